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
   <xsl:template match="/">
      <problems>
         <xsl:for-each select="//tei:*[@cert]">
            <xsl:if test="not(@resp)">
               <problem rule="certainty.named" level="error" at="{check:place(.)}"><xsl:text>a degree of certainty is somebody's judgement; say in @resp whose, as resp="#tei-protocols"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@when or @from or @to or @notBefore or @notAfter]">
            <xsl:if test="@when and (@from, @to, @notBefore, @notAfter)">
               <problem rule="date.form.1" level="error" at="{check:place(.)}"><xsl:text>a date is one day (@when) or several in a row (@from, @to), not both</xsl:text></problem>
            </xsl:if>
            <xsl:if test="(@from and @notBefore) or (@to and @notAfter)">
               <problem rule="date.form.2" level="error" at="{check:place(.)}"><xsl:text>a beginning is either known (@from) or has a bound (@notBefore), and so has an end</xsl:text></problem>
            </xsl:if>
            <xsl:if test="@from castable as xs:date and @to castable as xs:date and string(@from) gt string(@to)">
               <problem rule="date.form.3" level="error" at="{check:place(.)}"><xsl:text>the date ends before it begins: from "</xsl:text><xsl:value-of select="@from"/><xsl:text>" to "</xsl:text><xsl:value-of select="@to"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@next]">
            <xsl:variable name="part" select="."/>
            <xsl:if test="not(every $next in tokenize(@next)[starts-with(., '#')] satisfies not(id(substring($next, 2))[not(@prev = '#' || $part/@xml:id)]))">
               <problem rule="chain.closed" level="error" at="{check:place(.)}"><xsl:text>the part named in next="</xsl:text><xsl:value-of select="@next"/><xsl:text>" does not point back; give it prev="#</xsl:text><xsl:value-of select="@xml:id"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@cert = 'low'][not(self::tei:certainty)][tokenize(@resp)[matches(., '#(s[0-9]+\.)?tei-protocols$')]]">
            <xsl:if test="true()">
               <problem rule="reading.doubtful" level="notice" at="{check:place(.)}"><xsl:text>the program was in doubt about this, and nobody has decided it; if it is right, put yourself into @resp, and @cert as you see it</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiCorpus/tei:TEI">
            <xsl:variable name="k" select="count(preceding-sibling::tei:TEI) + 1"/>
            <xsl:if test=".//@xml:id[not(starts-with(., 's' || $k || '.'))]">
               <problem rule="corpus.ids" level="warning" at="{check:place(.)}"><xsl:text>in the session that comes as number </xsl:text><xsl:value-of select="$k"/><xsl:text>, identifiers begin with "s</xsl:text><xsl:value-of select="$k"/><xsl:text>."; these do not: </xsl:text><xsl:value-of select="string-join(.//@xml:id[not(starts-with(., 's' || $k || '.'))], ', ')"/></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:TEI[tei:text]">
            <xsl:if test="not(.//tei:creation/tei:date)">
               <problem rule="session.dated" level="warning" at="{check:place(.)}"><xsl:text>the session has no date; state it in profileDesc/creation</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:TEI[tei:text]">
            <xsl:variable name="created"
                          select="string((tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:variable name="met"
                          select="string((tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:meeting/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$created and $met and substring($created, 1, string-length($met)) ne substring($met, 1, string-length($created))">
               <problem rule="date.agreed" level="warning" at="{check:place(.)}"><xsl:text>the session was on </xsl:text><xsl:value-of select="$met"/><xsl:text> (meeting) or on </xsl:text><xsl:value-of select="$created"/><xsl:text> (creation); which is right?</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiCorpus/tei:TEI[preceding-sibling::tei:TEI]">
            <xsl:variable name="this"
                          select="string((tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:variable name="before"
                          select="string((preceding-sibling::tei:TEI[1]/tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$this and $before and substring($this, 1, string-length($before)) lt substring($before, 1, string-length($this))">
               <problem rule="date.sequence" level="warning" at="{check:place(.)}"><xsl:text>this session, of </xsl:text><xsl:value-of select="$this"/><xsl:text>, stands behind one of </xsl:text><xsl:value-of select="$before"/><xsl:text>; is one of the dates wrong, or their order?</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:teiHeader[parent::tei:TEI[tei:text][not(parent::tei:teiCorpus)] or parent::tei:teiCorpus]">
            <xsl:if test="not(tei:revisionDesc/@status = ('review', 'archive'))">
               <problem rule="review.missing" level="notice" at="{check:place(.)}"><xsl:text>nobody has read this document yet; who does says so in revisionDesc, as status="review"</xsl:text></problem>
            </xsl:if>
            <xsl:if test="tei:revisionDesc/@status = 'review'">
               <problem rule="review.unfinished" level="notice" at="{check:place(.)}"><xsl:text>this document is still being read; when nothing is open any more, write status="archive"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:availability[@status = 'free']">
            <xsl:if test="not(tei:licence)">
               <problem rule="licence.stated" level="warning" at="{check:place(.)}"><xsl:text>the text is said to be free, but no licence is named</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:idno[@type = 'sha256']">
            <xsl:if test="normalize-space() and not(matches(normalize-space(), '^[0-9a-f]{64}$'))">
               <problem rule="digest.form" level="error" at="{check:place(.)}"><xsl:text>a SHA-256 digest has 64 digits of 0-9 and a-f</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:idno[@type = ('fond', 'opis', 'delo', 'listy', 'perechen')]">
            <xsl:if test="not(@n)">
               <problem rule="shelfmark.number" level="warning" at="{check:place(.)}"><xsl:text>the part "</xsl:text><xsl:value-of select="."/><xsl:text>" of the shelfmark lacks its number in @n</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:refsDecl/tei:citeStructure">
            <xsl:if test="not(starts-with(@match, '/'))">
               <problem rule="address.root" level="error" at="{check:place(.)}"><xsl:text>the first part of an address says where to begin: match="/TEI/text/body/</xsl:text><xsl:value-of select="@match"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc">
            <xsl:if test="not(.//tei:person[tokenize(@role) = 'chair'])">
               <problem rule="chair.present" level="warning" at="{check:place(.)}"><xsl:text>nobody is in the chair; give the person who presided role="chair"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc">
            <xsl:if test="not(.//tei:person[tokenize(@role) = 'recorder'])">
               <problem rule="recorder.present" level="notice" at="{check:place(.)}"><xsl:text>nobody is said to have taken the notes; give the person who did role="recorder"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//((tei:listPerson | tei:listOrg | tei:listPlace)[not(name() = preceding-sibling::*/name())][name() = following-sibling::*/name()])">
            <xsl:variable name="kind" select="name()"/>
            <xsl:variable name="defaults" select="../*[name() = $kind][@default = 'true']"/>
            <xsl:if test="not(count($defaults) eq 1)">
               <problem rule="lists.default" level="error" at="{check:place(.)}"><xsl:text>among lists side by side exactly one has default="true"; here it is </xsl:text><xsl:value-of select="count($defaults)"/></problem>
            </xsl:if>
            <xsl:if test="../*[name() = $kind][not(@xml:id)]">
               <problem rule="lists.named" level="error" at="{check:place(.)}"><xsl:text>among lists side by side each has an xml:id</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:particDesc//tei:listPerson">
            <xsl:if test="not(@type)">
               <problem rule="list.kind" level="error" at="{check:place(.)}"><xsl:text>what kind of list is this? Say it in @type, as type="participants" or type="group"</xsl:text></problem>
            </xsl:if>
            <xsl:if test="not(@xml:id)">
               <problem rule="list.address" level="error" at="{check:place(.)}"><xsl:text>a list of people has an address: xml:id="list.</xsl:text><xsl:value-of select="(@type, 'participants')[1]"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:person">
            <xsl:if test="not(tei:persName or @sameAs)">
               <problem rule="person.named" level="error" at="{check:place(.)}"><xsl:text>person "</xsl:text><xsl:value-of select="@xml:id"/><xsl:text>" has no name; give it a persName, or sameAs with the entry of the register</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:listPerson[@type = ('speakers', 'mentioned')]/tei:person">
            <xsl:variable name="address" select="concat('#', @xml:id)"/>
            <xsl:if test="ancestor::tei:particDesc/tei:listPerson[@type = 'participants'][count(.//tei:person) gt 1] and ancestor::tei:TEI[1]/tei:text//tei:sp[tokenize(@who) = $address]">
               <problem rule="speaker.absent" level="notice" at="{check:place(.)}"><xsl:value-of select="$address"/><xsl:text> speaks, but is not among those who were present; is it somebody else, or is the list incomplete?</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:closer//tei:date[@when or @from][not(ancestor::tei:note)]">
            <xsl:variable name="taken" select="string((@when, @from)[1])"/>
            <xsl:variable name="met"
                          select="string((ancestor::tei:TEI[1]/tei:teiHeader/tei:profileDesc/tei:creation/tei:date)[1]/(@when, @from)[1])"/>
            <xsl:if test="$met and substring($taken, 1, string-length($met)) lt substring($met, 1, string-length($taken))">
               <problem rule="date.notes" level="warning" at="{check:place(.)}"><xsl:text>these notes are dated </xsl:text><xsl:value-of select="$taken"/><xsl:text>, before the session on </xsl:text><xsl:value-of select="$met"/></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = ('agenda_item', 'agenda_sub_item')]">
            <xsl:if test="not(@n)">
               <problem rule="item.addressed.1" level="error" at="{check:place(.)}"><xsl:text>an item of the agenda has its number in @n ("u1" where none is printed)</xsl:text></problem>
            </xsl:if>
            <xsl:if test="not(@xml:id)">
               <problem rule="item.addressed.2" level="error" at="{check:place(.)}"><xsl:text>an item of the agenda has an address: xml:id="item-</xsl:text><xsl:value-of select="(@n, 'u1')[1]"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = ('agenda_item', 'agenda_sub_item')]">
            <xsl:if test="not(tei:head)">
               <problem rule="item.heading" level="error" at="{check:place(.)}"><xsl:text>an item of the agenda begins with its heading in head; text under no heading is a div of type "proceedings"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:div[@type = 'agenda_sub_item']">
            <xsl:if test="not(parent::tei:div)">
               <problem rule="item.sub" level="error" at="{check:place(.)}"><xsl:text>a sub-point stands inside the item that it belongs to</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp//*[tokenize(@ana)[ends-with(., 'act.decision')]]">
            <xsl:if test="not(false())">
               <problem rule="decision.outside" level="error" at="{check:place(.)}"><xsl:text>a decision of the body is nobody's turn; take it out of the sp</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[not(@who)]">
            <xsl:if test="not(tokenize(@ana)[ends-with(., 'speech.collective')] or .//tei:ref[@type = 'unresolved'])">
               <problem rule="turn.voice" level="warning" at="{check:place(.)}"><xsl:text>this turn belongs to nobody; name the speaker in @who</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:*[@who][self::tei:sp or self::tei:said]">
            <xsl:if test="not(every $who in tokenize(@who)[starts-with(., '#')] satisfies not(id(substring($who, 2))[not(self::tei:person or self::tei:personGrp or self::tei:listPerson or self::tei:org)]))">
               <problem rule="turn.person" level="error" at="{check:place(.)}"><xsl:text>who speaks? @who="</xsl:text><xsl:value-of select="@who"/><xsl:text>" leads to something that is no person</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[@cert = 'low']">
            <xsl:if test="not(.//tei:certainty[tokenize(@target) = '#' || current()/@xml:id])">
               <problem rule="turn.doubt" level="error" at="{check:place(.)}"><xsl:text>a doubtful attribution names its rival reading; add a certainty element with target="#</xsl:text><xsl:value-of select="@xml:id"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[@ana]">
            <xsl:if test="not(count(tokenize(@ana)[matches(., 'speech\.(direct|reported|collective|aside)$')]) eq 1)">
               <problem rule="turn.manner" level="error" at="{check:place(.)}"><xsl:text>@ana of a turn names its manner once: #speech.direct, #speech.reported, #speech.collective or #speech.aside</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[tei:speaker]">
            <xsl:if test="tokenize(@ana)[ends-with(., 'speech.reported')]">
               <problem rule="turn.label" level="warning" at="{check:place(.)}"><xsl:text>a turn with a label gives the words under the speaker's name: #speech.direct; in reported speech the naming is a seg of type "attribution"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:sp[parent::tei:div/@xml:id]">
            <xsl:if test="not(@xml:id = ../@xml:id || '.' || @n)">
               <problem rule="turn.address" level="warning" at="{check:place(.)}"><xsl:text>the address of this turn is "</xsl:text><xsl:value-of select="../@xml:id"/><xsl:text>.</xsl:text><xsl:value-of select="@n"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:seg">
            <xsl:if test="not(@type or @ana)">
               <problem rule="seg.job" level="error" at="{check:place(.)}"><xsl:text>say what these words do in the record: seg needs a type or ana</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:del[not(ancestor::tei:note)]">
            <xsl:if test="not(@evidence)">
               <problem rule="del.proof.1" level="error" at="{check:place(.)}"><xsl:text>nothing is struck out without proof; say in @evidence what proves it: "external" (a note) or "internal" (the page itself)</xsl:text></problem>
            </xsl:if>
            <xsl:if test="@evidence = 'external' and not(@source)">
               <problem rule="del.proof.2" level="error" at="{check:place(.)}"><xsl:text>which note proves this deletion? Name it in @source, as source="#fn1"</xsl:text></problem>
            </xsl:if>
            <xsl:if test="@evidence = 'internal' and not(@rend)">
               <problem rule="del.proof.3" level="error" at="{check:place(.)}"><xsl:text>how does the page show this deletion? Say it in @rend, as rend="strikethrough"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:add[not(ancestor::tei:note)]">
            <xsl:if test="not(@evidence)">
               <problem rule="add.proof.1" level="error" at="{check:place(.)}"><xsl:text>nothing is an addition without proof; say in @evidence what proves it: "external" (a note) or "internal" (the page itself)</xsl:text></problem>
            </xsl:if>
            <xsl:if test="@evidence = 'external' and not(@source)">
               <problem rule="add.proof.2" level="error" at="{check:place(.)}"><xsl:text>which note proves this addition? Name it in @source, as source="#fn1"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:restore">
            <xsl:if test="not(.//tei:del)">
               <problem rule="restore.deletion" level="error" at="{check:place(.)}"><xsl:text>what is restored was struck out before: restore stands around a del</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:lb[not(ancestor::tei:teiHeader)]">
            <xsl:if test="not(@break = 'no')">
               <problem rule="line.reason" level="warning" at="{check:place(.)}"><xsl:text>line ends are kept only inside a word, with break="no"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:g">
            <xsl:if test="not(matches(@n, '^U\+[0-9A-F]{4,6}$'))">
               <problem rule="character.number" level="error" at="{check:place(.)}"><xsl:text>@n of g is the number of the character, as "U+000C"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:supplied">
            <xsl:if test="not(@resp)">
               <problem rule="editor.named" level="error" at="{check:place(.)}"><xsl:text>who supplied this? Name the editor in @resp</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[not(ancestor::tei:teiHeader)]">
            <xsl:if test="not(@resp)">
               <problem rule="gloss.named" level="error" at="{check:place(.)}"><xsl:text>who explains this? Name the editor in @resp</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[@type = 'original']">
            <xsl:if test="not(@xml:lang)">
               <problem rule="gloss.language" level="error" at="{check:place(.)}"><xsl:text>say in @xml:lang in which language and script this word of the original is, as "ru-Latn"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:gloss[@type = 'editorial']">
            <xsl:if test="not(@target)">
               <problem rule="gloss.term" level="warning" at="{check:place(.)}"><xsl:text>this explanation is tied to no term; put the explained word in term, and point to it with @target</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@place = 'end']">
            <xsl:if test="not(@xml:id)">
               <problem rule="note.mark.1" level="error" at="{check:place(.)}"><xsl:text>a note at the end needs an address: xml:id="fn</xsl:text><xsl:value-of select="(@n, '1')[1]"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
            <xsl:if test="not(@n)">
               <problem rule="note.mark.2" level="error" at="{check:place(.)}"><xsl:text>a note at the end has its number in @n</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@place = ('end', 'foot')]">
            <xsl:if test="not(@rend)">
               <problem rule="note.form" level="warning" at="{check:place(.)}"><xsl:text>how is the mark of this note printed? Say it in @rend, as rend="[n]"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = ('translator', 'editor')]">
            <xsl:if test="not(@resp)">
               <problem rule="note.named" level="error" at="{check:place(.)}"><xsl:text>whose note is this? Name its author in @resp, as resp="#source-editor"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:del[@source][not(tokenize(@rend) = 'bracketed')]//tei:*[self::tei:note[@place = 'end'] or self::tei:ref[@type = 'noteMark']]">
            <xsl:if test="ancestor::tei:del/tokenize(@source) = ('#' || @xml:id, tokenize(@target)[current()/self::tei:ref])">
               <problem rule="note.deleted" level="warning" at="{check:place(.)}"><xsl:text>this note proves the deletion in which it stands, and is lost with it where the struck words are left out; move it behind &lt;/del&gt;</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = 'query']">
            <xsl:if test="true()">
               <problem rule="query.open" level="notice" at="{check:place(.)}"><xsl:text>this question is not answered; answer it, and remove the note</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:note[@type = ('header', 'discarded')]">
            <xsl:if test="not(parent::tei:notesStmt)">
               <problem rule="note.lines.1" level="error" at="{check:place(.)}"><xsl:text>lines of the transcript that are not its text are kept in notesStmt</xsl:text></problem>
            </xsl:if>
            <xsl:if test="not(matches(@n, '^[0-9]+(-[0-9]+)?$'))">
               <problem rule="note.lines.2" level="error" at="{check:place(.)}"><xsl:text>@n says which lines of the transcript these are, as n="3-9"</xsl:text></problem>
            </xsl:if>
            <xsl:if test="tei:lb[not(matches(@n, '^[0-9]+$'))]">
               <problem rule="note.lines.3" level="error" at="{check:place(.)}"><xsl:text>each line in this note begins with lb and its number in @n</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'noteMark']">
            <xsl:if test="not(@target)">
               <problem rule="mark.target" level="error" at="{check:place(.)}"><xsl:text>to which note does this mark point? Name it in @target</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'noteMark'][@target]">
            <xsl:if test="not(every $target in tokenize(@target)[starts-with(., '#')] satisfies not(id(substring($target, 2))[not(self::tei:note)]))">
               <problem rule="mark.note" level="error" at="{check:place(.)}"><xsl:text>this mark leads to something that is no note: target="</xsl:text><xsl:value-of select="@target"/><xsl:text>"</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'unresolved']">
            <xsl:if test="true()">
               <problem rule="mark.unresolved" level="warning" at="{check:place(.)}"><xsl:text>the note of the mark "</xsl:text><xsl:value-of select="@n"/><xsl:text>" is missing; add it here, or correct the number</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:ref[@type = 'protocol']">
            <xsl:if test="not(@n)">
               <problem rule="protocol.number" level="error" at="{check:place(.)}"><xsl:text>which protocol? Put its number in @n</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
         <xsl:for-each select="//tei:anchor[@type = 'notes']">
            <xsl:if test="not(@corresp)">
               <problem rule="notes.place" level="error" at="{check:place(.)}"><xsl:text>which notes are printed here? Name them in @corresp</xsl:text></problem>
            </xsl:if>
         </xsl:for-each>
      </problems>
   </xsl:template>
</xsl:stylesheet>
