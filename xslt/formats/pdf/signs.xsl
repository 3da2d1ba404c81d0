<?xml version="1.0" encoding="UTF-8"?>
<!-- Signs inside a line, by the name of their class or of their element; print/signs.typ says how each looks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- The signs that draw a line. -->
  <xsl:variable name="lines" as="xs:string+" select="'del', 'struck', 'hi-underline', 'hi-double-underline'"/>

  <xsl:template match="span | a | b | i | em | cite | ins | del | code">
    <xsl:call-template name="sign">
      <xsl:with-param name="signs" select="typst:signs(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="sign">
    <xsl:param name="signs" as="xs:string*"/>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'sign'"/>
      <xsl:with-param name="arguments" select="typst:strings($signs), typst:string(@lang ! typst:language(.))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A line through words must not go through the number of a leaf in the margin: each piece of them has its own. -->
  <xsl:template match="(span | del | a)[.//span[@class = 'leaf']][tokenize(@class) = $lines or self::del]" priority="0.6">
    <xsl:variable name="signs" as="xs:string+" select="typst:signs(.)"/>
    <xsl:call-template name="sign">
      <xsl:with-param name="signs" select="$signs[not(. = $lines)]"/>
      <xsl:with-param name="lines" select="$signs[. = $lines]" tunnel="yes"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="span[@class = 'leaf']" priority="0.6">
    <xsl:call-template name="sign">
      <xsl:with-param name="signs" select="typst:signs(.)"/>
      <xsl:with-param name="lines" select="()" tunnel="yes"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Between paragraphs there is no line in which a leaf could begin, nor one into which the head of a page could break. -->
  <xsl:template match="(article | section | header | div[not(@role = 'paragraph')])/span[tokenize(@class) = ('leaf', 'running-head')]" priority="0.7">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="tokenize(@class)[1] || '-between'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- As it is printed, the head of a page has a line of its own amid a paragraph, too. -->
  <xsl:template match="(p | div[@role = 'paragraph'])/span[tokenize(@class) = 'running-head'][not(tokenize(@class) = 'head-in-line')]" priority="0.65">
    <xsl:if test="preceding-sibling::node()[1][not(self::ol or self::br)]">
      <xsl:text>linebreak()&#10;</xsl:text>
    </xsl:if>
    <xsl:call-template name="sign">
      <xsl:with-param name="signs" select="typst:signs(.)"/>
    </xsl:call-template>
    <xsl:text>linebreak()&#10;</xsl:text>
  </xsl:template>

  <!-- A way to another place of the text; who is named is looked up in the list of people without one. -->
  <xsl:template match="a[starts-with(@href, '#') and not(contains(@href, ':'))]" priority="0.7">
    <xsl:text>way-to(</xsl:text>
    <xsl:value-of select="typst:string(typst:prefix(.) || substring(@href, 2)) || ', {&#10;'"/>
    <xsl:next-match/>
    <xsl:text>})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="a[matches(@href, '^https?://')]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'address'"/>
      <xsl:with-param name="arguments" select="typst:string(@href)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="br">
    <xsl:text>linebreak()&#10;</xsl:text>
  </xsl:template>

  <!-- The signs of an element, outermost last. Those that draw a line are others where there is a line already; in tables
       and notes there is no margin in which a leaf could be named. -->
  <xsl:function name="typst:signs" as="xs:string+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="classes" as="xs:string*" select="tokenize($element/@class)"/>
    <xsl:variable name="lined" as="xs:boolean" select="$element/ancestor::*/(local-name(), tokenize(@class)) = $lines"/>
    <xsl:variable name="marginless" as="xs:boolean" select="exists($element/(ancestor::table | ancestor::details | ancestor::section[tokenize(@class) = 'notes']))"/>
    <xsl:for-each select="local-name($element), $classes">
      <xsl:choose>
        <!-- of two signs in one place the one that says more -->
        <xsl:when test=". = 'supplied' and $classes = 'supplied-omitted-in-original'"/>
        <xsl:when test=". = 'line' and empty($element/preceding-sibling::node())"/>
        <xsl:when test="$lined and . = $lines or $marginless and . = 'leaf'"><xsl:sequence select=". || '-in-line'"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
