"""Facts, relations, assertions, mentions, findings: what stands on more than one kind of page."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.text import (
    Date,
    Flag,
    Html,
    Link,
    Pieces,
)


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value, and how it is known."""

    pieces: Pieces  #: the value as Html (a link, a <time>), then its CiteMark
    known: str = ""  #: "as printed", "known from a public listing", "inferred from the text"
    known_href: str = ""
    claim: Link | None = None  #: the claim that carries it
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a summary list: several values stand side by side where sources differ."""

    label: str
    values: tuple[FactValue, ...]
    flags: tuple[Flag, ...] = ()
    together: bool = False  #: values that hold together, such as authors: one below the other, as no choice
    preview: bool = False  #: stands in previews of the page too


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name, and who writes it so."""

    name: str
    lang: str = ""
    language: str = ""  #: "Arabic"
    pieces: Pieces = ()  #: citations, or words
    note: str = ""  #: "shared with another record"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another record."""

    target: Link
    detail: str = ""  #: "1996 to 1998", "as speaker"
    pieces: Pieces = ()
    claim: Link | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Ties of one kind in one direction."""

    label: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as printed."""

    text: str
    lang: str = ""
    note: str = ""  #: "the speaker's words, translated from Arabic by the document"


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a document says about a claim: a row on the claim's page and on the document's."""

    subject: Link  #: the document on a claim's page, the claim on a document's
    subject_note: str = ""  #: "Office of Review, 3 March 1998"; on a document's page: "also in 3 documents"
    id: str = ""
    places: tuple[Link, ...] = ()  #: ¶7
    medium: str = ""  #: "in a caption"; "" in running text
    speaker: Link = Link("")  #: text "the document itself" where it speaks for itself
    jointly: tuple[Link, ...] = ()  #: who speaks with them
    via: str = ""  #: "through Harbour Wire"
    stance: str = "asserts"  #: asserts, rejects, allows, doubts, asks, reports
    stance_words: str = "says so"
    hedge: str = ""  #: as printed
    hedge_note: str = ""  #: "Harbour Wire's word, on the range"
    quote: Quote | None = None
    says: Html = Html("")  #: our one neutral sentence
    value: str = ""
    date: Date | None = None
    origin: Link = Link("not stated")
    fit: str = ""  #: "narrower than the claim"; "" where it is exact
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The assertions of one stance, where there are too many to be read in one run."""

    heading: str  #: "says so"; "" where all stand in one run
    id: str  #: "stance-asserts"
    count: str
    rows: tuple[Assertion, ...]
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with its label: "4", "documents"."""

    count: str
    label: str
    href: str = ""
    stance: str = ""  #: where it counts a stance: draws its mark


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that leads here, or a field, which has none."""

    place: Link  #: "¶7" → the exact paragraph; text "" where the place has no name
    before: str = ""
    words: str = ""  #: the mention itself; "" for a field
    after: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that leads here, with every sentence of it that does."""

    title: Link  #: the record, at the first place
    sentences: tuple[Sentence, ...] = ()
    lang: str = ""
    rest: str = ""  #: "and in 12 more sentences"


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Backlinks under one heading: a relation's reverse label, or the kind of the citing page."""

    heading: str
    id: str
    count: str  #: "5,000 pages": of all, not of those shown
    mentions: tuple[Mention, ...]
    folded: tuple[Mention, ...] = ()  #: the rest, which opens in place
    fold: str = ""  #: "14 more"
    more: Link | None = None  #: what is left after that, on a page of its own


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A further date that a document gives for what a timeline enters under another."""

    date: Date
    detail: str = ""  #: what it is the date of
    pieces: Pieces = ()  #: who gives it
    bar: Html = Html("")


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a timeline."""

    date: Date
    title: Link
    id: str = ""
    kind: str = ""  #: "event", "statement"
    detail: str = ""
    pieces: Pieces = ()  #: who dates it so
    bar: Html = Html("")  #: the date drawn on the scale of its year
    differs: tuple[OtherDate, ...] = ()
    chosen: bool = False  #: readers can choose it by its kind and by what follows, "|" between several
    parties: str = ""
    things: str = ""
    documents: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made by the engine, or a file kept under static/."""

    html: Html  #: <svg role="img"> or <img>
    caption: Html = Html("")


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of this page, in one line."""

    where: Link  #: "footnote 4" → its place on this page
    heading: str
    href: str  #: its entry in the report
    word: str = "Note"
    severity: str = "note"  #: the word's colour: note, warning, error, explained


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work that the document names as its source."""

    work: Link
    detail: str = ""  #: "footnote 2", "known from the caption"
    places: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim about a record, in one line."""

    question: Link
    tally: str  #: "4 documents, 1 origin"


@dataclass(frozen=True, slots=True)
class DateGiven:
    """A date of an event, according to somebody."""

    date: Date
    of: str = ""  #: "posted"
    printed: str = ""  #: "Thursday"
    pieces: Pieces = ()  #: who says so
    claim: Link | None = None
