"""Whether anything in a text settles which stands first in its dates in figures, the day or the month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.dates import DateError, PartialDate, parse, weekday
from dossier.patterns import regex
from dossier.prose.dates import DateSpan

#: Two numbers and a year: 03/04/2016. Without a year "10/7" is hardly meant to be read as a date by others.
_FIGURES = regex(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")


class FigureOrders:
    """What the dates of one text say of their order.

    dates: all that the text prints; own: what the document is dated.
    """

    __slots__ = ("_days", "_orders")

    def __init__(self, dates: Iterable[DateSpan], own: Iterable[PartialDate | None] = ()) -> None:
        self._orders: set[str] = set()
        self._days = {date.text for date in own if date and date.precision == "day"}
        for span in dates:
            figures = _FIGURES.search(span.text)
            if figures is None:
                self._days.update(text for text in (span.edtf,) if text and len(text) == 10)
            elif not span.problem:
                first, second = int(figures[1]), int(figures[3])
                self._orders.update(["day"] if first > 12 >= second else ["month"] if second > 12 else [])

    def leave_open(self, span: DateSpan) -> bool:
        """Whether a date in figures may still be two days.

        It is settled where another date of the text has a number above 12 in one place, where one reading is
        a day that the text names by its month, or the document's own, and by the weekday printed with it.
        """
        figures = _FIGURES.search(span.text)
        if figures is None or figures[1].zfill(2) == figures[3].zfill(2) or len(self._orders) == 1:
            return False
        readings = {text for text in span.alternatives if len(text) == 10}
        if len(readings & self._days) == 1:
            return False
        return span.weekday is None or list(_weekdays(readings)).count(span.weekday) != 1


def _weekdays(readings: Iterable[str]) -> Iterator[str]:
    for text in readings:
        try:
            day = parse(text).earliest
        except DateError:
            continue
        if day:
            yield weekday(day)
