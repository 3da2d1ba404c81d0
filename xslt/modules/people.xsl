<?xml version="1.0" encoding="UTF-8"?>
<!-- People and groups: a pointer goes in, their name and their roles in the session come out, as the header gives them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:people="https://tei-protocols.example/ns/people" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="named" match="text//persName[@ref]" use="tokenize(@ref)"/>

  <!-- The people and groups that the sessions list: by the pointers to them, the ways to their places, where the page says who
       took part: see about.xsl. A site leads on from there. -->
  <xsl:variable name="people:ways" as="map(xs:string, xs:string)" select="map:merge(
    (TEI | teiCorpus//TEI)/teiHeader/profileDesc/particDesc/(descendant::person, descendant::personGrp)/@xml:id ! map:entry('#' || ., '#' || people:place(.)))"/>

  <!-- The address of their place: no address in a document can have its sign. -->
  <xsl:function name="people:place" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="'person:' || $id"/>
  </xsl:function>

  <!-- The elements of this document to which pointers lead; pointers to elsewhere lead to nothing. -->
  <xsl:function name="people:described" as="element()*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointers)[starts-with(., '#')] ! id(substring(., 2), root($pointers))"/>
  </xsl:function>

  <!-- The names of all to whom an attribute points, as one phrase. -->
  <xsl:function name="people:names" as="xs:string">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="people:phrase(tokenize($pointers) ! people:name(., root($pointers)))"/>
  </xsl:function>

  <xsl:function name="people:phrase" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="if (count($names) le 1) then string($names)
      else string-join($names[position() lt last()], ', ') || strings:of('and') || $names[last()]"/>
  </xsl:function>

  <!-- The name behind one pointer: as described, else as the text has it, else the pointer itself. -->
  <xsl:function name="people:name" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="described" as="element()?"
        select="if (starts-with($pointer, '#')) then id(substring($pointer, 2), $document)[1] else ()"/>
    <xsl:variable name="name" as="xs:string" select="if ($described) then people:own-name($described) else ''"/>
    <xsl:sequence select="if ($name) then $name
      else (key('named', $pointer, $document)[1] ! normalize-space(), substring-after($pointer, '#')[.], $pointer)[1]"/>
  </xsl:function>

  <!-- What a described person, group or contributor is called; empty where the description has no name. -->
  <xsl:function name="people:own-name" as="xs:string">
    <xsl:param name="described" as="element()"/>
    <xsl:variable name="name" as="element()?" select="$described ! (
      if (self::person or self::org or self::respStmt) then (persName, orgName, name)[1]
      else if (self::personGrp) then (head, parent::listPerson/head)[1]
      else if (self::listPerson) then head
      else .)"/>
    <xsl:sequence select="if ($name) then normalize-space($name)
      else if ($described/self::listPerson) then strings:known('group.' || $described/@type, '')
      else if ($described/self::personGrp) then strings:known('role.' || $described/@role, '')
      else ''"/>
  </xsl:function>

  <!-- Roles in the words of the interface; each is named once, and having taken part goes without saying where there is
       another. -->
  <xsl:function name="people:roles-called" as="xs:string">
    <xsl:param name="roles" as="attribute()?"/>
    <xsl:sequence select="if (contains($roles, ' ')) then people:several-roles($roles)
      else if (string($roles)) then strings:known('role.' || $roles, $roles) else ''"/>
  </xsl:function>

  <xsl:function name="people:several-roles" as="xs:string">
    <xsl:param name="roles" as="attribute()"/>
    <xsl:variable name="names" as="xs:string*" select="distinct-values(tokenize($roles))"/>
    <xsl:variable name="telling" as="xs:string*" select="$names[. ne 'participant']"/>
    <xsl:sequence select="string-join((if (exists($telling)) then $telling else $names) ! strings:known('role.' || ., .), ', ')"/>
  </xsl:function>

  <!-- Who answers for a judgement, with what they did: for instance "a name (the work done)". -->
  <xsl:function name="people:judge" as="xs:string">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:variable name="judges" as="xs:string*" select="for $pointer in tokenize($pointers) return
      people:name($pointer, root($pointers)) || id(substring($pointer, 2), root($pointers))[1]/ancestor-or-self::respStmt/resp[1] ! (' (' || . || ')')"/>
    <xsl:sequence select="string-join($judges, '; ')"/>
  </xsl:function>
</xsl:stylesheet>
