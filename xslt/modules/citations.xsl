<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite: the document as footnotes and as reference managers want it. Each form has a place where a paragraph is
     named; a script may fill it in and copy the whole, and without one all of it is there to be read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:facts="https://tei-protocols.example/ns/facts" xmlns:citations="https://tei-protocols.example/ns/citations"
    xmlns:about="https://tei-protocols.example/ns/about" xmlns:page="https://tei-protocols.example/ns/page"
    xmlns:shown="https://tei-protocols.example/ns/shown"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words for a paragraph: %1 is its number, %2 its address on the network where it has one. -->
  <xsl:template name="citations" as="element()">
    <xsl:param name="facts" as="map(*)"/>
    <section class="cite" data-cite="{strings:of('cite.this')}" data-copied="{strings:of('cite.copied')}">
      <xsl:sequence select="$strings:marked"/>
      <h2><xsl:value-of select="strings:of('about.cite')"/></h2>
      <xsl:for-each select="about:example(.)">
        <p><xsl:value-of select="strings:of('about.cite.paragraphs', .)"/></p>
      </xsl:for-each>
      <xsl:sequence select="
        citations:form('Chicago', citations:chicago($facts)),
        citations:form('BibTeX', citations:bibtex($facts)),
        citations:form('RIS', citations:ris($facts)),
        citations:form('CSL-JSON', citations:csl($facts))"/>
    </section>
  </xsl:template>

  <!-- One form: its name, and its words with an empty place for those of a paragraph. -->
  <xsl:function name="citations:form" as="element()" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="parts" as="xs:string+"/>
    <details>
      <xsl:if test="$name = 'Chicago'">
        <xsl:attribute name="open" select="'open'"/>
      </xsl:if>
      <summary><xsl:value-of select="$name"/></summary>
      <pre tabindex="0" aria-label="{$name}"><xsl:value-of select="$parts[1]"/><span class="passage" data-words="{$parts[2]}"/><xsl:value-of select="$parts[3]"/></pre>
    </details>
  </xsl:function>

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
      $facts?authors[1] ! ('author = {' || citations:tex(string-join($facts?authors, ' and ')) || '}'),
      $facts?translators[1] ! ('translator = {' || citations:tex(string-join($facts?translators, ' and ')) || '}'),
      $facts?editors[1] ! ('editor = {' || citations:tex(string-join($facts?editors, ' and ')) || '}'),
      $facts?date ! ('date = {' || . || '}', 'year = {' || substring(., 1, 4) || '}'),
      $facts?source ! ('howpublished = {' || citations:tex(.) || '}'),
      $facts?address ! ('url = {' || . || '}'),
      'langid = {' || $facts?language || '}'"/>
    <xsl:variable name="begun" as="xs:string" select="'@misc{' || $facts?key || string-join($fields ! (',&#10;  ' || .))"/>
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
      $facts?date ! ('&quot;issued&quot;: {&quot;date-parts&quot;: [[' || string-join(tokenize(translate(., '-', ' ')) ! string(xs:integer(.)), ', ') || ']]}'),
      $facts?archive ! ('&quot;archive&quot;: ' || facts:json(.)),
      $facts?shelfmark[.] ! ('&quot;archive_location&quot;: ' || facts:json(.)),
      $facts?source ! ('&quot;publisher&quot;: ' || facts:json(.)),
      $facts?address ! ('&quot;URL&quot;: ' || facts:json(.)),
      '&quot;language&quot;: ' || facts:json($facts?language)"/>
    <xsl:sequence select="'{&#10;  ' || string-join($members, ',&#10;  '),
      ',&#10;  &quot;section&quot;: &quot;' || strings:of('cite.paragraph') || '%2&quot;', '&#10;}'"/>
  </xsl:function>

  <xsl:function name="citations:csl-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($name)"/>
    <xsl:sequence select="if (count($words) = (2, 3) and not(contains($name, ',')))
      then '{&quot;family&quot;: ' || facts:json($words[last()]) || ', &quot;given&quot;: ' || facts:json(string-join($words[position() lt last()], ' ')) || '}'
      else '{&quot;literal&quot;: ' || facts:json($name) || '}'"/>
  </xsl:function>

  <xsl:function name="citations:inverted" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($name)"/>
    <xsl:sequence select="if (count($words) = (2, 3) and not(contains($name, ',')))
      then $words[last()] || ', ' || string-join($words[position() lt last()], ' ') else $name"/>
  </xsl:function>

  <!-- Words in which TeX finds nothing to obey. -->
  <xsl:function name="citations:tex" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (translate($words, '\{}$&amp;#%_^~', '') eq $words) then $words
      else replace(replace(replace($words, '[\\^~]', '\\char`\\$0{}'), '[{}$&amp;#%_]', '\\$0'), '\\\{\\\}', '{}')"/>
  </xsl:function>
</xsl:stylesheet>
