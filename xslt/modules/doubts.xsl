<?xml version="1.0" encoding="UTF-8"?>
<!-- Doubt: what the text does not say by itself, and who concluded it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:people="https://tei-protocols.example/ns/people" xmlns:shown="https://tei-protocols.example/ns/shown"
    xmlns:doubts="https://tei-protocols.example/ns/doubts" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Is something marked as concluded, and not as certain? -->
  <xsl:function name="doubts:is-doubtful" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="boolean($element/@cert ne 'high')"/>
  </xsl:function>

  <!-- A rival reading is said where the doubt is shown. -->
  <xsl:template match="certainty"/>

  <xsl:function name="doubts:about-speaker" as="xs:string">
    <xsl:param name="turn" as="element(sp)"/>
    <xsl:variable name="rivals" as="xs:string*"
        select="$turn//certainty[@match = '@who'][@target = '#' || $turn/@xml:id]/@assertedValue ! people:names(.)"/>
    <xsl:sequence select="string-join((
      $turn/@who[. ne ''] ! strings:of('doubt.speaker', people:names(.)),
      people:described($turn/@source)/self::note/@n ! strings:of('doubt.note', .),
      $rivals ! strings:of('doubt.rival', .),
      doubts:weight($turn)), ' ')"/>
  </xsl:function>

  <!-- Whose a name is, or whether something was decided. -->
  <xsl:function name="doubts:about" as="xs:string">
    <xsl:param name="doubtful" as="element()"/>
    <xsl:sequence select="string-join((
      if ($doubtful/self::persName) then $doubtful/@ref ! strings:of('doubt.name', people:names(.)) else strings:of('doubt.decision'),
      doubts:weight($doubtful)), ' ')"/>
  </xsl:function>

  <!-- How certain a judgement is, and whose. -->
  <xsl:function name="doubts:weight" as="xs:string*">
    <xsl:param name="judged" as="element()"/>
    <xsl:sequence select="$judged/@cert ! strings:of('doubt.certainty', strings:known('certainty.' || ., .)),
      $judged/@resp[. ne ''] ! strings:of('doubt.judge', people:judge(.))"/>
  </xsl:function>

  <!-- The addresses of all doubts: that of the nearest part that has one, and the number of the doubt in it, which counts those
       of the parts inside it as well. They are counted once: asked for one after the other, a text with a thousand doubts in
       one part would take more than a second. -->
  <xsl:variable name="doubts:addresses" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="(TEI | teiCorpus//TEI)/doubts:in(.)" group-by="ancestor::*[@xml:id or self::TEI]/generate-id()">
        <xsl:variable name="part" as="xs:string" select="current-grouping-key()"/>
        <xsl:for-each select="current-group()">
          <xsl:variable name="nearest" as="element()" select="ancestor::*[@xml:id or self::TEI][1]"/>
          <xsl:if test="generate-id($nearest) eq $part">
            <xsl:map-entry key="generate-id()" select="$nearest/@xml:id || '.doubt' || position()"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="doubts:address" as="xs:string">
    <xsl:param name="doubtful" as="element()"/>
    <xsl:sequence select="$doubts:addresses(generate-id($doubtful))"/>
  </xsl:function>

  <!-- Names and decisions of which a part is not certain; a turn has its doubt at its head. -->
  <xsl:function name="doubts:in" as="element()*">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/descendant::*[@cert ne 'high'][self::persName
      or (self::p or self::item or self::seg) and tokenize(@ana) = '#act.decision']"/>
  </xsl:function>

  <!-- The sign of a doubt about what is being shown, where there is one. -->
  <xsl:template name="doubt-about" as="element()?">
    <xsl:if test="doubts:is-doubtful(.)">
      <xsl:call-template name="doubt-mark"/>
    </xsl:if>
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

  <!-- The list of what is doubtful, with the way back to each. -->
  <xsl:template name="doubts" as="element()?">
    <xsl:variable name="doubtful" as="element()*" select="text/doubts:in(.)"/>
    <xsl:if test="exists($doubtful)">
      <section class="doubts"><xsl:sequence select="$strings:marked"/>
        <h2><xsl:value-of select="strings:of('doubts')"/></h2>
        <ul>
          <xsl:for-each select="$doubtful">
            <xsl:variable name="address" as="xs:string" select="doubts:address(.)"/>
            <li id="{$address}">
              <span class="lemma">
                <xsl:sequence select="$strings:marked ! current()/ancestor::*[@xml:lang][1] ! shown:language(.)"/>
                <xsl:call-template name="first-words"/>
              </span>
              <xsl:text>: </xsl:text>
              <xsl:value-of select="doubts:about(.)"/>
              <xsl:text> </xsl:text>
              <a class="back" href="#{$address}.mark" aria-label="{strings:of('note.back')}">↩</a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Enough of a passage to know it by. -->
  <xsl:template name="first-words">
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates mode="plain"/>
    </xsl:variable>
    <xsl:variable name="all" as="xs:string*" select="tokenize(string-join($words))"/>
    <!-- a colon follows; the full stop of an initial stays -->
    <xsl:value-of select="replace(string-join($all[position() le 8], ' '), '[,:;]$|(\p{L}{2})\.$', '$1') || '…'[count($all) gt 8]"/>
  </xsl:template>
</xsl:stylesheet>
