"""A printed weekday is not that of its date

Holds when a document prints a weekday beside a full date and the calendar has another weekday for that
date. Both readings are offered: the date's own weekday, and the nearest days that bear the printed one.
Silent about dates without a year, about dates that are themselves impossible or malformed, and about days
before 1583, when calendars differ.

Read: the weekday or the date is printed otherwise than meant; nothing here says which.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.dates import Day, add_days, days_between, iso, weekday
from dossier.findings import Fault, Severity
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for span in read_dates(paragraph.text):
            day = _day(span)
            if day and span.weekday and span.weekday != weekday(day):
                printed = paragraph.text[span.start : span.end]
                message = f"'{printed}': {iso(day)} is a {weekday(day)}"
                at = Sight(paragraph.number, span.start, span.end)
                yield Sighting(at, message, suggestions=_readings(day, span.weekday))


def _day(span: DateSpan) -> Day | None:
    """The single day that a span names, if it names one and no other reading is open."""
    single = span.kind == "absolute" and span.earliest == span.latest and not span.alternatives
    if not single or span.problem or span.earliest is None or span.earliest.year < 1583:
        return None
    return span.earliest


def _readings(day: Day, printed: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    near = [add_days(day, move) for move in range(-6, 7)]
    bearing = sorted(
        (other for other in near if weekday(other) == printed), key=lambda d: abs(days_between(day, d))
    )
    own = (iso(day), (f"the date, which is a {weekday(day)}",))
    return (own, *((iso(other), (f"the nearest {printed}",)) for other in bearing[:2]))


check = checks_texts(read_text)
