<?xml version="1.0" encoding="UTF-8"?>
<!-- The prose of an ODD goes in, HTML comes out: paragraphs, lists, tables, what is said of elements and attributes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:eg="http://www.tei-c.org/ns/Examples"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Mode prose: what has no template here keeps its words and loses its form. -->
  <xsl:mode name="prose" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="p" mode="prose" as="element()">
    <p><xsl:apply-templates mode="prose"/></p>
  </xsl:template>

  <!-- Inside a paragraph HTML allows no block: what stands around an example or a list becomes paragraphs of its own. -->
  <xsl:template match="p[list | table | eg:egXML | eg]" mode="prose" as="element()*">
    <xsl:for-each-group select="node()" group-adjacent="exists(self::list | self::table | self::eg:egXML | self::eg)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="prose"/>
        </xsl:when>
        <xsl:when test="normalize-space(string-join(current-group()))">
          <p><xsl:apply-templates select="current-group()" mode="prose"/></p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="list" mode="prose" as="element()">
    <ul>
      <xsl:apply-templates select="item" mode="prose"/>
    </ul>
  </xsl:template>
  <xsl:template match="list[@rend = 'numbered']" mode="prose" as="element()">
    <ol>
      <xsl:apply-templates select="item" mode="prose"/>
    </ol>
  </xsl:template>
  <xsl:template match="list[label]" mode="prose" as="element()">
    <dl class="terms">
      <xsl:apply-templates select="label | item" mode="prose"/>
    </dl>
  </xsl:template>
  <xsl:template match="list/label" mode="prose" as="element()">
    <dt><xsl:apply-templates mode="prose"/></dt>
  </xsl:template>
  <xsl:template match="list[label]/item" mode="prose" as="element()">
    <dd><xsl:apply-templates mode="prose"/></dd>
  </xsl:template>
  <xsl:template match="list[not(label)]/item" mode="prose" as="element()">
    <li><xsl:apply-templates mode="prose"/></li>
  </xsl:template>

  <!-- A table wider than the window is moved by keys as well. -->
  <xsl:template match="table" mode="prose" as="element()">
    <div class="table" role="region" tabindex="0" aria-label="{(head, 'Table')[1]}">
      <table>
        <xsl:apply-templates select="row" mode="prose"/>
      </table>
    </div>
  </xsl:template>
  <xsl:template match="row" mode="prose" as="element()">
    <tr><xsl:apply-templates select="cell" mode="prose"/></tr>
  </xsl:template>
  <xsl:template match="cell" mode="prose" as="element()">
    <td><xsl:apply-templates mode="prose"/></td>
  </xsl:template>
  <xsl:template match="row[@role = 'label']/cell" mode="prose" as="element()">
    <th scope="col"><xsl:apply-templates mode="prose"/></th>
  </xsl:template>

  <xsl:template match="gi" mode="prose" as="element()">
    <xsl:sequence select="odd:element-link(string())"/>
  </xsl:template>
  <xsl:template match="att" mode="prose" as="element()">
    <code>@<xsl:value-of select="."/></code>
  </xsl:template>
  <xsl:template match="val" mode="prose" as="element()">
    <code class="value"><xsl:value-of select="."/></code>
  </xsl:template>
  <xsl:template match="tag" mode="prose" as="element()">
    <code>&lt;<xsl:value-of select="."/>&gt;</code>
  </xsl:template>
  <xsl:template match="code | ident" mode="prose" as="element()">
    <code><xsl:apply-templates mode="prose"/></code>
  </xsl:template>
  <xsl:template match="q | quote | soCalled" mode="prose" as="element()">
    <q><xsl:apply-templates mode="prose"/></q>
  </xsl:template>
  <xsl:template match="hi | emph | term | mentioned | foreign | title" mode="prose" as="element()">
    <em><xsl:apply-templates mode="prose"/></em>
  </xsl:template>
  <xsl:template match="eg" mode="prose" as="element()">
    <pre class="eg" tabindex="0"><xsl:apply-templates mode="prose"/></pre>
  </xsl:template>
  <xsl:template match="eg:egXML" mode="prose" as="element()">
    <xsl:sequence select="odd:example(.)"/>
  </xsl:template>

  <!-- A pointer to a chapter shows its heading; one to a rule, the rule. -->
  <xsl:template match="ptr" mode="prose" as="element()">
    <a href="{odd:address(@target)}"><xsl:value-of select="(key('named', substring(@target, 2))/head, @target)[1] ! normalize-space()"/></a>
  </xsl:template>
  <xsl:template match="ref" mode="prose" as="element()">
    <a href="{odd:address(@target)}"><xsl:apply-templates mode="prose"/></a>
  </xsl:template>

  <xsl:function name="odd:address" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="if (starts-with($target, '#')) then '#chapter-' || substring($target, 2) else $target"/>
  </xsl:function>

  <!-- The name of an element, leading to what is said of it. -->
  <xsl:function name="odd:element-link" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="map:contains($odd:elements, $name)">
        <a class="gi" href="#element-{$name}"><code>&lt;<xsl:value-of select="$name"/>&gt;</code></a>
      </xsl:when>
      <xsl:otherwise>
        <code>&lt;<xsl:value-of select="$name"/>&gt;</code>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
