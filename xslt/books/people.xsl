<?xml version="1.0" encoding="UTF-8"?>
<!-- The people of several documents: TEI documents go in; who is in them comes out, in the order of an index, with the
     addresses of where each speaks or is named. Two entries are one person where the documents point to the same entry
     of a register, or have the very same name, whatever space follows an initial; nothing else is concluded here. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:people="https://tei-protocols.example/ns/people" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="../modules/people.xsl"/>

  <!-- Each `person` has a @name as in an index, and `at` elements: @document, counted from 1, @address, @speaks. -->
  <xsl:function name="people:index" as="element(person)*" xpath-default-namespace="">
    <xsl:param name="documents" as="document-node()*"/>
    <xsl:variable name="found" as="element(person)*">
      <xsl:for-each select="$documents">
        <xsl:variable name="number" as="xs:integer" select="position()"/>
        <xsl:apply-templates select="." mode="people">
          <xsl:with-param name="number" select="$number" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$found" group-by="@key">
      <xsl:sort select="people:sorted(@name)"/>
      <person name="{current-group()[1]/@name}">
        <xsl:sequence select="current-group()/at"/>
      </person>
    </xsl:for-each-group>
  </xsl:function>

  <!-- This mode finds who speaks and who is named. -->
  <xsl:mode name="people" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- A label says again who speaks. -->
  <xsl:template match="teiHeader | speaker" mode="people"/>

  <xsl:template match="sp[@who] | text//persName[@ref]" mode="people">
    <xsl:param name="number" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="addresses" as="xs:string*" select="if (self::sp) then (.//p, .) ! people:address(.)[1] else people:address(.)[1]"/>
    <xsl:variable name="speaks" as="xs:boolean" select="exists(self::sp)"/>
    <xsl:for-each select="people:described((@who, @ref)[1])[self::person][normalize-space(people:own-name(.))]">
      <person xmlns="" key="{(@sameAs[. ne ''] ! replace(., '^.*#', '#'), people:own-name(.) ! replace(., '\.[\s&#xA0;]+', '.'))[1]}" name="{people:turned(.)}">
        <xsl:for-each select="$addresses">
          <at document="{$number}" address="{.}" speaks="{$speaks}"/>
        </xsl:for-each>
      </person>
    </xsl:for-each>
    <xsl:apply-templates mode="people"/>
  </xsl:template>

  <!-- The addresses of the parts of the text that something stands in, the nearest first. -->
  <xsl:function name="people:address" as="xs:string*">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="reverse($place/ancestor-or-self::*[self::p or self::sp or self::div or self::closer][not(ancestor::note)]
      /(if (@xml:id) then string(@xml:id) else if (self::p and @n and ../@xml:id) then ../@xml:id || '.' || @n else ()))"/>
  </xsl:function>

  <!-- A name with the surname in front, where it is known which part that is: by the encoding, or by initials. -->
  <xsl:function name="people:turned" as="xs:string">
    <xsl:param name="person" as="element(person)"/>
    <xsl:variable name="name" as="element()?" select="$person/persName[1]"/>
    <xsl:variable name="surname" as="xs:string*" select="$name/surname[normalize-space()] ! normalize-space()"/>
    <xsl:sequence select="if (exists($surname))
      then string-join((string-join($surname, ' '), string-join($name/(* except surname) ! normalize-space(), ' ')[.]), ', ')
      else replace(people:own-name($person), '^((\p{L}{1,2}\.[\s-]*)+)(\S.*)$', '$3, $1') ! replace(., '\s+$', '')"/>
  </xsl:function>

  <!-- How a name is sorted: without regard to capitals and accents. -->
  <xsl:function name="people:sorted" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="lower-case(replace(normalize-unicode(translate($name, 'йЙ', '&#xE000;&#xE000;'), 'NFD'), '\p{M}', '') ! translate(., '&#xE000;', 'й'))"/>
  </xsl:function>
</xsl:stylesheet>
