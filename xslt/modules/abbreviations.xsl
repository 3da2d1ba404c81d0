<?xml version="1.0" encoding="UTF-8"?>
<!-- Abbreviations: the letters of the record, and those by which the editor of the source completed them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="expan" as="element()">
    <span><xsl:sequence select="shown:as(., 'expansion')"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="abbr | am">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="ex" as="element()">
    <span><xsl:sequence select="shown:as(., 'completed')"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
