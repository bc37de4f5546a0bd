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
    url: Url = ""


Facts = Annotated[tuple[Fact, ...], OneOrMore()]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact:
    """A date and how it is known; a bare date is what our copy prints."""

    BARE: ClassVar[str] = "value"
    value: Edtf
    cite: Cite = ""
    claim: Claim = ""
    known_from: str = ""
    url: Url = ""


DateFacts = Annotated[tuple[DateFact, ...], OneOrMore()]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFact:
    """A fact of a kind that the collection has no field for: calibre, length, tonnage …"""

    what: str  #: the label readers see
    value: Annotated[str, Ref(words=True)]
    cite: Cite = ""
    claim: Claim = ""
    known_from: str = ""
    url: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A spelling under which the record is known."""

    BARE: ClassVar[str] = "name"
    name: str
    lang: str = ""  #: BCP 47; gives the page `lang` and `dir`
    cite: Cite = ""  #: who writes it so
    shared_with: tuple[Annotated[str, Ref()], ...] = ()  #: records that rightly carry the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed tie to another record; its label in either direction is declared in site.yml."""

    type: str
    to: Annotated[str, Ref()]
    cite: Cite = ""
    claim: Claim = ""
    from_: Edtf = ""
    until: Edtf = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part in an event."""

    BARE: ClassVar[str] = "actor"
    actor: Annotated[str, Ref(("actors",))]
    as_: str = ""  #: in which part: speaker, host, captor …
    cite: Cite = ""
    claim: Claim = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event was, according to somebody."""

    BARE: ClassVar[str] = "date"
    date: Edtf = ""
    of: str = ""  #: what the date is of: posted, signed, seized …
    printed: str = ""  #: the words that the source prints, where they name no full date
    cite: Cite = ""
    claim: Claim = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Somebody has read the record against its sources."""

    by: str
    on: Edtf
    against: Literal["copy", "page"] = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the record, kept under static/."""

    BARE: ClassVar[str] = "file"
    file: File
    alt: str = ""
    credit: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An answer to a finding, which stays visible with it."""

    rule: str
    at: str = ""  #: narrows it to findings at this place
    text: str = ""  #: … or with this text
    verdict: Literal["holds", "harmless", "mistaken"] = "holds"
    because: Text = ""
    cite: Cite = ""
    by: str = ""
    asked: Edtf = ""  #: the day the author or publisher was asked
    reply: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction made by the publisher of a source."""

    date: Edtf
    at: str = ""
    was: str = ""
    now: str = ""
    url: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Our private copy of a source; never published."""

    BARE: ClassVar[str] = "file"
    file: File
    taken: Edtf = ""
    how: str = ""
    compared: bool = False  #: true once somebody compared it with the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Paragraphs that the digest leaves out, and why."""

    p: Paragraphs
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work that a document names as its source."""

    BARE: ClassVar[str] = "work"
    work: Annotated[str, Ref(("sources",), words=True)]
    at: Paragraphs = ()
    footnote: str = ""
    known_from: Literal["text", "footnote", "caption", "ours"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word of doubt as printed."""

    BARE: ClassVar[str] = "word"
    word: str
    by: Actor = ""  #: whose doubt, where not the speaker's
    on: str = ""  #: what is doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The document's exact words, short."""

    BARE: ClassVar[str] = "text"
    text: str
    words_of: Literal["speaker", "document", "translation"] = "document"
    translated_by: Actor = ""
    from_: str = ""  #: the language it was translated from, BCP 47
    utterance: str = ""  #: one id for one utterance, wherever it is printed


Stance = Literal["asserts", "rejects", "allows", "doubts", "asks", "reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What a document says about a claim: one for each speaker and stance."""

    claim: Claim
    fits: Literal["exact", "narrower", "wider", "related"] = "exact"
    says: Text = ""  #: one neutral sentence of ours, needed unless the fit is exact
    said_by: Annotated[tuple[Actor, ...], OneOrMore()] = ()  #: empty: the document itself
    via: Annotated[tuple[Annotated[str, Ref(("actors", "sources"), words=True)], ...], OneOrMore()] = ()
    stance: Stance = "asserts"
    hedge: Hedge | None = None
    at: Paragraphs = ()
    in_: Literal["text", "headline", "caption", "footnote", "quotation"] = "text"
    quote: Quote | None = None
    value: str = ""  #: as printed, with its bound
    date: Edtf = ""
    origin: Annotated[
        str, Ref(("sources", "events"), words=True, instead=("self", "unnamed", "not-stated"))
    ] = ""
