"""Running text → runs of words and numbers in which a date may stand. One pass, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.patterns import regex
from dossier.prose.date_lexicon import (
    ANCHORS,
    CARDINAL,
    END,
    FOREIGN_MONTHS,
    HOLIDAY_WORDS,
    LEXICON,
    MISSPELT_MONTHS,
    MONTH,
    MONTH_WORDS,
    NUMBER,
    ORDINAL,
    QUARTER,
    WORD,
)

LONGEST_RUN = 60  # tokens; what is longer is cut, so that looking ahead stays bounded
LOOK_AHEAD = 8  # tokens that a form may look beyond the last
_WORD = regex(r"[BbAa]\. ?[CcDd]\.(?: ?[Ee]\.)?(?!\w)|[^\W_]+")
_ORDINAL = regex(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = regex(r"([0-9]{4}|[0-9]0)s")
_DAY_MONTH = regex(r"([0-9]{1,2})([a-z]{3,9})([0-9]{4}|[0-9]{2})?")
_MONTH_DAY = regex(r"([a-z]{3,9})([0-9]{1,2}|[0-9]{4})")
_CIRCA = regex(r"(c|ca)([0-9]{3,4})")
_YEAR_OF = regex(r"([fs]y)([0-9]{4}|[0-9]{2})")
_ERAS = {"b.c.": "bc", "b.c.e.": "bce", "a.d.": "ad", "c.e.": "ce"}
_QUARTER = regex(r"([0-9]{4})?([qh])([1-4])")
_DAY_TIME = regex(r"([0-9]{2})t([0-9]{2,6})z?")
_LETTERS_FOR_DIGITS = str.maketrans("01358", "olesb")
_DIGITS_FOR_LETTERS = str.maketrans("oil", "011")


class Token(NamedTuple):
    """A word or number of the closed vocabulary."""

    kind: str  #: of `date_lexicon`
    value: int
    word: str  #: in small letters
    start: int  #: code points from the beginning of the text
    end: int
    mark: str  #: what stands between it and the token before, without spaces; any dash is "-", "’" is "'"
    space: bool  #: whether a space stands there
    slip: bool  #: whether a digit stands for a letter in it, or a letter for a digit: "0ctober", "2O16"


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that follow each other with nothing but small marks between."""

    text: str  #: the whole text
    tokens: tuple[Token, ...]  #: `count` of them, then some of kind END, so that looking ahead needs no care
    count: int


_Part = tuple[str, int, str, int, int, bool]  # kind, value, word, start, end, slip


def runs(text: str) -> Iterator[Run]:
    """The runs of date words in a text, in order; only those in which a date is possible."""
    pending: list[_Part] = []
    anchored = False
    previous_end = 0
    for found in _WORD.finditer(text):
        parts, anchors = _reading(found[0])
        if not pending and not parts:
            continue
        start, end = found.span()
        if pending and (not parts or len(pending) >= LONGEST_RUN or not _joins(text, previous_end, start)):
            if anchored:
                yield _run(text, pending)
            pending, anchored = [], False
        if parts:
            pending += [
                (kind, value, word, start + left, start + right, slip)
                for kind, value, word, left, right, slip in parts
            ]
            previous_end = end
            anchored = anchored or anchors
    if anchored:
        yield _run(text, pending)


@lru_cache(maxsize=1 << 14)
def _reading(raw: str) -> tuple[tuple[_Part, ...], bool]:
    """The parts of a word, placed from its beginning, and whether a date can hang on one; most words have none."""
    if len(raw) > 20:
        return (), False
    word = raw.lower()
    parts: list[_Part] = []
    if entry := LEXICON.get(word):
        parts = [(entry[0], entry[1], word, 0, len(raw), False)]
    elif word in MISSPELT_MONTHS:
        parts = [(MONTH, MISSPELT_MONTHS[word], word, 0, len(raw), word not in FOREIGN_MONTHS)]
    elif not raw.isalpha() and raw.isascii():
        era = _ERAS.get(word.replace(" ", "")) if raw[1:2] == "." else None
        parts = [(WORD, 0, era, 0, len(raw), False)] if era else _mixed(word, 0)
    return tuple(parts), any(part[0] in ANCHORS or _may_be_date(part) for part in parts)


def _may_be_date(part: _Part) -> bool:
    """Whether a number can be a date, or a part of one, in figures or in words."""
    if part[0] == NUMBER:
        return part[4] - part[3] in (4, 8) or part[1] <= 31 or part[1] % 10 == 0
    if part[2] in HOLIDAY_WORDS or part[2] == "date" or part[0] == ORDINAL:
        return True
    return part[2] in ("thousand", "bc", "bce", "ad", "ce") or (part[0] == CARDINAL and 16 <= part[1] <= 20)


_MARKS = {
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "～": "~",
    "[": "(",
    "]": ")",
}
_ALLOWED = frozenset(
    [
        "",
        ",",
        ".",
        "-",
        "/",
        "'",
        "(",
        ")",
        ".,",
        ":",
        ",'",
        ".'",
        "~",
        "(,",
        "),",
        ",(",
        ".(",
        ".-",
        "-'",
        "|",
        ".)",
        "('",
        "?",
        "--",
    ]
)


def _mark(text: str, start: int, end: int) -> str:
    return "".join(_MARKS.get(sign, sign) for sign in text[start:end] if not sign.isspace())


def _joins(text: str, start: int, end: int) -> bool:
    """Whether what stands between two words may stand inside a date."""
    if end - start == 1:
        return text[start] in " \n\t,.-–—/'’‘():~\u00a0|"
    if end - start > 8 or _mark(text, start, end) not in _ALLOWED:
        return False
    return text.count("\n", start, end) < 2


def _run(text: str, parts: list[_Part]) -> Run:
    tokens = []
    previous_end = parts[0][3]
    for kind, value, word, start, end, slip in parts:
        gap = text[previous_end:start]
        if gap in ("", " "):  # nearly always
            mark, space = "", bool(gap)
        else:
            mark = _mark(text, previous_end, start) if gap.strip() else ""
            space = any(sign.isspace() for sign in gap)
        tokens.append(Token(kind, value, word, start, end, mark, space, slip))
        previous_end = end
    closing = Token(END, 0, "", previous_end, previous_end, "", False, False)
    return Run(text, (*tokens, *[closing] * LOOK_AHEAD), len(tokens))


def _mixed(raw: str, start: int) -> list[_Part]:
    """The parts of a run of letters and digits, or of digits alone: "22april", "19th", "2016H2", "0ctober"."""
    end = start + len(raw)
    if raw.isdigit():
        return [(NUMBER, int(raw), raw, start, end, False)]
    if found := _ORDINAL.fullmatch(raw):
        return [(ORDINAL, int(found[1]), raw, start, end, False)]
    if found := _DECADE.fullmatch(raw):
        return [("decade", int(found[1]), raw, start, end, False)]
    if found := _DAY_MONTH.fullmatch(raw):
        if found[2] in MONTH_WORDS:
            return _pieces(found, start, (NUMBER, MONTH, NUMBER))
    if found := _MONTH_DAY.fullmatch(raw):
        if found[1] in MONTH_WORDS:
            return _pieces(found, start, (MONTH, NUMBER))
    if found := _CIRCA.fullmatch(raw):
        return _pieces(found, start, (WORD, NUMBER))
    if found := _YEAR_OF.fullmatch(raw):
        return _pieces(found, start, (WORD, NUMBER))
    if found := _QUARTER.fullmatch(raw):
        if found[2] == "q" or found[3] in "12":
            value = int(found[3]) + (10 if found[2] == "h" else 0)
            last: _Part = (QUARTER, value, raw[-2:], end - 2, end, False)
            return [(NUMBER, int(found[1]), found[1], start, start + 4, False), last] if found[1] else [last]
    if found := _DAY_TIME.fullmatch(raw):
        return [(NUMBER, int(found[1]), found[1], start, start + 2, False)]
    word = raw.translate(_LETTERS_FOR_DIGITS)
    if word in MONTH_WORDS and len(word) > 3:
        return [(MONTH, MONTH_WORDS[word], word, start, end, True)]
    digits = raw.translate(_DIGITS_FOR_LETTERS)
    if digits.isdigit() and len(digits) in (2, 4):
        return [(NUMBER, int(digits), digits, start, end, True)]
    return []


def _pieces(found: re.Match[str], start: int, kinds: tuple[str, ...]) -> list[_Part]:
    """One part for each group: a number, a month or a word."""
    parts: list[_Part] = []
    for place, kind in enumerate(kinds, 1):
        word = found[place]
        if word:
            value = int(word) if kind == NUMBER else MONTH_WORDS.get(word, 0)
            parts.append((kind, value, word, start + found.start(place), start + found.end(place), False))
    return parts
