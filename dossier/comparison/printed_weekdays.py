"""Weekdays that are printed with a date, where the calendar has another weekday for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.dates import WEEKDAYS, Day, parse, weekday
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, TextParagraph

#: A weekday before the day of an end of a range; not the second of two weekdays before two days.
_END = regex(
    rf"(?<![\w/–—-])(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?(?:[A-Z][a-z]{{2,8}}\.? )?(?P<day>\d{{1,2}})(?!\d)"
)
_OTHER_BEFORE = regex(r"day,?\s?(?:[-–—/&]|to|and|or)\s?\Z")
_LINK = regex(r",? (?:to|and|until|till|through) |\s?[-–—]")
#: A weekday with a day and a month in words, as it stands where the year is left out.
_YEARLESS = regex(
    r"\b[MTWFS][a-z]{2,8}[.,]? (?:the )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z])"
)


_DAYS = regex(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


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
                if not _is_second(paragraph, span.start):
                    yield _found(paragraph, span, day)
            elif span.kind == "absolute" and not span.alternatives:
                yield from _at_ends(paragraph, span, (span.edtf or "",))
        if _YEARLESS.search(paragraph.text):
            yield from _without_year(text, paragraph)


def _found(paragraph: TextParagraph, span: DateSpan, day: Day) -> OtherWeekday:
    return OtherWeekday(Sight(paragraph.number, span.start, span.end), span.text, span.weekday or "", day)


def _at_ends(paragraph: TextParagraph, span: DateSpan, readings: Sequence[str]) -> Iterator[OtherWeekday]:
    """ "between Tuesday, 3 March, and Thursday, 6 March 2020": the ends that bear another weekday in every
    reading.
    """
    ranges = [[parse(end).earliest for end in text.split("/")] for text in readings if _DAYS.fullmatch(text)]
    if span.problem or not ranges or len(ranges) < len(readings):
        return
    for match in _END.finditer(paragraph.text, span.start, span.end):
        printed, number = match["weekday"], int(match["day"])
        ends = [at for at in (0, 1) if all((day := days[at]) and day.day == number for days in ranges)]
        if not ends or _is_second(paragraph, match.start()):
            continue
        link = _LINK.search(paragraph.text, match.end(), span.end)
        at = ends[0] if link else ends[-1]
        days = [day for ends_of in ranges if (day := ends_of[at])]
        if all(day.year > 1582 and weekday(day) != printed for day in days):
            end = link.start() if link else span.end
            sight = Sight(paragraph.number, match.start(), end)
            yield OtherWeekday(sight, paragraph.text[match.start() : end], printed, days[0])


def _is_second(paragraph: TextParagraph, start: int) -> bool:
    """ "Tuesday and Wednesday, 3 and 4 March": the second weekday is not that of the first day."""
    return _OTHER_BEFORE.search(paragraph.text, max(start - 8, 0), start) is not None


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
        if span.kind != "absolute" and not span.problem and "/" in (span.edtf or ""):
            same = [other for spans in read for other in spans if other.start == span.start]
            texts = [one for other in same for one in (other.edtf, *other.alternatives) if one]
            yield from _at_ends(paragraph, span, texts) if len(texts) > 1 else ()
        if span.kind == "absolute" or not span.weekday or span.problem or not _YEARLESS.match(span.text):
            continue
        same = [other for spans in read for other in spans if other.start == span.start]
        texts = [one for other in same for one in (other.edtf, *other.alternatives) if one]
        days = [date.earliest for date in map(parse, texts) if date.earliest and date.earliest == date.latest]
        if len(days) == len(texts) > 1 and all(weekday(day) != span.weekday for day in days):
            yield _found(paragraph, span, days[0])
