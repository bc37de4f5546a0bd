"""Other ways in which a name is typed: what a search must find although the name is not printed so.

Accents and vowel marks are left to the search engine, which folds them by itself. Here stand the differences
that change a word's beginning or its letters: signs for hamza and ayn, the Arabic article and the letters that
take its place, names written together, and words inside a word of a script that sets no spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dossier.patterns import regex

_WORD = regex(r"[^\W_]+(?:[’'ʼʿʾ‘`´-]{1,4}[^\W_]+)*|[ʿʾʼ‘'’`´]{1,4}[^\W_]+")
_SIGNS = regex(r"[’'ʼʿʾ‘`´]")  #: apostrophes, hamza, ayn
_POSSESSIVE = regex(r"[’']s\Z")
_ARABIC = regex(r"[\u0621-\u064a\u066e-\u06d3]")
_ARTICLE = regex(r"\A[وفبك]?ال(?=..)|\A[وف]?لل(?=..)")
_FINAL = str.maketrans({"ة": "ه", "ى": "ي"})  #: as they are often typed
_UNSPACED = regex(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]{3,}")
_JOINED = 3  #: neighbouring words that are also written as one: Jong Un, Jongun; Abu Zuhri, Abuzuhri
_LONGEST = 24  #: letters of such a word
_WORDS = 8  #: of a name; a longer one is a title, whose words nobody runs together


def name_forms(name: str) -> tuple[str, ...]:
    """Words under which a name is looked for and that are not among its own, each once, in its order."""
    bare = "".join(mark for mark in unicodedata.normalize("NFC", name) if unicodedata.category(mark) != "Mn")
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(bare)]
    own = {word.casefold() for word in words}
    return tuple(form for form in dict.fromkeys(_forms(words)) if form not in own)


def _forms(words: list[str]) -> Iterator[str]:
    for word in words:
        folded = word.casefold()
        if _SIGNS.search(folded):
            yield _SIGNS.sub("", folded)
        if _ARABIC.search(folded):
            yield from _arabic(folded)
        for run in _UNSPACED.findall(folded):
            yield from (run[start:] for start in range(1, len(run) - 1))
    if len(words) <= _WORDS:
        yield from _together([_SIGNS.sub("", word.casefold()).replace("-", "") for word in words])


def _arabic(word: str) -> Iterator[str]:
    """Without marks, without article, and with the final letters that often stand for one another."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", word) if mark.isalpha() and mark != "ـ")
    for form in (plain, _ARTICLE.sub("", plain)):
        yield form
        yield form[:-1] + form[-1:].translate(_FINAL)


def _together(words: list[str]) -> Iterator[str]:
    for first in range(len(words)):
        for last in range(first + 2, min(first + _JOINED, len(words)) + 1):
            joined = "".join(words[first:last])
            if len(joined) <= _LONGEST and joined.isalpha():
                yield joined
