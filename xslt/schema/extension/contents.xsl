<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models of the other document, without what an extending ODD has deleted. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="odd:content-of" as="element(content)?">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="said" as="element()"/>
    <xsl:sequence select="odd:either($said/content, $spec/content)"/>
  </xsl:function>

  <xsl:template match="elementRef | macroRef" mode="other" as="element()?">
    <xsl:if test="not(@key = $gone)">
      <xsl:copy-of select="."/>
    </xsl:if>
  </xsl:template>

  <!-- Where nothing is left in a part of a model, the part goes as well; where one thing is left, it stands for the part,
       if it can say how often that occurs. -->
  <xsl:template match="sequence | alternate" mode="other" as="element()?">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates select="*" mode="other"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="count($parts) eq 1 and not($parts/(@minOccurs, @maxOccurs) and (@minOccurs, @maxOccurs)) and not($parts/self::textNode)">
        <xsl:variable name="occurrence" as="attribute()*" select="@minOccurs, @maxOccurs"/>
        <xsl:for-each select="$parts">
          <xsl:copy>
            <xsl:sequence select="@*, $occurrence, node()"/>
          </xsl:copy>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$parts">
        <xsl:copy>
          <xsl:sequence select="@*, $parts"/>
        </xsl:copy>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="content" mode="other" as="element(content)">
    <xsl:variable name="parts" as="node()*">
      <xsl:apply-templates mode="other"/>
    </xsl:variable>
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:choose>
        <xsl:when test="$parts[self::*]">
          <xsl:sequence select="$parts"/>
        </xsl:when>
        <xsl:otherwise>
          <odd:refused>
            <xsl:sequence select="odd:at(($own-specs[@mode = 'delete'][@ident = current()//(elementRef | macroRef)/@key], $own-schema)[1])"/>
            <xsl:value-of select="'without it nothing is left in ' || odd:named(..) || '; change or delete that as well'"/>
          </odd:refused>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
