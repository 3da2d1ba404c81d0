<?xml version="1.0" encoding="UTF-8"?>
<!-- The legend: the signs that stand in this text, each shown by the templates of the view itself, with its meaning and
     how often it stands there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:doubts="https://tei-protocols.example/ns/doubts"
    xmlns:legend="https://tei-protocols.example/ns/legend"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="legend" as="element()?">
    <!-- one after the other: a question about each element takes longer than to look for each of these -->
    <xsl:variable name="marked" as="element()*" select="text ! (descendant::supplied, descendant::gloss, descendant::del[not(parent::restore)][@rend or not(ancestor::note)],
      descendant::hi[legend:meaning(.)], descendant::ref[@type = 'unresolved'], descendant::ex, descendant::gap, descendant::pb,
      descendant::note[@place = 'inline'], descendant::add, descendant::sic, descendant::corr, descendant::unclear, descendant::restore,
      descendant::sp[doubts:is-doubtful(.)], doubts:in(.))"/>
    <xsl:if test="exists($marked)">
      <section class="legend">
        <xsl:sequence select="$strings:marked"/>
        <h2><xsl:value-of select="strings:of('legend')"/></h2>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="strings:of('legend.sign')"/></th>
              <th scope="col"><xsl:value-of select="strings:of('legend.meaning')"/></th>
              <th scope="col" class="count"><xsl:value-of select="strings:of('legend.count')"/></th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each-group select="$marked" group-by="legend:meaning(.)">
              <xsl:sort select="index-of($legend:meanings, current-grouping-key())"/>
              <xsl:variable name="meaning" as="xs:string" select="current-grouping-key()"/>
              <tr data-meaning="{$meaning}">
                <td class="sign">
                  <xsl:call-template name="legend-sign">
                    <xsl:with-param name="meaning" select="$meaning"/>
                    <!-- rather one in the text than one in a note, which a view may show in another way -->
                    <xsl:with-param name="occurrence" select="(current-group()[not(ancestor::note)], .)[1]"/>
                  </xsl:call-template>
                </td>
                <td><xsl:value-of select="strings:of($meaning)"/></td>
                <td class="count"><xsl:value-of select="count(current-group())"/></td>
              </tr>
            </xsl:for-each-group>
          </tbody>
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
    <xsl:choose>
      <xsl:when test="$occurrence/self::restore">
        <tei:restore><tei:del><xsl:value-of select="strings:of('legend.sample')"/></tei:del></tei:restore>
      </xsl:when>
      <xsl:when test="$occurrence/(self::persName | self::sp | self::p | self::item | self::seg)">
        <tei:persName cert="low"><xsl:value-of select="strings:of('legend.sample')"/></tei:persName>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy select="$occurrence" copy-namespaces="no">
          <xsl:copy-of select="@rend, @place, @reason, @type, self::pb/@n"/>
          <xsl:if test="not(self::gap or self::pb)"><xsl:value-of select="strings:of('legend.sample')"/></xsl:if>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
