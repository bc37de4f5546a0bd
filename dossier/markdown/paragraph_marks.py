"""The mark before a block of a source's body that says which paragraph it renders: `{p=7}`, `{p=7-9}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.limits import RANGE_PARAGRAPHS
from dossier.markdown.locators import paragraph_range
from dossier.patterns import regex

FORMS = "{p=7}, {p=7-9} or {p=20-21 withheld}"

#: A line that holds nothing but such a mark, readable or not.
LINE = regex(r"\{\s{0,3}p\s{0,3}=[^{}\n]{0,60}\}[ \t]*$", re.IGNORECASE)
#: The same in the middle of a text, where it is a mistake.
ANYWHERE = regex(r"\{\s{0,3}p\s{0,3}=[^{}\n]{0,60}\}", re.IGNORECASE)

_MARK = regex(
    r"\{\s*p\s*=\s*(\d{1,12})(?:\s*[-–—]\s*(\d{1,12}))?(?P<withheld>\s+withheld)?\s*\}\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """The paragraphs of the document that a block renders, or that are withheld."""

    paragraphs: tuple[int, ...]
    withheld: bool


def read_paragraph_mark(line: str) -> ParagraphMark | str:
    """The mark on a line of its own; where it cannot be read, why: a clause for a message."""
    match = _MARK.fullmatch(line)
    if match is None:
        return f"names no paragraph; written are {FORMS}"
    span = paragraph_range(match[1], match[2])
    if span is None:
        return _why(int(match[1]), int(match[2] or match[1]))
    return ParagraphMark(tuple(range(span[0], span[1] + 1)), match["withheld"] is not None)


def _why(first: int, last: int) -> str:
    if first < 1:
        return "counts from 0; a document's first paragraph is 1"
    if last < first:
        return f"runs backwards; {{p={last}-{first}}} names these paragraphs"
    return f"names {last - first + 1:,} paragraphs; a mark takes at most {RANGE_PARAGRAPHS:,}"
