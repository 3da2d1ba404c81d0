"""Rules: the stable names under which a conclusion is drawn, and in words what it concludes, why, and what rivals it.

Each kind of mark and each part of the proceedings has one. A name stays when its wording changes, because people cite
it; `tei_protocols/explanations/` has a section for each. Words in braces are filled in from the conclusion at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from tei_protocols.model import marks
from tei_protocols.model.evidence import Evidence
from tei_protocols.model.marks import Mark
from tei_protocols.model.typed import Signs


class Rule(Struct, frozen=True):
    """One rule: its `id`, what it `concludes` of the words at hand, its `evidence`, and the `rival` reading, if any."""

    id: str
    concludes: str
    evidence: str
    rival: str = ""

    def filled(self, facts: Mapping[str, str]) -> Rule:
        """The same rule, its braces filled in with the facts of one conclusion; what is not among them stays empty."""
        known = defaultdict(str, facts)
        parts = (self.concludes, self.evidence, self.rival)
        return Rule(self.id, *(" ".join(part.format_map(known).split()) for part in parts))


_TABLE = (
    # who speaks: the paragraphs of the proceedings
    Rule("speaker.label", "spoken by {who}", "the label “{label}”"),
    Rule("speaker.typed", "spoken by {who}", "the typist's signs say that “{label}” is a label"),
    Rule("speaker.note", "spoken by {who}", "note {note} says so: “{testimony}”", "{rival}"),
    Rule("speaker.reported", "a speech of {who}, reported", "the clause “{label}”"),
    Rule("speaker.goes-on", "the same speech of {who} goes on", "the clause “{label}”", "another speech"),
    Rule("speaker.continuing", "spoken by {who} still", "no paragraph since begins with a name", "somebody not named"),
    Rule("speaker.speaks-or-not", "spoken by {who} still", "no sign of a label behind a name", "{rival}"),
    Rule(
        "speaker.collective", "an act or the voice of a group", "the formula of a collective act", "an unnamed person"
    ),
    Rule("speaker.supporters", "the names of those who agree", "names alone, behind a statement", "the next speakers"),
    Rule("speaker.assent", "spoken by {who} still", "a formula of assent without a name", "{rival}"),
    Rule(
        "speaker.sign-lost", "spoken by {who}", "“{label}” stands like a label that lost its sign", "words about them"
    ),
    Rule("speaker.behind", "spoken by {who}", "“{label}” behind the words", "the assent of somebody named"),
    Rule("speaker.any-verb", "a speech of {who}, reported", "the clause “{label}”", "words about them"),
    Rule("speaker.unnamed", "spoken by nobody who is named", "no name, and no speech is going on", "any speaker"),
    Rule(
        "speaker.unknown-label",
        "spoken by nobody who is known",
        "what looks like a label names nobody known",
        "somebody who is not listed",
    ),
    Rule("speaker.wordless", "nothing that anybody says", "no letter in it"),
    Rule("columns.merged", "lines of several columns, run together", "gaps within the lines", "one text"),
    Rule("decision.formula", "a decision", "the verb it begins with, or the numbering it goes on"),
    Rule("decision.or-proposal", "a decision", "the verb it begins with", "a proposal of {rival}"),
    Rule("stage.business", "what happened in the room", "the words in brackets", "words that were spoken"),
    # the frame of the proceedings
    Rule("attendance.list", "a list of those present", "the formula it begins with"),
    Rule("attendance.unnamed", "those present", "names above the first point, of people who speak below"),
    Rule(
        "attendance.office",
        "who was in the chair, or took the notes",
        "one name in a sentence about the session or the record",
        "something else that is told of both",
    ),
    Rule("attendance.group", "those present in the role of {role}", "the heading “{heading}”"),
    Rule("attendance.chair", "says who is in the chair", "the formula of the chair"),
    Rule("heading.agenda", "a heading of the agenda{number}", "{form}", "the first words of a speech"),
    Rule(
        "agenda.announced", "a point of the agenda that is taken below", "its words, or its number, stand there again"
    ),
    Rule(
        "heading.speakers",
        "those who speak on the point",
        "names alone, under or behind its heading",
        "the next speakers",
    ),
    # what becomes of a line outside the proceedings
    Rule("line.dateline", "the date of the record", "a date alone on its line"),
    Rule("line.title", "a title", "the words of a title, before the proceedings"),
    Rule("line.classification", "how secret the record was", "the words of a classification alone"),
    Rule("line.reference", "a reference to the formal protocol", "its formula"),
    Rule("line.letterhead", "the head of the form on which the record is written", "its formula"),
    Rule("line.description", "description, kept in the text", "it shares its line with text"),
    Rule("line.closing", "a closing line", "its formula, or its place at the end"),
    Rule("line.source", "where the original is kept", "a source line at the end", "part of the record"),
    Rule("line.signature", "a signature", "its form, at the end"),
    Rule("line.notes-heading", "the heading of the notes", "its words"),
    Rule("line.header", "taken out of the text, kept in the header: {what}", "{form}", "part of the record"),
    Rule("line.discarded", "taken out of the text, kept among the discarded lines", "{form}", "part of the record"),
    # square brackets, by what they say
    Rule("bracket.supplied", "supplied by the editor", "square brackets that nothing explains otherwise", "a gloss"),
    Rule(
        "bracket.left",
        "stays text",
        "a legend says that square brackets mark what was crossed out, and editors use them for much else",
        "crossed out, or supplied by the editor",
    ),
    Rule("bracket.date", "left out of a date, supplied by the editor", "square brackets inside a date"),
    Rule("supplied.note", "not in the record, supplied by the editor", "note {note} says so: “{testimony}”"),
    Rule("bracket.gloss", "explained by the editor", "{form}", "supplied words"),
    Rule("bracket.original", "the word of the original ({language})", "{form}", "a gloss"),
    Rule("bracket.expansion", "an abbreviated word with letters of the editor", "brackets that touch a letter"),
    Rule(
        "bracket.remark",
        "a remark of the {kind}",
        "it has a label or a signature, or speaks of the paper",
        "supplied words",
    ),
    Rule("remark.typed", "a remark of the typist", "the typist's signs say so"),
    Rule("gap.illegible", "a place that nobody could read", "the sign itself"),
    Rule("gap.omitted", "a place where text was left out", "the sign itself", "an ellipsis of the speaker"),
    Rule("gap.note", "a place where text is missing", "note {note} says so: “{testimony}”", "nothing missing here"),
    # what was done on the paper, or in the file
    Rule("deletion.note", "crossed out{hand}", "note {note} says so: “{testimony}”", "{rival}"),
    Rule("deletion.replaced", "replaced, and known from a note alone", "note {note} says so: “{testimony}”"),
    Rule("deletion.restored", "crossed out, then restored", "note {note} says so: “{testimony}”", "{rival}"),
    Rule("deletion.remark", "crossed out", "a remark of the editor in the text says so"),
    Rule("deletion.typed", "crossed out", "the typist's signs say so"),
    Rule(
        "deletion.legend",
        "crossed out",
        "a legend of the edition says what the signs around it mean",
        "signs of the record",
    ),
    Rule("deletion.formatting", "deleted", "the file strikes it through, or tracks its deletion{by}"),
    Rule("addition.note", "added on the paper{hand}", "note {note} says so: “{testimony}”", "{rival}"),
    Rule("addition.typed", "added on the paper", "the typist's signs say so"),
    Rule(
        "addition.legend",
        "added on the paper",
        "a legend of the edition says what the signs around it mean",
        "signs of the record",
    ),
    Rule("addition.formatting", "added", "the file marks it as inserted{by}"),
    Rule("underlining.note", "underlined on the paper", "note {note} says so: “{testimony}”", "{rival}"),
    Rule("underlining.typed", "underlined on the paper", "the typist's signs say so"),
    Rule("underlining.formatting", "underlined", "the file underlines it"),
    Rule("unclear.typed", "hard to read", "the typist's signs say so"),
    Rule("format.look", "set in {look}", "{form}"),
    # notes and their marks
    Rule("note.mark", "the mark of note {note}", "{form}", "{rival}"),
    Rule("note.second-mark", "another mark of note {note}", "the note has its mark before this", "{rival}"),
    Rule("note.missing", "the mark of a note that is not there", "its form and place; no such note", "{rival}"),
    Rule("note.text", "a note of the {kind}", "a number at its head, behind the proceedings"),
    Rule("note.unmarked", "a note of the {kind} without a mark", "a number at its head; no mark of it in the text"),
    Rule("comment.query", "asked about: {comment}", "a comment in the file{by}"),
    # names, dates, voices
    Rule("name.person", "the name of {who}", "{form}"),
    Rule("name.case", "means {who}", "the ending fits their surname in another case, and no other's", "somebody else"),
    Rule("name.abbreviated", "means {who}", "no other surname of the record begins so", "somebody who is not listed"),
    Rule("name.initials", "means {who}", "only they have these initials", "somebody who is not listed"),
    Rule("date.mention", "the date {date}", "the form of a date"),
    Rule("quotation.voice", "words of {who}, quoted", "the text itself says whose they are"),
    # the rest of the page
    Rule("page.mark", "a {unit} begins{number}", "the form of such a mark, and its place", "part of the record"),
    Rule("page.head", "the running head of a page", "its line returns on other pages", "part of the record"),
    Rule(
        "line.hyphen",
        "one word, divided at the end of a line",
        "a hyphen between small letters",
        "a hyphen of the word",
    ),
    Rule("label.number", "the number or word before what follows", "its form and place"),
    Rule("reference.protocol", "refers to protocol {number}", "the formula of such a reference"),
    Rule("reference.point", "refers to point {number} of the agenda", "the formula of such a reference"),
    # the parts of a citation
    Rule("citation.title", "the title of the document", "quotation marks at the head of the citation"),
    Rule("citation.publisher", "the publisher of the digital source", "a name known to publish such sources"),
    Rule("citation.address", "the address of the digital source", "the form of an address"),
    Rule("citation.shelfmark", "where the original is kept", "the form of a shelfmark"),
    Rule("citation.contribution", "what somebody did for the source", "the formula of such a statement"),
)

RULES = {rule.id: rule for rule in _TABLE}
"""All rules by their ids, in the order in which they are documented."""

RULES_OF: dict[type[Mark], tuple[str, ...]] = {
    marks.Supplied: ("bracket.supplied", "bracket.date", "supplied.note"),
    marks.Term: ("bracket.gloss",),
    marks.Gloss: ("bracket.gloss", "bracket.original"),
    marks.ExpandedWord: ("bracket.expansion",),
    marks.WrittenLetters: ("bracket.expansion",),
    marks.AddedLetters: ("bracket.expansion",),
    marks.Gap: ("gap.illegible", "gap.omitted", "gap.note"),
    marks.InlineNote: ("bracket.remark", "remark.typed"),
    marks.Deletion: (
        "deletion.note",
        "deletion.replaced",
        "deletion.restored",
        "deletion.remark",
        "deletion.legend",
        "deletion.typed",
        "deletion.formatting",
    ),
    marks.Addition: ("addition.note", "addition.legend", "addition.typed", "addition.formatting"),
    marks.Underlining: ("underlining.note", "underlining.typed", "underlining.formatting"),
    marks.Unclear: ("unclear.typed",),
    marks.TypedLabel: ("speaker.typed",),
    marks.NoteAnchor: ("note.mark",),
    marks.NoteReference: ("note.second-mark",),
    marks.DistantReference: ("note.second-mark",),
    marks.UnresolvedMark: ("note.missing",),
    marks.PersonName: (
        "name.person",
        "name.abbreviated",
        "name.initials",
        "name.case",
        "attendance.unnamed",
        "attendance.office",
    ),
    marks.DateMention: ("date.mention",),
    marks.Attribution: ("speaker.reported", "speaker.goes-on"),
    marks.Utterance: ("quotation.voice",),
    marks.RoleGroup: ("attendance.group",),
    marks.ChairClause: ("attendance.chair",),
    marks.StageBusiness: ("stage.business",),
    marks.ItemSpeakers: ("heading.speakers",),
    marks.Supporters: ("speaker.supporters",),
    marks.ProtocolReference: ("reference.protocol",),
    marks.PointReference: ("reference.point",),
    marks.PageBegins: ("page.mark", "page.head"),
    marks.LineEndHyphen: ("line.hyphen",),
    marks.Label: ("label.number",),
    marks.Highlighted: ("format.look",),
    marks.Query: ("comment.query",),
    marks.CitedTitle: ("citation.title",),
    marks.CitedPublisher: ("citation.publisher",),
    marks.CitedAddress: ("citation.address",),
    marks.Shelfmark: ("citation.shelfmark",),
    marks.Contribution: ("citation.contribution",),
}
"""The rules by which a mark of each kind may have come about; the first where nothing says more."""


def rule_of(mark: Mark) -> str:
    """The id of the rule by which a mark came about."""
    match mark:
        case marks.Deletion() | marks.Addition() | marks.Underlining():
            return mark.evidence.rule
        case marks.PersonName(evidence=Evidence() as evidence) | marks.Gap(evidence=Evidence() as evidence):
            return evidence.rule
        case marks.Query(refused=Mark() as refused):
            return rule_of(refused)
        case marks.Supplied(evidence=Evidence() as evidence):
            return evidence.rule
        case marks.Supplied(reason="omitted-in-original"):
            return "bracket.date"
        case marks.Gloss(original=original) if original:
            return "bracket.original"
        case marks.Gap(reason=reason):
            return f"gap.{reason}"
        case marks.InlineNote(typed=Signs()):
            return "remark.typed"
        case marks.PageBegins(head=True):
            return "page.head"
    return RULES_OF[type(mark)][0]


REPLACED = "deletion.replaced"
"""The rule of a deletion of which a note says that other words were put for it, and not that a line was drawn."""

UNRESOLVED = frozenset(("speaker.unnamed", "speaker.unknown-label", "speaker.refused", "columns.merged"))
"""The rules of the problems that say that a paragraph stays nobody's."""
