<?xml version="1.0" encoding="UTF-8"?>
<!-- The sessions, by date: each with its title, shelfmark, summary and agenda, and the way to its files. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:template match="page[@kind = 'sessions']" as="element()">
    <xsl:call-template name="site:frame"/>
  </xsl:template>

  <xsl:template match="page[@kind = 'sessions']" mode="content" as="element()*">
    <xsl:variable name="missing" as="element(document)*" select="$site:edition/document[not(entry)]"/>
    <xsl:call-template name="site:calendar"/>
    <xsl:for-each-group select="$site:sessions" group-adjacent="site:year(.)">
      <section class="year" id="{if (current-grouping-key()) then 'y' || current-grouping-key() else 'undated'}">
        <h2><xsl:value-of select="if (current-grouping-key()) then current-grouping-key() else strings:of('site.undated')"/></h2>
        <ol class="documents">
          <xsl:apply-templates select="current-group()" mode="listed"/>
        </ol>
      </section>
    </xsl:for-each-group>
    <xsl:if test="exists($missing)">
      <section class="missing">
        <h2><xsl:value-of select="strings:of('site.missing')"/></h2>
        <p><xsl:value-of select="strings:of('index.missing')"/></p>
        <ul>
          <xsl:for-each select="$missing">
            <li><xsl:value-of select="@name"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- This mode lists a session. -->
  <xsl:mode name="listed" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="session" mode="listed" as="element()">
    <li class="document">
      <p class="date">
        <xsl:for-each select="date">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:sequence select="site:time(.)"/>
        </xsl:for-each>
        <xsl:if test="empty(date)"><xsl:value-of select="strings:of('site.undated')"/></xsl:if>
      </p>
      <div>
        <h3><xsl:sequence select="site:language(.)"/>
          <a href="{$site:root}{site:session-address(.)}"><xsl:value-of select="site:title(.)"/></a>
        </h3>
        <xsl:if test="ancestor::document/@failed">
          <p class="state"><xsl:value-of select="strings:of('index.standing')"/></p>
        </xsl:if>
        <xsl:apply-templates select="../(shelfmark | abstract)" mode="listed"/>
        <xsl:where-populated>
          <ul class="agenda"><xsl:sequence select="site:language(.)"/><xsl:apply-templates select="item" mode="listed"/></ul>
        </xsl:where-populated>
        <p class="files"><a href="{$site:root}downloads.html#{encode-for-uri(ancestor::document/@name)}"><xsl:value-of select="strings:of('site.files')"/></a></p>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="shelfmark | abstract" mode="listed" as="element()">
    <p class="{local-name()}"><xsl:sequence select="site:language(.)"/><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="item" mode="listed" as="element()">
    <li class="depth-{@depth}"><a href="{$site:root}{site:address(.)}"><xsl:value-of select="."/></a></li>
  </xsl:template>

  <!-- A day in the words of the interface, without its month where the next day names it; what is no single day is said as the
       record writes it. -->
  <xsl:function name="site:time" as="element()">
    <xsl:param name="date" as="element(date)"/>
    <xsl:choose>
      <xsl:when test="$date/@from castable as xs:date and $date/@to = ('', $date/@from)">
        <time datetime="{$date/@from}"><xsl:value-of select="if (site:shares-month($date)) then day-from-date(xs:date($date/@from)) else strings:day($date/@from)"/></time>
      </xsl:when>
      <xsl:when test="matches($date/@from, '^\d{4}(-\d\d(-\d\d)?)?$')">
        <time datetime="{$date/@from}"><xsl:sequence select="site:language($date)"/><xsl:value-of select="$date"/></time>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:sequence select="site:language($date)"/><xsl:value-of select="$date"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="site:shares-month" as="xs:boolean">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="exists($date/following-sibling::*[1][self::date][@from castable as xs:date][@to = ('', @from)][substring(@from, 1, 7) = substring($date/@from, 1, 7)])"/>
  </xsl:function>
</xsl:stylesheet>
