<?xml version="1.0" encoding="UTF-8"?>
<!-- Glosses: a term explained by the editor of the source, or the word of the original behind a translation. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="term" as="element()">
    <span><xsl:sequence select="shown:as(., 'term')"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="gloss" as="element()">
    <span>
      <xsl:sequence select="shown:as(., ('gloss', shown:kinds(., @type)))"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of(if (@type = 'original') then 'gloss.original' else 'gloss') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="foreign" as="element()">
    <i><xsl:sequence select="shown:as(., 'foreign')"/><xsl:apply-templates/></i>
  </xsl:template>
</xsl:stylesheet>
