<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: one self-contained HTML file. It asks nothing of the network; its style is handed over with the digest by
     which its own security policy admits it, and so is its script, without which it lacks nothing. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:facts="https://tei-protocols.example/ns/facts"
    xmlns:page="https://tei-protocols.example/ns/page" xmlns:parts="https://tei-protocols.example/ns/parts" xmlns:html="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The digests of style and script to the letter, for instance sha256-…; each has its place in the page where it has one,
       and is put between its tags when the page is written: all pages have the same. The script may add conveniences, never
       content. -->
  <xsl:param name="style-digest" as="xs:string" select="''"/>
  <xsl:param name="script-digest" as="xs:string" select="''"/>

  <!-- The address of a picture that holds it whole, of the project to which the page belongs. -->
  <xsl:param name="logo" as="xs:string" select="''"/>
  <!-- The way to the home page of the site to which the page belongs, where there is one. -->
  <xsl:param name="home" as="xs:string" select="''"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="title" as="xs:string" select="page:title(*)"/>
    <html lang="{$strings:language}">
      <head>
        <meta charset="UTF-8"/>
        <meta http-equiv="Content-Security-Policy" content="{page:policy()}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$title, strings:known('view.' || $view, $view)[not($views)]" separator=" · "/></title>
        <xsl:call-template name="head"/>
        <!-- without it a browser would ask the server for a picture -->
        <link rel="icon" href="data:,"/>
        <xsl:if test="$style-digest">
          <style/>
        </xsl:if>
        <xsl:if test="$script-digest">
          <script type="module"/>
        </xsl:if>
      </head>
      <body>
        <!-- Between such comments an edition puts the ways to other documents: see site/neighbours.xsl. -->
        <xsl:if test="$home">
          <xsl:comment>over</xsl:comment>
          <nav class="home" aria-label="{strings:of('site.ways')}">
            <a href="{$home}"><xsl:value-of select="strings:of('index.kicker')"/></a>
          </nav>
          <xsl:comment>/over</xsl:comment>
        </xsl:if>
        <main>
          <xsl:if test="$logo">
            <img class="logo" src="{$logo}" alt="{page:sessions(.)[1]/teiHeader/fileDesc/publicationStmt/publisher[1]/normalize-space()}"/>
          </xsl:if>
          <xsl:call-template name="views"/>
          <xsl:call-template name="sections"/>
        </main>
        <xsl:if test="$home">
          <xsl:comment>under</xsl:comment>
          <xsl:comment>/under</xsl:comment>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- What the pages of all views have in common, as a page that holds nothing else: the facts in its head, and the sections
       about the sessions below their text. It is handed over where it was made before. -->
  <xsl:param name="common" as="document-node()?" select="()"/>

  <xsl:template name="common" as="element()">
    <html>
      <head><xsl:call-template name="head"/></head>
      <body><main><xsl:call-template name="sections"/></main></body>
    </html>
  </xsl:template>

  <xsl:template name="head" as="element()*">
    <xsl:sequence select="$common/html:html/html:head/*"/>
    <xsl:if test="empty($common)">
      <xsl:call-template name="page-data"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="sections" as="element()*">
    <xsl:sequence select="$common/html:html/html:body/html:main/*"/>
    <xsl:for-each select="page:sessions(.)[empty($common)]">
      <xsl:call-template name="about"/>
      <xsl:variable name="session" as="xs:integer" select="position()"/>
      <xsl:call-template name="citations">
        <xsl:with-param name="facts" select="$facts:sessions[$session]"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- This view: the way past its head, and its sessions. -->
  <xsl:template name="view" as="element()">
    <div class="view {$view}" id="{page:view-address($view)}">
      <xsl:for-each select="page:sessions(.)[1]">
        <a class="skip" href="#{page:text-address(.)}"><xsl:value-of select="strings:of('skip')"/></a>
      </xsl:for-each>
      <xsl:apply-templates select="page:sessions(.)"/>
    </div>
  </xsl:template>

  <xsl:function name="page:sessions" as="element(TEI)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document/(TEI | teiCorpus//TEI)"/>
  </xsl:function>

  <!-- One session: what it is, its text and its apparatus. -->
  <xsl:template match="TEI" as="element()">
    <article>
      <xsl:sequence select="shown:language(.)"/>
      <xsl:call-template name="masthead"/>
      <xsl:call-template name="contents"/>
      <div class="text" id="{page:text-address(.)}">
        <xsl:apply-templates select="text"/>
      </div>
      <xsl:call-template name="apparatus"/>
    </article>
  </xsl:template>

  <xsl:function name="page:text-address" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="($document/@xml:id[. ne ''], 'text')[1]"/>
  </xsl:function>

  <!-- What follows the text. Views may leave out parts. -->
  <xsl:template name="apparatus">
    <xsl:call-template name="notes"/>
    <xsl:call-template name="doubts"/>
    <xsl:call-template name="legend"/>
  </xsl:template>

  <xsl:template name="masthead" as="element()">
    <header class="masthead">
      <p class="kicker"><xsl:sequence select="$strings:marked"/>
        <span class="view"><xsl:value-of select="strings:known('view.' || $view, $view)"/></span>
        <xsl:for-each select="teiHeader/fileDesc/titleStmt/meeting[date]">
          <xsl:text> </xsl:text>
          <span class="session">
            <!-- the one form that every page of an edition has -->
            <xsl:value-of select="strings:days(date ! string((@when, .)[1]))"/>
          </span>
        </xsl:for-each>
      </p>
      <xsl:call-template name="title"/>
      <xsl:apply-templates select="(teiHeader/fileDesc/sourceDesc/msDesc/msIdentifier/idno[@type = 'shelfmark'])[1]" mode="masthead"/>
      <div class="view-notes"><xsl:sequence select="$strings:marked"/>
        <xsl:call-template name="view-note"/>
      </div>
    </header>
  </xsl:template>

  <!-- The title as the text has it, with its notes; where the text has none, as the header has it. -->
  <xsl:template name="title" as="element()+">
    <xsl:variable name="printed" as="element(head)?" select="parts:title(text/body)"/>
    <h1>
      <xsl:choose>
        <xsl:when test="$printed">
          <!-- what is printed in capitals throughout is no louder than other titles -->
          <xsl:variable name="words" as="xs:string" select="string-join($printed//text()[not(ancestor::note)])"/>
          <xsl:sequence select="shown:as($printed, 'capitals'[upper-case($words) = $words])"/>
          <xsl:apply-templates select="$printed/node()"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="page:title(.)"/>
        </xsl:otherwise>
      </xsl:choose>
    </h1>
    <xsl:for-each select="$printed">
      <xsl:call-template name="peeks-of-heading"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What the reader must know about this view of this document. -->
  <xsl:template name="view-note">
    <p class="view-note"><xsl:value-of select="strings:known('about.view.' || $view, '')"/></p>
  </xsl:template>

  <!-- This mode sets a piece of the header under the title. -->
  <xsl:mode name="masthead" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="idno[@type = 'shelfmark']" mode="masthead" as="element()">
    <p class="shelfmark"><xsl:apply-templates mode="masthead"/></p>
  </xsl:template>

  <!-- A list of the items, where there are several. -->
  <xsl:template name="contents" as="element()?">
    <xsl:variable name="items" as="element(div)*" select="text/body//div[head][@xml:id][@type = ('agenda_item', 'agenda_sub_item')]"/>
    <xsl:if test="count($items) gt 1">
      <!-- of several lists each has a name of its own -->
      <nav class="contents" aria-label="{string-join((strings:of('contents'), .[count(page:sessions(root(.))) gt 1] ! page:title(.)), ': ')}">
        <ol>
          <xsl:for-each select="$items">
            <li class="{shown:kinds(., @type)}">
              <xsl:variable name="words" as="text()*">
                <xsl:apply-templates select="head[1]" mode="plain"/>
              </xsl:variable>
              <a href="#{@xml:id}"><xsl:value-of select="parts:without-leaves(string-join($words), head[1])"/></a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="page:policy" as="xs:string">
    <xsl:sequence select="'default-src ''none''; img-src data:; base-uri ''none''; form-action ''none'''
      || (if ($style-digest) then '; style-src ''' || $style-digest || '''' else '')
      || (if ($script-digest) then '; script-src ''' || $script-digest || '''' else '')"/>
  </xsl:function>
</xsl:stylesheet>
