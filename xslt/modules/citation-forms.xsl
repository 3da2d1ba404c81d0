<?xml version="1.0" encoding="UTF-8"?>
<!-- The forms of a citation: what is known of a document goes in (see citable.xsl), the words come out by which it is cited,
     for footnotes and for reference managers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:facts="https://tei-protocols.example/ns/facts"
    xmlns:citations="https://tei-protocols.example/ns/citations" xmlns:fn="http://www.w3.org/2005/xpath-functions"
    exclude-result-prefixes="#all">

  <!-- Each form in three parts: what stands before the words for a paragraph, those words, and what stands behind. -->

  <xsl:function name="citations:chicago" as="xs:string+">
    <xsl:param name="facts" as="map(*)"/>
    <!-- the full stop behind a shelfmark ends a sentence of the source, not the shelfmark -->
    <xsl:variable name="parts" as="xs:string*" select="$facts?date-as-written, $facts?shelfmark[.] ! replace(., '\.$', ''),
      $facts?translators[1] ! strings:of('cite.translated', string-join($facts?translators, strings:of('and'))), $facts?source, $facts?address"/>
    <xsl:variable name="begun" as="xs:string" select="strings:of('cite.title', $facts?title) || string-join($parts ! (', ' || .))"/>
    <!-- that of an abbreviation (‘1957 г.’, ‘Jr.’) is the last one where nothing follows -->
    <xsl:variable name="stop" as="xs:string" select="if (ends-with($begun, '.')) then '.' else ''"/>
    <xsl:sequence select="substring($begun, 1, string-length($begun) - string-length($stop)),
      $stop || ', ' || strings:of('cite.paragraph') || '%2', '.'"/>
  </xsl:function>

  <xsl:function name="citations:bibtex" as="xs:string+">
    <xsl:param name="facts" as="map(*)"/>
    <xsl:variable name="fields" as="xs:string*" select="
      'title = {{' || citations:tex($facts?title) || '}}',
      citations:tex-people('author', $facts?authors),
      citations:tex-people('translator', $facts?translators),
      citations:tex-people('editor', $facts?editors),
      $facts?date ! ('date = {' || string-join((., $facts?until), '/') || '}', 'year = {' || substring(., 1, 4) || '}'),
      (: where the record is kept: biblatex has this field for it, and others pass over it :)
      $facts?archive ! ('library = {' || citations:tex(.) || '}'),
      $facts?source ! ('howpublished = {' || citations:tex(.) || '}'),
      $facts?address ! ('url = {' || citations:tex-address(.) || '}'),
      'langid = {' || ($citations:tex-languages(substring-before($facts?language || '-', '-')), translate($facts?language, '\{}%', ''))[1] || '}'"/>
    <xsl:variable name="begun" as="xs:string" select="'@misc{' || citations:tex-key($facts?key) || string-join($fields ! (',&#10;  ' || .))"/>
    <xsl:variable name="note" as="xs:string" select="',&#10;  note = {'"/>
    <xsl:variable name="passage" as="xs:string" select="strings:of('cite.paragraph') || '%2'"/>
    <!-- without a shelfmark there is a note only where there is a paragraph to put into it -->
    <xsl:sequence select="if ($facts?shelfmark ne '')
      then ($begun || $note || citations:tex($facts?shelfmark), '; ' || $passage, '}&#10;}')
      else ($begun, $note || $passage || '}', '&#10;}')"/>
  </xsl:function>

  <xsl:function name="citations:ris" as="xs:string+">
    <xsl:param name="facts" as="map(*)"/>
    <xsl:variable name="lines" as="xs:string*" select="
      'TY  - MANSCPT',
      'TI  - ' || $facts?title,
      $facts?authors ! ('AU  - ' || citations:inverted(.)),
      $facts?translators ! ('A4  - ' || citations:inverted(.)),
      $facts?editors ! ('ED  - ' || citations:inverted(.)),
      $facts?date ! ('PY  - ' || substring(., 1, 4), 'DA  - ' || translate(., '-', '/')),
      (: the date has a place for one day; of several the words tell :)
      $facts?until ! ('N1  - ' || ($facts?date-as-written, $facts?date || '/' || .)[1]),
      $facts?shelfmark[.] ! ('AV  - ' || .),
      $facts?source ! ('DP  - ' || .),
      $facts?address ! ('UR  - ' || .),
      'LA  - ' || $facts?language"/>
    <xsl:sequence select="string-join($lines, '&#10;'), '&#10;SE  - ' || strings:of('cite.paragraph') || '%2', '&#10;ER  - '"/>
  </xsl:function>

  <xsl:function name="citations:csl" as="xs:string+">
    <xsl:param name="facts" as="map(*)"/>
    <xsl:variable name="people" as="function(*)" select="function($names as xs:string*) as xs:string {
      '[' || string-join($names ! citations:csl-name(.), ', ') || ']' }"/>
    <xsl:variable name="members" as="xs:string*" select="
      '&quot;id&quot;: ' || facts:json($facts?key),
      '&quot;type&quot;: &quot;document&quot;',
      '&quot;title&quot;: ' || facts:json($facts?title),
      $facts?authors[1] ! ('&quot;author&quot;: ' || $people($facts?authors)),
      $facts?translators[1] ! ('&quot;translator&quot;: ' || $people($facts?translators)),
      $facts?editors[1] ! ('&quot;editor&quot;: ' || $people($facts?editors)),
      $facts?date ! ('&quot;issued&quot;: {&quot;date-parts&quot;: [' || string-join((., $facts?until) ! citations:csl-date(.), ', ') || ']}'),
      $facts?archive ! ('&quot;archive&quot;: ' || facts:json(.)),
      $facts?shelfmark[.] ! ('&quot;archive_location&quot;: ' || facts:json(.)),
      $facts?source ! ('&quot;publisher&quot;: ' || facts:json(.)),
      $facts?address ! ('&quot;URL&quot;: ' || facts:json(.)),
      '&quot;language&quot;: ' || facts:json($facts?language)"/>
    <xsl:sequence select="'{&#10;  ' || string-join($members, ',&#10;  '),
      ',&#10;  &quot;section&quot;: &quot;' || strings:of('cite.paragraph') || '%2&quot;', '&#10;}'"/>
  </xsl:function>

  <xsl:function name="citations:csl-date" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="'[' || string-join(tokenize($date, '-') ! string(xs:integer(.)), ', ') || ']'"/>
  </xsl:function>

  <xsl:function name="citations:csl-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($name)"/>
    <xsl:sequence select="if (citations:is-personal($name))
      then '{&quot;family&quot;: ' || facts:json($words[last()]) || ', &quot;given&quot;: ' || facts:json(string-join($words[position() lt last()], ' ')) || '}'
      else '{&quot;literal&quot;: ' || facts:json($name) || '}'"/>
  </xsl:function>

  <xsl:function name="citations:inverted" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($name)"/>
    <xsl:sequence select="if (citations:is-personal($name))
      then $words[last()] || ', ' || string-join($words[position() lt last()], ' ') else $name"/>
  </xsl:function>

  <!-- Two or three words are forenames and surname; more may be a body, and a comma says that somebody put them in order. -->
  <xsl:function name="citations:is-personal" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="count(tokenize($name)) = (2, 3) and not(contains($name, ',')) and not(tokenize(lower-case($name)) = 'and')"/>
  </xsl:function>

  <!-- Names for BibTeX, which takes what stands between its “and” for a name, and takes names apart at commas and spaces, unless
       they stand in braces. -->
  <xsl:function name="citations:tex-people" as="xs:string?">
    <xsl:param name="field" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:if test="exists($names)">
      <xsl:sequence select="$field || ' = {' || string-join($names ! (if (citations:is-personal(.) or matches(., '^[^\s,]+, [^,]+$')
        and not(tokenize(lower-case(.)) = 'and')) then citations:tex(.) else '{' || citations:tex(.) || '}'), ' and ') || '}'"/>
    </xsl:if>
  </xsl:function>

  <!-- What BibTeX calls an entry: signs that mean something to it have no place there. -->
  <xsl:function name="citations:tex-key" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="replace($key, '[^\p{L}\p{N}_.:/+-]', '-')"/>
  </xsl:function>

  <!-- An address, which BibTeX hands on as it is written, as long as its braces are in pairs. -->
  <xsl:function name="citations:tex-address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="$address => replace('\\', '%5C') => replace('\{', '%7B') => replace('\}', '%7D')"/>
  </xsl:function>

  <!-- Languages as LaTeX calls them. -->
  <xsl:variable name="citations:tex-languages" as="map(xs:string, xs:string)" select="map { 'en': 'english', 'ru': 'russian' }"/>

  <xsl:variable name="citations:tex-signs" as="map(xs:string, xs:string)"
      select="map { '\': '\textbackslash{}', '^': '\textasciicircum{}', '~': '\textasciitilde{}' }"/>

  <!-- Words in which TeX finds nothing to obey. -->
  <xsl:function name="citations:tex" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (translate($words, '\{}$&amp;#%_^~', '') eq $words) then $words
      else string-join(analyze-string($words, '[\\{}$&amp;#%_^~]')/*
        ! (if (self::fn:match) then ($citations:tex-signs(.), '\' || .)[1] else string(.)))"/>
  </xsl:function>
</xsl:stylesheet>
