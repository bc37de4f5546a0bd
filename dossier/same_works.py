"""Whether two citations of one work agree: on its title, its authors, its date, each as loosely as citations
are made.

A title may be cut short, lack its subtitle or carry its outlet; names may be initials, in another order, or
end in "et al."; a date may be coarser. What is left then is a difference that a reader would want to look
at.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from dossier.cited import Cited, CitedDate

_NOT_WORD = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"\w+://|www\.", re.IGNORECASE)
_OTHERS = re.compile(r"[\s,;&]{0,3}\b(?:et\.?\s?al\b\.?|and others|u\.\s?a\.)[\s.]*$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:;|\s&\s|\sand\s)\s*")
_ALIKE = 0.85  #: of the characters of two titles: what is more alike is a matter of spelling
_SHORT_WORDS = frozenset("the a an of and in on for to de la van von der den bin ibn al el".split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents and punctuation."""
    folded = unicodedata.normalize("NFKD", html.unescape(text).casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return tuple(_NOT_WORD.sub(" ", plain.replace("'", "").replace("’", "")).split())


def same_title(one: str, other: str) -> bool:
    """Whether two titles can be one: equal words, one within the other, or no more than a slip apart."""
    if _ADDRESS.match(one) or _ADDRESS.match(other):
        return True  # an address stands where the title should: nothing to compare
    a, b = words_of(one), words_of(other)
    if not a or not b or "".join(a) == "".join(b):
        return True
    shorter, longer = sorted((a, b), key=len)
    if _within(shorter, longer):
        return True
    if sorted(word for word in a if word.isdigit()) != sorted(word for word in b if word.isdigit()):
        return False  # "Part 1", "Part 2"
    if set(shorter) - _SHORT_WORDS <= set(longer):
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(" ".join(a), " ".join(b)) >= _ALIKE * 100


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} " or " ".join(longer).startswith(
        " ".join(shorter)
    )


def same_authors(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of authors can be of one work: one name in common is enough, and none says nothing.

    A body beside persons is no difference: a report is cited by those who wrote it or by those who issued it.
    """
    a, b = _persons(one), _persons(other)
    return not a or not b or any(_same_name(x, y) for x in a for y in b)


def _persons(authors: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The names that are persons', as words; bodies are left out."""
    found = []
    for author in authors:
        for name in _SEVERAL.split(_OTHERS.sub("", author)):
            words = words_of(name)
            if len(words) > 1 and _looks_personal(name):
                found.append(words)
    return tuple(found)


def _looks_personal(name: str) -> bool:
    """Two to four words that begin with a capital, no abbreviation of a body among them."""
    parts = [part for part in re.split(r"[\s,.]+", name) if part]
    if not 2 <= len(parts) <= 5 or any(part.isupper() and len(part) > 2 for part in parts):
        return False
    return all(part[0].isupper() or part.casefold() in _SHORT_WORDS for part in parts) and not re.search(
        r"\d|[a-z][A-Z]{2}|\b(?:team|labs?|group|inc|ltd|corp|research|security|intelligence|press|agency|center|centre"
        r"|institute|university|ministry|department|office|council|committee|company|foundation|news|times|post|unit"
        r"|threat|global|national|united|international|association|bureau|project|network|technologies|systems)\b",
        name.casefold() if name.islower() else name,
        re.IGNORECASE,
    )


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a long word of one is one of the other: family names stand first or last, initials anywhere."""
    long = {word for word in one if len(word) > 2} - _SHORT_WORDS
    return bool(long & set(other)) or not long


def dates_of(work: Iterable[Cited]) -> tuple[CitedDate, ...]:
    """The dates of publication that can be read."""
    return tuple(date for cited in work if (date := cited.date("published")) and date.days)


def apart(published: Iterable[CitedDate]) -> bool:
    """Whether some two of several dates share no day, each taken at its widest."""
    spans = [date.days for date in published if date.days]
    firsts = [first for first, _ in spans if first]
    lasts = [last for _, last in spans if last]
    return bool(firsts and lasts) and max(firsts) > min(lasts)


def dates_differ(work: Sequence[Cited]) -> bool:
    """Whether a work is dated twice, and neither date is given elsewhere as that of its last change."""
    dated = dates_of(work)
    changed = [date for cited in work if (date := cited.date("updated")) and date.days]
    return apart(dated) and not any(not apart([date, change]) for change in changed for date in dated)


def titles_differ(work: Sequence[Cited]) -> tuple[str, ...]:
    """The titles that cannot be one; under one address only those with the same fragment are compared."""
    first: dict[str, str] = {}
    for cited in work:
        if cited.title:
            known = first.setdefault((cited.url or "").partition("#")[2], cited.title)
            if not same_title(known, cited.title):
                return known, cited.title
    return ()


def authors_differ(work: Sequence[Cited]) -> tuple[str, ...]:
    """Two lists of authors without a name in common, each in one string."""
    named = [cited.authors for cited in work if cited.authors]
    for authors in named[1:]:
        if not same_authors(named[0], authors):
            return ", ".join(named[0]), ", ".join(authors)
    return ()
