"""Partial dates: "2023-11-02", "2014-07", "1970~", "2023-10-07/2023-10-26", with their first and last day.

The notation is EDTF (ISO 8601-2:2019, level 1); `edtf` reads it, `days` knows the calendar. Everything
that deals with dates imports this module, which hands on what those two offer.
"""

from __future__ import annotations

import re

from dossier.dates.days import (
    MONTHS,
    WEEKDAYS,
    Day,
    add_days,
    add_months,
    days_between,
    days_in_month,
    from_ordinal,
    iso,
    ordinal,
    weekday,
)
from dossier.dates.edtf import DateError, PartialDate, parse

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "DateError",
    "Day",
    "PartialDate",
    "add_days",
    "add_months",
    "days_between",
    "days_in_month",
    "describe",
    "earliest",
    "from_ordinal",
    "in_words",
    "iso",
    "latest",
    "ordinal",
    "overlaps",
    "parse",
    "possible_days",
    "weekday",
]

_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MONTHS_A_UNIT = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def earliest(text: str) -> Day | None:
    """The first day a partial date can mean: "1998-03" → 1998-03-01; None where it is open.

    text: EDTF as `parse` takes it. Raises DateError for anything else.
    """
    return parse(text).earliest


def latest(text: str) -> Day | None:
    """The last day a partial date can mean: "1998-03" → 1998-03-31; None where it is open.

    text: EDTF as `parse` takes it. Raises DateError for anything else.
    """
    return parse(text).latest


def describe(text: str) -> dict[str, object]:
    """What `read edtf` prints of a text: valid, level, earliest, latest, uncertain, approximate.

    Days are ISO strings; open ends are None, as are the ends and the level of a text that is no date.
    """
    try:
        date = parse(text)
    except DateError:
        return {
            "valid": False,
            "level": None,
            "earliest": None,
            "latest": None,
            "uncertain": False,
            "approximate": False,
        }
    return {
        "valid": True,
        "level": date.level,
        "earliest": date.earliest and iso(date.earliest),
        "latest": date.latest and iso(date.latest),
        "uncertain": date.uncertain,
        "approximate": date.approximate,
    }


def possible_days(date: PartialDate) -> tuple[Day | None, Day | None]:
    """First and last day that a date can mean at its widest; None for an open end.

    Two dates must be compared by these, lest a vague one seems to contradict a plain one. A mark "?" or "~"
    widens an end by one unit of its precision, "%" by two (the convention of other EDTF readers; the standard
    sets none). A winter may be the one at the beginning of its year or the one at the end.
    """
    if "/" in date.text:
        ends = [parse(part) if part not in ("", "..") else None for part in date.text.split("/")]
        start, end = ends
        return (possible_days(start)[0] if start else None), (possible_days(end)[1] if end else None)
    first, last = date.earliest, date.latest
    units = (1 if date.uncertain or date.approximate else 0) * (2 if "%" in date.text else 1)
    if not units and "-24" not in date.text:
        return first, last  # nearly every date there is
    if first and last and date.precision == "season" and "-24" in date.text:
        first, last = Day(first.year, 1, 1), Day(first.year + 1, 2, days_in_month(first.year + 1, 2))
    if date.precision == "day":
        return first and add_days(first, -units), last and add_days(last, units)
    months = _MONTHS_A_UNIT.get(date.precision, 12) * units
    # From the first of the month after, so that a last day of a month stays a last day.
    return first and add_months(first, -months), last and add_days(add_months(add_days(last, 1), months), -1)


def overlaps(a: PartialDate, b: PartialDate) -> bool:
    """Whether some day can be both dates, each taken at its widest."""
    (a_first, a_last), (b_first, b_last) = possible_days(a), possible_days(b)
    return not (a_last and b_first and a_last < b_first) and not (b_last and a_first and b_last < a_first)


def in_words(text: str) -> str:
    """A partial date for readers: "19 June 2024", "about April 1996", "the 1970s", "7–26 October 2023".

    text: EDTF as `parse` takes it. Raises DateError for anything else.
    """
    date = parse(text)
    if text[0] in "[{":
        return _set_in_words(text)
    if "/" not in text:
        return _point_in_words(date)
    left, right = text.split("/")
    if left in ("", ".."):
        return f"until {in_words(right)}" + (" (start not known)" if not left else "")
    if right in ("", ".."):
        return f"since {in_words(left)}" + (" (end not known)" if not right else "")
    return _interval_in_words(left, right)


def _set_in_words(text: str) -> str:
    items = []
    for item in text[1:-1].split(","):
        left, dots, right = item.strip().partition("..")
        if not dots:
            items.append(in_words(left))
        elif left and right:
            items.append(
                f"between {in_words(left)} and {in_words(right)}"
                if text[0] == "["
                else f"{in_words(left)} to {in_words(right)}"
            )
        else:
            items.append(f"{in_words(left or right)} or {'after' if left else 'before'}")
    word = "or" if text[0] == "[" else "and"
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"


def _interval_in_words(left: str, right: str) -> str:
    """Both ends with what they share said once: "7–26 October 2023", "April–June 2017", "1987–1989"."""
    start, end = in_words(left), in_words(right)
    if re.fullmatch(r"[0-9-]{10}", left) and re.fullmatch(r"[0-9-]{10}", right):
        if left[:7] == right[:7]:
            return f"{start.partition(' ')[0]}–{end}" if left != right else end
        if left[:4] == right[:4]:
            return f"{start.rpartition(' ')[0]} – {end}"
    if re.fullmatch(r"[0-9-]{7}", left) and re.fullmatch(r"[0-9-]{7}", right) and left[:4] == right[:4]:
        return f"{start.rpartition(' ')[0]}–{end}" if left != right else end
    return f"{start} – {end}" if " " in start + end else f"{start}–{end}"


def _point_in_words(date: PartialDate) -> str:
    """A date that is neither interval nor set."""
    bare = re.sub("[?~%]", "", date.text)
    words = _year_in_words(bare[1:]) if bare[0] == "Y" else _parts_in_words(bare)
    about = "about " if date.approximate else ""
    return about + words + (" (uncertain)" if date.uncertain else "")


def _parts_in_words(bare: str) -> str:
    bare, _, time = bare.partition("T")
    sign = "-" if bare[0] == "-" else ""
    year, month, day = [*bare.removeprefix("-").split("-"), "", ""][:3]
    when = "" if year == "XXXX" else _year_in_words(sign + year)
    parts = (("day", day), ("month", month), ("year", year))
    unknown = [name for name, digits in parts if set(digits) == {"X"}]
    words = [f"in {when}" if month and when.startswith("the ") else when]
    if month in _SEASON_NAMES:
        words.insert(0, _SEASON_NAMES[month])
    elif month.isdigit():
        words.insert(0, MONTHS[int(month) - 1])
    elif month and month != "XX":
        unknown.append("month")
    if day.isdigit():
        words.insert(0, str(int(day)) if month.isdigit() else f"day {int(day)},"[: None if when else -1])
    elif day and day != "XX":
        unknown.append("day")
    said = " ".join(word for word in words if word)
    note = f"{' and '.join(unknown)} not known" if unknown else ""
    said = f"{said} ({note})" if said and note else said or note
    return f"{said}, {time.replace('Z', ' UTC')}" if time else said


def _year_in_words(year: str) -> str:
    """A year, decade, century or millennium: "197X" → "the 1970s", "-01XX" → "the 2nd century BC"."""
    before = year[0] == "-"
    digits = year.lstrip("-")
    era = " BC" if before else ""
    if "X" not in digits:
        number = int(digits)
        if before or number == 0:
            return f"{number + 1} BC"  # year 0 is 1 BC
        return f"AD {number}" if number < 1000 else str(number)
    known = digits.rstrip("X")
    if "X" in known or not known:  # a hole further left: no English name for it
        return f"{digits.replace('X', '?')}{era}"
    if len(known) == 3:
        return f"the {int(known)}0s{era}"
    number = int(known) + 1
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending} {'century' if len(known) == 2 else 'millennium'}{era}"
