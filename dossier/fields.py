"""The parts of a front matter: what a field may hold, and the small shapes that recur in it.

Field names are those of the YAML (a trailing underscore keeps `from`, `as` and `in` apart from Python's
own words); the types say what a field takes; the comment behind a field is its entry in the reference.
`front_matter.py` reads YAML with nothing but these classes: adding a field is one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a record in one of `collections` (shapes, such as "sources"; empty: any record)."""

    collections: tuple[str, ...] = ()
    words: bool = False  #: a name in words is allowed where no record is kept
    instead: tuple[str, ...] = ()  #: words that may stand in place of an id


@dataclass(frozen=True, slots=True)
class Format:
    """A string with a form of its own: text (inline Markdown), cite, edtf, url, paragraphs, id, file."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """A list for which one bare item may stand; `{value: [a, b], …}` is two items with the rest shared."""


Text = Annotated[str, Format("text")]
Cite = Annotated[str, Format("cite")]
Edtf = Annotated[str, Format("edtf")]
Url = Annotated[str, Format("url")]
Contact = Annotated[str, Format("contact")]
Id = Annotated[str, Format("id")]  #: of a record that is no more, or of a folder
File = Annotated[str, Format("file")]  #: inside the folder where such files lie
Paragraphs = Annotated[tuple[int, ...], Format("paragraphs")]
Actor = Annotated[str, Ref(("actors",), words=True)]
Claim = Annotated[str, Ref(("claims",))]
Source = Annotated[str, Ref(("sources",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value and how it is known; a bare value is one without `cite` or `claim`."""

    BARE: ClassVar[str] = "value"
    value: Annotated[str, Ref(words=True)]  #: words, or the id of a record, which becomes a link
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it, with its stances, hedges and origins
    known_from: str = ""  #: for what our copy does not print: how it is known otherwise
    url: Url = ""  #: where that can be seen


Facts = Annotated[tuple[Fact, ...], OneOrMore()]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact:
    """A date and how it is known; a bare date is what our copy prints."""

    BARE: ClassVar[str] = "value"
    value: Edtf  #: the date
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it
    known_from: str = ""  #: for a date that our copy does not print: how it is known otherwise
    url: Url = ""  #: where that can be seen


DateFacts = Annotated[tuple[DateFact, ...], OneOrMore()]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFact:
    """A fact of a kind that the collection has no field for: length, price, address …"""

    what: str  #: the label readers see: length, price, owner …
    value: Annotated[str, Ref(words=True)]  #: words, or the id of a record, which becomes a link
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it
    known_from: str = ""  #: how it is known, where no source of ours states it
    url: Url = ""  #: where that can be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A spelling under which the record is known."""

    BARE: ClassVar[str] = "name"
    name: str  #: the spelling
    lang: str = ""  #: BCP 47; gives the page `lang` and `dir`
    cite: Cite = ""  #: who writes it so
    shared_with: tuple[Annotated[str, Ref()], ...] = ()  #: records that rightly carry the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed tie to another record; its label in either direction is declared in site.yml."""

    type: str  #: one of the engine's, or of `relations` in site.yml
    to: Annotated[str, Ref()]  #: the record at the other end
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it; from it the tie has its hedges, denials and origins
    from_: Edtf = ""  #: since when
    until: Edtf = ""  #: until when


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part in an event."""

    BARE: ClassVar[str] = "actor"
    actor: Annotated[str, Ref(("actors",))]  #: who takes part
    as_: str = ""  #: in which part: speaker, host, witness …
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event was, according to somebody."""

    BARE: ClassVar[str] = "date"
    date: Edtf = ""  #: the date, as far as it is known
    of: str = ""  #: what the date is of: posted, signed, seized …
    printed: str = ""  #: the words that the source prints, where they name no full date
    cite: Cite = ""  #: where it is stated
    claim: Claim = ""  #: the claim that carries it


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Somebody has read the record against its sources."""

    by: str  #: who has read it
    on: Edtf  #: on which day
    against: Literal["copy", "page"] = "copy"  #: our copy, or the page itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the record, kept under static/."""

    BARE: ClassVar[str] = "file"
    file: File  #: its path under static/
    alt: str = ""  #: what it shows, for those who do not see it
    credit: str = ""  #: whose it is
    rights: str = ""  #: on what ground it is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An answer to a finding, which stays visible with it."""

    rule: str  #: the name of the rule
    at: str = ""  #: narrows it to findings at this place
    text: str = ""  #: … or with this text
    #: the finding holds, does no harm, or is mistaken; a mistaken one leaves the page
    verdict: Literal["holds", "harmless", "mistaken"] = "holds"
    because: Text = ""  #: the reason; without one nothing is explained
    cite: Cite = ""  #: where the reason stands
    by: str = ""  #: who answers
    asked: Edtf = ""  #: the day the author or publisher was asked
    reply: Text = ""  #: what the author or publisher replied


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction made by the publisher of a source."""

    date: Edtf  #: on which day
    at: str = ""  #: at which place of the document
    was: str = ""  #: what stood there
    now: str = ""  #: what stands there now
    url: Url = ""  #: where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Our private copy of a source; never published."""

    BARE: ClassVar[str] = "file"
    file: File  #: its name in the folder of captures
    taken: Edtf = ""  #: on which day
    how: str = ""  #: how it was made, and what was lost by it
    compared: bool = False  #: true once somebody compared it with the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Paragraphs that the digest leaves out, and why."""

    p: Paragraphs  #: which paragraphs
    because: str  #: furniture, duplicate, private-person, or a reason in words


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work that a document names as its source."""

    BARE: ClassVar[str] = "work"
    work: Annotated[str, Ref(("sources",), words=True)]  #: the work: the id of a source, or words
    at: Paragraphs = ()  #: the paragraph in which it is named; with a footnote, that of its mark
    footnote: str = ""  #: the label of the footnote, as printed
    #: where the document says so; `ours` where it does not and we see it
    known_from: Literal["text", "footnote", "caption", "ours"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word of doubt as printed."""

    BARE: ClassVar[str] = "word"
    word: str  #: the word, as printed
    by: Actor = ""  #: whose doubt, where not the speaker's
    on: str = ""  #: what is doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The document's exact words, short."""

    BARE: ClassVar[str] = "text"
    text: str  #: the words; `[…]` is our omission
    #: whose words they are: a speaker's, the document's own, or a translation
    words_of: Literal["speaker", "document", "translation"] = "document"
    translated_by: Actor = ""  #: who translated them
    from_: str = ""  #: the language it was translated from, BCP 47
    utterance: str = ""  #: one id for one utterance, wherever it is printed


Stance = Literal["asserts", "rejects", "allows", "doubts", "asks", "reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What a document says about a claim: one for each speaker and stance."""

    claim: Claim  #: the claim that it is about
    fits: Literal["exact", "narrower", "wider", "related"] = "exact"  #: how the statement lies to the claim
    says: Text = ""  #: one neutral sentence of ours, needed unless the fit is exact
    said_by: Annotated[tuple[Actor, ...], OneOrMore()] = ()  #: empty: the document itself
    #: through whom, nearest to the document first
    via: Annotated[tuple[Annotated[str, Ref(("actors", "sources"), words=True)], ...], OneOrMore()] = ()
    stance: Stance = "asserts"  #: the speaker's; `reports` passes on without taking a position
    hedge: Hedge | None = None  #: a word of doubt, as printed
    at: Paragraphs = ()  #: the paragraph in which it stands
    #: in which part of the document
    in_: Literal["text", "headline", "caption", "footnote", "quotation"] = "text"
    quote: Quote | None = None  #: its exact words, short
    value: str = ""  #: as printed, with its bound
    date: Edtf = ""  #: when, where the assertion is about a date
    #: the source or event in which it was first put on record, words, `self` for the document's own,
    #: `unnamed`, or `not-stated`
    origin: Annotated[
        str, Ref(("sources", "events"), words=True, instead=("self", "unnamed", "not-stated"))
    ] = ""
