<?xml version="1.0" encoding="UTF-8"?>
<!-- Doubt: what the text does not say by itself, and who concluded it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:people="https://tei-protocols.example/ns/people" xmlns:shown="https://tei-protocols.example/ns/shown"
    xmlns:doubts="https://tei-protocols.example/ns/doubts" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A rival reading is said where the doubt is shown. -->
  <xsl:template match="certainty"/>

  <xsl:function name="doubts:about-speaker" as="xs:string">
    <xsl:param name="turn" as="element(sp)"/>
    <xsl:variable name="rivals" as="xs:string*"
        select="$turn//certainty[@match = '@who'][@target = '#' || $turn/@xml:id]/@assertedValue ! people:names(.)"/>
    <xsl:sequence select="string-join((
      $turn/@who[. ne ''] ! strings:of('doubt.speaker', people:names(.)),
      $rivals ! strings:of('doubt.rival', .),
      doubts:weight($turn)), ' ')"/>
  </xsl:function>

  <xsl:function name="doubts:about-name" as="xs:string">
    <xsl:param name="name" as="element(persName)"/>
    <xsl:sequence select="string-join(($name/@ref ! strings:of('doubt.name', people:names(.)), doubts:weight($name)), ' ')"/>
  </xsl:function>

  <!-- How certain a judgement is, and whose. -->
  <xsl:function name="doubts:weight" as="xs:string*">
    <xsl:param name="judged" as="element()"/>
    <xsl:sequence select="$judged/@cert ! strings:of('doubt.certainty', strings:known('certainty.' || ., .)),
      $judged/@resp[. ne ''] ! strings:of('doubt.judge', people:judge(.))"/>
  </xsl:function>

  <!-- The address of a doubt: that of the nearest part that has one, and the number of the doubt in it. -->
  <xsl:function name="doubts:address" as="xs:string">
    <xsl:param name="name" as="element(persName)"/>
    <xsl:variable name="part" as="element()" select="$name/ancestor::*[@xml:id or self::TEI][1]"/>
    <xsl:sequence select="$part/@xml:id || '.doubt' || 1 + count($part//persName[@cert][. &lt;&lt; $name])"/>
  </xsl:function>

  <!-- A name of which it is not certain whose it is: its sign leads to the list that says why. -->
  <xsl:template match="persName[@cert]" as="element()+" priority="1">
    <span><xsl:sequence select="shown:as(., 'doubtful')"/><xsl:apply-templates/></span>
    <xsl:call-template name="doubt-mark"/>
  </xsl:template>

  <xsl:template name="doubt-mark" as="element()">
    <a class="doubt-mark">
      <!-- the sample in the legend has no place in the text -->
      <xsl:if test="ancestor::TEI">
        <xsl:variable name="address" as="xs:string" select="doubts:address(.)"/>
        <xsl:attribute name="id" select="$address || '.mark'"/>
        <xsl:attribute name="href" select="'#' || $address"/>
      </xsl:if>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="' (' || strings:of('doubt.short') || ')'"/>
      </xsl:call-template>
      <xsl:text>?</xsl:text>
    </a>
  </xsl:template>

  <!-- The list of doubtful names, with the way back to each. -->
  <xsl:template name="doubts" as="element()?">
    <xsl:variable name="doubtful" as="element(persName)*" select="text//persName[@cert]"/>
    <xsl:if test="exists($doubtful)">
      <section class="doubts"><xsl:sequence select="$strings:marked"/>
        <h2><xsl:value-of select="strings:of('doubts')"/></h2>
        <ul>
          <xsl:for-each select="$doubtful">
            <xsl:variable name="address" as="xs:string" select="doubts:address(.)"/>
            <li id="{$address}">
              <span class="lemma">
                <xsl:sequence select="$strings:marked ! current()/ancestor::*[@xml:lang][1] ! shown:language(.)"/>
                <xsl:apply-templates mode="plain"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:value-of select="doubts:about-name(.)"/>
              <xsl:text> </xsl:text>
              <a class="back" href="#{$address}.mark" aria-label="{strings:of('note.back')}">↩</a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
