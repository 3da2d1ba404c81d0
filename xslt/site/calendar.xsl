<?xml version="1.0" encoding="UTF-8"?>
<!-- The calendar: a picture with a line for each year and a dot for each day of a session, which leads to it. Sessions that are
     too near to one another for two dots stand one above the other. It is a list for those who hear it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://www.w3.org/2000/svg" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- In units of the picture: where the months begin, how wide one is, how high a line is. -->
  <xsl:variable name="site:left" as="xs:integer" select="42"/>
  <xsl:variable name="site:month" as="xs:integer" select="29"/>
  <xsl:variable name="site:line" as="xs:integer" select="26"/>
  <!-- How far the middles of two dots are apart at least. -->
  <xsl:variable name="site:apart" as="xs:integer" select="13"/>
  <!-- Years without sessions have a line too, unless there are more of them in a row than this. -->
  <xsl:variable name="site:most-empty" as="xs:integer" select="2"/>

  <xsl:template name="site:calendar" as="element()?">
    <xsl:variable name="dated" as="element(session)*" select="$site:sessions[date/@from[. castable as xs:date]]"/>
    <xsl:variable name="found" as="xs:integer*" select="sort(distinct-values($dated ! site:year-of(.)))"/>
    <!-- 0 stands for a gap -->
    <xsl:variable name="years" as="xs:integer*" select="for $number in 1 to count($found), $before in ($found[$number - 1], $found[1])[1] return
      (if ($found[$number] - $before gt $site:most-empty + 1) then 0 else $before + 1 to $found[$number] - 1, $found[$number])"/>
    <xsl:variable name="levels" as="map(xs:string, xs:integer)" select="map:merge(for $year in $found return site:levels($dated[site:year-of(.) eq $year]))"/>
    <xsl:variable name="lines" as="xs:double*" select="site:lines(for $year in $years return (max($dated[site:year-of(.) eq $year] ! $levels(generate-id())), 0)[1])"/>
    <xsl:variable name="width" as="xs:integer" select="$site:left + 12 * $site:month + 8"/>
    <xsl:if test="exists($dated)">
      <svg class="calendar" viewBox="0 0 {$width} {$lines[last()] + $site:line div 2 + 2}" role="list" aria-label="{strings:of('site.calendar')}">
        <g aria-hidden="true" class="scale">
          <xsl:for-each select="1 to 12">
            <text x="{$site:left + (. - 1) * $site:month + $site:month div 2}" y="11" text-anchor="middle"><xsl:value-of select="strings:of('date.short.' || .)"/></text>
          </xsl:for-each>
          <xsl:for-each select="$years">
            <xsl:variable name="number" as="xs:integer" select="position()"/>
            <xsl:variable name="middle" as="xs:double" select="$lines[$number]"/>
            <text x="{$site:left - 8}" y="{$middle + 4}" text-anchor="end"><xsl:value-of select="if (. = 0) then '⋮' else ."/></text>
            <xsl:if test=". ne 0">
              <line x1="{$site:left}" x2="{$width - 8}" y1="{$middle}" y2="{$middle}"/>
              <xsl:for-each select="0 to 12">
                <line x1="{$site:left + . * $site:month}" x2="{$site:left + . * $site:month}" y1="{$middle - 3}" y2="{$middle + 3}"/>
              </xsl:for-each>
            </xsl:if>
          </xsl:for-each>
        </g>
        <xsl:for-each select="$dated">
          <xsl:variable name="days" as="xs:double+" select="site:days-across(.)"/>
          <xsl:variable name="line" as="xs:double" select="$lines[index-of($years, site:year-of(current()))]"/>
          <xsl:variable name="height" as="xs:double" select="$line - $levels(generate-id()) * $site:apart"/>
          <xsl:variable name="said" as="xs:string" select="site:days(.) || ': ' || site:title(.)"/>
          <g role="listitem">
            <a href="{$site:root}{site:session-address(.)}" aria-label="{$said}">
              <title><xsl:value-of select="$said"/></title>
              <xsl:sequence select="site:dots($days, $height)"/>
            </a>
          </g>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- A dot for each day, with a line between; one long dot where there is no room for two. -->
  <xsl:function name="site:dots" as="element()+">
    <xsl:param name="days" as="xs:double+"/>
    <xsl:param name="height" as="xs:double"/>
    <xsl:variable name="across" as="xs:string+" select="$days ! format-number(., '0.0')"/>
    <xsl:choose>
      <xsl:when test="count($days) gt 1 and $days[last()] - $days[1] lt $site:apart">
        <rect rx="5" height="10" width="{format-number($days[last()] - $days[1] + 10, '0.0')}" x="{format-number($days[1] - 5, '0.0')}" y="{$height - 5}"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="count($days) gt 1">
          <line class="days" x1="{$across[1]}" x2="{$across[last()]}" y1="{$height}" y2="{$height}"/>
        </xsl:if>
        <xsl:for-each select="$across">
          <circle r="5" cx="{.}" cy="{$height}"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The year of the first day of a session. -->
  <xsl:function name="site:year-of" as="xs:integer">
    <xsl:param name="session" as="element(session)"/>
    <xsl:sequence select="year-from-date(xs:date(($session/date/@from[. castable as xs:date])[1]))"/>
  </xsl:function>

  <!-- Where the days of a session stand along the line of its year; of a range the first and the last. -->
  <xsl:function name="site:days-across" as="xs:double+">
    <xsl:param name="session" as="element(session)"/>
    <xsl:variable name="days" as="xs:date+" select="$session/date/(@from, @to)[. castable as xs:date] ! xs:date(.)"/>
    <xsl:for-each select="sort(distinct-values($days[year-from-date(.) eq site:year-of($session)]))">
      <xsl:sequence select="$site:left + $site:month * (month-from-date(.) - 1 + (day-from-date(.) - 0.5) div 31)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- How many others stand below each session of a year: each stands as low as there is room. -->
  <xsl:function name="site:levels" as="map(xs:string, xs:integer)">
    <xsl:param name="sessions" as="element(session)*"/>
    <xsl:map>
      <xsl:iterate select="sort($sessions, (), function($each) { site:days-across($each)[1] })">
        <!-- where each level is taken up to -->
        <xsl:param name="taken" as="xs:double*" select="()"/>
        <xsl:variable name="days" as="xs:double+" select="site:days-across(.)"/>
        <xsl:variable name="free" as="xs:integer*" select="for $number in 1 to count($taken) return $number[$taken[$number] + $site:apart le $days[1]]"/>
        <xsl:variable name="level" as="xs:integer" select="($free, count($taken) + 1)[1]"/>
        <xsl:map-entry key="generate-id()" select="$level - 1"/>
        <xsl:next-iteration>
          <xsl:with-param name="taken" select="$taken[position() lt $level], $days[last()], $taken[position() gt $level]"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:map>
  </xsl:function>

  <!-- Where the lines are, each with room for so many levels above it. -->
  <xsl:function name="site:lines" as="xs:double*">
    <xsl:param name="levels" as="xs:integer*"/>
    <xsl:for-each select="1 to count($levels)">
      <xsl:sequence select="18 + (. - 0.5) * $site:line + sum($levels[position() le current()]) * $site:apart"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
