<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a view as a file, or of a page the view that it holds: it goes in as a tree and comes out as it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <!-- As in common.xsl. -->
  <xsl:output method="xhtml" encoding="UTF-8" indent="no" omit-xml-declaration="yes" include-content-type="no" escape-uri-attributes="no"/>

  <xsl:template match="/" as="document-node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template name="view" as="element(div)?">
    <xsl:sequence select="(., html/body/main)/div[tokenize(@class)[1] = 'view']"/>
  </xsl:template>
</xsl:stylesheet>
