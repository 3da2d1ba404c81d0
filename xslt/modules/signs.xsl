<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs of the printed page: an element goes in, the characters come out that the source prints for it.
     The edition stores acts (a deletion, a supplied word); how the source shows them is kept in @rend. Whoever writes
     the page again, the published view and the export of the transcript, asks here and nowhere else. Written in
     XSLT 1.0, because the export is meant for every processor there is.

     @rend of an element that stands for brackets:
       bracketed      square brackets; what supplied, gloss, ex and an inline note have when nothing else is said
       bracket-opens, bracket-closes
                      one of the two: an act that goes on in the next paragraph, or behind a label, has several elements
       parenthesised  round brackets
       unbracketed    no sign
       angled         < before and > behind
       single-angled  ‹ before and › behind
       wide-angled    〈 before and 〉 behind
       braced         { before and } behind
       angled-opens, angled-closes …
                      one of the two
       asterisks      ** on both sides
       typed          the signs of a typist: curly brackets with a doubled character that says what the element is
       typed-opens, typed-closes
                      one of the two
       (a dash first) a token that begins with a dash, or with the _ of a space or the stop before it, is a signature,
                      printed before the closing bracket
     @rend of a note is the form of its mark, and, as a second token, that of the number before its text where the
     two differ: n is the number, _ a space, "none" no number at all. White space follows a number, unless its form
     ends in +. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:signs="https://tei-protocols.example/ns/signs" exclude-result-prefixes="tei signs">

  <!-- What the source prints before the content of an element. -->
  <xsl:template name="signs:open">
    <xsl:if test="@rend or self::tei:supplied or self::tei:gloss or self::tei:ex or self::tei:note">
      <xsl:call-template name="signs:enclosure">
        <xsl:with-param name="bracketed" select="'['"/>
        <xsl:with-param name="parenthesised" select="'('"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What the source prints after the content of an element. -->
  <xsl:template name="signs:close">
    <xsl:if test="@rend or self::tei:supplied or self::tei:gloss or self::tei:ex or self::tei:note">
      <xsl:variable name="stated" select="concat(' ', @rend, ' ')"/>
      <xsl:variable name="before" select="substring-before(translate($stated, '–—_.', '----'), ' -')"/>
      <xsl:if test="contains(translate($stated, '–—_.', '----'), ' -')">
        <xsl:value-of select="translate(substring-before(substring($stated, string-length($before) + 2), ' '), '_', ' ')"/>
      </xsl:if>
      <xsl:call-template name="signs:enclosure">
        <xsl:with-param name="bracketed" select="']'"/>
        <xsl:with-param name="parenthesised" select="')'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- One of the two signs that enclose an element. -->
  <xsl:template name="signs:enclosure">
    <xsl:param name="bracketed"/>
    <xsl:param name="parenthesised"/>
    <xsl:variable name="stated" select="concat(' ', @rend, ' ')"/>
    <!-- of a passage that has several elements, the first has one sign, the last the other -->
    <xsl:variable name="half" select="concat(substring('opens', 1 div ($bracketed = '[')), substring('closes', 1 div ($bracketed = ']')), ' ')"/>
    <xsl:choose>
      <xsl:when test="not(@rend or self::tei:note)"><xsl:value-of select="$bracketed"/></xsl:when>
      <xsl:when test="contains($stated, ' bracketed ')"><xsl:value-of select="$bracketed"/></xsl:when>
      <xsl:when test="contains($stated, ' bracket-opens ')"><xsl:if test="$bracketed = '['">[</xsl:if></xsl:when>
      <xsl:when test="contains($stated, ' bracket-closes ')"><xsl:if test="$bracketed = ']'">]</xsl:if></xsl:when>
      <xsl:when test="contains($stated, ' parenthesised ')"><xsl:value-of select="$parenthesised"/></xsl:when>
      <xsl:when test="contains($stated, ' angled ') or contains($stated, concat(' angled-', $half))"><xsl:value-of select="translate($bracketed, '[]', '&lt;&gt;')"/></xsl:when>
      <xsl:when test="contains($stated, ' single-angled ') or contains($stated, concat(' single-angled-', $half))"><xsl:value-of select="translate($bracketed, '[]', '‹›')"/></xsl:when>
      <xsl:when test="contains($stated, ' wide-angled ') or contains($stated, concat(' wide-angled-', $half))"><xsl:value-of select="translate($bracketed, '[]', '〈〉')"/></xsl:when>
      <xsl:when test="contains($stated, ' braced ') or contains($stated, concat(' braced-', $half))"><xsl:value-of select="translate($bracketed, '[]', '{}')"/></xsl:when>
      <xsl:when test="contains($stated, 'angled-') or contains($stated, 'braced-')"/>
      <xsl:when test="contains($stated, ' asterisks ')">**</xsl:when>
      <xsl:when test="contains($stated, ' typed ')
          or contains($stated, ' typed-opens ') and $bracketed = '['
          or contains($stated, ' typed-closes ') and $bracketed = ']'">
        <xsl:call-template name="signs:typed">
          <xsl:with-param name="opens" select="$bracketed = '['"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($stated, ' typed-')"/>
      <xsl:when test="contains($stated, ' unbracketed ')"/>
      <xsl:when test="self::tei:supplied or self::tei:gloss or self::tei:ex or self::tei:note[@place = 'inline']">
        <xsl:value-of select="$bracketed"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- One of the two signs that a typist puts around a passage. -->
  <xsl:template name="signs:typed">
    <xsl:param name="opens"/>
    <xsl:variable name="sign">
      <xsl:choose>
        <xsl:when test="self::tei:del">--</xsl:when>
        <xsl:when test="self::tei:add[@place = 'above']">^^</xsl:when>
        <xsl:when test="self::tei:add[@place = 'margin']">//</xsl:when>
        <xsl:when test="self::tei:add">++</xsl:when>
        <xsl:when test="self::tei:hi">==</xsl:when>
        <xsl:when test="self::tei:unclear">??</xsl:when>
        <xsl:when test="self::tei:note and $opens">&gt;&gt;</xsl:when>
        <xsl:when test="self::tei:note">&lt;&lt;</xsl:when>
        <xsl:when test="self::tei:seg">@@</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$opens"><xsl:value-of select="concat('{', $sign)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($sign, '}')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The sign that a gap is known by. -->
  <xsl:template name="signs:gap">
    <xsl:value-of select="@rend"/>
  </xsl:template>

  <!-- The mark in the running text that points to a note: of the note at its anchor, or of a ref. -->
  <xsl:template name="signs:mark">
    <xsl:call-template name="signs:form">
      <xsl:with-param name="form" select="substring-before(concat(normalize-space(@rend), ' '), ' ')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The number that stands before the text of a note, with the space behind it. -->
  <xsl:template name="signs:number">
    <xsl:variable name="forms" select="concat(normalize-space(@rend), ' ')"/>
    <xsl:variable name="second" select="substring-before(substring-after($forms, ' '), ' ')"/>
    <xsl:variable name="form">
      <xsl:value-of select="$second"/>
      <xsl:if test="not($second)"><xsl:value-of select="substring-before($forms, ' ')"/></xsl:if>
    </xsl:variable>
    <xsl:call-template name="signs:form">
      <xsl:with-param name="form" select="translate($form, '+', '')"/>
    </xsl:call-template>
    <xsl:if test="not($form = '' or $form = 'none' or substring($form, string-length($form)) = '+')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="signs:form">
    <xsl:param name="form"/>
    <xsl:choose>
      <xsl:when test="$form = 'none'"/>
      <xsl:when test="contains($form, 'n')">
        <xsl:value-of select="translate(substring-before($form, 'n'), '_', ' ')"/>
        <xsl:value-of select="@n"/>
        <xsl:value-of select="translate(substring-after($form, 'n'), '_', ' ')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($form, '_', ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
