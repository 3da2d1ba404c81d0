<?xml version="1.0" encoding="UTF-8"?>
<!-- Highlighting: underlined, bold, spaced: whatever the record or its source sets off. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="hi" as="element()">
    <span>
      <xsl:sequence select="shown:as(., shown:kinds(., @rend))"/>
      <xsl:if test="tokenize(@rend) = ('underline', 'double-underline')">
        <xsl:call-template name="spoken">
          <xsl:with-param name="words" select="strings:of('underlined') || ': '"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="." mode="words"/>
    </span>
  </xsl:template>

  <xsl:template match="hi[tokenize(@rend) = 'bold']" as="element()">
    <b><xsl:sequence select="shown:as(., shown:kinds(., @rend))"/><xsl:apply-templates/></b>
  </xsl:template>

  <xsl:template match="hi[tokenize(@rend) = ('italic', 'italics')]" as="element()" priority="0.6">
    <i><xsl:sequence select="shown:as(., shown:kinds(., @rend))"/><xsl:apply-templates select="." mode="words"/></i>
  </xsl:template>

  <!-- A heading is set off already. -->
  <xsl:template match="head//hi[tokenize(@rend) = 'bold']" priority="0.7">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="emph | mentioned" as="element()">
    <em><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></em>
  </xsl:template>
</xsl:stylesheet>
