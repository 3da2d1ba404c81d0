<?xml version="1.0" encoding="UTF-8"?>
<!-- Print: the page of a view goes in, a Typst document comes out. It is one expression: calls of the functions of
     print/*.typ, which alone decide how things look, around the words of the text. All words are string literals, so
     that nothing in them can ever be markup or code. The first line says whether the document has a date of its own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xmlns:titles="https://tei-protocols.example/ns/titles" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:include href="titles.xsl"/>
  <xsl:include href="pdf/words.xsl"/>
  <xsl:include href="pdf/signs.xsl"/>
  <xsl:include href="pdf/notes.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="apparatus" as="xs:string+" select="'notes', 'doubts', 'deletions', 'legend', 'about'"/>

  <xsl:variable name="items" as="xs:string+" select="'div-agenda_item', 'div-agenda_sub_item'"/>

  <xsl:template match="/" as="text()*">
    <xsl:variable name="date" as="xs:string" select="typst:date(//meta[@name = 'dcterms.date'][1]/@content)"/>
    <xsl:value-of select="'// ' || (if ($date = 'auto') then 'undated' else 'dated') || '&#10;#show: edition.with(title: '
      || typst:string(//meta[@name = 'dcterms.title'][1]/@content)
      || ', date: ' || $date
      || ', contributors: ' || typst:strings(//meta[@name = 'dcterms.contributor']/@content)
      || ', summary: ' || typst:string(//meta[@name = 'description'][1]/@content)
      || ', language: ' || typst:string(typst:language(html/@lang)) || ')&#10;#{&#10;'"/>
    <xsl:apply-templates select="//main"/>
    <xsl:text>}&#10;</xsl:text>
  </xsl:template>

  <!-- Those who hear a document go from heading to heading: no level may be passed over, whatever a transcript has. -->
  <xsl:accumulator name="level" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(h1 | h2 | h3 | h4 | h5 | h6)[titles:words(.) ne '']"
        select="min(($value + 1, xs:integer(substring(local-name(), 2))))"/>
  </xsl:accumulator>

  <!-- This mode writes calls; what has no template of its own is transparent. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="level"/>

  <!-- Words for the ear, and ways about the screen. -->
  <xsl:template match="span[@class = ('spoken', 'peek')] | button | a[@class = ('locus', 'back', 'skip')]"/>

  <!-- A call of a function with the content of the element as its last argument. -->
  <xsl:template name="call">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:value-of select="$function || '(' || string-join($arguments ! (. || ', '))"/>
    <xsl:text>{&#10;</xsl:text>
    <xsl:apply-templates select="$content"/>
    <xsl:text>})&#10;</xsl:text>
  </xsl:template>

  <!-- On paper the description of a session follows its text, and not those of all others. -->
  <xsl:template match="main">
    <xsl:apply-templates select=".//article"/>
  </xsl:template>

  <xsl:template match="article">
    <xsl:variable name="number" as="xs:integer" select="1 + count(preceding-sibling::article)"/>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'article'"/>
      <xsl:with-param name="arguments" select="'title: ' || typst:string(typst:title(.)), 'day: ' || typst:string((.//span[@class = 'session'])[1]),
        'at: ' || typst:string(typst:beginning(.)), @lang ! ('language: ' || typst:string(typst:language(.)))"/>
      <xsl:with-param name="content" select="node(), ancestor::main/section[@class = 'about'][$number]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="header[@class = 'masthead'] | section[@class = 'legend']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="@class"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="section[@class = ('doubts', 'deletions')]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'apparatus'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The description, to which it belongs how to cite. -->
  <xsl:template match="section[@class = 'about']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'about'"/>
      <xsl:with-param name="content" select="node(), following-sibling::*[1][self::section[@class = 'cite']]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- How to cite, for people; the forms for programs are for the screen. -->
  <xsl:template match="section[@class = 'cite']">
    <xsl:value-of select="'fact(' || typst:string(h2)"/>
    <xsl:for-each select="p, details[1]/pre">
      <xsl:text>, {&#10;</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <!-- The list of contents: Typst knows the pages. Other ways about the screen lead nowhere on paper. -->
  <xsl:template match="nav"/>

  <xsl:template match="nav[@class = 'contents']">
    <xsl:value-of select="'contents(' || typst:string(@aria-label) || ')&#10;'"/>
  </xsl:template>

  <xsl:template match="h1 | h2 | h3 | h4 | h5 | h6">
    <xsl:param name="first" as="xs:string?" select="()"/>
    <xsl:variable name="quiet" as="xs:boolean" select="parent::section/@class = $apparatus or @class = 'added-heading'"/>
    <xsl:variable name="running" as="xs:boolean" select="parent::section/tokenize(@class) = ($items, $apparatus)"/>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="if ($quiet) then 'apparatus-heading' else 'part-heading'"/>
      <xsl:with-param name="arguments" select="string(accumulator-before('level')),
        ('item: ' || typst:string(titles:words(.)))[$running], typst:address(..[$running]), typst:listed(.), $first ! ('first: {&#10;' || . || '}')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What the list says of itself is not said twice: that heading is for the ear. -->
  <xsl:template match="*[@class = 'added-heading spoken']" priority="1"/>

  <!-- What a session is called elsewhere than at its head. -->
  <xsl:function name="typst:title" as="xs:string">
    <xsl:param name="session" as="element(article)"/>
    <xsl:sequence select="(titles:of($session)[.], root($session)//meta[@name = 'dcterms.title']/@content ! string())[1]"/>
  </xsl:function>

  <!-- What lists of contents say instead of a heading: the title of a session, where its heading does not say enough; the
       words alone, where a page begins among them. -->
  <xsl:function name="typst:listed" as="xs:string?">
    <xsl:param name="heading" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="titles:words($heading)"/>
    <xsl:sequence select="($heading/self::h1/ancestor::article[1]/typst:title(.)[. ne $words], $heading[descendant::span[@class = 'leaf']] ! $words)[1]
      ! ('listed: ' || typst:string(.))"/>
  </xsl:function>

  <!-- A heading without words would be an empty bookmark. -->
  <xsl:template match="(h1 | h2 | h3 | h4 | h5 | h6)[titles:words(.) = '']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'paragraph'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A heading with notes, and what begins below it. -->
  <xsl:template match="section[typst:noted(*[1])][typst:first(*[1])]" priority="1">
    <xsl:variable name="first" as="element()" select="typst:first(*[1])"/>
    <xsl:variable name="begun" as="text()*">
      <xsl:apply-templates select="$first" mode="begun"/>
    </xsl:variable>
    <xsl:apply-templates select="*[1]">
      <xsl:with-param name="first" select="string-join($begun)"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="$first" mode="rest"/>
    <xsl:apply-templates select="node() except (*[1], $first)"/>
  </xsl:template>

  <xsl:function name="typst:noted" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="exists($element[matches(local-name(), '^h\d$')]//a[@class = 'note-mark'])"/>
  </xsl:function>

  <!-- The turn or paragraph that follows directly upon a heading. -->
  <xsl:function name="typst:first" as="element()?">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="$heading/following-sibling::*[not(@class = 'peek')][1][self::p or self::section[header[@class = 'who']]]"/>
  </xsl:function>

  <!-- A turn begins with its speaker, beside or over its first paragraph, and with the notes on the label that is not shown. -->
  <xsl:template match="section[header[@class = 'who']]">
    <xsl:apply-templates select="." mode="begun"/>
    <xsl:apply-templates select="." mode="rest"/>
  </xsl:template>

  <!-- This mode writes what a part of the text begins with. -->
  <xsl:mode name="begun" on-no-match="fail" on-multiple-match="fail" use-accumulators="level"/>

  <!-- This mode writes what is left of it. -->
  <xsl:mode name="rest" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="p" mode="begun">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="p" mode="rest"/>

  <xsl:template match="section" mode="begun">
    <xsl:variable name="who" as="element()" select="header[@class = 'who'][1]"/>
    <xsl:value-of select="'turn(view: ' || typst:string(ancestor::div[tokenize(@class)[1] = 'view'][1]/tokenize(@class)[2]) || ', '
      || string-join(('level: ' || $who/*[1]/accumulator-before('level'), typst:address(.),
        $who/(*[1]/span[@class ne 'spoken'], details/p) ! ((@class, 'doubt')[1] || ': ' || typst:string(typst:held-together(replace(., '\s+', ' '), .)))) ! (. || ', '))"/>
    <xsl:for-each select="p[@class = 'speaker-notes']">
      <xsl:text>marks: {&#10;</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>}, </xsl:text>
    </xsl:for-each>
    <xsl:text>{&#10;</xsl:text>
    <xsl:apply-templates select="typst:first-paragraph(.)"/>
    <xsl:text>})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="section" mode="rest">
    <xsl:apply-templates select="node() except (header[@class = 'who'], p[@class = 'speaker-notes'], typst:first-paragraph(.))"/>
  </xsl:template>

  <!-- The first paragraph of a turn, where it begins with one. -->
  <xsl:function name="typst:first-paragraph" as="element()?">
    <xsl:param name="turn" as="element(section)"/>
    <xsl:sequence select="$turn/*[not(@class = ('who', 'speaker-notes'))][1][self::p or self::div[@role = 'paragraph']]"/>
  </xsl:function>

  <xsl:template match="p | div[@role = 'paragraph']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="if (.//a[@class = 'note-mark'] or .//details) then 'noted-paragraph' else 'paragraph'"/>
      <xsl:with-param name="arguments" select="(a[@class = 'locus'] ! ('number: ' || typst:string(text())),
        @class ! ('kind: ' || typst:string(tokenize(.)[1]))), typst:address(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ol | ul">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'entries'"/>
      <xsl:with-param name="arguments" select="string(count(ancestor-or-self::*[self::ol or self::ul]))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="li">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'entry'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="li[a[@class = 'locus']]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'numbered-entry'"/>
      <xsl:with-param name="arguments" select="string(count(ancestor::*[self::ol or self::ul])),
        'number: ' || typst:string(a[@class = 'locus'][1]/text()), typst:address(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="table">
    <xsl:text>table-of(</xsl:text>
    <xsl:apply-templates select="thead | tbody"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="thead | tbody">
    <xsl:text>(</xsl:text>
    <xsl:apply-templates select="tr/*"/>
    <xsl:text>), </xsl:text>
  </xsl:template>

  <xsl:template match="th | td">
    <xsl:text>{&#10;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>}, </xsl:text>
  </xsl:template>

  <xsl:template match="dl/div">
    <xsl:text>fact(</xsl:text>
    <xsl:value-of select="typst:string(dt)"/>
    <xsl:for-each select="dd">
      <xsl:text>, {&#10;</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <!-- The address of a place, as an argument; nothing where it has none. -->
  <xsl:function name="typst:address" as="xs:string?">
    <xsl:param name="place" as="element()?"/>
    <xsl:sequence select="$place/@id ! ('at: ' || typst:string(typst:prefix(.) || .))"/>
  </xsl:function>

  <!-- What stands before the addresses of a document; in one that stands alone, nothing. -->
  <xsl:function name="typst:prefix" as="xs:string">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="''"/>
  </xsl:function>

  <!-- The address where a session begins. -->
  <xsl:function name="typst:beginning" as="xs:string">
    <xsl:param name="session" as="element(article)"/>
    <xsl:sequence select="typst:prefix($session) || ($session/div[@class = 'text']/@id, 'text')[1]"/>
  </xsl:function>
</xsl:stylesheet>
