"""Passages in double quotation marks, and what they are quoted from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dossier.markdown.passage import Gathered, Passage
from dossier.model import Phrase, Quotation
from dossier.patterns import regex

_MARK = regex(r'["“”„‟]')
_SENTENCE_END = regex(r"[.!?](?:\s|$)")

#: What may stand between a passage and the citation that directly follows it.
CLOSE_BY = regex(r"[\s.,;:!?…)\]’']{0,4}")

LONGEST_INTERRUPTION = 80  #: code points between two parts of one utterance: `,” she said, “`


def read_quotations(
    passage: Passage,
    phrase: Phrase,
    gathered: Gathered,
    own: str | None,
    paragraphs: tuple[int, ...],
    goes_on: bool,
) -> list[Quotation]:
    """The quotations of a passage that can be checked: in a source's own paragraphs, or directly cited.

    own, paragraphs: the source whose paragraphs the passage renders. goes_on: as in `find_passages`.
    """
    found: list[Quotation] = []
    text = phrase.text
    for stretch in passage.stretches:
        words = text[stretch.start : stretch.end]
        waiting: list[tuple[int, int]] = []  # parts of an utterance whose citation is still to come
        for start, end in find_passages(words, goes_on=goes_on):
            if waiting and not is_one_utterance(words, waiting[-1][1], start):
                waiting.clear()
            waiting.append((start, end))
            source, numbers = own, paragraphs
            if own is None:
                cited = _directly_cited(stretch.cites, stretch.start + end + 1, text, gathered)
                if cited is None:
                    continue
                source, numbers = cited
            for begin, stop in waiting:
                quoted = words[begin:stop]
                place = stretch.place(stretch.start + begin, text)._replace(text=quoted)
                found.append(Quotation(quoted, passage.at, place, source or "", numbers))
            waiting.clear()
    return found


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
    if len(between) > LONGEST_INTERRUPTION or _SENTENCE_END.search(between):
        return False
    last, first = text[max(first_end - 4, 0) : first_end].rstrip()[-1:], between.lstrip()[:1]
    return last in (",", "—", "–", "-") or first in (",", "—", "–")


def _directly_cited(
    cites: Sequence[tuple[int, int, int]], offset: int, text: str, gathered: Gathered
) -> tuple[str, tuple[int, ...]] | None:
    """The source and paragraphs of a citation that follows at once, if it names paragraphs."""
    nth = bisect_left(cites, (offset, 0, 0))
    if nth == len(cites) or not CLOSE_BY.fullmatch(text, offset, cites[nth][0]):
        return None
    for reference in gathered.references[cites[nth][1] : cites[nth][2]]:
        if reference.locator.paragraphs:
            return reference.source, reference.locator.paragraphs
    return None
