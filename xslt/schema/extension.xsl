<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD that extends another goes in together with that other, as
       <odd:extension><TEI>its own document</TEI><TEI>the one that it extends</TEI></odd:extension>
     One ODD comes out that stands alone: the other, changed as the first says, with the header and the chapters of the
     first. What replaces what is what the TEI's own tools do. What cannot be done is left as an odd:refused, which
     refusals.xsl reports. On what comes from the first document, odd:at says where in it it stands. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:odd="https://tei-protocols.example/ns/odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples" xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="extension/specifications.xsl"/>
  <xsl:include href="extension/attributes.xsl"/>
  <xsl:include href="extension/contents.xsl"/>

  <xsl:output method="xml"/>

  <xsl:variable name="own" as="element(TEI)" select="/odd:extension/TEI[1]"/>
  <xsl:variable name="other" as="element(TEI)" select="/odd:extension/TEI[2]"/>
  <xsl:variable name="own-schema" as="element(schemaSpec)" select="$own//schemaSpec"/>
  <xsl:variable name="other-schema" as="element(schemaSpec)?" select="$other//schemaSpec[1]"/>

  <xsl:variable name="own-specs" as="element()*" select="odd:listed($own-schema, $own)"/>
  <xsl:variable name="other-specs" as="element()*" select="odd:listed($other-schema, $other)"/>

  <!-- What a schema lists; a specGrpRef stands for what its group lists. -->
  <xsl:function name="odd:listed" as="element()*">
    <xsl:param name="list" as="element()?"/>
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:for-each select="$list/*">
      <xsl:sequence select="if (self::specGrpRef)
        then odd:listed($document//specGrp[@xml:id = substring(current()/@target, 2)], $document) else ."/>
    </xsl:for-each>
  </xsl:function>

  <!-- What the first document says of a specification of the other: nothing, or one specification. -->
  <xsl:function name="odd:said-of" as="element()?">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$own-specs[node-name() = node-name($spec)][@ident = $spec/@ident][1]"/>
  </xsl:function>

  <!-- A specification's mode; where none is stated the TEI means "add". -->
  <xsl:function name="odd:mode" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="($spec/@mode, 'add')[1]"/>
  </xsl:function>

  <!-- The names of the elements and groups of elements that are no longer there. -->
  <xsl:variable name="gone" as="xs:string*" select="
    $own-specs[self::elementSpec or self::macroSpec][@mode = 'delete']/@ident ! string(.),
    $other-specs/self::elementSpec/@ident[not(odd:is-selected(.))] ! string(.)"/>

  <!-- Where the first document names modules, an element must be among those that it takes from them. -->
  <xsl:function name="odd:is-selected" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="module" as="xs:string?" select="odd:module-of($name)"/>
    <xsl:variable name="reference" as="element(moduleRef)*" select="$own-schema/moduleRef[@key = $module]"/>
    <xsl:sequence select="empty($own-schema/moduleRef[not(@key = 'tei')])
      or $reference[not(@include) or tokenize(@include) = $name][not(tokenize(@except) = $name)]"/>
  </xsl:function>
  <xsl:function name="odd:module-of" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="$other-schema/moduleRef[tokenize(@include) = $name][1]/@key"/>
  </xsl:function>

  <xsl:template match="/" as="element(TEI)">
    <xsl:apply-templates select="$own" mode="own"/>
  </xsl:template>

  <!-- Mode own copies the first document, and marks where each element stands in it. -->
  <xsl:mode name="own" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="*" mode="own" as="element()">
    <xsl:copy>
      <xsl:sequence select="@*, odd:at(.)"/>
      <xsl:apply-templates mode="own"/>
    </xsl:copy>
  </xsl:template>

  <!-- Behind its own chapters come those of the other. -->
  <xsl:template match="body" mode="own" as="element(body)">
    <xsl:copy>
      <xsl:sequence select="@*, odd:at(.)"/>
      <xsl:apply-templates mode="own"/>
      <xsl:apply-templates select="$other/text/body/node()" mode="other"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="schemaSpec" mode="own" as="element(schemaSpec)">
    <xsl:copy>
      <xsl:sequence select="($other-schema/(@start, @docLang), @* except @source), odd:at(.)"/>
      <xsl:call-template name="refused"/>
      <xsl:for-each select="($other-schema/moduleRef/@key, $own-specs/@module) => distinct-values()">
        <xsl:call-template name="module"/>
      </xsl:for-each>
      <xsl:apply-templates select="$other-schema/(* except moduleRef)" mode="other"/>
      <xsl:apply-templates select="* except moduleRef" mode="own"/>
    </xsl:copy>
  </xsl:template>

  <!-- A module with the elements that are taken from it now. -->
  <xsl:template name="module" as="element(moduleRef)?">
    <xsl:variable name="key" as="xs:string" select="string(.)"/>
    <xsl:variable name="kept" as="xs:string*" select="$other-schema/moduleRef[@key = $key]/@include ! tokenize(.)[not(. = $gone)]"/>
    <xsl:variable name="new" as="xs:string*"
      select="$own-specs/self::elementSpec[@module = $key][odd:mode(.) = 'add']/@ident ! string(.)"/>
    <xsl:choose>
      <xsl:when test="exists(($kept, $new))">
        <moduleRef key="{$key}" include="{sort(distinct-values(($kept, $new)))}"/>
      </xsl:when>
      <xsl:when test="$key = 'tei'">
        <moduleRef key="tei"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Mode other copies the other document; the included files say what is changed in it. -->
  <xsl:mode name="other" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Its schema is now that of the first. -->
  <xsl:template match="schemaSpec" mode="other" as="empty-sequence()"/>
  <xsl:template match="@odd:at" mode="other" as="empty-sequence()"/>

  <!-- What is wrong with the whole; what is wrong with one specification is found where it is merged. -->
  <xsl:template name="refused" as="element(odd:refused)*">
    <xsl:for-each select="$own//@xml:id[not(ancestor::eg:egXML)][. = $other//@xml:id]">
      <xsl:sequence select="odd:refuse(.., 'the name &quot;' || . || '&quot; is used in the ODD that this one extends; choose another')"/>
    </xsl:for-each>
    <xsl:for-each select="moduleRef[@include][@except]">
      <xsl:sequence select="odd:refuse(., 'a moduleRef has @include or @except, not both')"/>
    </xsl:for-each>
    <xsl:for-each select="moduleRef[@key ne 'tei'][not(@key = $other-schema/moduleRef/@key)]">
      <xsl:sequence select="odd:refuse(., 'the ODD that is extended has no module &quot;' || @key || '&quot;; an element that is added names its module itself')"/>
    </xsl:for-each>
    <xsl:for-each select="moduleRef[@key = $other-schema/moduleRef/@key]">
      <xsl:variable name="module" as="element(moduleRef)" select="."/>
      <xsl:for-each select="(@include, @except) ! tokenize(.)[not(odd:module-of(.) = $module/@key)]">
        <xsl:sequence select="odd:refuse($module, 'the ODD that is extended has no &lt;' || . || '> in the module &quot;' || $module/@key || '&quot;')"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="$own//(elementSpec | macroSpec) except $own-specs">
      <xsl:sequence select="odd:refuse(., odd:named(.) || ' is specified, but the schema does not refer to it')"/>
    </xsl:for-each>
    <xsl:for-each select="$own-specs">
      <xsl:apply-templates select="." mode="refused"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="odd:refuse" as="element(odd:refused)">
    <xsl:param name="construct" as="element()"/>
    <xsl:param name="message" as="xs:string"/>
    <odd:refused>
      <xsl:sequence select="odd:at($construct)"/>
      <xsl:value-of select="$message"/>
    </odd:refused>
  </xsl:function>

  <!-- The way to an element from the root of its document: which child element to take at each step. -->
  <xsl:function name="odd:at" as="attribute(odd:at)">
    <xsl:param name="element" as="element()"/>
    <xsl:attribute name="odd:at"
      select="string-join(('1', $element/ancestor-or-self::*[not(self::odd:extension or . is $own)]/(count(preceding-sibling::*) + 1)), ' ')"/>
  </xsl:function>
</xsl:stylesheet>
