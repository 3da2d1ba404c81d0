<?xml version="1.0" encoding="UTF-8"?>
<!-- A chapter of an electronic book: the page of a view goes in, an XHTML page comes out whose notes open where their
     marks stand. It keeps what the page is made of; what opens and closes on a screen is a note here. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:volume="https://tei-protocols.example/ns/volume" xmlns:titles="https://tei-protocols.example/ns/titles" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="xsl xs volume titles">

  <xsl:key name="notes" match="section[@class = 'notes']//li" use="@id"/>
  <xsl:key name="addresses" match="*[@id]" use="@id"/>
  <xsl:key name="marks" match="a[@role = 'doc-noteref']" use="substring(@href, 2)"/>

  <xsl:template name="chapter" as="element(html)">
    <xsl:param name="page" as="document-node()"/>
    <xsl:variable name="language" as="xs:string" select="volume:language($page/html/@lang)"/>
    <html xml:lang="{$language}" lang="{$language}">
      <head>
        <title><xsl:value-of select="volume:title($page)"/></title>
        <link rel="stylesheet" type="text/css" href="style.css"/>
      </head>
      <body>
        <xsl:apply-templates select="$page//main/node()" mode="chapter"/>
        <!-- what the page opens in its place -->
        <xsl:apply-templates select="$page//details[not(ancestor::table or parent::section[@class = 'cite'])]" mode="aside"/>
      </body>
    </html>
  </xsl:template>

  <!-- This mode copies the page of a view as a chapter. -->
  <xsl:mode name="chapter" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Ways about the screen, and what only a script can use. -->
  <xsl:template match="nav | button | script | style | label | input | template | a[@class = ('skip', 'back')] | span[@class = 'peek']" mode="chapter"/>

  <xsl:template match="main/div" mode="chapter">
    <xsl:apply-templates mode="chapter"/>
  </xsl:template>

  <xsl:template match="a[@class = 'locus']" mode="chapter" as="element()">
    <span class="locus"><xsl:apply-templates mode="chapter"/></span>
  </xsl:template>

  <!-- Over a label as it is printed, the name is said in passing. -->
  <xsl:template match="header[@class = 'who'][following-sibling::*[1]//span[tokenize(@class) = 'speaker-label']]/@class" mode="chapter" as="attribute()">
    <xsl:attribute name="class" select="'who over-label'"/>
  </xsl:template>

  <!-- What opens on the page is a note here, so that a paragraph may hold it. -->
  <xsl:template match="div[@role = 'paragraph'][not(.//(ol | ul | div | p))]" mode="chapter" as="element()">
    <p><xsl:apply-templates select="@*, node()" mode="chapter"/></p>
  </xsl:template>

  <!-- A block says what it is by its element alone. -->
  <xsl:template match="div/@role[. = 'paragraph'] | @autocomplete | @popovertarget | @popover | @tabindex" mode="chapter"/>

  <xsl:template match="@lang" mode="chapter" as="attribute()*">
    <xsl:if test="volume:language(.) eq .">
      <xsl:attribute name="xml:lang" select="."/>
      <xsl:attribute name="lang" select="."/>
    </xsl:if>
  </xsl:template>

  <!-- Addresses that XML allows, each once. -->
  <xsl:template match="@id" mode="chapter" as="attribute()?">
    <xsl:if test=". castable as xs:NCName and key('addresses', .)[1] is ..">
      <xsl:attribute name="id" select="."/>
    </xsl:if>
  </xsl:template>

  <!-- Who is named is looked up in the list of people: a finger on a page of a book is to turn it. -->
  <xsl:template match="a[tokenize(@class) = 'person']" mode="chapter" as="element()">
    <span><xsl:apply-templates select="@* except @href, node()" mode="chapter"/></span>
  </xsl:template>

  <!-- A way leads on only where there is something. -->
  <xsl:template match="a/@href" mode="chapter" as="attribute()?">
    <xsl:if test="matches(., '^https?://[^/]') and not(matches(replace(., '%[0-9A-Fa-f]{2}', ''), '[\s&lt;&gt;&quot;{}|\\^`\[\]%]'))
      or starts-with(., '#') and volume:leads-somewhere(.)">
      <xsl:attribute name="href" select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="volume:leads-somewhere" as="xs:boolean">
    <xsl:param name="href" as="attribute()"/>
    <xsl:sequence select="substring($href, 2) castable as xs:NCName
      and exists(key('addresses', substring($href, 2), root($href))[not(self::nav or ancestor::nav)])"/>
  </xsl:function>

  <xsl:template match="a[@role = 'doc-noteref']" mode="chapter" as="element()">
    <xsl:element name="{if (@href/volume:leads-somewhere(.)) then 'a' else 'span'}">
      <xsl:if test="@href/volume:leads-somewhere(.)">
        <xsl:attribute name="epub:type" select="'noteref'"/>
        <xsl:apply-templates select="@role" mode="chapter"/>
      </xsl:if>
      <xsl:apply-templates select="@* except @role, node()" mode="chapter"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="span[@role = 'doc-pagebreak']" mode="chapter" as="element()">
    <span epub:type="pagebreak" id="{volume:leaf(.)}">
      <xsl:apply-templates select="@* except @id, node()" mode="chapter"/>
    </span>
  </xsl:template>

  <!-- In the legend it is a sign, and no leaf begins. -->
  <xsl:template match="section[@class = 'legend']//span[@role = 'doc-pagebreak']" mode="chapter" as="element()" priority="1">
    <span><xsl:apply-templates select="@class, node()" mode="chapter"/></span>
  </xsl:template>

  <!-- The address of the beginning of a leaf. -->
  <xsl:function name="volume:leaf" as="xs:string">
    <xsl:param name="leaf" as="element()"/>
    <xsl:sequence select="'leaf-' || 1 + count(root($leaf)//span[@role = 'doc-pagebreak'][. &lt;&lt; $leaf])"/>
  </xsl:function>

  <xsl:template match="section[@class = 'notes']" mode="chapter" as="element()">
    <section class="notes" epub:type="endnotes" role="doc-endnotes">
      <xsl:apply-templates mode="chapter"/>
    </section>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//ol[not(ancestor::li)]" mode="chapter">
    <xsl:apply-templates select="li" mode="chapter"/>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//ol[not(ancestor::li)]/li" mode="chapter" as="element()">
    <aside epub:type="footnote" role="doc-footnote">
      <xsl:apply-templates select="@*, node()" mode="chapter"/>
      <xsl:apply-templates select="key('marks', @id)[@id][1]" mode="back"/>
    </aside>
  </xsl:template>

  <!-- This mode writes the way back from a note to its mark. -->
  <xsl:mode name="back" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="a" mode="back" as="item()*">
    <xsl:text> </xsl:text>
    <a href="#{@id}" role="doc-backlink">↩</a>
  </xsl:template>

  <!-- What opens: a mark in its place, and the words as a note. -->
  <xsl:template match="details" mode="chapter" as="element()">
    <a class="opens" epub:type="noteref" role="doc-noteref" id="{volume:opened(.)}.mark" href="#{volume:opened(.)}"><xsl:value-of select="summary"/></a>
  </xsl:template>

  <xsl:template match="table//details" mode="chapter" as="element()">
    <span class="opens"><xsl:value-of select="summary"/></span>
  </xsl:template>

  <!-- Of the forms of citation, a reader needs the first; the others are for programs. -->
  <xsl:template match="section[@class = 'cite']/details" mode="chapter" priority="1"/>

  <xsl:template match="section[@class = 'cite']/details[not(preceding-sibling::details)]" mode="chapter" priority="2" as="element()*">
    <xsl:for-each select="pre">
      <p><xsl:apply-templates mode="chapter"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- This mode writes such a note. -->
  <xsl:mode name="aside" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="details" mode="aside" as="element()">
    <aside epub:type="footnote" role="doc-footnote" id="{volume:opened(.)}">
      <xsl:apply-templates select="ancestor::*[@lang][1]/@lang" mode="chapter"/>
      <xsl:apply-templates select="node() except summary" mode="chapter"/>
      <xsl:text> </xsl:text>
      <a href="#{volume:opened(.)}.mark" role="doc-backlink">↩</a>
    </aside>
  </xsl:template>

  <xsl:function name="volume:opened" as="xs:string">
    <xsl:param name="details" as="element(details)"/>
    <xsl:sequence select="'opened-' || 1 + count(root($details)//details[. &lt;&lt; $details])"/>
  </xsl:function>

  <xsl:function name="volume:title" as="xs:string">
    <xsl:param name="page" as="document-node()"/>
    <xsl:sequence select="(titles:words($page//meta[@name = 'dcterms.title'][1]/@content), '–')[. ne ''][1]"/>
  </xsl:function>

  <!-- A language as a reader program knows it. -->
  <xsl:function name="volume:language" as="xs:string">
    <xsl:param name="code" as="xs:string?"/>
    <xsl:sequence select="($code[matches(., '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')], 'und')[1]"/>
  </xsl:function>
</xsl:stylesheet>
