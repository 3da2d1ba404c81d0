<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models go in, sentences and lists come out that say the same to people: what an element holds, in which
     order, how often; and where it can stand. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:odd="https://tei-protocols.example/ns/odd" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Mode model: a part of a content model, in words. -->
  <xsl:mode name="model" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="content" mode="model">
    <xsl:apply-templates select="*" mode="model"/>
  </xsl:template>
  <xsl:template match="empty" mode="model" as="text()">
    <xsl:text>nothing: the element is empty</xsl:text>
  </xsl:template>
  <xsl:template match="textNode" mode="model" as="text()">
    <xsl:text>text</xsl:text>
  </xsl:template>
  <xsl:template match="dataRef" mode="model">
    <xsl:sequence select="odd:datatype-link(.)"/>
  </xsl:template>
  <xsl:template match="elementRef" mode="model">
    <xsl:sequence select="odd:element-link(@key), odd:often(.)"/>
  </xsl:template>
  <xsl:template match="macroRef" mode="model">
    <xsl:sequence select="odd:group-link(@key), odd:often(.)"/>
  </xsl:template>

  <xsl:template match="sequence" mode="model">
    <xsl:value-of select="'in this order' || odd:times(.)"/>
    <ol class="model">
      <xsl:for-each select="*">
        <li><xsl:apply-templates select="." mode="model"/></li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <!-- Parts that have parts of their own stand in a list, the others in a line. -->
  <xsl:template match="alternate" mode="model">
    <xsl:variable name="lead" as="xs:string" select="map {
      '1-1': 'one of these', '0-1': 'at most one of these', '0-unbounded': 'any number of these, in any order',
      '1-unbounded': 'one or more of these, in any order' }(odd:occurrence(.))"/>
    <xsl:choose>
      <xsl:when test="sequence | alternate">
        <xsl:value-of select="$lead"/>
        <ul class="model">
          <xsl:for-each select="*">
            <li><xsl:apply-templates select="." mode="model"/></li>
          </xsl:for-each>
        </ul>
      </xsl:when>
      <xsl:when test="textNode and count(*) gt 1">
        <xsl:text>text, and </xsl:text>
        <xsl:value-of select="$lead || ': '"/>
        <xsl:sequence select="odd:enumerated(* except textNode)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$lead || ': '"/>
        <xsl:sequence select="odd:enumerated(*)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="odd:enumerated">
    <xsl:param name="parts" as="element()*"/>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="model"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:occurrence" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="($part/@minOccurs, '1')[1] || '-' || ($part/@maxOccurs, '1')[1]"/>
  </xsl:function>

  <!-- How often one part occurs, where it is not just once. -->
  <xsl:function name="odd:often" as="element()?">
    <xsl:param name="part" as="element()"/>
    <xsl:for-each select="map { '0-1': 'optional', '0-unbounded': 'any number', '1-unbounded': 'one or more' }(odd:occurrence($part))">
      <small class="often"><xsl:value-of select="' (' || . || ')'"/></small>
    </xsl:for-each>
  </xsl:function>
  <xsl:function name="odd:times" as="xs:string?">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="map { '0-1': ', or not at all', '0-unbounded': ', any number of times', '1-unbounded': ', one or more times' }
      (odd:occurrence($part))"/>
  </xsl:function>

  <xsl:function name="odd:group-link" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <a href="#group-{$name}"><xsl:value-of select="odd:group-name($odd:groups($name))"/></a>
  </xsl:function>
  <xsl:function name="odd:group-name" as="xs:string">
    <xsl:param name="group" as="element(macroSpec)"/>
    <xsl:sequence select="normalize-space(($group/gloss, $group/@ident)[1])"/>
  </xsl:function>

  <!-- The names of the elements that can stand in an element or group, those of groups among them. -->
  <xsl:function name="odd:held" as="xs:string*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="distinct-values($spec/content//elementRef/@key ! string(.)),
      $spec/content//macroRef ! odd:held($odd:groups(@key))"/>
  </xsl:function>

  <!-- The names of the elements in which each element can stand. -->
  <xsl:variable name="odd:holders" as="map(xs:string, xs:string*)" select="map:merge(
    for $spec in $odd:elements?*, $name in distinct-values(odd:held($spec)) return map { $name: string($spec/@ident) },
    map { 'duplicates': 'combine' })"/>
</xsl:stylesheet>
