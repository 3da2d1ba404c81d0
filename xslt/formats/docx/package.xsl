<?xml version="1.0" encoding="UTF-8"?>
<!-- The package of a Word file: its parts, each with its name, and the styles by which its looks can be changed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:word="https://tei-protocols.example/ns/word"
    xpath-default-namespace="http://www.w3.org/1999/xhtml" exclude-result-prefixes="xs word">

  <!-- The style of a paragraph, by its class. -->
  <xsl:variable name="word:paragraphs" as="map(xs:string, xs:string)" select="map {
    'kicker': 'Kicker', 'shelfmark': 'Shelfmark', 'view-note': 'Remarks', 'reconstruction': 'Remarks', 'subtitle': 'Subtitle',
    'dateline': 'Dateline', 'seg-classification': 'Classification', 'closer': 'Closer', 'stage': 'StageParagraph',
    'kind': 'Kind', 'speaker-label': 'Speaker', 'speaker-notes': 'Remarks', 'seg-signature': 'Classification' }"/>

  <!-- The styles: address, name, kind, what it is based on; then its properties of paragraph and of characters, each in
       the order that the format demands. Names stay as they are: people set the looks of a text by them. -->
  <xsl:variable name="word:styles" as="element(word:style)+">
    <word:style id="Normal" name="Normal" kind="paragraph"><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Cambria"/><w:sz w:val="22"/></w:rPr></word:style>
    <word:style id="BodyText" name="Body Text" kind="paragraph" base="Normal"/>
    <xsl:for-each select="1 to 6">
      <word:style id="Heading{.}" name="heading {.}" kind="paragraph" base="Normal" next="BodyText"><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{(480, 400, 300, 240, 240, 240)[current()]}" w:after="140"/><w:outlineLvl w:val="{. - 1}"/></w:pPr><w:rPr><w:sz w:val="{(36, 28, 24, 22, 22, 22)[current()]}"/></w:rPr></word:style>
    </xsl:for-each>
    <word:style id="Speaker" name="Speaker" kind="paragraph" base="Normal" next="BodyText"><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="40"/></w:pPr><w:rPr><w:i/></w:rPr></word:style>
    <word:style id="Kicker" name="Kicker" kind="paragraph" base="Normal"><w:rPr><w:color w:val="5F594D"/><w:sz w:val="19"/></w:rPr></word:style>
    <word:style id="Shelfmark" name="Shelfmark" kind="paragraph" base="Normal"/>
    <word:style id="Remarks" name="Remarks" kind="paragraph" base="Normal"><w:rPr><w:i/><w:color w:val="5F594D"/><w:sz w:val="19"/></w:rPr></word:style>
    <word:style id="Subtitle" name="Subtitle" kind="paragraph" base="Normal"><w:rPr><w:sz w:val="24"/></w:rPr></word:style>
    <word:style id="Dateline" name="Dateline" kind="paragraph" base="Normal"><w:rPr><w:i/></w:rPr></word:style>
    <word:style id="Classification" name="Classification" kind="paragraph" base="Normal"><w:pPr><w:jc w:val="right"/></w:pPr></word:style>
    <word:style id="Closer" name="Closer" kind="paragraph" base="Normal"><w:pPr><w:spacing w:before="360"/></w:pPr><w:rPr><w:i/></w:rPr></word:style>
    <word:style id="StageParagraph" name="Stage Direction Paragraph" kind="paragraph" base="Normal"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></word:style>
    <word:style id="Kind" name="Kind of Paragraph" kind="paragraph" base="Normal"><w:pPr><w:keepNext/><w:spacing w:after="40"/></w:pPr><w:rPr><w:color w:val="5F594D"/><w:sz w:val="19"/></w:rPr></word:style>
    <word:style id="ListParagraph" name="List Paragraph" kind="paragraph" base="Normal"><w:pPr><w:ind w:left="425"/></w:pPr></word:style>
    <word:style id="Note" name="Note without Mark" kind="paragraph" base="Normal"><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></word:style>
    <word:style id="Fact" name="Description" kind="paragraph" base="Normal"><w:pPr><w:tabs><w:tab w:val="left" w:pos="2948"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="2948" w:hanging="2948"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></word:style>
    <word:style id="Legend" name="Legend" kind="paragraph" base="Normal"><w:pPr><w:spacing w:after="20"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></word:style>
    <word:style id="FootnoteText" name="footnote text" kind="paragraph" base="Normal"><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></word:style>
    <word:style id="Header" name="header" kind="paragraph" base="Normal"><w:pPr><w:tabs><w:tab w:val="right" w:pos="8787"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:i/><w:color w:val="5F594D"/><w:sz w:val="17"/></w:rPr></word:style>
    <word:style id="Footer" name="footer" kind="paragraph" base="Normal"><w:pPr><w:tabs><w:tab w:val="right" w:pos="8787"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:i/><w:color w:val="5F594D"/><w:sz w:val="17"/></w:rPr></word:style>
    <word:style id="FootnoteReference" name="footnote reference" kind="character"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></word:style>
    <word:style id="SpeakerName" name="Speaker Name" kind="character"><w:rPr><w:i w:val="0"/><w:smallCaps/><w:color w:val="7C2A19"/></w:rPr></word:style>
    <word:style id="SpeakerLabel" name="Speaker Label" kind="character"><w:rPr><w:spacing w:val="12"/></w:rPr></word:style>
    <word:style id="Number" name="Paragraph Number" kind="character"><w:rPr><w:color w:val="767676"/><w:sz w:val="15"/></w:rPr></word:style>
    <word:style id="Struck" name="Crossed Out" kind="character"><w:rPr><w:strike/><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Restored" name="Crossed Out and Restored" kind="character"><w:rPr><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Supplied" name="Supplied" kind="character"><w:rPr><w:color w:val="1F4E79"/></w:rPr></word:style>
    <word:style id="Added" name="Added" kind="character"><w:rPr><w:color w:val="2E6B34"/></w:rPr></word:style>
    <word:style id="Gloss" name="Gloss" kind="character"><w:rPr><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Original" name="Word of the Original" kind="character"><w:rPr><w:i/></w:rPr></word:style>
    <word:style id="Completed" name="Completed Abbreviation" kind="character"><w:rPr><w:color w:val="1F4E79"/></w:rPr></word:style>
    <word:style id="Unclear" name="Unclear" kind="character"><w:rPr><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Gap" name="Gap" kind="character"><w:rPr><w:i/><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Sic" name="Sic" kind="character"><w:rPr><w:color w:val="7C2A19"/></w:rPr></word:style>
    <word:style id="Correction" name="Correction" kind="character"><w:rPr><w:color w:val="1F4E79"/></w:rPr></word:style>
    <word:style id="Remark" name="Remark of the Editors" kind="character"><w:rPr><w:color w:val="5F594D"/></w:rPr></word:style>
    <word:style id="Query" name="Query" kind="character"><w:rPr><w:color w:val="7C2A19"/></w:rPr></word:style>
    <word:style id="Leaf" name="Leaf" kind="character"><w:rPr><w:color w:val="767676"/><w:sz w:val="16"/></w:rPr></word:style>
    <word:style id="Stage" name="Stage Direction" kind="character"><w:rPr><w:i/></w:rPr></word:style>
  </xsl:variable>

  <xsl:template name="package" as="element()">
    <xsl:variable name="types" as="xs:string" select="'application/vnd.openxmlformats-officedocument.wordprocessingml.'"/>
    <xsl:variable name="relations" as="xs:string" select="'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'"/>
    <parts>
      <part name="[Content_Types].xml">
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Override PartName="/word/document.xml" ContentType="{$types}document.main+xml"/>
          <Override PartName="/word/styles.xml" ContentType="{$types}styles+xml"/>
          <Override PartName="/word/footnotes.xml" ContentType="{$types}footnotes+xml"/>
          <Override PartName="/word/header.xml" ContentType="{$types}header+xml"/>
          <Override PartName="/word/footer.xml" ContentType="{$types}footer+xml"/>
          <Override PartName="/word/settings.xml" ContentType="{$types}settings+xml"/>
          <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        </Types>
      </part>
      <part name="_rels/.rels">
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="{$relations}officeDocument" Target="word/document.xml"/>
          <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
        </Relationships>
      </part>
      <part name="docProps/core.xml">
        <xsl:call-template name="properties"/>
      </part>
      <part name="word/_rels/document.xml.rels">
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="{$relations}styles" Target="styles.xml"/>
          <Relationship Id="rId2" Type="{$relations}footnotes" Target="footnotes.xml"/>
          <Relationship Id="rId3" Type="{$relations}settings" Target="settings.xml"/>
          <Relationship Id="rId4" Type="{$relations}header" Target="header.xml"/>
          <Relationship Id="rId5" Type="{$relations}footer" Target="footer.xml"/>
        </Relationships>
      </part>
      <part name="word/document.xml"><xsl:call-template name="document"/></part>
      <part name="word/footnotes.xml"><xsl:call-template name="footnotes"/></part>
      <part name="word/header.xml">
        <w:hdr><xsl:sequence select="word:running('Header', word:item(/), string((//span[@class = 'session'])[1]) ! word:words(.))"/></w:hdr>
      </part>
      <part name="word/footer.xml">
        <w:ftr><xsl:sequence select="word:running('Footer', word:words(word:in-a-line($word:title)), word:field('PAGE', '1'))"/></w:ftr>
      </part>
      <part name="word/settings.xml">
        <w:settings>
          <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
          <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
        </w:settings>
      </part>
      <part name="word/styles.xml">
        <w:styles>
          <xsl:for-each select="$word:styles">
            <w:style w:type="{@kind}" w:styleId="{@id}">
              <xsl:if test="@id = 'Normal'"><xsl:attribute name="w:default" select="'1'"/></xsl:if>
              <w:name w:val="{@name}"/>
              <xsl:for-each select="@base"><w:basedOn w:val="{.}"/></xsl:for-each>
              <xsl:for-each select="@next"><w:next w:val="{.}"/></xsl:for-each>
              <w:qFormat/>
              <xsl:copy-of select="*" copy-namespaces="no"/>
            </w:style>
          </xsl:for-each>
        </w:styles>
      </part>
    </parts>
  </xsl:template>

  <xsl:variable name="word:title" as="xs:string?" select="//meta[@name = 'dcterms.title'][1]/@content ! normalize-space()"/>

  <!-- What stands at the head or the foot of every page: words at the left, and at the right. -->
  <xsl:function name="word:running" as="element(w:p)">
    <xsl:param name="style" as="xs:string"/>
    <xsl:param name="left" as="element()"/>
    <xsl:param name="right" as="element()"/>
    <w:p>
      <w:pPr><w:pStyle w:val="{$style}"/></w:pPr>
      <xsl:sequence select="$left"/>
      <w:r><w:tab/></w:r>
      <xsl:sequence select="$right"/>
    </w:p>
  </xsl:function>

  <!-- What the page is about: the heading of its item, for programs that find it; otherwise the title. -->
  <xsl:function name="word:item" as="element()">
    <xsl:param name="page" as="document-node()"/>
    <xsl:variable name="first" as="element()?" select="($page//h2)[1]"/>
    <xsl:sequence select="if ($first) then word:field('STYLEREF 2', word:in-a-line($word:title)) else word:words(word:in-a-line($word:title))"/>
  </xsl:function>

  <!-- As many words of a title as there is room for beside a date or a number. -->
  <xsl:function name="word:in-a-line" as="xs:string">
    <xsl:param name="title" as="xs:string?"/>
    <xsl:sequence select="if (string-length($title) le 72) then string($title) else replace(substring($title, 1, 72), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

  <!-- What Word works out by itself, with what is shown until it does. -->
  <xsl:function name="word:field" as="element(w:fldSimple)">
    <xsl:param name="instruction" as="xs:string"/>
    <xsl:param name="until" as="xs:string"/>
    <w:fldSimple w:instr=" {$instruction} "><xsl:sequence select="word:words($until)"/></w:fldSimple>
  </xsl:function>

  <xsl:function name="word:words" as="element(w:r)">
    <xsl:param name="words" as="xs:string"/>
    <w:r><w:t xml:space="preserve"><xsl:value-of select="$words"/></w:t></w:r>
  </xsl:function>

  <xsl:template name="properties" as="element()">
    <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><xsl:value-of select="//meta[@name = 'dcterms.title'][1]/@content"/></dc:title>
      <dc:creator><xsl:value-of select="//meta[@name = 'dcterms.contributor']/@content" separator="; "/></dc:creator>
      <dc:description><xsl:value-of select="//meta[@name = 'description'][1]/@content"/></dc:description>
      <dc:language><xsl:value-of select="html/@lang"/></dc:language>
    </cp:coreProperties>
  </xsl:template>
</xsl:stylesheet>
