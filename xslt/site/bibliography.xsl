<?xml version="1.0" encoding="UTF-8"?>
<!-- The bibliography of a site: the edition goes in (see facts.xsl); for each session come out, in the order of time, its
     entries for reference managers: BibTeX (for biblatex, too), RIS, CSL-JSON. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:site="https://tei-protocols.example/ns/site"
    xmlns:citations="https://tei-protocols.example/ns/citations" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>
  <xsl:include href="../modules/json.xsl"/>
  <xsl:include href="../modules/citation-forms.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <!-- The names of entries that documents in different folders have in common. -->
  <xsl:variable name="site:common-keys" as="xs:string*">
    <xsl:for-each-group select="$site:sessions" group-by="string(cited/key)">
      <xsl:sequence select="current-grouping-key()[count(current-group()) gt 1]"/>
    </xsl:for-each-group>
  </xsl:variable>

  <xsl:template match="/" as="element(bibliography)">
    <bibliography>
      <xsl:for-each select="$site:sessions">
        <xsl:variable name="facts" as="map(*)" select="site:citable(.)"/>
        <session name="{ancestor::document/@name}">
          <!-- the words for a paragraph are left out: it is the whole that is cited -->
          <bib><xsl:value-of select="citations:bibtex($facts)[position() ne 2]" separator=""/></bib>
          <ris><xsl:value-of select="citations:ris($facts)[position() ne 2]" separator=""/></ris>
          <json><xsl:value-of select="citations:csl($facts)[position() ne 2]" separator=""/></json>
        </session>
      </xsl:for-each>
    </bibliography>
  </xsl:template>

  <!-- What a session is cited by, as its page has it; the name of its entry is that of no other. -->
  <xsl:function name="site:citable" as="map(*)">
    <xsl:param name="session" as="element(session)"/>
    <xsl:variable name="stated" as="map(*)*">
      <xsl:for-each-group select="$session/cited/*" group-by="name()">
        <xsl:map-entry key="current-grouping-key()" select="current-group()/string()"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="key" as="xs:string" select="string($session/cited/key)"/>
    <xsl:variable name="name" as="xs:string" select="$session/ancestor::document/@name || ('/' || $session/@address)[exists($session/../session[2])]"/>
    <xsl:sequence select="map:merge((
      map { 'key': if ($key = ('', $site:common-keys)) then $name else $key },
      $stated,
      map { 'title': site:title($session), 'language': string($session/ancestor::entry/@xml:lang), 'shelfmark': '' }))"/>
  </xsl:function>
</xsl:stylesheet>
