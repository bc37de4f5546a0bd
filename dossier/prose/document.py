"""A document's own words, paragraph by paragraph: what rules about texts read, and what they see in it.

The words are those of a private capture (when `verify` runs) or of a `text: full` body. A rule that reads texts
has `read_text(text)`, which yields sightings; they are kept in the receipts, so that a public clone reports the
same without the capture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dossier.dates import Day, PartialDate

LONGEST = 12  #: words of a document that a sighting prints
LETTERS = 300  #: … and characters, for what is no word


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of a document. number: its ¶."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A footnote that a capture prints and our digest does not. Offsets are those in its paragraph."""

    label: str
    paragraph: int
    start: int  #: of its mark
    words_start: int
    words: str


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A footnote's mark in the running text of a capture."""

    label: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DatedElsewhere:
    """A work or statement that paragraphs of a document tell of, and whose date is known apart from it."""

    paragraphs: tuple[int, ...]
    names: tuple[str, ...]  #: of those who wrote, published or spoke
    title: str  #: "'A talk with Ada Quill'"
    date: PartialDate | None  #: None: not known, so that nothing can miss it
    is_report: bool  #: of another's words, which may have been said the day before


@dataclass(frozen=True, slots=True)
class DocumentText:
    """All that a rule about texts may know of a document; what is withheld is not in it."""

    paragraphs: tuple[TextParagraph, ...]
    language: str
    published: PartialDate | None  #: as printed, or as known otherwise; relative words start from it
    known_from: str = ""  #: "" where the date is printed
    first_published: PartialDate | None = None  #: of the work that it republishes
    updated: PartialDate | None = None  #: the later date that it prints of itself, if it does
    omitted: frozenset[int] = frozenset()  #: paragraphs that the digest leaves out, with its reason
    title: str = ""  #: that our copy prints; "" where it is known otherwise
    names: Mapping[str, str] | None = None  #: every name of a record → its id, for rules about names
    dated: Callable[[], tuple[DatedElsewhere, ...]] = (
        tuple  #: what its paragraphs tell of, as other records date it
    )
    notes: tuple[PrintedNote, ...] = ()  #: of a capture: those that our digest leaves out
    marks: tuple[PrintedMark, ...] = ()  #: of a capture: all
    labels: frozenset[str] = frozenset()  #: of all the notes that the capture or our digest has

    @property
    def latest(self) -> PartialDate | None:
        """The latest date that the document bears, which its citations are compared with."""
        dated = [date for date in (self.updated, self.published) if date and date.latest]
        return max(dated, key=lambda date: date.latest or Day(0, 1, 1)) if dated else None


@dataclass(frozen=True, slots=True)
class Sight:
    """A stretch of a paragraph: offsets in its text, code points."""

    paragraph: int
    start: int
    end: int
    message: str = ""
    note: str = ""  #: the label of the footnote that it lies in or leads to


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a rule sees in a text: the place, what is said of it, and every other place that bears on it."""

    at: Sight
    message: str
    against: tuple[Sight, ...] = ()
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: value and reasons


def words_at(text: str, start: int, end: int) -> str:
    """The words of a stretch, at most LONGEST of them, whole; of what has no spaces the beginning."""
    words = text[start:end].split(" ", LONGEST)
    return (text[start:end] if len(words) <= LONGEST else " ".join(words[:LONGEST]))[:LETTERS]
