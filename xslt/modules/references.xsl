<?xml version="1.0" encoding="UTF-8"?>
<!-- References: to addresses on the network, to places in the text, to other protocols and archival files. Only http and
     https are ever links: whatever else an address says, it is text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown"
    xmlns:references="https://tei-protocols.example/ns/references" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="ref | ptr" as="element()">
    <xsl:sequence select="references:to(., string(@target))"/>
  </xsl:template>

  <xsl:template match="ref[@type = 'unresolved']" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'unresolved')"/>
      <xsl:attribute name="title" select="strings:of('unresolved')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="idno" as="element()">
    <span><xsl:sequence select="shown:as(., shown:kinds(., @type))"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="idno[@type = 'URI']" as="element()">
    <xsl:sequence select="references:to(., string(.))"/>
  </xsl:template>

  <xsl:template match="locus | textLang | repository">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- An element as a link, where its target can be one. -->
  <xsl:function name="references:to" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="address" as="xs:string" select="references:address($element, normalize-space($target))"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="shown:as($element, shown:kinds($element, $element/@type))"/>
      <xsl:if test="$address">
        <xsl:attribute name="href" select="$address"/>
      </xsl:if>
      <xsl:apply-templates select="$element/node()"/>
      <xsl:if test="$element[self::ptr]"><xsl:value-of select="$target"/></xsl:if>
    </xsl:element>
  </xsl:function>

  <!-- An address on the network, or a place of this text that is on the page; otherwise nothing. -->
  <xsl:function name="references:address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if (references:leads-outside($target)) then $target
      else if (starts-with($target, '#') and id(substring($target, 2), root($element))[ancestor::text]) then $target
      else ''"/>
  </xsl:function>
</xsl:stylesheet>
