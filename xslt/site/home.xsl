<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page: what the corpus is, when its sessions were, the sessions themselves where they are few, who answers for it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- So many sessions are listed here; more have a page of their own. -->
  <xsl:variable name="site:few" as="xs:integer" select="12"/>

  <xsl:template match="page[@kind = 'home']" as="element()">
    <xsl:variable name="years" as="xs:string*" select="sort(distinct-values($site:sessions ! site:year(.))[. ne ''])"/>
    <xsl:variable name="turns" as="element(turn)*" select="$site:sessions/turn"/>
    <xsl:call-template name="site:frame">
      <xsl:with-param name="title" select="$site:name"/>
      <xsl:with-param name="kicker" select="site:said('kicker', strings:of('index.kicker'))"/>
      <xsl:with-param name="lead" select="site:said('measure', string-join((
        site:counted('count.session', count($site:sessions)) || (if (exists($years)) then ', ' || string-join(distinct-values(($years[1], $years[last()])), '–') else ''),
        site:counted('count.person', count($site:people)),
        site:counted('count.turn', count($turns)),
        site:counted('count.word', xs:integer(sum($turns/@words)))), '&#xA0;· '))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[@kind = 'home']" mode="content" as="element()*">
    <xsl:call-template name="site:calendar"/>
    <section class="sessions">
      <h2><xsl:value-of select="strings:of('site.sessions')"/></h2>
      <ol class="documents">
        <xsl:apply-templates select="$site:sessions[position() le $site:few]" mode="listed"/>
      </ol>
      <xsl:if test="count($site:sessions) gt $site:few">
        <p class="more"><a href="sessions.html"><xsl:value-of select="strings:of('site.all-sessions', site:counted('count.session', count($site:sessions)))"/></a></p>
      </xsl:if>
    </section>
    <xsl:call-template name="site:about"/>
  </xsl:template>

  <!-- What holds for all documents. -->
  <xsl:template name="site:about" as="element()">
    <section class="about">
      <h2><xsl:value-of select="strings:of('index.about')"/></h2>
      <dl>
        <xsl:apply-templates select="$site:edition/(@publisher, @rights, @licence)[normalize-space()]"/>
        <xsl:where-populated>
          <div>
            <xsl:for-each-group select="$site:edition/document/entry/translator" group-by="string()">
              <xsl:sort select="current-grouping-key()"/>
              <xsl:if test="position() = 1">
                <dt><xsl:value-of select="strings:of('site.translators')"/></dt>
              </xsl:if>
              <dd><xsl:sequence select="site:language(.)"/><xsl:value-of select="current-grouping-key()"/></dd>
            </xsl:for-each-group>
          </div>
        </xsl:where-populated>
        <div>
          <dt><xsl:value-of select="strings:of('index.files')"/></dt>
          <xsl:apply-templates select="$site:edition/file"/>
        </div>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="edition/@publisher | edition/@rights" as="element()">
    <div>
      <dt><xsl:value-of select="strings:of('about.' || local-name())"/></dt>
      <dd><xsl:value-of select="."/></dd>
    </div>
  </xsl:template>

  <xsl:template match="edition/@licence" as="element()">
    <div>
      <dt><xsl:value-of select="strings:of('index.licence')"/></dt>
      <dd><xsl:sequence select="site:outward(.)"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="file" as="element()">
    <dd><a href="{$site:root}{@href}"><xsl:value-of select="strings:of('index.' || @kind)"/></a></dd>
  </xsl:template>

  <!-- An address out of the site as a link, if it is one of the web; anything else is words. -->
  <xsl:function name="site:outward" as="node()">
    <xsl:param name="address" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="matches($address, '^https?://[^\s]+$')">
        <a href="{$address}" rel="noopener"><xsl:value-of select="$address"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$address"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
