<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD goes in, the guidelines come out for people to read: its chapters, then every element with its attributes,
     content and examples, the kinds of values, and the rules. One self-contained page; it asks nothing of the network. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>
  <xsl:include href="guidelines/prose.xsl"/>
  <xsl:include href="guidelines/models.xsl"/>
  <xsl:include href="guidelines/source.xsl"/>
  <xsl:include href="guidelines/reference.xsl"/>

  <xsl:param name="style" as="xs:string" select="''"/>
  <!-- For instance sha256-…, of the style to the letter. -->
  <xsl:param name="style-digest" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="yes"/>

  <!-- The default mode walks over the chapters. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <!-- What is specified, by its name. -->
  <xsl:variable name="odd:elements" as="map(xs:string, element(elementSpec))"
      select="map:merge($odd:specifications/self::elementSpec ! map:entry(string(@ident), .))"/>
  <xsl:variable name="odd:groups" as="map(xs:string, element(macroSpec))"
      select="map:merge($odd:specifications/self::macroSpec ! map:entry(string(@ident), .))"/>
  <xsl:variable name="odd:rules" as="element()*" select="$odd:specifications//(sch:assert | sch:report)"/>

  <xsl:variable name="title" as="xs:string" select="normalize-space(//titleStmt/title[1])"/>
  <xsl:variable name="chapters" as="element(div)*" select="/TEI/text/body/div"/>

  <xsl:template match="/" as="element()">
    <html lang="{($odd:schema/@docLang, 'en')[1]}" class="guidelines">
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
        <a class="skip" href="#text">Skip to the text</a>
        <header class="masthead">
          <p class="kicker">Encoding guidelines</p>
          <h1><xsl:value-of select="$title"/></h1>
          <p class="made">
            <xsl:value-of select="map:size($odd:elements) || ' elements of TEI P5 and ' || count($odd:rules) || ' rules. Made from '"/>
            <code><xsl:value-of select="$odd:schema/@ident || '.odd'"/></code>
            <xsl:text> by </xsl:text>
            <code>tei-protocols schema</code>
            <xsl:text>.</xsl:text>
          </p>
        </header>
        <xsl:call-template name="contents"/>
        <main id="text">
          <xsl:apply-templates select="$chapters"/>
          <xsl:call-template name="reference"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- What there is, in order; where the window is wide, it stands beside the text. -->
  <xsl:template name="contents" as="element()">
    <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        <xsl:apply-templates select="$chapters" mode="contents"/>
      </ol>
      <ul>
        <li>
          <a href="#elements">Elements</a>
          <details>
            <summary>A to Z</summary>
            <p class="names"><xsl:sequence select="odd:links(map:keys($odd:elements))"/></p>
          </details>
        </li>
        <li><a href="#groups">Groups of elements</a></li>
        <li><a href="#kinds">Kinds of values</a></li>
        <li><a href="#rules">Rules</a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:mode name="contents" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="div" mode="contents" as="element()">
    <li>
      <a href="#{odd:chapter-id(.)}">
        <span class="number"><xsl:value-of select="odd:number(.)"/></span>
        <xsl:text> </xsl:text>
        <span><xsl:value-of select="normalize-space(head)"/></span>
      </a>
      <xsl:where-populated>
        <ol>
          <xsl:apply-templates select="div" mode="contents"/>
        </ol>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="elementSpec" mode="contents" as="element()">
    <li>
      <xsl:sequence select="odd:element-link(@ident)"/>
      <xsl:apply-templates select="gloss" mode="entry"/>
    </li>
  </xsl:template>
  <xsl:template match="macroSpec" mode="contents" as="element()">
    <li><xsl:sequence select="odd:group-link(@ident)"/></li>
  </xsl:template>

  <!-- A chapter or a part of one: its prose, then the elements that it specifies. -->
  <xsl:template match="div" as="element()">
    <section id="{odd:chapter-id(.)}">
      <xsl:apply-templates select="* except div"/>
      <xsl:where-populated>
        <ul class="specified" aria-label="What this chapter specifies">
          <xsl:apply-templates select="(.|specGrp)/(elementSpec | macroSpec) intersect $odd:specifications" mode="contents"/>
        </ul>
      </xsl:where-populated>
      <xsl:apply-templates select="div"/>
    </section>
  </xsl:template>
  <xsl:template match="div/head" as="element()">
    <xsl:element name="h{1 + count(ancestor::div)}">
      <span class="number"><xsl:value-of select="odd:number(..)"/></span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="prose"/>
    </xsl:element>
  </xsl:template>
  <!-- What is specified has its place in the reference. -->
  <xsl:template match="specGrp | schemaSpec | elementSpec | macroSpec | constraintSpec" as="empty-sequence()"/>
  <xsl:template match="*" priority="-1" as="node()*">
    <xsl:apply-templates select="." mode="prose"/>
  </xsl:template>

  <xsl:function name="odd:chapter-id" as="xs:string">
    <xsl:param name="chapter" as="element(div)"/>
    <xsl:sequence select="'chapter-' || ($chapter/@xml:id, odd:number($chapter))[1]"/>
  </xsl:function>
  <xsl:function name="odd:number" as="xs:string">
    <xsl:param name="chapter" as="element(div)"/>
    <xsl:sequence select="string-join($chapter/ancestor-or-self::div/(count(preceding-sibling::div) + 1), '.')"/>
  </xsl:function>

  <xsl:template name="reference" as="element()*">
    <section>
      <h2 id="elements">Elements</h2>
      <xsl:for-each select="sort($odd:elements?*, (), function($spec) { lower-case($spec/@ident) })">
        <xsl:apply-templates select="." mode="entry"/>
      </xsl:for-each>
    </section>
    <section>
      <h2 id="groups">Groups of elements</h2>
      <p>What stands in many places has a name, so that it is said once.</p>
      <xsl:apply-templates select="$odd:specifications/self::macroSpec" mode="entry"/>
    </section>
    <section>
      <h2 id="kinds">Kinds of values</h2>
      <dl class="terms">
        <xsl:apply-templates select="$odd:all-datatypes[@key = $odd:specifications//dataRef/(@key, @name)]" mode="entry"/>
      </dl>
    </section>
    <section>
      <h2 id="rules">Rules</h2>
      <p>What no grammar can say. Each rule is about the nodes that its first line describes; an error has to be corrected,
        a warning looked at. <code>tei-protocols explain</code> and the name of a rule tell more.</p>
      <xsl:apply-templates select="$odd:rules" mode="rule"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
