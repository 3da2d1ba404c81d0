<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading text: clean. Words that the editors supplied, completed or corrected are read like all others; what was
     struck out is left out, and its sign opens it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:parts="https://tei-protocols.example/ns/parts"
    xmlns:people="https://tei-protocols.example/ns/people" xmlns:legend="https://tei-protocols.example/ns/legend"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="../common.xsl"/>

  <xsl:variable name="view" as="xs:string" select="'reading'"/>

  <xsl:template match="supplied | ex | add | restore | unclear">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="restore/del" priority="2">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- An explanation is read in passing. -->
  <xsl:template match="gloss" as="element()">
    <span><xsl:sequence select="shown:as(., ('explanation', shown:kinds(., @type)))"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Of a choice, the better form is read. -->
  <xsl:template match="choice/sic | choice/orig | choice/abbr | fw"/>

  <xsl:template match="choice | choice/corr | choice/reg | choice/expan | corr | sic">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- A passage that was struck out: a sign that opens it, with the words and the note that proves it. What only a note
       tells of is read in the note. -->
  <xsl:template match="del[not(ancestor::note)]" as="element()">
    <details class="deletion">
      <summary><xsl:sequence select="$strings:marked"/><xsl:value-of select="strings:of('deleted.passage')"/></summary>
      <xsl:call-template name="struck-passage"/>
    </details>
  </xsl:template>

  <!-- Headings and labels cannot hold what opens: there the sign leads to a list. -->
  <xsl:template match="(head | speaker | label)//del[not(ancestor::note)]" as="element()" priority="1">
    <a class="omission"><xsl:sequence select="$strings:marked"/>
      <xsl:if test="@xml:id">
        <xsl:attribute name="href" select="'#' || @xml:id"/>
      </xsl:if>
      <xsl:value-of select="strings:of('deleted.passage')"/>
    </a>
  </xsl:template>

  <xsl:template name="struck-passage" as="element()">
    <span class="struck-passage">
      <del><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></del>
      <xsl:for-each select="people:described(@source)[self::note]">
        <span class="proof">
          <xsl:sequence select="shown:language(.)"/>
          <!-- where a proof is not shown, there is no space before it either -->
          <xsl:text> </xsl:text>
          <a class="proof-mark" href="#{@xml:id}">
            <xsl:call-template name="note-sign"/>
          </a>
          <xsl:text> </xsl:text>
          <xsl:apply-templates mode="plain"/>
        </span>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:function name="parts:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(($element//del, $element//list)[not(ancestor::note)])"/>
  </xsl:function>

  <xsl:template name="apparatus">
    <xsl:call-template name="notes"/>
    <xsl:call-template name="struck-headings"/>
    <xsl:call-template name="doubts"/>
    <xsl:call-template name="legend"/>
  </xsl:template>

  <xsl:template name="struck-headings" as="element()?">
    <xsl:variable name="struck" as="element(del)*" select="text//del[ancestor::head or ancestor::speaker or ancestor::label][not(parent::restore) and not(ancestor::note)]"/>
    <xsl:if test="exists($struck)">
      <section class="deletions">
        <h2><xsl:sequence select="$strings:marked"/><xsl:value-of select="strings:of('deleted.list')"/></h2>
        <ul>
          <xsl:for-each select="$struck">
            <li><xsl:call-template name="struck-passage"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What this view passes over in silence is counted in its legend nevertheless. -->
  <xsl:template name="legend-sign">
    <xsl:param name="meaning" as="xs:string"/>
    <xsl:param name="occurrence" as="element()"/>
    <xsl:choose>
      <xsl:when test="$meaning = ('restored', 'added', 'supplied', 'supplied.omitted', 'expansion', 'unclear', 'sic', 'correction')">
        <span class="silent"><xsl:value-of select="strings:of('legend.silent')"/></span>
      </xsl:when>
      <!-- what only notes tell of is never behind the sign of a passage -->
      <xsl:when test="$occurrence[self::del]/ancestor::note">
        <xsl:apply-templates select="legend:sample($occurrence)" mode="peek"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="legend:sample($occurrence)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
