<?xml version="1.0" encoding="UTF-8"?>
<!-- Who speaks how much: a picture, and behind it the table with the numbers. What is not certain is told apart in both. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- So many have a bar in the picture; the table has all. -->
  <xsl:variable name="site:bars" as="xs:integer" select="24"/>

  <xsl:template match="page[@kind = 'speakers']" as="element()">
    <xsl:variable name="turns" as="element(turn)*" select="$site:sessions/turn"/>
    <xsl:variable name="all" as="xs:integer" select="xs:integer(sum($turns/@words))"/>
    <xsl:call-template name="site:frame">
      <xsl:with-param name="lead" select="site:said('measure', site:counted('count.turn', count($turns)) || '&#xA0;· ' || site:counted('count.word', $all)),
        site:said('explained', strings:of('site.speakers.explained'))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[@kind = 'speakers']" mode="content" as="element()*">
    <xsl:variable name="turns" as="element(turn)*" select="$site:sessions/turn"/>
    <xsl:variable name="all" as="xs:integer" select="xs:integer(sum($turns/@words))"/>
    <xsl:variable name="speakers" as="element(speaker)*">
      <xsl:for-each-group select="$turns" group-by="tokenize(@who)">
        <xsl:sort select="sum(current-group()/@words)" order="descending"/>
        <xsl:sort select="site:sorted-by(current-grouping-key())"/>
        <speaker key="{current-grouping-key()}" turns="{count(current-group())}" words="{sum(current-group()/@words)}"
          doubtful="{sum(current-group()[@cert ne 'high']/@words)}" sessions="{count(distinct-values(current-group()/generate-id(..)))}" xmlns=""/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="nobody" as="element(turn)*" select="$turns[not(@who[. ne ''])]"/>
    <xsl:if test="exists($speakers)">
      <xsl:call-template name="site:bars">
        <xsl:with-param name="speakers" select="$speakers[position() le $site:bars]"/>
      </xsl:call-template>
      <div class="table" tabindex="0" role="region" aria-labelledby="speakers-caption">
        <table>
          <caption id="speakers-caption"><xsl:value-of select="strings:of('site.speakers.table')"/></caption>
          <thead>
            <tr>
              <xsl:for-each select="'speaker', 'sessions', 'turns', 'words', 'doubtful', 'share'">
                <th scope="col"><xsl:if test="position() gt 1"><xsl:attribute name="class" select="'count'"/></xsl:if>
                  <xsl:value-of select="strings:of('site.speakers.' || .)"/></th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$speakers">
              <tr>
                <th scope="row"><xsl:sequence select="site:person-link(@key)"/></th>
                <xsl:for-each select="@sessions, @turns, @words, @doubtful">
                  <td class="count"><xsl:value-of select="site:number(xs:integer(.))"/></td>
                </xsl:for-each>
                <td class="count"><xsl:value-of select="site:share(@words, $all)"/></td>
              </tr>
            </xsl:for-each>
            <xsl:if test="exists($nobody)">
              <tr>
                <th scope="row"><xsl:value-of select="strings:of('speech.unnamed')"/></th>
                <td class="count"><xsl:value-of select="count(distinct-values($nobody/generate-id(..)))"/></td>
                <td class="count"><xsl:value-of select="count($nobody)"/></td>
                <td class="count"><xsl:value-of select="sum($nobody/@words)"/></td>
                <td class="count"><xsl:value-of select="sum($nobody[@cert ne 'high']/@words)"/></td>
                <td class="count"><xsl:value-of select="site:share(xs:integer(sum($nobody/@words)), $all)"/></td>
              </tr>
            </xsl:if>
          </tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:function name="site:share" as="xs:string">
    <xsl:param name="words" as="xs:integer"/>
    <xsl:param name="all" as="xs:integer"/>
    <xsl:variable name="tenths" as="xs:decimal" select="if ($all) then round(1000 * $words div $all) div 10 else 0"/>
    <xsl:sequence select="translate(format-number($tenths, '0.0'), '.', strings:of('site.point')) || '&#160;%'"/>
  </xsl:function>

  <!-- A bar for each, from the first who speaks most; the part that is not certain is hatched. -->
  <xsl:template name="site:bars" as="element()">
    <xsl:param name="speakers" as="element(speaker)+"/>
    <xsl:variable name="most" as="xs:double" select="max(($speakers/number(@words), 1))"/>
    <!-- in units of the picture: where the bars begin behind the longest name, and how long the longest is before its number -->
    <xsl:variable name="names" as="xs:string+" select="$speakers ! site:shortened(site:person(@key), 24)"/>
    <xsl:variable name="left" as="xs:integer" select="xs:integer(min((190, 16 + 7.4 * max($names ! string-length(.)))))"/>
    <xsl:variable name="width" as="xs:integer" select="352 - $left"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="bars" viewBox="0 0 400 {count($speakers) * 22 + 4}" role="img" aria-labelledby="bars-title bars-about">
      <title id="bars-title"><xsl:value-of select="strings:of('site.speakers')"/></title>
      <desc id="bars-about"><xsl:value-of select="strings:of('site.speakers.picture')"/></desc>
      <defs>
        <pattern id="hatching" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" class="ground"/>
          <line x1="0" x2="0" y1="0" y2="4" class="hatch"/>
        </pattern>
      </defs>
      <xsl:for-each select="$speakers">
        <xsl:variable name="number" as="xs:integer" select="position()"/>
        <xsl:variable name="top" as="xs:integer" select="($number - 1) * 22"/>
        <xsl:variable name="sure" as="xs:double" select="$width * (@words - @doubtful) div $most"/>
        <xsl:variable name="doubtful" as="xs:double" select="$width * @doubtful div $most"/>
        <text x="{$left - 8}" y="{$top + 15}" text-anchor="end"><xsl:value-of select="$names[$number]"/></text>
        <rect class="sure" x="{$left}" y="{$top + 4}" height="14" width="{format-number($sure, '0.0')}"/>
        <xsl:if test="$doubtful gt 0">
          <rect class="doubtful" fill="url(#hatching)" x="{format-number($left + $sure, '0.0')}" y="{$top + 4}" height="14" width="{format-number(max(($doubtful, 1)), '0.0')}"/>
        </xsl:if>
        <text class="number" x="{format-number($left + 4 + $sure + $doubtful, '0.0')}" y="{$top + 15}"><xsl:value-of select="site:number(xs:integer(@words))"/></text>
      </xsl:for-each>
    </svg>
  </xsl:template>
</xsl:stylesheet>
