"""Invented documents for the tests of the views: together they hold every element of the encoding."""

from __future__ import annotations

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"

HEADER = """
<teiHeader>
  <fileDesc>
    <titleStmt>
      <title type="main">Protocol No. 7 of an Invented Board</title>
      <meeting n="7"><date when="1957-03-09">9 March 1957</date></meeting>
      <editor role="translator">Jane Roe</editor>
      <funder>A Foundation</funder>
      <respStmt><resp>Edited by</resp><persName xml:id="roe">Jane Roe</persName></respStmt>
      <respStmt xml:id="machine"><resp>Encoding</resp><name>a program</name></respStmt>
    </titleStmt>
    <publicationStmt>
      <publisher>Nobody Press</publisher>
      <availability status="free">
        <licence target="https://creativecommons.org/licenses/by/4.0/">Free to share</licence>
      </availability>
    </publicationStmt>
    <notesStmt><note type="credits">With thanks to all</note></notesStmt>
    <sourceDesc>
      <bibl type="digitalSource" xml:id="source.digital">"<title level="a">Protocol 7</title>",
        <idno type="URI">https://archive.example/7</idno>, <ref target="javascript:alert(1)">a trap</ref></bibl>
      <msDesc>
        <msIdentifier><repository>Archive</repository>
          <idno type="shelfmark">Archive, <idno type="fond" n="1">F. 1</idno>, <idno type="listy" n="2-2ob">L. 2-2ob</idno></idno>
        </msIdentifier>
        <msContents><msItem><textLang mainLang="{original}">the original's</textLang></msItem></msContents>
      </msDesc>
    </sourceDesc>
  </fileDesc>
  <encodingDesc><editorialDecl><interpretation><p>Turns are <gi>sp</gi>.</p></interpretation></editorialDecl></encodingDesc>
  <profileDesc>
    <abstract><p>The board met.</p><p>It parted.</p></abstract>
    <creation><date when="1957-03-09">9 March 1957</date></creation>
    <langUsage><language ident="en">English</language><language ident="ru">Russian</language></langUsage>
    <particDesc>
      <listPerson type="participants" xml:id="list.participants" default="true">
        <person xml:id="petrov" role="chair member"><persName><forename>P. P.</forename> <surname>Petrov</surname></persName></person>
        <listPerson type="group" xml:id="list.member" default="true">
          <head>Members of the Board</head>
          <personGrp xml:id="group.member" role="member"/>
          <person xml:id="lapina" role="member"><persName><forename>L. L.</forename> <surname>Lapina</surname></persName></person>
        </listPerson>
      </listPerson>
    </particDesc>
  </profileDesc>
  <revisionDesc status="draft"><change>made</change></revisionDesc>
</teiHeader>
"""

BODY = """
<body>
  <fw type="header">RUNNING HEAD</fw>
  <opener><dateline><date when="1957-03-09">9 March 1957</date></dateline><seg type="classification">Top Secret</seg></opener>
  <head><hi rend="bold asterisks">Protocol No. 7</hi><note xml:id="fn1" n="1" rend="(n)" type="editor" place="end">On the title.</note></head>
  <head>(<ref type="protocol" n="3">Re: <num type="point" n="2">Point II</num> of Protocol No. 3</ref>)</head>
  <div type="list_participants" xml:id="participants"><p n="1">Present: <seg type="roleGroup" corresp="#list.member"><persName ref="#petrov">Petrov</persName>, <persName ref="#lapina">Lapina</persName></seg>. <seg type="chair">Chaired by Cde. <persName ref="#petrov">Petrov</persName>.</seg></p></div>
  <div type="proceedings" xml:id="item-0"><p n="o1">Nobody's paragraph.</p></div>
  <div type="agenda_item" n="1" xml:id="item-1">
    <head><label>I.</label> On bread <del xml:id="del-9" rend="crossed-out">and salt</del> <seg type="item-speakers">(<persName ref="#petrov">Petrov</persName>)</seg></head>
    <sp n="1" xml:id="item-1.1" who="#petrov" ana="#speech.direct">
      <speaker rend="glued">Cde. Petrov:</speaker>
      <p n="1">We need <supplied reason="editorial">more</supplied> bread. <del xml:id="del-1" rend="crossed-out bracketed" source="#fn2" evidence="external">Much <hi rend="underline">more</hi>.</del><note xml:id="fn2" n="2" rend="[n]" type="translator" place="end" target="#del-1"><label>Translator's Note:</label> The sentence was <emph>crossed</emph> out.</note> See again<ref type="noteMark" target="#fn2" n="2" rend="[n]"/>.</p>
      <p n="2">The <term xml:id="term-1">R-1</term> <gloss type="editorial" target="#term-1" rend="--ed.">a stove</gloss>, substantive <gloss type="original" xml:lang="ru-Latn">soderzhatel'nyi</gloss>, <expan><abbr>gov</abbr><ex>ernment</ex></expan>, <gap reason="illegible" rend="[illegible]"/> and <gap reason="omitted" rend="[…]"/> and <unclear>perhaps</unclear>.</p>
      <p n="3"><add place="above">Added above.</add> <add place="margin">Marginal.</add> <restore><del>Restored.</del></restore> <subst><del>old</del><add place="inline">new</add></subst> <choice><sic>breed</sic><corr>bread</corr></choice> <choice><orig>colour</orig><reg>color</reg></choice> <hi rend="double-underline">twice</hi> <hi rend="italic">slanted</hi>.</p>
      <p n="4">Mark<ref type="unresolved">(18)</ref> <note place="inline" type="editor">remark of the editor</note> <note type="query">a query</note> <stage>(Laughter.)</stage> <foreign xml:lang="de">Brot</foreign> <said who="#lapina" direct="true">"Well said!"</said> <ref target="https://example.org/x?a=1&amp;b=2">link</ref> <ref target="javascript:alert(2)">no link</ref> a<g n="U+000C"/>b.</p>
      <p n="5">A word bro<lb break="no" rend="-"/>ken and leaf <pb n="31ob" type="leaf"/><fw type="pageNum">L. 31ob//</fw> turned, on <date from="1957-03-01" to="1957-03-02">1-2 March</date> in <placeName>Bread Street</placeName> with <orgName>the Board</orgName>.</p>
    </sp>
    <stage>(All rise.)</stage>
    <sp n="2" xml:id="item-1.2" who="#petrov" ana="#speech.reported" prev="#item-1.1" cert="low" resp="#machine">
      <p n="1">Right.<certainty target="#item-1.2" match="@who" locus="value" assertedValue="#list.participants" cert="low" resp="#machine"/> So said <persName ref="#lapina" cert="medium" resp="#machine">L.</persName></p>
    </sp>
    <sp n="3" xml:id="item-1.3" who="#group.member" ana="#speech.collective"><speaker>Voices.</speaker><p n="1">Agreed.</p></sp>
    <sp n="4" xml:id="item-1.4"><speaker><supplied>SOMEBODY.</supplied></speaker><p n="1">Words.</p></sp>
    <p n="o1" ana="#act.decision">Instruct Cde. <persName ref="#lapina">Lapina</persName> to bake.</p>
    <list ana="#act.decision"><label>1.</label><item>Approve.</item><label>2.</label><item>Bake <del>slowly</del>.</item></list>
    <div type="agenda_sub_item" n="1-2" xml:id="item-1-2"><head>Sub-point</head><p n="o1">Text of it.</p></div>
  </div>
  <closer xml:id="closer"><seg type="line">Notes taken by <persName role="recorder">A. Scribe</persName>.</seg><seg type="signature">A. Scribe</seg><seg type="source">[Source: F. 1]</seg></closer>
</body>
<back><div type="notes"><head>Editor's Notes</head><anchor type="notes" corresp="#fn1"/><note xml:id="fn3" n="3" rend="n." type="editor" place="end"><p>Nobody points here.</p><p>Two paragraphs.</p></note><anchor type="notes" corresp="#fn2"/></div></back>
"""

RUSSIAN_BODY = """
<body>
  <head>Протокол № 7</head>
  <div type="agenda_item" n="1" xml:id="item-1">
    <head>О хлебе</head>
    <sp n="1" xml:id="item-1.1" who="#petrov" ana="#speech.direct">
      <speaker rend="glued">т. Петров –</speaker>
      <p n="1"> Съешьте ещё этих <supplied>мягких</supplied> булок. <del xml:id="del-1" source="#fn1" evidence="external">Да выпейте чаю.</del><note xml:id="fn1" n="*" rend="n" type="editor" place="end">Абзац зачеркнут.</note> <expan><abbr>сов</abbr><ex>етских</ex></expan></p>
    </sp>
  </div>
</body>
"""


def document(text: str, language: str = "en", original: str = "ru", header: str = HEADER) -> etree._ElementTree:
    """A whole document around the content of its `text`."""
    described = header.replace("{original}", original)
    source = f'<TEI xmlns="{TEI}" xml:id="sample" xml:lang="{language}">{described}<text type="minute">{text}</text></TEI>'
    return etree.ElementTree(etree.fromstring(source))


def english() -> etree._ElementTree:
    """Every element of the encoding, in a translation from the Russian."""
    return document(BODY)


def russian() -> etree._ElementTree:
    """A document in the language of its record."""
    return document(RUSSIAN_BODY, "ru", "ru")


def paragraph(content: str) -> etree._ElementTree:
    """A document of one turn with one paragraph."""
    turn = f'<sp n="1" xml:id="item-1.1" who="#petrov"><p n="1">{content}</p></sp>'
    return document(f'<body><div type="agenda_item" n="1" xml:id="item-1"><head>Item</head>{turn}</div></body>')
