<?xml version="1.0" encoding="UTF-8"?>
<!-- The entry of a document: a TEI document goes in, an `entry` comes out with all that the pages of a site say about it: what
     it is, who is there, who speaks and is spoken of, what was struck out, what is not certain. Each fact has the address at
     which the page of the document shows it. Plain words, without notes and signs.

       <entry xml:lang>  title, shelfmark, abstract, then for each session
         <session address number>  date, cited, item, person, turn, mention, name, deletion, doubt

     A person is known by a key that holds in all documents: that of the register, `person:ID`, otherwise the written name,
     `name:WORDS`, of which nobody has said whose it is; `group:ROLE` are those who act together. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:entry="https://tei-protocols.example/ns/entry"
    xmlns:parts="https://tei-protocols.example/ns/parts"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="../modules/strings.xsl"/>
  <xsl:include href="../modules/title.xsl"/>
  <xsl:include href="../modules/citable.xsl"/>
  <xsl:include href="entry/citation.xsl"/>
  <xsl:include href="entry/people.xsl"/>
  <xsl:include href="entry/speech.xsl"/>
  <xsl:include href="entry/passages.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <!-- The document is one `TEI`, or a `teiCorpus` of several sessions, which has a header of its own. -->
  <xsl:template match="/*" as="element()">
    <entry xmlns="" xml:lang="{(@xml:lang, .//TEI/@xml:lang, 'en')[1]}">
      <xsl:apply-templates select="teiHeader/fileDesc/titleStmt/title[1]" mode="entry"/>
      <xsl:apply-templates select="(.//msIdentifier/idno[@type = 'shelfmark'])[1]" mode="entry"/>
      <xsl:apply-templates select="teiHeader/profileDesc/abstract/p" mode="entry"/>
      <xsl:apply-templates select="teiHeader/fileDesc/titleStmt/editor[@role = 'translator']" mode="entry"/>
      <xsl:apply-templates select="(.//sourceDesc//idno[@type = 'URI'])[1]" mode="entry"/>
      <xsl:apply-templates select="descendant-or-self::TEI" mode="entry"/>
    </entry>
  </xsl:template>

  <!-- This mode writes the parts of an entry. -->
  <xsl:mode name="entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="TEI" mode="entry" as="element()">
    <xsl:variable name="keys" as="map(xs:string, xs:string)" select="entry:keys(.)"/>
    <session xmlns="" address="{@xml:id}" number="{teiHeader/fileDesc/titleStmt/meeting/@n}">
      <xsl:if test="parent::teiCorpus">
        <xsl:apply-templates select="(parts:title(text/body), teiHeader/fileDesc/titleStmt/title)[1]" mode="entry"/>
      </xsl:if>
      <xsl:apply-templates select="teiHeader/fileDesc/titleStmt/meeting/date" mode="entry"/>
      <xsl:sequence select="entry:cited(.)"/>
      <xsl:apply-templates select="text/body//div[@type = ('agenda_item', 'agenda_sub_item')]/head" mode="entry"/>
      <xsl:sequence select="entry:people(., $keys), entry:turns(., $keys), entry:mentions(., $keys), entry:names(.),
        entry:deletions(.), entry:doubts(., $keys)"/>
    </session>
  </xsl:template>

  <xsl:template match="title | body/head" mode="entry" as="element()">
    <title xmlns=""><xsl:value-of select="entry:words(.)"/></title>
  </xsl:template>

  <xsl:template match="date" mode="entry" as="element()">
    <date xmlns="" from="{(@when, @from, @notBefore)[1]}" to="{(@when, @to, @notAfter)[1]}"><xsl:value-of select="entry:words(.)"/></date>
  </xsl:template>

  <xsl:template match="idno[@type = 'shelfmark']" mode="entry" as="element()">
    <shelfmark xmlns=""><xsl:value-of select="entry:words(.)"/></shelfmark>
  </xsl:template>

  <xsl:template match="idno[@type = 'URI']" mode="entry" as="element()">
    <source xmlns=""><xsl:value-of select="entry:words(.)"/></source>
  </xsl:template>

  <xsl:template match="abstract/p" mode="entry" as="element()">
    <abstract xmlns=""><xsl:value-of select="entry:words(.)"/></abstract>
  </xsl:template>

  <xsl:template match="editor" mode="entry" as="element()">
    <translator xmlns=""><xsl:value-of select="entry:words(.)"/></translator>
  </xsl:template>

  <xsl:template match="div/head" mode="entry" as="element()">
    <item xmlns="" at="{../@xml:id}" depth="{count(ancestor::div)}"><xsl:value-of select="parts:without-leaves(entry:words(.), .)"/></item>
  </xsl:template>

  <!-- The words of an element in one line. -->
  <xsl:function name="entry:words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$element/node()" mode="words"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <!-- The first words of an element, so many; a sign says that there are more. -->
  <xsl:function name="entry:beginning" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="first" as="xs:string*" select="subsequence(tokenize($words), 1, $most + 1)"/>
    <xsl:sequence select="string-join($first[position() le $most], ' ') || '…'[count($first) gt $most]"/>
  </xsl:function>

  <!-- The address at which the page of a document shows something: that of its paragraph, entry of a list, note,
       heading or part. -->
  <xsl:function name="entry:address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="place" as="element()?" select="$element/ancestor-or-self::*[
      self::p[@n][parent::*[self::sp or self::div]/@xml:id]
      or self::item[starts-with(@n, 'o')][parent::list/parent::div/@xml:id]
      or @xml:id and (self::p or self::sp or self::div or self::note or self::del[not(parent::restore)] or self::closer or self::stage or self::TEI)][1]"/>
    <xsl:sequence select="string(($place/@xml:id, $place/(ancestor::*[self::sp or self::div][1]/@xml:id || '.' || @n))[1])"/>
  </xsl:function>

  <!-- This mode gives the words as a reader is to have them: corrected, expanded, without notes and deletions. -->
  <xsl:mode name="words" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- This mode gives the words that somebody says: of those, what the record says of the speech is none. -->
  <xsl:mode name="spoken" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="stage | speaker | seg[@type = 'attribution']" mode="spoken"/>

  <xsl:template match="text()" mode="words spoken" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="note | del | fw | certainty | choice[corr]/sic | choice[reg]/orig | choice[expan]/abbr" mode="words spoken"/>

  <xsl:template match="gap" mode="words spoken" as="text()">
    <xsl:sequence select="entry:gap(.)"/>
  </xsl:template>

  <!-- Where something is missing, the sign that the record prints, or dots of ours. -->
  <xsl:function name="entry:gap" as="text()">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:value-of select="($gap/@rend[. ne ''], ' […]')[1]"/>
  </xsl:function>

  <!-- What was struck out and restored stands; and of a passage that was struck out the words are wanted. -->
  <xsl:template match="restore/del" mode="words spoken" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
