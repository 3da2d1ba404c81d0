<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples go in, their source comes out, as one would type it: the schema itself says where lines may be broken. In
     an element that holds no text each child stands on a line of its own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:odd="https://tei-protocols.example/ns/odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="odd:example" as="element()">
    <xsl:param name="example" as="element(eg:egXML)"/>
    <xsl:variable name="source" as="node()*">
      <odd:line depth="0"/>
      <xsl:apply-templates select="$example" mode="source-of-children">
        <xsl:with-param name="laid-out" select="odd:is-laid-out($example)"/>
      </xsl:apply-templates>
    </xsl:variable>
    <figure class="example{' wrong'[$example/@valid = 'false']}">
      <xsl:if test="$example/@valid = 'false'">
        <figcaption>Wrong:</figcaption>
      </xsl:if>
      <pre><code>
        <xsl:for-each-group select="$source" group-starting-with="odd:line">
          <xsl:if test="current-group()[2]">
            <span class="line depth-{min((@depth, 8))}">
              <xsl:value-of select="(1 to @depth) ! '  '" separator=""/>
              <xsl:sequence select="tail(current-group())"/>
              <xsl:text>&#10;</xsl:text>
            </span>
          </xsl:if>
        </xsl:for-each-group>
      </code></pre>
    </figure>
  </xsl:function>

  <!-- Is there no text that a new line would change? -->
  <xsl:function name="odd:is-laid-out" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and not($element/text()[normalize-space()])
      and ($element/self::eg:egXML or exists($odd:elements(local-name($element))[not(content//textNode)]))"/>
  </xsl:function>

  <!-- Mode source: a node as it is typed. An odd:line stands where a new line begins. -->
  <xsl:mode name="source" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="source" as="node()*">
    <xsl:param name="depth" as="xs:integer" select="0"/>
    <xsl:param name="may-be-laid-out" as="xs:boolean" select="true()"/>
    <xsl:variable name="laid-out" as="xs:boolean" select="$may-be-laid-out and odd:is-laid-out(.)"/>
    <span class="tag">&lt;<b><xsl:value-of select="name()"/></b></span>
    <xsl:for-each select="@*">
      <xsl:text> </xsl:text>
      <span class="attribute"><xsl:value-of select="name()"/>=</span>
      <span class="string">"<xsl:value-of select="odd:escaped(.) => replace('&quot;', '&amp;quot;')"/>"</span>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <span class="tag">&gt;</span>
        <xsl:apply-templates select="." mode="source-of-children">
          <xsl:with-param name="depth" select="$depth + 1"/>
          <xsl:with-param name="laid-out" select="$laid-out"/>
        </xsl:apply-templates>
        <xsl:if test="$laid-out">
          <odd:line depth="{$depth}"/>
        </xsl:if>
        <span class="tag">&lt;/<b><xsl:value-of select="name()"/></b>&gt;</span>
      </xsl:when>
      <xsl:otherwise>
        <span class="tag">/&gt;</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mode source-of-children: what stands in an element, each child on a line of its own where it can be laid out. -->
  <xsl:mode name="source-of-children" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="source-of-children" as="node()*">
    <xsl:param name="depth" as="xs:integer" select="0"/>
    <xsl:param name="laid-out" as="xs:boolean"/>
    <xsl:for-each select="if ($laid-out) then * | comment() else node()">
      <xsl:if test="$laid-out">
        <odd:line depth="{$depth}"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="source">
        <xsl:with-param name="depth" select="$depth"/>
        <xsl:with-param name="may-be-laid-out" select="$laid-out"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="text()" mode="source" as="text()">
    <xsl:value-of select="odd:escaped(.) => replace('\s+', ' ')"/>
  </xsl:template>
  <xsl:template match="comment()" mode="source" as="element()">
    <span class="comment">&lt;!--<xsl:value-of select="."/>--&gt;</span>
  </xsl:template>
  <xsl:template match="processing-instruction()" mode="source" as="element()">
    <span class="comment">&lt;?<xsl:value-of select="name(), string()"/>?&gt;</span>
  </xsl:template>

  <xsl:function name="odd:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:function>
</xsl:stylesheet>
