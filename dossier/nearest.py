"""The nearest right word: what "did you mean" offers for a field, a kind, an id, a rule."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.patterns import regex

_SEPARATORS = regex(r"[\s_\-./]+")
_SHORTEST = 4  #: letters that a part of a name needs, to stand for the whole


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` was most likely meant to be; None if nothing is near.

    In this order: the same but for case and separators (known-from, known_from); the same parts in another
    order; a few letters added, lost, changed or swapped; the only one that begins with it or holds all its
    parts. Of two equally near ones the first by alphabet.
    """
    spelt = {_plain(known): known for known in sorted(words, reverse=True)}
    plain = _plain(word[:100])
    if not plain or not spelt:
        return None
    if plain in spelt:
        return spelt[plain]
    parts = sorted(plain.split("-"))
    known = sorted(spelt)
    for each in known:
        if len(each) == len(plain) and sorted(each.split("-")) == parts:
            return spelt[each]
    close = _closest(plain, known)
    if close is None and len(plain) >= _SHORTEST:
        close = _only(plain, parts, known)
    return None if close is None else spelt[close]


def _plain(word: str) -> str:
    return _SEPARATORS.sub("-", word.casefold()).strip("-")


def _closest(plain: str, known: list[str]) -> str | None:
    """The one with the fewest changes, a swap of neighbours counting as one."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    if len(plain) < 3:
        return next((each for each in known if sorted(each) == sorted(plain)), None)
    limit = 1 if len(plain) <= 4 else 2 if len(plain) <= 8 else 3
    found = extractOne(plain, known, scorer=OSA.distance, score_cutoff=limit)
    return None if found is None else str(found[0])


def _only(plain: str, parts: list[str], known: list[str]) -> str | None:
    begins = [each for each in known if each.startswith(plain)]
    if not begins:
        begins = [each for each in known if set(parts) <= set(each.split("-"))]
    return begins[0] if len(begins) == 1 else None
