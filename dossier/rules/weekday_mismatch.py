"""A printed weekday is not that of its date

Holds when a document prints a weekday beside a date and the calendar has another weekday for that date. Both
readings are offered: the date's own weekday, and the nearest days that bear the printed one. Of a stretch of
time each end is compared by itself. A date without a year is tested in a dated document, where neither the last
such day by then nor the next bears the weekday. Silent about other dates without a year, about dates that are
themselves impossible or malformed, and about days before 1583, when calendars differ.

Read: the weekday or the date is printed otherwise than meant; nothing here says which.
"""

from collections.abc import Iterator

from dossier.comparison.printed_weekdays import other_weekdays
from dossier.comparison.texts import checks_texts
from dossier.dates import Day, add_days, days_between, iso, weekday
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sighting

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if text.language.startswith("en"):
        for at, words, printed, day in other_weekdays(text):
            yield Sighting(
                at, f"'{words}': {iso(day)} is a {weekday(day)}", suggestions=_readings(day, printed)
            )


def _readings(day: Day, printed: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    near = [add_days(day, move) for move in range(-6, 7)]
    bearing = sorted(
        (other for other in near if weekday(other) == printed), key=lambda d: abs(days_between(day, d))
    )
    own = (iso(day), (f"the date, which is a {weekday(day)}",))
    return (own, *((iso(other), (f"the nearest {printed}",)) for other in bearing[:2]))


check = checks_texts(read_text)
