"""The passage that a footnote serves: the block with its mark and those before, back to the last heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.heads import Head
from dossier.model import Block, Note, Place, Record
from dossier.patterns import regex
from dossier.prose.dates import DateSpan

_YEAR = regex(r"\d{4}(?![\dX])")
_LEADING = regex(
    r"(?:\b(?:in|since|during|by|of|from|until|on|early|late|mid)[\s-]+(?:the\s)?)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that a text names."""

    year: int
    words: str  #: with the little word before it: "In 2017", "on December 17, 2017"
    at: str
    place: Place


@dataclass(frozen=True)
class NotePassage:
    """What stands round the mark of a footnote."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]  #: the others that serve it, in the order of their marks

    @cached_property
    def years(self) -> tuple[NamedYear, ...]:
        """Those that it names, in the order of the text, a year once."""
        named = {
            each.year: each
            for block in reversed(self.blocks)
            for each in reversed(tuple(_named_years(block)))
        }
        return tuple(reversed(named.values()))


def passage_of(record: Record[Head], note: Note) -> NotePassage | None:
    """The passage of a note's first mark; None where nothing in the text refers to it."""
    body = record.body
    last = next((mark.block for mark in body.marks if mark.label == note.label and mark.block >= 0), None)
    if last is None:
        return None
    first = last
    while first > 0 and body.blocks[first].kind != "heading":
        first -= 1
    labels = dict.fromkeys(mark.label for mark in body.marks if first <= mark.block <= last)
    defined = {each.label: each for each in reversed(body.notes)}
    blocks = body.blocks[first : last + 1]
    return NotePassage(
        blocks=blocks,
        notes=tuple(defined[label] for label in labels if label in defined and label != note.label),
    )


def _named_years(block: Block) -> Iterator[NamedYear]:
    for year, words, number in years_named(block.phrase.text, block.dates):
        line, column, _ = block.date_places[number]
        width = len(words) - len(block.dates[number].text)
        if column <= width:  # the little word stands on the line before
            words, width = words[width:], 0
        yield NamedYear(year, words, block.at, Place(line, column - width, words))


def years_named(text: str, dates: Sequence[DateSpan]) -> Iterator[tuple[int, str, int]]:
    """The years that dates in a text print, each with its words and the number of its date.

    A date that only another day could place ("last month") names none.
    """
    for number, date in enumerate(dates):
        if date.kind != "absolute" or not date.edtf:
            continue
        leading = _LEADING.search(text, max(date.start - 16, 0), date.start)
        words = text[leading.start() if leading else date.start : date.end]
        for year in dict.fromkeys(_YEAR.findall(date.edtf)):
            if year in date.text:
                yield int(year), words, number
