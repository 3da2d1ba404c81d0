<?xml version="1.0" encoding="UTF-8"?>
<!-- What an extending ODD says of elements, groups of elements and rules: added, changed, replaced, deleted. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A specification of the other document, as the first one wants it. -->
  <xsl:template match="elementSpec | macroSpec" mode="other" as="element()?">
    <xsl:variable name="said" as="element()?" select="odd:said-of(.)"/>
    <xsl:choose>
      <xsl:when test="@ident = $gone"/>
      <xsl:when test="$said/@mode = 'replace'">
        <xsl:sequence select="odd:complete($said)"/>
      </xsl:when>
      <xsl:when test="$said/@mode = 'change'">
        <xsl:copy>
          <xsl:sequence select="@* except @odd:at, odd:at($said)"/>
          <xsl:sequence select="odd:either($said/gloss, gloss), odd:either($said/desc, desc), odd:either($said/classes, classes),
            odd:content-of(., $said), odd:rules-of(., $said), odd:attributes-of(., $said),
            odd:either($said/exemplum, exemplum), odd:either($said/remarks, remarks)"/>
          <!-- what is not known here is left for refusals.xsl to find -->
          <xsl:apply-templates select="$said/(* except (gloss | desc | classes | content | constraintSpec | attList | exemplum | remarks))" mode="own"/>
        </xsl:copy>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy>
          <xsl:apply-templates select="@*, node()" mode="other"/>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the first document has; where it has none, what the other has. -->
  <xsl:function name="odd:either" as="element()*">
    <xsl:param name="own" as="element()*"/>
    <xsl:param name="other" as="element()*"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:apply-templates select="$own" mode="own"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$other" mode="other"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A specification that is complete by itself. An element is one of the TEI, changed; a group is ours. -->
  <xsl:function name="odd:complete" as="element()">
    <xsl:param name="spec" as="element()"/>
    <xsl:for-each select="$spec">
      <xsl:copy>
        <xsl:sequence select="@* except @mode, odd:at(.)"/>
        <xsl:attribute name="mode" select="if (self::elementSpec) then 'change' else 'add'"/>
        <xsl:apply-templates select="gloss | desc" mode="own"/>
        <xsl:if test="self::elementSpec and not(classes)">
          <classes mode="replace"/>
        </xsl:if>
        <xsl:apply-templates select="* except (gloss | desc)" mode="own"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- In the first document itself stands only what it adds: everything else has its place in the other. -->
  <xsl:template match="elementSpec | macroSpec" mode="own" as="element()?">
    <xsl:if test=". intersect $own-specs and odd:mode(.) = 'add'">
      <xsl:sequence select="odd:complete(.)"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="(schemaSpec | specGrp)/constraintSpec[odd:mode(.) ne 'add']" mode="own" as="empty-sequence()"/>

  <!-- Rules: those of the other document that nothing is said of, and those of the first. -->
  <xsl:function name="odd:rules-of" as="element(constraintSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="said" as="element()"/>
    <xsl:apply-templates select="$spec/constraintSpec[not(@ident = $said/constraintSpec[odd:mode(.) ne 'add']/@ident)]" mode="other"/>
    <xsl:sequence select="$said/constraintSpec[not(@mode = 'delete')] ! odd:rule(.)"/>
  </xsl:function>
  <xsl:template match="(schemaSpec | specGrp)/constraintSpec" mode="other" as="element(constraintSpec)?">
    <xsl:variable name="said" as="element()?" select="odd:said-of(.)"/>
    <xsl:choose>
      <xsl:when test="$said/@mode = 'delete'"/>
      <xsl:when test="$said/@mode = ('change', 'replace')">
        <xsl:sequence select="odd:rule($said)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy>
          <xsl:apply-templates select="@*, node()" mode="other"/>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:function name="odd:rule" as="element(constraintSpec)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:for-each select="$rule">
      <xsl:copy>
        <xsl:sequence select="@* except @mode, odd:at(.)"/>
        <xsl:attribute name="mode" select="'add'"/>
        <xsl:apply-templates mode="own"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- Mode refused: why what a specification says cannot be done. -->
  <xsl:mode name="refused" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="elementSpec | macroSpec" mode="refused" as="element(odd:refused)*">
    <xsl:variable name="there" as="element()?" select="$other-specs[node-name() = node-name(current())][@ident = current()/@ident][1]"/>
    <xsl:sequence select="odd:impossible(., $there)"/>
    <xsl:if test="self::elementSpec[odd:mode(.) = 'add'][not(@module)]">
      <xsl:sequence select="odd:refuse(., odd:named(.) || ' is added, but does not say in @module to which module of the TEI it belongs')"/>
    </xsl:if>
    <xsl:if test="$there and @mode = 'change'">
      <xsl:for-each select="constraintSpec">
        <xsl:sequence select="odd:impossible(., $there/constraintSpec[@ident = current()/@ident])"/>
      </xsl:for-each>
      <xsl:for-each select="attList/attDef">
        <xsl:variable name="attribute" as="element(attDef)?" select="$there/attList/attDef[@ident = current()/@ident][not(@mode = 'delete')]"/>
        <xsl:sequence select="odd:impossible(., $attribute)"/>
        <xsl:for-each select="valList[$attribute][../@mode = 'change']">
          <xsl:sequence select="odd:impossible-values(., $attribute)"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:if test="preceding::elementSpec[. intersect $own-specs][@ident = current()/@ident]">
        <xsl:sequence select="odd:refuse(., odd:named(.) || ' is changed twice')"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:template match="constraintSpec" mode="refused" as="element(odd:refused)*">
    <xsl:sequence select="odd:impossible(., $other-specs/self::constraintSpec[@ident = current()/@ident])"/>
  </xsl:template>

  <!-- What is there cannot be added, and what is not there cannot be changed. -->
  <xsl:function name="odd:impossible" as="element(odd:refused)?">
    <xsl:param name="said" as="element()"/>
    <xsl:param name="there" as="element()?"/>
    <xsl:variable name="mode" as="xs:string" select="odd:mode($said)"/>
    <xsl:choose>
      <xsl:when test="not($mode = ('add', 'change', 'replace', 'delete'))">
        <xsl:sequence select="odd:refuse($said, odd:named($said) || ' has mode=&quot;' || $mode || '&quot;; it can be add, change, replace or delete')"/>
      </xsl:when>
      <xsl:when test="$mode = 'add' and $there">
        <xsl:sequence select="odd:refuse($said, odd:named($said) || ' is in the ODD that is extended; say mode=&quot;change&quot; or mode=&quot;replace&quot;')"/>
      </xsl:when>
      <xsl:when test="$mode ne 'add' and not($there)">
        <xsl:sequence select="odd:refuse($said, odd:named($said) || ' is not in the ODD that is extended; say mode=&quot;add&quot;, or correct its name')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- A construct as people call it. -->
  <xsl:function name="odd:named" as="xs:string">
    <xsl:param name="construct" as="element()"/>
    <xsl:sequence select="if ($construct/self::elementSpec) then '&lt;' || $construct/@ident || '>'
      else if ($construct/self::attDef) then '@' || $construct/@ident || ' of &lt;' || $construct/ancestor::elementSpec/@ident || '>'
      else if ($construct/self::constraintSpec) then 'the rule ' || $construct/@ident
      else '&quot;' || $construct/@ident || '&quot;'"/>
  </xsl:function>
</xsl:stylesheet>
