<?xml version="1.0" encoding="UTF-8"?>
<!-- Additions: what was written in later, above the line, in the margin, by another hand. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="add" as="element()">
    <ins>
      <xsl:sequence select="shown:as(., ('added', shown:kinds(., @place)))"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:known(tokenize(@place) ! ('added.' || .), strings:of('added')) || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>
</xsl:stylesheet>
