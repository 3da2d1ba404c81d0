<?xml version="1.0" encoding="UTF-8"?>
<!-- Additions: what was written in later, above the line, in the margin, by another hand. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="add" as="element()">
    <ins>
      <xsl:sequence select="shown:as(., ('added', shown:kinds(., @place)))"/>
      <xsl:variable name="hand" as="xs:string?" select="@hand[. ne ''] ! strings:of('added.hand', people:names(.))"/>
      <xsl:if test="$hand">
        <xsl:attribute name="title" select="$hand"/>
      </xsl:if>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="string-join((strings:known(tokenize(@place) ! ('added.' || .), strings:of('added')), $hand), ', ') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>
</xsl:stylesheet>
