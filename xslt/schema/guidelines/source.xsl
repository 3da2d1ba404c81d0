<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples go in, their source comes out, as one would type it: the schema itself says where lines may be broken. In
     an element that holds no text each child stands on a line of its own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:odd="https://tei-protocols.example/ns/odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="odd:example" as="element()">
    <xsl:param name="example" as="element(eg:egXML)"/>
    <figure class="example{' wrong'[$example/@valid = 'false']}">
      <xsl:if test="$example/@valid = 'false'">
        <figcaption>Wrong:</figcaption>
      </xsl:if>
      <pre><code>
        <xsl:sequence select="odd:lines($example/(if (odd:is-laid-out(.)) then * | comment() else node()), odd:is-laid-out($example), 0)"/>
      </code></pre>
    </figure>
  </xsl:function>

  <!-- Children, each on its own line where they can be laid out. -->
  <xsl:function name="odd:lines" as="node()*">
    <xsl:param name="children" as="node()*"/>
    <xsl:param name="laid-out" as="xs:boolean"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:for-each select="$children">
      <xsl:if test="$laid-out and ($depth gt 0 or position() gt 1)">
        <xsl:value-of select="odd:new-line($depth)"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="source">
        <xsl:with-param name="depth" select="$depth"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:new-line" as="xs:string">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:sequence select="string-join(('&#10;', (1 to $depth) ! '  '))"/>
  </xsl:function>

  <!-- Is there no text that a new line would change? -->
  <xsl:function name="odd:is-laid-out" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and not($element/text()[normalize-space()])
      and ($element/self::eg:egXML or exists($odd:elements(local-name($element))[not(content//textNode)]))"/>
  </xsl:function>

  <!-- Mode source: a node as it is typed. -->
  <xsl:mode name="source" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="source" as="node()*">
    <xsl:param name="depth" as="xs:integer" select="0"/>
    <xsl:variable name="laid-out" as="xs:boolean" select="odd:is-laid-out(.)"/>
    <span class="tag">&lt;<b><xsl:value-of select="name()"/></b></span>
    <xsl:for-each select="@*">
      <xsl:text> </xsl:text>
      <span class="attribute"><xsl:value-of select="name()"/>=</span>
      <span class="string">"<xsl:value-of select="odd:escaped(.) => replace('&quot;', '&amp;quot;')"/>"</span>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <span class="tag">&gt;</span>
        <xsl:sequence select="odd:lines(if ($laid-out) then * | comment() else node(), $laid-out, $depth + 1)"/>
        <xsl:if test="$laid-out">
          <xsl:value-of select="odd:new-line($depth)"/>
        </xsl:if>
        <span class="tag">&lt;/<b><xsl:value-of select="name()"/></b>&gt;</span>
      </xsl:when>
      <xsl:otherwise>
        <span class="tag">/&gt;</span>
      </xsl:otherwise>
    </xsl:choose>
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
