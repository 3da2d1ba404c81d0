<?xml version="1.0" encoding="UTF-8"?>
<!-- The entry of a document in the table of contents: a TEI document goes in, an `entry` comes out with what a reader
     chooses by: title, dates, shelfmark, summary, the points of the agenda. Plain words, without notes and signs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <!-- The document is one `TEI`, or a `teiCorpus` of several sessions, which has a header of its own. -->
  <xsl:template match="/*" as="element()">
    <entry xmlns="" xml:lang="{(@xml:lang, .//TEI/@xml:lang, 'en')[1]}">
      <xsl:apply-templates select="teiHeader/fileDesc/titleStmt/title[1]" mode="entry"/>
      <xsl:apply-templates select=".//titleStmt/meeting/date" mode="entry"/>
      <xsl:apply-templates select="(.//msIdentifier/idno[@type = 'shelfmark'])[1]" mode="entry"/>
      <xsl:apply-templates select="teiHeader/profileDesc/abstract/p" mode="entry"/>
      <xsl:apply-templates select=".//body//div[@type = ('agenda_item', 'agenda_sub_item')]/head" mode="entry"/>
    </entry>
  </xsl:template>

  <!-- This mode writes the parts of an entry. -->
  <xsl:mode name="entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="title" mode="entry" as="element()">
    <title xmlns="">
      <xsl:apply-templates mode="words"/>
    </title>
  </xsl:template>

  <xsl:template match="date" mode="entry" as="element()">
    <date xmlns="" from="{(@when, @from, @notBefore)[1]}">
      <xsl:apply-templates mode="words"/>
    </date>
  </xsl:template>

  <xsl:template match="idno" mode="entry" as="element()">
    <shelfmark xmlns="">
      <xsl:apply-templates mode="words"/>
    </shelfmark>
  </xsl:template>

  <xsl:template match="abstract/p" mode="entry" as="element()">
    <abstract xmlns="">
      <xsl:apply-templates mode="words"/>
    </abstract>
  </xsl:template>

  <xsl:template match="head" mode="entry" as="element()">
    <item xmlns="" id="{../@xml:id}" depth="{count(ancestor::div)}">
      <xsl:apply-templates mode="words"/>
    </item>
  </xsl:template>

  <!-- This mode gives the words as a reader is to have them: corrected, expanded, without notes and deletions. -->
  <xsl:mode name="words" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="words" as="text()">
    <xsl:copy/>
  </xsl:template>

  <xsl:template match="note | del | fw | choice[corr]/sic | choice[reg]/orig | choice[expan]/abbr" mode="words"/>
</xsl:stylesheet>
