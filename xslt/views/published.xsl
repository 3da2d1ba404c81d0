<?xml version="1.0" encoding="UTF-8"?>
<!-- The text as published: the page as its source prints it. Its signs come from where they are known; nothing is added
     but the links between notes and their marks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:signs="https://tei-protocols.example/ns/signs"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:shown="https://tei-protocols.example/ns/shown"
    xmlns:parts="https://tei-protocols.example/ns/parts" xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:page="https://tei-protocols.example/ns/page" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:import href="../common.xsl"/>

  <!-- The places where the source prints the texts of notes, be it those of another session. -->
  <xsl:key name="printed" match="anchor[@type = 'notes']" use="tokenize(@corresp)"/>

  <xsl:variable name="view" as="xs:string" select="'published'"/>

  <!-- The title stands where the source prints it; a text without one has the title of its header, which is only heard. -->
  <xsl:template name="title" as="element()?">
    <xsl:if test="not(text/body/head[normalize-space()])">
      <h1 class="spoken"><xsl:value-of select="page:title(.)"/></h1>
    </xsl:if>
  </xsl:template>

  <xsl:template match="body/head[. is parts:title(parent::body)]" as="element()">
    <h1><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates select="." mode="words"/></h1>
  </xsl:template>

  <xsl:template match="div[@type = 'list_participants'][not(head)]" as="element()">
    <div><xsl:sequence select="shown:as(., shown:kinds(., @type))"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Nobody's name and no number stands beside the page. -->
  <xsl:template name="contents"/>

  <xsl:template name="locus">
    <xsl:param name="address" as="xs:string"/>
  </xsl:template>

  <xsl:template match="sp" as="element()">
    <div><xsl:sequence select="shown:as(., 'turn')"/><xsl:apply-templates/></div>
  </xsl:template>


  <xsl:template match="speaker">
    <xsl:call-template name="printed-label"/>
  </xsl:template>

  <xsl:template name="run-in">
    <xsl:call-template name="label-that-runs-in"/>
  </xsl:template>

  <xsl:template match="p[tokenize(@ana) = '#act.decision']" as="element()">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

  <xsl:template match="list" as="element()+">
    <xsl:apply-templates select="head"/>
    <ol><xsl:sequence select="shown:as(., 'list')"/><xsl:apply-templates select="item"/></ol>
  </xsl:template>

  <!-- What is doubtful to the encoder is not so on the page. -->
  <xsl:template name="doubt-about"/>

  <!-- Acts are printed as signs, which stand around the words of any element. -->
  <xsl:template match="*" mode="words">
    <xsl:call-template name="signs:open"/>
    <xsl:apply-templates/>
    <xsl:call-template name="signs:close"/>
  </xsl:template>

  <xsl:template match="supplied | gloss | ex | del | add | unclear | note[@place = 'inline']" as="element()">
    <span><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>

  <xsl:template match="hi[tokenize(@rend)[starts-with(., 'typed')]] | seg[@type = 'label']" as="element()" priority="2">
    <span><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>

  <!-- Two asterisks on both sides are how a plain copy of the page says that a passage is bold. -->
  <xsl:template match="hi[tokenize(@rend) = 'bold']" as="element()">
    <b><xsl:sequence select="shown:as(., shown:kinds(., @rend))"/><xsl:apply-templates/></b>
  </xsl:template>

  <xsl:template match="gap">
    <xsl:call-template name="signs:gap"/>
  </xsl:template>

  <xsl:template match="restore | sic | ref[@type = 'unresolved']">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="persName">
    <xsl:choose>
      <xsl:when test="@xml:id or @xml:lang">
        <span><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A paragraph may go on below the notes that stand at the foot of its page. -->
  <xsl:function name="parts:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(($element//list, $element//anchor[@type = 'notes']))"/>
  </xsl:function>

  <!-- What a note says to be underlined is not underlined on the page. -->
  <xsl:template match="hi[@source]" priority="1">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- What the encoder changed is not on the page. -->
  <xsl:template match="corr | choice/reg | choice/expan | pb"/>

  <xsl:template match="fw" as="element()" priority="1">
    <span><xsl:sequence select="shown:as(., ('running-head', shown:kinds(., @type)))"/><xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>

  <xsl:template match="lb[@break = 'no']">
    <xsl:value-of select="tokenize(@rend)[1]"/>
    <br/>
  </xsl:template>

  <!-- Marks and numbers of notes have the form that is printed. -->
  <xsl:template name="note-mark" as="element()">
    <xsl:param name="note" as="xs:string"/>
    <xsl:param name="mark" as="xs:string"/>
    <a class="printed-mark" role="doc-noteref">
      <xsl:if test="$note">
        <xsl:attribute name="id" select="$mark"/>
        <xsl:attribute name="href" select="'#' || $note"/>
      </xsl:if>
      <xsl:call-template name="signs:mark"/>
    </a>
  </xsl:template>

  <xsl:template name="peek">
    <xsl:param name="mark" as="xs:string"/>
  </xsl:template>

  <xsl:template name="peeks-of-heading"/>

  <xsl:template name="note-number">
    <xsl:call-template name="signs:number"/>
  </xsl:template>

  <xsl:template name="apparatus">
    <xsl:call-template name="notes"/>
  </xsl:template>

  <!-- Notes are printed where the source prints them; those of which it is not known come at the end. -->
  <xsl:template name="notes" as="element()?">
    <xsl:variable name="notes" as="element(note)*"
      select="text/(front | body)//note[@place[not(. = 'inline')]][not(@type = 'query')][not(key('printed', '#' || @xml:id))]"/>
    <xsl:if test="exists($notes)">
      <section class="notes" role="doc-endnotes" aria-label="{strings:of('notes')}">
        <xsl:call-template name="note-list">
          <xsl:with-param name="notes" select="$notes"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="note-list" as="element()">
    <xsl:param name="notes" as="element()*"/>
    <ol>
      <xsl:for-each select="$notes">
        <xsl:call-template name="note-text"/>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template match="back/div[@type = 'notes']" as="element()">
    <section class="notes" role="doc-endnotes" aria-label="{strings:of('notes')}">
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="anchor[@type = 'notes']" as="element()">
    <xsl:call-template name="note-list">
      <xsl:with-param name="notes" select="people:described(@corresp)[self::note]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What the edition adds of its own is not printed in the source. -->
  <xsl:template match="text//note[not(@place)]" priority="2"/>

  <xsl:template match="back/div/note[@place[not(. = 'inline')]][not(@type = 'query')]" as="element()?">
    <xsl:if test="not(key('printed', '#' || @xml:id))">
      <xsl:call-template name="note-list">
        <xsl:with-param name="notes" select="."/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
