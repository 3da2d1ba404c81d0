<?xml version="1.0" encoding="UTF-8"?>
<!-- The transcript again: a TEI document goes in, and the three streams come out in which every character of the
     transcript has its place: the text as it was printed, the lines of the header, the lines that were set aside.
     Compared with the transcript they prove that nothing was lost. White space may differ; nothing else may.
     Written in XSLT 1.0, so that whoever doubts the proof can run it with what is at hand: xsltproc, Saxon, a browser.

     The result is one element, streams. In it empty elements say where the characters behind them belong: text, and
     line for each line that is not in the text (its number n, its stream); a g is itself one character (its number n). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:signs="https://tei-protocols.example/ns/signs" exclude-result-prefixes="tei signs">

  <xsl:import href="../modules/signs.xsl"/>

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <xsl:key name="note" match="tei:note" use="@xml:id"/>

  <!-- Where the text of a note is printed among the notes of another session: each has an anchor of its own. -->
  <xsl:key name="place" match="tei:anchor[@type = 'notes']" use="substring-after(@corresp, '#')"/>

  <xsl:template match="/">
    <xsl:variable name="documents" select="tei:TEI | tei:teiCorpus//tei:TEI"/>
    <streams>
      <text/>
      <xsl:apply-templates select="$documents/tei:text"/>
      <xsl:apply-templates mode="lines"
          select="$documents/tei:teiHeader/tei:fileDesc/tei:notesStmt/tei:note[@type = 'header' or @type = 'discarded']"/>
    </streams>
  </xsl:template>

  <!-- The templates without a mode write the page again: characters as they are, the signs of elements around them.
       They match by name alone: some processors count siblings for each predicate, in time that grows with its square. -->

  <!-- These elements hold elements alone; white space between them stands for the eye. -->
  <xsl:template match="tei:body | tei:back | tei:div | tei:sp | tei:list | tei:opener">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <!-- Where notes are printed elsewhere than at the end of their text: in most documents nowhere. -->
  <xsl:variable name="anchors" select="//tei:anchor[@type = 'notes']"/>

  <!-- The notes that no anchor puts elsewhere are printed at the end. -->
  <xsl:template match="tei:text">
    <xsl:variable name="notes" select="tei:body/descendant::tei:note[@place = 'end']"/>
    <xsl:apply-templates select="*"/>
    <xsl:choose>
      <xsl:when test="$anchors">
        <xsl:variable name="placed">
          <xsl:for-each select="descendant::tei:anchor[@type = 'notes']"><xsl:value-of select="concat(@corresp, ' ')"/></xsl:for-each>
        </xsl:variable>
        <xsl:apply-templates select="$notes[not(contains($placed, concat('#', @xml:id, ' ')) or key('place', @xml:id))]" mode="note-text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$notes" mode="note-text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What begins on a new line, or at least behind white space, unless it is glued to what stands before it. -->
  <xsl:template match="tei:p | tei:head | tei:speaker | tei:closer | tei:dateline | tei:item | tei:list/tei:label
      | tei:salute | tei:body/tei:fw | tei:div/tei:fw | tei:sp/tei:fw | tei:body/tei:stage | tei:div/tei:stage
      | tei:sp/tei:stage">
    <xsl:choose>
      <xsl:when test="@rend">
        <xsl:if test="not(contains(concat(' ', @rend, ' '), ' glued '))">
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <xsl:call-template name="in-signs"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first paragraph of a note follows its number. -->
  <xsl:template match="tei:note/tei:p" priority="1">
    <xsl:if test="preceding-sibling::*">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:call-template name="in-signs"/>
  </xsl:template>

  <xsl:template match="tei:seg">
    <xsl:if test="contains(' line classification description source signature ', concat(' ', @type, ' '))
        and not(contains(concat(' ', @rend, ' '), ' glued '))">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:call-template name="in-signs"/>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:gloss | tei:ex | tei:del | tei:add | tei:hi | tei:unclear | tei:stage">
    <xsl:call-template name="in-signs"/>
  </xsl:template>

  <xsl:template name="in-signs">
    <xsl:choose>
      <xsl:when test="@rend or self::tei:supplied or self::tei:gloss or self::tei:ex or self::tei:note">
        <xsl:call-template name="signs:open"/>
        <xsl:apply-templates/>
        <xsl:call-template name="signs:close"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:call-template name="signs:gap"/>
  </xsl:template>

  <!-- A correction, a regularised form and an expansion by the encoder are not in the transcript. -->
  <xsl:template match="tei:choice/tei:corr | tei:choice/tei:reg | tei:choice/tei:expan"/>

  <!-- Nor is a note of this edition, of which it is not said where the source prints it, or a query. Notes with a mark
       have their text elsewhere, those of a division, to which no mark points, here. -->
  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="@type = 'query' or not(@place)"/>
      <xsl:when test="@place = 'end' and parent::tei:div">
        <xsl:if test="not(key('place', @xml:id))">
          <xsl:apply-templates select="." mode="note-text"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="@place = 'end'">
        <xsl:call-template name="signs:mark"/>
      </xsl:when>
      <xsl:when test="@place = 'inline'">
        <xsl:call-template name="in-signs"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref">
    <xsl:choose>
      <xsl:when test="@type = 'noteMark'">
        <xsl:call-template name="signs:mark"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where the source prints its notes. -->
  <xsl:template match="tei:anchor">
    <xsl:if test="@type = 'notes'">
      <xsl:call-template name="notes">
        <xsl:with-param name="pointers" select="normalize-space(@corresp)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The notes of a list of pointers, in the order of the list, which is halved until one is left. -->
  <xsl:template name="notes">
    <xsl:param name="pointers"/>
    <xsl:variable name="half" select="substring($pointers, string-length($pointers) div 2)"/>
    <xsl:choose>
      <xsl:when test="not(contains($pointers, ' '))">
        <xsl:apply-templates select="key('note', substring($pointers, 2))" mode="note-text"/>
      </xsl:when>
      <xsl:when test="contains($half, ' ')">
        <xsl:variable name="second" select="substring-after($half, ' ')"/>
        <xsl:call-template name="notes">
          <xsl:with-param name="pointers"
              select="substring($pointers, 1, string-length($pointers) - string-length($second) - 1)"/>
        </xsl:call-template>
        <xsl:call-template name="notes">
          <xsl:with-param name="pointers" select="$second"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="notes">
          <xsl:with-param name="pointers" select="substring-before($pointers, ' ')"/>
        </xsl:call-template>
        <xsl:call-template name="notes">
          <xsl:with-param name="pointers" select="substring-after($pointers, ' ')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:lb">
    <xsl:if test="@break = 'no'">
      <xsl:value-of select="concat(substring-before(concat(normalize-space(@rend), ' '), ' '), '&#10;')"/>
    </xsl:if>
  </xsl:template>

  <!-- A character that XML cannot hold; it is put back by whoever compares. -->
  <xsl:template match="tei:g">
    <g n="{@n}"/>
  </xsl:template>

  <!-- This mode prints the text of a note with the number before it. -->
  <xsl:template match="tei:note" mode="note-text">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="signs:number"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- This mode writes the lines that a note of the header keeps to the letter. -->
  <xsl:template match="tei:lb" mode="lines">
    <line n="{@n}" stream="{../@type}"/>
  </xsl:template>

  <xsl:template match="tei:g" mode="lines">
    <xsl:apply-templates select="."/>
  </xsl:template>
</xsl:stylesheet>
