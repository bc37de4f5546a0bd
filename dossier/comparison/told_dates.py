"""The dates of a text that tell when something was, in the document's own voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dossier.dates import Day
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences
from dossier.prose.tenses import tells_past

_NOTE = regex(r"(?:\[\w{1,4}\]|\d{1,3}[.)]|[*†‡^¹²³⁰-⁹])\s?")
_MARKS = regex(r"(?:\[\w{1,4}\]|[*†‡^¹²³⁰-⁹]){1,12}\s{0,9}\Z")
_YEAR = regex(r"\b\d{4}\b")
_IN = regex(r"\b(?:in|since)(?: (?:early|mid|late))?\s\Z", re.I)


def told_after(words: str, last: Day) -> Iterator[DateSpan]:
    """The dates of a paragraph that lie after a day and are told as past."""
    if not _YEAR.search(words) or _NOTE.match(words):
        return
    spans = read_dates(words)
    late = [span for span in spans if _is_late(span, last) and _places(words, span)]
    if not late:
        return
    pieces, done = [], 0
    for span in spans:  # "May" is no verb
        pieces += [words[done : span.start], " " * (span.end - span.start)]
        done = span.end
    bare = "".join((*pieces, words[done:]))
    told = sentences(words)
    starts = [start for start, _ in told]
    quotations = quoted(words)
    opening = [start for start, _ in quotations]
    for span in late:
        start, end = told[max(bisect_right(starts, span.start) - 1, 0)] if told else (0, len(words))
        number = bisect_right(opening, span.start) - 1
        inside = number >= 0 and span.start < quotations[number][1]
        if not inside and _is_told(bare[start : span.start], bare[span.end : end]):
            yield span


def _is_late(span: DateSpan, last: Day) -> bool:
    day = span.earliest if span.kind == "absolute" and not (span.alternatives or span.problem) else None
    return day is not None and day > last


def _places(words: str, span: DateSpan) -> bool:
    """Whether a date says when something was: a day, or a month or year after "in" or "since"."""
    edtf = span.edtf or ""
    precision = {4: "year", 7: "month", 10: "day"}.get(len(edtf))
    if precision == "month" and edtf[5:7] > "12":  # a season
        return False
    if precision in ("month", "year"):
        return _IN.search(words, max(span.start - 12, 0), span.start) is not None
    return precision == "day"


def _is_told(before: str, after: str) -> bool:
    """Whether the words of a sentence on both sides of its date tell of the past."""
    after = _MARKS.sub("", after.rstrip())
    return after.rstrip("”’\"')").endswith((".", "!", "…")) and tells_past(before, after)
