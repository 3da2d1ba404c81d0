<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: the page of a view, or the view alone, goes in; text comes out that reads well: one line a paragraph, a blank line
     between two, signs in the place of what a screen shows by its looks, notes at the end. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:txt="https://tei-protocols.example/ns/txt" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- What stands before and after the words of an element, by its class or its name. -->
  <xsl:variable name="txt:signs" static="yes" as="map(xs:string, xs:string+)" select="map {
    'supplied': ('⟨', '⟩'), 'supplied-omitted-in-original': ('‸', ''), 'gloss': ('⟨= ', '⟩'), 'explanation': ('(', ')'), 'added': ('\', '/'), 'completed': ('(', ')'),
    'unclear': ('', '(?)'), 'gap': ('[', ']'), 'sic': ('', ' (!)'), 'correction': (' ⟨→ ', '⟩'), 'struck': ('⟦⟦', '⟧⟧'),
    'remark': ('[', ']'), 'query': ('[', ']'), 'leaf': (' |', '| '), 'head-in-line': ('', '| '), 'doubt-mark': ('(?)', ''), 'note-mark': ('[', ']'),
    'omission': ('[', ']'), 'hi-underline': ('_', '_'), 'hi-double-underline': ('__', '__'), 'unknown': ('⟪', '⟫'),
    'line': ('&#10;', ''), 'session': ('· ', ''), 'b': ('**', '**'), 'del': ('⟦', '⟧') }"/>
  <xsl:variable name="signs" as="map(xs:string, xs:string+)" select="$txt:signs"/>

  <!-- Not empty where what stands below the text is written apart, because it is the same for several views. -->
  <xsl:param name="apart" as="xs:string" select="''"/>

  <xsl:template match="/" as="text()*">
    <xsl:apply-templates select="(html/body/main | div)//article"/>
    <xsl:if test="not($apart)">
      <xsl:apply-templates select="html/body/main/section[@class = ('about', 'cite')]"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- This mode writes blocks, each on a new line; what is not a block is transparent. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="article[preceding-sibling::article]">
    <xsl:value-of select="'&#10;&#10;&#10;' || string-join((1 to 72) ! '*') || '&#10;'"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The first words of a turn follow its speaker. -->
  <xsl:template match="p | div[@role = 'paragraph']">
    <xsl:value-of select="'&#10;'[not(txt:follows-its-heading(current()))] || '&#10;' || txt:line(.)"/>
  </xsl:template>

  <xsl:template match="h3 | h4 | h5 | h6">
    <xsl:value-of select="'&#10;&#10;' || txt:line(.)"/>
  </xsl:template>

  <xsl:template match="article/header/p[1]" priority="1">
    <xsl:value-of select="txt:line(.)"/>
  </xsl:template>

  <xsl:function name="txt:follows-its-heading" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block/preceding-sibling::*[1][self::header[@class = 'who'][not(txt:is-labelled(.))] or self::p[@class = 'kind']])"/>
  </xsl:function>

  <xsl:template match="h1 | h2">
    <xsl:variable name="line" as="xs:string" select="txt:line(.)"/>
    <xsl:value-of select="'&#10;&#10;' || '&#10;'[current()/self::h2] || $line || '&#10;'
      || string-join((1 to min((string-length($line), 72))) ! (if (current()/self::h1) then '=' else '-'))"/>
  </xsl:template>

  <xsl:template match="header[@class = 'who']">
    <xsl:variable name="heading" as="element()" select="*[1]"/>
    <xsl:value-of select="'&#10;&#10;' || upper-case($heading/span[@class = 'name'])
      || string-join($heading/span[@class = ('role', 'continues')], ', ') ! (if (.) then ' (' || . || ')' else '')
      || details/p ! ('&#10;[' || txt:line(.) || ']')"/>
  </xsl:template>

  <!-- A label that has the speaker's name says it already. -->
  <xsl:template match="header[@class = 'who'][txt:is-labelled(.)]" priority="2"/>

  <xsl:function name="txt:is-labelled" as="xs:boolean">
    <xsl:param name="who" as="element(header)"/>
    <xsl:variable name="name" as="xs:string?" select="tokenize($who/*[1]/span[@class = 'name'])[last()]"/>
    <xsl:variable name="label" as="element()?" select="$who/following-sibling::*[1]/span[tokenize(@class) = 'speaker-label']"/>
    <xsl:sequence select="exists($label) and empty($who/(details | */span[@class = 'continues'])) and contains(lower-case($label), lower-case($name))"/>
  </xsl:function>

  <xsl:template match="nav"/>

  <!-- No paragraph shows its number here, so nobody is told to cite it. -->
  <xsl:template match="section[@class = 'cite']/p"/>

  <!-- How to cite, for people; the forms for programs are for the screen. -->
  <xsl:template match="section[@class = 'cite']/details" priority="1">
    <xsl:if test="not(preceding-sibling::details)">
      <xsl:value-of select="'&#10;&#10;' || pre"/>
    </xsl:if>
  </xsl:template>

  <!-- Notes as the screen has them beside their marks. -->
  <xsl:template match="button[@class = 'peek'] | span[@class = 'peek']" priority="1"/>

  <!-- What stands outside any block is a block of its own. -->
  <xsl:template match="text()[normalize-space()] | span | a | b | i | em | cite | ins | del | code | time">
    <xsl:value-of select="'&#10;&#10;' || txt:line(.)"/>
  </xsl:template>

  <xsl:template match="nav//li | ul/li | ol/li">
    <xsl:value-of select="'&#10;&#10;' || txt:line(.)"/>
  </xsl:template>

  <xsl:template match="ol[tokenize(@class) = 'list']/li" priority="1">
    <xsl:value-of select="'&#10;' || txt:line(.)"/>
  </xsl:template>

  <xsl:template match="tbody/tr">
    <xsl:value-of select="'&#10;' || string-join(td[position() lt last()] ! txt:line(.), '  ') || ' (' || td[last()] || ')'"/>
  </xsl:template>

  <xsl:template match="thead">
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="dl/div">
    <xsl:value-of select="'&#10;' || dt || ': ' || string-join(dd ! txt:line(.), '; ')"/>
  </xsl:template>

  <!-- Passages that are left out follow the text. -->
  <xsl:template match="div[@class = 'text']">
    <xsl:apply-templates/>
    <xsl:for-each select=".//details[@class = 'deletion']">
      <xsl:value-of select="'&#10;&#10;' || txt:line(summary) || '&#10;' || string-join(.//del ! txt:line(.))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- This mode gives what is inside a line, in pieces: the text as it stands, whose line feeds end no line, and strings,
       whose line feeds do. -->
  <xsl:mode name="line" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="line" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- Pieces as one string, where a line feed ends a line. -->
  <xsl:function name="txt:joined" as="xs:string">
    <xsl:param name="pieces" as="item()*"/>
    <xsl:sequence select="string-join($pieces ! (if (. instance of text()) then txt:words(.) else .))"/>
  </xsl:function>

  <xsl:function name="txt:words" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (contains($words, '&#10;')) then translate($words, '&#10;', ' ') else $words"/>
  </xsl:function>

  <!-- Most classes have no sign; of several, any may have one, but for those of people's names, which are the most. -->
  <xsl:template match="*[@class][map:contains($signs, @class)] | *[contains(@class, ' ')][not(starts-with(@class, 'person '))] | b | del" mode="line" as="item()*">
    <xsl:variable name="known" as="xs:string*" select="(local-name(), tokenize(@class))[map:contains($signs, .)]"/>
    <xsl:sequence select="$known ! $signs(.)[1]"/>
    <xsl:apply-templates mode="line"/>
    <xsl:sequence select="reverse($known) ! $signs(.)[2]"/>
  </xsl:template>

  <xsl:template match="span[@class = ('spoken', 'peek')] | a[@class = ('locus', 'back')] | button" mode="line" priority="1"/>

  <xsl:template match="a[@class = 'doubt-mark']" mode="line" as="xs:string" priority="1">
    <xsl:sequence select="'(?)'"/>
  </xsl:template>

  <xsl:template match="details[@class = 'deletion']" mode="line" as="xs:string" priority="1">
    <xsl:sequence select="'[' || summary || ']'"/>
  </xsl:template>

  <xsl:template match="span[@class = 'number']" mode="line" as="xs:string" priority="1">
    <xsl:sequence select="if (matches(., '^[\d*]+$')) then '[' || . || ']' else string()"/>
  </xsl:template>

  <xsl:template match="br" mode="line" as="xs:string">
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:template match="ol[tokenize(@class) = 'list']/li | p[preceding-sibling::p]" mode="line" as="item()+" priority="1">
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <!-- The words of a block as one line. No regular expressions: on running text they would take longer than all else. -->
  <xsl:function name="txt:line" as="xs:string">
    <xsl:param name="block" as="node()"/>
    <xsl:sequence select="string-join(txt:lines($block), '&#10;')"/>
  </xsl:function>

  <!-- The same, where it is broken into several. -->
  <xsl:function name="txt:lines" as="xs:string*">
    <xsl:param name="block" as="node()"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="if ($block[self::text() or self::span or self::a]) then $block else $block/node()" mode="line"/>
    </xsl:variable>
    <xsl:sequence select="if (exists($pieces[. instance of xs:string][contains(., '&#10;')]))
      then txt:without-blank-ends(tokenize(txt:joined($pieces), '\n') ! normalize-space()) else normalize-space(string-join($pieces))"/>
  </xsl:function>

  <xsl:function name="txt:without-blank-ends" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:variable name="filled" as="xs:integer*" select="index-of($lines ! (. ne ''), true())"/>
    <xsl:sequence select="if (exists($filled)) then subsequence($lines, $filled[1], $filled[last()] - $filled[1] + 1) else ()"/>
  </xsl:function>
</xsl:stylesheet>
