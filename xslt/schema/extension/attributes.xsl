<?xml version="1.0" encoding="UTF-8"?>
<!-- What an extending ODD says of the attributes of an element that it changes, and of their values. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="odd:attributes-of" as="element(attList)?">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="said" as="element()"/>
    <xsl:where-populated>
      <attList>
        <xsl:for-each select="$spec/attList/attDef">
          <xsl:sequence select="odd:attribute(., $said/attList/attDef[@ident = current()/@ident][1])"/>
        </xsl:for-each>
        <xsl:apply-templates select="$said/attList/attDef[not(@ident = $spec/attList/attDef/@ident)][not(@mode = ('change', 'delete'))]" mode="own"/>
        <xsl:apply-templates select="$said/attList/(* except attDef)" mode="own"/>
      </attList>
    </xsl:where-populated>
  </xsl:function>

  <!-- An attribute of the other document, with what the first says of it. One that the TEI declares at the element itself
       is known by its mode, which is not "add", and must keep such a mode. -->
  <xsl:function name="odd:attribute" as="element(attDef)?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:param name="said" as="element(attDef)?"/>
    <xsl:variable name="mode" as="xs:string" select="if ($attribute/@mode = 'add') then 'add' else 'replace'"/>
    <xsl:choose>
      <xsl:when test="not($said)">
        <xsl:apply-templates select="$attribute" mode="other"/>
      </xsl:when>
      <xsl:when test="$said/@mode = 'delete'">
        <xsl:if test="$mode = 'replace'">
          <attDef ident="{$attribute/@ident}" mode="delete"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$said/@mode = 'change'">
        <attDef>
          <xsl:sequence select="$attribute/@* except $attribute/@odd:at, $said/(@* except @mode), odd:at($said)"/>
          <xsl:sequence select="odd:either($said/gloss, $attribute/gloss), odd:either($said/desc, $attribute/desc),
            odd:either($said/datatype, $attribute/datatype), odd:values($attribute/valList, $said/valList)"/>
          <xsl:apply-templates select="$said/(* except (gloss | desc | datatype | valList))" mode="own"/>
        </attDef>
      </xsl:when>
      <xsl:otherwise>
        <attDef>
          <xsl:sequence select="$said/@*, odd:at($said)"/>
          <xsl:attribute name="mode" select="$mode"/>
          <xsl:apply-templates select="$said/node()" mode="own"/>
        </attDef>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A list of values: the other's, changed; or that of the first. -->
  <xsl:function name="odd:values" as="element(valList)?">
    <xsl:param name="list" as="element(valList)?"/>
    <xsl:param name="said" as="element(valList)?"/>
    <xsl:choose>
      <xsl:when test="$said/@mode = 'change'">
        <valList>
          <xsl:sequence select="$list/@type, $said/(@* except @mode), odd:at($said)"/>
          <xsl:for-each select="$list/valItem">
            <xsl:variable name="item" as="element(valItem)?" select="$said/valItem[@ident = current()/@ident]"/>
            <xsl:choose>
              <xsl:when test="$item/@mode = 'delete'"/>
              <xsl:when test="$item">
                <xsl:sequence select="odd:value($item)"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="." mode="other"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:sequence select="$said/valItem[@mode = 'add'] ! odd:value(.)"/>
        </valList>
      </xsl:when>
      <xsl:when test="$said/@mode = 'delete'"/>
      <xsl:when test="$said">
        <valList>
          <xsl:sequence select="$said/(@* except @mode), odd:at($said)"/>
          <xsl:apply-templates select="$said/*" mode="own"/>
        </valList>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$list" mode="other"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
  <xsl:function name="odd:value" as="element(valItem)">
    <xsl:param name="item" as="element(valItem)"/>
    <valItem>
      <xsl:sequence select="$item/(@* except @mode), odd:at($item)"/>
      <xsl:apply-templates select="$item/node()" mode="own"/>
    </valItem>
  </xsl:function>

  <!-- Why a list of values cannot be changed so. Here the TEI means nothing by a mode that is not stated. -->
  <xsl:function name="odd:impossible-values" as="element(odd:refused)*">
    <xsl:param name="said" as="element(valList)"/>
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:choose>
      <xsl:when test="not($said/@mode)">
        <xsl:sequence select="odd:refuse($said, 'the values of ' || odd:named($attribute) || ' are given again; say mode=&quot;replace&quot;, or mode=&quot;change&quot; to add some to those that there are')"/>
      </xsl:when>
      <xsl:when test="$said/@mode = 'change'">
        <xsl:for-each select="$said/valItem">
          <xsl:variable name="there" as="xs:boolean" select="@ident = $attribute/valList/valItem/@ident"/>
          <xsl:if test="if ($there) then not(@mode = ('change', 'replace', 'delete')) else not(@mode = 'add')">
            <xsl:sequence select="odd:refuse(., 'the value &quot;' || @ident || '&quot; is ' || 'not '[not($there)] || 'in the list of ' || odd:named($attribute)
              || '; say ' || (if ($there) then 'mode=&quot;change&quot; or mode=&quot;delete&quot;' else 'mode=&quot;add&quot;'))"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
