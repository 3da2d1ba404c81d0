<?xml version="1.0" encoding="UTF-8"?>
<!-- Schematron goes in, the stylesheet comes out that checks a document by it and lists what it finds:
     <problems><problem rule="id" level="error | warning | notice" at="1 2 3">message</problem></problems>
     @at leads from the document to the element: the second child element of the root's first is "1 1 2".
     Known are ns, let, pattern, rule, assert, report, value-of and name; anything else stops the compiler. In a pattern
     the first rule that matches a node wins. No modes and no template rules are made, only one loop for each rule, and
     what is found is one expression that calls one function: that compiles fastest, and the checks run once. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="https://tei-protocols.example/ns/out" xmlns:check="https://tei-protocols.example/ns/check"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="sch">

  <xsl:output method="xml" indent="yes" suppress-indentation="problem"/>
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <!-- The default mode turns rules into instructions. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="sch:schema"/>
  </xsl:template>

  <xsl:template match="sch:schema" as="element()">
    <out:stylesheet version="3.0" exclude-result-prefixes="#all">
      <xsl:for-each select="sch:ns">
        <xsl:namespace name="{@prefix}" select="@uri"/>
      </xsl:for-each>
      <xsl:comment select="' Made from Schematron rules by sch-to-xslt.xsl. '"/>
      <out:output method="xml" omit-xml-declaration="yes"/>
      <out:function name="check:place" as="xs:string">
        <out:param name="node" as="node()"/>
        <out:sequence select="string-join($node/ancestor-or-self::*/(count(preceding-sibling::*) + 1), ' ')"/>
      </out:function>
      <out:function name="check:problem" as="element(problem)">
        <out:param name="node" as="node()"/>
        <out:param name="rule" as="xs:string"/>
        <out:param name="level" as="xs:string"/>
        <out:param name="message" as="xs:string"/>
        <problem rule="{{$rule}}" level="{{$level}}" at="{{check:place($node)}}">
          <out:value-of select="$message"/>
        </problem>
      </out:function>
      <xsl:apply-templates select="sch:let"/>
      <out:template match="/">
        <problems>
          <xsl:apply-templates select="* except (sch:let, sch:ns)"/>
        </problems>
      </out:template>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="sch:pattern" as="element()*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="sch:rule" as="element()">
    <xsl:variable name="earlier" as="xs:string*" select="preceding-sibling::sch:rule ! check:nodes(@context)"/>
    <out:for-each select="{string-join((check:nodes(@context), $earlier), ' except ')}">
      <xsl:apply-templates select="*"/>
    </out:for-each>
  </xsl:template>

  <!-- All nodes of a document that a pattern matches. -->
  <xsl:function name="check:nodes" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:sequence select="if (matches($context, '^\s*/|[|]')) then '//(' || $context || ')' else '//' || normalize-space($context)"/>
  </xsl:function>

  <xsl:template match="sch:schema/sch:let | sch:rule/sch:let" as="element()">
    <out:variable name="{@name}" select="{@value}"/>
  </xsl:template>

  <xsl:template match="sch:assert" as="element()">
    <out:if test="not({@test})">
      <xsl:call-template name="problem"/>
    </out:if>
  </xsl:template>
  <xsl:template match="sch:report" as="element()">
    <out:if test="{@test}">
      <xsl:call-template name="problem"/>
    </out:if>
  </xsl:template>

  <xsl:template name="problem" as="element()">
    <xsl:variable name="level" as="xs:string" select="if (@role = 'information') then 'notice' else (@role, 'error')[1]"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates/>
    </xsl:variable>
    <out:sequence select="check:problem(., {check:literal(@id)}, {check:literal($level)}, {string-join($words, ' || ')})"/>
  </xsl:template>

  <!-- The words of a message as an expression. -->
  <xsl:template match="text()" as="xs:string?"/>
  <xsl:template match="(sch:assert | sch:report)/text()" as="xs:string">
    <xsl:sequence select="check:literal(replace(., '\s+', ' '))"/>
  </xsl:template>
  <xsl:template match="sch:value-of" as="xs:string">
    <xsl:sequence select="'string-join((' || @select || '), '' '')'"/>
  </xsl:template>
  <xsl:template match="sch:name" as="xs:string">
    <xsl:sequence select="'name(' || @path || ')'"/>
  </xsl:template>

  <xsl:function name="check:literal" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="'''' || replace($words, '''', '''''') || ''''"/>
  </xsl:function>

  <xsl:template match="*" priority="-1" name="unknown" as="empty-sequence()">
    <xsl:message terminate="yes" select="name() || ' in ' || (ancestor::*[@id][1]/@id, 'the schema')[1]
      || ': the compiler does not know this'"/>
  </xsl:template>
</xsl:stylesheet>
