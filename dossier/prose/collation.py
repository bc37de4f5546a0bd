"""One utterance in several wordings, word by word, as a critical apparatus prints it.

The wordings ("witnesses") are aligned one after the other, on words as normalised: without case, marks and
house spelling. What they share is common text; where they part, each witness has its reading. A word in square
brackets is the document's, never the speaker's, so `[our]` and `our` are two readings. `…` and `[…]` mark
what a witness leaves out: no reading of its own, but one that differs from a witness that runs on there.
A witness that begins later or ends earlier says nothing of the rest (None), which is no difference.

The alignment is the longest common subsequence, bit-parallel; wordings beyond `LONGEST` words are cut there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 600  #: words of a witness that are aligned; the rest is one reading at the end

_OMISSION = r"\[\s?(?:…|\.{3,6})\s?\]|\.{3,}|…"
_PIECE = re.compile(rf"(?P<omission>{_OMISSION})|(?P<word>(?:(?!{_OMISSION})[^\s…—–‑-])+)|[—–‑-]|\s+")
_KEPT = re.compile(r"[^\w%$€£.]|_")
_LOOSE_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")
_OUR = re.compile(r"(?<=\w\w)our")
_ISE = re.compile(r"(?<=\w\w\w)is(?=e|ing|ation)")
_OPEN, _CLOSE = "[", "]"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a witness: `text` is all that it printed, to the next word. key: as normalised; "" omission."""

    text: str
    key: str
    inserted: bool = False  #: stands in square brackets

    @property
    def omits(self) -> bool:
        return not self.key


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the apparatus. readings: of each witness, () for nothing, None where it says nothing."""

    readings: tuple[tuple[Word, ...] | None, ...]

    @property
    def differs(self) -> bool:
        """Whether two witnesses part here in more than case, marks and house spelling."""
        told = {keys_of(words) for words in self.readings if words is not None}
        marked = {keys for keys in told if keys and set(keys) == {("", False)}}
        return len(told - marked) > 1 or bool(marked and () in told)

    def text(self, witness: int) -> str:
        """What a witness printed here, to the character."""
        return "".join(word.text for word in self.readings[witness] or ())


@lru_cache(maxsize=16384)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of a text; their texts, one after the other, are the text."""
    words: list[Word] = []
    lead, inside = "", False
    for piece in _PIECE.finditer(text):
        printed = piece[0]
        if piece["omission"]:
            words.append(Word(lead + printed, "" if words or not lead.strip() else ""))
            lead = ""
            continue
        key = _key(printed) if piece["word"] else ""
        # "[T]he" changes a letter of the speaker's own word; "[the" inserts one.
        opened, closed = printed.rfind(_OPEN), printed.rfind(_CLOSE)
        inserted = inside or (opened >= 0 and not _key(printed[:opened]) and not _key(printed[closed + 1 :]))
        if opened > closed:
            inserted = inserted or opened == 0
        if opened >= 0 or closed >= 0:
            inside = opened > closed
        if key:
            words.append(Word(lead + printed, key, inserted))
            lead = ""
        elif words:
            last = words[-1]
            words[-1] = Word(last.text + printed, last.key, last.inserted)
        else:
            lead += printed
    return (*words, Word(lead, "")) if lead and not words else tuple(words)


def keys_of(words: Sequence[Word]) -> tuple[tuple[str, bool], ...]:
    """What two readings are compared by: their words as normalised, and whether they are inserted."""
    return tuple((word.key, word.inserted) for word in words)


def collate(witnesses: Sequence[str]) -> tuple[Segment, ...]:
    """The apparatus of several wordings: every witness is the texts of its readings, in order."""
    read = [read_words(witness) for witness in witnesses]
    columns: list[dict[int, Word]] = []
    for number, words in enumerate(read):
        columns = _aligned(columns, words[:LONGEST], number)
    extents = [_extent(columns, number) for number in range(len(read))]
    firm = [_is_firm(column, nth, extents) for nth, column in enumerate(columns)]
    segments: list[Segment] = []
    first = 0
    for nth in range(1, len(columns) + 1):
        same = nth < len(columns) and firm[nth] == firm[first] and _inside(nth, extents) == _inside(first, extents)
        if not same and not (nth < len(columns) and not firm[nth] and not firm[first]):
            segments.append(_segment(columns[first:nth], first, extents, firm[first]))
            first = nth
    if any(len(words) > LONGEST for words in read):
        segments.append(Segment(tuple(words[LONGEST:] or None for words in read)))
    return tuple(segments)


def _aligned(columns: list[dict[int, Word]], words: Sequence[Word], number: int) -> list[dict[int, Word]]:
    """The columns with one more witness: each holds one word, of all witnesses that have it there."""
    if not columns:
        return [{number: word} for word in words]
    from rapidfuzz.distance import LCSseq

    base = [hash(keys_of((next(iter(column.values())),))) for column in columns]
    merged: list[dict[int, Word]] = []
    for step in LCSseq.opcodes(base, [hash(keys_of((word,))) for word in words]):
        had, new = columns[step.src_start : step.src_end], words[step.dest_start : step.dest_end]
        if step.tag == "equal":
            merged += [{**column, number: word} for column, word in zip(had, new, strict=True)]
        else:
            merged += [*had, *({number: word} for word in new)]
    return merged


def _extent(columns: Sequence[dict[int, Word]], number: int) -> tuple[int, int]:
    """The first and last column that a witness shares with another; beyond them it says nothing of theirs."""
    shared = [nth for nth, column in enumerate(columns) if number in column and len(column) > 1]
    return (shared[0], shared[-1]) if shared else (len(columns), -1)


def _inside(nth: int, extents: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    return tuple(first <= nth <= last for first, last in extents)


def _is_firm(column: dict[int, Word], nth: int, extents: Sequence[tuple[int, int]]) -> bool:
    """Whether every witness that reaches here has this word."""
    if len(column) == 1 and len(extents) > 1:
        return False
    return all(number in column for number, inside in enumerate(_inside(nth, extents)) if inside)


def _segment(
    columns: Sequence[dict[int, Word]], first: int, extents: Sequence[tuple[int, int]], firm: bool
) -> Segment:
    readings: list[tuple[Word, ...] | None] = []
    for number, (begin, end) in enumerate(extents):
        words = tuple(column[number] for column in columns if number in column)
        reaches = begin <= first + len(columns) - 1 and first <= end
        readings.append(words if words or (reaches and not firm) else None)
    return Segment(tuple(readings))
