<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech: who speaks, in which role, and how certain that is; voices quoted inside a turn; business on the stage. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:people="https://tei-protocols.example/ns/people" xmlns:shown="https://tei-protocols.example/ns/shown"
    xmlns:parts="https://tei-protocols.example/ns/parts" xmlns:doubts="https://tei-protocols.example/ns/doubts" xmlns:speech="https://tei-protocols.example/ns/speech"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="sp" as="element()">
    <section>
      <xsl:sequence select="shown:as(., ('turn', 'turn-doubtful'[doubts:is-doubtful(current())]))"/>
      <xsl:call-template name="speaker-heading"/>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <!-- Who speaks, as a heading, so that one can go from turn to turn. -->
  <xsl:template name="speaker-heading">
    <xsl:variable name="pointers" as="xs:string*" select="tokenize(@who)"/>
    <xsl:variable name="names" as="xs:string+" select="if (empty($pointers)) then speech:label(.) else $pointers ! people:name(., root(current()))"/>
    <xsl:variable name="phrase" as="xs:string" select="people:phrase($names)"/>
    <header class="who"><xsl:sequence select="$strings:marked"/>
      <xsl:element name="h{parts:level(.)}">
        <!-- a margin has room for so much -->
        <xsl:if test="string-length($phrase) gt 18">
          <xsl:attribute name="class" select="if (string-length($phrase) gt 48) then 'long' else 'tall'"/>
        </xsl:if>
        <span class="name"><xsl:sequence select="$strings:marked[exists($pointers)] ! shown:language(current()/ancestor::TEI)"/>
          <xsl:for-each select="$names">
            <xsl:variable name="number" as="xs:integer" select="position()"/>
            <xsl:value-of select="if ($number eq 1) then () else if ($number lt last()) then ', ' else strings:of('and')"/>
            <xsl:call-template name="speaker-name">
              <xsl:with-param name="way" select="$people:ways(string($pointers[$number]))"/>
            </xsl:call-template>
          </xsl:for-each>
        </span>
        <xsl:call-template name="speaker-role">
          <!-- that who speaks took part goes without saying -->
          <xsl:with-param name="role" select="if (count($pointers) eq 1) then people:described(@who)/self::person/@role[. ne 'participant'] ! people:roles-called(.)[.] else ()"/>
          <xsl:with-param name="name" select="$phrase"/>
        </xsl:call-template>
      </xsl:element>
      <xsl:call-template name="doubt-about-speaker"/>
    </header>
  </xsl:template>

  <!-- One of those who speak, the name being what is at hand. -->
  <xsl:template name="speaker-name" as="item()">
    <xsl:param name="way" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="exists($way)">
        <a class="person" href="{$way}"><xsl:value-of select="."/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In which role; and whether this goes on from an earlier turn. -->
  <xsl:template name="speaker-role">
    <xsl:param name="role" as="xs:string?"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="said" as="xs:string?" select="if (exists($role)) then $role
      else strings:of('speech.collective')[tokenize(current()/@ana) = '#speech.collective'][$name ne strings:of('speech.together')]"/>
    <xsl:if test="exists($said)">
      <span class="spoken">, </span>
      <span class="role"><xsl:value-of select="$said"/></span>
    </xsl:if>
    <xsl:if test="@prev">
      <span class="spoken">, </span>
      <span class="continues"><xsl:value-of select="strings:of('speech.continued')"/></span>
    </xsl:if>
  </xsl:template>

  <!-- What stands for the name of a voice that nobody knows: its label as printed, without the sign that ends it. -->
  <xsl:function name="speech:label" as="xs:string">
    <xsl:param name="turn" as="element(sp)"/>
    <xsl:variable name="label" as="xs:string*">
      <xsl:apply-templates select="$turn/speaker/node()" mode="plain"/>
    </xsl:variable>
    <xsl:sequence select="(string-join($label) ! replace(., '[\s.:–—-]+$', ''),
      strings:of(if (tokenize($turn/@ana) = '#speech.collective') then 'speech.together' else 'speech.unnamed'))[normalize-space()][1]"/>
  </xsl:function>

  <!-- An attribution that the text does not state says so, and why. -->
  <xsl:template name="doubt-about-speaker" as="element()?">
    <xsl:if test="doubts:is-doubtful(.)">
      <details class="doubt">
        <summary><xsl:value-of select="strings:of('doubt.short')"/></summary>
        <p><xsl:value-of select="doubts:about-speaker(.)"/></p>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- The label as printed stands for the heading; only its notes must not be lost. -->
  <xsl:template match="speaker">
    <xsl:where-populated>
      <p class="speaker-notes"><xsl:apply-templates select=".//note | .//ref[@type = 'noteMark']"/></p>
    </xsl:where-populated>
  </xsl:template>

  <!-- Views that print labels: one runs in before the words of its turn; with nothing after it, it stands alone. -->
  <xsl:template name="printed-label" as="element()?">
    <xsl:if test="not(following-sibling::*[1][self::p])">
      <xsl:call-template name="block">
        <xsl:with-param name="attributes" select="shown:as(., 'speaker-label')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="label-that-runs-in">
    <xsl:variable name="glued" as="xs:boolean" select="tokenize(@rend) = 'glued'"/>
    <xsl:for-each select="self::p/preceding-sibling::*[1][self::speaker]">
      <span><xsl:sequence select="shown:as(., 'speaker-label')"/><xsl:apply-templates select="." mode="words"/></span>
      <xsl:if test="not($glued)"><xsl:text> </xsl:text></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="said" as="element()">
    <span>
      <xsl:sequence select="shown:as(., 'said')"/>
      <xsl:if test="@who[. ne '']">
        <xsl:attribute name="title" select="people:names(@who)"/>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="stage" as="element()">
    <xsl:call-template name="block">
      <xsl:with-param name="attributes" select="shown:as(., 'stage')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p//stage | item//stage | head//stage | closer//stage" as="element()">
    <i><xsl:sequence select="shown:as(., 'stage')"/><xsl:apply-templates select="." mode="words"/></i>
  </xsl:template>

  <!-- Nobody said this, as whoever hears or copies a page must know, too: where the text has no brackets around it, it is
       given some. -->
  <xsl:template match="stage[not(matches(., '^\s*[\p{Ps}/&lt;]'))]" mode="words" as="element()">
    <span class="in-the-room"><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
