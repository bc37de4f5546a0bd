"""Quotation marks of running text: which opens, which closes, and what is left open at a paragraph's end.

The typographic double marks say what they are, unless what stands beside them says otherwise; a straight one
is read by its neighbours alone. A single mark that closes looks like an apostrophe, so that one that opens is
followed only where plain words show that it is no letter of a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.patterns import regex

_MARK = regex("[“”„‟«»\"]|''|``")
_CODE = regex(r"[{}<>=\\|~^`]|\$[A-Za-z_]|''|\w\(\)|\"\"|\"[,:]\"|[\[(]\"|\w\.\w+\(|^[#$>%+*]")
_WORDS = (
    "a after all also an and any are as at be because but by can do even every for from had has have he her his if"
    " in is it let my never no not now of on one our she so some that the their then there these they this those to"
    " was we were what when where who why will with you your"
)
_FOOTNOTE = regex(r"\[\^?\d{1,3}\]|[¹²³⁰⁴-⁹]")
_SINGLE = regex(rf"(?:(?<=[:,—–(“\"] )|(?<=[:—–(“\"]))[‘'](?=(?:{_WORDS.replace(' ', '|')}|I)\b)", re.I)
_SINGLE_END = regex(r"(?<=[^\s‘(\[“])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class OpenMarks:
    """What a paragraph leaves open. opened: offsets of the marks; closes: marks that close nothing in it."""

    opened: tuple[int, ...]
    closes: int
    count: int  #: double marks in it, all told
    begins: bool  #: it begins with a mark that opens, as each paragraph of a long quotation does
    sure: bool  #: every mark could be read
    reopened: bool  #: the one left open had another open behind it, which was closed

    @property
    def unread(self) -> bool:
        """Whether it has marks of which some could not be read."""
        return bool(self.count) and not self.sure


def open_marks(text: str) -> OpenMarks:
    """The quotation marks of a paragraph that have no counterpart in it. Linear."""
    stack: list[int] = []
    again: set[int] = set()  # those that another opened right behind
    closes, count, sure = 0, 0, True
    for match in _MARK.finditer(text):
        role = _role(text, match)
        count += role != "measure"
        if role == "opens":
            again.update(stack[-1:])
            stack.append(match.start())
        elif role == "closes" or (role == "either" and stack):
            closes += not stack
            del stack[-1:]
        elif role != "measure":
            sure = False
    sure = sure and not _CODE.search(text) and not {"„", "«", "»", "‟"} & set(text)
    reopened = len(stack) == 1 and stack[0] in again
    return OpenMarks(tuple(stack), closes, count, text[:1] in "“\"‘'«„", sure, reopened)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between double marks, outermost ones; one left open reaches to the end of the text."""
    spans: list[tuple[int, int]] = []
    start, depth = 0, 0
    for match in _MARK.finditer(text):
        role = _role(text, match)
        if role == "opens":
            start, depth = (match.start(), 1) if not depth else (start, depth + 1)
        elif depth and role in ("closes", "either"):
            depth -= 1
            if not depth:
                spans.append((start, match.end()))
    return (*spans, (start, len(text))) if depth else tuple(spans)


def open_single(text: str) -> int | None:
    """The place of a single mark that opens a quotation and has nothing behind it that could close it."""
    for match in _SINGLE.finditer(text):
        if not _SINGLE_END.search(text, match.end()):
            return match.start()
    return None


def _role(text: str, match: re.Match[str]) -> str:
    """opens, closes, measure (inches, seconds: closes nothing), either, or "" where it cannot be told."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    free_left = not before or before.isspace() or before in "([{—–-/‘'“\"…"
    free_right = not after or after.isspace() or after in ")]}—–-/’'”\".,;:!?…"
    free_right = free_right or _FOOTNOTE.match(text, match.end()) is not None
    mark = match.group()
    if mark == "“":
        return "opens" if not free_right or free_left else "either"
    if mark == "”":
        return "closes" if free_right or not free_left else ""
    if mark != '"':
        return ""
    if free_left and not free_right:
        return "opens" if after.isalnum() or after in "‘'([$£€¿¡" else ""
    if free_right and not free_left:
        return "closes" if not before.isdigit() else "either" if _opened(text, match.start()) else "measure"
    return ""


def _opened(text: str, end: int) -> bool:
    return text.count('"', 0, end) % 2 == 1
