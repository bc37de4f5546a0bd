"""Percentages beside the figures that they are counted from: "30 of 120 (25 percent)", "up 33% from $123 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.patterns import regex

_VAGUE = regex(
    r"\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|every|up to|under)\s\Z",
    re.I,
)
_N = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})"
_P = r"(?P<share>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent\b|per cent\b)"
_PART = rf"(?<![\d.,$€£/-])(?P<part>{_N}) (?:out )?of (?:the |its |a total of )?(?P<whole>{_N})(?![\d.,]\d)"
_SHARES = (
    regex(rf"{_PART}(?: [a-z]+){{0,3}}(?: \(|, or |, | [–—] ){_P}(?:\)|[,.;]| [–—])"),
    regex(rf"(?<![\d.]){_P} \({_PART}(?: [a-z]+){{0,3}}\)"),
    regex(
        rf"(?<![\d.]){_P} of (?:the |its )?(?P<whole>{_N})(?![\d.,]\d)(?: [a-z]+){{0,3}}"
        rf"(?:, or | \(|, that is )(?P<part>{_N})(?![\d.,]\d)(?: [a-z]+){{0,3}}[),.]"
    ),
    regex(
        rf"(?<![\d.,$€£/-])(?P<part>{_N})(?: [a-z]+){{0,2}}(?:, or | \(){_P}[,)]"
        rf" (?:out )?of (?:the |its |a total of )?(?P<whole>{_N})(?![\d.,]\d)"
    ),
)
_WHOLE = regex(
    rf"(?:^|(?<=[.;] )|(?<=[.;][”\"] ))Of (?:the |its |all )?(?P<whole>{_N}) [^.;:()\d]{{1,60}}, (?=\d)"
)
_SHARED = regex(rf"(?<![\d.,$€£/-])(?P<part>{_N})(?: [a-z]+){{0,3}} \({_P}\)")


def _figure(name: str) -> str:
    """A figure or a sum, with the word for its size, and at most two words on what it counts."""
    number = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,7}(?:\.\d{1,3})?"
    size = rf"(?:[ \u00a0](?P<{name}_size>thousand|million|billion|trillion))?"
    words = r"(?: (?!to\b|from\b|and\b|in\b|million|billion|trillion)[a-z]+){0,2}(?: in \d{4})?"
    return rf"(?<![\d.,])(?P<{name}_sign>[$€£]?)(?P<{name}>{number})(?!\d|[.,]\d){size}{words}"


_A, _B = _figure("part"), _figure("whole")
_MOVED = (
    "rose|risen|grew|grown|increased|climbed|jumped|gained|fell|fallen|dropped|decreased|declined|shrank|shrunk"
    "|slipped|up|down"
)
_MOVE = "increase|rise|growth|jump|gain|drop|fall|decrease|decline"
_CHANGES = (
    regex(rf"\b(?:{_MOVED}) from {_B} to {_A}, (?:an? )?(?:{_MOVE}) of {_P}"),
    regex(rf"\b(?:{_MOVED}) from {_B} to {_A}, an? {_P} (?:{_MOVE})"),
    regex(
        rf"\b(?:{_MOVED}) from {_B} to {_A}"
        rf"(?:, or (?:by )?|, up |, down |, by | \((?:by |up |down |[+−-])?){_P}(?=[),.;])"
    ),
    regex(rf"\b(?:{_MOVED})(?: by)? {_P},? from {_B} to {_A}"),
    regex(rf"\b(?:{_MOVED})(?: by)? {_P},? to {_A},? from {_B}"),
    regex(rf"{_A}, (?:which (?:is|was) )?(?:an? (?:{_MOVE}) of|up|down) {_P} from {_B}"),
)

#: What every text with one holds: most hold none.
HINT = ("%", "percent", "per cent")


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share of a whole, or a change, with its figures. Spans are offsets in the text."""

    share: tuple[int, int]
    figures: tuple[tuple[int, int], tuple[int, int]]  #: in the order of the text
    makes: float  #: what the two figures make
    agrees: bool  #: within what rounding explains; or the share is that of the rest


def read_percentages(text: str) -> Iterator[Percentage]:
    """The percentages of a text whose figures stand beside them; nothing of what is about, over or nearly so much."""
    if "%" not in text and "cent" not in text:
        return
    for patterns, change in ((_SHARES, False), (_CHANGES, True)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                part, whole = (float(match[name].replace(",", "")) for name in ("part", "whole"))
                if not whole or _VAGUE.search(_before(text, match.start())) or (change and not _alike(match)):
                    continue
                if change or part <= whole:
                    yield _percentage(match, part, whole, change)

    for said in _WHOLE.finditer(text):
        end = text.find(". ", said.end())
        for share in _SHARED.finditer(text, said.end(), end if end > 0 else len(text)):
            part, whole = (
                float(match[name].replace(",", "")) for match, name in ((share, "part"), (said, "whole"))
            )
            if whole and part <= whole and not _VAGUE.search(_before(text, share.start())):
                told, figures = share.span("share"), (said.span("whole"), share.span("part"))
                yield _share(share["share"], told, figures, part / whole * 100)


def _before(text: str, place: int) -> str:
    return text[max(place - 16, 0) : place]


def _alike(match: re.Match[str]) -> bool:
    """Whether both figures are sums of one currency and size, or neither is; and none is vague."""
    befores = (_before(match.string, match.start(name)).rstrip("$€£") for name in ("part", "whole"))
    if any(_VAGUE.search(before) for before in befores):
        return False
    return all(match[f"part_{what}"] == match[f"whole_{what}"] for what in ("sign", "size"))


def _percentage(match: re.Match[str], part: float, whole: float, change: bool) -> Percentage:
    first, second = sorted((match.span("part"), match.span("whole")))
    if not change:
        return _share(match["share"], match.span("share"), (first, second), part / whole * 100)
    makes = abs(part - whole) / whole * 100
    slack = max(10.0 ** -len(match["share"].partition(".")[2]), 0.02 * makes)
    # Both figures are rounded, too.
    slack += (_half_step(match["part"]) + _half_step(match["whole"]) * part / whole) / whole * 100
    agrees = abs(makes - float(match["share"])) <= slack
    return Percentage(match.span("share"), (first, second), makes, agrees)


def _share(
    told: str, span: tuple[int, int], figures: tuple[tuple[int, int], tuple[int, int]], makes: float
) -> Percentage:
    """A share of a whole, as told and as its figures make it."""
    slack = max(10.0 ** -len(told.partition(".")[2]), 0.02 * makes)
    return Percentage(
        span, figures, makes, abs(makes - float(told)) <= slack or abs(100 - makes - float(told)) <= 1
    )


def _half_step(figure: str) -> float:
    return 0.5 * 10.0 ** -len(figure.partition(".")[2])
