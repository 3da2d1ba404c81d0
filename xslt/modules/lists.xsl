<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, for the most part of decisions. The number as printed stands before its entry. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:parts="https://tei-protocols.example/ns/parts"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list" as="element()+">
    <xsl:if test="parts:decides(.)">
      <xsl:call-template name="decision"/>
    </xsl:if>
    <xsl:apply-templates select="head"/>
    <ol>
      <xsl:sequence select="shown:as(., ('list', 'decision'[parts:decides(current())]))"/>
      <xsl:apply-templates select="item"/>
    </ol>
  </xsl:template>

  <xsl:template match="list/head" as="element()">
    <p><xsl:sequence select="shown:as(., 'list-head')"/><xsl:apply-templates select="." mode="words"/></p>
  </xsl:template>

  <xsl:template match="item" as="element()">
    <xsl:variable name="address" as="xs:string" select="parts:address-of-entry(.)"/>
    <li>
      <xsl:sequence select="shown:as(., ()), shown:at($address)[not(current()/@xml:id)]"/>
      <xsl:if test="contains($address, '.')">
        <xsl:call-template name="locus">
          <xsl:with-param name="address" select="$address"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="preceding-sibling::*[1][self::label]"/>
      <xsl:apply-templates select="." mode="words"/>
      <xsl:if test="tokenize(@ana) = '#act.decision'"><xsl:call-template name="doubt-about"/></xsl:if>
    </li>
  </xsl:template>

  <!-- The address of an entry: its own; or, where it has a number among the paragraphs that are in no turn, the number in
       the part that the list stands in. Another number is that of the list, which a turn may have as well. -->
  <xsl:function name="parts:address-of-entry" as="xs:string">
    <xsl:param name="entry" as="element(item)"/>
    <xsl:variable name="part" as="attribute()?" select="$entry/parent::list/parent::div/@xml:id"/>
    <xsl:sequence select="if ($entry/@xml:id) then $entry/@xml:id
      else if ($part and starts-with($entry/@n, 'o')) then $part || '.' || $entry/@n
      else ''"/>
  </xsl:function>

  <xsl:template match="list/label" as="item()+">
    <span><xsl:sequence select="shown:as(., 'label')"/><xsl:apply-templates select="." mode="words"/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="item/label | p/label" as="element()">
    <span><xsl:sequence select="shown:as(., 'label')"/><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>
</xsl:stylesheet>
