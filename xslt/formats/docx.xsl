<?xml version="1.0" encoding="UTF-8"?>
<!-- A file for Word: the page of a view goes in, the parts of an Office Open XML document come out. Everything has a style
     by name; what was struck out is struck, and notes are footnotes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:word="https://tei-protocols.example/ns/word"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="xs word">

  <xsl:include href="docx/runs.xsl"/>
  <xsl:include href="docx/package.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/" as="element()">
    <xsl:call-template name="package"/>
  </xsl:template>

  <xsl:template name="document" as="element(w:document)">
    <w:document>
      <w:body>
        <xsl:apply-templates select="//main" mode="blocks"/>
        <w:sectPr>
          <w:headerReference w:type="default" r:id="rId4"/>
          <w:footerReference w:type="default" r:id="rId5"/>
          <w:footerReference w:type="first" r:id="rId5"/>
          <w:pgSz w:w="11906" w:h="16838"/>
          <w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>
          <w:titlePg/>
        </w:sectPr>
      </w:body>
    </w:document>
  </xsl:template>

  <!-- This mode writes paragraphs and tables; what is neither is transparent. -->
  <xsl:mode name="blocks" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- Ways about the screen, and what only a script can use. -->
  <xsl:template match="nav | button | script | style | label | template | a[@class = 'skip'] | span[@class = 'peek']" mode="blocks" priority="1"/>

  <xsl:template match="text()[normalize-space()] | span | a | b | i | em | cite | ins | del | code | time | br" mode="blocks">
    <xsl:sequence select="word:paragraph('Normal', .)"/>
  </xsl:template>

  <xsl:template match="article[preceding-sibling::article]" mode="blocks">
    <w:p><w:r><w:br w:type="page"/></w:r></w:p>
    <xsl:apply-templates mode="blocks"/>
  </xsl:template>

  <xsl:template match="p | div[@role = 'paragraph']" mode="blocks">
    <xsl:sequence select="word:paragraph(word:style-of(.), node())"/>
  </xsl:template>

  <xsl:template match="h1 | h2 | h3 | h4 | h5 | h6" mode="blocks">
    <xsl:sequence select="word:paragraph('Heading' || substring(local-name(), 2), node())"/>
  </xsl:template>

  <!-- What the list says of itself is not said twice: that heading is for the ear. -->
  <xsl:template match="*[@class = 'added-heading spoken']" mode="blocks" priority="1"/>

  <!-- A label that is printed names who speaks; where it does, and nothing else is to be said, the name does not stand there twice. -->
  <xsl:template match="header[@class = 'who'][empty(details | */span[@class = 'continues'])][word:names(following-sibling::*[1]//span[tokenize(@class) = 'speaker-label'], .//span[@class = 'name'])]"
      mode="blocks" priority="1"/>

  <xsl:function name="word:names" as="xs:boolean">
    <xsl:param name="label" as="element()*"/>
    <xsl:param name="name" as="element()*"/>
    <xsl:variable name="surname" as="xs:string" select="(tokenize(lower-case($name[1]))[last()], '')[1]"/>
    <xsl:sequence select="exists($label) and $surname ne '' and contains(lower-case(string-join($label)), $surname)"/>
  </xsl:function>

  <!-- Who speaks. A doubt about that is a footnote. -->
  <xsl:template match="header[@class = 'who']" mode="blocks" as="element(w:p)">
    <w:p>
      <w:pPr>
        <w:pStyle w:val="Speaker"/>
        <w:outlineLvl w:val="{number(substring(local-name(*[1]), 2)) - 1}"/>
      </w:pPr>
      <xsl:for-each select="*[1]/*[not(@class = 'spoken')]">
        <xsl:if test="position() gt 1"><xsl:sequence select="word:run(', ', .)"/></xsl:if>
        <xsl:apply-templates select="." mode="runs"/>
      </xsl:for-each>
      <xsl:apply-templates select="details" mode="runs"/>
    </w:p>
  </xsl:template>

  <xsl:template match="li" mode="blocks">
    <xsl:sequence select="word:paragraph('ListParagraph', node())"/>
  </xsl:template>

  <!-- Notes with a mark are footnotes; the others stand here. -->
  <xsl:template match="section[@class = 'notes']" mode="blocks">
    <xsl:if test=".//li[not(word:is-footnote(.))]">
      <xsl:apply-templates mode="blocks"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li" mode="blocks" priority="1">
    <xsl:if test="not(word:is-footnote(.))">
      <xsl:sequence select="word:paragraph('Note', (span[@class = 'number'], text(), div/node()))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="dl/div" mode="blocks">
    <xsl:variable name="name" as="element()" select="dt"/>
    <xsl:for-each select="dd">
      <w:p>
        <w:pPr><w:pStyle w:val="Fact"/></w:pPr>
        <xsl:if test="position() = 1"><xsl:sequence select="word:run(normalize-space($name), $name)"/></xsl:if>
        <w:r><w:tab/></w:r>
        <xsl:apply-templates mode="runs"/>
      </w:p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="table" mode="blocks" as="element(w:tbl)">
    <w:tbl>
      <w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>
      <w:tblGrid><xsl:for-each select="(.//tr)[1]/*"><w:gridCol w:w="{(2400, 5200, 1200)[current()/(1 + count(preceding-sibling::*))]}"/></xsl:for-each></w:tblGrid>
      <xsl:for-each select=".//tr">
        <w:tr>
          <xsl:if test="parent::thead"><w:trPr><w:tblHeader/></w:trPr></xsl:if>
          <xsl:for-each select="td | th">
            <w:tc><xsl:sequence select="word:paragraph('Legend', node())"/></w:tc>
          </xsl:for-each>
        </w:tr>
      </xsl:for-each>
    </w:tbl>
  </xsl:template>

  <!-- Of the forms of citation, a reader needs the first; the others are for programs. -->
  <xsl:template match="section[@class = 'cite']/details" mode="blocks"/>

  <xsl:template match="section[@class = 'cite']/details[not(preceding-sibling::details)]" mode="blocks" priority="1">
    <xsl:sequence select="word:paragraph('BodyText', pre/node())"/>
  </xsl:template>

  <!-- Content as paragraphs of a style: what is a block in it stands between them. -->
  <xsl:function name="word:paragraph" as="element()*">
    <xsl:param name="style" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:for-each-group select="$content" group-adjacent="exists((self::p, self::div, self::ol, self::ul, self::table, self::section, self::dl))">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="blocks"/>
        </xsl:when>
        <xsl:when test="exists(current-group()[not(self::text()) or normalize-space()])">
          <w:p>
            <w:pPr><w:pStyle w:val="{$style}"/></w:pPr>
            <xsl:apply-templates select="current-group()" mode="runs"/>
          </w:p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
    <!-- a cell of a table cannot do without -->
    <xsl:if test="$style = 'Legend' and empty($content[not(self::text()) or normalize-space()])"><w:p/></xsl:if>
  </xsl:function>

  <!-- The style of a paragraph, by the first of its classes that is one. -->
  <xsl:function name="word:style-of" as="xs:string">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="(tokenize($paragraph/@class) ! $word:paragraphs(.), 'BodyText')[1]"/>
  </xsl:function>
</xsl:stylesheet>
