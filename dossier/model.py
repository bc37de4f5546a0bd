"""The records as read: one file under content/, its front matter, its body and all that it refers to.

Everything is frozen: a record is made once, by `reader.py`, and never filled in later. What depends on
other records (backlinks, findings, the number of a citation) is not here but in `corpus.py` and `pages.py`.
What a record has many of is a named tuple, which is made and kept in half the time that a dataclass takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dossier.heads import Head
from dossier.prose.citation import Citation
from dossier.prose.date_span import DateSpan

H = TypeVar("H", bound=Head, covariant=True)


class Place(NamedTuple):
    """Where something stands in a file: line and column from 1, in code points, and the text there."""

    line: int
    column: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was wrong in a file while it was read; the rule of that name turns it into findings."""

    rule: str  #: front-matter-invalid, unsafe-markup, footnote-redefined …
    at: str
    place: Place
    message: str
    severity: str = ""  #: where it is other than the rule's own
    against: tuple[Place, ...] = ()  #: the other place in the same file: the first definition, the first key


class Mention(NamedTuple):
    """A stretch of a passage's plain text, and the sentence round it (offsets in code points)."""

    text: str  #: the whole passage, markup gone; shared by all mentions in it
    start: int
    end: int
    sentence_start: int
    sentence_end: int

    @property
    def before(self) -> str:
        return self.text[self.sentence_start : self.start]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def after(self) -> str:
        return self.text[self.end : self.sentence_end]


class Link(NamedTuple):
    """A reference to a record by its id: `[[id]]` in a text, or a field that holds an id."""

    target: str
    fragment: str  #: after `#`; "" where there is none
    at: str  #: ¶7, body, footnote 3, or the field's path
    anchor: str  #: the fragment of the place on its own page: "p7"; "" where a field has none
    place: Place
    field: str  #: "" in a text; else the field's name without list items: "participants", "about"
    mention: Mention | None  #: None for a field
    optional: bool = False  #: from a field that takes words as well: leading to no record is no mistake
    shapes: tuple[str, ...] = ()  #: of the records that the field takes; () any


class Locator(NamedTuple):
    """A place inside a source. kind: "paragraph", "note", "page", "time" or "" (none given)."""

    kind: str = ""
    first: str = ""  #: "7", "4", "12", "00:14:05"
    last: str = ""  #: of a range; else the same as first
    words: str = ""  #: `¶3 "Indeed, on October 26"`: the words that open the place

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs it names; empty for any other kind."""
        if self.kind != "paragraph":
            return ()
        first = int(self.first)
        return (first,) if self.first == self.last else tuple(range(first, int(self.last) + 1))


class Reference(NamedTuple):
    """One item of a citation `[@id, ¶7]`."""

    source: str
    locator: Locator
    at: str
    anchor: str
    place: Place
    mention: Mention | None  #: the sentence that the citation supports; None in a field


class LinkPiece(NamedTuple):
    """Where a link's HTML goes. index: in `record.links`; label: HTML inside the link."""

    link: int  #: index in `record.links`
    label: str  #: "" where none is written: the page names the record


class CitePiece(NamedTuple):
    """Where a citation's mark goes: `record.references[first:last]`."""

    first: int
    last: int


class NotePiece(NamedTuple):
    """Where a footnote's mark goes. nth: counted from 1 among the marks of this label."""

    label: str
    nth: int


#: HTML with holes, filled when findings and the other records are known; no second parse is needed.
Pieces = tuple[str | LinkPiece | CitePiece | NotePiece, ...]


class Phrase(NamedTuple):
    """A text of one or more sentences, as HTML with holes and as plain words."""

    pieces: Pieces
    text: str


class Block(NamedTuple):
    """A top-level block of a body.

    phrase: the block's HTML with its own tags, but without ids; of a heading the words alone.
    """

    kind: str  #: paragraph, heading, quote, list, table, code, rule, withheld
    level: int  #: of a heading: 2–6, the highest of the body being 2 below the page's own; else 0
    paragraphs: tuple[int, ...]  #: of the document it renders, from `{p=7-9}`; () where none is named
    anchors: tuple[str, ...]  #: its fragments: ("p7", "p8", "p9"), ("p3-2",), ("career",) of a heading
    phrase: Phrase
    line: int
    dates: tuple[DateSpan, ...]  #: printed in its plain text
    date_places: tuple[Place, ...]  #: where each of them stands in the file
    written: str = ""  #: its lines as they stand in the file, for whoever looks for words in it

    @property
    def at(self) -> str:
        """Its place as findings name it: ¶7, or body."""
        return f"¶{self.paragraphs[0]}" if self.paragraphs else "body"


class Note(NamedTuple):
    """A footnote's definition.

    phrase: HTML that may stand in the middle of a line; several paragraphs are spans of class note__part.
    citation: of its words, which begin as `text_place` says; so do the citation's offsets.
    """

    label: str
    phrase: Phrase
    place: Place
    text_place: Place  #: where its words begin, after the mark and one comma, colon or full stop
    citation: Citation
    date_places: tuple[Place, ...]  #: where each of the citation's dates stands in the file
    words: str = ""  #: what it says, markup and escapes gone, all its lines: as the document prints it


class NoteMark(NamedTuple):
    """A footnote's mark in the text."""

    label: str
    at: str
    anchor: str
    block: int  #: index in `body.blocks`; -1 in another footnote
    place: Place
    offset: int  #: in the plain text of the block (or note), code points


class Quotation(NamedTuple):
    """A passage in double quotation marks in a body, and what it is quoted from."""

    text: str
    at: str
    place: Place
    source: (
        str  #: id of the source it is printed in: the record itself in a `{p=N}` block, else the cited one
    )
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown below the front matter."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()  #: in the order of the file, unreferenced and repeated ones too
    marks: tuple[NoteMark, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Record(Generic[H]):
    """One file under content/, read."""

    id: str
    collection: str  #: its folder: "sources", or what site.yml calls it
    shape: str  #: key of SHAPES
    file: str  #: "content/sources/memo.md"; never absolute
    digest: str  #: SHA-256 of the file's bytes, hex
    front: bytes  #: a digest of all that comes of its front matter, and of its place among the files
    leads: bytes  #: a digest of its links and citations, with the passages that they stand in
    head: H
    title: str
    texts: Mapping[
        str, Phrase
    ]  #: the front matter's inline Markdown, by path: "summary", "assertions[2].says"
    body: Body
    links: tuple[Link, ...]
    references: tuple[Reference, ...]
    mistakes: tuple[Mistake, ...]
    places: Mapping[str, Place]  #: every field's value, by path; "" is the front matter itself
    noted: object = None  #: what was found in it besides, kept with it: see `examine.py`

    def __repr__(self) -> str:
        return f"Record({self.file}, {self.digest})"

    def place(self, path: str) -> Place:
        """Where a field stands; of a field that is not written, where its nearest parent does."""
        while path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
            if not path:
                return self.places.get("", Place(1, 1))
        return self.places[path]
