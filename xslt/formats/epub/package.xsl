<?xml version="1.0" encoding="UTF-8"?>
<!-- The package of an electronic book: chapters go in; its parts come out, each with its name: what the book is, in which
     order it is read, where everything stands in it, and what those find who cannot see it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:volume="https://tei-protocols.example/ns/volume" xmlns:titles="https://tei-protocols.example/ns/titles" xmlns:strings="https://tei-protocols.example/ns/strings"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="xsl xs volume titles strings">

  <xsl:include href="../../modules/strings.xsl"/>

  <!-- What no other book is called. -->
  <xsl:param name="identifier" as="xs:string" select="''"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <!-- `facts` are title, language, date, contributors, summary, publisher, rights and source, words each. `front` and
       `back` are XHTML pages by the names of their files, before and after the chapters. -->
  <xsl:template name="volume" as="element()">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:param name="pages" as="document-node()+"/>
    <xsl:param name="front" as="element()*" select="()"/>
    <xsl:param name="back" as="element()*" select="()"/>
    <xsl:variable name="chapters" as="element()+">
      <xsl:for-each select="$pages">
        <part xmlns="" name="{volume:file(position())}">
          <xsl:call-template name="chapter">
            <xsl:with-param name="page" select="."/>
          </xsl:call-template>
        </part>
      </xsl:for-each>
    </xsl:variable>
    <parts xmlns="">
      <part name="mimetype">application/epub+zip</part>
      <part name="META-INF/container.xml">
        <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
          <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>
      </part>
      <part name="EPUB/package.opf">
        <xsl:call-template name="package">
          <xsl:with-param name="facts" select="$facts"/>
          <xsl:with-param name="files" select="$front/@name, 'nav.xhtml', $chapters/@name, $back/@name"/>
          <xsl:with-param name="leaves" select="exists($chapters//*[@epub:type = 'pagebreak'])"/>
        </xsl:call-template>
      </part>
      <part name="EPUB/nav.xhtml">
        <xsl:call-template name="navigation">
          <xsl:with-param name="facts" select="$facts"/>
          <xsl:with-param name="chapters" select="$front, $chapters, $back"/>
        </xsl:call-template>
      </part>
      <part name="EPUB/style.css"><xsl:value-of select="$style"/></part>
      <xsl:for-each select="$front, $chapters, $back">
        <part name="EPUB/{@name}"><xsl:sequence select="node()"/></part>
      </xsl:for-each>
    </parts>
  </xsl:template>

  <xsl:function name="volume:file" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="'text-' || $number || '.xhtml'"/>
  </xsl:function>

  <xsl:template name="package" as="element()">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:param name="files" as="xs:string+"/>
    <xsl:param name="leaves" as="xs:boolean"/>
    <xsl:variable name="day" as="xs:string?" select="$facts('date')[. castable as xs:date]"/>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{$facts('language')}">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="identifier"><xsl:value-of select="$identifier"/></dc:identifier>
        <dc:title><xsl:value-of select="($facts('title')[. ne ''], '–')[1]"/></dc:title>
        <dc:language><xsl:value-of select="$facts('language')"/></dc:language>
        <xsl:for-each select="$facts('contributors')[. ne '']"><dc:contributor><xsl:value-of select="."/></dc:contributor></xsl:for-each>
        <xsl:for-each select="$day"><dc:date><xsl:value-of select="."/></dc:date></xsl:for-each>
        <xsl:for-each select="$facts('publisher')[. ne '']"><dc:publisher><xsl:value-of select="."/></dc:publisher></xsl:for-each>
        <xsl:for-each select="$facts('rights')[. ne '']"><dc:rights><xsl:value-of select="."/></dc:rights></xsl:for-each>
        <xsl:for-each select="$facts('summary')[. ne '']"><dc:description><xsl:value-of select="."/></dc:description></xsl:for-each>
        <xsl:for-each select="$facts('source')[. ne '']"><dc:source id="source"><xsl:value-of select="."/></dc:source></xsl:for-each>
        <!-- nothing here asks what time it is: the day is that of the record -->
        <meta property="dcterms:modified"><xsl:value-of select="($day, '1970-01-01')[1] || 'T00:00:00Z'"/></meta>
        <xsl:if test="$leaves and $facts('source')[. ne '']">
          <meta refines="#source" property="source-of">pagination</meta>
        </xsl:if>
        <meta property="schema:accessMode">textual</meta>
        <meta property="schema:accessModeSufficient">textual</meta>
        <xsl:for-each select="'tableOfContents', 'structuralNavigation', 'readingOrder', 'displayTransformability', 'index'[exists($files[. = 'people.xhtml'])], ('pageNavigation', 'pageBreakMarkers')[$leaves]">
          <meta property="schema:accessibilityFeature"><xsl:value-of select="."/></meta>
        </xsl:for-each>
        <meta property="schema:accessibilityHazard">none</meta>
        <meta property="schema:accessibilitySummary"><xsl:value-of select="strings:of('epub.accessibility')"/></meta>
      </metadata>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="style" href="style.css" media-type="text/css"/>
        <xsl:for-each select="$files[. ne 'nav.xhtml']">
          <item id="{substring-before(., '.')}" href="{.}" media-type="application/xhtml+xml"/>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:for-each select="$files"><itemref idref="{substring-before(., '.')}"/></xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <!-- Where everything stands: headings, leaves of the record, and the parts that a reader looks for first. -->
  <xsl:template name="navigation" as="element(html)">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:param name="chapters" as="element()+"/>
    <html xml:lang="{$facts('language')}" lang="{$facts('language')}">
      <head>
        <title><xsl:value-of select="($facts('title')[. ne ''], '–')[1]"/></title>
        <link rel="stylesheet" type="text/css" href="style.css"/>
      </head>
      <body>
        <nav epub:type="toc" role="doc-toc" id="toc">
          <h1><xsl:value-of select="strings:of('contents')"/></h1>
          <ol>
            <xsl:for-each select="$chapters">
              <xsl:apply-templates select="." mode="contents"/>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:where-populated>
          <nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-label="{strings:of('epub.leaves')}">
            <xsl:where-populated>
              <ol>
                <xsl:for-each select="$chapters//*[@epub:type = 'pagebreak']">
                  <li><a href="{ancestor::*[@name][last()]/@name}#{@id}"><xsl:value-of select="normalize-space(string-join(.//text()[not(ancestor::*/@class = 'spoken')]))"/></a></li>
                </xsl:for-each>
              </ol>
            </xsl:where-populated>
          </nav>
        </xsl:where-populated>
        <nav epub:type="landmarks" hidden="hidden" aria-label="{strings:of('epub.landmarks')}">
          <ol>
            <li><a epub:type="toc" href="#toc"><xsl:value-of select="strings:of('contents')"/></a></li>
            <li><a epub:type="bodymatter" href="{$chapters[starts-with(@name, 'text-')][1]/@name}"><xsl:value-of select="strings:of('epub.text')"/></a></li>
            <xsl:for-each select="$chapters[.//*[@epub:type = 'index']][1]">
              <li><a epub:type="index" href="{@name}"><xsl:value-of select="titles:words((.//h1)[1])"/></a></li>
            </xsl:for-each>
          </ol>
        </nav>
      </body>
    </html>
  </xsl:template>

  <!-- This mode lists a chapter with what is in it. -->
  <xsl:mode name="contents" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*:part" mode="contents" as="element(li)+">
    <xsl:variable name="file" as="xs:string" select="@name"/>
    <xsl:variable name="sessions" as="element()*" select=".//article"/>
    <xsl:for-each select="if (exists($sessions)) then $sessions else .">
      <xsl:variable name="parts" as="element()*" select=".//section[tokenize(@class) = ('div-agenda_item', 'div-agenda_sub_item')][@id]"/>
      <li>
        <a href="{$file}{(div[@class = 'text']/@id ! ('#' || .))[exists($sessions[2])]}">
          <xsl:value-of select="(self::article/titles:of(.), titles:words((.//h1)[1]), titles:words(ancestor-or-self::*//title), '–')[. ne ''][1]"/>
        </a>
        <xsl:where-populated>
          <ol>
            <xsl:for-each select="$parts[not(ancestor::*[. intersect $parts])]">
              <xsl:call-template name="part-of-contents">
                <xsl:with-param name="file" select="$file"/>
                <xsl:with-param name="parts" select="$parts"/>
              </xsl:call-template>
            </xsl:for-each>
          </ol>
        </xsl:where-populated>
      </li>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="part-of-contents" as="element(li)">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="parts" as="element()*"/>
    <xsl:variable name="part" as="element()" select="."/>
    <li>
      <a href="{$file}#{@id}"><xsl:value-of select="(titles:words((h1 | h2 | h3 | h4 | h5 | h6)[1])[. ne ''], '–')[1]"/></a>
      <xsl:where-populated>
        <ol>
          <xsl:for-each select="$parts[ancestor::*[. intersect $parts][1] is $part]">
            <xsl:call-template name="part-of-contents">
              <xsl:with-param name="file" select="$file"/>
              <xsl:with-param name="parts" select="$parts"/>
            </xsl:call-template>
          </xsl:for-each>
        </ol>
      </xsl:where-populated>
    </li>
  </xsl:template>
</xsl:stylesheet>
