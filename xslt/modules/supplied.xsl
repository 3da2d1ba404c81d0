<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that the record lacks: the editor of the source supplied them. They are marked as not being there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="supplied" as="element()">
    <ins>
      <xsl:sequence select="shown:as(., ('supplied', shown:kinds(., @reason)))"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of(if (@reason = 'omitted-in-original') then 'supplied.omitted' else 'supplied') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>
</xsl:stylesheet>
