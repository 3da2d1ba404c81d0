<?xml version="1.0" encoding="UTF-8"?>
<!-- Specifications go in, the reference comes out: an entry for each element, group of elements, kind of value and rule. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:odd="https://tei-protocols.example/ns/odd" xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Mode entry: what is to be known about one specification. -->
  <xsl:mode name="entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="elementSpec" mode="entry" as="element()">
    <section class="entry" id="element-{@ident}">
      <h3>
        <code>&lt;<xsl:value-of select="@ident"/>&gt;</code>
        <xsl:apply-templates select="gloss" mode="entry"/>
      </h3>
      <xsl:apply-templates select="desc | remarks/p" mode="entry"/>
      <dl class="facts">
        <xsl:sequence select="odd:fact('Holds', odd:in-words(content))"/>
        <xsl:sequence select="odd:fact('Stands in', odd:links($odd:holders(@ident)))"/>
        <xsl:variable name="attributes" as="element()?">
          <xsl:where-populated>
            <dl class="attributes">
              <xsl:apply-templates select="odd:attributes(.)" mode="entry"/>
            </dl>
          </xsl:where-populated>
        </xsl:variable>
        <xsl:sequence select="odd:fact('Attributes', $attributes)"/>
        <xsl:variable name="rules" as="element()?">
          <xsl:where-populated>
            <ul>
              <xsl:apply-templates select="constraintSpec//(sch:assert | sch:report)" mode="rule-of-element"/>
            </ul>
          </xsl:where-populated>
        </xsl:variable>
        <xsl:sequence select="odd:fact('Rules', $rules)"/>
        <xsl:sequence select="odd:fact('Example'[count(current()/exemplum) eq 1], exemplum/eg:egXML ! odd:example(.))"/>
        <xsl:sequence select="odd:fact('Examples'[count(current()/exemplum) gt 1], exemplum/eg:egXML ! odd:example(.))"/>
        <xsl:sequence select="odd:fact('Chapter', odd:chapter-link(.))"/>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="macroSpec" mode="entry" as="element()">
    <section class="entry" id="group-{@ident}">
      <h3>
        <xsl:value-of select="odd:group-name(.)"/>
        <xsl:text> </xsl:text>
        <code><xsl:value-of select="@ident"/></code>
      </h3>
      <xsl:apply-templates select="desc | remarks/p" mode="entry"/>
      <dl class="facts">
        <xsl:sequence select="odd:fact('Is', odd:in-words(content))"/>
        <xsl:sequence select="odd:fact('Used by', odd:links($odd:elements?*[content//macroRef/@key = current()/@ident]/@ident ! string(.)))"/>
        <xsl:sequence select="odd:fact('Chapter', odd:chapter-link(.))"/>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="gloss" mode="entry" as="node()*">
    <xsl:text> </xsl:text>
    <span class="gloss"><xsl:apply-templates mode="prose"/></span>
  </xsl:template>
  <xsl:template match="desc | remarks/p" mode="entry" as="element()">
    <p><xsl:apply-templates mode="prose"/></p>
  </xsl:template>

  <!-- One fact of an entry; nothing where there is nothing to say. -->
  <xsl:function name="odd:fact" as="element()?">
    <xsl:param name="name" as="xs:string?"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:if test="$name and exists($content)">
      <div>
        <dt><xsl:value-of select="$name"/></dt>
        <dd><xsl:sequence select="$content"/></dd>
      </div>
    </xsl:if>
  </xsl:function>

  <xsl:function name="odd:in-words" as="node()*">
    <xsl:param name="content" as="element(content)"/>
    <xsl:apply-templates select="$content" mode="model"/>
  </xsl:function>

  <!-- Links to elements, in the order of the alphabet. -->
  <xsl:function name="odd:links" as="node()*">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:for-each select="sort($names, (), lower-case#1)">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:sequence select="odd:element-link(.)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="odd:chapter-link" as="element()?">
    <xsl:param name="spec" as="element()"/>
    <xsl:for-each select="$spec/ancestor::div[head][1]">
      <a href="#{odd:chapter-id(.)}"><xsl:value-of select="odd:number(.) || ' ' || normalize-space(head)"/></a>
    </xsl:for-each>
  </xsl:function>

  <!-- Attributes: name, whether it must be there, what kind of value it has, what it says. -->
  <xsl:template match="attDef" mode="entry" as="element()">
    <div>
      <dt>
        <code>@<xsl:value-of select="@ident"/></code>
        <xsl:if test="@usage = 'req'">
          <xsl:text> </xsl:text>
          <span class="required">required</span>
        </xsl:if>
      </dt>
      <dd>
        <xsl:apply-templates select="desc/node()" mode="prose"/>
        <xsl:text> </xsl:text>
        <small class="kind">
          <xsl:variable name="several" as="xs:boolean" select="odd:is-list(.)"/>
          <xsl:choose>
            <xsl:when test="valList">
              <xsl:value-of select="if ($several) then 'One or more of:' else if (count(valList/valItem) gt 1) then 'One of:' else 'Always:'"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="if ($several) then 'One or more: ' else ''"/>
              <xsl:sequence select="odd:datatype-link(datatype/dataRef)"/>
            </xsl:otherwise>
          </xsl:choose>
        </small>
        <xsl:apply-templates select="valList" mode="entry"/>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="valList" mode="entry" as="element()">
    <dl class="values">
      <xsl:for-each select="valItem">
        <div>
          <dt><code class="value"><xsl:value-of select="@ident"/></code></dt>
          <dd><xsl:apply-templates select="desc/node()" mode="prose"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <!-- Kinds of values. -->
  <xsl:template match="odd:datatype" mode="entry" as="element()">
    <div id="kind-{@key}">
      <dt>
        <xsl:value-of select="@name"/>
        <xsl:text> </xsl:text>
        <code><xsl:value-of select="@key"/></code>
      </dt>
      <dd><xsl:value-of select="@means"/></dd>
    </div>
  </xsl:template>

  <xsl:function name="odd:datatype-link" as="element()">
    <xsl:param name="reference" as="element(dataRef)"/>
    <xsl:variable name="key" as="xs:string" select="($reference/@key, $reference/@name)[1]"/>
    <a href="#kind-{$key}"><xsl:value-of select="$odd:all-datatypes[@key = $key]/@name"/></a>
  </xsl:function>

  <!-- Mode rule: an assert or report with all that is to be known about it. -->
  <xsl:mode name="rule" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="sch:assert | sch:report" mode="rule" as="element()">
    <section class="entry rule" id="rule-{@id}">
      <h3>
        <code><xsl:value-of select="@id"/></code>
        <xsl:text> </xsl:text>
        <xsl:sequence select="odd:level(.)"/>
      </h3>
      <p class="message"><xsl:sequence select="odd:message(.)"/></p>
      <dl class="facts">
        <xsl:variable name="where" as="element()"><code><xsl:value-of select="../@context => normalize-space()"/></code></xsl:variable>
        <xsl:sequence select="odd:fact('About', $where)"/>
        <xsl:for-each select="../sch:let">
          <xsl:variable name="let" as="element()"><code>$<xsl:value-of select="@name"/> = <xsl:value-of select="@value => normalize-space()"/></code></xsl:variable>
          <xsl:sequence select="odd:fact('Where', $let)"/>
        </xsl:for-each>
        <xsl:variable name="test" as="element()"><code><xsl:value-of select="@test => normalize-space()"/></code></xsl:variable>
        <xsl:sequence select="odd:fact(if (self::sch:assert) then 'Must hold' else 'Must not hold', $test)"/>
        <xsl:sequence select="odd:fact('Chapter', odd:chapter-link(.))"/>
      </dl>
    </section>
  </xsl:template>

  <xsl:mode name="rule-of-element" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="sch:assert | sch:report" mode="rule-of-element" as="element()">
    <li>
      <xsl:sequence select="odd:message(.)"/>
      <xsl:text> </xsl:text>
      <small><a href="#rule-{@id}"><code><xsl:value-of select="@id"/></code></a></small>
    </li>
  </xsl:template>

  <xsl:function name="odd:level" as="element()">
    <xsl:param name="rule" as="element()"/>
    <span class="level {$rule/@role}"><xsl:value-of select="if ($rule/@role = 'information') then 'notice' else $rule/@role"/></span>
  </xsl:function>

  <!-- What a rule says, with the expressions for which it inserts something. -->
  <xsl:function name="odd:message" as="node()*">
    <xsl:param name="rule" as="element()"/>
    <xsl:for-each select="$rule/node()">
      <xsl:choose>
        <xsl:when test="self::sch:value-of">
          <var><xsl:value-of select="@select => normalize-space()"/></var>
        </xsl:when>
        <xsl:when test="self::sch:name">
          <var><xsl:value-of select="(@path, 'name')[1]"/></var>
        </xsl:when>
        <xsl:when test="self::text()">
          <xsl:value-of select="replace(., '\s+', ' ')"/>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
