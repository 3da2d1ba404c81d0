<?xml version="1.0" encoding="UTF-8"?>
<!-- What all views share: a TEI document goes in, one HTML page comes out. A view imports this file and states only how
     it differs; each phenomenon has a module. The modules are included, not imported, so that two templates that
     claim the same element are an error and not a matter of order. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="modules/signs.xsl"/>
  <xsl:include href="modules/strings.xsl"/>
  <xsl:include href="modules/people.xsl"/>
  <xsl:include href="modules/attributes.xsl"/>
  <xsl:include href="modules/page.xsl"/>
  <xsl:include href="modules/views.xsl"/>
  <xsl:include href="modules/facts.xsl"/>
  <xsl:include href="modules/about.xsl"/>
  <xsl:include href="modules/citable.xsl"/>
  <xsl:include href="modules/citation-forms.xsl"/>
  <xsl:include href="modules/citations.xsl"/>
  <xsl:include href="modules/json.xsl"/>
  <xsl:include href="modules/meanings.xsl"/>
  <xsl:include href="modules/legend.xsl"/>
  <xsl:include href="modules/title.xsl"/>
  <xsl:include href="modules/structure.xsl"/>
  <xsl:include href="modules/speech.xsl"/>
  <xsl:include href="modules/doubts.xsl"/>
  <xsl:include href="modules/lists.xsl"/>
  <xsl:include href="modules/notes.xsl"/>
  <xsl:include href="modules/peeks.xsl"/>
  <xsl:include href="modules/deletions.xsl"/>
  <xsl:include href="modules/additions.xsl"/>
  <xsl:include href="modules/supplied.xsl"/>
  <xsl:include href="modules/glosses.xsl"/>
  <xsl:include href="modules/abbreviations.xsl"/>
  <xsl:include href="modules/corrections.xsl"/>
  <xsl:include href="modules/gaps.xsl"/>
  <xsl:include href="modules/highlighting.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/references.xsl"/>
  <xsl:include href="modules/leaves.xsl"/>

  <!-- HTML 5 in the spelling of XML, which readers of either understand: Saxon writes it in half the time of the other, where
       it need not see to the encoding and to addresses either. Its document type, style and script are put in afterwards. -->
  <xsl:output method="xhtml" encoding="UTF-8" indent="no" omit-xml-declaration="yes" include-content-type="no" escape-uri-attributes="no"/>


  <!-- The name of the view: the file name of its stylesheet. Every view states its own. -->
  <xsl:variable name="view" as="xs:string" select="''"/>

  <!-- This mode shows running text and its structure. It is the one that views change. -->
  <xsl:mode on-no-match="text-only-copy" on-multiple-match="fail"/>

  <!-- What no template knows is shown and can be found: nothing disappears because it was not foreseen. -->
  <xsl:template match="*" as="element(span)" priority="-9" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <span class="unknown" data-element="{local-name()}">
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="strings:of('unknown-element') || ': '"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- In these elements white space stands for the eye; in running text it belongs to the text. Where xsl:strip-space says so, Saxon
       looks at every node of the document through another that stands for it. -->
  <xsl:template match="(front | body | back | div | sp | list | opener | postscript | choice | subst | text | TEI)/text()[not(normalize-space())]"
      mode="#all" priority="9"/>

  <!-- This mode gives the bare words of a heading or note, for titles, lists of contents and copies without addresses. -->
  <xsl:mode name="plain" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="note | fw | choice/sic | choice/orig | choice/abbr" mode="plain"/>
</xsl:stylesheet>
