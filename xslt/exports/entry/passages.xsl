<?xml version="1.0" encoding="UTF-8"?>
<!-- Passages that one wants to find: what was struck out, with what proves it, and what is not certain. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:entry="https://tei-protocols.example/ns/entry"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="entry:passage-words" as="xs:integer" select="60"/>

  <!-- What was struck out; `restored` is what was then let stand, `told` what only a note tells of, and `replaced`
       where it tells only that something else was put for it. -->
  <xsl:function name="entry:deletions" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:for-each select="$session/text//del">
      <!-- what was restored is shown as such in the diplomatic text alone -->
      <deletion xmlns="" at="{if (parent::restore and @xml:id) then 'd.' || @xml:id else entry:address(.)}" in="{entry:address(..)}" kind="{if (parent::restore) then 'restored' else if (ancestor::note) then if (@rend) then 'told' else 'replaced' else 'struck'}">
        <xsl:copy-of select="@cert"/>
        <words><xsl:value-of select="entry:beginning(entry:words(.), $entry:passage-words)"/></words>
        <xsl:for-each select="tokenize((@source, ..[self::restore]/@source)[1])[starts-with(., '#')]">
          <xsl:variable name="note" as="element()?" select="id(substring(., 2), $session)[1][self::note]"/>
          <xsl:for-each select="$note">
            <!-- what a note tells of is told whole -->
            <proof><xsl:value-of select="entry:beginning(normalize-space(), $entry:passage-words)"/></proof>
          </xsl:for-each>
        </xsl:for-each>
      </deletion>
    </xsl:for-each>
  </xsl:function>

  <!-- What is not certain: who speaks, who is meant, what the words are. What is struck out has its certainty with it. -->
  <xsl:function name="entry:doubts" as="element()*">
    <xsl:param name="session" as="element(TEI)"/>
    <xsl:param name="keys" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="$session/text/(descendant::*[@cert = ('low', 'medium', 'unknown')][not(self::del or self::certainty or self::restore)]
        | descendant::unclear | descendant::gap[@reason = 'illegible'] | descendant::note[@type = 'query'] | descendant::ref[@type = 'unresolved'])">
      <doubt xmlns="" at="{entry:address(.)}" kind="{entry:kind(.)}" who="{entry:meant((@who, @ref)[1], $keys)}">
        <xsl:copy-of select="@cert"/>
        <xsl:value-of select="entry:beginning(entry:words((self::sp, self::unclear, self::note, self::persName, self::supplied,
          ancestor::p, ancestor::head, ancestor::note, .)[1]), $entry:first-words)"/>
      </doubt>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="entry:kind" as="xs:string">
    <xsl:param name="doubtful" as="element()"/>
    <xsl:sequence select="if ($doubtful/self::sp) then 'speaker' else if ($doubtful/self::persName) then 'name'
      else if ($doubtful/self::gap) then 'illegible' else if ($doubtful/self::note) then 'query'
      else if ($doubtful/self::ref) then 'mark' else 'reading'"/>
  </xsl:function>
</xsl:stylesheet>
