<?xml version="1.0" encoding="UTF-8"?>
<!-- Deletions: what was struck out, shown struck out and legible. Words say where a passage that was struck out begins
     and ends, for those who hear the page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="del" as="element()">
    <del>
      <xsl:sequence select="shown:as(., ())"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('deleted') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="' (' || strings:of('deleted.end') || ') '"/>
      </xsl:call-template>
    </del>
  </xsl:template>

  <!-- Quoted by a note as what had stood there before it was replaced; nobody says that a line was drawn through it. -->
  <xsl:template match="note//del[not(@rend)]" as="element()">
    <span><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Struck out, then made valid again: it stands. -->
  <xsl:template match="restore" as="element()">
    <span><xsl:sequence select="shown:as(., 'restored')"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="restore/del" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'struck')"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('restored') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="subst">
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
