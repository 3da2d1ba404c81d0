<?xml version="1.0" encoding="UTF-8"?>
<!-- Meanings: which act or doubt an element tells of, as the legends of views and of books count them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:legend="https://tei-protocols.example/ns/legend" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The meanings in the order of the legend. -->
  <xsl:variable name="legend:meanings" as="xs:string+" select="'deleted', 'restored', 'added', 'supplied', 'supplied.omitted', 'gloss',
    'gloss.original', 'expansion', 'unclear', 'gap.illegible', 'gap.omitted', 'gap.other', 'sic', 'correction', 'underlined', 'remark', 'page', 'leaf', 'copy', 'unresolved',
    'doubt'"/>

  <!-- What the sign of an element means; empty where it has none. -->
  <xsl:function name="legend:meaning" as="xs:string?">
    <xsl:param name="marked" as="element()"/>
    <xsl:for-each select="$marked">
      <xsl:sequence select="
        if (self::persName or self::sp or self::p or self::item or self::seg) then 'doubt'
        else if (self::supplied) then if (@reason = 'omitted-in-original') then 'supplied.omitted' else 'supplied'
        else if (self::gloss) then if (@type = 'original') then 'gloss.original' else 'gloss'
        else if (self::del) then 'deleted'
        else if (self::restore) then 'restored'
        else if (self::add) then 'added'
        else if (self::ex) then 'expansion'
        else if (self::unclear) then 'unclear'
        else if (self::gap) then ('gap.' || @reason, 'gap.other')[. = $legend:meanings][1]
        else if (self::sic) then 'sic'
        else if (self::corr) then 'correction'
        else if (self::hi) then 'underlined'[tokenize(current()/@rend) = ('underline', 'double-underline')]
        else if (self::pb) then (@type, 'page')[. = $legend:meanings][1]
        else if (self::note) then 'remark'
        else if (self::ref) then 'unresolved'
        else ()"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
