<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of places and bodies, where they are encoded: those with one pointer are one, otherwise those with one spelling. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:site="https://tei-protocols.example/ns/site" exclude-result-prefixes="#all">

  <xsl:template match="page[@kind = 'names']" as="element()">
    <xsl:call-template name="site:frame"/>
  </xsl:template>

  <xsl:template match="page[@kind = 'names']" mode="content" as="element()*">
    <xsl:for-each-group select="$site:names" group-by="@kind">
      <xsl:sort select="index-of(('place', 'organisation'), current-grouping-key())"/>
      <section class="names" id="{current-grouping-key()}">
        <h2><xsl:value-of select="strings:of('site.names.' || current-grouping-key())"/></h2>
        <dl>
          <xsl:for-each-group select="current-group()" group-by="if (@key ne '') then '#' || @key else site:plain(.)">
            <xsl:sort select="site:plain(.)"/>
            <div>
              <dt>
                <xsl:sequence select="site:language(.)"/>
                <xsl:value-of select="distinct-values(current-group() ! string())" separator=", "/>
              </dt>
              <dd>
                <ul class="passages">
                  <xsl:for-each-group select="current-group()" group-by="generate-id(ancestor::session)">
                    <xsl:sort select="(ancestor::session/date[1]/@from[. ne ''], '9999')[1]"/>
                    <li>
                      <xsl:value-of select="site:days(ancestor::session) || ': '"/>
                      <xsl:for-each-group select="current-group()" group-by="string(@at)">
                        <xsl:if test="position() gt 1">, </xsl:if>
                        <a href="{$site:root}{site:address(.)}"><xsl:value-of select="site:place(.)"/></a>
                      </xsl:for-each-group>
                    </li>
                  </xsl:for-each-group>
                </ul>
              </dd>
            </div>
          </xsl:for-each-group>
        </dl>
      </section>
    </xsl:for-each-group>
  </xsl:template>
</xsl:stylesheet>
