<?xml version="1.0" encoding="UTF-8"?>
<!-- An electronic book of many documents: what an edition says of itself goes in, with the pages of a view and the TEI of
     each document; the parts of an EPUB 3 file come out, with a title page, a chapter for each and an index of people. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:volume="https://tei-protocols.example/ns/volume" xmlns:titles="https://tei-protocols.example/ns/titles" xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:book="https://tei-protocols.example/ns/book" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:import href="../formats/epub.xsl"/>
  <xsl:include href="people.xsl"/>
  <xsl:include href="common.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- The documents in the order of the book: as their view shows them, and as they are encoded. -->
  <xsl:param name="pages" as="document-node()*" select="()"/>
  <xsl:param name="documents" as="document-node()*" select="()"/>

  <xsl:template match="/" as="element()" xpath-default-namespace="">
    <xsl:variable name="title" as="xs:string" select="(book/@title[. ne ''], strings:of('index.title'))[1]"/>
    <xsl:call-template name="volume">
      <xsl:with-param name="pages" select="$pages"/>
      <xsl:with-param name="facts" select="map {
        'title': $title, 'language': $strings:language, 'contributors': distinct-values($pages ! volume:facts(.)('contributors')),
        'date': string(max($pages ! volume:facts(.)('date')[. castable as xs:date])), 'summary': '', 'source': '',
        'publisher': string(book/@publisher), 'rights': string-join(book/(@rights, @licence)[. ne ''], ' ') }"/>
      <xsl:with-param name="front" as="element()+">
        <part name="title.xhtml" xmlns="">
          <xsl:call-template name="leaf">
            <xsl:with-param name="title" select="$title"/>
            <xsl:with-param name="content" as="element()*">
              <p xmlns="http://www.w3.org/1999/xhtml"><xsl:value-of select="strings:known('view.' || book/@view, book/@view)"/></p>
              <xsl:for-each select="strings:known('about.view.' || book/@view, '')[.], book/(@publisher, @rights, @licence)[. ne ''] ! string(.)">
                <p xmlns="http://www.w3.org/1999/xhtml"><xsl:value-of select="."/></p>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </part>
        <xsl:call-template name="signs"/>
      </xsl:with-param>
      <xsl:with-param name="back" as="element()+">
        <xsl:call-template name="common-facts"/>
        <part name="people.xhtml" xmlns="">
          <xsl:call-template name="leaf">
            <xsl:with-param name="title" select="strings:of('book.people')"/>
            <xsl:with-param name="content" as="element()*">
              <section xmlns="http://www.w3.org/1999/xhtml" epub:type="index" role="doc-index">
                <dl>
                  <xsl:apply-templates select="people:index($documents)" mode="index"/>
                </dl>
              </section>
            </xsl:with-param>
          </xsl:call-template>
        </part>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What is said of the view, and what its signs mean, stands at the beginning of the book. -->
  <xsl:template match="div[@class = 'view-notes'] | section[@class = 'legend']" mode="chapter"/>

  <xsl:template name="signs" as="element(part)?" xpath-default-namespace="">
    <xsl:variable name="legends" as="element()*">
      <xsl:for-each select="book:legends()">
        <xsl:variable name="language" as="xs:string" select="volume:language(?head/root()/h:html/@lang)"/>
        <section xmlns="http://www.w3.org/1999/xhtml" class="legend" lang="{$language}" xml:lang="{$language}">
          <table>
            <xsl:apply-templates select="?head" mode="chapter"/>
            <tbody>
              <xsl:for-each select="?rows">
                <tr><xsl:apply-templates select="?cells" mode="chapter"/><td class="count"><xsl:value-of select="?count"/></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </section>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($legends)">
      <part name="signs.xhtml" xmlns="">
        <xsl:call-template name="leaf">
          <xsl:with-param name="title" select="strings:of('book.signs')"/>
          <xsl:with-param name="content" select="$legends"/>
        </xsl:call-template>
      </part>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@class = 'about']/dl/div[@class = $book:of-the-edition]" mode="chapter" as="element()?">
    <xsl:param name="once" as="xs:boolean" select="false()"/>
    <xsl:if test="$once or not(book:fact(.) = $book:common/book:fact(.))">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- What holds for all documents, once. -->
  <xsl:template name="common-facts" as="element(part)?" xpath-default-namespace="">
    <xsl:if test="exists($book:common)">
      <part name="about.xhtml" xmlns="">
        <xsl:call-template name="leaf">
          <xsl:with-param name="title" select="strings:of('index.about')"/>
          <xsl:with-param name="content" as="element()+">
            <p xmlns="http://www.w3.org/1999/xhtml"><xsl:value-of select="strings:of('book.common')"/></p>
            <xsl:for-each-group select="$book:common" group-by="book:language(.)">
              <xsl:variable name="language" as="xs:string" select="volume:language(root()/h:html/@lang)"/>
              <section xmlns="http://www.w3.org/1999/xhtml" class="about" lang="{$language}" xml:lang="{$language}">
                <dl>
                  <xsl:apply-templates select="current-group()" mode="chapter">
                    <xsl:with-param name="once" select="true()"/>
                  </xsl:apply-templates>
                </dl>
              </section>
            </xsl:for-each-group>
          </xsl:with-param>
        </xsl:call-template>
      </part>
    </xsl:if>
  </xsl:template>

  <xsl:template name="leaf" as="element(html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="element()*"/>
    <html xml:lang="{$strings:language}" lang="{$strings:language}">
      <head>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" type="text/css" href="style.css"/>
      </head>
      <body>
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:sequence select="$content"/>
      </body>
    </html>
  </xsl:template>

  <xsl:function name="volume:place" as="element()?">
    <xsl:param name="at" as="element()"/>
    <xsl:sequence select="if ($at/@address castable as xs:NCName) then key('addresses', $at/@address, $pages[xs:integer($at/@document)])[1] else ()"/>
  </xsl:function>

  <!-- This mode writes the entry of a person: the places in each session where he speaks, or is named. -->
  <xsl:mode name="index" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="person" mode="index" as="element()*" xpath-default-namespace="">
    <dt><xsl:value-of select="@name"/></dt>
    <xsl:for-each-group select="at" group-by="volume:place(.)/ancestor::*:article ! generate-id(.)">
      <!-- a turn stands for its paragraphs -->
      <xsl:variable name="turns" as="xs:string*" select="current-group()[@speaks = 'true'] ! volume:place(.)/self::*:section/string(@id)"/>
      <dd>
        <xsl:value-of select="titles:words((volume:place(.)/ancestor::*:article//*:span[@class = 'session'])[1])[. ne ''] ! (. || ': ')"/>
        <xsl:variable name="file" as="xs:string" select="volume:file(xs:integer(@document))"/>
        <!-- the path puts them in the order of the document; the paragraphs of a list are one place -->
        <xsl:for-each-group select="(current-group()[not(replace(@address, '\.[^.]*$', '') = $turns)] ! volume:place(.))/." group-by="volume:called(@id)">
          <xsl:if test="position() gt 1">, </xsl:if>
          <a href="{$file}#{@id}"><xsl:value-of select="current-grouping-key()"/></a>
        </xsl:for-each-group>
      </dd>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What a place is called: by the number of its item, turn and paragraph, or as the list of those present. -->
  <xsl:function name="volume:called" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="at" as="xs:string" select="replace($address, '^s\d+\.', '')"/>
    <xsl:sequence select="if (starts-with($at, 'participants')) then strings:of('participants') else if (starts-with($at, 'closer')) then strings:of('site.place.closer')
      else replace($at, '^item-', '')"/>
  </xsl:function>
</xsl:stylesheet>
