<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD goes in, its Schematron rules come out: one pattern for each constraintSpec, in their order. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>

  <xsl:output method="xml" indent="yes" suppress-indentation="sch:assert sch:report"/>

  <xsl:template match="/" as="element(sch:schema)">
    <sch:schema queryBinding="xslt3">
      <xsl:comment select="' Made from the ODD ' || $odd:schema/@ident || '. Change that, then run tei-protocols schema. '"/>
      <xsl:variable name="constraints" as="element(constraintSpec)*" select="$odd:specifications/descendant-or-self::constraintSpec"/>
      <xsl:for-each-group select="$constraints/constraint/sch:ns" group-by="@prefix">
        <sch:ns prefix="{@prefix}" uri="{@uri}"/>
      </xsl:for-each-group>
      <xsl:for-each select="$constraints">
        <sch:pattern id="{@ident}">
          <xsl:apply-templates select="constraint/sch:rule" mode="rule"/>
        </sch:pattern>
      </xsl:for-each>
    </sch:schema>
  </xsl:template>

  <!-- Mode rule copies a rule, its messages on one line, without the namespaces of the ODD. -->
  <xsl:mode name="rule" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="sch:*" mode="rule" as="element()">
    <xsl:element name="{name()}">
      <xsl:sequence select="@*"/>
      <xsl:apply-templates mode="rule"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="text()" mode="rule" as="text()?"/>
  <xsl:template match="(sch:assert | sch:report)/text()" mode="rule" as="text()">
    <xsl:variable name="line" as="xs:string" select="replace(., '\s+', ' ')"/>
    <xsl:variable name="begun" as="xs:string" select="if (preceding-sibling::node()) then $line else replace($line, '^ ', '')"/>
    <xsl:value-of select="if (following-sibling::node()) then $begun else replace($begun, ' $', '')"/>
  </xsl:template>
</xsl:stylesheet>
