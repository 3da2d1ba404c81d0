<?xml version="1.0" encoding="UTF-8"?>
<!-- About the document: everything in the header that a reader asks for, and how to cite. What the header lacks is left out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:strings="https://tei-protocols.example/ns/strings"
    xmlns:shown="https://tei-protocols.example/ns/shown" xmlns:about="https://tei-protocols.example/ns/about"
    xmlns:facts="https://tei-protocols.example/ns/facts" xmlns:people="https://tei-protocols.example/ns/people" xmlns:parts="https://tei-protocols.example/ns/parts"
    xmlns:html="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="about" as="element(section)" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <section class="about"><xsl:sequence select="$strings:marked"/>
      <h2><xsl:value-of select="strings:of('about')"/></h2>
      <dl>
        <xsl:apply-templates select="." mode="about"/>
      </dl>
    </section>
  </xsl:template>

  <!-- This mode puts a document's description together, fact by fact. -->
  <xsl:mode name="about" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="TEI" mode="about">
    <xsl:variable name="file" as="element()?" select="teiHeader/fileDesc"/>
    <xsl:variable name="statement" as="element()?" select="$file/titleStmt"/>
    <xsl:variable name="digital" as="element()?" select="($file/sourceDesc/bibl[@type = 'digitalSource'], $file/sourceDesc/bibl)[1]"/>
    <xsl:variable name="manuscript" as="element()?" select="$file/sourceDesc/msDesc[1]"/>
    <xsl:variable name="profile" as="element()?" select="teiHeader/profileDesc"/>
    <xsl:variable name="encoding" as="element()?" select="teiHeader/encodingDesc"/>
    <xsl:variable name="publication" as="element()?" select="$file/publicationStmt"/>
    <xsl:sequence select="
      about:fact('about.title', $statement/title[not(@type = 'main')]),
      about:fact('about.session', ($statement/meeting/@n[. ne ''] ! strings:of('about.protocol', .), $statement/meeting[normalize-space()])),
      about:fact('about.genre', $profile/textClass/catRef/people:described(@target)/catDesc)"/>
    <xsl:call-template name="about-people"/>
    <xsl:sequence select="
      about:fact('about.bodies', $profile/particDesc/listOrg/org),
      about:fact('about.place', ($profile/creation/(placeName | orgName), $profile/settingDesc)),
      about:fact('about.shelfmark', $manuscript/msIdentifier/idno),
      about:fact('about.repository', $manuscript/msIdentifier/(repository, placeName)),
      about:fact('about.record', ($manuscript/(msContents/msItem/(title | note) | physDesc | history/origin[normalize-space() ne string($statement/meeting[1]/normalize-space())]))),
      about:fact('about.hands', $profile/handNotes/handNote),
      about:fact('about.original', about:original(.) ! about:language(.)),
      about:fact('about.language', @xml:lang ! about:language(.)),
      about:fact('about.author', $statement/author),
      about:fact('about.translator', $statement/editor[@role = 'translator']),
      about:fact('about.editor', $statement/editor[not(@role = 'translator')]),
      about:fact('about.responsibility', $statement/respStmt),
      about:fact('about.funder', $statement/funder),
      about:fact('about.credits', $file/notesStmt/note[@type = 'credits']),
      about:fact('about.source', ($digital[.//text()[normalize-space()]], $file/sourceDesc/(p | bibl except $digital))),
      about:fact('about.address', $digital//idno[@type = 'URI']),
      about:fact('about.abstract', $profile/abstract),
      about:fact('about.publisher', $publication/(publisher[facts:is-stated(.)], p, date, idno, ref)),
      about:fact('about.edition', $file/editionStmt/edition),
      about:fact('about.rights', $publication/availability/(licence | p)),
      about:fact('about.status', teiHeader/revisionDesc/@status ! strings:known('status.' || ., .)),
      about:fact('about.changes', teiHeader/revisionDesc/change),
      about:fact('about.encoding', $encoding/(projectDesc | editorialDecl)//p),
      about:fact('about.program', $encoding/appInfo/application ! string-join((label ! normalize-space(), @version), ' ')),
      about:fact('about.remark', $file/notesStmt/note[not(@type = ('credits', 'header', 'discarded'))])"/>
  </xsl:template>

  <!-- One fact: its name, and what there is to say, words of the interface or elements of the header; nothing where
       there is nothing. -->
  <xsl:function name="about:fact" as="element(div)?" xpath-default-namespace="http://www.w3.org/1999/xhtml">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:if test="exists($values)">
      <div class="{substring-after($name, '.')}">
        <dt><xsl:value-of select="strings:of($name)"/></dt>
        <xsl:for-each select="$values">
          <dd><xsl:apply-templates select="." mode="fact"/></dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- This mode says one thing: the content of an element of the header, in the language of the document, or words. Running
       text goes on in its own mode. -->
  <xsl:mode name="fact" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match=".[. instance of xs:anyAtomicType]" mode="fact">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="*" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The page speaks the language of its interface here; what it quotes may be in another. -->
  <xsl:template name="fact-language" as="attribute()?">
    <xsl:sequence select="$strings:marked ! (current()/ancestor-or-self::*[@xml:lang])[last()] ! shown:language(.)"/>
  </xsl:template>

  <!-- Days in a row have nothing between them. -->
  <xsl:template match="meeting[date[2]][not(text()[normalize-space()])]" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:for-each select="date">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="respStmt" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:value-of select="resp/normalize-space(), string-join((name, persName, orgName) ! normalize-space(), ', ')" separator=": "/>
  </xsl:template>

  <xsl:template match="abstract[p]" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:for-each select="p">
      <xsl:if test="position() gt 1"><br/></xsl:if>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="repository[choice]" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:value-of select="choice/expan || ' (' || choice/abbr || ')'"/>
  </xsl:template>

  <xsl:template match="idno[@type = 'URI']" mode="fact">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="licence[@target]" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:apply-templates/>
    <xsl:if test="normalize-space() ne normalize-space(@target)">
      <xsl:variable name="link" as="element()">
        <ref xmlns="http://www.tei-c.org/ns/1.0" target="{@target}"><xsl:value-of select="@target"/></ref>
      </xsl:variable>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="$link"/>
    </xsl:if>
  </xsl:template>

  <!-- Technical words in the description of the encoding. -->
  <xsl:template match="gi | att | tag | val | code" as="element()">
    <code><xsl:apply-templates/></code>
  </xsl:template>

  <!-- Who made a change and when. -->
  <xsl:template match="change" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:value-of select="@who ! people:names(.), @when" separator=", "/>
    <xsl:if test="@who or @when"><xsl:text>: </xsl:text></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Descriptions of which the words are all that matters here. -->
  <xsl:template match="physDesc | origin | handNote | settingDesc | org" mode="fact">
    <xsl:call-template name="fact-language"/>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <!-- Those who took part, by what they were, each with what the header knows besides the name. Here are their places: whoever is
       named in the text leads to them, and a group to all who belong to it. -->
  <xsl:template name="about-people" as="element(html:div)?">
    <xsl:variable name="participants" as="element()?" select="teiHeader/profileDesc/particDesc"/>
    <xsl:variable name="people" as="element(person)*" select="$participants/descendant::person"/>
    <xsl:if test="exists($people)">
      <div class="people">
        <dt><xsl:value-of select="strings:of('about.people')"/></dt>
        <xsl:for-each-group select="$people" group-by="string(@role)">
          <dd>
            <xsl:for-each select="$participants/descendant::personGrp[@role = current-grouping-key()][1]/@xml:id">
              <xsl:attribute name="id" select="people:place(.)"/>
            </xsl:for-each>
            <xsl:value-of select="people:roles-called(@role)[.] ! (. || ': ')"/>
            <xsl:for-each select="current-group()">
              <xsl:if test="position() gt 1">, </xsl:if>
              <span>
                <xsl:if test="@xml:id">
                  <xsl:attribute name="id" select="people:place(@xml:id)"/>
                </xsl:if>
                <xsl:sequence select="$strings:marked ! shown:language((current()/persName[1][@xml:lang], current()/ancestor::TEI)[1])"/>
                <xsl:value-of select="people:own-name(.)"/>
              </span>
              <xsl:if test="count(*) gt 1">
                <xsl:value-of select="string-join((* except persName) ! normalize-space()[.], '; ')[.] ! (' (' || . || ')')"/>
              </xsl:if>
            </xsl:for-each>
          </dd>
        </xsl:for-each-group>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Languages by name, as the header calls them. -->
  <xsl:function name="about:language" as="xs:string">
    <xsl:param name="code" as="attribute()"/>
    <xsl:variable name="codes" as="xs:string*" select="tokenize($code)"/>
    <xsl:variable name="names" as="xs:string*"
        select="for $each in $codes return ($code/ancestor::TEI/teiHeader/profileDesc/langUsage/language[@ident = $each][normalize-space()]/normalize-space(), $each)[1]"/>
    <xsl:sequence select="string-join($names, ', ')"/>
  </xsl:function>

  <!-- The language in which the record was written: that of the manuscript, or the other language of the source. -->
  <xsl:function name="about:original" as="attribute()?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="source" as="element()?" select="$document/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="others" as="attribute()*" select="$document/teiHeader/profileDesc/langUsage/language/@ident[. ne $document/@xml:lang]"/>
    <xsl:sequence select="($source/msDesc/msContents//textLang/@mainLang, $source/bibl/textLang/@otherLangs, $others[count($others) eq 1])[. ne ''][1]"/>
  </xsl:function>

  <!-- Is the text a translation of the record? -->
  <xsl:function name="about:is-translation" as="xs:boolean">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="boolean(about:original($document) ! substring-before(. || '-', '-') ne $document/@xml:lang ! substring-before(. || '-', '-'))"/>
  </xsl:function>

  <!-- The number of the first paragraph of a turn, as an example. -->
  <xsl:function name="about:example" as="xs:string?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="($document/text//sp/p)[1] ! parts:address(.)[.] ! substring-after(., 'item-')"/>
  </xsl:function>
</xsl:stylesheet>
