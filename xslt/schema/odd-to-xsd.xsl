<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD goes in, its schema in XSD 1.0 comes out. Content models are deterministic in the ODD, so they carry over as
     they stand. Two things XSD cannot say: which element a document begins with, and that an empty element may hold
     white space. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="odd">

  <xsl:import href="odd.xsl"/>

  <xsl:output method="xml" indent="yes"/>

  <!-- The default mode turns specifications into declarations. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(xs:schema)">
    <xs:schema targetNamespace="http://www.tei-c.org/ns/1.0" elementFormDefault="qualified">
      <xsl:comment select="' Made from the ODD ' || $odd:schema/@ident || '. Change that, then run tei-protocols schema. '"/>
      <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
      <xsl:apply-templates select="$odd:datatypes[@key = $odd:specifications//dataRef/@key]"/>
      <xsl:apply-templates select="$odd:specifications[self::elementSpec or self::macroSpec]"/>
    </xs:schema>
  </xsl:template>

  <xsl:template match="elementSpec" as="element(xs:element)">
    <xs:element name="{@ident}">
      <xsl:call-template name="documentation"/>
      <xs:complexType>
        <xsl:choose>
          <xsl:when test="content/dataRef">
            <xs:simpleContent>
              <xs:extension base="{odd:type(content/dataRef)}">
                <xsl:apply-templates select="odd:attributes(.)"/>
              </xs:extension>
            </xs:simpleContent>
          </xsl:when>
          <xsl:otherwise>
            <xsl:if test="content//textNode">
              <xsl:attribute name="mixed" select="'true'"/>
            </xsl:if>
            <xsl:apply-templates select="content"/>
            <xsl:apply-templates select="odd:attributes(.)"/>
          </xsl:otherwise>
        </xsl:choose>
      </xs:complexType>
    </xs:element>
  </xsl:template>

  <xsl:template match="macroSpec" as="element(xs:group)">
    <xs:group name="{@ident}">
      <xsl:apply-templates select="content"/>
    </xs:group>
  </xsl:template>

  <!-- Text is "mixed", which allows it everywhere: it may stand alone, or in a repeated choice that is the whole content. -->
  <xsl:template match="content" as="element()?">
    <xsl:if test=".//textNode except (textNode, alternate[@minOccurs = '0'][@maxOccurs = 'unbounded']/textNode)">
      <xsl:call-template name="odd:stop"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="sequence or alternate">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:when test="elementRef or macroRef">
        <xs:sequence>
          <xsl:apply-templates/>
        </xs:sequence>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="content/text() | sequence/text() | alternate/text() | textNode | empty" as="empty-sequence()"/>
  <xsl:template match="sequence" as="element(xs:sequence)">
    <xs:sequence>
      <xsl:sequence select="@minOccurs, @maxOccurs"/>
      <xsl:apply-templates/>
    </xs:sequence>
  </xsl:template>
  <xsl:template match="alternate" as="element(xs:choice)">
    <xs:choice>
      <xsl:sequence select="@minOccurs, @maxOccurs"/>
      <xsl:apply-templates/>
    </xs:choice>
  </xsl:template>
  <xsl:template match="elementRef" as="element(xs:element)">
    <xs:element ref="tei:{@key}">
      <xsl:sequence select="@minOccurs, @maxOccurs"/>
    </xs:element>
  </xsl:template>
  <xsl:template match="macroRef" as="element(xs:group)">
    <xs:group ref="tei:{@key}">
      <xsl:sequence select="@minOccurs, @maxOccurs"/>
    </xs:group>
  </xsl:template>

  <!-- xml:id and xml:lang have their types from the schema of the xml namespace. -->
  <xsl:template match="attDef[starts-with(@ident, 'xml:')]" as="element(xs:attribute)">
    <xs:attribute ref="{@ident}">
      <xsl:call-template name="usage"/>
      <xsl:call-template name="documentation"/>
    </xs:attribute>
  </xsl:template>

  <xsl:template match="attDef" as="element(xs:attribute)">
    <xs:attribute name="{@ident}">
      <xsl:call-template name="usage"/>
      <xsl:if test="not(valList or odd:is-list(.))">
        <xsl:attribute name="type" select="odd:type(datatype/dataRef)"/>
      </xsl:if>
      <xsl:call-template name="documentation"/>
      <xsl:choose>
        <xsl:when test="odd:is-list(.)">
          <xsl:call-template name="list"/>
        </xsl:when>
        <xsl:when test="valList">
          <xsl:call-template name="values"/>
        </xsl:when>
      </xsl:choose>
    </xs:attribute>
  </xsl:template>

  <xsl:template name="usage" as="attribute()?">
    <xsl:if test="@usage = 'req'">
      <xsl:attribute name="use" select="'required'"/>
    </xsl:if>
  </xsl:template>

  <!-- Several values in one attribute; at least one, unless the ODD says that there may be none. -->
  <xsl:template name="list" as="element(xs:simpleType)">
    <xs:simpleType>
      <xs:restriction>
        <xs:simpleType>
          <xs:list>
            <xsl:choose>
              <xsl:when test="valList">
                <xsl:call-template name="values"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:attribute name="itemType" select="odd:type(datatype/dataRef)"/>
              </xsl:otherwise>
            </xsl:choose>
          </xs:list>
        </xs:simpleType>
        <xs:minLength value="{(datatype/@minOccurs, '1')[1]}"/>
      </xs:restriction>
    </xs:simpleType>
  </xsl:template>

  <xsl:template name="values" as="element(xs:simpleType)">
    <xs:simpleType>
      <xs:restriction base="xs:token">
        <xsl:for-each select="valList/valItem">
          <xs:enumeration value="{@ident}">
            <xsl:call-template name="documentation"/>
          </xs:enumeration>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:template>

  <xsl:function name="odd:type" as="xs:string">
    <xsl:param name="reference" as="element(dataRef)"/>
    <xsl:sequence select="if ($reference/@name) then 'xs:' || $reference/@name else 'tei:' || $reference/@key"/>
  </xsl:function>

  <xsl:template match="odd:datatype" as="element(xs:simpleType)">
    <xsl:variable name="choices" as="element(xs:simpleType)+">
      <xsl:apply-templates select="odd:data"/>
      <xsl:where-populated>
        <xs:simpleType>
          <xsl:where-populated>
            <xs:restriction>
              <xsl:for-each select="odd:value">
                <xsl:if test="position() eq 1">
                  <xsl:attribute name="base" select="'xs:token'"/>
                </xsl:if>
                <xs:enumeration value="{.}"/>
              </xsl:for-each>
            </xs:restriction>
          </xsl:where-populated>
        </xs:simpleType>
      </xsl:where-populated>
    </xsl:variable>
    <xs:simpleType name="{@key}">
      <xsl:choose>
        <xsl:when test="count($choices) eq 1">
          <xsl:sequence select="$choices/*"/>
        </xsl:when>
        <xsl:otherwise>
          <xs:union>
            <xsl:sequence select="$choices"/>
          </xs:union>
        </xsl:otherwise>
      </xsl:choose>
    </xs:simpleType>
  </xsl:template>

  <xsl:template match="odd:data" as="element(xs:simpleType)">
    <xs:simpleType>
      <xs:restriction base="xs:{@type}">
        <xsl:for-each select="@* except @type">
          <xsl:element name="xs:{name()}">
            <xsl:attribute name="value" select="."/>
          </xsl:element>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:template>

  <xsl:template name="documentation" as="element(xs:annotation)?">
    <xsl:if test="odd:explanation(.)">
      <xs:annotation>
        <xs:documentation>
          <xsl:value-of select="odd:explanation(.)"/>
        </xs:documentation>
      </xs:annotation>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
