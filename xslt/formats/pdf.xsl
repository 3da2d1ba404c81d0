<?xml version="1.0" encoding="UTF-8"?>
<!-- Print: the page of a view goes in, a Typst document comes out. It is one expression: calls of the functions of
     print/*.typ, which alone decide how things look, around the words of the text. All words are string literals, so
     that nothing in them can ever be markup or code. The first line says whether the document has a date of its own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="apparatus" as="xs:string+" select="'notes', 'doubts', 'deletions', 'legend', 'about', 'cite'"/>

  <xsl:variable name="items" as="xs:string+" select="'div-agenda_item', 'div-agenda_sub_item'"/>

  <xsl:variable name="lines" as="xs:string+" select="'del', 'struck', 'hi-underline', 'hi-double-underline'"/>

  <xsl:key name="notes" match="section[tokenize(@class) = 'notes']//li" use="@id"/>
  <xsl:key name="marks" match="a[@class = 'note-mark']" use="substring(@href, 2)"/>

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
    <xsl:accumulator-rule match="(h1 | h2 | h3 | h4 | h5 | h6)[typst:has-words(.)]"
        select="min(($value + 1, xs:integer(substring(local-name(), 2))))"/>
  </xsl:accumulator>

  <!-- This mode writes calls; what has no template of its own is transparent. -->
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="level"/>

  <xsl:template match="text()">
    <xsl:value-of select="typst:string(replace(., '[ \t\r\n]+', ' ')) || '&#10;'"/>
  </xsl:template>

  <!-- What begins or ends a block begins and ends without white space. -->
  <xsl:template match="(p | div[@role = 'paragraph'] | h1 | h2 | h3 | h4 | h5 | h6)/text()" priority="1">
    <xsl:variable name="line" as="xs:string" select="replace(., '[ \t\r\n]+', ' ')"/>
    <xsl:variable name="begun" as="xs:string"
        select="if (preceding-sibling::node()[not(self::a[@class = 'locus'])]) then $line else replace($line, '^ ', '')"/>
    <xsl:value-of select="typst:string(if (following-sibling::node()) then $begun else replace($begun, ' $', '')) || '&#10;'"/>
  </xsl:template>

  <!-- Words for the ear, and ways about the screen. -->
  <xsl:template match="span[@class = ('spoken', 'peek')] | button | a[@class = ('locus', 'back', 'skip')]"/>

  <xsl:template match="section[@class = 'cite']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'unbroken'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- How to cite, for people; the forms for programs are for the screen. -->
  <xsl:template match="section[@class = 'cite']/details" priority="1">
    <xsl:if test="not(preceding-sibling::details)">
      <xsl:call-template name="call">
        <xsl:with-param name="function" select="'paragraph'"/>
        <xsl:with-param name="content" select="pre/node()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

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

  <xsl:template match="article">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'article'"/>
      <xsl:with-param name="arguments" select="'title: ' || typst:string((.//h1 ! typst:words(.)[.], root()//meta[@name = 'dcterms.title']/@content)[1]),
        'day: ' || typst:string((.//span[@class = 'session'])[1]), 'at: ' || typst:string(typst:beginning(.)), @lang ! ('language: ' || typst:string(typst:language(.)))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="header[@class = 'masthead'] | section[@class = ('legend', 'about')]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="@class"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The list of contents: Typst knows the pages. Other ways about the screen lead nowhere on paper. -->
  <xsl:template match="nav"/>

  <xsl:template match="nav[@class = 'contents']">
    <xsl:value-of select="'contents(' || typst:string(@aria-label) || ')&#10;'"/>
  </xsl:template>

  <xsl:template match="h1 | h2 | h3 | h4 | h5 | h6">
    <xsl:variable name="quiet" as="xs:boolean" select="parent::section/@class = $apparatus or @class = 'added-heading'"/>
    <xsl:variable name="running" as="xs:boolean" select="parent::section/tokenize(@class) = ($items, $apparatus)"/>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="if ($quiet) then 'apparatus-heading' else 'part-heading'"/>
      <xsl:with-param name="arguments" select="string(accumulator-before('level')),
        ('item: ' || typst:string(typst:words(.)))[$running], typst:address(..[$running])"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A heading without words would be an empty bookmark. -->
  <xsl:template match="(h1 | h2 | h3 | h4 | h5 | h6)[not(typst:has-words(.))]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'paragraph'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="typst:has-words" as="xs:boolean">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="typst:words($heading) ne ''"/>
  </xsl:function>

  <!-- A turn begins with its speaker, beside or over its first paragraph. -->
  <xsl:template match="section[header[@class = 'who']]">
    <xsl:variable name="who" as="element()" select="header[@class = 'who'][1]"/>
    <xsl:variable name="first" as="element()?" select="$who/following-sibling::*[1][self::p or self::div[@role = 'paragraph']]"/>
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'turn'"/>
      <xsl:with-param name="arguments" select="'view: ' || typst:string(ancestor::div[tokenize(@class)[1] = 'view'][1]/tokenize(@class)[2]),
        'level: ' || $who/*[1]/accumulator-before('level'), typst:address(.),
        $who/(*[1]/span[@class ne 'spoken'], details/p) ! ((@class, 'doubt')[1] || ': ' || typst:string(replace(., '\s+', ' ')))"/>
      <xsl:with-param name="content" select="$first"/>
    </xsl:call-template>
    <xsl:apply-templates select="node() except ($who, $first)"/>
  </xsl:template>

  <xsl:template match="p | div[@role = 'paragraph']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'paragraph'"/>
      <xsl:with-param name="arguments" select="(a[@class = 'locus'] ! ('number: ' || typst:string(text())),
        @class ! ('kind: ' || typst:string(tokenize(.)[1]))), typst:address(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ol | ul">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'entries'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="li">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'entry'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A note stands at the foot of the page that has its first mark. -->
  <xsl:template match="a[@class = 'note-mark']">
    <xsl:variable name="note" as="element(li)?" select="key('notes', substring(@href, 2))[1]"/>
    <xsl:choose>
      <xsl:when test="$note and key('marks', substring(@href, 2))[1] is .">
        <xsl:call-template name="call">
          <xsl:with-param name="function" select="'page-note'"/>
          <xsl:with-param name="arguments" select="typst:string(text())"/>
          <xsl:with-param name="content" select="$note/div/node()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="'further-mark(' || typst:string(text()) || ')&#10;'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- At the end there remain the notes that have no mark, and those that the source prints there. -->
  <xsl:template match="section[@class = 'notes']">
    <xsl:if test=".//li[not(key('marks', @id))]">
      <xsl:apply-templates/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@class = 'notes']//li" priority="1">
    <xsl:if test="not(key('marks', @id))">
      <xsl:call-template name="call">
        <xsl:with-param name="function" select="'end-note'"/>
        <xsl:with-param name="arguments" select="typst:string(replace(span[@class = 'number'], '\s+$', ''))"/>
        <xsl:with-param name="content" select="div/node()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What opens on the screen is a note on paper. -->
  <xsl:template match="details[@class = 'deletion']">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'omission'"/>
      <xsl:with-param name="arguments" select="typst:string(summary)"/>
      <xsl:with-param name="content" select=".//del"/>
    </xsl:call-template>
  </xsl:template>

  <!-- In a note there is nothing to save the reader from. -->
  <xsl:template match="section[@class = 'notes']//details[@class = 'deletion']" priority="2">
    <xsl:apply-templates select=".//del"/>
  </xsl:template>

  <xsl:template match="table//details[@class = 'deletion']" priority="1">
    <xsl:value-of select="'omission-sign(' || typst:string(summary) || ')&#10;'"/>
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

  <xsl:template match="br">
    <xsl:text>linebreak()&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="a[matches(@href, '^https?://')]">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'address'"/>
      <xsl:with-param name="arguments" select="typst:string(@href)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A way to another place of the text. -->
  <xsl:template match="a[starts-with(@href, '#')]" priority="0.7">
    <xsl:text>way-to(</xsl:text>
    <xsl:value-of select="typst:string(typst:prefix(.) || substring(@href, 2)) || ', {&#10;'"/>
    <xsl:next-match/>
    <xsl:text>})&#10;</xsl:text>
  </xsl:template>

  <!-- All other elements inside a line are signs, by the name of their class or of themselves. -->
  <xsl:template match="span | a | b | i | em | cite | ins | del | code">
    <xsl:call-template name="call">
      <xsl:with-param name="function" select="'sign'"/>
      <xsl:with-param name="arguments" select="
        typst:strings(typst:signs(.)),
        typst:string(@lang ! typst:language(.))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="a[@class = 'doubt-mark']" priority="1">
    <xsl:text>further-mark("?")&#10;</xsl:text>
  </xsl:template>

  <!-- The signs of an element, outermost last. Those that draw a line are others where there is a line already. -->
  <xsl:function name="typst:signs" as="xs:string+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="lined" as="xs:boolean" select="$element/ancestor::*/(local-name(), tokenize(@class)) = $lines"/>
    <!-- of two signs in one place the one that says more; in a table there is no margin to stand in -->
    <xsl:sequence select="for $sign in (local-name($element), tokenize($element/@class)[not(. = 'supplied' and tokenize($element/@class) = 'supplied-omitted-in-original')])
      return if ($lined and $sign = $lines or $sign = 'leaf' and $element/ancestor::table) then $sign || '-in-line'
      else $sign[not(. = 'line' and empty($element/preceding-sibling::node()))]"/>
  </xsl:function>

  <!-- A string literal of Typst. -->
  <xsl:function name="typst:string" as="xs:string">
    <xsl:param name="words" as="item()*"/>
    <xsl:sequence select="'&quot;' || replace(replace(string-join($words), '\\', '\\\\'), '&quot;', '\\&quot;') || '&quot;'"/>
  </xsl:function>

  <!-- An array of string literals. -->
  <xsl:function name="typst:strings" as="xs:string">
    <xsl:param name="each" as="item()*"/>
    <xsl:sequence select="'(' || string-join($each ! (typst:string(.) || ', ')) || ')'"/>
  </xsl:function>

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

  <!-- The words of a heading in one line, without the signs that belong to notes. -->
  <xsl:function name="typst:words" as="xs:string">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($heading//text()[not(ancestor::*/@class = ('spoken', 'peek', 'note-mark', 'printed-mark', 'doubt-mark'))]))"/>
  </xsl:function>

  <!-- Typst wants the two or three letters of a language alone. -->
  <xsl:function name="typst:language" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:sequence select="if (matches($code, '^[A-Za-z]{2,3}(-|$)')) then lower-case(replace($code, '-.*', '')) else 'und'"/>
  </xsl:function>

  <!-- The first day of a date. -->
  <xsl:function name="typst:date" as="xs:string">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:variable name="day" as="xs:string?" select="$date[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')] ! substring(. || '-01-01', 1, 10)"/>
    <xsl:sequence select="if ($day castable as xs:date)
      then 'datetime(year: ' || year-from-date(xs:date($day)) || ', month: ' || month-from-date(xs:date($day)) || ', day: ' || day-from-date(xs:date($day)) || ')'
      else 'auto'"/>
  </xsl:function>
</xsl:stylesheet>
