"""A document's page in the private preview: its full text beside the digest. No published site has it."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.pages import SourcePage
from dossier.views.text import Link, Passage


@dataclass(frozen=True, slots=True)
class Seen:
    """A stretch of a full text, and what is known of it."""

    text: str
    kinds: tuple[str, ...] = ()  #: mention, quotation, date, note, finding; each draws its mark
    title: str = ""  #: all of it in words
    href: str = ""  #: of the shortest that leads somewhere
    ends: tuple[Link, ...] = ()  #: where else it leads: of those that end here and are nobody's `href`


@dataclass(frozen=True, slots=True)
class FullParagraph:
    """A paragraph of the copy."""

    label: str  #: "¶7"
    id: str  #: "full-7"
    stretches: tuple[Seen, ...] = ()
    note: str = ""  #: why it is not shown, or that it goes on


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Blocks of the digest, and the paragraphs that they render."""

    passages: tuple[Passage, ...]
    paragraphs: tuple[FullParagraph, ...]
    told: str = ""  #: why the digest has nothing here: "left out: of the page around it"


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A kind of mark."""

    kind: str
    words: str
    count: str


@dataclass(frozen=True, slots=True)
class PrivateSourcePage(SourcePage):
    """The page of a document with the full text of its copy."""

    rows: tuple[AlignedRow, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    limits: str = ""  #: what of the copy is not shown, or why nothing is
    published: Link | None = None  #: the page as it is published
