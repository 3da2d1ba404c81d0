<?xml version="1.0" encoding="UTF-8"?>
<!-- What a document is cited by: its header goes in; a map comes out, from which its page and the bibliography of a site make
     citations. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:facts="https://tei-protocols.example/ns/facts" xmlns:page="https://tei-protocols.example/ns/page"
    xmlns:references="https://tei-protocols.example/ns/references" xmlns:strings="https://tei-protocols.example/ns/strings"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Each entry is a string, several or none; the shelfmark is empty where there is none. `date` is the first day, `until` the
       last of a session that had several. -->
  <xsl:function name="facts:citable" as="map(*)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="file" as="element()?" select="$document/teiHeader/fileDesc"/>
    <xsl:variable name="statement" as="element()?" select="$file/titleStmt"/>
    <xsl:variable name="digital" as="element()?" select="($file/sourceDesc/bibl[@type = 'digitalSource'], $file/sourceDesc/bibl)[1]"/>
    <xsl:variable name="manuscript" as="element()?" select="$file/sourceDesc/msDesc[1]/msIdentifier"/>
    <xsl:variable name="dates" as="element(date)*" select="$document/teiHeader/profileDesc/creation/date, $statement/meeting/date"/>
    <xsl:variable name="first" as="xs:string?" select="$dates[1]/(@when, @from)[1] ! string()[facts:is-date(.)]"/>
    <xsl:sequence select="map {
      'key': ($document/@xml:id[. ne ''] ! string(), 'protocol')[1],
      'title': page:title($document),
      'date': $first,
      'until': max($dates/(@when, @to) ! string()[facts:is-date(.)])[. gt $first and string-length(.) eq string-length($first)],
      'date-as-written': string-join(if (count($statement/meeting/date) gt 1) then $statement/meeting/date ! normalize-space() else $dates[1] ! normalize-space(), ', ')[.],
      'language': string(($document/@xml:lang[. ne ''], 'en')[1]),
      'authors': facts:words($statement/author),
      'translators': facts:words($statement/editor[@role = 'translator']),
      'editors': facts:words($statement/editor[not(@role = 'translator')]),
      'archive': $manuscript/repository ! (choice/expan, .)[1] ! normalize-space()[.],
      'shelfmark': string($manuscript/idno[@type = 'shelfmark'][1] ! normalize-space()),
      'source': $digital/publisher[1] ! normalize-space()[.],
      'address': ($digital//idno[@type = 'URI'] ! normalize-space()[references:leads-outside(.)])[1] }"/>
  </xsl:function>

  <!-- The title of a document, otherwise what it is called. -->
  <xsl:function name="page:title" as="xs:string">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="$document/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="(($titles[@type = 'main'], $titles) ! normalize-space(), string($document/@xml:id), strings:of('untitled'))[. ne ''][1]"/>
  </xsl:function>

  <xsl:function name="facts:words" as="xs:string*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="distinct-values($elements ! normalize-space()[.])"/>
  </xsl:function>

  <!-- A year, a month or a day. -->
  <xsl:function name="facts:is-date" as="xs:boolean">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="translate($date, '123456789', '000000000') = ('0000', '0000-00', '0000-00-00')"/>
  </xsl:function>

  <!-- Is this an address on the network? Said without a regular expression, which would take longer than all the rest. -->
  <xsl:function name="references:leads-outside" as="xs:boolean">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="lower-case(substring-before($target, '://')) = ('http', 'https')
      and not(contains($target, ' ')) and substring-after($target, '://') ne ''"/>
  </xsl:function>
</xsl:stylesheet>
