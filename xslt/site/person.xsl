<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a person: what the register says, and, session by session, their role, every turn and every mention. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="page[@kind = 'person']" as="element()">
    <xsl:variable name="person" as="xs:string" select="@key"/>
    <xsl:variable name="facts" as="element()*" select="('person', 'turn', 'mention') ! key(., $person, root($site:edition))"/>
    <xsl:call-template name="site:frame">
      <xsl:with-param name="title" select="site:person($person)"/>
      <xsl:with-param name="kicker" select="site:said('kicker', strings:of('site.person'))"/>
      <xsl:with-param name="lead">
        <xsl:variable name="roles" as="xs:string" select="site:roles($facts/self::person)"/>
        <xsl:if test="$roles"><xsl:sequence select="site:said('roles', $roles)"/></xsl:if>
        <xsl:sequence select="site:said('measure', string-join((
          site:counted('count.session', count($facts/self::person))[$facts/self::person],
          (site:counted('count.turn', count($facts/self::turn)), site:counted('count.word', xs:integer(sum($facts/self::turn/@words))))[$facts/self::turn],
          site:counted('count.mention', count($facts/self::mention))[$facts/self::mention]), '&#xA0;· '))"/>
        <xsl:if test="starts-with($person, 'name:')">
          <xsl:sequence select="site:said('state', strings:of('site.unregistered'))"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[@kind = 'person']" mode="content" as="element()*">
    <xsl:variable name="person" as="xs:string" select="@key"/>
    <xsl:variable name="facts" as="element()*" select="('person', 'turn', 'mention') ! key(., $person, root($site:edition))"/>
    <xsl:apply-templates select="site:registered($person)"/>
    <xsl:variable name="roles" as="xs:string" select="site:roles($facts/self::person)"/>
    <xsl:for-each-group select="$facts" group-by="generate-id(ancestor::session)">
      <xsl:sort select="(ancestor::session/date[1]/@from[. ne ''], '9999')[1]"/>
      <xsl:sort select="string(ancestor::document/@name)"/>
      <section class="session">
        <h2><xsl:sequence select="site:session-link(ancestor::session)"/></h2>
        <xsl:variable name="here" as="xs:string" select="site:roles(current-group()/self::person)"/>
        <xsl:if test="$here ne $roles"><xsl:sequence select="site:said('roles', $here)"/></xsl:if>
        <xsl:sequence select="site:passages('site.turns', current-group()/self::turn), site:passages('site.mentions', current-group()/self::mention)"/>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Turns or mentions as a list of links. -->
  <xsl:function name="site:passages" as="element()*">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="facts" as="element()*"/>
    <xsl:if test="exists($facts)">
      <h3><xsl:value-of select="strings:of($title)"/></h3>
      <ul class="passages">
        <xsl:apply-templates select="$facts"/>
      </ul>
    </xsl:if>
  </xsl:function>

  <xsl:template match="turn | mention" as="element()">
    <li>
      <a class="at" href="{$site:root}{site:address(.)}"><xsl:value-of select="site:place(.)"/></a>
      <div>
        <span class="words"><xsl:sequence select="site:language(.)"/><xsl:apply-templates select="node()" mode="passage"/></span>
        <xsl:sequence select="site:doubtful(.)"/>
      </div>
    </li>
  </xsl:template>

  <!-- This mode writes the words of a fact. -->
  <xsl:mode name="passage" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="named" mode="passage" as="element()">
    <b><xsl:apply-templates mode="passage"/></b>
  </xsl:template>

  <!-- A place in a document as one cites it: the number of the paragraph, or what kind of place it is. -->
  <xsl:function name="site:place" as="xs:string">
    <xsl:param name="fact" as="element()"/>
    <xsl:variable name="whole" as="xs:string" select="($fact/@in, $fact/@at)[1]"/>
    <!-- of several sessions in one document each begins its addresses with its own -->
    <xsl:variable name="at" as="xs:string" select="if (starts-with($whole, 's')) then replace($whole, '^s\d+\.', '') else $whole"/>
    <xsl:sequence select="if (starts-with($at, 'item-') and contains($at, '.')) then substring-after($at, 'item-')
      else if (starts-with($at, 'item-')) then strings:of('site.place.item', substring-after($at, 'item-'))
      else if (starts-with($at, 'fn')) then strings:of('note') || ' ' || replace($at, '^fn-?', '')
      else strings:known(('del', 'closer', 'participants')[starts-with($at, .)] ! ('site.place.' || .), strings:of('site.place'))"/>
  </xsl:function>

  <!-- What the register says of somebody. -->
  <xsl:template match="tei:person" as="element()?">
    <xsl:where-populated>
      <dl class="life">
        <xsl:sequence select="
          site:life('names', (tei:persName ! normalize-space()[. ne site:person('person:' || current()/@xml:id)])),
          site:life('born', tei:birth ! site:when(.)),
          site:life('died', tei:death ! site:when(.)),
          site:life('offices', tei:affiliation ! site:office(.)),
          site:life('note', tei:note ! normalize-space())"/>
        <xsl:where-populated>
          <div>
            <xsl:for-each select="tei:idno[normalize-space()]">
              <xsl:if test="position() = 1"><dt><xsl:value-of select="strings:of('site.life.authorities')"/></dt></xsl:if>
              <dd><xsl:apply-templates select="."/></dd>
            </xsl:for-each>
          </div>
        </xsl:where-populated>
      </dl>
    </xsl:where-populated>
  </xsl:template>

  <xsl:function name="site:life" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:if test="exists($words[.])">
      <div>
        <dt><xsl:value-of select="strings:of('site.life.' || $name)"/></dt>
        <xsl:for-each select="distinct-values($words[.])"><dd><xsl:value-of select="."/></dd></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- When something was: as it is written, otherwise as it is dated. -->
  <xsl:function name="site:when" as="xs:string">
    <xsl:param name="event" as="element()"/>
    <xsl:sequence select="((normalize-space($event), $event/(@when, @notBefore, @from)[1] ! strings:day(.))[.][1], '')[1]"/>
  </xsl:function>

  <xsl:function name="site:office" as="xs:string">
    <xsl:param name="affiliation" as="element()"/>
    <xsl:variable name="what" as="xs:string" select="(normalize-space($affiliation), string-join(tokenize($affiliation/@role) ! strings:known('role.' || ., .), ', '))[.][1]"/>
    <xsl:variable name="term" as="xs:string" select="string-join(($affiliation/@from, $affiliation/@to)[1] ! ($affiliation/@from || '–' || $affiliation/@to), '')"/>
    <xsl:sequence select="string-join(($what, ($term[.], $affiliation/@when)[1]), ', ')"/>
  </xsl:function>

  <!-- Numbers in authority files lead there. -->
  <xsl:template match="tei:idno" as="node()+">
    <xsl:variable name="number" as="xs:string" select="tokenize(translate(normalize-space(), ' ', ''), '/')[last()]"/>
    <xsl:variable name="bases" as="map(xs:string, xs:string)" select="map {
      'VIAF': 'https://viaf.org/viaf/', 'Wikidata': 'https://www.wikidata.org/wiki/', 'GND': 'https://d-nb.info/gnd/', 'ISNI': 'https://isni.org/isni/' }"/>
    <xsl:variable name="base" as="xs:string?" select="$bases(string(@type))"/>
    <xsl:choose>
      <xsl:when test="$base and matches($number, '^[A-Za-z0-9-]+$')">
        <a href="{$base}{$number}" rel="noopener"><xsl:value-of select="@type, $number"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@type || ' '"/>
        <xsl:sequence select="site:outward(normalize-space())"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
