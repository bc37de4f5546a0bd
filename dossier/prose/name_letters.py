"""Whether two words are one name spelt in two ways: by consonants that stand for each other, and the vowels between.

Names from Arabic, Russian, Korean, Chinese and others come in many Latin spellings, which share their consonants
but for a few that stand for one letter of the other script (q, k; j, g; z, dh), and whose vowels never exclude
each other at one place (a, e; e, i; o, u). What differs more is another word, or a slip.

Cyrillic and Arabic letters are read as Latin ones; other scripts are compared letter by letter alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dossier.patterns import regex

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e yo ye zh z i i i i k l m n o p r s t u u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهوؤيئىةءپچژگکی",
        "a a i a a b t T j H K d D r z s S s d t z  G f q k l m n H w w y y a a  p C J g k y".split(" "),
        strict=True,
    )
)
_LETTERS = str.maketrans({**_CYRILLIC, **_ARABIC, "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"})
_ARABIC_LETTER = regex(r"[\u0621-\u06cc]")

#: Letters that make one sound, longest first, and the sign that stands for it.
_SOUNDS = regex(r"shch|sch|tch|sh|ch|kh|gh|th|dh|ph|zh|dj|ts|tz|hs|ck|ks|x|\S")
_SIGNS = {
    "shch": "S", "sch": "S", "sh": "S", "tch": "C", "ch": "C", "kh": "K", "gh": "G", "th": "T", "dh": "D",
    "ph": "f", "zh": "J", "dj": "j", "ts": "Z", "tz": "Z", "hs": "X", "x": "X", "ks": "X", "ck": "k",
}  # fmt: skip
#: Signs that stand for one letter of another script, in pairs.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        "kq kc qc Kk Kq Kh KC Cq CS Cj CJ CZ qg gk Gg Gk Gq jg jJ cs cS XS Xs Dd Dz Dt DT Tt Ts Td zd zD td bp fv Zz SZ"
    ).split()
)
_ALIKE_TO_ARABIC = _ALIKE | frozenset(frozenset(pair) for pair in ("vw", "sz", "ck", "Cs", "Zs", "gj", "CK"))
_NEVER_FIRST = frozenset(frozenset(pair) for pair in ("gk", "Gk", "Gq", "td", "cs"))
_IN_LONG = frozenset("zd")  #: dad, read as z or d: only where the other consonants leave no doubt (Ramzan)
_LONG = 4  #: consonants
_GLIDE = regex(r"[ae][iy]")  #: Husayn, Hussein: heard as i, never as the a of Hasan
_VOWELS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "au", "u": "u", "w": "u"}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in small Latin letters without accents; other scripts than Cyrillic and Arabic as they are."""
    plain = unicodedata.normalize("NFC", word.casefold())
    plain = re.sub(r"^ال(?=..)", "", plain).replace("تش", "چ").translate(_LETTERS)
    return "".join(mark for mark in unicodedata.normalize("NFKD", plain) if mark.isalnum())


@lru_cache(maxsize=65536)
def _sounds(word: str) -> tuple[str, tuple[str, ...]]:
    """A folded word as its consonants' signs, and the vowels before, between and behind them."""
    word = re.sub(r"(?<=[aeiouy])j(?![aeiouy])", "i", word)  # Sergej
    word = re.sub(r"c(?=[eiy])", "s", word)  # Mouhcine
    word = re.sub(r"(?<=[aeiouy])v(?=[^aeiouyv])", "u", word)  # Tevfik
    word = re.sub(r"(?<=[aeiouy])(?:h|t(?=t?$)(?<=[aeo]t))$", "", word)  # Halimeh, Khawlat
    signs, vowels = "", [""]
    for sound in _SOUNDS.findall(word):
        sign = _SIGNS.get(sound, sound if sound != "H" else "h")
        if sign in _VOWELS:
            vowels[-1] += sign
        elif not (signs.endswith(sign) and not vowels[-1]):
            signs += sign
            vowels.append("")
    return signs, tuple(vowels)


def skeleton(word: str) -> str:
    """The key that all spellings of one name share: its consonants, those that stand for each other as one.

    Many different names share a key as well: it finds what is worth comparing, and settles nothing.
    """
    signs, vowels = _sounds(fold(word))
    return signs.translate(_KEYS) or "".join(vowels)[:1]


#: The groups into which the pairs above run together.
_KEYS = str.maketrans("qcKhgGjJCSsXZzDdTtpv", "kkkkkkkkkkkkkkkkkkbf")


def is_spelling(one: str, other: str) -> bool:
    """Whether two words are one name spelt in two ways: Halima and Halimeh, Mohammed and Muhammad."""
    if fold(one) == fold(other):
        return True
    written = _ARABIC_LETTER.search(one + other) is None
    (signs, vowels), (others, other_vowels) = _sounds(fold(one)), _sounds(fold(other))
    if len(signs) != len(others) or not signs:
        return False
    if not all(_alike(signs, others, number, written) for number in range(len(signs))):
        return False
    slots = [_agree(*pair) for pair in zip(vowels[:-1], other_vowels[:-1], strict=True)]
    if len(signs) > 2:  # amrane, umran: the vowel of the first syllable is the one that changes most
        first = next(
            (number for number, pair in enumerate(zip(vowels, other_vowels, strict=True)) if all(pair)), 0
        )
        if first < len(signs) - 1 and "u" in _heard(vowels[first]) | _heard(other_vowels[first]):
            slots[first] = True
    return all(slots) and _agree_at_end(vowels[-1], other_vowels[-1], written=written)


def _alike(signs: str, others: str, number: int, written: bool) -> bool:
    """Whether two consonants at one place can stand for one letter."""
    if signs[number] == others[number]:
        return True
    pair = frozenset((signs[number], others[number]))
    if pair == _IN_LONG and len(signs) < _LONG or not number and pair in _NEVER_FIRST:
        return False
    return pair in (_ALIKE if written else _ALIKE_TO_ARABIC)


def _heard(vowels: str) -> set[str]:
    if _GLIDE.search(vowels):
        return {"i"}
    return {sound for vowel in vowels for sound in _VOWELS[vowel]}


def _agree(vowels: str, others: str) -> bool:
    """Whether vowels within a word may be one; where one spelling leaves them out, any will do."""
    if not vowels or not others:
        return not _GLIDE.search(vowels + others)
    return bool(_heard(vowels) & _heard(others))


def _agree_at_end(vowels: str, others: str, *, written: bool) -> bool:
    """The same at the end of a word, where only a silent e may be left out: Amin is not Amina."""
    if not vowels or not others:
        return not written or (vowels or others or "e") == "e"
    return bool(_heard(vowels[-1]) & _heard(others[-1]))
