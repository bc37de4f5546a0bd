"""Figures beside the parts that they are made of: "12 ships: 5 tugs and 7 barges", "9 gold and 8 silver, 17 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dossier.patterns import regex
from dossier.prose.figure_words import MULTIPLIERS, NUMBERS

_SMALL = "|".join(word for word in NUMBERS if 0 < NUMBERS[word] < 100)
_SIZES = "thousand|million|billion|trillion"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?:\.\d{1,2})?"
_N = rf"(?:[$€£]?{_DIGITS}(?: (?:{_SIZES})\b)?|{_SMALL})"
_PART = rf"{_N} (?!{_SIZES})[a-z]+(?:[ -][a-z]+){{0,2}}"
_LIST = rf"{_PART}(?:, (?!and\b){_PART}){{0,8}},? and {_PART}"
_THINGS = r"[a-z]+(?: [a-z]+){0,2}"
_BEFORE = regex(
    rf"(?P<sum>(?<!\w){_N})(?: {_THINGS}|(?<=illion))(?:: | [–—] )(?P<parts>{_LIST})(?=[.;])", re.I
)
_BRACKETS = regex(rf"(?P<sum>(?<!\w){_N})(?: {_THINGS}|(?<=illion)) \((?P<parts>{_LIST})\)", re.I)
_TOTAL = regex(
    rf"\btotal of (?P<sum>{_N}) {_THINGS}(?:: | [–—-] | \()"
    rf"(?P<parts>{_PART}(?:,? and {_PART}|, {_PART}){{1,8}})(?= [–—-] |[.;)])",
    re.I,
)
_AFTER = regex(
    rf"(?P<parts>(?<!\w){_LIST}),? (?:(?:for |making |giving |or |that is )?a total of (?P<sum>{_N})\b(?=[ .,;)](?!\d))"
    rf"|(?:or |making |giving )?(?P<all>{_N})(?: [a-z]+){{0,2}} (?:in all|in total|altogether)\b)",
    re.I,
)
_OF_THEM = regex(
    rf"(?P<sum>(?<!\w){_N}) {_THINGS}, (?P<parts>{_N} of (?:them|whom|these) [a-z]+(?: [a-z]+){{0,2}},? and {_PART})"
    r"(?=[.;,)])",
    re.I,
)
_NUMBER = regex(rf"(?<![\w.,$€£-]){_N}(?= )", re.I)
_VAGUE = regex(
    r"(?:\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|to|under|of the|the first"
    r"|page|chapter|section|version|no\.?)|[\d.,:/$€£-])\s?\Z",
    re.I,
)
_OPEN = regex(r"\b(?:about|some|over|more|another|other|least|including|nearly|each|per|percent|of)\b", re.I)
_SCALE = regex(rf"\b(?:{_SIZES})\Z", re.I)

#: What every text with one holds: most hold none.
HINT = (
    "otal of ",
    " in all",
    " in total",
    "ltogether",
    " of them ",
    " of whom ",
    " of these ",
    ": ",
    " (",
    "–",
    "—",
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure and its parts, which do not make it. Spans are offsets in the text."""

    whole: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    makes: Decimal


def read_sums(text: str) -> Iterator[Sum]:
    """The sums of a text that do not come out; nothing of what is about, over or some of it."""
    if not any(part in text for part in HINT):
        return
    for pattern in (_BEFORE, _BRACKETS, _TOTAL, _AFTER, _OF_THEM):
        for match in pattern.finditer(text):
            vague = pattern is not _TOTAL and _VAGUE.search(text[max(match.start() - 16, 0) : match.start()])
            partly = pattern is _OF_THEM
            if vague or (_OPEN.search(match["parts"]) and not partly):
                continue
            name = "all" if match.groupdict().get("all") else "sum"
            found = _sum(text, match.span(name), match.span("parts"))
            if found and (not partly or found.makes > _value(match[name])):
                yield found


def _sum(text: str, whole: tuple[int, int], inside: tuple[int, int]) -> Sum | None:
    """What a whole and its parts make, where that is not what is told, and they are of one kind."""
    parts = tuple(match.span() for match in _NUMBER.finditer(text, *inside))
    told, printed = text[slice(*whole)], [text[slice(*part)] for part in parts]
    figures = [told, *printed]
    if len({each[0] if each[0] in "$€£" else "" for each in figures}) > 1:
        return None
    if len({bool(_SCALE.search(each)) for each in figures}) > 1:
        return None
    makes, value = sum(map(_value, printed), Decimal(0)), _value(told)
    rounded = any("." in each or _SCALE.search(each) for each in figures)
    slack = sum(map(_half_step, figures), Decimal(0)) if rounded else Decimal(0)
    likely = value < 2 * makes < 4 * value and (value > 3 or rounded)
    return Sum(whole, parts, makes) if likely and abs(makes - value) > slack else None


def _value(printed: str) -> Decimal:
    number, _, size = printed.lstrip("$€£").lower().partition(" ")
    if not number[0].isdigit():
        return Decimal(NUMBERS[number])
    return Decimal(number.replace(",", "")) * MULTIPLIERS.get(size, Decimal(1))


def _half_step(printed: str) -> Decimal:
    number, _, size = printed.lstrip("$€£").lower().partition(" ")
    return Decimal(5).scaleb(-1 - len(number.partition(".")[2])) * MULTIPLIERS.get(size, Decimal(1))
