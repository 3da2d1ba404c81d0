<?xml version="1.0" encoding="UTF-8"?>
<!-- Downloads: every file of every document, in every format, and what belongs to all of them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <!-- Of so many documents all files are in sight; of more, those that one asks for: what has the address opens when one comes
       from elsewhere. -->
  <xsl:variable name="site:laid-open" as="xs:integer" select="3"/>

  <xsl:template match="page[@kind = 'downloads']" as="element()">
    <xsl:call-template name="site:frame"/>
  </xsl:template>

  <xsl:template match="page[@kind = 'downloads']" mode="content" as="element()*">
    <section>
      <h2><xsl:value-of select="strings:of('index.files')"/></h2>
      <ul class="common">
        <xsl:for-each select="$site:edition/file">
          <li><a href="{$site:root}{@href}"><xsl:value-of select="strings:of('index.' || @kind)"/></a></li>
        </xsl:for-each>
      </ul>
    </section>
    <section>
      <h2><xsl:value-of select="strings:of('site.downloads.documents')"/></h2>
      <xsl:for-each-group select="$site:sessions" group-by="string(ancestor::document/@name)">
        <xsl:apply-templates select="ancestor::document"/>
      </xsl:for-each-group>
    </section>
  </xsl:template>

  <xsl:template match="document" as="element()">
    <section class="downloads">
      <h3><xsl:sequence select="site:session-link(entry/session[1])"/></h3>
      <xsl:choose>
        <xsl:when test="count($site:edition/document) gt $site:laid-open">
          <details>
            <summary><xsl:value-of select="strings:of('site.files')"/></summary>
            <xsl:call-template name="files"/>
          </details>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="files"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- The files of a document, by views. -->
  <xsl:template name="files" as="element()">
    <dl class="files" id="{@name}">
      <xsl:for-each-group select="link" group-by="@kind">
        <!-- the page of all views and the text for reading first, the TEI last -->
        <xsl:sort select="(index-of(('whole', 'reading'), @kind), 9[current()/@kind = ('citation', 'tei', 'facts')], 3)[1]"/>
        <div>
          <dt><xsl:value-of select="strings:known('view.' || @kind, @kind)"/></dt>
          <xsl:for-each select="current-group()">
            <dd><a href="{$site:root}{@href}"><xsl:value-of select="strings:known('format.' || @format, upper-case(@format))"/></a></dd>
          </xsl:for-each>
        </div>
      </xsl:for-each-group>
    </dl>
  </xsl:template>
</xsl:stylesheet>
