<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD goes in, its RELAX NG schema comes out, with the explanations that editors show as tooltips. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="odd xs">

  <xsl:import href="odd.xsl"/>

  <xsl:output method="xml" indent="yes"/>

  <!-- The default mode turns specifications into patterns. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element()">
    <grammar ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <xsl:comment select="' Made from the ODD ' || $odd:schema/@ident || '. Change that, then run tei-protocols schema. '"/>
      <start>
        <choice>
          <xsl:for-each select="tokenize($odd:schema/@start)">
            <ref name="{.}"/>
          </xsl:for-each>
        </choice>
      </start>
      <xsl:apply-templates select="$odd:specifications[self::elementSpec or self::macroSpec]"/>
    </grammar>
  </xsl:template>

  <xsl:template match="elementSpec" as="element()">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:call-template name="documentation"/>
        <xsl:apply-templates select="content"/>
        <xsl:apply-templates select="odd:attributes(.)"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec" as="element()">
    <define name="{@ident}">
      <xsl:apply-templates select="content/*"/>
    </define>
  </xsl:template>

  <!-- A sequence that is the whole content is written without a group around it: libxml2 matches that best. -->
  <xsl:template match="content" as="element()*">
    <xsl:apply-templates select="if (sequence[not(@minOccurs or @maxOccurs)]) then sequence/* else *"/>
  </xsl:template>

  <xsl:template match="sequence | alternate | elementRef | macroRef | textNode | empty | content//dataRef" as="element()">
    <xsl:variable name="pattern" as="element()">
      <xsl:apply-templates select="." mode="pattern"/>
    </xsl:variable>
    <xsl:variable name="repetition" as="xs:string?" select="
      map { '0-1': 'optional', '0-unbounded': 'zeroOrMore', '1-unbounded': 'oneOrMore' }
        ((@minOccurs, '1')[1] || '-' || (@maxOccurs, '1')[1])"/>
    <xsl:choose>
      <xsl:when test="exists($repetition)">
        <xsl:element name="{$repetition}">
          <xsl:sequence select="$pattern"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$pattern"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mode pattern: a part of a content model, without its repetition. -->
  <xsl:mode name="pattern" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="sequence" mode="pattern" as="element()">
    <group>
      <xsl:apply-templates select="*"/>
    </group>
  </xsl:template>
  <xsl:template match="alternate" mode="pattern" as="element()">
    <choice>
      <xsl:apply-templates select="*"/>
    </choice>
  </xsl:template>
  <xsl:template match="elementRef | macroRef" mode="pattern" as="element()">
    <ref name="{@key}"/>
  </xsl:template>
  <xsl:template match="textNode" mode="pattern" as="element()">
    <text/>
  </xsl:template>
  <xsl:template match="empty" mode="pattern" as="element()">
    <empty/>
  </xsl:template>
  <xsl:template match="dataRef" mode="pattern" as="element()">
    <xsl:sequence select="odd:data(.)"/>
  </xsl:template>

  <xsl:template match="attDef" as="element()">
    <xsl:variable name="attribute" as="element()">
      <attribute name="{@ident}">
        <xsl:call-template name="documentation"/>
        <xsl:variable name="value" as="element()">
          <xsl:call-template name="value"/>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="odd:is-list(.)">
            <list>
              <xsl:element name="{if (datatype/@minOccurs = '0') then 'zeroOrMore' else 'oneOrMore'}">
                <xsl:sequence select="$value"/>
              </xsl:element>
            </list>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="$value"/>
          </xsl:otherwise>
        </xsl:choose>
      </attribute>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@usage = 'req'">
        <xsl:sequence select="$attribute"/>
      </xsl:when>
      <xsl:otherwise>
        <optional>
          <xsl:sequence select="$attribute"/>
        </optional>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One value of an attribute: a closed list of values, or a datatype. -->
  <xsl:template name="value" as="element()">
    <xsl:choose>
      <xsl:when test="valList">
        <choice>
          <xsl:for-each select="valList/valItem">
            <value>
              <xsl:value-of select="@ident"/>
            </value>
            <xsl:call-template name="documentation"/>
          </xsl:for-each>
        </choice>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="odd:data(datatype/dataRef)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="odd:data" as="element()">
    <xsl:param name="reference" as="element(dataRef)"/>
    <xsl:choose>
      <xsl:when test="$reference/@name">
        <data type="{$reference/@name}"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="choices" as="element()+">
          <xsl:apply-templates select="$odd:datatypes[@key = $reference/@key]/*" mode="data"/>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="count($choices) eq 1">
            <xsl:sequence select="$choices"/>
          </xsl:when>
          <xsl:otherwise>
            <choice>
              <xsl:sequence select="$choices"/>
            </choice>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Mode data: one of the choices of a datatype. -->
  <xsl:mode name="data" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="odd:data" mode="data" as="element()">
    <data type="{@type}">
      <xsl:for-each select="@* except @type">
        <param name="{name()}">
          <xsl:value-of select="."/>
        </param>
      </xsl:for-each>
    </data>
  </xsl:template>
  <xsl:template match="odd:value" mode="data" as="element()">
    <value>
      <xsl:value-of select="."/>
    </value>
  </xsl:template>

  <xsl:template name="documentation" as="element(a:documentation)?">
    <xsl:where-populated>
      <a:documentation>
        <xsl:value-of select="odd:explanation(.)"/>
      </a:documentation>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
