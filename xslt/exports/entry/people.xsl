<?xml version="1.0" encoding="UTF-8"?>
<!-- People of a session: its list of persons goes in, who they are in all documents comes out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:entry="https://tei-protocols.example/ns/entry"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The key behind each address in this session. -->
  <xsl:function name="entry:keys" as="map(xs:string, xs:string)">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:map>
      <xsl:for-each select="$session/teiHeader/profileDesc/particDesc//person[@xml:id]">
        <xsl:map-entry key="'#' || @xml:id" select="entry:key(.)"/>
      </xsl:for-each>
      <xsl:for-each select="$session/teiHeader/profileDesc/particDesc/(descendant::personGrp | descendant::listPerson | descendant::org)[@xml:id]">
        <xsl:map-entry key="'#' || @xml:id" select="'group:' || (@role, @type, 'group')[1]"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- Two whose names are written alike may be two people: of one who is not in the register the key is but a name. -->
  <xsl:function name="entry:key" as="xs:string">
    <xsl:param name="person" as="element(person)"/>
    <xsl:variable name="registered" as="xs:string?" select="$person/@sameAs ! entry:in-register(.)"/>
    <xsl:sequence select="($registered, 'name:' || entry:slug((entry:name($person)[.], string($person/@xml:id))[1]))[1]"/>
  </xsl:function>

  <!-- Where a pointer leads into a register: an XML name behind the last #. -->
  <xsl:function name="entry:in-register" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <!-- nearly all have one, which needs no regular expression -->
    <xsl:variable name="behind" as="xs:string" select="if (contains($pointer, '#')) then substring-after($pointer, '#') else $pointer"/>
    <xsl:variable name="identifier" as="xs:string" select="if (contains($behind, '#')) then replace($behind, '^.*#', '') else $behind"/>
    <xsl:sequence select="('person:' || $identifier)[not(starts-with($pointer, '#'))][$identifier castable as xs:NCName]"/>
  </xsl:function>

  <xsl:function name="entry:name" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="($person/(persName, orgName, name)[1] ! entry:words(.), '')[1]"/>
  </xsl:function>

  <!-- Words as a part of an address: letters and digits, small, with hyphens between. -->
  <xsl:function name="entry:slug" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="substring(replace(replace(lower-case($words), '[^\p{L}\p{N}]+', '-'), '^-|-$', ''), 1, 60)"/>
  </xsl:function>

  <!-- The keys behind an attribute's pointers. -->
  <xsl:function name="entry:meant" as="xs:string*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:param name="keys" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="tokenize($pointers) ! ($keys(.), entry:in-register(.))[1]"/>
  </xsl:function>

  <!-- Who is there, each with name, surname and roles. -->
  <xsl:function name="entry:people" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:param name="keys" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="$session/teiHeader/profileDesc/particDesc//person[@xml:id]">
      <xsl:variable name="surname" as="xs:string" select="(persName[1]/surname[1] ! normalize-space(), '')[1]"/>
      <person xmlns="" id="{@xml:id}" key="{$keys('#' || @xml:id)}" role="{@role}" surname="{$surname}"><xsl:value-of select="entry:name(.)"/></person>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
