"""One utterance in several wordings, word by word, as a critical apparatus prints it.

The wordings ("witnesses") are aligned one after the other, on words as normalised: without case, marks and
house spelling. What they share is common text; where they part, each witness has its reading. A word in square
brackets is the document's, never the speaker's, so `[our]` and `our` are two readings. `…` and `[…]` mark
what a witness leaves out: no reading of its own, but one that differs from a witness that runs on there.
A witness that begins later or ends earlier says nothing of the rest (None), which is no difference.

The alignment is the longest common subsequence, bit-parallel; wordings beyond `LONGEST` words are cut there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.patterns import regex

LONGEST = 600  #: words of a witness that are aligned; the rest is one reading at the end

_OMISSION = r"\[\s?(?:…|\.{3,6})\s?\]|\.{3,}|…"
_PIECE = regex(rf"(?P<omission>{_OMISSION})|(?P<word>(?:(?!{_OMISSION})[^\s…—–‑-])+)|[—–‑-]|\s+")
_KEPT = regex(r"[^\w%$€£.]|_")
_LOOSE_STOP = regex(r"(?<!\d)\.|\.(?!\d)")
_OUR = regex(r"(?<=\w\w)our")
_ISE = regex(r"(?<=\w\w\w)is(?=e|ing|ation)")


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
    lead, inside, last_close = "", False, text.rfind("]")
    for piece in _PIECE.finditer(text):
        printed = piece[0]
        if piece["omission"]:
            words.append(Word(lead + printed, ""))
            lead = ""
            continue
        opened, closed = printed.rfind("["), printed.rfind("]")
        key = _key(printed) if piece["word"] else ""
        if key:
            words.append(Word(lead + printed, key, inside or _is_inserted(printed, opened, closed)))
            lead = ""
        elif words:
            last = words[-1]
            words[-1] = Word(last.text + printed, last.key, last.inserted)
        else:
            lead += printed
        if opened >= 0 or closed >= 0:
            inside = opened > closed and piece.start() < last_close
    return tuple(words) if words or not lead else (Word(lead, ""),)


def _key(printed: str) -> str:
    """A word without case, marks and house spelling ("1,400" is 1400, "rumour" is rumor)."""
    key = _LOOSE_STOP.sub("", _KEPT.sub("", unicodedata.normalize("NFKC", printed).casefold()))
    return _ISE.sub("iz", _OUR.sub("or", key))


def _is_inserted(printed: str, opened: int, closed: int) -> bool:
    """Whether a bracket holds the word: in "[T]he" and "enem[ies]" it mends one of the speaker's own."""
    if opened < 0 or _key(printed[:opened]):
        return False
    return closed < opened or not _key(printed[closed + 1 :])


def keys_of(words: Sequence[Word]) -> tuple[tuple[str, bool], ...]:
    """What two readings are compared by: their words as normalised, and whether they are inserted."""
    return tuple((word.key, word.inserted) for word in words)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Wordings word by word. columns: each one word, of all witnesses that have it there, by witness.

    extents: of each witness the first and last column of which it says anything.
    """

    columns: tuple[Mapping[int, Word], ...]
    extents: tuple[tuple[int, int], ...]

    def reaches(self, witness: int, column: int) -> bool:
        """Whether a witness has begun there and not yet ended."""
        first, last = self.extents[witness]
        return first <= column <= last


def align(witnesses: Sequence[str]) -> Alignment:
    """The first `LONGEST` words of each wording, set under each other."""
    columns: list[dict[int, Word]] = []
    # Where words could be set under each other in two ways, it must not matter who comes first.
    for number in sorted(range(len(witnesses)), key=lambda number: witnesses[number]):
        columns = _aligned(columns, read_words(witnesses[number])[:LONGEST], number)
    return Alignment(tuple(columns), tuple(_extent(columns, number) for number in range(len(witnesses))))


def collate(witnesses: Sequence[str]) -> tuple[Segment, ...]:
    """The apparatus of several wordings: every witness is the texts of its readings, in order."""
    read = [read_words(witness) for witness in witnesses]
    aligned = align(witnesses)
    columns, extents = aligned.columns, aligned.extents
    firm = [_is_firm(column, nth, extents) for nth, column in enumerate(columns)]
    segments: list[Segment] = []
    first = 0
    for nth in range(1, len(columns) + 1):
        goes_on = nth < len(columns) and firm[nth] == firm[first]
        if not goes_on or (firm[nth] and _inside(nth, extents) != _inside(first, extents)):
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

    numbers: dict[tuple[str, bool], int] = {}

    def known(word: Word) -> int:
        return numbers.setdefault((word.key, word.inserted), len(numbers))

    base = [known(next(iter(column.values()))) for column in columns]
    merged: list[dict[int, Word]] = []
    waiting: list[dict[int, Word]] = []  # what only the new witness has stands behind what it lacks
    for step in LCSseq.opcodes(base, [known(word) for word in words]):
        had, new = columns[step.src_start : step.src_end], words[step.dest_start : step.dest_end]
        if step.tag == "equal":
            merged += waiting
            merged += [{**column, number: word} for column, word in zip(had, new, strict=True)]
            waiting = []
        else:
            merged += had
            waiting += [{number: word} for word in new]
    return merged + waiting


def _extent(columns: Sequence[dict[int, Word]], number: int) -> tuple[int, int]:
    """The first and last column of which a witness says anything.

    That is from the first to the last word that it shares with another; where it has words of its own beyond
    them, they stand against as many of the others'.
    """
    has = [nth for nth, column in enumerate(columns) if number in column]
    shared = [nth for nth in has if len(columns[nth]) > 1]
    if not shared:
        return len(columns), -1
    before, after = has.index(shared[0]), len(has) - 1 - has.index(shared[-1])
    return has[0] - before, has[-1] + after


def _inside(nth: int, extents: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    return tuple(first <= nth <= last for first, last in extents)


def _is_firm(column: Mapping[int, Word], nth: int, extents: Sequence[tuple[int, int]]) -> bool:
    """Whether every witness that reaches here has this word."""
    if len(column) == 1 and len(extents) > 1:
        return False
    return all(number in column for number, inside in enumerate(_inside(nth, extents)) if inside)


def _segment(
    columns: Sequence[Mapping[int, Word]], first: int, extents: Sequence[tuple[int, int]], firm: bool
) -> Segment:
    readings: list[tuple[Word, ...] | None] = []
    for number, (begin, end) in enumerate(extents):
        words = tuple(column[number] for column in columns if number in column)
        reaches = begin <= first + len(columns) - 1 and first <= end
        readings.append(words if words or (reaches and not firm) else None)
    return Segment(tuple(readings))
