<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of all views: this writes the page around them, with the ways to each in the place that is theirs. They are put
     there as they were written, each with addresses of its own. One switches between them by links alone, and an address
     in a view opens it: what one sees can be sent to others. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:page="https://tei-protocols.example/ns/page"
    exclude-result-prefixes="#all">

  <!-- The names of the views, in the order in which they are to be offered; none on the page of one view. -->
  <xsl:param name="views" as="xs:string" select="''"/>

  <xsl:template name="views" as="element()+">
    <xsl:choose>
      <xsl:when test="$views">
        <!-- two that stand side by side are a state that no address can hold -->
        <label class="side-by-side"><input type="checkbox"/><xsl:value-of select="' ' || strings:of('views.side-by-side')"/></label>
        <div class="views"><xsl:call-template name="switch"/></div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="view"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The ways to all views. Each has them, where the one that is open is named as such. -->
  <xsl:template name="switch" as="element(nav)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <nav class="switch" aria-label="{strings:of('views')}"><xsl:sequence select="$strings:marked"/>
      <ul>
        <xsl:for-each select="tokenize($views)">
          <li><a href="#{page:view-address(.)}"><xsl:value-of select="strings:known('views.' || ., .)"/></a></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- The address of a view has a sign that no address in a document can have. -->
  <xsl:function name="page:view-address" as="xs:string">
    <xsl:param name="view" as="xs:string"/>
    <xsl:sequence select="'view:' || $view"/>
  </xsl:function>
</xsl:stylesheet>
