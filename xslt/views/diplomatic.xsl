<?xml version="1.0" encoding="UTF-8"?>
<!-- The diplomatic text: what stood in the record, with every act marked. The common treatment marks acts already, so
     that little is left to say: labels of speakers are printed where they stand, and a translation is named as what it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:about="https://tei-protocols.example/ns/about"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="../common.xsl"/>

  <xsl:variable name="view" as="xs:string" select="'diplomatic'"/>

  <xsl:template name="view-note">
    <p class="view-note"><xsl:value-of select="strings:of('about.view.diplomatic')"/></p>
    <xsl:if test="about:is-translation(.)">
      <p class="reconstruction"><xsl:value-of select="strings:of('about.reconstruction', (about:language(about:original(.)), about:language(@xml:lang)))"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="speaker">
    <xsl:call-template name="printed-label"/>
  </xsl:template>

  <xsl:template name="run-in">
    <xsl:call-template name="label-that-runs-in"/>
  </xsl:template>

  <!-- Doubts of the encoders are for those who look closely. -->
  <xsl:template match="note[@type = 'query']" as="element()" priority="2">
    <span>
      <xsl:sequence select="shown:as(., 'query')"/>
      <xsl:value-of select="strings:of('query') || ': '"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
