<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes of the page: what an element of the edition hands on to the element that shows it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:strings="https://tei-protocols.example/ns/strings" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Class, address and language. The class names the phenomenon; how that looks is for the style sheets to say. -->
  <xsl:function name="shown:as" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:if test="exists($class)">
      <xsl:attribute name="class" select="$class"/>
    </xsl:if>
    <xsl:if test="$element/@xml:id">
      <xsl:attribute name="id" select="$element/@xml:id"/>
    </xsl:if>
    <xsl:if test="$element/@xml:lang[. ne '']">
      <xsl:attribute name="lang" select="$element/@xml:lang"/>
    </xsl:if>
  </xsl:function>

  <!-- What the encoding calls an element, as a class: its name and each kind, "seg-attribution". So no word of a document
       can take the place of a class that means something here. -->
  <xsl:function name="shown:kinds" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="kinds" as="attribute()?"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element) || '-'"/>
    <xsl:sequence select="tokenize($kinds) ! ($name || .)"/>
  </xsl:function>

  <!-- An address, where there is one. -->
  <xsl:function name="shown:at" as="attribute()?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:if test="$address">
      <xsl:attribute name="id" select="$address"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="shown:language" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:lang[. ne '']">
      <xsl:attribute name="lang" select="$element/@xml:lang"/>
    </xsl:if>
  </xsl:function>

  <!-- Words for those who hear the page, where those who see it have a sign. -->
  <xsl:template name="spoken">
    <xsl:param name="words" as="xs:string"/>
    <span xmlns="http://www.w3.org/1999/xhtml" class="spoken"><xsl:sequence select="$strings:marked"/><xsl:value-of select="$words"/></span>
  </xsl:template>
</xsl:stylesheet>
