<?xml version="1.0" encoding="UTF-8"?>
<!-- Titles: pieces of the page of a view go in; what they are called in a list of contents or at the head of a page comes out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:titles="https://tei-protocols.example/ns/titles" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- Words in one line, without those for the ear and the signs of notes. -->
  <xsl:function name="titles:words" as="xs:string">
    <xsl:param name="shown" as="node()*"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($shown ! (if (. instance of attribute()) then string(.)
      else .//text()[not(ancestor::*/@class = ('spoken', 'peek', 'note-mark', 'printed-mark', 'doubt-mark', 'leaf'))])))"/>
    <!-- where a page began before a stop, there was space around its mark -->
    <xsl:sequence select="if ($shown/descendant::*[@class = 'leaf']) then replace($words, ' ([.,;:!?)\]»”])', '$1') else $words"/>
  </xsl:function>

  <!-- The title of a session, empty where the text has none. A heading that is a mere number needs the words below it. -->
  <xsl:function name="titles:of" as="xs:string">
    <xsl:param name="session" as="element(article)"/>
    <xsl:variable name="heading" as="xs:string?" select="($session//h1 ! titles:words(.))[.][1]"/>
    <xsl:variable name="below" as="xs:string?" select="($session//p[@class = 'subtitle'])[1] ! titles:words(.)"/>
    <xsl:sequence select="string-join(($heading, $below[not(matches($heading, '\p{L}{3}'))])[.], '. ')"/>
  </xsl:function>
</xsl:stylesheet>
