<?xml version="1.0" encoding="UTF-8"?>
<!-- All views on one page: the one that makes the page, and those that are handed to it as the pages that they make alone.
     One switches between them by links alone, and an address in a view opens it: what one sees can be sent to others. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:page="https://tei-protocols.example/ns/page"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <!-- The other views, in the order in which they are to be offered: the pages that they make, or what of them is theirs. -->
  <xsl:param name="others" as="document-node()*" select="()"/>

  <!-- The page that this view makes alone, where it is made already. -->
  <xsl:param name="alone" as="document-node()?" select="()"/>

  <xsl:variable name="page:view-alone" as="element(div)?" select="$alone/html/body/main/div[page:name(.)]"/>

  <!-- Not a path: that would put them into the order of their documents, which is no order. -->
  <xsl:variable name="page:others" as="element(div)*" select="$others ! (., html/body/main)/div[page:name(.)]"/>

  <!-- The name of the view that an element of the page holds. -->
  <xsl:function name="page:name" as="xs:string?">
    <xsl:param name="shown" as="element()"/>
    <xsl:sequence select="tokenize($shown/@class)[2][tokenize($shown/@class)[1] = 'view']"/>
  </xsl:function>

  <xsl:template name="views" as="element()+">
    <xsl:choose>
      <xsl:when test="empty($others)">
        <xsl:call-template name="view"/>
      </xsl:when>
      <xsl:otherwise>
        <!-- two that stand side by side are a state that no address can hold -->
        <label class="side-by-side"><input type="checkbox"/><xsl:value-of select="' ' || strings:of('views.side-by-side')"/></label>
        <div class="views">
          <xsl:for-each select="$page:view-alone">
            <xsl:call-template name="first-view"/>
          </xsl:for-each>
          <xsl:if test="empty($page:view-alone)">
            <xsl:call-template name="view"/>
          </xsl:if>
          <xsl:for-each select="$page:others">
            <xsl:call-template name="other-view"/>
          </xsl:for-each>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The ways to all views, in each of them, so that the one that is open is named as such. -->
  <xsl:template name="switch" as="element(nav)?">
    <xsl:param name="open" as="xs:string"/>
    <xsl:if test="exists($others)">
      <nav class="switch" aria-label="{strings:of('views')}"><xsl:sequence select="$strings:marked"/>
        <ul>
          <xsl:for-each select="$view, $page:others ! page:name(.)">
            <li>
              <a href="#{page:view-address(.)}">
                <xsl:if test=". = $open">
                  <xsl:attribute name="aria-current" select="'true'"/>
                </xsl:if>
                <xsl:value-of select="strings:known('views.' || ., .)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The address of a view has a sign that no address in a document can have. -->
  <xsl:function name="page:view-address" as="xs:string">
    <xsl:param name="view" as="xs:string"/>
    <xsl:sequence select="'view:' || $view"/>
  </xsl:function>

  <!-- What stands before the addresses of a view among others: its first letter, or its name where that is taken. -->
  <xsl:function name="page:prefix" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="names" as="xs:string+" select="$view, $page:others ! page:name(.)"/>
    <xsl:variable name="letter" as="xs:string" select="substring($name, 1, 1)"/>
    <xsl:variable name="before" as="xs:string*" select="subsequence($names, 1, index-of($names, $name)[1] - 1)"/>
    <xsl:sequence select="(if ($before ! substring(., 1, 1) = $letter) then $name else $letter) || '.'"/>
  </xsl:function>

  <!-- This view, as it was made alone, with the ways to the others. -->
  <xsl:template name="first-view" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@*, a"/>
      <xsl:call-template name="switch">
        <xsl:with-param name="open" select="$view"/>
      </xsl:call-template>
      <xsl:copy-of select="article"/>
    </xsl:copy>
  </xsl:template>

  <!-- Another view on this page. -->
  <xsl:template name="other-view" as="element()">
    <xsl:variable name="prefix" as="xs:string" select="page:prefix(page:name(.))"/>
    <xsl:copy>
      <xsl:copy-of select="@class, @id"/>
      <xsl:apply-templates select="a" mode="among-views">
        <xsl:with-param name="prefix" tunnel="yes" select="$prefix"/>
      </xsl:apply-templates>
      <xsl:call-template name="switch">
        <xsl:with-param name="open" select="page:name(.)"/>
      </xsl:call-template>
      <xsl:apply-templates select="article" mode="among-views">
        <xsl:with-param name="prefix" tunnel="yes" select="$prefix"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- This mode copies another view: its addresses, and the ways to them, become those of that view. What has the sign that no
       address in a document can have is not in the view, but on the page. -->
  <xsl:mode name="among-views" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="@id | @popovertarget" mode="among-views" as="attribute()">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{local-name()}" select="$prefix || ."/>
  </xsl:template>

  <xsl:template match="@href[starts-with(., '#') and not(contains(., ':'))]" mode="among-views" as="attribute()">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="href" select="'#' || $prefix || substring(., 2)"/>
  </xsl:template>
</xsl:stylesheet>
