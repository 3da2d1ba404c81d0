<?xml version="1.0" encoding="UTF-8"?>
<!-- The calendar: a picture with a line for each year and a dot for each session, which leads to it. It is a list for those
     who hear it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/2000/svg" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- In units of the picture: where the months begin, how wide one is, how high a line is. -->
  <xsl:variable name="site:left" as="xs:integer" select="42"/>
  <xsl:variable name="site:month" as="xs:integer" select="29"/>
  <xsl:variable name="site:line" as="xs:integer" select="26"/>
  <!-- Years without sessions have a line too, unless there are more of them in a row than this. -->
  <xsl:variable name="site:most-empty" as="xs:integer" select="2"/>

  <xsl:template name="site:calendar" as="element()?">
    <xsl:variable name="dated" as="element(session)*" select="$site:sessions[date/@from[. castable as xs:date]]"/>
    <xsl:variable name="found" as="xs:integer*" select="sort(distinct-values($dated ! xs:integer(site:year(.))))"/>
    <!-- 0 stands for a gap -->
    <xsl:variable name="years" as="xs:integer*" select="for $number in 1 to count($found), $before in ($found[$number - 1], $found[1])[1] return
      (if ($found[$number] - $before gt $site:most-empty + 1) then 0 else $before + 1 to $found[$number] - 1, $found[$number])"/>
    <xsl:variable name="width" as="xs:integer" select="$site:left + 12 * $site:month + 8"/>
    <xsl:if test="exists($dated)">
      <svg class="calendar" viewBox="0 0 {$width} {20 + count($years) * $site:line}" role="list" aria-label="{strings:of('site.calendar')}">
        <g aria-hidden="true" class="scale">
          <xsl:for-each select="1 to 12">
            <text x="{$site:left + (. - 1) * $site:month + $site:month div 2}" y="11" text-anchor="middle"><xsl:value-of select="strings:of('date.short.' || .)"/></text>
          </xsl:for-each>
          <xsl:for-each select="$years">
            <xsl:variable name="middle" as="xs:double" select="site:middle(position())"/>
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
          <xsl:variable name="day" as="xs:date" select="xs:date((date/@from[. castable as xs:date])[1])"/>
          <xsl:variable name="said" as="xs:string" select="site:days(.) || ': ' || site:title(.)"/>
          <g role="listitem">
            <a href="{$site:root}{site:session-address(.)}" aria-label="{$said}">
              <title><xsl:value-of select="$said"/></title>
              <circle r="5" cx="{format-number($site:left + $site:month * (month-from-date($day) - 1 + (day-from-date($day) - 0.5) div 31), '0.0')}"
                cy="{site:middle(index-of($years, year-from-date($day)))}"/>
            </a>
          </g>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- The middle of a line. -->
  <xsl:function name="site:middle" as="xs:double">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="18 + ($number - 0.5) * $site:line"/>
  </xsl:function>
</xsl:stylesheet>
