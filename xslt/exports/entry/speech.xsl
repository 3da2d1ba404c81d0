<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech: the turns of a session, and who is spoken of where; places and bodies that are named. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:entry="https://tei-protocols.example/ns/entry"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="entry:first-words" as="xs:integer" select="16"/>
  <xsl:variable name="entry:around" as="xs:integer" select="60"/>
  <!-- Signs that are no word where they stand alone. -->
  <xsl:variable name="entry:punctuation" as="xs:string" static="yes" select="'.,:;!?…·•*+=/\|–—―‑-()[]{}&lt;&gt;‹›«»„“”‟‘’‚&quot;''`'"/>

  <!-- Each turn: who speaks, how much, how certain that is, and the words with which it begins. -->
  <xsl:function name="entry:turns" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:param name="keys" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="$session/text//sp">
      <xsl:variable name="words" as="xs:string" select="string-join((* except (speaker, fw, note, certainty)) ! entry:words(.), ' ')"/>
      <turn xmlns="" at="{entry:address(.)}" who="{entry:meant(@who, $keys)}" words="{entry:count-spoken(.)}">
        <xsl:copy-of select="@cert"/>
        <xsl:if test="tokenize(@ana) = '#speech.collective'">
          <xsl:attribute name="kind" select="'collective'"/>
        </xsl:if>
        <xsl:value-of select="entry:beginning($words, $entry:first-words)"/>
      </turn>
    </xsl:for-each>
  </xsl:function>

  <!-- How many words are said in a turn: without marks of pages, stage directions and the clause that names the speaker. -->
  <xsl:function name="entry:count-spoken" as="xs:integer">
    <xsl:param name="turn" as="element(sp)"/>
    <xsl:variable name="spoken" as="xs:string*">
      <xsl:for-each select="$turn/*">
        <xsl:variable name="words" as="text()*">
          <xsl:apply-templates select="." mode="spoken"/>
        </xsl:variable>
        <xsl:sequence select="string-join($words)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="count(tokenize(translate(string-join($spoken, ' '), $entry:punctuation, '')))"/>
  </xsl:function>

  <!-- Who is named where, once a paragraph. The list of those present is no mention, nor is the name of one who speaks. -->
  <xsl:function name="entry:mentions" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:param name="keys" as="map(xs:string, xs:string)"/>
    <xsl:variable name="names" as="element(persName)*" select="$session/text//persName[@ref][not(ancestor::speaker
      or ancestor::seg[@type = ('attribution', 'chair', 'roleGroup')] or ancestor::div[@type = 'list_participants'])]"/>
    <xsl:for-each-group select="$names" group-by="entry:meant(@ref, $keys)">
      <xsl:variable name="key" as="xs:string" select="current-grouping-key()"/>
      <xsl:for-each-group select="current-group()" group-by="entry:address(.)">
        <mention xmlns="" who="{$key}" at="{current-grouping-key()}">
          <xsl:copy-of select="current-group()[@cert][1]/@cert"/>
          <xsl:sequence select="entry:context(.)"/>
        </mention>
      </xsl:for-each-group>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A name with some of the words around it: those of its block, or of whatever line it stands in. -->
  <xsl:function name="entry:context" as="item()*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="block" as="element()" select="($name/ancestor::*[self::p or self::head or self::note or self::item or self::closer or self::del][1], $name/..)[1]"/>
    <xsl:variable name="named" as="xs:string" select="normalize-space($name)"/>
    <xsl:variable name="words" as="xs:string" select="entry:words($block)"/>
    <xsl:variable name="before" as="xs:string" select="substring-before($words, $named)"/>
    <xsl:variable name="after" as="xs:string" select="substring-after($words, $named)"/>
    <xsl:value-of select="if (string-length($before) gt $entry:around)
      then '…' || substring-after(substring($before, string-length($before) - $entry:around), ' ') else $before"/>
    <named xmlns=""><xsl:value-of select="$named"/></named>
    <xsl:value-of select="if (string-length($after) gt $entry:around)
      then string-join(tokenize(substring($after, 1, $entry:around))[position() lt last()], ' ') ! (' '[starts-with($after, ' ')] || .) || '…' else $after"/>
  </xsl:function>

  <!-- Places and bodies, where they are encoded. -->
  <xsl:function name="entry:names" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:for-each select="$session/text/(descendant::placeName | descendant::settlement | descendant::country | descendant::region | descendant::geogName
        | descendant::orgName)">
      <name xmlns="" kind="{if (self::orgName) then 'organisation' else 'place'}" at="{entry:address(.)}"
        key="{(@ref, @key)[1] ! replace(., '^.*#', '')}"><xsl:value-of select="entry:words(.)"/></name>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
