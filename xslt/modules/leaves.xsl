<?xml version="1.0" encoding="UTF-8"?>
<!-- Leaves and lines: where a page of the record or of its copy begins, what is printed at its head or foot, where a line
     was broken. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="pb" as="element()">
    <span role="doc-pagebreak">
      <xsl:sequence select="shown:as(., 'leaf'), $strings:marked"/>
      <xsl:variable name="words" as="xs:string" select="strings:known(string(@type)[.], strings:of('page')) || ' ' || replace(@n, 'ob$', strings:of('verso'))"/>
      <xsl:attribute name="aria-label" select="$words"/>
      <xsl:value-of select="$words"/>
    </span>
  </xsl:template>

  <xsl:template match="fw" as="element()">
    <!-- amid the words of a paragraph one has to see where it ends -->
    <span><xsl:sequence select="shown:as(., ('running-head', shown:kinds(., @type), 'head-in-line'[current()/(ancestor::p | ancestor::item)]))"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The number of a page repeats what its beginning says. -->
  <xsl:template match="fw[@type = 'pageNum']"/>

  <xsl:template match="lb" as="element()">
    <br/>
  </xsl:template>

  <!-- A word that a line end divides is one word. -->
  <xsl:template match="lb[@break = 'no']"/>
</xsl:stylesheet>
