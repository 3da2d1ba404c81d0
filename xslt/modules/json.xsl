<?xml version="1.0" encoding="UTF-8"?>
<!-- JSON: words go in, a string of JSON comes out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:facts="https://tei-protocols.example/ns/facts" exclude-result-prefixes="#all">

  <!-- A string of JSON. What it lacks is looked for first: that takes no time, where every character is asked otherwise. -->
  <xsl:function name="facts:json" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="line" as="xs:string"
        select="if (contains($words, '&#10;') or contains($words, '&#9;') or contains($words, '&#13;')) then translate($words, '&#9;&#10;&#13;', '   ') else $words"/>
    <xsl:sequence select="'&quot;' || (if (contains($line, '&quot;') or contains($line, '\')) then replace($line, '[&quot;\\]', '\\$0') else $line) || '&quot;'"/>
  </xsl:function>
</xsl:stylesheet>
