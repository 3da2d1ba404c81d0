<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of the interface: a key goes in, the words come out. The interface speaks the language of the edition that a
     page belongs to, so that a site speaks one; that of the document, where it stands alone; English, where it has not
     learnt that language. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:strings="https://tei-protocols.example/ns/strings"
    exclude-result-prefixes="#all">

  <xsl:include href="../strings/en.xsl"/>
  <xsl:include href="../strings/ru.xsl"/>

  <xsl:variable name="strings:languages" as="map(xs:string, map(xs:string, xs:string))"
      select="map { 'en': $strings:en, 'ru': $strings:ru }"/>

  <!-- The language of the edition, where there is one. -->
  <xsl:param name="interface" as="xs:string" select="''"/>

  <xsl:variable name="strings:language" as="xs:string"
      select="(($interface[.], /*/(@xml:lang, @lang))[1] ! substring-before(. || '-', '-')[map:contains($strings:languages, .)], 'en')[1]"/>

  <xsl:variable name="strings:own" as="map(xs:string, xs:string)" select="$strings:languages($strings:language)"/>

  <!-- The language of the interface as an attribute, needed where a document in another language surrounds it. -->
  <xsl:variable name="strings:marked" as="attribute()?">
    <xsl:if test="(TEI | teiCorpus//TEI)/@xml:lang != $strings:language" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
      <xsl:attribute name="lang" select="$strings:language"/>
    </xsl:if>
  </xsl:variable>

  <!-- What a key says; the key itself where nobody has written it down. -->
  <xsl:function name="strings:of" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($strings:own($key), $strings:en($key), $key)[1]"/>
  </xsl:function>

  <!-- What a key says, with words put in the place of its %1, %2 … -->
  <xsl:function name="strings:of" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="insertions" as="xs:string*"/>
    <xsl:variable name="first" as="xs:string" select="strings:filled(strings:of($key), '%1', $insertions[1])"/>
    <xsl:variable name="second" as="xs:string" select="if (count($insertions) gt 1) then strings:filled($first, '%2', $insertions[2]) else $first"/>
    <xsl:sequence select="if (count($insertions) gt 2) then strings:filled($second, '%3', $insertions[3]) else $second"/>
  </xsl:function>

  <!-- At most three words are put into anything that is said; a loop over them would take twice as long. -->
  <xsl:function name="strings:filled" as="xs:string">
    <xsl:param name="said" as="xs:string"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="substring-before($said, $place) || $words || substring-after($said, $place)"/>
  </xsl:function>

  <!-- The form in which a word stands behind a number: one, few or many. -->
  <xsl:function name="strings:form" as="xs:string">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:variable name="last" as="xs:integer" select="$count mod 10"/>
    <xsl:variable name="teen" as="xs:boolean" select="$count mod 100 = (11 to 14)"/>
    <xsl:sequence select="if ($strings:language = 'ru')
      then (if ($last = 1 and not($teen)) then 'one' else if ($last = (2 to 4) and not($teen)) then 'few' else 'many')
      else if ($count = 1) then 'one' else 'many'"/>
  </xsl:function>

  <!-- A day in the words of the interface; what is no day is said as it is stated. -->
  <xsl:function name="strings:day" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="day" as="xs:date?" select="if ($date castable as xs:date) then xs:date($date) else ()"/>
    <xsl:sequence select="if (exists($day))
      then strings:of('date.day', (string(day-from-date($day)), strings:of('date.month.' || month-from-date($day)), string(year-from-date($day))))
      else $date"/>
  </xsl:function>

  <!-- Days, or first and last days with a stroke between, in the words of the interface: those of one month name it once. -->
  <xsl:function name="strings:days" as="xs:string">
    <xsl:param name="days" as="xs:string*"/>
    <xsl:variable name="said" as="xs:string*">
      <xsl:for-each-group select="$days" group-adjacent="if (. castable as xs:date) then substring(., 1, 7) else .">
        <xsl:sequence select="if (. castable as xs:date)
          then (current-group()[position() lt last()] ! string(day-from-date(xs:date(.))), strings:day(current-group()[last()]))
          else strings:range(tokenize(., '/'))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($said, ', ')"/>
  </xsl:function>

  <xsl:function name="strings:range" as="xs:string">
    <xsl:param name="ends" as="xs:string*"/>
    <xsl:sequence select="if ($ends[1] castable as xs:date and substring($ends[1], 1, 7) = $ends[2] ! substring(., 1, 7))
      then day-from-date(xs:date($ends[1])) || '–' || strings:day($ends[2])
      else string-join($ends ! strings:day(.), ' – ')"/>
  </xsl:function>

  <!-- What the first of several keys says that anybody has written down; otherwise the last resort. -->
  <xsl:function name="strings:known" as="xs:string">
    <xsl:param name="keys" as="xs:string*"/>
    <xsl:param name="otherwise" as="xs:string"/>
    <xsl:sequence select="($keys ! ($strings:own(.), $strings:en(.))[1], $otherwise)[1]"/>
  </xsl:function>
</xsl:stylesheet>
