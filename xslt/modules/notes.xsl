<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a mark at the anchor, the text at the end, and links both ways. A note that stands in the running text of its
     source stays there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:notes="https://tei-protocols.example/ns/notes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Further marks by the note to which they point. -->
  <xsl:key name="marks" match="ref[@type = 'noteMark']" use="substring(@target, 2)"/>

  <!-- The mark at the anchor of a note. -->
  <xsl:template match="note" as="element()+">
    <xsl:call-template name="note-mark">
      <xsl:with-param name="note" select="string(@xml:id)"/>
      <xsl:with-param name="mark" select="notes:first-mark(.)"/>
    </xsl:call-template>
    <xsl:call-template name="peek">
      <xsl:with-param name="mark" select="notes:first-mark(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ref[@type = 'noteMark']" as="element()">
    <xsl:variable name="note" as="xs:string" select="substring(@target, 2)"/>
    <xsl:call-template name="note-mark">
      <xsl:with-param name="note" select="$note"/>
      <xsl:with-param name="mark" select="notes:further-mark(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="note-mark" as="element()">
    <xsl:param name="note" as="xs:string"/>
    <xsl:param name="mark" as="xs:string"/>
    <a class="note-mark" role="doc-noteref">
      <xsl:if test="$note">
        <xsl:attribute name="id" select="$mark"/>
        <xsl:attribute name="href" select="'#' || $note"/>
      </xsl:if>
      <xsl:call-template name="note-sign"/>
    </a>
  </xsl:template>

  <!-- What the mark shows: the number of the note. -->
  <xsl:template name="note-sign">
    <xsl:call-template name="spoken">
      <xsl:with-param name="words" select="strings:of('note') || ' '"/>
    </xsl:call-template>
    <xsl:value-of select="(@n[. ne ''], '*')[1]"/>
  </xsl:template>

  <xsl:function name="notes:first-mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@xml:id || '.mark'"/>
  </xsl:function>

  <!-- The addresses of all further marks, counted once. -->
  <xsl:variable name="notes:further-marks" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="//ref[@type = 'noteMark']" group-by="substring(@target, 2)">
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id()" select="current-grouping-key() || '.mark' || position() + 1"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="notes:further-mark" as="xs:string">
    <xsl:param name="mark" as="element(ref)"/>
    <xsl:sequence select="$notes:further-marks(generate-id($mark))"/>
  </xsl:function>

  <!-- The notes of a document that are set at the end, in the order of their marks; those without a mark come last. -->
  <xsl:template name="notes" as="element()?">
    <xsl:variable name="notes" as="element(note)*" select="text//note[not(@place = 'inline' or @type = 'query')]"/>
    <xsl:if test="exists($notes)">
      <section class="notes" role="doc-endnotes">
        <h2><xsl:call-template name="notes-heading"/></h2>
        <ol>
          <xsl:for-each select="$notes[not(parent::div/parent::back)], $notes[parent::div/parent::back]">
            <xsl:call-template name="note-text"/>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The heading that the source prints over its notes, otherwise our own. -->
  <xsl:template name="notes-heading">
    <xsl:variable name="printed" as="element(head)?" select="(text/back/div[@type = 'notes']/head)[1]"/>
    <xsl:sequence select="$strings:marked[not($printed)]"/>
    <xsl:choose>
      <xsl:when test="$printed"><xsl:apply-templates select="$printed/node()"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="strings:of('notes')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-text" as="element()">
    <li>
      <xsl:sequence select="shown:as(., shown:kinds(., @type))"/>
      <span class="number"><xsl:call-template name="note-number"/></span>
      <xsl:text> </xsl:text>
      <div class="note-text">
        <xsl:apply-templates select="." mode="note-text"/>
        <xsl:call-template name="note-backlinks"/>
      </div>
    </li>
  </xsl:template>

  <xsl:template name="note-number">
    <xsl:value-of select="(@n[. ne ''], '*')[1]"/>
  </xsl:template>

  <xsl:template name="note-backlinks">
    <xsl:for-each select=".[@xml:id][not(parent::div/parent::back)]/notes:first-mark(.), key('marks', string(@xml:id)[.])/notes:further-mark(.)">
      <!-- no space before it: it never begins a line -->
      <a class="back" role="doc-backlink" href="#{.}" aria-label="{strings:of('note.back')}">↩</a>
    </xsl:for-each>
  </xsl:template>

  <!-- This mode gives the text of a note. -->
  <xsl:mode name="note-text" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="note" mode="note-text">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="note/label" as="element()">
    <span class="label"><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A remark inside the running text. -->
  <xsl:template match="note[@place = 'inline']" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'remark')"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('remark') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="note[@place = 'inline']/p" as="element()" priority="1">
    <span class="line"><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A question of the encoder is for other encoders. -->
  <xsl:template match="note[@type = 'query']" priority="2"/>

  <!-- Notes without a mark, and their heading, are shown with all the others. -->
  <xsl:template match="back/div[@type = 'notes']">
    <xsl:apply-templates select="* except (head | note)"/>
  </xsl:template>

  <xsl:template match="anchor"/>
</xsl:stylesheet>
