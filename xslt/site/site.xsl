<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a site: the edition goes in (see facts.xsl) with the page that is wanted, one of those that plan.xsl lists; that
     page comes out. Each kind of page has a module. All pages are static, name one another by relative addresses, need no
     script but for the search, and ask nothing of the network. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="home.xsl"/>
  <xsl:include href="sessions.xsl"/>
  <xsl:include href="calendar.xsl"/>
  <xsl:include href="people.xsl"/>
  <xsl:include href="person.xsl"/>
  <xsl:include href="speakers.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="passages.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="downloads.xsl"/>

  <xsl:param name="kind" as="xs:string"/>
  <xsl:param name="path" as="xs:string"/>
  <xsl:param name="key" as="xs:string" select="''"/>

  <!-- Our addresses are encoded where they are made, and those of others may have any letters; to look at each would take long. -->
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" escape-uri-attributes="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="site:root" as="xs:string" select="site:root($path)"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="page" as="element(page)">
      <page kind="{$kind}" path="{$path}" key="{$key}"/>
    </xsl:variable>
    <xsl:apply-templates select="$page"/>
  </xsl:template>
</xsl:stylesheet>
