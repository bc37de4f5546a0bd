"""A passage (a block, a note, a field) while it is read, and what it leaves when its words are whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.markdown.origins import Origin, follow
from dossier.model import (
    CitePiece,
    Link,
    LinkPiece,
    Locator,
    Mention,
    Mistake,
    NotePiece,
    Phrase,
    Pieces,
    Place,
    Reference,
)
from dossier.prose.sentences import sentences

Piece = str | LinkPiece | CitePiece | NotePiece


@dataclass(slots=True)
class Gathered:
    """What is numbered or counted through a whole record."""

    links: list[Link] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)  #: how often each footnote was referred to


class Mark(NamedTuple):
    """A footnote's mark. offset: in the passage's plain text."""

    label: str
    place: Place
    offset: int


@dataclass(slots=True)
class Stretch:
    """One inline text of a passage: a paragraph of it, a list's item, a cell."""

    start: int  #: in the passage's plain text
    content: str  #: as written
    origin: Origin
    end: int = 0
    syncs: list[tuple[int, int]] = field(default_factory=list)  #: plain offsets and theirs in content
    cites: list[tuple[int, int, int]] = field(default_factory=list)  #: plain offset; `references[first:last]`
    spans: tuple[tuple[int, int], ...] | None = None

    def place(self, offset: int, text: str) -> Place:
        """Where the character at a plain offset stands in the file. text: the passage's."""
        nth = bisect_right(self.syncs, offset, key=lambda sync: sync[0])
        plain, at = self.syncs[nth - 1] if nth else (self.start, 0)
        at = follow(self.content, at, text[plain:offset])
        self.syncs.insert(nth, (offset, at))  # so that the next look-up begins here
        at = max(self.content.find(text[offset], at, at + 40), at)
        return self.origin.place(at, at + 1)

    def sentence(self, offset: int, text: str) -> tuple[int, int]:
        """The sentence that an offset lies in or closes. text: the passage's."""
        if self.spans is None:
            found = sentences(text[self.start : self.end])
            self.spans = tuple((self.start + start, self.start + end) for start, end in found)
        if not self.spans:
            return self.start, self.end
        nth = bisect_left(self.spans, offset, key=lambda span: span[0])
        return self.spans[max(nth - 1, 0)]


@dataclass(slots=True)
class Passage:
    """What is known of a passage so far. at, anchor: as in Link."""

    at: str
    anchor: str
    gathered: Gathered
    html: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    length: int = 0  #: of words, in code points
    stretches: list[Stretch] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _links: list[tuple[str, str, Place, int, int]] = field(default_factory=list)
    _cited: list[tuple[str, Locator, Place, int]] = field(default_factory=list)

    def begin(self, content: str, origin: Origin) -> None:
        """Begin a stretch; its words are kept apart from those before."""
        if self.length:
            self._add("\n")
        self.stretches.append(Stretch(self.length, content, origin))

    def end(self) -> None:
        self.stretches[-1].end = self.length

    def sync(self, offset: int) -> None:
        """Say that the next words begin at this offset of the stretch's content."""
        self.stretches[-1].syncs.append((self.length, offset))

    def say(self, words: str) -> None:
        """Add plain words."""
        if self.stretches and self.length == self.stretches[-1].start:
            words = words.lstrip(" ")
        if words:
            self._add(words)

    def draw(self, html: Piece) -> None:
        """Add HTML or a hole."""
        self.html.append(html)

    def mistake(self, rule: str, place: Place, message: str, severity: str = "") -> None:
        self.gathered.mistakes.append(Mistake(rule, self.at, place, message, severity))

    def link(self, target: str, fragment: str, label: str, words: str, place: Place) -> None:
        """Add a link by id. label: HTML, "" where none is given; words: its plain text."""
        self.draw(LinkPiece(len(self.gathered.links) + len(self._links), label))
        start = self.length
        self.say(words)
        self._links.append((target, fragment, place, start, self.length))

    def cite(self, places: Sequence[tuple[str, Locator, Place]], prefix: str) -> None:
        """Add a citation's mark; it has no plain words, and the blank before it goes."""
        self._close_up()
        first = len(self.gathered.references) + len(self._cited)
        self._cited += [(source, locator, place, self.length) for source, locator, place in places]
        last = first + len(places)
        if prefix:
            self.html += [f" ({prefix} ", CitePiece(first, last), ")"]
        else:
            self.draw(CitePiece(first, last))
        self.stretches[-1].cites.append((self.length, first, last))

    def note(self, label: str, place: Place) -> None:
        """Add a footnote's mark; it has no plain words either."""
        self._close_up()
        nth = self.gathered.marks[label] = self.gathered.marks.get(label, 0) + 1
        self.draw(NotePiece(label, nth))
        self.marks.append(Mark(label, place, self.length))

    def place(self, text: str, start: int, end: int) -> Place:
        """Where a stretch of the passage's plain text stands in the file. text: the finished passage's."""
        nth = bisect_right(self.stretches, start, key=lambda stretch: stretch.start) - 1
        return self.stretches[nth].place(start, text)._replace(text=text[start:end])

    def phrase(self) -> Phrase:
        """The finished passage; hands its links and references over. Called once."""
        text = "".join(self.words)
        stretches = iter(self.stretches)
        stretch = next(stretches, None)
        for target, fragment, place, start, end in self._links:
            while stretch and stretch.end < end:
                stretch = next(stretches, None)
            assert stretch is not None
            mention = Mention(text, start, end, *stretch.sentence(start + 1, text))
            self.gathered.links.append(Link(target, fragment, self.at, self.anchor, place, "", mention))
        stretches = iter(self.stretches)
        stretch = next(stretches, None)
        for source, locator, place, offset in self._cited:
            while stretch and stretch.end < offset:
                stretch = next(stretches, None)
            assert stretch is not None
            start, end = stretch.sentence(offset, text)
            offset = min(max(offset, start), end)
            mention = Mention(text, offset, offset, start, end)
            self.gathered.references.append(Reference(source, locator, self.at, self.anchor, place, mention))
        return Phrase(_merged(self.html), text)

    def _add(self, words: str) -> None:
        self.words.append(words)
        self.length += len(words)

    def _close_up(self) -> None:
        """Take the blank before a mark away: `word [@id].` reads "word." and is set without a gap."""
        if self.length > self.stretches[-1].start and self.words[-1].endswith(" "):
            self.words[-1] = self.words[-1][:-1]
            self.length -= 1
            if isinstance(self.html[-1], str):
                self.html[-1] = self.html[-1].rstrip(" \n")


def _merged(html: Sequence[Piece]) -> Pieces:
    """The pieces with neighbouring strings joined and empty ones gone."""
    pieces: list[Piece] = []
    strings: list[str] = []
    for piece in html:
        if isinstance(piece, str):
            strings.append(piece)
            continue
        if joined := "".join(strings):
            pieces.append(joined)
        strings.clear()
        pieces.append(piece)
    if joined := "".join(strings):
        pieces.append(joined)
    return tuple(pieces)
