"""A record's body, once: blocks, notes, links, citations, quotations and mistakes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.markdown.notes import repeated, split_notes, write_note
from dossier.markdown.paragraph_marks import ParagraphMark, read_paragraph_mark
from dossier.markdown.parser import make_parser
from dossier.markdown.passage import Gathered, Passage
from dossier.markdown.quotations import read_quotations
from dossier.markdown.writer import Sheet, write_blocks
from dossier.model import Block, Body, Mistake, Note, NoteMark, Place, Quotation
from dossier.patterns import regex
from dossier.prose.dates import read_dates

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "code_block": "code",
    "fence": "code",
    "hr": "rule",
}
_NOT_IN_SLUG = regex(r"[^\w]+|_+")
_NEWLINE = regex(r"\r\n?")
_RESERVED = regex(r"[pb]\d|(?:fn|fnref|ref|cite|from|assertion)-")  # fragments that pages give out
_QUOTE_OPENS = ('"', "“", "„")


@dataclass(frozen=True, slots=True)
class _Part:
    """A top-level block before it is written."""

    kind: str
    tokens: Sequence[Token]
    line: int  #: index in the body
    mark: ParagraphMark | None


def write_body(
    text: str, first_line: int, source: str | None, gathered: Gathered, *, numbered: bool = False
) -> Body:
    """Read a body; see `read_body`."""
    text = _NEWLINE.sub("\n", text).replace("\0", "\ufffd")
    tokens, definitions = split_notes(make_parser().parse(text, {}))
    lines = text.split("\n")
    sheet = Sheet(lines, first_line, _heading_shift(tokens))
    taken = [opening.map[0] for opening, _ in definitions if opening.map]
    parts = _parts(tokens, taken, sheet, source, gathered)
    if numbered and source and not any(part.mark for part in parts):
        parts = _numbered(parts)
    fragments = _Fragments()
    blocks: list[Block] = []
    marks: list[NoteMark] = []
    quotations: list[Quotation] = []
    for index, part in enumerate(parts):
        block, passage = _write_block(part, fragments, gathered, sheet)
        blocks.append(block)
        marks += _note_marks(passage, index)
        goes_on = index + 1 < len(parts) and _opens_quotation(parts[index + 1])
        own = source if block.paragraphs else None
        quotations += read_quotations(passage, block.phrase, gathered, own, block.paragraphs, goes_on)
    notes: list[Note] = []
    for opening, held in definitions:
        note, passage = write_note(opening, held, gathered, sheet)
        notes.append(note)
        # Its marks belong to no block; the note itself says where they stand.
        marks += _note_marks(passage, -1)
        quotations += read_quotations(passage, note.phrase, gathered, None, (), False)
    gathered.mistakes += repeated(notes)
    return Body(tuple(blocks), tuple(notes), tuple(marks), tuple(quotations))


def _note_marks(passage: Passage, block: int) -> list[NoteMark]:
    return [
        NoteMark(mark.label, passage.at, passage.anchor, block, mark.place, mark.offset)
        for mark in passage.marks
    ]


def slug(words: str) -> str:
    """A heading's fragment: its letters and digits, in any script, joined by hyphens."""
    return _NOT_IN_SLUG.sub("-", words.lower()).strip("-")[:80].strip("-") or "section"


def _heading_shift(tokens: Iterable[Token]) -> int:
    """What is added to the level of a heading, so that the highest is h2 below the page's own h1."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    return 2 - min(levels, default=2)


def _parts(
    tokens: Sequence[Token], taken: Sequence[int], sheet: Sheet, source: str | None, gathered: Gathered
) -> list[_Part]:
    """The top-level blocks with their paragraph marks; marks that name nothing become mistakes.

    taken: the lines at which footnotes are defined.
    """
    parts: list[_Part] = []
    waiting: tuple[ParagraphMark, Place] | None = None

    def misplaced(place: Place, why: str) -> None:
        gathered.mistakes.append(Mistake("locator-missing", "body", place, f"'{place.text}' {why}"))

    for begin, end in _top_level(tokens):
        token = tokens[begin]
        line = token.map[0] if token.map else 0
        if waiting and any(waiting[1].line - sheet.first_line < note < line for note in taken):
            misplaced(waiting[1], "stands before a footnote, which is no paragraph")
            waiting = None
        if token.type == "paragraph_mark":
            column = sheet.lines[line].find("{") + 1
            place = Place(sheet.first_line + line, column, token.content)
            if waiting:
                misplaced(waiting[1], f"is followed by {token.content} and not by a block")
                waiting = None
            mark = read_paragraph_mark(token.content)
            if source is None:
                misplaced(place, "stands in a record that is no source; only these render paragraphs")
            elif isinstance(mark, str):
                misplaced(place, mark)
            elif mark.withheld:
                parts.append(_Part("withheld", (), line, mark))
            else:
                waiting = (mark, place)
            continue
        kind = _KINDS.get(token.type, "paragraph")
        parts.append(_Part(kind, tokens[begin:end], line, waiting[0] if waiting else None))
        waiting = None
    if waiting:
        misplaced(waiting[1], "is followed by no block")
    return parts


def _numbered(parts: Sequence[_Part]) -> list[_Part]:
    """The blocks as the paragraphs of a document, counted from 1; a rule between them is none."""
    count = itertools.count(1)
    return [
        part if part.kind == "rule" else replace(part, mark=ParagraphMark((next(count),), withheld=False))
        for part in parts
    ]


def _top_level(tokens: Sequence[Token]) -> Iterable[tuple[int, int]]:
    depth = begin = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield begin, index + 1
            begin = index + 1


class _Fragments:
    """Gives blocks their fragments: p7 (p7-2 where one before has p7), a heading's words, else b1, b2 …"""

    def __init__(self) -> None:
        self._paragraphs: dict[int, int] = {}
        self._headings: dict[str, int] = {}
        self._plain = 0

    def of(self, kind: str, paragraphs: Iterable[int], words: str) -> tuple[str, ...]:
        """The next block's. words: of a heading."""
        names = []
        for number in paragraphs:
            count = self._paragraphs[number] = self._paragraphs.get(number, 0) + 1
            names.append(f"p{number}" if count == 1 else f"p{number}-{count}")
        if kind == "heading":
            names.append(self._heading(slug(words)))
        elif not names and kind != "rule":
            self._plain += 1
            names.append(f"b{self._plain}")
        return tuple(names)

    def _heading(self, base: str) -> str:
        base = f"section-{base}" if _RESERVED.match(base) else base
        name = base
        while name in self._headings:  # counted on, so that many headings of one name take no longer
            self._headings[base] += 1
            name = f"{base}-{self._headings[base]}"
        self._headings[name] = 1
        return name


def _write_block(
    part: _Part, fragments: _Fragments, gathered: Gathered, sheet: Sheet
) -> tuple[Block, Passage]:
    paragraphs = part.mark.paragraphs if part.mark else ()
    passage = Passage(f"¶{paragraphs[0]}" if paragraphs else "body", "", gathered)
    level = 0
    if part.tokens:
        write_blocks(passage, part.tokens, sheet)
        if part.kind == "heading":
            level = min(int(part.tokens[0].tag[1]) + sheet.shift, 6)
    anchors = fragments.of(part.kind, paragraphs, "".join(passage.words))
    passage.anchor = anchors[0] if anchors else ""
    phrase = passage.phrase()
    dates = tuple(read_dates(phrase.text))
    places = tuple(passage.place(phrase.text, date.start, date.end) for date in dates)
    line = sheet.first_line + part.line
    lines = part.tokens[0].map if part.tokens else None
    written = "\n".join(sheet.lines[lines[0] : lines[1]]) if lines else ""
    return Block(part.kind, level, paragraphs, anchors, phrase, line, dates, places, written), passage


def _opens_quotation(part: _Part) -> bool:
    text = next((token.content for token in part.tokens if token.type == "inline"), "")
    return text.startswith(_QUOTE_OPENS)
