<?xml version="1.0" encoding="UTF-8"?>
<!-- A book in print: what an edition says of itself goes in, with the pages of a view and the TEI of each document; a Typst
     document comes out, with contents, a list of sessions and an index of people, all with the numbers of its own pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:book="https://tei-protocols.example/ns/book"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:h="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:import href="../formats/pdf.xsl"/>
  <xsl:include href="../modules/strings.xsl"/>
  <xsl:include href="people.xsl"/>
  <xsl:include href="common.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The documents in the order of the book: as their view shows them, and as they are encoded. -->
  <xsl:param name="pages" as="document-node()*" select="()"/>
  <xsl:param name="documents" as="document-node()*" select="()"/>

  <!-- Addresses are single in a document only; in the book the number of the document stands before them. -->
  <xsl:variable name="prefixes" as="map(xs:string, xs:string)"
      select="map:merge(for $number in 1 to count($pages) return map { generate-id($pages[$number]) : $number || '/' })"/>

  <xsl:function name="typst:prefix" as="xs:string">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="$prefixes(generate-id(root($place)))"/>
  </xsl:function>

  <!-- What is said of the view, what its signs mean, and what is in a session, stands once at the beginning of the book. -->
  <xsl:template match="div[@class = 'view-notes'] | nav[@class = 'contents'] | section[@class = 'legend']"/>

  <xsl:template match="section[@class = 'about']/dl/div[@class = $book:of-the-edition]">
    <xsl:param name="once" as="xs:boolean" select="false()"/>
    <xsl:if test="$once or not(book:fact(.) = $book:common/book:fact(.))">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/" as="text()*" xpath-default-namespace="">
    <xsl:variable name="date" as="xs:string" select="typst:date(max($pages//h:meta[@name = 'dcterms.date']/@content[matches(., '^\d{4}-\d\d-\d\d$')] ! string(.)))"/>
    <xsl:variable name="title" as="xs:string" select="typst:string((book/@title[. ne ''], strings:of('index.title'))[1])"/>
    <xsl:value-of select="'// ' || (if ($date = 'auto') then 'undated' else 'dated') || '&#10;#show: edition.with(title: ' || $title || ', date: ' || $date
      || ', contributors: ' || typst:strings(book/@publisher[. ne '']) || ', language: ' || typst:string(typst:language($strings:language)) || ')&#10;'
      || '#title-page(title: ' || $title || ', view: ' || typst:string(strings:known('view.' || book/@view, book/@view))
      || ', notes: ' || typst:strings(strings:known('about.view.' || book/@view, '')[.])
      || ', publisher: ' || typst:string(book/@publisher) || ', rights: ' || typst:strings(book/(@rights, @licence)[. ne '']) || ')&#10;'
      || '#book-contents(' || typst:string(strings:of('contents')) || ')&#10;'
      || '#session-list(' || typst:string(strings:of('book.sessions')) || ', '
      || typst:strings(('about.session', 'book.title', 'book.page') ! strings:of(.))"/>
    <xsl:apply-templates select="$pages//article" mode="listed" xpath-default-namespace="http://www.w3.org/1999/xhtml"/>
    <xsl:text>)&#10;</xsl:text>
    <xsl:call-template name="signs"/>
    <xsl:text>#{&#10;</xsl:text>
    <xsl:apply-templates select="$pages//main" xpath-default-namespace="http://www.w3.org/1999/xhtml"/>
    <xsl:text>}&#10;</xsl:text>
    <xsl:call-template name="common-facts"/>
    <xsl:value-of select="'#index-of-people(' || typst:string(strings:of('book.people')) || ', ' || typst:string(strings:of('book.people.note'))"/>
    <xsl:for-each select="people:index($documents)">
      <xsl:value-of select="', (' || typst:string(@name) || ', ' || typst:strings(at[@speaks = 'true'] ! typst:place(.)) || ', '
        || typst:strings(at[@speaks = 'false'] ! typst:place(.)) || ')'"/>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="common-facts">
    <xsl:if test="exists($book:common)">
      <xsl:value-of select="'#book-about(' || typst:string(strings:of('index.about')) || ', ' || typst:string(strings:of('book.common'))"/>
      <xsl:for-each select="$book:common">
        <xsl:text>, {&#10;</xsl:text>
        <xsl:apply-templates select=".">
          <xsl:with-param name="once" select="true()"/>
        </xsl:apply-templates>
        <xsl:text>}</xsl:text>
      </xsl:for-each>
      <xsl:text>)&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="signs">
    <xsl:variable name="legends" as="map(*)*" select="book:legends()"/>
    <xsl:if test="exists($legends)">
      <xsl:value-of select="'#book-signs(' || typst:string(strings:of('book.signs'))"/>
      <xsl:for-each select="$legends">
        <xsl:value-of select="', (' || typst:string(typst:language(?language)) || ', table-of('"/>
        <xsl:apply-templates select="?head"/>
        <xsl:text>(</xsl:text>
        <xsl:for-each select="?rows">
          <xsl:apply-templates select="?cells"/>
          <xsl:value-of select="typst:string(?count) || ', '"/>
        </xsl:for-each>
        <xsl:text>)))</xsl:text>
      </xsl:for-each>
      <xsl:text>)&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- This mode lists a session. -->
  <xsl:mode name="listed" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="article" mode="listed">
    <xsl:value-of select="', (' || typst:string((.//span[@class = 'session'])[1]) || ', ' || typst:string(typst:title(.)) || ', '
      || typst:string((.//p[@class = 'shelfmark'])[1]//text() ! typst:held-together(., .)) || ', ' || typst:string(typst:language((@lang, root()/html/@lang)[1]))
      || ', ' || typst:string(typst:beginning(.)) || ')'"/>
  </xsl:template>

  <xsl:function name="typst:place" as="xs:string">
    <xsl:param name="at" as="element()"/>
    <xsl:sequence select="$at/@document || '/' || $at/@address"/>
  </xsl:function>
</xsl:stylesheet>
