<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain forms: the page of a view, or the view alone, goes in; its words come out, block after block, with marks that say
     what each block is and where a sign begins and ends. How blocks are set apart, and which characters a sign has, is for
     each plain form to say: the marks are read, and their names explained, in views/plain.

     A mark has no character that is written in any document: Unicode keeps these for the use inside of programs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:plain="https://tei-protocols.example/ns/plain"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- A block begins with its kind, and may have several parts. -->
  <xsl:variable name="plain:block" static="yes" as="xs:string" select="'&#xFDD0;'"/>
  <xsl:variable name="plain:part" static="yes" as="xs:string" select="'&#xFDD1;'"/>
  <!-- A sign begins and ends with its name. Where "line" begins, a line ends; line feeds in a text end none. -->
  <xsl:variable name="plain:begins" static="yes" as="xs:string" select="'&#xFDD2;'"/>
  <xsl:variable name="plain:ends" static="yes" as="xs:string" select="'&#xFDD3;'"/>
  <!-- Behind the name of a block or of a sign. -->
  <xsl:variable name="plain:name-end" static="yes" as="xs:string" select="'&#xFDD4;'"/>

  <!-- The classes, and elements of HTML, that have a sign in any of the plain forms. -->
  <xsl:variable name="plain:signs" static="yes" as="map(xs:string, xs:boolean)" select="map:merge((
    'supplied', 'supplied-omitted-in-original', 'gloss', 'explanation', 'added', 'completed', 'unclear', 'gap', 'sic', 'correction', 'struck',
    'remark', 'query', 'leaf', 'head-in-line', 'note-mark', 'omission', 'hi-underline', 'hi-double-underline', 'hi-superscript',
    'hi-subscript', 'in-the-room', 'unknown', 'line', 'session', 'b', 'del') ! map:entry(., true()))"/>

  <!-- Not empty where what stands below the text is written apart, because it is the same for several views. -->
  <xsl:param name="apart" as="xs:string" select="''"/>

  <xsl:template match="/" as="text()*">
    <xsl:apply-templates select="(html/body/main | div)//article"/>
    <xsl:if test="not($apart)">
      <xsl:apply-templates select="html/body/main/section[@class = ('about', 'cite')]"/>
    </xsl:if>
  </xsl:template>

  <!-- This mode writes blocks; what is not a block is transparent. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="article[preceding-sibling::article]">
    <xsl:value-of select="$plain:block || 'next' || $plain:name-end"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The first words of a turn follow its speaker. -->
  <xsl:template match="p | div[@role = 'paragraph']">
    <xsl:value-of select="if (plain:follows-its-heading(.)) then $plain:block || 'first' || $plain:name-end else $plain:block || 'paragraph' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <xsl:function name="plain:follows-its-heading" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block/preceding-sibling::*[1][self::header[@class = 'who'][not(plain:is-labelled(.))] or self::p[@class = 'kind']])"/>
  </xsl:function>

  <xsl:template match="article/header/p[1]" priority="1">
    <xsl:value-of select="$plain:block || 'kicker' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <xsl:template match="h1 | h2 | h3 | h4 | h5 | h6">
    <xsl:value-of select="$plain:block || local-name() || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <!-- What the list says of itself is not said twice: that heading is for the ear. -->
  <xsl:template match="*[@class = 'added-heading spoken']" priority="1"/>

  <!-- Who speaks: the name, and parts for the roles; why that is doubtful is a block of its own. -->
  <xsl:template match="header[@class = 'who'][not(plain:is-labelled(.))]">
    <xsl:value-of select="$plain:block || 'speaker' || $plain:name-end || *[1]/span[@class = 'name']"/>
    <xsl:for-each select="*[1]/span[@class = ('role', 'continues')]">
      <xsl:value-of select="$plain:part || ."/>
    </xsl:for-each>
    <xsl:for-each select="details/p">
      <xsl:value-of select="$plain:block || 'doubt' || $plain:name-end"/>
      <xsl:apply-templates mode="line"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A label that has the speaker's name says it already. -->
  <xsl:template match="header[@class = 'who'][plain:is-labelled(.)]"/>

  <xsl:function name="plain:is-labelled" as="xs:boolean">
    <xsl:param name="who" as="element(header)"/>
    <xsl:variable name="label" as="element()?" select="$who/following-sibling::*[1]/span[tokenize(@class) = 'speaker-label']"/>
    <xsl:sequence select="exists($label) and empty($who/(details | */span[@class = 'continues']))
      and contains(lower-case($label), lower-case(tokenize($who/*[1]/span[@class = 'name'])[last()]))"/>
  </xsl:function>

  <xsl:template match="nav"/>

  <!-- No paragraph shows its number here, so nobody is told to cite it. -->
  <xsl:template match="section[@class = 'cite']/p" priority="2"/>

  <!-- How to cite, for people; the forms for programs are for the screen. -->
  <xsl:template match="section[@class = 'cite']/details">
    <xsl:if test="not(preceding-sibling::details)">
      <xsl:value-of select="$plain:block || 'paragraph' || $plain:name-end || pre"/>
    </xsl:if>
  </xsl:template>

  <!-- Notes as the screen has them beside their marks. -->
  <xsl:template match="button[@class = 'peek'] | span[@class = 'peek']" priority="1"/>

  <!-- What stands outside any block is a block of its own. -->
  <xsl:template match="text()[normalize-space()] | span | a">
    <xsl:value-of select="$plain:block || 'paragraph' || $plain:name-end"/>
    <xsl:apply-templates select="." mode="line"/>
  </xsl:template>

  <xsl:template match="b | i | em | cite | ins | del | code | time">
    <xsl:value-of select="$plain:block || 'paragraph' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <xsl:template match="ul | ol">
    <xsl:value-of select="$plain:block || 'list' || $plain:name-end"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="ul/li | ol/li">
    <xsl:value-of select="$plain:block || 'entry' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <xsl:template match="ol[tokenize(@class) = 'list']/li" priority="1">
    <xsl:value-of select="$plain:block || 'list-entry' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <!-- Notes have their address as a part, their number, and their text. -->
  <xsl:template match="section[@class = 'notes']" as="text()*">
    <xsl:value-of select="$plain:block || 'notes' || $plain:name-end"/>
    <xsl:apply-templates/>
    <xsl:value-of select="$plain:block || 'notes-end' || $plain:name-end"/>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li" priority="2">
    <xsl:value-of select="$plain:block || 'note' || $plain:name-end || @id || $plain:part"/>
    <xsl:apply-templates select="node() except div" mode="line"/>
    <xsl:for-each select="div">
      <xsl:value-of select="$plain:part"/>
      <xsl:apply-templates mode="line"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="table">
    <xsl:value-of select="$plain:block || 'table' || $plain:name-end"/>
    <xsl:apply-templates select=".//tr"/>
  </xsl:template>

  <xsl:template match="tr">
    <xsl:value-of select="$plain:block || (if (parent::thead) then 'table-head' else 'row') || $plain:name-end"/>
    <xsl:for-each select="td | th">
      <xsl:if test="position() gt 1"><xsl:value-of select="$plain:part"/></xsl:if>
      <xsl:apply-templates mode="line"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A fact: what it is called, and a part for each thing that it says. -->
  <xsl:template match="dl" as="text()*">
    <xsl:value-of select="$plain:block || 'facts' || $plain:name-end"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="dl/div">
    <xsl:value-of select="$plain:block || 'fact' || $plain:name-end || dt"/>
    <xsl:for-each select="dd">
      <xsl:value-of select="$plain:part"/>
      <xsl:apply-templates mode="line"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Passages that are left out follow the text: what is said of each, and its words. -->
  <xsl:template match="div[@class = 'text']">
    <xsl:apply-templates/>
    <xsl:for-each select=".//details[@class = 'deletion']">
      <xsl:value-of select="$plain:block || 'passage' || $plain:name-end || summary"/>
      <xsl:for-each select=".//del[not(ancestor::del)]">
        <xsl:value-of select="$plain:part"/>
        <xsl:apply-templates mode="line"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- This mode writes what is inside a line. -->
  <xsl:mode name="line" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <!-- Most classes have no sign; of several, any may have one, but for those of people's names, which are the most. -->
  <xsl:template match="*[@class][map:contains($plain:signs, @class)] | *[contains(@class, ' ')][not(starts-with(@class, 'person '))] | b | del" mode="line">
    <xsl:variable name="known" as="xs:string*" select="(local-name(), tokenize(@class))[map:contains($plain:signs, .)]"/>
    <xsl:value-of select="$known ! ($plain:begins || . || $plain:name-end)" separator=""/>
    <xsl:apply-templates mode="line"/>
    <xsl:value-of select="reverse($known) ! ($plain:ends || . || $plain:name-end)" separator=""/>
  </xsl:template>

  <xsl:template match="span[@class = ('spoken', 'peek')] | a[@class = ('locus', 'back')] | button" mode="line" priority="1"/>

  <xsl:template match="a[@class = 'doubt-mark']" mode="line" priority="1">
    <xsl:text>(?)</xsl:text>
  </xsl:template>

  <!-- The mark of a note has the address of the note before it. -->
  <xsl:template match="a[@role = 'doc-noteref']" mode="line" priority="1">
    <xsl:value-of select="$plain:begins || 'note ' || substring(@href, 2) || $plain:name-end"/>
    <xsl:next-match/>
    <xsl:value-of select="$plain:ends || 'note' || $plain:name-end"/>
  </xsl:template>

  <xsl:template match="details[@class = 'deletion']" mode="line" priority="1">
    <xsl:value-of select="$plain:begins || 'passage' || $plain:name-end || summary || $plain:ends || 'passage' || $plain:name-end"/>
  </xsl:template>

  <!-- What is no mere number has the form in which it is printed. -->
  <xsl:template match="span[@class = 'number'][. ne ''][translate(., '0123456789*', '') eq '']" mode="line" priority="1">
    <xsl:value-of select="$plain:begins || 'number' || $plain:name-end || . || $plain:ends || 'number' || $plain:name-end"/>
  </xsl:template>

  <xsl:template match="br" mode="line">
    <xsl:value-of select="$plain:begins || 'line' || $plain:name-end"/>
  </xsl:template>

  <xsl:template match="ol[tokenize(@class) = 'list']/li | p[preceding-sibling::p]" mode="line" priority="1">
    <xsl:value-of select="$plain:begins || 'line' || $plain:name-end"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>
</xsl:stylesheet>
