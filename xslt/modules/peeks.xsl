<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes at a glance: beside the mark of a note stands its text once more. On wide screens it is seen in the margin; elsewhere
     a button opens it over the text and Escape closes it, without a script. Both are for the screen alone: other formats
     pass over what has the class "peek", and have the note where its list has it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:notes="https://tei-protocols.example/ns/notes"
    xmlns:parts="https://tei-protocols.example/ns/parts" xmlns:shown="https://tei-protocols.example/ns/shown" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The button and the text of a note, at its first mark. A heading keeps to its words: there the text follows behind it. -->
  <xsl:template name="peek" as="element()*">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:if test="@xml:id and not(ancestor::note)">
      <button class="peek" type="button" popovertarget="{$mark}.note">
        <xsl:call-template name="note-sign"/>
      </button>
      <xsl:if test="not(ancestor::head[notes:is-heading(.)])">
        <xsl:call-template name="peek-text"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Does the page have a heading for it? What else is called a head stands in a paragraph. -->
  <xsl:function name="notes:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="exists($head[parent::div or . is parts:title(parent::body)])"/>
  </xsl:function>

  <xsl:template name="peek-text" as="element()">
    <span class="peek" role="note" popover="auto" id="{notes:first-mark(.)}.note">
      <xsl:sequence select="shown:language(.)"/>
      <span class="number"><xsl:call-template name="note-number"/></span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="peek"/>
    </span>
  </xsl:template>

  <!-- The texts of the notes of a heading, behind it. -->
  <xsl:template name="peeks-of-heading" as="element()*">
    <xsl:for-each select=".//note[@xml:id][not(@place = 'inline' or @type = 'query' or ancestor::note)]">
      <xsl:call-template name="peek-text"/>
    </xsl:for-each>
  </xsl:template>

  <!-- This mode gives the text of a note as words in a line, without addresses: those are in the list. -->
  <xsl:mode name="peek" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="p | item" mode="peek" as="element()">
    <span class="line"><xsl:apply-templates mode="peek"/></span>
  </xsl:template>

  <xsl:template match="label" mode="peek" as="element()">
    <span class="label"><xsl:apply-templates mode="peek"/></span>
  </xsl:template>

  <xsl:template match="title" mode="peek" as="element()">
    <cite><xsl:apply-templates mode="peek"/></cite>
  </xsl:template>

  <xsl:template match="emph | mentioned | hi[tokenize(@rend) = ('italic', 'italics')]" mode="peek" as="element()">
    <em><xsl:apply-templates mode="peek"/></em>
  </xsl:template>

  <xsl:template match="foreign" mode="peek" as="element()">
    <i><xsl:sequence select="shown:language(.)"/><xsl:apply-templates mode="peek"/></i>
  </xsl:template>

  <xsl:template match="del" mode="peek" as="element()">
    <del>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('deleted') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates mode="peek"/>
    </del>
  </xsl:template>

  <xsl:template match="note//del[not(@rend)]" mode="peek">
    <xsl:apply-templates mode="peek"/>
  </xsl:template>

  <xsl:template match="gap" mode="peek">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="gap-sign"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="note | choice/sic | choice/orig | choice/abbr" mode="peek"/>
</xsl:stylesheet>
