"""Weekdays that are printed with a date, where the calendar has another weekday for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.dates import Day, parse, weekday
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, TextParagraph

#: A weekday with a day and a month in words, as it stands where the year is left out.
_YEARLESS = re.compile(
    r"\b[MTWFS][a-z]{2,8}[.,]? (?:the )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z])"
)


class OtherWeekday(NamedTuple):
    """A printed weekday, and the day with its own. printed: as a full English name."""

    at: Sight
    words: str
    printed: str
    day: Day


def other_weekdays(text: DocumentText) -> Iterator[OtherWeekday]:
    """The dates of a text that bear another weekday than their own, in order of the paragraphs."""
    for paragraph in text.paragraphs:
        for span in read_dates(paragraph.text):
            day = _day(span)
            if day and span.weekday and span.weekday != weekday(day):
                yield _found(paragraph, span, day)
        if _YEARLESS.search(paragraph.text):
            yield from _without_year(text, paragraph)


def _found(paragraph: TextParagraph, span: DateSpan, day: Day) -> OtherWeekday:
    return OtherWeekday(Sight(paragraph.number, span.start, span.end), span.text, span.weekday or "", day)


def _day(span: DateSpan) -> Day | None:
    """The single day that a span names, if it names one and no other reading is open."""
    single = span.kind == "absolute" and span.earliest == span.latest and not span.alternatives
    if not single or span.problem or span.earliest is None or span.earliest.year < 1583:
        return None
    return span.earliest


def _without_year(text: DocumentText, paragraph: TextParagraph) -> Iterator[OtherWeekday]:
    """ "Friday, October 12" in a dated document: neither the last such day by then nor the next is one."""
    dated = (text.published, text.first_published)
    references = [date.latest for date in dated if date and date.precision == "day"]
    read = [read_dates(paragraph.text, reference) for reference in references]
    for span in read[0] if read else ():
        if span.kind == "absolute" or not span.weekday or span.problem or not _YEARLESS.match(span.text):
            continue
        same = [other for spans in read for other in spans if other.start == span.start]
        texts = [one for other in same for one in (other.edtf, *other.alternatives) if one]
        days = [date.earliest for date in map(parse, texts) if date.earliest and date.earliest == date.latest]
        if len(days) == len(texts) > 1 and all(weekday(day) != span.weekday for day in days):
            yield _found(paragraph, span, days[0])
