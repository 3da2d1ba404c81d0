<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:check="https://tei-protocols.example/ns/check"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                version="3.0"
                exclude-result-prefixes="#all"><!-- Made from Schematron rules by sch-to-xslt.xsl. -->
   <xsl:output method="xml" omit-xml-declaration="yes"/>
   <xsl:function name="check:place" as="xs:string">
      <xsl:param name="node" as="node()"/>
      <xsl:sequence select="string-join($node/ancestor-or-self::*/(count(preceding-sibling::*) + 1), ' ')"/>
   </xsl:function>
   <xsl:function name="check:problem" as="element(problem)">
      <xsl:param name="node" as="node()"/>
      <xsl:param name="rule" as="xs:string"/>
      <xsl:param name="level" as="xs:string"/>
      <xsl:param name="message" as="xs:string"/>
      <problem rule="{$rule}" level="{$level}" at="{check:place($node)}"><xsl:value-of select="$message"/></problem>
   </xsl:function>
   <xsl:template match="/">
      <problems>
         <xsl:for-each select="//tei:*[@cert]">
            <xsl:if test="not(@resp)">
               <xsl:sequence select="check:problem(., 'certainty.named', 'error', 'a degree of certainty is somebody''s judgement; say in @resp whose, as resp=&#34;#tei-protocols&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@when or @from or @to or @notBefore or @notAfter]">
            <xsl:if test="@when and (@from, @to, @notBefore, @notAfter)">
               <xsl:sequence select="check:problem(., 'date.form.1', 'error', 'a date is one day (@when) or several in a row (@from, @to), not both')"/>
            </xsl:if>
            <xsl:if test="(@from and @notBefore) or (@to and @notAfter)">
               <xsl:sequence select="check:problem(., 'date.form.2', 'error', 'a beginning is either known (@from) or has a bound (@notBefore), and so has an end')"/>
            </xsl:if>
            <xsl:if test="string(@from) gt string(@to) and @from castable as xs:date and @to castable as xs:date">
               <xsl:sequence select="check:problem(., 'date.form.3', 'error', 'the date ends before it begins: from &#34;' || string-join((@from), ' ') || '&#34; to &#34;' || string-join((@to), ' ') || '&#34;')"/>
            </xsl:if>
            <xsl:if test="(@when, @from, @to, @notBefore, @notAfter)[not(substring(., 5, 1) = ('', '-'))][matches(., '^\s*[0-9]{5,}')]">
               <xsl:sequence select="check:problem(., 'date.form.4', 'error', 'a year of more than four digits: write a day with hyphens, as 1960-02-11')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@next]">
            <xsl:variable name="part" select="."/>
            <xsl:if test="not(every $next in tokenize(@next)[starts-with(., '#')] satisfies not(id(substring($next, 2))[not(@prev = '#' || $part/@xml:id)]))">
               <xsl:sequence select="check:problem(., 'chain.closed', 'error', 'the part named in next=&#34;' || string-join((@next), ' ') || '&#34; does not point back; give it prev=&#34;#' || string-join((@xml:id), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@cert = 'low'][not(self::tei:certainty)][tokenize(@resp)[matches(., '#(s[0-9]+\.)?tei-protocols$')]]">
            <xsl:if test="true()">
               <xsl:sequence select="check:problem(., 'reading.doubtful', 'notice', 'the program was in doubt about this, and nobody has decided it; if it is right, put yourself into @resp, and @cert as you see it')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiCorpus/tei:TEI">
            <xsl:variable name="k" select="count(preceding-sibling::tei:TEI) + 1"/>
            <xsl:if test=".//@xml:id[not(starts-with(., 's' || $k || '.'))]">
               <xsl:sequence select="check:problem(., 'corpus.ids', 'warning', 'in the session that comes as number ' || string-join(($k), ' ') || ', identifiers begin with &#34;s' || string-join(($k), ' ') || '.&#34;; these do not: ' || string-join((string-join(.//@xml:id[not(starts-with(., 's' || $k || '.'))], ', ')), ' '))"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:TEI[tei:text]">
            <xsl:if test="not(.//tei:creation/tei:date)">
               <xsl:sequence select="check:problem(., 'session.dated', 'warning', 'the session has no date; state it in profileDesc/creation')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:TEI[tei:text]">
            <xsl:variable name="created"
                          select="string((tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:variable name="met"
                          select="string((tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:meeting/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$created and $met and substring($created, 1, string-length($met)) ne substring($met, 1, string-length($created))">
               <xsl:sequence select="check:problem(., 'date.agreed', 'warning', 'the session was on ' || string-join(($met), ' ') || ' (meeting) or on ' || string-join(($created), ' ') || ' (creation); which is right?')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiCorpus/tei:TEI[preceding-sibling::tei:TEI]">
            <xsl:variable name="this"
                          select="string((tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:variable name="before"
                          select="string((preceding-sibling::tei:TEI[1]/tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$this and $before and substring($this, 1, string-length($before)) lt substring($before, 1, string-length($this))">
               <xsl:sequence select="check:problem(., 'date.sequence', 'warning', 'this session, of ' || string-join(($this), ' ') || ', stands behind one of ' || string-join(($before), ' ') || '; is one of the dates wrong, or their order?')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiHeader[parent::tei:TEI[tei:text][not(parent::tei:teiCorpus)] or parent::tei:teiCorpus]">
            <xsl:if test="not(tei:revisionDesc/@status = ('review', 'archive'))">
               <xsl:sequence select="check:problem(., 'review.missing', 'notice', 'nobody has read this document yet; who does says so in revisionDesc, as status=&#34;review&#34;')"/>
            </xsl:if>
            <xsl:if test="tei:revisionDesc/@status = 'review'">
               <xsl:sequence select="check:problem(., 'review.unfinished', 'notice', 'this document is still being read; when nothing is open any more, write status=&#34;archive&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:availability[@status = 'free']">
            <xsl:if test="not(tei:licence)">
               <xsl:sequence select="check:problem(., 'licence.stated', 'warning', 'the text is said to be free, but no licence is named')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:idno[@type = 'sha256']">
            <xsl:if test="normalize-space() and not(matches(normalize-space(), '^[0-9a-f]{64}$'))">
               <xsl:sequence select="check:problem(., 'digest.form', 'error', 'a SHA-256 digest has 64 digits of 0-9 and a-f')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:idno[@type = ('fond', 'opis', 'delo', 'listy', 'perechen')]">
            <xsl:if test="not(@n)">
               <xsl:sequence select="check:problem(., 'shelfmark.number', 'warning', 'the part &#34;' || string-join((.), ' ') || '&#34; of the shelfmark lacks its number in @n')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:refsDecl/tei:citeStructure">
            <xsl:if test="not(starts-with(@match, '/'))">
               <xsl:sequence select="check:problem(., 'address.root', 'error', 'the first part of an address says where to begin: match=&#34;/TEI/text/body/' || string-join((@match), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc">
            <xsl:if test="not(.//tei:person[tokenize(@role) = 'chair'])">
               <xsl:sequence select="check:problem(., 'chair.present', 'warning', 'nobody is in the chair; give the person who presided role=&#34;chair&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc">
            <xsl:if test="not(.//tei:person[tokenize(@role) = 'recorder'])">
               <xsl:sequence select="check:problem(., 'recorder.present', 'notice', 'nobody is said to have taken the notes; give the person who did role=&#34;recorder&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//((tei:listPerson | tei:listOrg | tei:listPlace)[not(name() = preceding-sibling::*/name())][name() = following-sibling::*/name()])">
            <xsl:variable name="kind" select="name()"/>
            <xsl:variable name="defaults" select="../*[name() = $kind][@default = 'true']"/>
            <xsl:if test="not(count($defaults) eq 1)">
               <xsl:sequence select="check:problem(., 'lists.default', 'error', 'among lists side by side exactly one has default=&#34;true&#34;; here it is ' || string-join((count($defaults)), ' '))"/>
            </xsl:if>
            <xsl:if test="../*[name() = $kind][not(@xml:id)]">
               <xsl:sequence select="check:problem(., 'lists.named', 'error', 'among lists side by side each has an xml:id')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc//tei:listPerson">
            <xsl:if test="not(@type)">
               <xsl:sequence select="check:problem(., 'list.kind', 'error', 'what kind of list is this? Say it in @type, as type=&#34;participants&#34; or type=&#34;group&#34;')"/>
            </xsl:if>
            <xsl:if test="not(@xml:id)">
               <xsl:sequence select="check:problem(., 'list.address', 'error', 'a list of people has an address: xml:id=&#34;list.' || string-join(((@type, 'participants')[1]), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:person">
            <xsl:if test="not(tei:persName or @sameAs)">
               <xsl:sequence select="check:problem(., 'person.named', 'error', 'person &#34;' || string-join((@xml:id), ' ') || '&#34; has no name; give it a persName, or sameAs with the entry of the register')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:listPerson[@type = ('speakers', 'mentioned')]/tei:person">
            <xsl:variable name="address" select="concat('#', @xml:id)"/>
            <xsl:if test="ancestor::tei:particDesc/tei:listPerson[@type = 'participants'][count(.//tei:person) gt 1] and ancestor::tei:TEI[1]/tei:text//tei:sp[tokenize(@who) = $address]">
               <xsl:sequence select="check:problem(., 'speaker.absent', 'notice', string-join(($address), ' ') || ' speaks, but is not among those who were present; is it somebody else, or is the list incomplete?')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:closer//tei:date[@when or @from][not(ancestor::tei:note)]">
            <xsl:variable name="taken" select="string((@when, @from)[1])"/>
            <xsl:variable name="met"
                          select="string((ancestor::tei:TEI[1]/tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$met and substring($taken, 1, string-length($met)) lt substring($met, 1, string-length($taken))">
               <xsl:sequence select="check:problem(., 'date.notes', 'warning', 'these notes are dated ' || string-join(($taken), ' ') || ', before the session on ' || string-join(($met), ' '))"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = ('agenda_item', 'agenda_sub_item')]">
            <xsl:if test="not(@n)">
               <xsl:sequence select="check:problem(., 'item.addressed.1', 'error', 'an item of the agenda has its number in @n (&#34;u1&#34; where none is printed)')"/>
            </xsl:if>
            <xsl:if test="not(@xml:id)">
               <xsl:sequence select="check:problem(., 'item.addressed.2', 'error', 'an item of the agenda has an address: xml:id=&#34;item-' || string-join(((@n, 'u1')[1]), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = ('agenda_item', 'agenda_sub_item')]">
            <xsl:if test="not(tei:head)">
               <xsl:sequence select="check:problem(., 'item.heading', 'error', 'an item of the agenda begins with its heading in head; text under no heading is a div of type &#34;proceedings&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = 'agenda_sub_item']">
            <xsl:if test="not(parent::tei:div)">
               <xsl:sequence select="check:problem(., 'item.sub', 'error', 'a sub-point stands inside the item that it belongs to')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp//*[tokenize(@ana)[ends-with(., 'act.decision')]]">
            <xsl:if test="not(false())">
               <xsl:sequence select="check:problem(., 'decision.outside', 'error', 'a decision of the body is nobody''s turn; take it out of the sp')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[not(@who)]">
            <xsl:if test="not(tokenize(@ana)[ends-with(., 'speech.collective')] or .//tei:ref[@type = 'unresolved'])">
               <xsl:sequence select="check:problem(., 'turn.voice', 'warning', 'this turn belongs to nobody; name the speaker in @who')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@who][self::tei:sp or self::tei:said]">
            <xsl:if test="not(every $who in tokenize(@who)[starts-with(., '#')] satisfies not(id(substring($who, 2))[not(self::tei:person or self::tei:personGrp or self::tei:listPerson or self::tei:org)]))">
               <xsl:sequence select="check:problem(., 'turn.person', 'error', 'who speaks? @who=&#34;' || string-join((@who), ' ') || '&#34; leads to something that is no person')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[@cert = 'low']">
            <xsl:if test="not(.//tei:certainty[tokenize(@target) = '#' || current()/@xml:id])">
               <xsl:sequence select="check:problem(., 'turn.doubt', 'error', 'a doubtful attribution names its rival reading; add a certainty element with target=&#34;#' || string-join((@xml:id), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[@ana]">
            <xsl:if test="not(count(tokenize(@ana)[matches(., 'speech\.(direct|reported|collective|aside)$')]) eq 1)">
               <xsl:sequence select="check:problem(., 'turn.manner', 'error', '@ana of a turn names its manner once: #speech.direct, #speech.reported, #speech.collective or #speech.aside')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[tei:speaker]">
            <xsl:if test="tokenize(@ana)[ends-with(., 'speech.reported')]">
               <xsl:sequence select="check:problem(., 'turn.label', 'warning', 'a turn with a label gives the words under the speaker''s name: #speech.direct; in reported speech the naming is a seg of type &#34;attribution&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[starts-with(@who, '#')]/tei:speaker[tei:persName/@ref][every $ref in tei:persName/@ref satisfies starts-with($ref, '#')]">
            <xsl:if test="not(tokenize(../@who) = tei:persName/tokenize(@ref))">
               <xsl:sequence select="check:problem(., 'turn.named', 'warning', 'the label names &#34;' || string-join((tei:persName/@ref), ' ') || '&#34;, but @who says &#34;' || string-join((../@who), ' ') || '&#34;; one of the two is wrong: look who speaks in the record')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:speaker/tei:persName[starts-with(@ref, '#')]">
            <xsl:variable name="person"
                          select="id(substring(tokenize(@ref)[1], 2))/self::tei:person"/>
            <xsl:variable name="words" select="lower-case(tokenize(normalize-space())[last()])"/>
            <xsl:variable name="own" select="$person/tei:persName/lower-case(string())"/>
            <xsl:variable name="others"
                          select="$person/ancestor::tei:particDesc//tei:person[tei:persName/(tei:surname, .)[1]/lower-case(normalize-space()) = $words]"/>
            <xsl:if test="$person and exists($others) and not(some $name in $own satisfies contains($name, $words))">
               <xsl:sequence select="check:problem(., 'turn.surname', 'warning', '&#34;' || string-join((normalize-space()), ' ') || '&#34; is the name of somebody else, @ref=&#34;#' || string-join(($others[1]/@xml:id), ' ') || '&#34;, and not of &#34;' || string-join((@ref), ' ') || '&#34;; look who speaks in the record')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[parent::tei:div/@xml:id]">
            <xsl:variable name="address" select="../@xml:id || '.' || @n"/>
            <xsl:variable name="inserted"
                          select="preceding-sibling::tei:sp[1][$address = ../tei:sp/@xml:id]/@n || 'a'"/>
            <xsl:if test="not(@xml:id = $address)">
               <xsl:sequence select="check:problem(., 'turn.address', 'warning', 'the address of this turn is &#34;' || string-join(($address), ' ') || '&#34;' || string-join((if ($inserted = 'a') then '' else ', which another has; where this one was inserted, it is turn ' || $inserted || ': xml:id=&#34;' || ../@xml:id || '.' || $inserted || '&#34; n=&#34;' || $inserted || '&#34;'), ' '))"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:seg">
            <xsl:if test="not(@type or @ana)">
               <xsl:sequence select="check:problem(., 'seg.job', 'error', 'say what these words do in the record: seg needs a type or ana')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:del[not(ancestor::tei:note)]">
            <xsl:if test="not(@evidence)">
               <xsl:sequence select="check:problem(., 'del.proof.1', 'error', 'nothing is struck out without proof; say in @evidence what proves it: &#34;external&#34; (a note) or &#34;internal&#34; (the page itself)')"/>
            </xsl:if>
            <xsl:if test="@evidence = 'external' and not(@source)">
               <xsl:sequence select="check:problem(., 'del.proof.2', 'error', 'which note proves this deletion? Name it in @source, as source=&#34;#fn1&#34;')"/>
            </xsl:if>
            <xsl:if test="@evidence = 'internal' and not(@rend)">
               <xsl:sequence select="check:problem(., 'del.proof.3', 'error', 'how does the page show this deletion? Say it in @rend, as rend=&#34;strikethrough&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:add[not(ancestor::tei:note)]">
            <xsl:if test="not(@evidence)">
               <xsl:sequence select="check:problem(., 'add.proof.1', 'error', 'nothing is an addition without proof; say in @evidence what proves it: &#34;external&#34; (a note) or &#34;internal&#34; (the page itself)')"/>
            </xsl:if>
            <xsl:if test="@evidence = 'external' and not(@source)">
               <xsl:sequence select="check:problem(., 'add.proof.2', 'error', 'which note proves this addition? Name it in @source, as source=&#34;#fn1&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:restore">
            <xsl:if test="not(.//tei:del)">
               <xsl:sequence select="check:problem(., 'restore.deletion', 'error', 'what is restored was struck out before: restore stands around a del')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:lb[not(ancestor::tei:teiHeader)]">
            <xsl:if test="not(@break = 'no')">
               <xsl:sequence select="check:problem(., 'line.reason', 'warning', 'line ends are kept only inside a word, with break=&#34;no&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:g">
            <xsl:if test="not(matches(@n, '^U\+[0-9A-F]{4,6}$'))">
               <xsl:sequence select="check:problem(., 'character.number', 'error', '@n of g is the number of the character, as &#34;U+000C&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:supplied">
            <xsl:if test="not(@resp)">
               <xsl:sequence select="check:problem(., 'editor.named', 'error', 'who supplied this? Name the editor in @resp')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[not(ancestor::tei:teiHeader)]">
            <xsl:if test="not(@resp)">
               <xsl:sequence select="check:problem(., 'gloss.named', 'error', 'who explains this? Name the editor in @resp')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[@type = 'original']">
            <xsl:if test="not(@xml:lang)">
               <xsl:sequence select="check:problem(., 'gloss.language', 'error', 'say in @xml:lang in which language and script this word of the original is, as &#34;ru-Latn&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[@type = 'editorial']">
            <xsl:if test="not(@target)">
               <xsl:sequence select="check:problem(., 'gloss.term', 'warning', 'this explanation is tied to no term; put the explained word in term, and point to it with @target')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@place = 'end']">
            <xsl:if test="not(@xml:id)">
               <xsl:sequence select="check:problem(., 'note.mark.1', 'error', 'a note at the end needs an address: xml:id=&#34;fn' || string-join(((@n, '1')[1]), ' ') || '&#34;')"/>
            </xsl:if>
            <xsl:if test="not(@n or @rend = 'none')">
               <xsl:sequence select="check:problem(., 'note.mark.2', 'error', 'a note at the end has its number in @n')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@place = ('end', 'foot')]">
            <xsl:if test="not(@rend)">
               <xsl:sequence select="check:problem(., 'note.form', 'warning', 'how is the mark of this note printed? Say it in @rend, as rend=&#34;[n]&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = ('translator', 'editor')]">
            <xsl:if test="not(@resp)">
               <xsl:sequence select="check:problem(., 'note.named', 'error', 'whose note is this? Name its author in @resp, as resp=&#34;#source-editor&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:del[@source][not(tokenize(@rend) = 'bracketed')]//tei:*[self::tei:note[@place = 'end'] or self::tei:ref[@type = 'noteMark']]">
            <xsl:if test="ancestor::tei:del/tokenize(@source) = ('#' || @xml:id, tokenize(@target)[current()/self::tei:ref])">
               <xsl:sequence select="check:problem(., 'note.deleted', 'warning', 'this note proves the deletion in which it stands, and is lost with it where the struck words are left out; move it behind &lt;/del&gt;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:text//tei:note[not(@place) and not(@type = ('query', 'header', 'discarded'))]">
            <xsl:if test="not(@xml:id and @n)">
               <xsl:sequence select="check:problem(., 'note.own', 'warning', 'no mark in the text leads to this note of the edition; give it a sign and an address, as xml:id=&#34;note-a&#34; n=&#34;a&#34;, or say with place where the source prints it')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = 'query']">
            <xsl:if test="true()">
               <xsl:sequence select="check:problem(., 'query.open', 'notice', 'this question is not answered; answer it, and remove the note')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = ('header', 'discarded')]">
            <xsl:if test="not(parent::tei:notesStmt)">
               <xsl:sequence select="check:problem(., 'note.lines.1', 'error', 'lines of the transcript that are not its text are kept in notesStmt')"/>
            </xsl:if>
            <xsl:if test="not(matches(@n, '^[0-9]+(-[0-9]+)?$'))">
               <xsl:sequence select="check:problem(., 'note.lines.2', 'error', '@n says which lines of the transcript these are, as n=&#34;3-9&#34;')"/>
            </xsl:if>
            <xsl:if test="tei:lb[not(matches(@n, '^[0-9]+$'))]">
               <xsl:sequence select="check:problem(., 'note.lines.3', 'error', 'each line in this note begins with lb and its number in @n')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'noteMark']">
            <xsl:if test="not(@target)">
               <xsl:sequence select="check:problem(., 'mark.target', 'error', 'to which note does this mark point? Name it in @target')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'noteMark'][@target]">
            <xsl:if test="not(every $target in tokenize(@target)[starts-with(., '#')] satisfies not(id(substring($target, 2))[not(self::tei:note)]))">
               <xsl:sequence select="check:problem(., 'mark.note', 'error', 'this mark leads to something that is no note: target=&#34;' || string-join((@target), ' ') || '&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'unresolved']">
            <xsl:if test="true()">
               <xsl:sequence select="check:problem(., 'mark.unresolved', 'warning', 'the note of the mark ' || string-join((normalize-space(if (normalize-space()) then . else @n)), ' ') || ' is missing; if it was not copied, type it at the end of the transcript, and as a note here; if the number is misprinted, name the note in target, with type=&#34;noteMark&#34;')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'protocol']">
            <xsl:if test="not(@n)">
               <xsl:sequence select="check:problem(., 'protocol.number', 'error', 'which protocol? Put its number in @n')"/>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:anchor[@type = 'notes']">
            <xsl:if test="not(@corresp)">
               <xsl:sequence select="check:problem(., 'notes.place', 'error', 'which notes are printed here? Name them in @corresp')"/>
            </xsl:if>
         </xsl:for-each>
      </problems>
   </xsl:template>
</xsl:stylesheet>
