"""How two names of one bearer lie to each other: spelt in other letters, with other marks, cut short, another name.

Told are names that are known to be one's; whether they are is asked in `names`. What differs in letters
that stand for each other (Halima, Halimeh) is kept apart from hyphens and capitals, and both from a slip.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dossier.patterns import regex
from dossier.prose.likeness import MARKS
from dossier.prose.name_words import words_of_name
from dossier.prose.names import Kind, is_variant, same

_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*")
_BRACKETS = regex(r"\s?\([^()]*\)")
_LINKING = frozenset("of for and the de la du des y in on al".split())
_ABBREVIATION = range(2, 9)  #: letters
_BY_SHAPE = range(2, 7)  #: letters of what is taken for one of a name that nobody lists


class Difference(StrEnum):
    """How a name differs from another of the same bearer."""

    SAME = "same"
    LETTERS = "letters"  #: a transliteration, or a spelling of another house
    MARKS = "marks"  #: hyphens, capitals, spaces, accents, full stops
    SHORTER = "shorter"
    LONGER = "longer"
    ABBREVIATION = "abbreviation"
    WRITTEN_OUT = "written out"
    SCRIPT = "script"
    SLIP = "slip"  #: letters changed places, one added or lost
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """A difference. of: the listed name that it was told from; marks: what differs, for MARKS."""

    difference: Difference
    of: str
    marks: tuple[str, ...] = ()  #: "hyphen", "capitals" …


#: The differences that say what another name is, the plainest first; OTHER and SLIP say the least.
_ORDER = tuple(Difference)


def tell(own: str, listed: Iterable[str], name: str) -> Told:
    """How a name lies to the bearer's own, or where that says nothing to the nearest that is listed beside it."""
    direct = _tell(own, name)
    if direct.difference is not Difference.OTHER:
        return direct
    others = [_tell(each, name) for each in listed if each not in (own, name)]
    said = [told for told in others if told.difference not in (Difference.OTHER, Difference.SCRIPT)]
    if said:
        return min(said, key=lambda told: (_ORDER.index(told.difference), -len(told.of), told.of))
    if (
        _letters(name).isupper()
        and len(_letters(name)) in _BY_SHAPE
        and not own.isupper()
        and " " not in name
    ):
        return Told(Difference.ABBREVIATION, "")
    return direct


def script(name: str) -> str:
    """The script of a name's letters: "LATIN", "ARABIC", "HANGUL"; "" where it has none."""
    for letter in name:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0]
    return ""


def _tell(own: str, name: str) -> Told:
    one, other = _plain(own), _plain(name)
    if one == other:
        return Told(Difference.SAME, own)
    if script(one) != script(other):
        return Told(Difference.SCRIPT, own)
    initials = one.isupper() and other.isupper() and max(len(one), len(other)) in _ABBREVIATION
    if not initials and is_variant(one, other):  # two abbreviations are no spellings of each other
        if same(one, other).kind is Kind.SPELLING:
            return Told(Difference.LETTERS, own)
        return Told(Difference.MARKS, own, tuple(_marks(one, other)))
    if one.replace(".", "") == other.replace(".", ""):
        return Told(Difference.MARKS, own, ("full stops",))
    if _is_abbreviation(other, one):
        return Told(Difference.ABBREVIATION, own)
    if _is_abbreviation(one, other):
        return Told(Difference.WRITTEN_OUT, own)
    return Told(_by_words(one, other), own)


def _by_words(one: str, other: str) -> Difference:
    words, others = words_of_name(one).words, words_of_name(other).words
    if words == others:
        return Difference.SHORTER if len(other) < len(one) else Difference.LONGER
    if _in_order(others, words):
        return Difference.SHORTER
    if _in_order(words, others):
        return Difference.LONGER
    return Difference.SLIP if same(one, other).kind is Kind.SLIP else Difference.OTHER


def _marks(one: str, other: str) -> Iterable[str]:
    """What differs between two names that have the same letters."""
    if one.count("-") != other.count("-"):
        yield "hyphen"
    if one.count("'") != other.count("'"):
        yield "apostrophe"
    bare, bare_other = ("".join(_WORD.findall(name)) for name in (one, other))
    joined = one.replace("-", " ").count(" ") != other.replace("-", " ").count(" ")
    if joined and not (one.count("-") != other.count("-")):
        yield "spaces"
    if _unaccented(bare) != bare or _unaccented(bare_other) != bare_other:
        if bare.casefold() != bare_other.casefold():
            yield "accents"
    if _unaccented(bare) != _unaccented(bare_other):
        yield "capitals"


def _unaccented(text: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).translate(MARKS).split())


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalpha())


def _is_abbreviation(short: str, name: str) -> bool:
    """Whether one has the first letters of the other's words: PLO, U.S.; linking words count or do not."""
    letters = _letters(short)
    if not letters.isupper() or len(letters) not in _ABBREVIATION or " " in short:
        return False
    words = _WORD.findall(_BRACKETS.sub("", name).replace("-", " "))
    every = "".join(word[0] for word in words).upper()
    telling = "".join(word[0] for word in words if word.casefold() not in _LINKING).upper()
    return len(words) > 1 and letters in (every, telling)


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of the one stand in the other, in their order."""
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)
