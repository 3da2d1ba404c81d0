<?xml version="1.0" encoding="UTF-8"?>
<!-- A book in print: what an edition says of itself goes in, with the pages of a view and the TEI of each document; a Typst
     document comes out, with contents, a list of sessions and an index of people, all with the numbers of its own pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:h="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:import href="../formats/pdf.xsl"/>
  <xsl:include href="../modules/strings.xsl"/>
  <xsl:include href="people.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The documents in the order of the book: as their view shows them, and as they are encoded. -->
  <xsl:param name="pages" as="document-node()*" select="()"/>
  <xsl:param name="documents" as="document-node()*" select="()"/>

  <!-- Addresses are single in a document only; in the book the number of the document stands before them. -->
  <xsl:variable name="prefixes" as="map(xs:string, xs:string)"
      select="map:merge(for $number in 1 to count($pages) return map { generate-id($pages[$number]) : $number || '/' })"/>

  <xsl:function name="typst:prefix" as="xs:string">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="$prefixes(generate-id(root($place)))"/>
  </xsl:function>

  <!-- What is said of the view, and what is in a session, stands once at the beginning of the book. -->
  <xsl:template match="div[@class = 'view-notes'] | nav[@class = 'contents']"/>

  <!-- What is said of the encoding of all documents alike, at its end. -->
  <xsl:template match="section[@class = 'about']//div[@class = 'encoding']">
    <xsl:param name="once" as="xs:boolean" select="false()"/>
    <xsl:if test="$once">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/" as="text()*" xpath-default-namespace="">
    <xsl:variable name="date" as="xs:string" select="typst:date(max($pages//h:meta[@name = 'dcterms.date']/@content[matches(., '^\d{4}-\d\d-\d\d$')] ! string(.)))"/>
    <xsl:variable name="title" as="xs:string" select="typst:string((book/@title[. ne ''], strings:of('index.title'))[1])"/>
    <xsl:value-of select="'// ' || (if ($date = 'auto') then 'undated' else 'dated') || '&#10;#show: edition.with(title: ' || $title || ', date: ' || $date
      || ', contributors: ' || typst:strings(book/@publisher[. ne '']) || ', language: ' || typst:string(typst:language($strings:language)) || ')&#10;'
      || '#title-page(title: ' || $title || ', view: ' || typst:string(strings:known('view.' || book/@view, book/@view))
      || ', notes: ' || typst:strings(strings:known('about.view.' || book/@view, '')[.])
      || ', publisher: ' || typst:string(book/@publisher) || ', rights: ' || typst:strings(book/(@rights, @licence)[. ne '']) || ')&#10;'
      || '#book-contents(' || typst:string(strings:of('contents')) || ')&#10;'
      || '#session-list(' || typst:string(strings:of('book.sessions')) || ', '
      || typst:strings(('about.session', 'book.title', 'about.shelfmark', 'page') ! strings:of(.))"/>
    <xsl:apply-templates select="$pages//article" mode="listed" xpath-default-namespace="http://www.w3.org/1999/xhtml"/>
    <xsl:text>)&#10;#{&#10;</xsl:text>
    <xsl:apply-templates select="$pages//main" xpath-default-namespace="http://www.w3.org/1999/xhtml"/>
    <xsl:text>}&#10;</xsl:text>
    <xsl:call-template name="encoding"/>
    <xsl:value-of select="'#index-of-people(' || typst:string(strings:of('book.people')) || ', ' || typst:string(strings:of('book.people.note'))"/>
    <xsl:for-each select="people:index($documents)">
      <xsl:value-of select="', (' || typst:string(@name) || ', ' || typst:strings(at[@speaks = 'true'] ! typst:place(.)) || ', '
        || typst:strings(at[@speaks = 'false'] ! typst:place(.)) || ')'"/>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="encoding">
    <xsl:variable name="said" as="element(div)*" select="$pages//section[@class = 'about']//div[@class = 'encoding']"/>
    <xsl:if test="exists($said)">
      <xsl:value-of select="'#book-about(' || typst:string(strings:of('index.about'))"/>
      <xsl:for-each-group select="$said" group-by="string-join(dd)">
        <xsl:text>, {&#10;</xsl:text>
        <xsl:apply-templates select=".">
          <xsl:with-param name="once" select="true()"/>
        </xsl:apply-templates>
        <xsl:text>}</xsl:text>
      </xsl:for-each-group>
      <xsl:text>)&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- This mode lists a session. -->
  <xsl:mode name="listed" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="article" mode="listed">
    <xsl:value-of select="', (' || typst:string((.//span[@class = 'session'])[1]) || ', ' || typst:string((.//h1)[1] ! typst:words(.)) || ', '
      || typst:string((.//p[@class = 'shelfmark'])[1] ! normalize-space()) || ', ' || typst:string(typst:beginning(.)) || ')'"/>
  </xsl:template>

  <xsl:function name="typst:place" as="xs:string">
    <xsl:param name="at" as="element()"/>
    <xsl:sequence select="$at/@document || '/' || $at/@address"/>
  </xsl:function>
</xsl:stylesheet>
