"""Which words of a document a proposal may show: few, and no name of somebody whom no record is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.patterns import regex

WORD = regex(r"\w[\w'’-]*")
#: Words with a capital that begin a sentence, and no name.
STARTS = frozenset(
    "The A An In On At But And If It He She They We This That These Those For As While When After".split()
)
_CALENDAR = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split())
_MARKS = '“”"«»„[]*_`<>\\'


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def first_words(text: str, count: int, known: Sequence[tuple[int, int]]) -> str:
    """At most so many words of a text, up to a quotation mark or a name that no record bears.

    Nobody has said yet whether such a name is a private person's. known: where names of records stand.
    """
    words = list(WORD.finditer(text))[: count + 1]
    end = 0
    for number, word in enumerate(words[:count]):
        if not _may_show(text, words, number, known) or set(_MARKS) & set(text[end : word.start()]):
            break
        end = word.end()
    return text[:end].strip(" ,;:–—-(").lstrip(_MARKS)


def may_show(text: str, known: Sequence[tuple[int, int]]) -> bool:
    """Whether no name stands in a text but those of records."""
    words = list(WORD.finditer(text))
    return all(_may_show(text, words, number, known) for number in range(len(words)))


def _may_show(
    text: str, words: Sequence[re.Match[str]], number: int, known: Sequence[tuple[int, int]]
) -> bool:
    word = words[number]
    if not word.group()[0].isupper() or any(start <= word.start() < end for start, end in known):
        return True
    if word.group().casefold()[:3] in _CALENDAR and number:
        return True
    begins = number == 0 or text[: word.start()].rstrip()[-1:] in ".!?:"
    following = words[number + 1] if number + 1 < len(words) else None
    is_name = following is not None and following.group()[0].isupper() and following.start() == word.end() + 1
    inside = following is not None and any(start <= following.start() < end for start, end in known)
    return begins and (not is_name or inside or word.group() in STARTS)
