<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite: the document as footnotes and as reference managers want it. Each form has a place where a paragraph is
     named; a script may fill it in and copy the whole, and without one all of it is there to be read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:facts="https://tei-protocols.example/ns/facts" xmlns:citations="https://tei-protocols.example/ns/citations"
    xmlns:about="https://tei-protocols.example/ns/about" xmlns:page="https://tei-protocols.example/ns/page"
    xmlns:shown="https://tei-protocols.example/ns/shown"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words for a paragraph: %1 is its number, %2 its address on the network where it has one. -->
  <xsl:template name="citations" as="element()">
    <xsl:param name="facts" as="map(*)"/>
    <section class="cite" data-cite="{strings:of('cite.this')}" data-copied="{strings:of('cite.copied')}">
      <xsl:sequence select="$strings:marked"/>
      <h2><xsl:value-of select="strings:of('about.cite')"/></h2>
      <xsl:for-each select="about:example(.)">
        <p><xsl:value-of select="strings:of('about.cite.paragraphs', .)"/></p>
      </xsl:for-each>
      <xsl:sequence select="
        citations:form('Chicago', citations:chicago($facts)),
        citations:form('BibTeX', citations:bibtex($facts)),
        citations:form('RIS', citations:ris($facts)),
        citations:form('CSL-JSON', citations:csl($facts))"/>
      <!-- Between such comments an edition puts the ways to files of these: see site/neighbours.xsl. -->
      <xsl:if test=". is page:sessions(/)[1]">
        <xsl:comment>cite</xsl:comment>
        <xsl:comment>/cite</xsl:comment>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- One form: its name, and its words with an empty place for those of a paragraph. -->
  <xsl:function name="citations:form" as="element()" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="parts" as="xs:string+"/>
    <details>
      <xsl:if test="$name = 'Chicago'">
        <xsl:attribute name="open" select="'open'"/>
      </xsl:if>
      <summary><xsl:value-of select="$name"/></summary>
      <pre tabindex="0" aria-label="{$name}"><xsl:value-of select="$parts[1]"/><span class="passage" data-words="{$parts[2]}"/><xsl:value-of select="$parts[3]"/></pre>
    </details>
  </xsl:function>
</xsl:stylesheet>
