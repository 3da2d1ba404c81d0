<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes in print: what is linked or opens on the screen stands at the foot of the page that has its first mark. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:key name="notes" match="section[tokenize(@class) = 'notes']//li" use="@id"/>
  <xsl:key name="marks" match="a[@class = 'note-mark']" use="substring(@href, 2)"/>

  <xsl:template match="a[@class = 'note-mark']">
    <xsl:variable name="note" as="element(li)?" select="key('notes', substring(@href, 2))[1]"/>
    <!-- marks without words between them would be read as one number -->
    <xsl:if test="preceding-sibling::node()[not(self::span[@class = 'peek'])][1][self::a[@class = 'note-mark'] or self::details[@class = 'deletion']]">
      <xsl:text>further-mark(",")&#10;</xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$note and key('marks', substring(@href, 2))[1] is .">
        <xsl:call-template name="call">
          <xsl:with-param name="function" select="'page-note'"/>
          <xsl:with-param name="arguments" select="typst:string(text())"/>
          <xsl:with-param name="content" select="$note/div/node()"/>
          <xsl:with-param name="lines" select="()" tunnel="yes"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'further-mark(' || typst:string(text()) || ')&#10;'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="a[@class = 'doubt-mark']" priority="1">
    <xsl:text>further-mark("?")&#10;</xsl:text>
  </xsl:template>

  <!-- At the end there remain the notes that have no mark, and those that the source prints there. -->
  <xsl:template match="section[@class = 'notes']">
    <xsl:if test=".//li[not(key('marks', @id))]">
      <xsl:call-template name="call">
        <xsl:with-param name="function" select="'apparatus'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li" priority="1">
    <xsl:if test="not(key('marks', @id))">
      <xsl:call-template name="call">
        <xsl:with-param name="function" select="'end-note'"/>
        <xsl:with-param name="arguments" select="typst:string(replace(span[@class = 'number'], '\s+$', ''))"/>
        <xsl:with-param name="content" select="div/node()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A passage left out: the leaves that begin in it, its sign, and its words at the foot of the page. -->
  <xsl:template match="details[@class = 'deletion']">
    <xsl:for-each select=".//del//span[@class = 'leaf']">
      <xsl:value-of select="'sign((&quot;leaf&quot;, ), &quot;&quot;, ' || typst:string(.) || ')&#10;'"/>
    </xsl:for-each>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'omission'"/>
      <xsl:with-param name="arguments" select="typst:string(summary)"/>
      <xsl:with-param name="content" select=".//del"/>
    </xsl:call-template>
  </xsl:template>

  <!-- In a note there is nothing to save the reader from. -->
  <xsl:template match="section[@class = 'notes']//details[@class = 'deletion']" priority="2">
    <xsl:apply-templates select=".//del"/>
  </xsl:template>

  <xsl:template match="table//details[@class = 'deletion']" priority="1">
    <xsl:value-of select="'omission-sign(' || typst:string(summary) || ')&#10;'"/>
  </xsl:template>

  <!-- What was struck out of headings, each passage with the note that proves it. -->
  <xsl:template match="section[@class = 'deletions']//a[@class = 'proof-mark']" priority="1">
    <xsl:value-of select="'further-mark(' || typst:string(text()) || ')&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
