<?xml version="1.0" encoding="UTF-8"?>
<!-- Facts about a document for machines: the header goes in; a map comes out, and of it what the head of a page says to
     search engines, catalogues and reference managers: Dublin Core, the citation_ names of Highwire, schema.org. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:facts="https://tei-protocols.example/ns/facts"
    xmlns:strings="https://tei-protocols.example/ns/strings" xmlns:about="https://tei-protocols.example/ns/about"
    xmlns:page="https://tei-protocols.example/ns/page" xmlns:references="https://tei-protocols.example/ns/references"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The facts about each session of the document. -->
  <xsl:variable name="facts:sessions" as="map(*)*" select="page:sessions(/) ! facts:of(.)"/>

  <!-- Each entry is a string, several or none; what it is cited by stands in citable.xsl. -->
  <xsl:function name="facts:of" as="map(*)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="file" as="element()?" select="$document/teiHeader/fileDesc"/>
    <xsl:sequence select="map:merge((facts:citable($document), map {
      'original': about:original($document) ! string(),
      'funders': facts:words($file/titleStmt/funder),
      'abstract': $document/teiHeader/profileDesc/abstract[1] ! normalize-space()[.],
      'publisher': $file/publicationStmt/publisher[1][facts:is-stated(.)] ! normalize-space()[.],
      'rights': string-join(facts:words($file/publicationStmt/availability/(licence | p)), ' ')[.],
      'licence': $file/publicationStmt/availability/licence[1]/@target ! string()[references:leads-outside(.)] }))"/>
  </xsl:function>

  <!-- What the head of the page says; the formats of print read it there too. -->
  <xsl:template name="page-data">
    <xsl:variable name="sessions" as="map(*)*" select="$facts:sessions"/>
    <xsl:variable name="first" as="map(*)?" select="head($sessions)"/>
    <xsl:variable name="title" as="xs:string" select="page:title(/*)"/>
    <xsl:variable name="contributors" as="xs:string*" select="distinct-values($sessions ! (?authors, ?translators, ?editors))"/>
    <xsl:sequence select="
      facts:meta('dcterms.title', $title),
      facts:meta('dcterms.type', 'Text'),
      facts:meta('dcterms.date', $first?date),
      facts:meta('dcterms.contributor', $contributors),
      facts:meta('dcterms.language', ((/*/@xml:lang[. ne ''] ! string(), $first?language)[1], 'en')[1]),
      facts:meta('dcterms.identifier', $first?shelfmark[.]),
      facts:meta('dcterms.source', $first?address),
      facts:meta('dcterms.publisher', $first?publisher),
      facts:meta('dcterms.rights', $first?rights),
      facts:meta('dcterms.license', $first?licence),
      facts:meta('description', $first?abstract),
      facts:meta('citation_title', $title),
      facts:meta('citation_author', $first?authors),
      facts:meta('citation_editor', $first?editors),
      facts:meta('citation_translator', $first?translators),
      facts:meta('citation_publication_date', $first?date ! translate(., '-', '/')),
      facts:meta('citation_language', $first?language),
      facts:meta('citation_publisher', ($first?source, $first?publisher)[1]),
      facts:meta('citation_archive_location', $first?shelfmark[.])"/>
    <xsl:if test="exists($sessions)">
      <script type="application/ld+json"><xsl:value-of select="facts:in-script(if (count($sessions) eq 1) then facts:linked($sessions)
        else '[' || string-join($sessions ! facts:linked(.), ',&#10;') || ']')"/></script>
    </xsl:if>
  </xsl:template>

  <xsl:function name="facts:meta" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values">
      <meta name="{$name}" content="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The document in the words of schema.org. -->
  <xsl:function name="facts:linked" as="xs:string">
    <xsl:param name="facts" as="map(*)"/>
    <xsl:variable name="members" as="xs:string*" select="
      '&quot;@context&quot;: &quot;https://schema.org&quot;',
      '&quot;@type&quot;: &quot;ArchiveComponent&quot;',
      facts:member('name', $facts?title),
      facts:member('identifier', $facts?shelfmark[.]),
      facts:member('holdingArchive', $facts?archive, 'ArchiveOrganization'),
      facts:member('dateCreated', $facts?date),
      facts:member('temporalCoverage', $facts?until ! ($facts?date || '/' || .)),
      facts:member('inLanguage', $facts?language),
      $facts?original[. ne $facts?language] ! ('&quot;translationOfWork&quot;: {&quot;@type&quot;: &quot;CreativeWork&quot;, ' || facts:member('inLanguage', .) || '}'),
      facts:member('author', $facts?authors, 'Person'),
      facts:member('translator', $facts?translators, 'Person'),
      facts:member('editor', $facts?editors, 'Person'),
      facts:member('funder', $facts?funders, 'Organization'),
      facts:member('publisher', $facts?publisher, 'Organization'),
      facts:member('abstract', $facts?abstract),
      facts:member('isBasedOn', $facts?address),
      facts:member('license', $facts?licence),
      facts:member('usageInfo', $facts?rights)"/>
    <xsl:sequence select="'{' || string-join($members, ',&#10; ') || '}'"/>
  </xsl:function>

  <xsl:function name="facts:member" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value ! ('&quot;' || $name || '&quot;: ' || facts:json(.))"/>
  </xsl:function>

  <!-- Things of a kind, known by their names. -->
  <xsl:function name="facts:member" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:if test="exists($names)">
      <xsl:sequence select="'&quot;' || $name || '&quot;: ['
        || string-join($names ! ('{&quot;@type&quot;: &quot;' || $kind || '&quot;, ' || facts:member('name', .) || '}'), ', ') || ']'"/>
    </xsl:if>
  </xsl:function>

  <!-- JSON in which nothing can end the element that holds it, and nothing is written otherwise in XML than in HTML. -->
  <xsl:function name="facts:in-script" as="xs:string">
    <xsl:param name="json" as="xs:string"/>
    <xsl:sequence select="if (not(contains($json, '&lt;') or contains($json, '&gt;') or contains($json, '&amp;'))) then $json
      else $json => replace('&lt;', '\\u003c') => replace('&gt;', '\\u003e') => replace('&amp;', '\\u0026')"/>
  </xsl:function>

  <!-- Is somebody stated as the publisher? TEI demands the element; where there is nobody, it says so. -->
  <xsl:function name="facts:is-stated" as="xs:boolean">
    <xsl:param name="publisher" as="element()"/>
    <xsl:sequence select="not(normalize-space($publisher) = ($strings:languages?* ! .('unpublished')))"/>
  </xsl:function>
</xsl:stylesheet>
