<?xml version="1.0" encoding="UTF-8"?>
<!-- The title of a session among the headings that its text has, for its page and for what an edition says of it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:parts="https://tei-protocols.example/ns/parts" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The heading that has the words of the title: an edition may print a number of its own above it. Otherwise the first. -->
  <xsl:function name="parts:title" as="element(head)?">
    <xsl:param name="body" as="element(body)?"/>
    <xsl:variable name="printed" as="element(head)*" select="$body/head[normalize-space()]"/>
    <xsl:variable name="stated" as="xs:string" select="normalize-space($body/ancestor::TEI[1]/teiHeader/fileDesc/titleStmt/title[@type = 'main'][1])"/>
    <xsl:sequence select="if (count($printed) gt 1 and $stated)
      then ($printed[starts-with(normalize-space(), $stated) or contains($stated, normalize-space())], $printed)[1]
      else $printed[1]"/>
  </xsl:function>

  <!-- The words of a heading, where the mark of a page is left out that stood in it: without the space before a stop. -->
  <xsl:function name="parts:without-leaves" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="heading" as="element(head)"/>
    <xsl:sequence select="if ($heading//pb) then replace($words, '\s+([.,;:!?)\]»”])', '$1') else $words"/>
  </xsl:function>
</xsl:stylesheet>
