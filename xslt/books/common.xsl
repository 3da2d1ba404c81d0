<?xml version="1.0" encoding="UTF-8"?>
<!-- What the documents of a book have in common, and what the book therefore says once: the pages of a view go in; the
     legend of all of them comes out, and the facts about the edition that hold for each. Both by language. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:book="https://tei-protocols.example/ns/book" xmlns:legend="https://tei-protocols.example/ns/legend"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="#all">

  <xsl:include href="../modules/meanings.xsl"/>

  <!-- Of what is said of a document, that which is said of the edition rather than of the record. -->
  <xsl:variable name="book:of-the-edition" as="xs:string+"
      select="'responsibility', 'funder', 'credits', 'publisher', 'edition', 'rights', 'status', 'changes', 'encoding', 'program'"/>

  <xsl:function name="book:language" as="xs:string">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="string(root($place)/html/@lang)"/>
  </xsl:function>

  <!-- The facts of the edition that all documents in one language have in common, once; that of the encoding, which is long,
       is not repeated whatever else there is. -->
  <xsl:variable name="book:common" as="element(div)*">
    <xsl:for-each-group select="$pages//section[@class = 'about']" group-by="book:language(.)">
      <xsl:variable name="documents" as="xs:integer" select="count(current-group())"/>
      <xsl:for-each-group select="current-group()/dl/div[@class = $book:of-the-edition]" group-by="book:fact(.)">
        <xsl:sequence select="current-group()[1][@class = 'encoding' or $documents gt 1 and count(current-group()) = $documents]"/>
      </xsl:for-each-group>
    </xsl:for-each-group>
  </xsl:variable>

  <xsl:function name="book:fact" as="xs:string">
    <xsl:param name="fact" as="element(div)"/>
    <xsl:sequence select="string-join((book:language($fact), $fact/*), '|')"/>
  </xsl:function>

  <!-- The legends of all documents in one language as one, with the sums of what they count: maps of its `language`, the
       `head` of its table, and its `rows`, maps of `cells` and a `count`. -->
  <xsl:function name="book:legends" as="map(*)*">
    <xsl:for-each-group select="$pages//section[@class = 'legend']" group-by="book:language(.)">
      <xsl:variable name="rows" as="map(*)*">
        <xsl:for-each-group select="current-group()/table/tbody/tr" group-by="string(@data-meaning)">
          <xsl:sort select="index-of($legend:meanings, current-grouping-key())"/>
          <xsl:sequence select="map { 'cells': td[position() lt last()], 'count': string(sum(current-group()/td[last()]/xs:integer(.))) }"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="map { 'language': current-grouping-key(), 'head': table/thead, 'rows': $rows }"/>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
