<?xml version="1.0" encoding="UTF-8"?>
<!-- What a session is cited by, for the bibliography of a site: each fact as an element of its name. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:entry="https://tei-protocols.example/ns/entry"
    xmlns:facts="https://tei-protocols.example/ns/facts" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="entry:cited" as="element(cited)" xpath-default-namespace="">
    <xsl:param name="session" as="element()"/>
    <xsl:variable name="facts" as="map(*)" select="facts:citable($session)"/>
    <cited>
      <xsl:for-each select="sort(map:keys($facts))">
        <xsl:variable name="name" as="xs:string" select="."/>
        <xsl:for-each select="$facts($name)[. ne '']">
          <xsl:element name="{$name}"><xsl:value-of select="."/></xsl:element>
        </xsl:for-each>
      </xsl:for-each>
    </cited>
  </xsl:function>
</xsl:stylesheet>
