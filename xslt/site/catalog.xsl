<?xml version="1.0" encoding="UTF-8"?>
<!-- The catalogue for machines: the edition goes in (see facts.xsl), one JSON-LD file in the vocabulary of schema.org comes out: the
     collection, its sessions and the files of each. Addresses are relative to the catalogue, or to the address of the site
     where the project states it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:site="https://tei-protocols.example/ns/site" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:catalog="https://tei-protocols.example/ns/catalog" exclude-result-prefixes="#all">

  <xsl:include href="facts.xsl"/>

  <xsl:output method="json" encoding="UTF-8" indent="yes" build-tree="no"/>

  <xsl:variable name="catalog:base" as="xs:string" select="string(edition/@base-url)"/>

  <xsl:variable name="catalog:types" as="map(xs:string, xs:string)" select="map {
    'html': 'text/html', 'pdf': 'application/pdf', 'txt': 'text/plain', 'md': 'text/markdown', 'epub': 'application/epub+zip',
    'docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'xml': 'application/xml', 'bib': 'application/x-bibtex',
    'ris': 'application/x-research-info-systems', 'json': 'application/json' }"/>

  <xsl:template match="/" as="map(*)">
    <xsl:sequence select="catalog:of((
      map { '@context': 'https://schema.org', '@type': 'Collection', 'name': (edition/@title/string(), strings:of('index.title'))[1] },
      catalog:said('@id', $catalog:base), catalog:said('url', $catalog:base),
      catalog:said('inLanguage', distinct-values(edition/document/entry/@xml:lang)),
      edition/@publisher[. ne ''] ! catalog:said('publisher', map { '@type': 'Organization', 'name': string() }),
      catalog:said('copyrightNotice', edition/@rights/string()),
      catalog:licence(edition/@licence),
      catalog:said('hasPart', $site:sessions ! catalog:session(.))))"/>
  </xsl:template>

  <!-- One object of several. -->
  <xsl:function name="catalog:of" as="map(*)">
    <xsl:param name="parts" as="map(*)*"/>
    <xsl:sequence select="map:merge($parts)"/>
  </xsl:function>

  <!-- A property, where there is something to say: one thing, or a list of several. -->
  <xsl:function name="catalog:said" as="map(*)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="filled" as="item()*" select="$values[not(. instance of xs:string) or . ne '']"/>
    <xsl:if test="exists($filled)">
      <xsl:map-entry key="$name" select="if (count($filled) eq 1) then $filled else array { $filled }"/>
    </xsl:if>
  </xsl:function>

  <!-- A licence is an address of the web; anything else are its words. -->
  <xsl:function name="catalog:licence" as="map(*)?">
    <xsl:param name="licence" as="attribute()?"/>
    <xsl:sequence select="if (matches($licence, '^https?://\S+$')) then catalog:said('license', string($licence)) else catalog:said('usageInfo', $licence/string())"/>
  </xsl:function>

  <xsl:function name="catalog:session" as="map(*)">
    <xsl:param name="session" as="element(session)"/>
    <xsl:variable name="entry" as="element(entry)" select="$session/.."/>
    <xsl:variable name="document" as="element(document)" select="$session/ancestor::document"/>
    <xsl:variable name="dates" as="xs:string*" select="$session/date[@from ne ''] ! (if (@to = ('', @from)) then string(@from) else @from || '/' || @to)"/>
    <xsl:sequence select="catalog:of((
      map { '@type': 'ArchiveComponent', 'name': site:title($session), 'url': $catalog:base || site:session-address($session), 'inLanguage': string($entry/@xml:lang) },
      catalog:said('temporalCoverage', $dates),
      catalog:said('identifier', $entry/shelfmark/string()),
      catalog:said('abstract', $entry/abstract/string()),
      catalog:said('translator', $entry/translator ! map { '@type': 'Person', 'name': string() }),
      catalog:said('isBasedOn', $entry/source[matches(., '^https?://\S+$')]/string()),
      catalog:said('about', $session/item[@depth = '1']/string()),
      catalog:said('contributor', $session/person ! catalog:of((map { '@type': 'Person', 'name': string() }, map { 'url': $catalog:base || $site:addresses(@key) }))),
      catalog:said('encoding', $document/link ! map { '@type': 'MediaObject', 'name': string(@kind),
        'encodingFormat': ($catalog:types(@format), 'application/octet-stream')[1], 'contentUrl': $catalog:base || @href })))"/>
  </xsl:function>
</xsl:stylesheet>
