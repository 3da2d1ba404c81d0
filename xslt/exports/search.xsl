<?xml version="1.0" encoding="UTF-8"?>
<!-- What is found by a search: a TEI document goes in, `records` come out: each turn with its speakers and their roles, and each
     piece of text that is nobody's turn. What was crossed out is found as well; notes are records of their own. What has the same
     address is one record, since the index knows one of each. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:entry="https://tei-protocols.example/ns/entry" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="entry.xsl"/>

  <xsl:template match="/*" as="element()">
    <records xmlns="">
      <xsl:apply-templates select="descendant-or-self::TEI" mode="records"/>
    </records>
  </xsl:template>

  <!-- This mode makes records. -->
  <xsl:mode name="records" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="TEI" mode="records" as="element()*">
    <xsl:variable name="keys" as="map(xs:string, xs:string)" select="entry:keys(.)"/>
    <xsl:variable name="session" as="element(TEI)" select="."/>
    <xsl:variable name="dates" as="element(date)*" select="teiHeader/fileDesc/titleStmt/meeting/date"/>
    <xsl:variable name="year" as="xs:string" select="($dates/(@when, @from)[matches(., '^\d{4}')] ! substring(., 1, 4), '')[1]"/>
    <xsl:variable name="places" as="element()*" select="text//(sp | note[not(@place = 'inline')]
      | (p | head | closer | opener | list | stage)[not(ancestor::sp or ancestor::note or ancestor::p or ancestor::list)])"/>
    <xsl:for-each-group select="$places" group-by="entry:address(.), string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)" composite="yes">
      <xsl:variable name="turns" as="element(sp)*" select="current-group()/self::sp"/>
      <xsl:variable name="speakers" as="element(person)*" select="$turns/tokenize(@who) ! id(substring(., 2), $session)/self::person"/>
      <record xmlns="" session="{$session/@xml:id}" at="{current-grouping-key()[1]}" who="{distinct-values($turns ! entry:meant(@who, $keys))}"
          roles="{distinct-values($speakers/tokenize(@role))}" year="{$year}" xml:lang="{current-grouping-key()[2]}">
        <xsl:variable name="words" as="text()*">
          <xsl:for-each select="current-group()">
            <xsl:apply-templates mode="found"/>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:variable>
        <xsl:value-of select="normalize-space(string-join($words))"/>
      </record>
    </xsl:for-each-group>
  </xsl:template>

  <!-- This mode gives all words that one may look for. -->
  <xsl:mode name="found" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="found" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A note that stands in the text is read there. -->
  <xsl:template match="note[not(@place = 'inline')] | fw | certainty | choice[expan]/abbr" mode="found"/>

  <xsl:template match="gap" mode="found" as="text()">
    <xsl:sequence select="entry:gap(.)"/>
  </xsl:template>

  <!-- Words of two blocks are two words. -->
  <xsl:template match="p | speaker | item | head | closer/seg | opener/seg | lb[not(@break = 'no')]" mode="found" as="text()*">
    <xsl:apply-templates mode="found"/>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
