<?xml version="1.0" encoding="UTF-8"?>
<!-- The ways from the page of a document: the edition goes in (see facts.xsl); for each document come out, as HTML, the ways that
     stand over its text (to the pages of the site, and to the sessions before and after it), those that stand under it, and
     those to its files for reference managers;
     and the address of each person's page, by the id that the document gives them. They are written here and not with the
     page, because no document knows of the others. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <!-- The first session of each document, in the order of time. -->
  <xsl:variable name="site:first-sessions" as="element(session)*">
    <xsl:for-each-group select="$site:sessions" group-by="generate-id(ancestor::document)">
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:variable>

  <xsl:template match="/" as="element(ways)">
    <ways xmlns="">
      <xsl:for-each select="$site:first-sessions">
        <xsl:variable name="number" as="xs:integer" select="position()"/>
        <xsl:variable name="root" as="xs:string" select="site:root(site:document-address(ancestor::document))"/>
        <xsl:variable name="before" as="element(session)?" select="$site:first-sessions[$number - 1]"/>
        <xsl:variable name="after" as="element(session)?" select="$site:first-sessions[$number + 1]"/>
        <document name="{ancestor::document/@name}">
          <over>
            <xsl:variable name="over" as="element()">
              <nav xmlns="http://www.w3.org/1999/xhtml" class="home" lang="{$strings:language}" aria-label="{strings:of('site.ways')}">
                <a class="site-name" href="{$root}index.html"><xsl:value-of select="($site:edition/@title[normalize-space()], strings:of('index.kicker'))[1]"/></a>
                <xsl:for-each select="$site:ways">
                  <xsl:text> </xsl:text>
                  <a href="{$root}{.}.html"><xsl:value-of select="strings:of('site.way.' || .)"/></a>
                </xsl:for-each>
                <xsl:text> </xsl:text>
                <xsl:sequence select="site:way($before, 'prev', $root, false())"/>
                <xsl:text> </xsl:text>
                <xsl:sequence select="site:way($after, 'next', $root, false())"/>
              </nav>
            </xsl:variable>
            <xsl:value-of select="site:html($over)"/>
          </over>
          <under>
            <xsl:variable name="under" as="element()">
              <nav xmlns="http://www.w3.org/1999/xhtml" class="neighbours" lang="{$strings:language}" aria-label="{strings:of('site.neighbours')}">
                <xsl:sequence select="site:way($before, 'prev', $root, true())"/>
                <xsl:text> </xsl:text>
                <xsl:sequence select="site:way($after, 'next', $root, true())"/>
              </nav>
            </xsl:variable>
            <xsl:value-of select="site:html($under)[exists(($before, $after))]"/>
          </under>
          <cite>
            <xsl:variable name="files" as="element(link)*" select="ancestor::document/link[@kind = 'citation']"/>
            <xsl:variable name="cite" as="element()">
              <p xmlns="http://www.w3.org/1999/xhtml" lang="{$strings:language}">
                <xsl:value-of select="substring-before(strings:of('cite.files'), '%1')"/>
                <xsl:for-each select="$files">
                  <xsl:if test="position() gt 1">, </xsl:if>
                  <a href="{$root}{@href}" download=""><xsl:value-of select="strings:of('format.' || @format)"/></a>
                </xsl:for-each>
                <xsl:value-of select="substring-after(strings:of('cite.files'), '%1')"/>
              </p>
            </xsl:variable>
            <xsl:value-of select="site:html($cite)[exists($files)]"/>
          </cite>
          <xsl:for-each select="ancestor::entry/session/person[@id]">
            <person id="{@id}"><xsl:value-of select="$root || $site:addresses(@key)"/></person>
          </xsl:for-each>
        </document>
      </xsl:for-each>
    </ways>
  </xsl:template>

  <!-- The way to a session: by its date, and where there is room by its title. -->
  <xsl:function name="site:way" as="element()?">
    <xsl:param name="session" as="element(session)?"/>
    <xsl:param name="which" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="has-room" as="xs:boolean"/>
    <xsl:for-each select="$session">
      <a class="{$which}" rel="{$which}" href="{$root}{site:document-address(ancestor::document)}">
        <xsl:if test="not($has-room)"><xsl:attribute name="title" select="site:title(.)"/></xsl:if>
        <span class="spoken"><xsl:value-of select="strings:of('site.' || $which) || ': '"/></span>
        <!-- one without a day is told by its title -->
        <span class="when"><xsl:value-of select="if (date/@from[. ne '']) then site:days(.) else site:shortened(site:title(.), 40)"/></span>
        <xsl:if test="$has-room and date/@from[. ne '']">
          <xsl:text> </xsl:text>
          <span class="what"><xsl:sequence select="site:language(.)"/><xsl:value-of select="site:title(.)"/></span>
        </xsl:if>
      </a>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="site:html" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="written" as="xs:string" select="serialize($element, map { 'method': 'html', 'html-version': 5.0, 'indent': false() })"/>
    <!-- the page around it has said which namespace that is -->
    <xsl:variable name="begun" as="xs:string" select="'&lt;' || name($element)"/>
    <xsl:sequence select="$begun || substring-after($written, $begun || ' xmlns=&quot;http://www.w3.org/1999/xhtml&quot;')"/>
  </xsl:function>
</xsl:stylesheet>
