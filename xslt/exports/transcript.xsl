<?xml version="1.0" encoding="UTF-8"?>
<!-- The transcript again: a TEI document goes in, and the three streams come out in which every character of the
     transcript has its place: the text as it was printed, the lines of the header, the lines that were set aside.
     Compared with the transcript they prove that nothing was lost. White space may differ; nothing else may. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:signs="https://tei-protocols.example/ns/signs" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:import href="../modules/signs.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <!-- In these elements white space stands for the eye; in running text it belongs to the text. -->
  <xsl:strip-space elements="TEI teiCorpus text body back div sp list opener"/>

  <xsl:template match="/" as="element()">
    <streams xmlns="">
      <text>
        <xsl:apply-templates select="//text"/>
      </text>
      <xsl:apply-templates select="//notesStmt/note[@type = ('header', 'discarded')]/lb" mode="lines"/>
    </streams>
  </xsl:template>

  <!-- This mode writes the page again: characters as they are, the signs of elements around them. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" as="text()">
    <xsl:copy/>
  </xsl:template>

  <!-- The notes that no anchor puts elsewhere are printed at the end. -->
  <xsl:template match="text">
    <xsl:variable name="placed" as="xs:string*" select=".//anchor[@type = 'notes'] ! tokenize(@corresp) ! substring(., 2)"/>
    <xsl:apply-templates/>
    <xsl:apply-templates select="body//note[@place = 'end'][not(@xml:id = $placed)]" mode="note-text"/>
  </xsl:template>

  <!-- What begins on a new line, or at least behind white space, unless it is glued to what stands before it. -->
  <xsl:template match="p | head | speaker | closer | dateline | item | list/label | salute | (body | div | sp)/fw | seg[@type = ('line', 'classification', 'description', 'source', 'signature')] | (body | div | sp)/stage">
    <xsl:if test="not(signs:of(.) = 'glued' or self::p[parent::note][not(preceding-sibling::*)])">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:value-of select="signs:open(.)"/>
    <xsl:apply-templates/>
    <xsl:value-of select="signs:close(.)"/>
  </xsl:template>

  <xsl:template match="supplied | gloss | ex | del | add | hi | unclear | stage[not(parent::body or parent::div or parent::sp)] | note[@place = 'inline']">
    <xsl:value-of select="signs:open(.)"/>
    <xsl:apply-templates/>
    <xsl:value-of select="signs:close(.)"/>
  </xsl:template>

  <xsl:template match="gap" as="text()">
    <xsl:value-of select="signs:gap(.)"/>
  </xsl:template>

  <!-- A correction, a regularised form and an expansion by the encoder are not in the transcript. -->
  <xsl:template match="choice/corr | choice/reg | choice/expan"/>
  <xsl:template match="note[@type = 'query']" priority="2"/>

  <xsl:template match="note[@place = 'end'][not(ancestor::back)] | ref[@type = 'noteMark']" as="text()" priority="1">
    <xsl:value-of select="signs:mark(.)"/>
  </xsl:template>

  <xsl:template match="back//note[@place = 'end']" priority="1">
    <xsl:apply-templates select="." mode="note-text"/>
  </xsl:template>

  <xsl:template match="anchor[@type = 'notes']">
    <xsl:variable name="document" as="document-node()" select="root(.)"/>
    <xsl:for-each select="tokenize(@corresp) ! substring(., 2)">
      <xsl:apply-templates select="id(., $document)" mode="note-text"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="lb[@break = 'no']" as="text()">
    <xsl:value-of select="signs:of(.)[1] || '&#10;'"/>
  </xsl:template>

  <!-- A character that XML cannot hold; it is put back by whoever compares. -->
  <xsl:template match="g" as="element()">
    <g xmlns="" n="{@n}"/>
  </xsl:template>

  <!-- This mode prints the text of a note with the number before it. -->
  <xsl:mode name="note-text" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="note" mode="note-text">
    <xsl:value-of select="'&#10;' || signs:number(.)"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- This mode writes the lines that a note of the header keeps to the letter. -->
  <xsl:mode name="lines" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="lb" mode="lines" as="element()">
    <xsl:variable name="own" as="element(lb)" select="."/>
    <line xmlns="" n="{@n}" stream="{../@type}">
      <xsl:apply-templates select="following-sibling::node()[not(self::lb)][preceding-sibling::lb[1] is $own]"/>
    </line>
  </xsl:template>
</xsl:stylesheet>
