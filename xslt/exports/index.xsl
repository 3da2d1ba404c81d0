<?xml version="1.0" encoding="UTF-8"?>
<!-- The index page of an edition: the entries of its documents go in (see entry.xsl), with what the project says of
     itself and where the files lie; one self-contained HTML page comes out, in the order of the sessions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    exclude-result-prefixes="#all">

  <xsl:include href="../modules/strings.xsl"/>

  <xsl:param name="style" as="xs:string" select="''"/>
  <!-- For instance sha256-…, of the style to the letter. -->
  <xsl:param name="style-digest" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="title" as="xs:string" select="(/edition/@title, strings:of('index.title'))[1]"/>

  <xsl:template match="/" as="element()">
    <html lang="{$strings:language}" class="index">
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '{$style-digest}'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$title"/></title>
        <!-- without it a browser would ask the server for a picture -->
        <link rel="icon" href="data:,"/>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <body>
        <a class="skip" href="#documents"><xsl:value-of select="strings:of('index.skip')"/></a>
        <main>
          <header class="masthead">
            <p class="kicker"><xsl:value-of select="strings:of('index.kicker')"/></p>
            <h1><xsl:value-of select="$title"/></h1>
          </header>
          <ol class="documents" id="documents">
            <xsl:apply-templates select="edition/document">
              <!-- those without a date come last -->
              <xsl:sort select="(entry/date/@from[. ne ''], '9999')[1]"/>
              <xsl:sort select="string(@name)"/>
            </xsl:apply-templates>
          </ol>
          <xsl:apply-templates select="edition"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- One document: what it is, what is in it, and its files. One that was never built has only its name. -->
  <xsl:template match="document" as="element()">
    <li class="document">
      <article>
        <xsl:apply-templates select="entry"/>
        <xsl:if test="not(entry)">
          <h2><xsl:value-of select="@name"/></h2>
        </xsl:if>
        <xsl:if test="@failed">
          <p class="state"><xsl:value-of select="strings:of(if (entry) then 'index.standing' else 'index.missing')"/></p>
        </xsl:if>
        <xsl:where-populated>
          <dl class="files">
            <xsl:for-each-group select="link" group-by="@kind">
              <!-- the page of all views and the text for reading first, the TEI last -->
              <xsl:sort select="(index-of(('whole', 'reading'), @kind), 9[current()/@kind = 'tei'], 3)[1]"/>
              <div>
                <dt><xsl:value-of select="strings:of('view.' || @kind)"/></dt>
                <xsl:apply-templates select="current-group()"/>
              </div>
            </xsl:for-each-group>
          </dl>
        </xsl:where-populated>
      </article>
    </li>
  </xsl:template>

  <xsl:template match="entry" as="element()*">
    <p class="date">
      <xsl:for-each select="date">
        <xsl:if test="position() gt 1">, </xsl:if>
        <time datetime="{@from}" lang="{../@xml:lang}"><xsl:value-of select="normalize-space()"/></time>
      </xsl:for-each>
    </p>
    <h2 lang="{@xml:lang}">
      <a href="{(../link[@kind = 'whole'], ../link)[1]/@href}">
        <xsl:value-of select="normalize-space(title)"/>
      </a>
    </h2>
    <xsl:apply-templates select="shelfmark, abstract"/>
    <xsl:where-populated>
      <ul class="agenda" lang="{@xml:lang}">
        <xsl:apply-templates select="item"/>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="shelfmark | abstract" as="element()">
    <p class="{local-name()}" lang="{../@xml:lang}"><xsl:value-of select="normalize-space()"/></p>
  </xsl:template>

  <xsl:template match="item" as="element()">
    <li class="depth-{@depth}">
      <a href="{../../link[@kind = 'whole']/@href}#{@id}">
        <xsl:value-of select="normalize-space()"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="link" as="element()">
    <dd><a href="{@href}"><xsl:value-of select="strings:of('format.' || @format)"/></a></dd>
  </xsl:template>

  <!-- What holds for all documents. -->
  <xsl:template match="edition" as="element()">
    <footer class="about">
      <h2><xsl:value-of select="strings:of('index.about')"/></h2>
      <dl>
        <xsl:apply-templates select="@publisher, @rights, @licence"/>
        <div>
          <dt><xsl:value-of select="strings:of('index.files')"/></dt>
          <xsl:apply-templates select="file"/>
        </div>
      </dl>
    </footer>
  </xsl:template>

  <xsl:template match="@publisher | @rights" as="element()">
    <div>
      <dt><xsl:value-of select="strings:of('about.' || local-name())"/></dt>
      <dd><xsl:value-of select="."/></dd>
    </div>
  </xsl:template>

  <xsl:template match="@licence" as="element()">
    <div>
      <dt><xsl:value-of select="strings:of('index.licence')"/></dt>
      <dd>
        <a>
          <xsl:if test="matches(., '^https?://')">
            <xsl:attribute name="href" select="."/>
          </xsl:if>
          <xsl:value-of select="."/>
        </a>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="file" as="element()">
    <dd><a href="{@href}"><xsl:value-of select="strings:of('index.' || @kind)"/></a></dd>
  </xsl:template>
</xsl:stylesheet>
