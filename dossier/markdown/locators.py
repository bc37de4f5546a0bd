"""Where in a source a citation points: `¶7`, `para. 2-3`, `note 4`, `pp. 12–14`, `00:14:05`."""

from __future__ import annotations

import re

from dossier.limits import RANGE_PARAGRAPHS
from dossier.model import Locator
from dossier.patterns import regex

#: For messages: the forms that can be read.
FORMS = '¶7, ¶2-3, para. 7, note 4, p. 12, 00:14:05, or ¶3 "the words that open the place"'


_DASH = r"\s{0,2}[-–—‒‑]\s{0,2}"
_FORM = regex(
    rf"(?:(?P<paragraph>¶{{1,2}}|par(?:a(?:graph)?)?s?\.?(?=[\s\d]))\s{{0,2}}(?P<p1>\d{{1,5}})(?:{_DASH}(?P<p2>\d{{1,5}}))?"
    rf"|(?P<note>(?:foot)?notes?(?=[\s\d])|fn\.|nn?\.)\s{{0,2}}(?P<n1>[\w*†‡]{{1,20}})(?:{_DASH}(?P<n2>[\w*†‡]{{1,20}}))?"
    rf"|(?P<page>pages?(?=[\s\d])|pp?\.)\s{{0,2}}(?P<s1>[A-Z]?\d{{1,6}}[a-z]?|[ivxlcdm]{{1,12}})"
    rf"(?:{_DASH}(?P<s2>[A-Z]?\d{{1,6}}[a-z]?|[ivxlcdm]{{1,12}}))?"
    rf"|(?P<time>(?:at\s)?)(?P<t1>(?:\d{{1,3}}:)?\d{{1,2}}:\d\d)(?:{_DASH}(?P<t2>(?:\d{{1,3}}:)?\d{{1,2}}:\d\d))?)"
    r"(?![\w:])",
    re.IGNORECASE,
)
_MORE = regex(rf"(?P<first>\d{{1,6}})(?:{_DASH}(?P<last>\d{{1,6}}))?(?![\w:])")
_WORDS = regex(r'\s{0,3}(?:"(?P<straight>[^"]{1,400})"|[“„](?P<curly>[^”“]{1,400})[”“])')
_NEXT = regex(r"\s{0,3}(?:,\s{0,3}(?:and\s|&\s)?|and\s|&\s)\s{0,3}")
_VALUES = {"paragraph": ("p1", "p2"), "note": ("n1", "n2"), "page": ("s1", "s2"), "time": ("t1", "t2")}


def read_locators(text: str) -> tuple[Locator, ...] | None:
    """What stands after `@id,` in a citation: one place or several, `¶2, ¶4` or `¶¶2, 4`.

    None where it cannot be read: no such form, a range that runs backwards, or words that are left over.
    """
    text = text.strip()
    found: list[Locator] = []
    kind, at = "", 0
    while at < len(text):
        match = _FORM.match(text, at)
        if match:
            kind = next(name for name in _VALUES if match[name] is not None)
            first, last = (match[group] for group in _VALUES[kind])
        elif kind and (match := _MORE.match(text, at)):
            first, last = match["first"], match["last"]
        else:
            return None
        at = match.end()
        words = _WORDS.match(text, at)
        if words:
            at = words.end()
        locator = _locator(kind, first, last, words)
        if locator is None:
            return None
        found.append(locator)
        if at < len(text):
            follows = _NEXT.match(text, at)
            if not follows or follows.end() == len(text):
                return None
            at = follows.end()
    return tuple(found) or None


def paragraph_range(first: str, last: str | None) -> tuple[int, int] | None:
    """The paragraphs from first to last, both included; None where they run backwards or are too many."""
    start, end = int(first), int(last or first)
    if start < 1 or end < start or end - start >= RANGE_PARAGRAPHS:
        return None
    return start, end


def _locator(kind: str, first: str, last: str | None, words: re.Match[str] | None) -> Locator | None:
    opening = " ".join((words["straight"] or words["curly"]).split()) if words else ""
    if kind != "paragraph":
        return Locator(kind, first, last or first, opening)
    span = paragraph_range(first, last)
    return Locator(kind, str(span[0]), str(span[1]), opening) if span else None
