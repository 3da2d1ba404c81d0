<?xml version="1.0" encoding="UTF-8"?>
<!-- About the document: everything in the header that a reader asks for, and how to cite. What the header lacks is left out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:about="https://tei-protocols.example/ns/about"
    xmlns:page="https://tei-protocols.example/ns/page" xmlns:parts="https://tei-protocols.example/ns/parts"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="about" as="element(section)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <section class="about" lang="{$strings:language}">
      <h2><xsl:value-of select="strings:of('about')"/></h2>
      <dl>
        <xsl:apply-templates select="." mode="about"/>
      </dl>
    </section>
  </xsl:template>

  <!-- This mode puts a document's description together, fact by fact. -->
  <xsl:mode name="about" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="TEI" mode="about">
    <xsl:variable name="file" as="element()?" select="teiHeader/fileDesc"/>
    <xsl:variable name="statement" as="element()?" select="$file/titleStmt"/>
    <xsl:variable name="digital" as="element()?" select="($file/sourceDesc/bibl[@type = 'digitalSource'], $file/sourceDesc/bibl)[1]"/>
    <xsl:variable name="manuscript" as="element()?" select="($file//msDesc)[1]"/>
    <xsl:sequence select="
      about:fact('about.session', ($statement/meeting/@n[. ne ''] ! about:words(strings:of('about.protocol', .)), about:shown($statement/meeting[normalize-space()]))),
      about:fact('about.shelfmark', about:shown($manuscript/msIdentifier/idno[@type = 'shelfmark'])),
      about:fact('about.repository', about:shown($manuscript/msIdentifier/repository)),
      about:fact('about.original', about:languages(about:original(.))),
      about:fact('about.language', about:languages(@xml:lang)),
      about:fact('about.author', about:shown($statement/author)),
      about:fact('about.translator', about:shown($statement/editor[@role = 'translator'])),
      about:fact('about.editor', about:shown($statement/editor[not(@role = 'translator')])),
      about:fact('about.responsibility', $statement/respStmt ! about:words(string-join((resp, string-join((name, persName, orgName) ! normalize-space(), ', ')) ! normalize-space(), ': '))),
      about:fact('about.funder', about:shown($statement/funder)),
      about:fact('about.credits', about:shown($file/notesStmt/note[@type = 'credits'])),
      about:fact('about.source', about:shown($digital[normalize-space()])),
      about:fact('about.address', about:shown($digital//idno[@type = 'URI'])),
      about:fact('about.abstract', about:shown(teiHeader/profileDesc/abstract)),
      about:fact('about.publisher', about:shown($file/publicationStmt/publisher)),
      about:fact('about.rights', about:shown($file/publicationStmt/availability/(licence | p))),
      about:fact('about.status', teiHeader/revisionDesc/@status ! about:words(strings:known('status.' || ., .))),
      about:fact('about.encoding', about:shown(teiHeader/encodingDesc/editorialDecl//p)),
      about:fact('about.remark', about:shown($file/notesStmt/note[@type = 'encoding'])),
      about:fact('about.cite', (about:citation(., $digital), about:example(.) ! about:words(strings:of('about.cite.paragraphs', .))))"/>
  </xsl:template>

  <!-- One fact: its name, and what the header says; nothing where it says nothing. -->
  <xsl:function name="about:fact" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="element()*"/>
    <xsl:if test="exists($values)">
      <div class="{substring-after($name, '.')}">
        <dt><xsl:value-of select="strings:of($name)"/></dt>
        <xsl:sequence select="$values"/>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- Words of the interface or of the header. -->
  <xsl:function name="about:words" as="element()">
    <xsl:param name="words" as="xs:string"/>
    <dd><xsl:value-of select="$words"/></dd>
  </xsl:function>

  <!-- Elements of the header, with their links; in the language of the document unless they say otherwise. -->
  <xsl:function name="about:shown" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each select="$elements">
      <dd lang="{(ancestor-or-self::*/@xml:lang)[last()]}">
        <xsl:apply-templates select="." mode="fact"/>
      </dd>
    </xsl:for-each>
  </xsl:function>

  <!-- This mode shows the content of one element of the header. Running text goes on in its own mode. -->
  <xsl:mode name="fact" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="fact">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="abstract" mode="fact">
    <xsl:for-each select="(p, .[not(p)])">
      <xsl:if test="position() gt 1"><br/></xsl:if>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="repository[choice]" mode="fact">
    <xsl:value-of select="choice/expan || ' (' || choice/abbr || ')'"/>
  </xsl:template>

  <xsl:template match="idno[@type = 'URI']" mode="fact">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="licence[@target]" mode="fact">
    <xsl:apply-templates/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="licence-link"/>
  </xsl:template>

  <xsl:template name="licence-link">
    <xsl:variable name="link" as="element()"><ref xmlns="http://www.tei-c.org/ns/1.0" target="{@target}"><xsl:value-of select="@target"/></ref></xsl:variable>
    <xsl:if test="not(normalize-space() = normalize-space(@target))"><xsl:apply-templates select="$link"/></xsl:if>
  </xsl:template>

  <!-- Technical words in the description of the encoding. -->
  <xsl:template match="gi | att | tag | val | code" as="element()">
    <code><xsl:apply-templates/></code>
  </xsl:template>

  <!-- Languages by name, as the header calls them. -->
  <xsl:function name="about:languages" as="element()*">
    <xsl:param name="codes" as="attribute()?"/>
    <xsl:for-each select="$codes">
      <xsl:sequence select="about:words(about:language(.))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="about:language" as="xs:string">
    <xsl:param name="code" as="attribute()"/>
    <xsl:variable name="codes" as="xs:string*" select="tokenize($code)"/>
    <xsl:variable name="names" as="xs:string*"
        select="for $each in $codes return (root($code)//langUsage/language[@ident = $each][normalize-space()]/normalize-space(), $each)[1]"/>
    <xsl:sequence select="string-join($names, ', ')"/>
  </xsl:function>

  <!-- The language in which the record was written: that of the manuscript, or the other language of the source. -->
  <xsl:function name="about:original" as="attribute()?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="source" as="element()?" select="$document/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="others" as="attribute()*" select="$document/teiHeader/profileDesc/langUsage/language/@ident[. ne $document/@xml:lang]"/>
    <xsl:sequence select="($source//msContents//textLang/@mainLang, $source/bibl/textLang/@otherLangs, $others[count($others) eq 1])[. ne ''][1]"/>
  </xsl:function>

  <!-- Is the text a translation of the record? -->
  <xsl:function name="about:is-translation" as="xs:boolean">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="boolean(about:original($document) ! replace(., '-.*', '') ne $document/@xml:lang ! replace(., '-.*', ''))"/>
  </xsl:function>

  <!-- The source's own citation; where there is none, title, date and shelfmark. -->
  <xsl:function name="about:citation" as="element()">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="digital" as="element()?"/>
    <xsl:variable name="header" as="element()?" select="$document/teiHeader"/>
    <xsl:choose>
      <xsl:when test="$digital[title or idno]">
        <xsl:sequence select="about:shown($digital)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="about:words(string-join((page:title($document), $header/profileDesc/creation/date[1] ! normalize-space(),
          ($header//msIdentifier/idno[@type = 'shelfmark'])[1] ! normalize-space())[.], ', ') || '.')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The number of the first paragraph of a turn, as an example. -->
  <xsl:function name="about:example" as="xs:string?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="($document/text//sp/p)[1] ! parts:address(.)[.] ! replace(., '^.*item-', '')"/>
  </xsl:function>
</xsl:stylesheet>
