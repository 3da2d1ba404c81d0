<?xml version="1.0" encoding="UTF-8"?>
<!-- An electronic book: the page of a view goes in, the parts of an EPUB 3 file come out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:epub="http://www.idpf.org/2007/ops" xmlns:volume="https://tei-protocols.example/ns/volume" xmlns:titles="https://tei-protocols.example/ns/titles"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:include href="titles.xsl"/>
  <xsl:include href="epub/chapter.xsl"/>
  <xsl:include href="epub/package.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/" as="element()">
    <xsl:call-template name="volume">
      <xsl:with-param name="facts" select="volume:facts(.)"/>
      <xsl:with-param name="pages" select="."/>
    </xsl:call-template>
  </xsl:template>

  <!-- What a page says of its document. -->
  <xsl:function name="volume:facts" as="map(xs:string, xs:string*)">
    <xsl:param name="page" as="document-node()"/>
    <xsl:sequence select="map {
      'title': titles:words($page//meta[@name = 'dcterms.title'][1]/@content),
      'language': volume:language($page/html/@lang),
      'date': titles:words($page//meta[@name = 'dcterms.date'][1]/@content),
      'contributors': $page//meta[@name = 'dcterms.contributor']/titles:words(@content),
      'summary': titles:words($page//meta[@name = 'description'][1]/@content),
      'publisher': titles:words($page//section[@class = 'about'][1]//div[@class = 'publisher']/dd[1]),
      'rights': titles:words($page//section[@class = 'about'][1]//div[@class = 'rights']/dd[1]),
      'source': titles:words($page//p[@class = 'shelfmark'][1]) }"/>
  </xsl:function>
</xsl:stylesheet>
