<?xml version="1.0" encoding="UTF-8"?>
<!-- The ledger as a page: rows go in, document by document, each with who speaks and how we know; one self-contained
     HTML page comes out. What is doubtful is told by a sign and by words, not by its colour alone. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    exclude-result-prefixes="#all">

  <xsl:include href="../modules/strings.xsl"/>

  <xsl:param name="style" as="xs:string" select="''"/>
  <!-- For instance sha256-…, of the style to the letter. -->
  <xsl:param name="style-digest" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="columns" as="xs:string+"
      select="'address', 'line', 'name', 'why', 'certainty', 'rule', 'rivals', 'words'"/>

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="ledger"/>
  </xsl:template>

  <xsl:template match="ledger" as="element()">
    <html lang="{$strings:language}" class="ledger">
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '{$style-digest}'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="strings:of('ledger')"/></title>
        <!-- without it a browser would ask the server for a picture -->
        <link rel="icon" href="data:,"/>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <body>
        <a class="skip" href="#rows"><xsl:value-of select="strings:of('ledger.skip')"/></a>
        <main>
          <header class="masthead">
            <h1><xsl:value-of select="strings:of('ledger')"/></h1>
            <p class="counts"><xsl:value-of select="strings:of('ledger.counts', (@certain, @doubtful, @unresolved))"/></p>
            <p class="explained">
              <xsl:value-of select="strings:of('ledger.explained')"/>
              <xsl:text> </xsl:text>
              <code>tei-protocols explain</code>
            </p>
          </header>
          <div id="rows">
            <xsl:apply-templates select="document"/>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="document" as="element()">
    <section aria-labelledby="document-{position()}">
      <h2 id="document-{position()}"><bdi><xsl:value-of select="@name"/></bdi></h2>
      <xsl:if test="last() gt 1">
        <p class="counts"><xsl:value-of select="strings:of('ledger.counts', (@certain, @doubtful, @unresolved))"/></p>
      </xsl:if>
      <!-- a table wider than the window is moved by keys as well -->
      <div class="table" role="region" aria-labelledby="document-{position()}" tabindex="0">
        <table>
          <thead>
            <tr>
              <xsl:for-each select="$columns">
                <th scope="col"><xsl:value-of select="strings:of('ledger.' || .)"/></th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="row"/>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="row" as="element()">
    <tr class="{@standing}">
      <th scope="row"><xsl:value-of select="@address"/></th>
      <td class="place"><xsl:value-of select="@line || ':' || @column"/></td>
      <td><bdi><xsl:value-of select="@name"/></bdi></td>
      <td><xsl:value-of select="strings:of('ledger.why.' || @why)"/></td>
      <td class="certainty"><xsl:value-of select="@certainty[. ne ''] ! strings:known('certainty.' || ., .)"/></td>
      <td><code><xsl:value-of select="@rule"/></code></td>
      <td><bdi><xsl:value-of select="@rivals"/></bdi></td>
      <td class="words"><bdi><xsl:value-of select="@words"/></bdi></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
