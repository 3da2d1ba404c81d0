<?xml version="1.0" encoding="UTF-8"?>
<!-- Gaps and doubtful letters: what is not there, or can hardly be read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="gap" as="element()">
    <span>
      <xsl:sequence select="shown:as(., ('gap', shown:kinds(., @reason))), $strings:marked"/>
      <xsl:call-template name="gap-sign"/>
    </span>
  </xsl:template>

  <!-- A gap is said in words, with its extent where that is known; for an omission, which is frequent, dots will do. -->
  <xsl:template name="gap-sign">
    <xsl:variable name="words" as="xs:string" select="strings:known(('gap.' || @reason)[current()/@reason], strings:of('gap.other'))"/>
    <xsl:choose>
      <xsl:when test="@reason = 'omitted'">
        <xsl:call-template name="spoken"><xsl:with-param name="words" select="$words"/></xsl:call-template>
        <xsl:text>…</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words, @quantity, (shown:unit(.), @extent)[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is counted, in the form that the number asks for. -->
  <xsl:function name="shown:unit" as="xs:string?">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:sequence select="$gap/@unit ! strings:known($gap[@quantity castable as xs:integer]
      ! ('unit.' || @unit || '.' || strings:form(xs:integer(@quantity))), string(.))"/>
  </xsl:function>

  <xsl:template match="gap/desc"/>

  <xsl:template match="unclear" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'unclear')"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('unclear') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A character that XML cannot hold. -->
  <xsl:template match="g" as="element()">
    <span class="character" title="{strings:of('character')}"><xsl:value-of select="(@n, string(.))[. ne ''][1]"/></span>
  </xsl:template>
</xsl:stylesheet>
