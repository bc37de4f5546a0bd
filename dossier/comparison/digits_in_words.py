"""Digits inside a word where a letter belongs, as copying leaves them, or a machine that read a picture."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from dossier.dates import MONTHS
from dossier.patterns import regex

_TOKEN = regex(r"\S+")
_NOTE = regex(r"(?:\[\d{1,3}\]){1,20}$")
_OWNER = regex(r"['’]s$")
_COMPOUND = regex(r"^(?:[A-Za-z]{3,}-){1,4}|(?:-[A-Za-z]{3,}){1,4}$")  #: round the word
_EDGES = "“”‘’\"'()[]{},.;:!?…"
_NO_WORD = regex(r"^(?:sha|utf|md|log|base)[01]|[/@\\_=]|\.\w|www|http|\d{2}")
_SLIP = regex(
    r"[01][a-z]{3,}|[A-Z]?[a-z]{2,}[01][a-z]{2,}|(?:[A-Z][a-z]{2,}|[a-z]{3,})[35][a-z]{3,}|l\d{1,3}(?:st|nd|rd|th)"
)
#: Near the edge of a word a digit may count something ("v1beta", "beta1a", "Figure1d"), or be meant ("L0pht"), so
#: that more must speak for a letter: the length, or what stands beside it in English spelling.
_EDGE = regex(
    r"(?![VvFfXx]1)(?:[A-Za-z][01][a-z]{4,}|[A-Z][a-z][01][a-z]{2,})"
    r"|[abcegkpsABCEGKPS]1[aeiou][a-z]{2}|[b-df-hj-npr-twyzB-DF-HJ-NPR-TWYZ]0(?=[a-z]{0,2}[aeiouy])[a-z]{3}"
    r"|[A-Za-z][a-z]{2,}(?:0[dflmnprtwy]|1[fly])|[A-Za-z][a-z]{1,20}(?:(?:i|ie|o)1d|u1t|[bdfgklptz]1e|a1s)"
)
_SHORT = regex(r"[A-Za-z][01][a-z]{2,4}|[A-Z]?[a-z]{2,3}[01][a-z]")  #: if the word stands elsewhere
_INSIDE = regex(r"[A-Za-z][a-z]*[01][a-z]+|0[a-z]{2,}")  #: if it is one of the common words
_MEANT = {"0": "o", "1": "l", "3": "e", "5": "s"}
_COMMON = frozenset(
    "about above across after again ago all almost alone along already also although always among another around"
    " before being below both bring child children close cold come coming control could did does done doors during"
    " early else few field find fire first five follow food for force found four from full give given good got group"
    " had half held help her him his hold home hope hour house how ideas including inside into its keep kill killed"
    " kind know known large last late later law left less level life light like likely line little live local long"
    " look looked lost love low made make many men might mind money month more most mother move much night nine nor"
    " north not now off often oil old once one only open order other our out over own part people place plan point"
    " police policy poor power public real right road role room rule school shall shot should show side since six"
    " small sold some son soon south state still stood stop such talk tell than that the their them then there these"
    " they think third this those though through time title today together told too took tool top toward town two"
    " under until upon well went were what when where which while who whole whose why wife will win wish with within"
    " without woman women wood word work world would year you young your".split()
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A word with a digit that is hardly meant, from start to end of its line. meant: with a letter there."""

    start: int
    end: int
    word: str
    meant: str


def slips(line: str, printed: Mapping[str, int]) -> Iterator[Slip]:
    """The slips of a line. printed: how often its text has each word; a name that is spelt so returns."""
    for token in _TOKEN.finditer(line):
        if token.group().isalpha():
            continue
        word = _NOTE.sub("", token.group()).strip(_EDGES)
        word = re.split(r"[(\[]", word)[-1] if "(" in word or "[" in word else word
        word = _COMPOUND.sub("", _OWNER.sub("", word)) if "-" in word else _OWNER.sub("", word)
        if any(c.isdigit() for c in word) and not _NO_WORD.search(word) and _is_slip(word, printed):
            start = token.start() + token.group().index(word)
            yield Slip(start, start + len(word), word, _meant(word, printed))


def _is_slip(word: str, printed: Mapping[str, int]) -> bool:
    once = printed.get(word) == 1
    if _SLIP.fullmatch(word) and (once or not word[0].isupper()):
        return True
    if not once:
        return False
    if _EDGE.fullmatch(word) or (_SHORT.fullmatch(word) and any(each in printed for each in _readings(word))):
        return True
    return _INSIDE.fullmatch(word) is not None and any(each.lower() in _COMMON for each in _readings(word))


def _meant(word: str, printed: Container[str]) -> str:
    """The word as it may have been meant: as a common word, as the text prints it elsewhere, as a month."""
    readings = _readings(word)
    known = (each for each in readings if each.lower() in _COMMON or each in printed)
    meant = next(known, readings[0])
    return meant.capitalize() if meant.capitalize() in MONTHS else meant


def _readings(word: str) -> tuple[str, ...]:
    """A word with the letters that its digits look like; "1" looks like two."""
    first = "".join(_MEANT.get(c, c) for c in word)
    return (first, "".join({**_MEANT, "1": "i"}.get(c, c) for c in word)) if "1" in word else (first,)
