"""Dates that need another day to be placed: "October 7", "Friday", "early March"; in the press the last one
is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dossier.dates import WEEKDAYS, DateError, Day, add_days, days_in_month, iso, parse, weekday
from dossier.prose.date_holidays import placed_holiday
from dossier.prose.date_moment import Moment, edtf, exists, interval, weekday_number, year_text


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative date is measured from."""

    reference: Day | None  #: the document's day
    previous: str | None  #: EDTF of the last absolute date before, for "that same year"


def placed(moment: Moment, context: Context) -> Moment:
    """The moment with its year, or its day for a weekday, where the reference gives one; else as it is."""
    reference = context.reference
    if reference and moment.shape.startswith("holiday"):
        readings = placed_holiday(moment.shape, reference)
        return replace(moment, shape=readings[0], others=tuple(readings[1:]))
    if reference is None or moment.shape or moment.year is not None or moment.problem == "impossible":
        return moment
    if moment.month and moment.day and moment.problem == "ambiguous":
        swapped = replace(moment, month=moment.day, day=moment.month, problem=None)
        first = _of_year(replace(moment, problem=None), _years(moment.month, moment.day, reference))
        second = placed(swapped, context)
        others = (*first.others[:1], edtf(second) or "", *second.others[:1])
        return replace(first, problem="ambiguous", others=others)
    if moment.month and moment.day:
        return _of_year(moment, _years(moment.month, moment.day, reference))
    if moment.month:
        return _of_year(moment, _years(moment.month, 1, reference))
    if moment.season:
        return _of_year(moment, _years((moment.season - 20) * 3, 1, reference))
    if moment.day and moment.weekday:
        return _weekday_of_month(moment, reference)
    if moment.weekday:
        back = (weekday_number(reference) - WEEKDAYS.index(moment.weekday)) % 7
        last = add_days(reference, -back)
        others = (iso(add_days(last, 7)), iso(add_days(last, -7)))
        return replace(moment, shape=iso(last), others=others if back else others[::-1])
    return moment


def _years(month: int, day: int, reference: Day) -> tuple[int, ...]:
    """The last year in which the day came by then, the next one, and the one before the last."""
    last = reference.year if (month, day) <= (reference.month, reference.day) else reference.year - 1
    if month == 2 and day == 29:
        leap = [year for year in range(last - 8, last + 9) if days_in_month(year, 2) == 29]
        return max(year for year in leap if year <= last), min(year for year in leap if year > last)
    return last, last + 1


def _of_year(moment: Moment, years: tuple[int, ...]) -> Moment:
    """The moment in the first of these years, the others as readings; a printed weekday that fits one chooses
    it.
    """
    if moment.weekday and moment.month and moment.day:
        day, month = moment.day, moment.month
        fitting = [year for year in years if weekday(Day(year, month, day)) == moment.weekday]
        years = (*fitting, *(year for year in years if year not in fitting))
    readings = [edtf(replace(moment, year=year)) or "" for year in years]
    return replace(moment, year=years[0], others=tuple(readings[1:]) + moment.others)


def _weekday_of_month(moment: Moment, reference: Day) -> Moment:
    """ "Friday the 13th": the last month that has it, and the next."""
    found: list[str] = []
    for step in (-1, 1):
        months = range(0, 100) if step < 0 else range(0, 100)
        for count in months:
            year, month = divmod(reference.year * 12 + reference.month - 1 + step * count, 12)
            if moment.day and exists(year, month + 1, moment.day):
                day = Day(year, month + 1, moment.day)
                fits = day <= reference if step < 0 else day > reference
                if fits and weekday(day) == moment.weekday:
                    found.append(iso(day))
                    break
    return replace(moment, shape=found[0], others=tuple(found[1:])) if found else moment


_PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "beginning",
    "start": "beginning",
    "end": "end",
}
#: First and last of ten years, twelve months, three times ten days that a part of a whole covers. Halves
#: overlap with the middle on purpose: nobody can say where "early" ends, and a date must not be cut too
#: short.
_OF_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "beginning": (0, 3), "end": (6, 9)}
_OF_CENTURY = {"early": (0, 49), "mid": (30, 69), "late": (50, 99), "beginning": (0, 29), "end": (70, 99)}
_OF_YEAR = {"early": (1, 6), "mid": (4, 9), "late": (7, 12), "beginning": (1, 4), "end": (9, 12)}
_OF_MONTH = {"early": (1, 15), "mid": (10, 20), "late": (16, 31), "beginning": (1, 15), "end": (16, 31)}
_OF_WEEK = {"early": (0, 2), "mid": (1, 4), "late": (3, 6), "beginning": (0, 2), "end": (3, 6)}


def part_of(text: str | None, word: str) -> str | None:
    """The early, middle or late part of a date: "199X", "mid" → "1993/1997"; a season's parts are the season."""
    if text is None:
        return None
    part = _PARTS[word]
    date = parse(text)
    first, last = date.earliest, date.latest
    if first is None or last is None or "XXXX" in text:
        return text
    match date.precision:
        case "century":
            low, high = _OF_CENTURY[part]
            return f"{year_text(first.year + low)}/{year_text(first.year + high)}"
        case "decade":
            low, high = _OF_DECADE[part]
            return f"{year_text(first.year + low)}/{year_text(first.year + high)}"
        case "year":
            low, high = _OF_YEAR[part]
            return f"{year_text(first.year)}-{low:02d}/{year_text(first.year)}-{high:02d}"
        case "month":
            low, high = _OF_MONTH[part]
            return interval(
                Day(first.year, first.month, low), Day(first.year, first.month, min(high, last.day))
            )
        case "interval" if first == add_days(last, -6):
            low, high = _OF_WEEK[part]
            return interval(add_days(first, low), add_days(first, high))
    return text


def joined(left: str | None, right: str | None) -> tuple[str | None, bool]:
    """Two dates as an interval, and whether they run backwards; then, and where one is not known, None."""
    if left is None or right is None:
        return None, False
    try:
        start, end = parse(left), parse(right)
        if "XXXX" not in left + right and start.earliest and end.latest and start.earliest > end.latest:
            return None, True
        text = f"{left}/{right}"
        if "/" in left or "/" in right or "[" in left + right:
            if start.earliest is None or end.latest is None:
                return None, False
            text = interval(start.earliest, end.latest)
        if "XXXX" not in text:
            parse(text)
        return text, False
    except DateError:
        return None, False
