"""Whether two names can be those of one person or body: spelt otherwise, cut short, or with a slip.

Names are taken word by word, in any order. A word of one that answers none of the other, on both sides, makes
two names: Kim Il Sung, Kim Jong Il and Kim Jong Un share a family name and are three people. A spelling
(Halima, Halimeh) is kept apart from a slip (letters changed places, one added or lost), and both from a name
cut short. Names in Latin, Cyrillic and Arabic letters are compared with each other; Chinese characters, Hangul
and other scripts only with themselves. Nicknames are not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dossier.patterns import regex
from dossier.prose.name_letters import fold, is_spelling
from dossier.prose.name_words import TITLES, Words, words_of_name

SAME_FROM = 0.5  #: of `Likeness.score`
_CHANGED_PLACES = 5  #: letters of a word of which the same ones in another order are a slip
_REPLACED = 6  #: letters of a word in which one replaced by another is a slip, not another name
_LONG = 8  #: letters of a word in which two slips are slips
_SURE = 6  #: letters of a single word that two slipped names share
_SYLLABLE = regex(r"[aeiouyw]+")


class Kind(StrEnum):
    """How two names lie to each other."""

    EQUAL = "equal"  #: but for case, accents, marks, spaces and order
    SPELLING = "spelling"
    SHORT = "short"  #: initials, or words that one of them leaves out
    SLIP = "slip"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """score: 0 to 1, the same from 0.5 on; why: a few words for readers."""

    score: float
    kind: Kind
    why: str

    @property
    def same(self) -> bool:
        return self.score >= SAME_FROM


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words of two names that answer each other, by their places."""

    places: tuple[int, ...]
    others: tuple[int, ...]
    kind: Kind
    score: float


def same(one: str, other: str) -> Likeness:
    """How likely two names are one, and why. The order of the two makes no difference to the score."""
    if not fold(one) or not fold(other):
        return Likeness(0.0, Kind.DIFFERENT, "no letters to compare")
    best = _compare(words_of_name(one), words_of_name(other))
    if best.same or "/" not in one + other:
        return best
    alternatives = [
        _compare(words_of_name(a), words_of_name(b)) for a in one.split("/") for b in other.split("/")
    ]
    return max((best, *alternatives), key=lambda likeness: likeness.score)


_SHORTENED = frozenset(
    "co corp inc ltd bros dept univ govt natl intl assn st mt ft gen col capt lt sgt".split()
)


def is_variant(one: str, other: str) -> bool:
    """Whether two names differ in spelling alone: in letters that stand for one, accents, hyphens, capitals.

    Titles, articles, full stops, legal forms, the order of words and capitals throughout are no spelling.
    """
    one, other = _spelt_out(one, other), _spelt_out(other, one)
    shown, shown_other = _printed(one), _printed(other)
    if shown.isupper() or shown_other.isupper():
        shown, shown_other = shown.casefold(), shown_other.casefold()
    if shown == shown_other:
        return False
    likeness = same(one, other)
    if likeness.kind is not Kind.EQUAL:
        return likeness.kind is Kind.SPELLING
    words, others = words_of_name(one), words_of_name(other)
    in_order = "".join(words.words) == "".join(others.words)
    return in_order and words.forms == others.forms


def _spelt_out(name: str, other: str) -> str:
    """A name with its shortened words as the other has them: "Skerra Shipping Co." as "Skerra Shipping Company"."""
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return name
    for number, (word, full) in enumerate(zip(words, others, strict=True)):
        if word == "&" and full.casefold() == "and":
            words[number] = full
            continue
        short = word.rstrip(".,").casefold()
        stopped = word.endswith(".") and len(short) > 1
        if (stopped or short in _SHORTENED) and len(full) > len(short) and _shortens(short, full.casefold()):
            words[number] = full
    return " ".join(words)


def _shortens(short: str, full: str) -> bool:
    """Whether letters of a word in their order, its first among them, are the shortened word: Dept, Department."""
    letters = iter(full)
    return full[0] == short[0] and all(letter in letters for letter in short)


def _printed(name: str) -> str:
    words = name.replace(".", "").split()
    while len(words) > 1 and words[0].casefold() in (*TITLES, "the"):
        del words[0]
    return " ".join(words)


def as_json(likeness: Likeness) -> dict[str, Any]:
    return {"same": likeness.same, "score": round(likeness.score, 2), "why": likeness.why}


def _compare(one: Words, other: Words) -> Likeness:
    if one.forms and other.forms and not one.forms & other.forms:
        return Likeness(0.3, Kind.DIFFERENT, "companies of two legal forms")
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return Likeness(1.0, Kind.EQUAL, "the same but for case, accents, spaces, titles and particles")
    pairs = tuple(_align(one, other))
    left = [word for n, word in enumerate(one.words) if not any(n in pair.places for pair in pairs)]
    right = [word for n, word in enumerate(other.words) if not any(n in pair.others for pair in pairs)]
    if short := _acronym(one, other, left, right) or _acronym(other, one, right, left):
        return short
    if left and right:
        share = sum(pair.score for pair in pairs) / max(len(one.words), len(other.words))
        return Likeness(0.45 * share, Kind.DIFFERENT, f"'{' '.join(left)}' beside '{' '.join(right)}'")
    return _judge(one, other, pairs, left or right)


def _judge(one: Words, other: Words, pairs: Sequence[_Pair], rest: Sequence[str]) -> Likeness:
    """Two names of which every word of one answers a word of the other."""
    kinds = {pair.kind for pair in pairs}
    full = [pair for pair in pairs if pair.kind is not Kind.SHORT]
    score = sum(pair.score for pair in pairs) / max(len(pairs), 1)
    if not full and any(len(pair.places + pair.others) > 3 for pair in pairs):
        return Likeness(0.6, Kind.SHORT, "an abbreviation")
    if not full:
        return Likeness(0.2, Kind.DIFFERENT, "initials alone")
    if rest:
        return _cut_short(one, other, pairs, rest, score)
    if Kind.SLIP in kinds:
        if len(pairs) == 1 and not _is_sure_slip(one.words, other.words):
            return Likeness(0.4, Kind.DIFFERENT, "one letter apart")
        return Likeness(0.75 * score, Kind.SLIP, "letters added, lost, replaced or changed places")
    if Kind.SHORT in kinds:
        return Likeness(0.8 * score, Kind.SHORT, "initials")
    if Kind.SPELLING in kinds:
        return Likeness(0.9 * score, Kind.SPELLING, "spellings of one name")
    return Likeness(0.8, Kind.EQUAL, "the same words in another order")


def _cut_short(
    one: Words, other: Words, pairs: Sequence[_Pair], rest: Sequence[str], score: float
) -> Likeness:
    longer, shorter = (one, other) if len(one.words) > len(other.words) else (other, one)
    why = f"'{' '.join(rest)}' left out"
    slip = any(pair.kind is Kind.SLIP for pair in pairs)
    if slip:
        why += ", and letters added, lost, replaced or changed places"
    if _are_syllables(longer.words) or slip and len(pairs) < 3:
        return Likeness(0.4, Kind.DIFFERENT, why)
    if len(shorter.words) == 1:
        titled = shorter.titled and not longer.titled
        return Likeness(0.55 if titled else 0.4, Kind.SHORT, why + ("" if titled else ": one word in common"))
    if any(word.isdigit() for word in rest) and not shorter.forms:
        return Likeness(0.4, Kind.DIFFERENT, why)
    full = [pair for pair in pairs if pair.kind is not Kind.SHORT]
    share = sum(len(pair.places) for pair in full) / len(longer.words)
    return Likeness(min(0.75, 0.45 + 0.3 * share + 0.1) * score**0.5, Kind.SHORT, why)


def _are_syllables(words: Sequence[str]) -> bool:
    """Kim Il Sung: three syllables, none of which is ever left out."""
    return len(words) == 3 and all(len(word) <= 5 and len(_SYLLABLE.findall(word)) == 1 for word in words)


def _is_sure_slip(words: Sequence[str], others: Sequence[str]) -> bool:
    one, other = "".join(words), "".join(others)
    return min(len(one), len(other)) >= _SURE and (len(one) != len(other) or sorted(one) == sorted(other))


def _acronym(one: Words, other: Words, left: Sequence[str], right: Sequence[str]) -> Likeness | None:
    """PLA China, People's Liberation Army: an abbreviation of all the other's words."""
    letters = "".join(word[0] for word in other.words)
    if len(letters) > 2 and len(right) == len(other.words) and letters in left and len(left) <= 2:
        return Likeness(0.6, Kind.SHORT, "an abbreviation")
    return None


def _align(one: Words, other: Words) -> Iterator[_Pair]:
    """The best pairs of words, each word in one pair."""
    found = [
        *_single(one, other),
        *_joined(one, other, swapped=False),
        *_joined(other, one, swapped=True),
    ]
    found.sort(
        key=lambda pair: (-pair.score, -len(pair.places + pair.others), abs(pair.places[0] - pair.others[0]))
    )
    taken: set[int] = set()
    others: set[int] = set()
    for pair in found:
        if taken.isdisjoint(pair.places) and others.isdisjoint(pair.others):
            taken.update(pair.places)
            others.update(pair.others)
            yield pair


def _single(one: Words, other: Words) -> Iterator[_Pair]:
    for n, word in enumerate(one.words):
        for m, another in enumerate(other.words):
            initial = word in one.initials or another in other.initials
            if word == another:
                yield _Pair((n,), (m,), Kind.EQUAL, 1.0)
            elif initial:
                if len(word) != len(another) and min(len(word), len(another)) == 1 and word[0] == another[0]:
                    yield _Pair((n,), (m,), Kind.SHORT, 0.8)
            elif kind := likeness_of_words(word, another):
                yield _Pair((n,), (m,), kind, 0.9 if kind is Kind.SPELLING else 0.8)


def _joined(one: Words, other: Words, *, swapped: bool) -> Iterator[_Pair]:
    """Words of one that stand for several in a row of the other: Jongun, Jong Un; JC, Jean Claude."""
    for n, word in enumerate(one.words):
        for first in range(len(other.words) - 1):
            for last in range(first + 2, min(first + 4, len(other.words)) + 1):
                several = other.words[first:last]
                joined = "".join(several)
                kind: Kind | None = None
                if word in one.initials and word == "".join(part[0] for part in several):
                    kind = Kind.SHORT
                elif abs(len(word) - len(joined)) <= 2 and word not in one.initials:
                    kind = Kind.EQUAL if word == joined else likeness_of_words(word, joined)
                if kind:
                    places = tuple(range(first, last))
                    score = {Kind.EQUAL: 1.0, Kind.SPELLING: 0.9}.get(kind, 0.8)
                    yield _Pair(places, (n,), kind, score) if swapped else _Pair((n,), places, kind, score)


def likeness_of_words(word: str, other: str) -> Kind | None:
    """Whether two folded words that differ are one, spelt otherwise or with a slip; None where neither."""
    from rapidfuzz.distance import OSA

    if word.isdigit() or other.isdigit():
        return None
    if sorted(word) == sorted(other) and len(word) > 3 and OSA.distance(word, other) == 1:
        return Kind.SLIP  # Qiull for Quill: no spelling has its letters in another order
    if is_spelling(word, other):
        return Kind.SPELLING
    short, long = sorted((word, other), key=len)
    shortest = len(short)
    if shortest < 4 or long in (short + "a", short + "i"):  # Amin and Amina, Hasan and Hasani
        return None
    distance = OSA.distance(word, other, score_cutoff=2)
    if distance == 1:
        replaced = len(word) == len(other) and sorted(word) != sorted(other)
        digit = any(letter.isdigit() for letter in word + other)
        return Kind.SLIP if not replaced or digit or shortest >= _REPLACED else None
    if distance == 2 and shortest >= _LONG and (len(word) != len(other) or sorted(word) == sorted(other)):
        return Kind.SLIP  # never with two letters replaced: northern, southern
    swapped = shortest >= _CHANGED_PLACES and sorted(word) == sorted(other) and word[0] != other[0]
    return Kind.SLIP if swapped else None
