<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of people, by the first letter of the surname: each with roles, sessions, turns and mentions, and a page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:template match="page[@kind = 'people']" as="element()">
    <xsl:call-template name="site:frame">
      <xsl:with-param name="lead" select="site:said('measure', site:counted('count.person', count($site:people)))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[@kind = 'people']" mode="content" as="element()*">
    <nav class="letters" aria-label="{strings:of('site.letters')}">
      <!-- letters of two scripts may look the same -->
      <xsl:for-each-group select="distinct-values($site:people ! site:letter(.))" group-adjacent="matches(., '[&#x400;-&#x4FF;]')">
        <div>
          <xsl:for-each select="current-group()">
            <a href="#letter-{encode-for-uri(.)}"><xsl:value-of select="."/></a>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </div>
      </xsl:for-each-group>
    </nav>
    <xsl:for-each-group select="$site:people" group-adjacent="site:letter(.)">
      <section class="letter" id="letter-{current-grouping-key()}">
        <h2><xsl:value-of select="current-grouping-key()"/></h2>
        <ul class="people">
          <xsl:for-each select="current-group()">
            <li><xsl:sequence select="site:person-in-index(.)"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each-group>
    <xsl:if test="exists($site:people[starts-with(., 'name:')])">
      <p class="explained"><span class="unregistered">*</span><xsl:value-of select="' ' || strings:of('site.unregistered')"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:function name="site:letter" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="substring(upper-case(site:sorted-by($key)), 1, 1)"/>
  </xsl:function>

  <!-- Somebody's name with the surname first, and what there is of them. -->
  <xsl:function name="site:person-in-index" as="node()*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="sessions" as="element(person)*" select="key('person', $key, root($site:edition))"/>
    <a class="name" href="{$site:root}{site:person-address($key)}"><xsl:value-of select="site:surname-first($key)"/></a>
    <xsl:if test="starts-with($key, 'name:')">
      <span class="unregistered" title="{strings:of('site.unregistered')}">*</span>
    </xsl:if>
    <xsl:text> </xsl:text>
    <span class="facts">
      <xsl:value-of select="(site:roles($sessions),
        site:counted('count.session', count($sessions))[$sessions],
        site:counted('count.turn', count(key('turn', $key, root($site:edition))))[key('turn', $key, root($site:edition))],
        site:counted('count.mention', count(key('mention', $key, root($site:edition))))[key('mention', $key, root($site:edition))])[.]" separator="&#xA0;· "/>
    </span>
  </xsl:function>

  <!-- "N. S. Surname" as "Surname, N. S.", where it is known what is the surname. -->
  <xsl:function name="site:surname-first" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="site:person($key)"/>
    <xsl:variable name="surname" as="xs:string?" select="(site:registered-names($key)[1]/*:surname[1] ! normalize-space(),
      key('person', $key, root($site:edition))/@surname)[. ne ''][1]"/>
    <xsl:sequence select="if ($surname and ends-with($name, ' ' || $surname))
      then $surname || ', ' || substring($name, 1, string-length($name) - string-length($surname) - 1) else $name"/>
  </xsl:function>

  <!-- The roles that somebody had in sessions, each once; having taken part goes without saying where there is another. -->
  <xsl:function name="site:roles" as="xs:string">
    <xsl:param name="sessions" as="element(person)*"/>
    <xsl:variable name="roles" as="xs:string*" select="distinct-values($sessions/tokenize(@role))"/>
    <xsl:variable name="telling" as="xs:string*" select="$roles[. ne 'participant']"/>
    <xsl:sequence select="string-join((if (exists($telling)) then $telling else $roles) ! strings:known('role.' || ., .), ', ')"/>
  </xsl:function>
</xsl:stylesheet>
