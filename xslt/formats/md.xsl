<?xml version="1.0" encoding="UTF-8"?>
<!-- Markdown: the page of a view, or the view alone, goes in; Markdown comes out, with headings, footnotes and struck text as
     GitHub, Pandoc and our own reader know them. It says how it differs from plain text. No character of the text is ever a sign of Markdown. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:txt="https://tei-protocols.example/ns/txt" xmlns:md="https://tei-protocols.example/ns/md"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:import href="txt.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="md:signs" static="yes" as="map(xs:string, xs:string+)" select="map {
    'supplied': ('⟨', '⟩'), 'supplied-omitted-in-original': ('‸', ''), 'gloss': ('⟨= ', '⟩'), 'explanation': ('(', ')'), 'added': ('\\', '/'), 'completed': ('(', ')'),
    'unclear': ('', '(?)'), 'gap': ('\[', ']'), 'sic': ('', ' (!)'), 'correction': (' ⟨→ ', '⟩'), 'struck': ('⟦⟦', '⟧⟧'),
    'remark': ('\[', ']'), 'query': ('\[', ']'), 'leaf': (' |', '| '), 'head-in-line': ('', '| '), 'omission': ('⟦', '⟧'), 'hi-underline': ('&lt;u>', '&lt;/u>'),
    'hi-double-underline': ('&lt;u>', '&lt;/u>'), 'hi-superscript': ('&lt;sup>', '&lt;/sup>'), 'hi-subscript': ('&lt;sub>', '&lt;/sub>'),
    'unknown': ('⟪', '⟫'), 'line': ('&#10;', ''), 'session': ('· ', ''), 'b': ('&lt;b>', '&lt;/b>') }"/>
  <xsl:variable name="signs" as="map(xs:string, xs:string+)" select="$md:signs"/>

  <xsl:key name="notes" match="section[@class = 'notes']//li" use="@id"/>
  <xsl:key name="numbered" match="section[@class = 'notes']//li" use="md:number(.)"/>
  <xsl:key name="marks" match="a[@role = 'doc-noteref']" use="substring(@href, 2)"/>

  <xsl:template match="article[preceding-sibling::article]">
    <xsl:text>&#10;&#10;* * *</xsl:text>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="article/header/p[1]" priority="1.5">
    <xsl:value-of select="'&#10;'[current()/../../preceding-sibling::article] || '&#10;'[current()/../../preceding-sibling::article] || md:block(.)"/>
  </xsl:template>

  <xsl:template match="p | div[@role = 'paragraph']">
    <xsl:value-of select="'&#10;&#10;' || md:block(.)"/>
  </xsl:template>

  <xsl:template match="h1 | h2 | h3 | h4 | h5 | h6">
    <xsl:value-of select="'&#10;&#10;' || string-join((1 to xs:integer(substring(local-name(), 2))) ! '#') || ' ' || translate(txt:line(.), '&#10;', ' ')"/>
  </xsl:template>

  <xsl:template match="header[@class = 'who'][not(txt:is-labelled(.))]">
    <xsl:variable name="heading" as="element()" select="*[1]"/>
    <xsl:value-of select="'&#10;&#10;**' || md:escaped(normalize-space($heading/span[@class = 'name'])) || '**'
      || string-join($heading/span[@class = ('role', 'continues')] ! (', ' || md:escaped(normalize-space())))
      || details/p ! ('&#10;&#10;> ' || translate(txt:line(.), '&#10;', ' '))"/>
  </xsl:template>

  <xsl:template match="text()[normalize-space()] | span | a | b | i | em | cite | ins | del | code | time">
    <xsl:value-of select="'&#10;&#10;' || md:block(.)"/>
  </xsl:template>

  <xsl:template match="span[@class = 'peek']" priority="1"/>

  <xsl:template match="ul/li | ol/li | ol[tokenize(@class) = 'list']/li" priority="1">
    <xsl:value-of select="'&#10;'[empty(current()/preceding-sibling::li)] || '&#10;- ' || replace(md:block(.), '\n', '&#10;  ')"/>
  </xsl:template>

  <!-- Notes with a mark are footnotes; those without stand there as they are. -->
  <xsl:template match="section[@class = 'notes']">
    <xsl:if test=".//li[not(md:is-footnote(.))]">
      <xsl:apply-templates select=".//(h2, li[not(md:is-footnote(.))])"/>
    </xsl:if>
    <xsl:apply-templates select=".//li[md:is-footnote(.)]"/>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li" priority="2">
    <xsl:value-of select="'&#10;&#10;' || md:block(.)"/>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li[md:is-footnote(.)]" priority="3">
    <xsl:value-of select="'&#10;&#10;[^' || md:label(.) || ']: ' || replace(string-join(div ! md:block(.)), '\n', '&#10;    ')"/>
  </xsl:template>

  <xsl:template match="a[@role = 'doc-noteref']" mode="line" as="xs:string" priority="1">
    <xsl:variable name="note" as="element(li)?" select="key('notes', substring(@href, 2))[1]"/>
    <xsl:sequence select="if ($note) then '[^' || md:label($note) || ']' else md:escaped(normalize-space(string-join(.//text()[not(ancestor::span/@class = 'spoken')])))"/>
  </xsl:template>

  <xsl:function name="md:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(li)"/>
    <xsl:sequence select="exists($note/key('marks', @id))"/>
  </xsl:function>

  <!-- What a footnote is called: by its printed number where only one has it, otherwise by its address. -->
  <xsl:function name="md:label" as="xs:string">
    <xsl:param name="note" as="element(li)"/>
    <xsl:variable name="number" as="xs:string" select="md:number($note)"/>
    <xsl:sequence select="if (matches($number, '^\d+$') and count(key('numbered', $number, root($note))) = 1) then $number else replace($note/@id, '[^\w.-]', '-')"/>
  </xsl:function>

  <xsl:function name="md:number" as="xs:string">
    <xsl:param name="note" as="element(li)"/>
    <xsl:sequence select="normalize-space(string-join($note/span[@class = 'number']))"/>
  </xsl:function>

  <xsl:template match="table">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select=".//tr"/>
  </xsl:template>

  <xsl:template match="tr" priority="1">
    <xsl:value-of select="'&#10;| ' || string-join((td | th) ! replace(translate(txt:line(.), '&#10;', ' '), '\|', '\\|'), ' | ') || ' |'"/>
    <xsl:if test="parent::thead">
      <xsl:value-of select="'&#10;|' || string-join(th ! ' --- |')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="dl/div">
    <xsl:value-of select="'&#10;'[empty(current()/preceding-sibling::*)] || '&#10;- **' || md:escaped(normalize-space(dt)) || '**: '
      || translate(string-join(dd ! txt:line(.), '; '), '&#10;', ' ')"/>
  </xsl:template>

  <!-- No paragraph shows its number here, so nobody is told to cite it. -->
  <xsl:template match="section[@class = 'cite']/p"/>

  <xsl:template match="section[@class = 'cite']/details" priority="1">
    <xsl:if test="not(preceding-sibling::details)">
      <xsl:value-of select="'&#10;&#10;' || md:escaped(normalize-space(pre))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="div[@class = 'text']">
    <xsl:apply-templates/>
    <xsl:for-each select=".//details[@class = 'deletion']">
      <xsl:value-of select="'&#10;&#10;> ' || md:escaped(summary) || ': ' || translate(string-join(.//del[not(ancestor::del)] ! txt:line(.)), '&#10;', ' ')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="details[@class = 'deletion']" mode="line" as="xs:string" priority="1">
    <xsl:sequence select="'⟦' || md:escaped(summary) || '⟧'"/>
  </xsl:template>

  <!-- Inside a line. -->
  <xsl:template match="text()" mode="line" as="item()">
    <xsl:sequence select="if (md:may-be-read-as-signs(.)) then md:escaped(txt:words(.)) else ."/>
  </xsl:template>

  <!-- Struck out: the signs hold only where words begin and end inside them. -->
  <xsl:template match="del" mode="line" as="xs:string" priority="1">
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates mode="line"/>
    </xsl:variable>
    <xsl:variable name="line" as="xs:string" select="txt:joined($pieces)"/>
    <!-- Regular expressions see single characters alone: on a long passage they would take longer than all else. -->
    <xsl:variable name="struck" as="xs:string" select="if (matches(md:first($line) || md:last($line), '\s')) then replace($line, '^\s+|\s+$', '') else $line"/>
    <xsl:variable name="before" as="xs:string" select="substring-before($line, $struck)"/>
    <xsl:variable name="after" as="xs:string" select="substring-after($line, $struck)"/>
    <xsl:variable name="holds" as="xs:boolean" select="not(contains($struck, '~~')) and md:is-of-a-word(md:first($struck))
      and (md:is-of-a-word(md:last($struck)) or md:last($struck) = ('.', ',', ';', ':', '!', '?') and not(contains($struck, '&#10;')))
      and ($after or not(md:is-of-a-word(md:first(string(following-sibling::node()[1]/self::text())))))
      and ($before or not(md:is-of-a-word(md:last(string(preceding-sibling::node()[1]/self::text())))))"/>
    <xsl:sequence select="if ($struck eq '') then $line
      else $before || (if ($holds) then '~~' || $struck || '~~' else '&lt;del>' || $struck || '&lt;/del>') || $after"/>
  </xsl:template>

  <xsl:function name="md:first" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="substring($words, 1, 1)"/>
  </xsl:function>

  <xsl:function name="md:last" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="substring($words, string-length($words))"/>
  </xsl:function>

  <xsl:function name="md:is-of-a-word" as="xs:boolean">
    <xsl:param name="character" as="xs:string"/>
    <xsl:sequence select="matches($character, '[\p{L}\p{N}]')"/>
  </xsl:function>

  <xsl:template match="span[@class = 'number']" mode="line" as="xs:string" priority="1">
    <xsl:sequence select="md:escaped(.)"/>
  </xsl:template>

  <!-- A block, whose lines end where they end; what would make something else of it at the beginning of a line does not. -->
  <xsl:function name="md:block" as="xs:string">
    <xsl:param name="block" as="node()"/>
    <xsl:sequence select="string-join(txt:lines($block) ! md:beginning(.), '\&#10;')"/>
  </xsl:function>

  <!-- A line, which begins with no space. Most begin with a letter, and need no regular expression. -->
  <xsl:function name="md:beginning" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="substring($line, 1, 1)"/>
    <xsl:sequence select="if ($first = ('#', '+', '=', '>', '-')) then '\' || $line
      else if (matches($first, '\d')) then replace($line, '^(\d+)([.)])', '$1\\$2') else $line"/>
  </xsl:function>

  <!-- The signs of Markdown that occur on this page: few, mostly, and to look for them everywhere would take long. -->
  <xsl:variable name="md:occurring" as="xs:string*" select="let $page := string-join(if ($apart) then .//article else html/body/main) return ('\', '`', '*', '_', '~', '&lt;', '[', '&amp;')[contains($page, .)]"/>

  <xsl:function name="md:may-be-read-as-signs" as="xs:boolean">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="some $sign in $md:occurring satisfies contains($words, $sign)"/>
  </xsl:function>

  <!-- Words in which no character is a sign. -->
  <xsl:function name="md:escaped" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (not(md:may-be-read-as-signs($words))) then $words
      else replace(replace($words, '([\\`*_~&lt;\[])', '\\$1'), '&amp;(#?[0-9A-Za-z]+;)', '\\&amp;$1')"/>
  </xsl:function>
</xsl:stylesheet>
