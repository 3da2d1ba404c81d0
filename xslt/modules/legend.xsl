<?xml version="1.0" encoding="UTF-8"?>
<!-- The legend: the signs that stand in this text, each shown by the templates of the view itself, with its meaning and
     how often it stands there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:legend="https://tei-protocols.example/ns/legend"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a text holds that has a sign, by the key of its meaning. The order is that of the legend. -->
  <xsl:function name="legend:found" as="map(*)*">
    <xsl:param name="text" as="element()*"/>
    <xsl:variable name="marked" as="element()*" select="$text//(del | restore | add | supplied | gloss | ex | unclear | gap | sic | hi | ref | persName[@cert] | sp[@cert])"/>
    <xsl:sequence select="
      map { 'deleted': $marked[self::del][not(parent::restore)] },
      map { 'restored': $marked[self::restore] },
      map { 'added': $marked[self::add] },
      map { 'supplied': $marked[self::supplied][not(@reason = 'omitted-in-original')] },
      map { 'supplied.omitted': $marked[self::supplied][@reason = 'omitted-in-original'] },
      map { 'gloss': $marked[self::gloss][not(@type = 'original')] },
      map { 'gloss.original': $marked[self::gloss][@type = 'original'] },
      map { 'expansion': $marked[self::ex] },
      map { 'unclear': $marked[self::unclear] },
      map { 'gap.illegible': $marked[self::gap][@reason = 'illegible'] },
      map { 'gap.omitted': $marked[self::gap][@reason = 'omitted'] },
      map { 'gap.other': $marked[self::gap][not(@reason = ('illegible', 'omitted'))] },
      map { 'sic': $marked[self::sic] },
      map { 'underlined': $marked[self::hi][tokenize(@rend) = ('underline', 'double-underline')] },
      map { 'unresolved': $marked[self::ref][@type = 'unresolved'] },
      map { 'doubt': $marked[self::persName | self::sp] }"/>
  </xsl:function>

  <xsl:template name="legend" as="element()?">
    <xsl:variable name="rows" as="element()*">
      <xsl:for-each select="legend:found(text)">
        <xsl:variable name="meaning" as="xs:string" select="map:keys(.)" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
        <xsl:variable name="occurrences" as="element()*" select=".($meaning)"/>
        <xsl:if test="exists($occurrences)">
          <tr>
            <td class="sign">
              <xsl:call-template name="legend-sign">
                <xsl:with-param name="meaning" select="$meaning"/>
                <xsl:with-param name="occurrence" select="$occurrences[1]"/>
              </xsl:call-template>
            </td>
            <td><xsl:value-of select="strings:of($meaning)"/></td>
            <td class="count"><xsl:value-of select="count($occurrences)"/></td>
          </tr>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($rows)">
      <section class="legend" lang="{$strings:language}">
        <h2><xsl:value-of select="strings:of('legend')"/></h2>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="strings:of('legend.sign')"/></th>
              <th scope="col"><xsl:value-of select="strings:of('legend.meaning')"/></th>
              <th scope="col" class="count"><xsl:value-of select="strings:of('legend.count')"/></th>
            </tr>
          </thead>
          <tbody><xsl:sequence select="$rows"/></tbody>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The sign itself. A view that has none for a meaning says so here. -->
  <xsl:template name="legend-sign">
    <xsl:param name="meaning" as="xs:string"/>
    <xsl:param name="occurrence" as="element()"/>
    <xsl:apply-templates select="legend:sample($occurrence)"/>
  </xsl:template>

  <!-- An element like the one that occurs, around a word; it has no address and answers to nobody. -->
  <xsl:function name="legend:sample" as="element()">
    <xsl:param name="occurrence" as="element()"/>
    <xsl:variable name="sample" as="element()">
      <xsl:for-each select="$occurrence">
        <xsl:choose>
          <xsl:when test="self::restore">
            <tei:restore><tei:del><xsl:value-of select="strings:of('legend.sample')"/></tei:del></tei:restore>
          </xsl:when>
          <xsl:when test="self::persName | self::sp">
            <tei:persName cert="low"><xsl:value-of select="strings:of('legend.sample')"/></tei:persName>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy>
              <xsl:copy-of select="@rend, @place, @reason, @type"/>
              <xsl:if test="not(self::gap)"><xsl:value-of select="strings:of('legend.sample')"/></xsl:if>
            </xsl:copy>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="$sample"/>
  </xsl:function>
</xsl:stylesheet>
