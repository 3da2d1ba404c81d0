<?xml version="1.0" encoding="UTF-8"?>
<!-- Passages of the whole corpus: what was crossed out, with the notes that prove it, and what is not certain. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:template match="page[@kind = 'passages']" as="element()">
    <xsl:variable name="deletions" as="element(deletion)*" select="$site:sessions ! deletion"/>
    <xsl:variable name="doubts" as="element(doubt)*" select="$site:sessions ! doubt"/>
    <xsl:call-template name="site:frame">
      <xsl:with-param name="lead">
        <p class="measure">
          <a href="#deletions"><xsl:value-of select="site:counted('count.deletion', count($deletions))"/></a>
          <xsl:text> · </xsl:text>
          <a href="#doubts"><xsl:value-of select="site:counted('count.doubt', count($doubts))"/></a>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[@kind = 'passages']" mode="content" as="element()*">
    <xsl:variable name="deletions" as="element(deletion)*" select="$site:sessions ! deletion"/>
    <xsl:variable name="doubts" as="element(doubt)*" select="$site:sessions ! doubt"/>
    <xsl:sequence select="site:passages-of('deletions', $deletions), site:passages-of('doubts', $doubts)"/>
  </xsl:template>

  <!-- One kind of passages, session by session. -->
  <xsl:function name="site:passages-of" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="passages" as="element()*"/>
    <section class="{$kind}" id="{$kind}">
      <h2><xsl:value-of select="strings:of('site.' || $kind)"/></h2>
      <xsl:if test="empty($passages)">
        <p><xsl:value-of select="strings:of('site.none')"/></p>
      </xsl:if>
      <xsl:for-each-group select="$passages" group-adjacent="generate-id(..)">
        <h3><xsl:sequence select="site:session-link(..)"/></h3>
        <ul class="passages">
          <xsl:apply-templates select="current-group()"/>
        </ul>
      </xsl:for-each-group>
    </section>
  </xsl:function>

  <xsl:template match="deletion" as="element()">
    <li>
      <a class="at" href="{$site:root}{site:address(.)}"><xsl:value-of select="site:place(.)"/></a>
      <div>
        <xsl:if test="@kind ne 'struck'">
          <span class="kind"><xsl:value-of select="strings:of('site.deletion.' || @kind)"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <!-- what was crossed out and restored stands; of what was replaced, nobody tells of a line -->
        <xsl:element name="{if (@kind = ('restored', 'replaced')) then 'span' else 'del'}">
          <xsl:sequence select="site:language(.)"/>
          <xsl:value-of select="words"/>
        </xsl:element>
        <xsl:sequence select="site:doubtful(.)"/>
        <xsl:for-each select="proof">
          <xsl:text> </xsl:text>
          <span class="proof"><xsl:sequence select="site:language(.)"/><xsl:value-of select="."/></span>
        </xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="doubt" as="element()">
    <li>
      <a class="at" href="{$site:root}{site:address(.)}"><xsl:value-of select="site:place(.)"/></a>
      <div>
        <span class="kind"><xsl:value-of select="strings:of('site.doubt.' || @kind)"/></span>
        <xsl:text> </xsl:text>
        <span class="words"><xsl:sequence select="site:language(.)"/><xsl:value-of select="."/></span>
        <xsl:for-each select="tokenize(@who)">
          <xsl:value-of select="if (position() = 1) then ' → ' else ', '"/>
          <xsl:sequence select="site:person-link(.)"/>
        </xsl:for-each>
        <xsl:sequence select="site:doubtful(.)"/>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
