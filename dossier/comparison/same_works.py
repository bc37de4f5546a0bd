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
from dossier.patterns import regex

_NOT_WORD = regex(r"[\W_]+")
_ADDRESS = regex(r"\w+://|www\.", re.IGNORECASE)
_OTHERS = regex(r"[\s,;&]{0,3}\b(?:et\.?\s?al\b\.?|and others|u\.\s?a\.)[\s.]*$", re.IGNORECASE)
_ALIKE = 80  #: of a hundred, for two words: what is more alike is a matter of spelling
_BODY = regex(
    r"\b(?:team|labs?|group|inc|ltd|corp|research|security|intelligence|press|agency|center|centre|institute"
    r"|university|ministry|department|office|council|committee|company|foundation|news|times|post|unit|threat|global"
    r"|national|united|international|association|bureau|project|network|technologies|systems)\b",
    re.IGNORECASE,
)
_SHORT_WORDS = frozenset("the a an of and in on for to de la van von der den bin ibn al el".split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents and punctuation."""
    plain = (html.unescape(text) if "&" in text else text).casefold()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
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
    known = set(longer)
    return all(word in known or word in _SHORT_WORDS or _is_spelt_alike(word, known) for word in shorter)


def _is_spelt_alike(word: str, known: Iterable[str]) -> bool:
    """Whether a word is one of others but for a slip; short words and numbers are not taken for others."""
    from rapidfuzz.fuzz import ratio

    return len(word) > 4 and not word.isdigit() and any(ratio(word, other) >= _ALIKE for other in known)


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} " or " ".join(longer).startswith(
        " ".join(shorter)
    )


def same_authors(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of authors can be of one work: one name in common is enough, and none says nothing.

    A body beside persons is no difference: a report is cited by those who wrote it or by those who issued it.
    """
    a, b = tuple(one), tuple(other)
    names, others = _name_words(a), _name_words(b)
    if not names or not others or any(name in others or _is_spelt_alike(name, others) for name in names):
        return True
    return not all(_looks_personal(name) for name in (*a, *b))


def _name_words(authors: Iterable[str]) -> set[str]:
    """The words of names that are no initials, family and given names alike: they stand first or last."""
    words = {word for author in authors for word in words_of(_OTHERS.sub("", author))}
    return {word for word in words if len(word) > 2} - _SHORT_WORDS


def _looks_personal(author: str) -> bool:
    """Whether an author is surely a person: two to five words with capitals, none that bodies are called."""
    name = _OTHERS.sub("", author)
    parts = [part for part in re.split(r"[\s,.]+", name) if part]
    if not 2 <= len(parts) <= 5 or any(part.isupper() and len(part) > 2 for part in parts):
        return False
    capital = all(part[0].isupper() or part.casefold() in _SHORT_WORDS for part in parts)
    return capital and not any(character.isdigit() for character in name) and not _BODY.search(name)


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
