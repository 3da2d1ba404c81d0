<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of the text: items of the agenda, headings, paragraphs with the addresses by which they are cited. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:parts="https://tei-protocols.example/ns/parts"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text | front | body | back">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The title stands at the head of the page. Saxon asks this of the heading of every part before it looks where that stands:
       were another part than the body an error, which it would swallow, that would take longer than to show the heading. -->
  <xsl:template match="body/head[. is parts:title(parent::body)]"/>

  <xsl:template match="body/head[not(. is parts:title(parent::body))]" as="element()">
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:as(., 'subtitle')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="div" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="shown:as(., shown:kinds(., @type))"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- The list of those present seldom has a heading; it is given one. -->
  <xsl:template match="div[@type = 'list_participants'][not(head)]" as="element()">
    <section>
      <xsl:sequence select="shown:as(., shown:kinds(., @type))"/>
      <xsl:element name="h{parts:level(.)}">
        <!-- where the list begins by saying so itself, the heading is there for the ear and for finding one's way -->
        <xsl:attribute name="class" select="'added-heading', 'spoken'[matches(current()/p[1], '^\p{Lu}[^.:]{2,40}:')]"/>
        <xsl:sequence select="$strings:marked"/>
        <xsl:value-of select="strings:of('participants')"/>
      </xsl:element>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="div/head">
    <xsl:element name="h{parts:level(..)}">
      <xsl:sequence select="shown:as(., ())"/>
      <xsl:apply-templates select="." mode="words"/>
    </xsl:element>
    <xsl:call-template name="peeks-of-heading"/>
  </xsl:template>

  <!-- The level of the heading of a part: one below the title, then as deep as parts with headings lie in one another. -->
  <xsl:function name="parts:level" as="xs:integer">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="min((6, 2 + count($part/ancestor::div[head])))"/>
  </xsl:function>

  <xsl:template match="head/label" as="element()">
    <span class="label"><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>

  <xsl:template match="p" as="element()">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

  <xsl:template name="paragraph" as="element()">
    <xsl:variable name="address" as="xs:string" select="parts:address(.)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:at($address), shown:language(.)"/>
      <xsl:with-param name="address" select="$address"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A block of running text. HTML's own paragraph cannot hold lists or what opens and closes, so that such a block
       says by its role that it is one. -->
  <xsl:template name="block" as="element()">
    <xsl:param name="attributes" as="attribute()*" select="shown:as(., ())"/>
    <xsl:param name="address" as="xs:string" select="''"/>
    <xsl:choose>
      <xsl:when test="parts:holds-blocks(.)">
        <div role="paragraph">
          <xsl:sequence select="$attributes"/>
          <xsl:call-template name="content"><xsl:with-param name="address" select="$address"/></xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:sequence select="$attributes"/>
          <xsl:call-template name="content"><xsl:with-param name="address" select="$address"/></xsl:call-template>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a block holds: its number, what is printed before its words, and them. -->
  <xsl:template name="content">
    <xsl:param name="address" as="xs:string"/>
    <xsl:if test="contains($address, '.')">
      <xsl:call-template name="locus">
        <xsl:with-param name="address" select="$address"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="run-in"/>
    <xsl:apply-templates select="." mode="words"/>
  </xsl:template>

  <!-- This mode shows the words of an element, with the signs around them that its view has for it. -->
  <xsl:mode name="words" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="words">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Does this element hold what its view shows as a block? -->
  <xsl:function name="parts:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element//list)"/>
  </xsl:function>

  <!-- What is printed in the line before the words of a paragraph. Views that print labels of speakers change this. -->
  <xsl:template name="run-in"/>

  <!-- The number by which a paragraph is cited: item, turn, paragraph. -->
  <xsl:template name="locus" as="node()*">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="number" as="xs:string" select="substring-after($address, 'item-')"/>
    <xsl:if test="contains($number, '.')">
      <a class="locus" href="#{$address}"><xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('paragraph') || ' '"/>
      </xsl:call-template><xsl:value-of select="$number"/></a>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The address of a paragraph: its own, or that of the turn or part with its number in it. -->
  <xsl:function name="parts:address" as="xs:string">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:variable name="part" as="attribute()?" select="$paragraph/(parent::sp | parent::div)/@xml:id"/>
    <xsl:sequence select="if ($paragraph/@xml:id) then $paragraph/@xml:id
      else if ($part and $paragraph/@n) then $part || '.' || $paragraph/@n
      else ''"/>
  </xsl:function>

  <xsl:template match="p[tokenize(@ana) = '#act.decision']" as="element()">
    <div class="decision">
      <xsl:call-template name="decision"/>
      <xsl:call-template name="paragraph"/>
    </div>
  </xsl:template>

  <!-- What is decided says so, once over all that stands together; a doubt about one part stands over that part. -->
  <xsl:template name="decision" as="element()?">
    <xsl:variable name="before" as="element()?" select="preceding-sibling::*[1][parts:decides(.)]"/>
    <xsl:if test="empty($before) or self::p[@cert[. ne 'high']]">
      <p class="kind"><xsl:sequence select="$strings:marked"/><xsl:value-of select="strings:of('decision')"/><xsl:if test="self::p"><xsl:call-template name="doubt-about"/></xsl:if></p>
    </xsl:if>
  </xsl:template>

  <xsl:function name="parts:decides" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/(self::p, self::list, self::list/item)/@ana/tokenize(.) = '#act.decision'"/>
  </xsl:function>

  <xsl:template match="opener" as="element()">
    <div><xsl:sequence select="shown:as(., 'opener')"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="opener/text()" as="element()">
    <p><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="postscript" as="element()">
    <div><xsl:sequence select="shown:as(., 'closer')"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="closer | trailer" as="element()">
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:as(., 'closer')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="dateline | salute | signed" as="element()">
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:as(., local-name())"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="opener/seg" as="element()">
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:as(., shown:kinds(., @type))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Inside a closer these are lines of their own. -->
  <xsl:template match="closer/(seg[@type = ('line', 'source', 'signature')] | dateline | salute | signed)" as="element()">
    <span><xsl:sequence select="shown:as(., ('line', shown:kinds(., @type)))"/><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>

  <!-- Segments are named by what they are: attribution, roleGroup, chair, item-speakers … -->
  <xsl:template match="seg" as="element()+">
    <span><xsl:sequence select="shown:as(., (shown:kinds(., @type), 'decision'[tokenize(current()/@ana) = '#act.decision']))"/><xsl:apply-templates select="." mode="words"/></span>
    <xsl:if test="tokenize(@ana) = '#act.decision'"><xsl:call-template name="doubt-about"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
