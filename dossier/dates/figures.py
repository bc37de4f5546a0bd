"""What a date in figures with the year last may mean: "02/03/2016". No EDTF; only what a message offers."""

from __future__ import annotations

from dossier.dates.days import days_in_month
from dossier.patterns import regex

_FIGURES = regex(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")


def said_against(text: str) -> tuple[str, str] | None:
    """The message and the kind of error for a day in figures, the year last; None for any other text.

    "02/03/2016" is ambiguous: 2016-03-02 or 2016-02-03. "13/04/2016" is malformed: 2016-04-13 is meant. With
    full stops the day stands first in every usage, if it can.
    """
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    found = _readings(int(match[4]), int(match[1]), int(match[3]))
    if not found:
        return f"{text!r} is no day of the calendar, whether day or month stands first", "impossible"
    if len(found) == 2 and match[2] != ".":
        return f"{text!r} may be {found[0]} or {found[1]}; write the one that is meant", "ambiguous"
    return f"{text!r} is no EDTF date; write {found[0]}", "malformed"


def _readings(year: int, first: int, second: int) -> list[str]:
    """The days as EDTF: the day first, then the month first."""
    orders = dict.fromkeys([(second, first), (first, second)])
    return [
        f"{year:04d}-{month:02d}-{day:02d}"
        for month, day in orders
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    ]
