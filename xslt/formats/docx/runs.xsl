<?xml version="1.0" encoding="UTF-8"?>
<!-- What is inside a paragraph of a Word file: runs of characters with their style and look, signs, footnotes, links. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:word="https://tei-protocols.example/ns/word"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="xs word">

  <xsl:key name="notes" match="section[@class = 'notes']//li" use="@id"/>
  <xsl:key name="marks" match="a[@role = 'doc-noteref'][not(ancestor::section/@class = $word:apparatus)]" use="substring(@href, 2)"/>

  <!-- In these parts of the page a mark is a mark: a footnote has none of its own. -->
  <xsl:variable name="word:apparatus" as="xs:string+" select="'notes', 'doubts', 'legend', 'about', 'cite', 'deletions'"/>

  <!-- The character style of what a class names. -->
  <xsl:variable name="word:characters" as="map(xs:string, xs:string)" select="map {
    'del': 'Struck', 'struck': 'Restored', 'supplied': 'Supplied', 'added': 'Added', 'gloss': 'Gloss', 'explanation': 'Gloss',
    'gloss-original': 'Original', 'completed': 'Completed', 'unclear': 'Unclear', 'gap': 'Gap', 'sic': 'Sic', 'correction': 'Correction',
    'remark': 'Remark', 'query': 'Query', 'unresolved': 'Query', 'leaf': 'Leaf', 'locus': 'Number', 'name': 'SpeakerName',
    'speaker-label': 'SpeakerLabel', 'stage': 'Stage', 'foreign': 'Original', 'running-head': 'Leaf', 'unknown': 'Query' }"/>

  <!-- What stands before and after it. -->
  <xsl:variable name="word:signs" as="map(xs:string, xs:string+)" select="map {
    'struck': ('⟦', '⟧'), 'supplied': ('⟨', '⟩'), 'supplied-omitted-in-original': ('‸', ''), 'gloss': ('⟨= ', '⟩'), 'explanation': ('(', ')'), 'added': ('\', '/'), 'completed': ('(', ')'),
    'unclear': ('', '(?)'), 'gap': ('[', ']'), 'sic': ('', ' (!)'), 'correction': (' ⟨→ ', '⟩'), 'remark': ('[', ']'),
    'query': ('[', ']'), 'leaf': (' |', '| '), 'in-the-room': ('(', ')'), 'head-in-line': ('', '| '), 'unknown': ('⟪', '⟫'), 'omission': ('⟦', '⟧'), 'session': ('· ', '') }"/>

  <!-- This mode writes runs. -->
  <xsl:mode name="runs" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="runs">
    <xsl:variable name="line" as="xs:string" select="replace(., '\s+', ' ')"/>
    <xsl:variable name="begins" as="xs:boolean" select="empty(preceding-sibling::node()) and parent::*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::dd or self::div]"/>
    <xsl:sequence select="word:run(if ($begins) then replace($line, '^ ', '') else $line, ..)"/>
  </xsl:template>

  <xsl:template match="span[@class = ('spoken', 'peek')] | button | a[@class = ('back', 'skip')] | summary | script | style | template | input" mode="runs" priority="2"/>

  <xsl:template match="*[exists(word:signs-of(.))]" mode="runs" priority="0.7">
    <xsl:variable name="signs" as="xs:string*" select="word:signs-of(.)"/>
    <xsl:sequence select="word:run(string-join($signs ! $word:signs(.)[1]), .)"/>
    <xsl:apply-templates mode="runs"/>
    <xsl:sequence select="word:run(string-join(reverse($signs) ! $word:signs(.)[2]), .)"/>
  </xsl:template>

  <xsl:function name="word:signs-of" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@class)[exists($word:signs(.))]"/>
  </xsl:function>

  <!-- The class that an element has beside ours must not hide its name. -->
  <xsl:template match="span[tokenize(@class) = 'line'][preceding-sibling::node()]" mode="runs" priority="0.8">
    <w:r><w:br/></w:r>
    <xsl:apply-templates mode="runs"/>
  </xsl:template>

  <xsl:template match="br" mode="runs">
    <w:r><w:br/></w:r>
  </xsl:template>

  <!-- Blocks inside a note or a fact are lines. -->
  <xsl:template match="p[preceding-sibling::p]" mode="runs">
    <w:r><w:br/></w:r>
    <xsl:apply-templates mode="runs"/>
  </xsl:template>

  <xsl:template match="a[matches(@href, '^https?://[^/]')][not(matches(@href, '[\s&quot;\\]'))]" mode="runs" priority="1">
    <w:fldSimple w:instr=" HYPERLINK &quot;{@href}&quot; ">
      <xsl:apply-templates mode="runs"/>
    </w:fldSimple>
  </xsl:template>

  <!-- A footnote stands at the first mark of a note. Marks without words between them would be read as one. -->
  <xsl:template match="a[@role = 'doc-noteref']" mode="runs" priority="1.5">
    <xsl:if test="preceding-sibling::node()[not(self::span[@class = 'peek'])][1][self::a[@role = 'doc-noteref'] or self::details]">
      <!-- not in the style of marks: LibreOffice would take it for a part of the mark before it -->
      <w:r>
        <w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
        <w:t>,</w:t>
      </w:r>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="word:calls(.)">
        <w:r>
          <w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>
          <xsl:sequence select="word:reference(., word:mark(.))"/>
        </w:r>
      </xsl:when>
      <xsl:otherwise>
        <w:r>
          <w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>
          <w:t><xsl:value-of select="word:mark(.)"/></w:t>
        </w:r>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="a[@class = ('doubt-mark', 'proof-mark')]" mode="runs" priority="1.5" as="element(w:r)">
    <w:r>
      <w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>
      <w:t><xsl:value-of select="text()"/></w:t>
    </w:r>
  </xsl:template>

  <!-- What opens on the screen is a footnote with a sign of its own. -->
  <xsl:template match="details" mode="runs" priority="1.5">
    <xsl:if test="@class = 'deletion'">
      <xsl:sequence select="word:run('⟦' || normalize-space(summary) || '⟧', .)"/>
    </xsl:if>
    <xsl:if test="word:calls(.)">
      <w:r>
        <w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>
        <xsl:sequence select="word:reference(., word:mark(.))"/>
      </w:r>
    </xsl:if>
  </xsl:template>

  <!-- Does this element call a footnote? -->
  <xsl:function name="word:calls" as="xs:boolean">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="not($mark/ancestor::section/@class = $word:apparatus) and not($mark/ancestor::table)
      and (if ($mark/self::details) then empty($mark/ancestor::details)
        else exists($mark/key('notes', substring(@href, 2))) and $mark/key('marks', substring(@href, 2))[1] is $mark
          and empty($mark/ancestor::details))"/>
  </xsl:function>

  <xsl:function name="word:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(li)"/>
    <xsl:sequence select="exists($note/key('marks', @id)[1][word:calls(.)])"/>
  </xsl:function>

  <!-- What calls a footnote in the whole page, in order. -->
  <xsl:variable name="word:calling" as="element()*" select="//main//(a[@role = 'doc-noteref'] | details)[word:calls(.)]"/>

  <!-- Word counts by itself, if the numbers are those that it would count. -->
  <xsl:variable name="word:counted" as="xs:boolean"
      select="every $number in 1 to count($word:calling[self::a]) satisfies word:mark($word:calling[self::a][$number]) = string($number)"/>

  <xsl:function name="word:mark" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="if ($mark/self::details) then '?'[$mark/@class = 'doubt'] || word:letter($mark) else normalize-space(string-join($mark//text()[not(ancestor::span/@class = 'spoken')]))"/>
  </xsl:function>

  <!-- Notes of the editors, as against those of the source, have letters: a, b, c … -->
  <xsl:function name="word:letter" as="xs:string">
    <xsl:param name="opens" as="element(details)"/>
    <xsl:sequence select="format-integer(1 + count($word:calling[self::details][. &lt;&lt; $opens][ancestor::article is $opens/ancestor::article]), 'a')"/>
  </xsl:function>

  <xsl:function name="word:number" as="xs:integer">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="1 + count($word:calling[. &lt;&lt; $mark])"/>
  </xsl:function>

  <xsl:function name="word:reference" as="element()+">
    <xsl:param name="mark" as="element()"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$mark/self::a and $word:counted">
        <w:footnoteReference w:id="{word:number($mark)}"/>
      </xsl:when>
      <xsl:otherwise>
        <w:footnoteReference w:customMarkFollows="1" w:id="{word:number($mark)}"/>
        <!-- character by character: LibreOffice takes the first text for the mark, and shows a longer one twice -->
        <xsl:for-each select="string-to-codepoints($sign)"><w:t><xsl:value-of select="codepoints-to-string(.)"/></w:t></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template name="footnotes" as="element(w:footnotes)">
    <w:footnotes>
      <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
      <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
      <xsl:for-each select="$word:calling">
        <w:footnote w:id="{position()}">
          <w:p>
            <w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>
            <xsl:sequence select="word:mark-of-note(.)"/>
            <w:r><w:t xml:space="preserve"> </w:t></w:r>
            <xsl:choose>
              <xsl:when test="self::details[@class = 'deletion']"><xsl:apply-templates select=".//del[not(ancestor::del)]" mode="runs"/></xsl:when>
              <xsl:when test="self::details"><xsl:apply-templates select="node() except summary" mode="runs"/></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="key('notes', substring(@href, 2))[1]/div/node()" mode="runs"/></xsl:otherwise>
            </xsl:choose>
          </w:p>
        </w:footnote>
      </xsl:for-each>
    </w:footnotes>
  </xsl:template>

  <!-- The mark before the text of a footnote. Word is told one that it does not count; LibreOffice knows it from the text and
       would show it twice, but knows nothing of the first alternative, and takes the other. -->
  <xsl:function name="word:mark-of-note" as="element()">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="counted" as="element(w:r)">
      <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$mark/self::a and $word:counted"><xsl:sequence select="$counted"/></xsl:when>
      <xsl:otherwise>
        <mc:AlternateContent>
          <mc:Choice Requires="w15">
            <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t><xsl:value-of select="word:mark($mark)"/></w:t></w:r>
          </mc:Choice>
          <mc:Fallback><xsl:sequence select="$counted"/></mc:Fallback>
        </mc:AlternateContent>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Characters that stand in an element: with the style of the nearest class that has one, and the looks of all. -->
  <xsl:function name="word:run" as="element(w:r)?">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="place" as="element()"/>
    <xsl:if test="$words ne ''">
      <xsl:variable name="around" as="element()*" select="$place/ancestor-or-self::*[not(descendant-or-self::*[self::p or self::article or self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::table or self::main or self::li])]"/>
      <xsl:variable name="classes" as="xs:string*" select="reverse($around) ! (tokenize(@class), local-name())"/>
      <xsl:variable name="language" as="xs:string?" select="$place/ancestor-or-self::*[@lang][1]/@lang[matches(., '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')]"/>
      <w:r>
        <w:rPr>
          <xsl:for-each select="($classes ! $word:characters(.))[1]"><w:rStyle w:val="{.}"/></xsl:for-each>
          <xsl:if test="$classes = 'b'"><w:b/></xsl:if>
          <xsl:if test="$classes = ('i', 'em', 'cite')"><w:i/></xsl:if>
          <xsl:if test="$classes = 'hi-smallcaps'"><w:smallCaps/></xsl:if>
          <xsl:if test="$classes = 'del'"><w:strike/></xsl:if>
          <xsl:if test="$classes = 'hi-spaced'"><w:spacing w:val="40"/></xsl:if>
          <xsl:if test="$classes = ('hi-underline', 'hi-double-underline')">
            <w:u w:val="{if ($classes = 'hi-underline') then 'single' else 'double'}"/>
          </xsl:if>
          <xsl:if test="$classes = ('hi-superscript', 'hi-subscript')">
            <w:vertAlign w:val="{if ($classes = 'hi-superscript') then 'superscript' else 'subscript'}"/>
          </xsl:if>
          <xsl:for-each select="$language"><w:lang w:val="{.}"/></xsl:for-each>
        </w:rPr>
        <w:t xml:space="preserve"><xsl:value-of select="$words"/></w:t>
      </w:r>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
