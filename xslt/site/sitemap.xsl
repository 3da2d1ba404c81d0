<?xml version="1.0" encoding="UTF-8"?>
<!-- The map of a site for search engines: the edition goes in (see facts.xsl), the whole addresses of its pages come out. It says
     nothing of when they were changed: nobody knows that of files that are the same wherever they are made. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- What a sitemap may hold at most. -->
  <xsl:variable name="most" as="xs:integer" select="50000"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="base" as="xs:string" select="edition/@base-url"/>
    <xsl:variable name="pages" as="xs:string*" select="'', 'sessions.html', 'people.html', 'speakers.html', 'names.html'[exists($site:names)], 'passages.html', 'downloads.html',
      edition/document/link[@kind = 'whole']/@href, $site:people ! site:person-address(.)"/>
    <urlset>
      <xsl:for-each select="subsequence($pages, 1, $most)">
        <url><loc><xsl:value-of select="$base || ."/></loc></url>
      </xsl:for-each>
    </urlset>
  </xsl:template>
</xsl:stylesheet>
