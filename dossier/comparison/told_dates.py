"""The dates of a text that tell when something was, in the document's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.dates import Day
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences
from dossier.prose.tenses import tells_past

HEAD = 3  #: words before a date that begins its sentence

_CLAUSE = re.compile(r"[,;:(]|\s[–—-]\s|—")
_NOTE = re.compile(r"(?:\[\w{1,4}\]|\d{1,3}[.)]|[*†‡^¹²³⁰-⁹])\s?")
_YEAR = re.compile(r"\b\d{4}\b")
_IN = re.compile(r"\b(?:in|since)(?: (?:early|mid|late))?\s\Z", re.I)


def told_after(words: str, last: Day) -> Iterator[DateSpan]:
    """The dates of a paragraph that lie after a day and are told as past."""
    if not _YEAR.search(words) or _NOTE.match(words):
        return
    spans = read_dates(words)
    bare = words  # "May" is no verb
    for span in spans:
        bare = bare[: span.start] + " " * (span.end - span.start) + bare[span.end :]
    for span in spans:
        day = span.earliest if span.kind == "absolute" and not span.alternatives else None
        if day and day > last and _places(words, span) and _is_told(bare, span):
            yield span


def _places(words: str, span: DateSpan) -> bool:
    """Whether a date says when something was: a day, or a month or year after "in" or "since"."""
    precision = {4: "year", 7: "month", 10: "day"}.get(len(span.edtf or ""))
    if precision in ("month", "year"):
        return _IN.search(words[: span.start]) is not None
    return precision == "day"


def _is_told(words: str, span: DateSpan) -> bool:
    """Whether the sentence of a date is one that tells of the past, in the document's own voice."""
    start, end = next(((a, b) for a, b in sentences(words) if a <= span.start < b), (0, 0))
    before, after = words[start : span.start], words[span.end : end]
    if not after.rstrip("”’\"')").endswith((".", "!", "…")) or any(
        a < span.start < b for a, b in quoted(words)
    ):
        return False
    if len(before.split()) > HEAD:  # what the next clause looks ahead to is another matter
        after = _CLAUSE.split(after, maxsplit=1)[0]
    return tells_past(before, after)
