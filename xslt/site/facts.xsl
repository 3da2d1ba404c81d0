<?xml version="1.0" encoding="UTF-8"?>
<!-- The facts of an edition, and how they are found: every page of a site is made of one document.

       <edition xml:lang title publisher rights licence base-url search logo>
         <register>   the register of people, where there is one, as TEI
         <file kind href>   what belongs to no one document
         <document name failed>
           <link kind format href>   its files: view and format, the TEI being of the kind `tei`
           <entry>   see exports/entry.xsl; none where it could never be built -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:site="https://tei-protocols.example/ns/site" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:strings="https://tei-protocols.example/ns/strings" exclude-result-prefixes="#all">

  <xsl:include href="../modules/strings.xsl"/>

  <xsl:key name="person" match="session/person" use="@key"/>
  <xsl:key name="turn" match="turn" use="tokenize(@who)"/>
  <xsl:key name="mention" match="mention" use="@who"/>
  <xsl:key name="name" match="session/name" use="@kind"/>
  <xsl:key name="registered" match="tei:person[@xml:id]" use="'person:' || @xml:id"/>

  <xsl:variable name="site:edition" as="element(edition)" select="/edition"/>

  <!-- In the order of time; those without a date come last. -->
  <xsl:variable name="site:sessions" as="element(session)*">
    <xsl:perform-sort select="$site:edition/document/entry/session">
      <xsl:sort select="(date[1]/@from[. ne ''], '9999')[1]"/>
      <xsl:sort select="string(ancestor::document/@name)"/>
    </xsl:perform-sort>
  </xsl:variable>

  <!-- The keys of all who are in a session, speak or are spoken of, in the order of their names. -->
  <xsl:variable name="site:people" as="xs:string*">
    <xsl:perform-sort select="distinct-values($site:edition/document/entry/session/(person/string(@key), turn/tokenize(@who), mention/string(@who)))[not(starts-with(., 'group:'))]">
      <xsl:sort select="site:sorted-by(.)"/>
      <xsl:sort select="."/>
    </xsl:perform-sort>
  </xsl:variable>

  <xsl:variable name="site:names" as="element(name)*" select="key('name', ('place', 'organisation'))"/>

  <!-- The ways that every page offers, in this order, where such pages are. -->
  <xsl:variable name="site:ways" as="xs:string+" select="'sessions', 'people', 'speakers', 'names'[exists($site:names)], 'passages',
    'search'[$site:edition/@search], 'downloads'"/>

  <!-- The way from a page to the root of the site. -->
  <xsl:function name="site:root" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="string-join((2 to count(tokenize($path, '/'))) ! '../')"/>
  </xsl:function>

  <!-- PEOPLE -->

  <xsl:function name="site:registered" as="element(tei:person)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="key('registered', $key, root($site:edition))[1]"/>
  </xsl:function>

  <!-- The register's names of somebody: those in the language of the interface first, then those that are in none. -->
  <xsl:function name="site:registered-names" as="element(tei:persName)*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="names" as="element(tei:persName)*" select="site:registered($key)/tei:persName[normalize-space()]"/>
    <xsl:sequence select="$names[@xml:lang = $strings:language], $names[not(@xml:lang)], $names[@xml:lang ne $strings:language]"/>
  </xsl:function>

  <!-- What somebody is called: as in the register, otherwise as in the first record; a group by what it is. -->
  <xsl:function name="site:person" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="substring-after($key, ':')"/>
    <xsl:sequence select="if (starts-with($key, 'group:'))
      then strings:known(('site.group.' || $name, 'group.' || $name), $name)
      else (site:registered-names($key) ! normalize-space(), key('person', $key, root($site:edition)) ! normalize-space(), $name)[.][1]"/>
  </xsl:function>

  <!-- The words by which somebody is put in order: the surname, then the whole name. -->
  <xsl:function name="site:sorted-by" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="surname" as="xs:string?" select="(site:registered-names($key)[1]/tei:surname[1] ! normalize-space(),
      key('person', $key, root($site:edition))/@surname, tokenize(site:person($key))[last()])[. ne ''][1]"/>
    <xsl:sequence select="site:plain($surname) || ' ' || site:plain(site:person($key))"/>
  </xsl:function>

  <!-- Words without accents, in small letters. -->
  <xsl:function name="site:plain" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="replace(normalize-unicode(lower-case($words), 'NFD'), '\p{Mn}', '')"/>
  </xsl:function>

  <xsl:function name="site:person-path" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="if (starts-with($key, 'person:')) then 'people/' || substring($key, 8) || '.html' else 'people/unregistered/' || substring($key, 6) || '.html'"/>
  </xsl:function>

  <!-- The address of somebody's page, from the root of the site. -->
  <xsl:function name="site:person-address" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize(site:person-path($key), '/') ! encode-for-uri(.), '/')"/>
  </xsl:function>

  <!-- The addresses of all who are in a session, by their keys: each is in many. -->
  <xsl:variable name="site:addresses" as="map(xs:string, xs:string)"
    select="map:merge(distinct-values($site:edition/document/entry/session/person/string(@key)) ! map:entry(., site:person-address(.)))"/>

  <!-- SESSIONS AND PLACES IN THEM -->

  <!-- So many characters of what is said at most; a sign says that there are more. -->
  <xsl:function name="site:shortened" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:sequence select="if (string-length($words) gt $most) then substring($words, 1, $most - 1) || '…' else $words"/>
  </xsl:function>

  <xsl:function name="site:document-address" as="xs:string">
    <xsl:param name="document" as="element(document)"/>
    <xsl:sequence select="string(($document/link[@kind = 'whole'], $document/link)[1]/@href)"/>
  </xsl:function>

  <!-- Of several sessions in one document each has an address of its own. -->
  <xsl:function name="site:session-address" as="xs:string">
    <xsl:param name="session" as="element(session)"/>
    <xsl:sequence select="site:document-address($session/ancestor::document) || ('#' || $session/@address)[exists($session/../session[2])]"/>
  </xsl:function>

  <!-- Where a fact is found in its document. -->
  <xsl:function name="site:address" as="xs:string">
    <xsl:param name="fact" as="element()"/>
    <xsl:sequence select="site:document-address($fact/ancestor::document) || $fact/@at[. ne ''] ! ('#' || .)"/>
  </xsl:function>

  <xsl:function name="site:title" as="xs:string">
    <xsl:param name="session" as="element(session)"/>
    <xsl:sequence select="($session/title, $session/../title, $session/ancestor::document/@name)[normalize-space()][1] ! normalize-space()"/>
  </xsl:function>

  <!-- The days of a session in the words of the interface; of a range both ends. -->
  <xsl:function name="site:days" as="xs:string">
    <xsl:param name="session" as="element(session)"/>
    <xsl:variable name="days" as="xs:string*" select="$session/date[@from ne ''] ! string-join((@from, @to[not(. = ('', ../@from))]), '/')"/>
    <xsl:sequence select="if (exists($days)) then strings:days($days) else strings:of('site.undated')"/>
  </xsl:function>

  <xsl:function name="site:year" as="xs:string">
    <xsl:param name="session" as="element(session)"/>
    <xsl:sequence select="($session/date/@from[matches(., '^\d{4}')] ! substring(., 1, 4), '')[1]"/>
  </xsl:function>

  <!-- The language of a document as an attribute, where the interface speaks another. -->
  <xsl:function name="site:language" as="attribute()?">
    <xsl:param name="fact" as="element()"/>
    <xsl:variable name="language" as="attribute()?" select="$fact/ancestor-or-self::entry/@xml:lang"/>
    <xsl:if test="$language ne $strings:language">
      <xsl:attribute name="lang" select="$language"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
