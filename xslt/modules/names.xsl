<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and dates: of people, places, bodies, works; of days. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:people="https://tei-protocols.example/ns/people"
    xmlns:names="https://tei-protocols.example/ns/names"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="placeName | orgName | name | num | publisher | resp | forename | surname | roleName | rs">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Most elements of a record are names of people, so that one template decides about them. A name leads to the person, where
       the session lists them. One of which it is not certain whose it is has a sign behind it, which leads to the list that
       says why. -->
  <xsl:template match="persName">
    <xsl:variable name="kinds" as="xs:string" select="if (@cert ne 'high') then ' doubtful' else ''"/>
    <xsl:variable name="way" as="xs:string?" select="$people:ways(string(@ref))"/>
    <xsl:choose>
      <xsl:when test="exists($way) and not(ancestor::ref)">
        <a class="person{$kinds}" href="{$way}">
          <xsl:sequence select="shown:as(., ())"/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="$kinds or @xml:id or @xml:lang">
        <span><xsl:sequence select="shown:as(., substring($kinds, 2)[.])"/><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="doubt-about"/>
  </xsl:template>

  <!-- What has an address or a language of its own keeps it. -->
  <xsl:template match="(placeName | orgName | name | rs)[@xml:id or @xml:lang]" as="element()">
    <span><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="title" as="element()">
    <cite><xsl:sequence select="shown:as(., shown:kinds(., @level))"/><xsl:apply-templates/></cite>
  </xsl:template>

  <xsl:template match="q | quote | soCalled | respStmt">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:function name="names:is-known-to-html" as="xs:boolean">
    <xsl:param name="when" as="attribute()?"/>
    <xsl:sequence select="translate($when, '123456789', '000000000')
      = ('0000-00-00', '0000-00', '0000', '00:00:00', '00:00')"/>
  </xsl:function>

  <!-- HTML knows days, months, years and times of day; a date that it does not know is shown as any other words. -->
  <xsl:template match="date | time | origDate">
    <xsl:choose>
      <xsl:when test="names:is-known-to-html(@when)">
        <time datetime="{@when}"><xsl:sequence select="shown:as(., ())"/><xsl:apply-templates/></time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
