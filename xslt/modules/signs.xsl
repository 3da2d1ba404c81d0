<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs of the printed page: an element goes in, the characters come out that the source prints for it.
     The edition stores acts (a deletion, a supplied word); how the source shows them is kept in @rend. Whoever writes
     the page again, the published view and the export of the transcript, asks here and nowhere else.

     @rend of an element that stands for brackets:
       bracketed      square brackets; what supplied, gloss, ex and an inline note have when nothing else is said
       parenthesised  round brackets
       unbracketed    no sign
       asterisks      ** on both sides
       (a dash first) a token that begins with a dash is a signature, printed before the closing bracket
     @rend of a note is the form of its mark, and, as a second token, that of the number before its text where the
     two differ: n is the number, _ a space, "none" no number at all. White space follows a number, unless its form
     ends in +. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:signs="https://tei-protocols.example/ns/signs" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="signs:of" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend)"/>
  </xsl:function>

  <!-- Which pair of signs encloses an element: one of the tokens above. -->
  <xsl:function name="signs:enclosure" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="stated" as="xs:string*"
        select="signs:of($element)[. = ('bracketed', 'parenthesised', 'unbracketed', 'asterisks')]"/>
    <xsl:variable name="usual" as="xs:string"
        select="if ($element[self::supplied or self::gloss or self::ex or self::note[@place = 'inline']]) then 'bracketed' else 'unbracketed'"/>
    <xsl:sequence select="($stated, $usual)[1]"/>
  </xsl:function>

  <xsl:variable name="signs:opening" as="map(xs:string, xs:string)"
      select="map { 'bracketed': '[', 'parenthesised': '(', 'unbracketed': '', 'asterisks': '**' }"/>
  <xsl:variable name="signs:closing" as="map(xs:string, xs:string)"
      select="map { 'bracketed': ']', 'parenthesised': ')', 'unbracketed': '', 'asterisks': '**' }"/>

  <!-- What the source prints before the content of an element. -->
  <xsl:function name="signs:open" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$signs:opening(signs:enclosure($element))"/>
  </xsl:function>

  <!-- What the source prints after the content of an element. -->
  <xsl:function name="signs:close" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join(signs:of($element)[starts-with(., '-')]) || $signs:closing(signs:enclosure($element))"/>
  </xsl:function>

  <!-- A gap prints the sign that it is known by. -->
  <xsl:function name="signs:gap" as="xs:string">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:sequence select="string($gap/@rend)"/>
  </xsl:function>

  <!-- The mark in the running text that points to a note: of the note at its anchor, or of a repeated ref. -->
  <xsl:function name="signs:mark" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="signs:form(signs:of($note)[1], $note/@n)"/>
  </xsl:function>

  <!-- The number that stands before the text of a note, with the space behind it. -->
  <xsl:function name="signs:number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="form" as="xs:string?" select="(signs:of($note)[2], signs:of($note)[1])[1]"/>
    <xsl:variable name="printed" as="xs:string" select="signs:form(translate($form, '+', ''), $note/@n)"/>
    <xsl:sequence select="if ($printed eq '' or ends-with($form, '+')) then $printed else $printed || ' '"/>
  </xsl:function>

  <xsl:function name="signs:form" as="xs:string">
    <xsl:param name="form" as="xs:string?"/>
    <xsl:param name="number" as="xs:string?"/>
    <xsl:sequence select="if (empty($form) or $form eq 'none') then ''
      else if (not(contains($form, 'n'))) then translate($form, '_', ' ')
      else translate(substring-before($form, 'n'), '_', ' ') || $number || translate(substring-after($form, 'n'), '_', ' ')"/>
  </xsl:function>
</xsl:stylesheet>
