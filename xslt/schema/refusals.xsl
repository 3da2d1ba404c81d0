<?xml version="1.0" encoding="UTF-8"?>
<!-- An ODD goes in; what the compilers do not know, or would get wrong, comes out as a report:
     <problems><problem rule="odd.…" level="error" at="1 2 3">message</problem></problems>
     An empty report is the licence to compile. Known are the constructs that have a template here, and nothing else. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>

  <xsl:output method="xml" omit-xml-declaration="yes"/>

  <!-- The default mode walks over what is to be compiled, and returns what is wrong with it. -->
  <xsl:mode on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(Q{}problems)">
    <problems>
      <xsl:choose>
        <xsl:when test="count(//schemaSpec) ne 1">
          <xsl:variable name="unseen" as="xs:string?" select="
              ' (one without a namespace does not count: write xmlns=&quot;http://www.tei-c.org/ns/1.0&quot; in the first tag)'[current()//Q{}schemaSpec]"/>
          <xsl:sequence select="odd:problem(*, 'an ODD has one schemaSpec; here are ' || count(//schemaSpec) || $unseen)"/>
        </xsl:when>
        <!-- what could not be merged would only cause more of the same -->
        <xsl:when test="//odd:refused">
          <xsl:apply-templates select="//odd:refused"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="//schemaSpec, (//elementSpec, //macroSpec) except $odd:schema//*"/>
          <xsl:call-template name="complete"/>
        </xsl:otherwise>
      </xsl:choose>
    </problems>
  </xsl:template>

  <!-- What holds of the whole: every name that is used is specified, once, and every module lists what it specifies. -->
  <xsl:template name="complete" as="element(Q{}problem)*">
    <xsl:for-each select="tokenize($odd:schema/@start)[not(key('specified', ., $odd:schema/root())[self::elementSpec])]">
      <xsl:sequence select="odd:problem($odd:schema, 'the schema starts with &lt;' || . || '>, which has no elementSpec')"/>
    </xsl:for-each>
    <xsl:for-each-group select="//specGrp[@xml:id]" group-by="@xml:id">
      <xsl:sequence select="current-group()[position() gt 1] ! odd:problem(., 'another specGrp has the name &quot;' || @xml:id || '&quot;')"/>
    </xsl:for-each-group>
    <xsl:for-each-group select="$odd:specifications[self::elementSpec or self::macroSpec]" group-by="@ident">
      <xsl:sequence select="current-group()[position() gt 1] ! odd:problem(., '&quot;' || @ident || '&quot; is specified twice')"/>
    </xsl:for-each-group>
    <xsl:variable name="included" as="xs:string*" select="$odd:schema/moduleRef/@include ! tokenize(.)"/>
    <xsl:variable name="specified" as="xs:string*" select="$odd:specifications/self::elementSpec/@ident"/>
    <xsl:for-each select="$odd:specifications/self::elementSpec[not(@ident = $included)]">
      <xsl:sequence select="odd:problem(., '&lt;' || @ident || '> is specified, but no moduleRef includes it')"/>
    </xsl:for-each>
    <xsl:for-each select="$included[not(. = $specified)]">
      <xsl:sequence select="odd:problem($odd:schema, '&lt;' || . || '> is included by a moduleRef, but has no elementSpec')"/>
    </xsl:for-each>
    <xsl:for-each-group select="$odd:specifications//(sch:assert | sch:report)" group-by="string(@id)">
      <xsl:sequence select="current-group()[position() gt 1] ! odd:problem(., 'the rule &quot;' || @id || '&quot; has the id of another')"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Anything without a template of its own is not known. -->
  <xsl:template match="*" priority="-1" as="element(Q{}problem)">
    <xsl:sequence select="odd:problem(., '&lt;' || name() || '> in ' || odd:owner(.) || ' is not known to the compiler')"/>
  </xsl:template>

  <xsl:template match="gloss | desc | exemplum | remarks" as="empty-sequence()"/>

  <!-- What an ODD cannot do with the one that it extends; see extension.xsl. -->
  <xsl:template match="odd:refused" as="element(Q{}problem)">
    <xsl:sequence select="odd:problem(., .)"/>
  </xsl:template>

  <xsl:template match="schemaSpec" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'start', 'docLang', 'targetLang'))"/>
    <xsl:if test="not(@ident and @start)">
      <xsl:sequence select="odd:problem(., 'a schemaSpec needs a name in @ident, and in @start the elements with which a document begins')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="schemaSpec/moduleRef" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('key', 'include'))"/>
    <xsl:if test="not(@include or @key = 'tei')">
      <xsl:sequence select="odd:problem(., 'the module &quot;' || @key || '&quot; must name the elements that are taken from it, in @include')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="specGrpRef" as="element(Q{}problem)*">
    <xsl:variable name="group" as="element()?" select="key('named', substring(@target, 2))[self::specGrp][1]"/>
    <xsl:if test="empty($group)">
      <xsl:sequence select="odd:problem(., 'no specGrp has the name in target=&quot;' || @target || '&quot;')"/>
    </xsl:if>
    <xsl:apply-templates select="$group/(* except (elementSpec | macroSpec))"/>
  </xsl:template>

  <xsl:template match="elementSpec" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'mode', 'module'))"/>
    <xsl:if test="not(@mode = 'change')">
      <xsl:sequence select="odd:problem(., 'the elementSpec of &lt;' || @ident || '> needs mode=&quot;change&quot;')"/>
    </xsl:if>
    <xsl:if test="not(classes[@mode = 'replace'][not(*)])">
      <xsl:sequence select="odd:problem(., '&lt;' || @ident || '> needs an empty classes element with mode=&quot;replace&quot;')"/>
    </xsl:if>
    <xsl:if test="not(content)">
      <xsl:sequence select="odd:problem(., '&lt;' || @ident || '> needs its content')"/>
    </xsl:if>
    <xsl:if test="not(. intersect $odd:specifications)">
      <xsl:sequence select="odd:problem(., '&lt;' || @ident || '> is specified, but the schema does not refer to it')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="macroSpec" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'mode', 'module'))"/>
    <xsl:if test="not(@mode = 'add')">
      <xsl:sequence select="odd:problem(., 'the macroSpec of ' || @ident || ' needs mode=&quot;add&quot;')"/>
    </xsl:if>
    <xsl:if test="not(content/(sequence | alternate)) or content//textNode">
      <xsl:sequence select="odd:problem(., 'the content of ' || @ident || ' must be a sequence or an alternation of elements')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="elementSpec/classes" as="element(Q{}problem)*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="content" as="element(Q{}problem)*">
    <xsl:if test="count(*) ne 1">
      <xsl:sequence select="odd:problem(., 'the content of ' || odd:owner(.) || ' must be one thing: a sequence, an alternation, text …')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="sequence | alternate" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('minOccurs', 'maxOccurs')), odd:repetition(.)"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="elementRef | macroRef" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('key', 'minOccurs', 'maxOccurs')), odd:repetition(.)"/>
    <xsl:variable name="wanted" as="xs:string" select="if (self::elementRef) then 'elementSpec' else 'macroSpec'"/>
    <xsl:if test="not(key('specified', @key)[local-name() = $wanted])">
      <xsl:sequence select="odd:problem(., odd:owner(.) || ' refers to ' || @key || ', which has no ' || $wanted)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="textNode" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ())"/>
    <xsl:if test="not(parent::content or parent::alternate[parent::content][@minOccurs = '0'][@maxOccurs = 'unbounded'])">
      <xsl:sequence select="odd:problem(., 'text in ' || odd:owner(.)
        || ' must be the whole content, or stand in a repeated alternation that is the whole content')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="content/empty" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ())"/>
  </xsl:template>

  <xsl:template match="attList" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ())"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="attDef[@mode = 'delete']" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'mode'))"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="attDef[not(@mode = 'delete')]" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'mode', 'usage'))"/>
    <xsl:if test="not(@mode = ('add', 'replace'))">
      <xsl:sequence select="odd:problem(., '@' || @ident || ' of ' || odd:owner(.) || ' needs mode=&quot;add&quot; or mode=&quot;replace&quot;')"/>
    </xsl:if>
    <xsl:if test="not(datatype)">
      <xsl:sequence select="odd:problem(., '@' || @ident || ' of ' || odd:owner(.) || ' needs a datatype')"/>
    </xsl:if>
    <xsl:if test="@ident = preceding-sibling::attDef/@ident">
      <xsl:sequence select="odd:problem(., '@' || @ident || ' of ' || odd:owner(.) || ' is declared twice')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="datatype" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('minOccurs', 'maxOccurs'))"/>
    <xsl:if test="not((@minOccurs, '1')[1] = ('0', '1') and (@maxOccurs, '1')[1] = ('1', 'unbounded'))">
      <xsl:sequence select="odd:problem(., 'a value of ' || odd:owner(.) || ' occurs once, or any number of times')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="dataRef" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('key', 'name'))"/>
    <xsl:if test="not(@key = $odd:datatypes/@key or @name = $odd:plain-datatypes/@key)">
      <xsl:sequence select="odd:problem(., 'the datatype ' || (@key, @name)[1] || ' in ' || odd:owner(.) || ' is not known to the compiler')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="attDef/valList" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., 'type')"/>
    <xsl:if test="not(@type = 'closed')">
      <xsl:sequence select="odd:problem(., 'the list of values in ' || odd:owner(.) || ' must be closed')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="valList/valItem" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., 'ident')"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="constraintSpec" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('ident', 'scheme', 'mode'))"/>
    <xsl:if test="not(@scheme = 'schematron')">
      <xsl:sequence select="odd:problem(., 'the rule ' || @ident || ' needs scheme=&quot;schematron&quot;')"/>
    </xsl:if>
    <xsl:if test="count(constraint/sch:rule) ne 1">
      <xsl:sequence select="odd:problem(., 'the constraintSpec ' || @ident || ' must hold one rule')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="constraintSpec/constraint" as="element(Q{}problem)*">
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="constraint/sch:ns" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('prefix', 'uri'))"/>
  </xsl:template>
  <xsl:template match="constraint/sch:rule" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., 'context')"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="sch:rule/sch:let" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('name', 'value'))"/>
  </xsl:template>
  <xsl:template match="sch:rule/sch:assert | sch:rule/sch:report" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., ('id', 'role', 'test'))"/>
    <xsl:if test="not(@id and @role = ('error', 'warning', 'information'))">
      <xsl:sequence select="odd:problem(., 'a rule of ' || odd:owner(.) || ' needs an id, and the role error, warning or information')"/>
    </xsl:if>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="sch:value-of" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., 'select')"/>
  </xsl:template>
  <xsl:template match="sch:name" as="element(Q{}problem)*">
    <xsl:sequence select="odd:only(., 'path')"/>
  </xsl:template>

  <!-- Attributes other than these are not known; @xml:id, @xml:lang and @n change nothing and are always allowed, and
       @odd:at says where something comes from. -->
  <xsl:function name="odd:only" as="element(Q{}problem)*">
    <xsl:param name="construct" as="element()"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:for-each select="$construct/(@* except @odd:at)[not(name() = ($known, 'xml:id', 'xml:lang', 'n'))]">
      <xsl:sequence select="odd:problem($construct, '@' || name() || ' of &lt;' || name($construct) || '> in '
        || odd:owner($construct) || ' is not known to the compiler')"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:repetition" as="element(Q{}problem)*">
    <xsl:param name="part" as="element()"/>
    <xsl:if test="not(($part/@minOccurs, '1')[1] = ('0', '1') and ($part/@maxOccurs, '1')[1] = ('1', 'unbounded'))">
      <xsl:sequence select="odd:problem($part, 'a part of ' || odd:owner($part) || ' occurs 0 or 1 times at least, and once or without bound at most')"/>
    </xsl:if>
  </xsl:function>

  <!-- The specification that a construct belongs to, as people call it. -->
  <xsl:function name="odd:owner" as="xs:string">
    <xsl:param name="construct" as="element()"/>
    <xsl:variable name="spec" as="element()?" select="$construct/ancestor-or-self::*[self::elementSpec or self::macroSpec or self::constraintSpec][1]"/>
    <xsl:sequence select="if ($spec/self::elementSpec) then '&lt;' || $spec/@ident || '>' else string(($spec/@ident, 'the schema')[1])"/>
  </xsl:function>

  <xsl:function name="odd:problem" as="element(Q{}problem)">
    <xsl:param name="construct" as="element()"/>
    <xsl:param name="message" as="xs:string"/>
    <problem rule="odd.refused" level="error"
      at="{string-join($construct/ancestor-or-self::*/(count(preceding-sibling::*) + 1), ' ')}">
      <xsl:value-of select="$message"/>
    </problem>
  </xsl:function>
</xsl:stylesheet>
