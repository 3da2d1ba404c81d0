<?xml version="1.0" encoding="UTF-8"?>
<!-- What the compilers of the ODD share: the specifications in the order in which the schema lists them, the datatypes
     of the TEI, and the words that explain a construct. Whether an ODD keeps to the subset that is known here is checked
     by refusals.xsl before anything is compiled; what slips through stops the compiler, which says where. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="named" match="*[@xml:id]" use="@xml:id"/>
  <xsl:key name="specified" match="elementSpec | macroSpec" use="@ident"/>

  <xsl:variable name="odd:schema" as="element(schemaSpec)" select="//schemaSpec"/>

  <!-- Everything that the schema lists; a specGrpRef stands for what its group lists. -->
  <xsl:variable name="odd:specifications" as="element()*" select="odd:listed($odd:schema)"/>

  <xsl:function name="odd:listed" as="element()*">
    <xsl:param name="list" as="element()?"/>
    <xsl:for-each select="$list/*">
      <xsl:sequence select="if (self::specGrpRef) then odd:listed(key('named', substring(@target, 2))[1]) else ."/>
    </xsl:for-each>
  </xsl:function>

  <!-- The attributes that an element has. -->
  <xsl:function name="odd:attributes" as="element(attDef)*">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:sequence select="$element/attList/attDef[not(@mode = 'delete')]"/>
  </xsl:function>

  <xsl:function name="odd:is-list" as="xs:boolean">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:sequence select="$attribute/datatype/@maxOccurs = 'unbounded'"/>
  </xsl:function>

  <!-- "gloss: description", as editors show it in a tooltip. -->
  <xsl:function name="odd:explanation" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$spec/(gloss, desc)" mode="odd:words"/>
    </xsl:variable>
    <xsl:sequence select="string-join($words, ': ')"/>
  </xsl:function>

  <!-- Mode odd:words turns glosses and descriptions into plain text: names of elements in angle brackets, of attributes
       with an at sign, values in quotation marks. -->
  <xsl:mode name="odd:words" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="gloss | desc" mode="odd:words" as="xs:string">
    <xsl:variable name="text" as="text()*">
      <xsl:apply-templates mode="odd:words"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text))"/>
  </xsl:template>
  <xsl:template match="gi" mode="odd:words" as="text()">
    <xsl:value-of select="'&lt;' || . || '>'"/>
  </xsl:template>
  <xsl:template match="att" mode="odd:words" as="text()">
    <xsl:value-of select="'@' || ."/>
  </xsl:template>
  <xsl:template match="val" mode="odd:words" as="text()">
    <xsl:value-of select="'&quot;' || . || '&quot;'"/>
  </xsl:template>

  <!-- The datatypes of the TEI that are used, each as a choice of datatypes of XML Schema. What they are called, and what
       they mean, is said to people. -->
  <xsl:variable name="odd:datatypes" as="element(odd:datatype)+">
    <odd:datatype key="teidata.pointer" name="address"
      means="Where something is: #fn1 in the same file, people.xml#orlov in another, or an address of the web.">
      <odd:data type="anyURI" pattern="\S+"/>
    </odd:datatype>
    <odd:datatype key="teidata.enumerated" name="keyword" means="One word of a list, without white space.">
      <odd:data type="token" pattern="[^\p{{C}}\p{{Z}}]+"/>
    </odd:datatype>
    <odd:datatype key="teidata.word" name="word" means="A word without white space.">
      <odd:data type="token" pattern="[^\p{{C}}\p{{Z}}]+"/>
    </odd:datatype>
    <odd:datatype key="teidata.text" name="text" means="Any text, also several words.">
      <odd:data type="string"/>
    </odd:datatype>
    <odd:datatype key="teidata.xpath" name="path" means="A path in XPath, such as @who.">
      <odd:data type="string"/>
    </odd:datatype>
    <odd:datatype key="teidata.count" name="count" means="A whole number, 0 or more.">
      <odd:data type="nonNegativeInteger"/>
    </odd:datatype>
    <odd:datatype key="teidata.truthValue" name="yes or no" means="true or false.">
      <odd:data type="boolean"/>
    </odd:datatype>
    <odd:datatype key="teidata.xTruthValue" name="yes, no or unknown" means="true, false, unknown or inapplicable.">
      <odd:data type="boolean"/><odd:value>unknown</odd:value><odd:value>inapplicable</odd:value>
    </odd:datatype>
    <odd:datatype key="teidata.certainty" name="certainty"
      means="high where hardly anything speaks against it, medium where there are good reasons, low where another reading is about as likely; unknown.">
      <odd:value>high</odd:value><odd:value>medium</odd:value><odd:value>low</odd:value><odd:value>unknown</odd:value>
    </odd:datatype>
    <odd:datatype key="teidata.probability" name="probability" means="A number from 0 to 1.">
      <odd:data type="double" minInclusive="0" maxInclusive="1"/>
    </odd:datatype>
    <odd:datatype key="teidata.numeric" name="number" means="A number: 12, 3.25 or 1/2.">
      <odd:data type="double"/><odd:data type="token" pattern="(\-?[\d]+/\-?[\d]+)"/><odd:data type="decimal"/>
    </odd:datatype>
    <odd:datatype key="teidata.language" name="language"
      means="The code of a language, and of the script where it is not the usual one: en, ru, ru-Latn.">
      <odd:data type="language"/><odd:value/>
    </odd:datatype>
    <odd:datatype key="teidata.versionNumber" name="version" means="The number of a version, as 1.2.0.">
      <odd:data type="token" pattern="[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){{0,3}}"/>
    </odd:datatype>
    <odd:datatype key="teidata.temporal.w3c" name="date" means="A day, month or year: 1960-02-11, 1960-02 or 1960; or a time: 08:00:00.">
      <odd:data type="date"/><odd:data type="gYear"/><odd:data type="gMonth"/><odd:data type="gDay"/>
      <odd:data type="gYearMonth"/><odd:data type="gMonthDay"/><odd:data type="time"/><odd:data type="dateTime"/>
    </odd:datatype>
  </xsl:variable>

  <!-- Datatypes of XML Schema that a dataRef may name itself. -->
  <xsl:variable name="odd:plain-datatypes" as="element(odd:datatype)+">
    <odd:datatype key="ID" name="name of its own"
      means="A name that nothing else in the file has. It begins with a letter, and has letters, digits, full stops and hyphens: item-1.2."/>
    <odd:datatype key="Name" name="name" means="A name as XML has them."/>
    <odd:datatype key="NCName" name="simple name" means="A name as XML has them, without a colon."/>
    <odd:datatype key="string" name="characters" means="Any characters."/>
    <odd:datatype key="token" name="words" means="Any characters; white space counts as one space."/>
  </xsl:variable>

  <xsl:variable name="odd:all-datatypes" as="element(odd:datatype)+" select="$odd:datatypes, $odd:plain-datatypes"/>

  <!-- Stops a compiler at what it does not know. -->
  <xsl:template name="odd:stop" as="empty-sequence()">
    <xsl:message terminate="yes"
      select="name() || ' in ' || (ancestor::*[@ident][1]/@ident, 'the schema')[1] || ': the compiler does not know this'"/>
  </xsl:template>
</xsl:stylesheet>
