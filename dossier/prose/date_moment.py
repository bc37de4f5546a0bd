"""What a reading of a date holds before it is placed in the text: parts as printed, and their EDTF."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.dates import Day, add_days, days_in_month, iso, ordinal
from dossier.patterns import regex

_MEMBER_END = regex(r"(?<=\d)(?=[,\]}]|\.\.)")  #: where each date of a set takes its mark


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as read from tokens; parts that are not printed are None."""

    first: int  #: index of its first token
    last: int  #: index of the token after its last
    year: int | None = None  #: astronomical
    month: int | None = None
    day: int | None = None
    season: int | None = None  #: EDTF's number, 21 to 24
    shape: str = ""  #: EDTF, where parts cannot say it: decades, quarters, what is resolved against a day
    approximate: bool = False
    uncertain: bool = False
    weekday: str | None = None
    problem: str | None = None
    others: tuple[str, ...] = ()  #: EDTF of the other readings
    relative: bool = False  #: needs a day to be measured from
    weak: bool = False  #: might be no date at all; the words around it decide
    closed: bool = False  #: an opening bracket inside it is closed after the last token


def year_text(year: int) -> str:
    """A year in EDTF: four digits, with a minus before year 0."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def edtf(moment: Moment) -> str | None:
    """The moment in EDTF; None where it is no day of the calendar."""
    mark = "%" if moment.approximate and moment.uncertain else "~" if moment.approximate else ""
    mark = mark or ("?" if moment.uncertain else "")
    if moment.shape.startswith("holiday"):
        return None
    if moment.shape[:1] in ("[", "{"):
        return _MEMBER_END.sub(mark, moment.shape)
    if moment.shape:
        return moment.shape if not mark or "/" in moment.shape else moment.shape.rstrip("~?%") + mark
    if moment.problem == "impossible":
        return None
    text = "XXXX" if moment.year is None else year_text(moment.year)
    if moment.season:
        return f"{text}-{moment.season}{mark}"
    if moment.month:
        text += f"-{moment.month:02d}"
        if moment.day:
            text += f"-{moment.day:02d}"
    elif moment.year is None:
        return None
    return text + mark


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has the day; without a year, in some year."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(2000 if year is None else year, month)


def interval(first: Day, last: Day) -> str:
    """Two days as one EDTF text; whole months and years said as such."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        left, right = year_text(first.year), year_text(last.year)
    elif first.day == 1 and last.day == days_in_month(last.year, last.month):
        left, right = (f"{year_text(day.year)}-{day.month:02d}" for day in (first, last))
    else:
        left, right = iso(first), iso(last)
    return left if left == right else f"{left}/{right}"


def week_of(day: Day) -> str:
    """The week that a day lies in, Monday to Sunday (ISO 8601-1), as an EDTF interval."""
    monday = add_days(day, -weekday_number(day))
    return interval(monday, add_days(monday, 6))


def weekday_number(day: Day) -> int:
    """0 for a Monday, 6 for a Sunday."""
    return (ordinal(day) - 1) % 7


def unplaced(first: int, last: int) -> Moment:
    return Moment(first, last, relative=True)


def resolved(first: int, last: int, shape: str | None, others: tuple[str | None, ...] = ()) -> Moment:
    return Moment(first, last, shape=shape or "", others=tuple(filter(None, others)), relative=True)
