<?xml version="1.0" encoding="UTF-8"?>
<!-- Words in print: literals of Typst, in which nothing can be markup or code, and the white space at which no line may
     end. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typst="https://tei-protocols.example/ns/typst" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- The signs that are drawn through or under each piece of text by itself: see signs.xsl. -->
  <xsl:template match="text()">
    <xsl:param name="lines" as="xs:string*" select="()" tunnel="yes"/>
    <xsl:variable name="words" as="xs:string" select="typst:words-of(.)"/>
    <xsl:value-of select="(if (exists($lines)) then 'sign(' || typst:strings($lines) || ', &quot;&quot;, ' || $words || ')' else $words) || '&#10;'"/>
  </xsl:template>

  <!-- What begins or ends a block begins and ends without white space. -->
  <xsl:template match="(p | div[@role = 'paragraph'] | h1 | h2 | h3 | h4 | h5 | h6)/text()" priority="1">
    <xsl:variable name="line" as="xs:string" select="replace(., '[ \t\r\n]+', ' ')"/>
    <xsl:variable name="begun" as="xs:string"
        select="if (preceding-sibling::node()[not(self::a[@class = 'locus'])]) then $line else replace($line, '^ ', '')"/>
    <xsl:value-of select="typst:string(typst:held-together(if (following-sibling::node()) then $begun else replace($begun, ' $', ''), .)) || '&#10;'"/>
  </xsl:template>

  <xsl:function name="typst:words-of" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="typst:string(typst:held-together(replace($text, '[ \t\r\n]+', ' '), $text))"/>
  </xsl:function>

  <!-- The same words, with spaces at which no line ends: behind initials, behind a short word with a stop before a name or a number, behind the sign of
       a number, before the one letter that follows a figure, before a dash, before the mark of a note. -->
  <xsl:function name="typst:held-together" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="text" as="node()"/>
    <xsl:variable name="initials" as="xs:string" select="'(^|[^\p{L}\p{M}])(\p{Lu}\p{Ll}?\.) '"/>
    <!-- twice: an initial may follow upon another -->
    <xsl:variable name="held" as="xs:string" select="$line ! replace(., $initials, '$1$2&#xA0;') ! replace(., $initials, '$1$2&#xA0;')
      ! replace(., '(^|[^\p{L}\p{M}])(\p{L}{1,4}\.) (\d)', '$1$2&#xA0;$3')
      ! replace(., '(^|[^\p{L}\p{M}])(\p{Lu}\p{Ll}{0,3}\.|(\p{L})\3?\.) (\p{Lu})', '$1$2&#xA0;$4') ! replace(., '([№§]) ', '$1&#xA0;') ! replace(., '(\d) (\p{Ll}\.)', '$1&#xA0;$2') ! replace(., ' ([–—])', '&#xA0;$1')
      ! replace(., ' (\p{Lu}\.[ &#xA0;]?\p{Lu}\.)([,;)]|$)', '&#xA0;$1$2')"/>
    <xsl:variable name="next" as="xs:string*" select="$text/following-sibling::node()[1]/@class ! tokenize(.)"/>
    <xsl:sequence select="if ($next = ('note-mark', 'printed-mark') or $next = 'person' and matches($held, '(^|[^\p{L}\p{M}])\p{L}{1,4}\. $'))
      then replace($held, ' $', '&#xA0;') else $held"/>
  </xsl:function>

  <!-- A string literal of Typst. -->
  <xsl:function name="typst:string" as="xs:string">
    <xsl:param name="words" as="item()*"/>
    <xsl:sequence select="'&quot;' || replace(replace(string-join($words), '\\', '\\\\'), '&quot;', '\\&quot;') || '&quot;'"/>
  </xsl:function>

  <!-- An array of string literals. -->
  <xsl:function name="typst:strings" as="xs:string">
    <xsl:param name="each" as="item()*"/>
    <xsl:sequence select="'(' || string-join($each ! (typst:string(.) || ', ')) || ')'"/>
  </xsl:function>

  <!-- Typst wants the two or three letters of a language alone. -->
  <xsl:function name="typst:language" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:sequence select="if (matches($code, '^[A-Za-z]{2,3}(-|$)')) then lower-case(replace($code, '-.*', '')) else 'und'"/>
  </xsl:function>

  <!-- The first day of a date. -->
  <xsl:function name="typst:date" as="xs:string">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:variable name="day" as="xs:string?" select="$date[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')] ! substring(. || '-01-01', 1, 10)"/>
    <xsl:sequence select="if ($day castable as xs:date)
      then 'datetime(year: ' || year-from-date(xs:date($day)) || ', month: ' || month-from-date(xs:date($day)) || ', day: ' || day-from-date(xs:date($day)) || ')'
      else 'auto'"/>
  </xsl:function>
</xsl:stylesheet>
