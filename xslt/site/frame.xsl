<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page of a site: its policy of security, its style, the ways to the other pages, its title. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:param name="style" as="xs:string" select="''"/>
  <!-- For instance sha256-…, of the style to the letter. -->
  <xsl:param name="style-digest" as="xs:string" select="''"/>

  <xsl:variable name="site:name" as="xs:string" select="($site:edition/@title[normalize-space()], strings:of('index.title'))[1]"/>

  <!-- What a page may do beyond showing itself: nothing. The page with the search says otherwise. -->
  <xsl:mode name="policy" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="page" mode="policy" as="xs:string" priority="-1">
    <xsl:sequence select="''"/>
  </xsl:template>

  <!-- What stands on a page inside its frame. -->
  <xsl:mode name="content" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template name="site:frame" as="element()">
    <xsl:param name="title" as="xs:string" select="strings:of('site.' || $kind)"/>
    <!-- what stands before and behind the title in its place at the head of the page -->
    <xsl:param name="kicker" as="node()*" select="()"/>
    <xsl:param name="lead" as="node()*" select="()"/>
    <xsl:variable name="further" as="xs:string">
      <xsl:apply-templates select="." mode="policy"/>
    </xsl:variable>
    <html lang="{$strings:language}" class="site page-{$kind}">
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '{$style-digest}'{$further}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="distinct-values(($title, $site:name))" separator=" · "/></title>
        <!-- without it a browser would ask the server for a picture -->
        <link rel="icon" href="data:,"/>
        <xsl:if test="$kind = 'home'">
          <link rel="alternate" type="application/ld+json" href="catalog.jsonld"/>
        </xsl:if>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <body>
        <a class="skip" href="#main"><xsl:value-of select="strings:of('skip')"/></a>
        <header class="site-head">
          <a class="site-name" href="{$site:root}index.html">
            <xsl:if test="$kind = 'home'">
              <xsl:attribute name="aria-current" select="'page'"/>
            </xsl:if>
            <xsl:for-each select="$site:edition/@logo">
              <img src="{.}" alt="" height="32"/>
            </xsl:for-each>
            <span><xsl:value-of select="$site:name"/></span>
          </a>
          <nav aria-label="{strings:of('site.ways')}">
            <ul>
              <xsl:for-each select="$site:ways">
                <li>
                  <a href="{$site:root}{.}.html">
                    <xsl:if test=". = $kind or . = 'people' and $kind = 'person'">
                      <xsl:attribute name="aria-current" select="if (. = $kind) then 'page' else 'true'"/>
                    </xsl:if>
                    <xsl:value-of select="strings:of('site.way.' || .)"/>
                  </a>
                </li>
              </xsl:for-each>
            </ul>
          </nav>
        </header>
        <main id="main">
          <header class="masthead">
            <xsl:sequence select="$kicker"/>
            <h1><xsl:value-of select="$title"/></h1>
            <xsl:sequence select="$lead"/>
          </header>
          <xsl:apply-templates select="." mode="content"/>
        </main>
        <footer class="site-foot">
          <xsl:where-populated>
            <p><xsl:value-of select="$site:edition[$kind ne 'home']/(@publisher, @rights)" separator=" · "/></p>
          </xsl:where-populated>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- A paragraph of words of the interface. -->
  <xsl:function name="site:said" as="element()">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <p class="{$class}"><xsl:value-of select="$words"/></p>
  </xsl:function>

  <!-- A number with what is counted, in the form that the language asks for: of the keys NAME.one, NAME.few, NAME.many. -->
  <xsl:function name="site:counted" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <!-- a number never ends a line -->
    <xsl:sequence select="site:number($count) || '&#xA0;' || strings:of($name || '.' || strings:form($count))"/>
  </xsl:function>

  <!-- Thousands set apart as the language does. -->
  <xsl:function name="site:number" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="translate(format-number($number, '#,##0'), ',', strings:of('site.thousands'))"/>
  </xsl:function>

  <!-- A link to the page of a person, or the words for a group. -->
  <xsl:function name="site:person-link" as="node()">
    <xsl:param name="key" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="starts-with($key, 'group:')">
        <xsl:value-of select="site:person($key)"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$site:root}{site:person-address($key)}"><xsl:value-of select="site:person($key)"/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A link to a session: its day and title. -->
  <xsl:function name="site:session-link" as="element()">
    <xsl:param name="session" as="element(session)"/>
    <a href="{$site:root}{site:session-address($session)}">
      <xsl:value-of select="site:days($session)"/>
      <xsl:text>: </xsl:text>
      <span><xsl:sequence select="site:language($session)"/><xsl:value-of select="site:title($session)"/></span>
    </a>
  </xsl:function>

  <!-- The sign of what is not certain, with its degree for those who ask. -->
  <xsl:function name="site:doubtful" as="node()*">
    <xsl:param name="fact" as="element()"/>
    <xsl:if test="$fact/@cert and $fact/@cert ne 'high'">
      <xsl:text> </xsl:text>
      <span class="certainty"><xsl:value-of select="strings:of('site.certainty', strings:known('certainty.' || $fact/@cert, string($fact/@cert)))"/></span>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
