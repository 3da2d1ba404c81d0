<?xml version="1.0" encoding="UTF-8"?>
<!-- Corrections by the encoder: what the source has, and what should stand there. Here the source's own form is shown, with
     the other beside it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="choice" as="element()">
    <span><xsl:sequence select="shown:as(., 'choice')"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="sic" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'sic')"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('sic') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="corr" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'correction')"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('correction') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="orig | reg">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Of a regularised spelling and an expansion by the encoder only the source's own form is shown. -->
  <xsl:template match="choice/reg | choice/expan"/>
</xsl:stylesheet>
