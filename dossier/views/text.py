"""Words, names, dates, and running text with its notes and citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


class Html(Markup):
    """Markup made by the engine; with phrases only, wherever a `Pieces` is asked for inside a line."""

    __slots__ = ()
    part: ClassVar[str] = "html"


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere, or a plain name where `href` is empty."""

    text: str
    href: str = ""
    lang: str = ""  #: BCP 47, where it is not the page's own
    quoted: bool = False  #: a title as printed by its outlet: set in quotation marks


@dataclass(frozen=True, slots=True)
class Date:
    """A date in words, as certain as it is."""

    text: str  #: "19 June 2024", "about 1970", "Thursday"
    datetime: str = ""  #: what <time> takes: 2024-06-19, 2024-06, 2024; "" where it is no such thing
    certainty: str = "day"  #: day, month, year, approximate, range, open: its mark


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading that would fit, and why."""

    text: str
    datetime: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """Another place that bears on a finding."""

    where: Link
    text: str = ""  #: the words there
    message: str = ""  #: what is said of them: "the document's own date"
    place: str = ""  #: "¶7": where on the page, if `where` names another one


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody explained about a finding."""

    verdict: str  #: in readers' words: "The finding holds", "Harmless", "Set aside"
    because: Html
    by: str = ""
    asked: str = ""  #: "asked on 3 May 2026"
    reply: Html = Html("")


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding, set beside what it is about."""

    severity: str  #: note, warning, error: the colour; error only on our own work
    word: str  #: "Note", "Warning", "Error", "Explained": stands first, so that no colour is needed
    heading: str  #: the rule's neutral heading
    message: str
    lies: str  #: "in the document, as our copy has it", "in our copy", "in our notes", "not known"
    href: str  #: its entry in the report
    readings: tuple[Reading, ...] = ()
    against: tuple[Against, ...] = ()
    answer: Answer | None = None
    more: str = ""  #: "and 54 more places, on the finding’s own page"


@dataclass(frozen=True, slots=True)
class CiteNumber:
    """One number of a citation's mark."""

    number: str  #: "3"
    id: str  #: "cite-3-2", which the reference leads back to
    href: str  #: "#ref-3"
    title: str  #: "“Interim report”, Office of Review, March 1998, ¶7"


@dataclass(frozen=True, slots=True)
class CiteMark:
    """The mark of a citation in the text: 1, 3."""

    part: ClassVar[str] = "cite"
    numbers: tuple[CiteNumber, ...]


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A further mark of a note that already stands beside an earlier one."""

    part: ClassVar[str] = "notelink"
    label: str
    id: str
    href: str  #: "#fn-4"


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the margin, at its mark; it opens in place where there is no margin."""

    part: ClassVar[str] = "note"
    label: str  #: as the document prints it: "4"; ours are a, b, c
    id: str  #: "fn-4"
    back: str  #: "fnref-4": the id of its mark
    pieces: tuple[Html | CiteMark, ...]  #: phrases only; several paragraphs: spans of class note__part
    flags: tuple[Flag, ...] = ()
    own: bool = False  #: ours, not the document's


Piece = Html | Note | NoteLink | CiteMark
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a body.

    kind text: `pieces` hold the whole block, its <p> or <ul> too. kind heading: the words alone; `level`
    gives the tag (2 below the page's own heading, 3 below a section's). kind withheld, omitted: `note` says
    what is left out and why.
    """

    kind: str  #: text, heading, withheld, omitted
    pieces: Pieces = ()
    anchors: tuple[str, ...] = ()  #: its ids, the first is its address: ("p7", "p8")
    label: str = ""  #: "¶7", "¶7–9"; "" where it is no paragraph of a document
    level: int = 0
    note: str = ""
    flags: tuple[Flag, ...] = ()  #: of the paragraph, not of a note in it


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with a heading and text of its own."""

    heading: str
    id: str
    passages: tuple[Passage, ...]
    loose_notes: tuple[Note, ...] = ()  #: notes that no mark leads to


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way back from a reference to where it is cited."""

    label: str  #: "a", "b"
    href: str  #: "#cite-3-2"


@dataclass(frozen=True, slots=True)
class RefPlace:
    """A place in a source that the page cites."""

    where: Link  #: "¶7" → the paragraph of the source page; text "" for the source as a whole
    backs: tuple[BackLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of a page's numbered list."""

    number: str
    id: str  #: "ref-3"
    title: Link
    outlet: str = ""
    date: Date | None = None
    places: tuple[RefPlace, ...] = ()
