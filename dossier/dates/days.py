"""Days of the proleptic Gregorian calendar, of any year: below everything that knows a date.

The standard library's dates end with the years 1 and 9999; history does not. Year 0 is 1 BC, as in ISO 8601.
"""

from __future__ import annotations

from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day; two of them compare as they follow each other in time."""

    year: int  #: astronomical: 0 is 1 BC, -1 is 2 BC
    month: int  #: 1 to 12
    day: int  #: 1 to the month's length


def days_in_month(year: int, month: int) -> int:
    """How many days a month has: 28 to 31."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return LENGTHS[month - 1]


def ordinal(day: Day) -> int:
    """The day's number, with 1 for 0001-01-01 as in `datetime.date.toordinal`; zero and less before it."""
    # Years are counted from March, so that the leap day is the last of its year and needs no case of its own.
    year, month = (day.year, day.month - 3) if day.month > 2 else (day.year - 1, day.month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day.day - 306


def from_ordinal(number: int) -> Day:
    """The day of a number: the inverse of `ordinal`."""
    era, rest = divmod(number + 305, 146097)  # eras of 400 years, from 1 March of year 0
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    day = rest - (153 * month + 2) // 5 + 1
    year += 400 * era
    return Day(year, month + 3, day) if month < 10 else Day(year + 1, month - 9, day)


def days_between(a: Day, b: Day) -> int:
    """Days from a to b; negative where b is earlier."""
    return ordinal(b) - ordinal(a)


def add_days(day: Day, count: int) -> Day:
    """The day that lies `count` days later, or earlier where `count` is negative."""
    return from_ordinal(ordinal(day) + count)


def add_months(day: Day, count: int) -> Day:
    """The same day `count` months later; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return Day(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def weekday(day: Day) -> str:
    """The English name of the day's weekday: "Friday"."""
    return WEEKDAYS[(ordinal(day) - 1) % 7]


def iso(day: Day) -> str:
    """The day as YYYY-MM-DD; years outside 0 to 9999 with a sign or with more digits."""
    sign = "-" if day.year < 0 else ""
    return f"{sign}{abs(day.year):04d}-{day.month:02d}-{day.day:02d}"
