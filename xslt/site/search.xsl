<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: a form, its filters, and the words with which the script answers. The script holds no words of its own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- The index is fetched from this site, and its program is WebAssembly; nothing else. -->
  <xsl:template match="page[@kind = 'search']" mode="policy" as="xs:string">
    <xsl:sequence select="'; script-src ''self'' ''wasm-unsafe-eval''; worker-src ''self''; connect-src ''self'''"/>
  </xsl:template>

  <xsl:template match="page[@kind = 'search']" as="element()">
    <xsl:call-template name="site:frame"/>
  </xsl:template>

  <xsl:template match="page[@kind = 'search']" mode="content" as="element()*">
    <form id="search" role="search" data-languages="{distinct-values($site:edition/document/entry/@xml:lang ! replace(., '-.*', ''))}">
      <p class="ask">
        <label for="q"><xsl:value-of select="strings:of('search.words')"/></label>
        <input id="q" name="q" type="search" autocomplete="off" spellcheck="false"/>
        <button type="submit"><xsl:value-of select="strings:of('search.go')"/></button>
      </p>
      <div class="filters">
        <xsl:call-template name="site:filter">
          <xsl:with-param name="name" select="'speaker'"/>
          <xsl:with-param name="options" as="element()*">
            <xsl:for-each select="$site:people[key('turn', ., root($site:edition))]">
              <option value="{.}"><xsl:value-of select="site:surname-first(.)"/></option>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="site:filter">
          <xsl:with-param name="name" select="'role'"/>
          <xsl:with-param name="options" as="element()*">
            <xsl:for-each select="sort(distinct-values($site:sessions/person/tokenize(@role)))">
              <option value="{.}"><xsl:value-of select="strings:known('role.' || ., .)"/></option>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="site:filter">
          <xsl:with-param name="name" select="'year'"/>
          <xsl:with-param name="options" as="element()*">
            <xsl:for-each select="sort(distinct-values($site:sessions ! site:year(.))[. ne ''])">
              <option value="{.}"><xsl:value-of select="."/></option>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="site:filter">
          <xsl:with-param name="name" select="'session'"/>
          <xsl:with-param name="options" as="element()*">
            <xsl:for-each select="$site:sessions">
              <option value="{ancestor::document/@name}#{@address}"><xsl:value-of select="site:shortened(site:days(.) || ': ' || site:title(.), 90)"/></option>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </div>
    </form>
    <!-- the script takes it away; where no script runs, it appears after a while -->
    <p class="state" id="unavailable"><xsl:value-of select="strings:of('search.unavailable')"/></p>
    <xsl:variable name="places" as="map(xs:string, xs:string)"
      select="map { 'item': strings:of('site.place.item'), 'fn': strings:of('note'), 'participants': strings:of('site.place.participants'), 'closer': strings:of('site.place.closer') }"/>
    <p id="answer" role="status" data-none="{strings:of('search.none')}" data-one="{strings:of('search.one')}" data-many="{strings:of('search.many')}"
      data-beginning="{strings:of('search.beginning')}" data-failed="{strings:of('search.failed')}"
      data-places="{serialize($places, map { 'method': 'json' })}"></p>
    <ol id="results"></ol>
    <p><button id="more" type="button" hidden="hidden"><xsl:value-of select="strings:of('search.more')"/></button></p>
    <script type="module" src="{$site:root}search/search.js"></script>
  </xsl:template>

  <xsl:template name="site:filter" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="options" as="element()*"/>
    <p>
      <label for="{$name}"><xsl:value-of select="strings:of('search.' || $name)"/></label>
      <select id="{$name}" name="{$name}">
        <option value=""><xsl:value-of select="strings:of('search.any')"/></option>
        <xsl:sequence select="$options"/>
      </select>
    </p>
  </xsl:template>
</xsl:stylesheet>
