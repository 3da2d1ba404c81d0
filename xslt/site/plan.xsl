<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan of a site: the edition goes in (see facts.xsl), the list of its pages comes out. Whoever adds a kind of page names
     it here and writes a module with a template for it: `page[@kind = 'sessions']`. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(pages)">
    <pages>
      <page kind="home" path="index.html"/>
      <page kind="sessions" path="sessions.html"/>
      <page kind="people" path="people.html"/>
      <page kind="speakers" path="speakers.html"/>
      <xsl:if test="exists($site:names)">
        <page kind="names" path="names.html"/>
      </xsl:if>
      <page kind="passages" path="passages.html"/>
      <xsl:if test="edition/@search">
        <page kind="search" path="search.html"/>
      </xsl:if>
      <page kind="downloads" path="downloads.html"/>
      <xsl:for-each select="$site:people">
        <page kind="person" path="{site:person-path(.)}" key="{.}"/>
      </xsl:for-each>
    </pages>
  </xsl:template>
</xsl:stylesheet>
