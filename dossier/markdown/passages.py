"""Passages in double quotation marks, found in a plain text."""

from __future__ import annotations

import re

_MARK = re.compile(r'["“”„‟]')
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")

#: What may stand between a passage and the citation that directly follows it.
CLOSE_BY = re.compile(r"[\s.,;:!?…)\]’']{0,4}")

LONGEST_INTERRUPTION = 80  #: code points between two parts of one utterance: `,” she said, “`


def find_passages(text: str, *, goes_on: bool = False) -> tuple[tuple[int, int], ...]:
    """Start and end of every passage between double quotation marks, the marks left out, by place.

    A passage inside another in double marks is part of it. goes_on: the next paragraph begins with a mark, so
    a passage that is still open runs to the end of this one (the printers' convention).
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []  # where the passages that are open begin, the outermost first
    low = False  # „ was the last to open, so “ closes
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark == '"':
            opens = not opened or ((not before or before.isspace()) and after.isalnum() and len(opened) < 2)
            if opens and (not after or after.isspace() or before.isalnum()):
                continue  # inches, seconds, or a mark that closes nothing
            if opens and opened:
                opened.clear()  # the one before was never closed
        else:
            opens = mark in "„‟" or (mark == "“" and not (low and opened))
        low = mark == "„" if opens else low
        if opens:
            opened.append(at + 1)
        elif opened:
            start = opened.pop()
            if not opened and start < at:
                found.append((start, at))
    if opened and goes_on and opened[0] < len(text):
        found.append((opened[0], len(text)))
    return tuple(found)


def is_one_utterance(text: str, first_end: int, second_start: int) -> bool:
    """Whether what stands between two passages only interrupts them: `,” he said, “`."""
    between = text[first_end + 1 : second_start - 1]
    last, first = text[:first_end].rstrip()[-1:], between.lstrip()[:1]
    broken_off = last in (",", "—", "–", "-") or first in (",", "—", "–")
    return broken_off and len(between) <= LONGEST_INTERRUPTION and not _SENTENCE_END.search(between)
