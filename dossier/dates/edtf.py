"""The Extended Date/Time Format, levels 0 and 1, from text to first and last day. Source: ISO 8601-2:2019.

Of level 2, three things that printed dates need are read as well and marked as level 2: digits left open
anywhere ("XXXX-10-07"), qualified parts ("2004?-06"), sets ("[1667,1668,1670..1672]"). The rest is refused
by name.

`earliest` and `latest` are strict: what "?", "~" and "%" allow beyond is left to `dates.possible_days`. A
season is three months of the year it is named with, beginning with March; winter is that year's December,
for what lies in the next year is not of that year (the standard gives seasons no months, and no hemisphere).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dossier.dates.days import MONTHS, Day, days_in_month, iso
from dossier.dates.figures import said_against
from dossier.limits import DATE_CHARACTERS
from dossier.patterns import regex

_PLAIN = regex(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_DATE = regex(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_TIME = regex(r"T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|[+-]([0-9]{2})(?::([0-9]{2}))?)?")
_LONG_YEAR = regex(r"Y(-?[1-9][0-9]{4,14})([?~%]?)")
_LEVEL_2_YEAR = regex(r"(?:Y-?[0-9]+(?:E[0-9]+)?|-?[0-9]{4})(?:S[0-9]+)?")
_SHORT_PARTS = regex(r"(-?[0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class DateError(ValueError):
    """A text is no partial date; the message puts a fact against it, and is fit for a finding.

    kind: "malformed", "impossible" (30 February, month 13), "reversed" (an end before its start) or
    "ambiguous" (02/03/2016).
    """

    def __init__(self, message: str, kind: str = "malformed") -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or a stretch of time, known as far as it is known."""

    text: str  #: as written
    level: int  #: of EDTF: 0, 1 or 2
    earliest: Day | None  #: the first day it can mean; None where the start is open or unknown
    latest: Day | None  #: the last day it can mean; None where the end is open or unknown
    uncertain: bool  #: "?" or "%" on any part
    approximate: bool  #: "~" or "%" on any part

    @property
    def precision(self) -> str:
        """Day, month, season, year, decade, century, millennium, interval, set, or unknown (no year)."""
        bare = self.text.strip("?~%")
        if "/" in bare or bare[0] in "[{":
            return "interval" if "/" in bare else "set"
        year, *rest = bare.lstrip("Y-").partition("T")[0].split("-")
        if "X" in year:
            return ("decade", "century", "millennium", "unknown")[year.count("X") - 1]
        if not rest or "X" in rest[0]:
            return "year"
        if len(rest) == 1 or "X" in rest[1]:
            return "season" if rest[0].strip("?~%") > "20" else "month"
        return "day"


@lru_cache(maxsize=65536)
def parse(text: str) -> PartialDate:
    """The date that an EDTF text stands for. Raises DateError for any other text."""
    plain = _PLAIN.fullmatch(text)
    if plain:  # nearly every date there is
        year, month, day, mark = plain.groups()
        first, last, level = _days(text, year, month, day)
        return _dated(text, max(level, 1 if mark else 0), first, last, mark)
    if len(text) > DATE_CHARACTERS:
        raise DateError(f"{text[:40]!r}… has {len(text)} characters; a date has at most {DATE_CHARACTERS}")
    if text[:1] in ("[", "{"):
        return _set(text)
    if in_figures := said_against(text):
        raise DateError(*in_figures)
    if "/" in text:
        return _interval(text)
    return _single(text)


def _dated(text: str, level: int, first: Day, last: Day, marks: str) -> PartialDate:
    both = "%" in marks
    return PartialDate(text, level, first, last, both or "?" in marks, both or "~" in marks)


def _single(text: str) -> PartialDate:
    """A date that is neither interval nor set."""
    found = _DATE.fullmatch(text)
    if found:
        before, year, mark1, before2, month, mark2, before3, day, mark3 = found.groups(default="")
        marks = (before, mark1, before2, mark2, before3, mark3)
        whole = mark3 if day else mark2 if month else mark1
        first, last, level = _days(text, year, month or None, day or None)
        if any(marks):
            # A mark at the very end covers everything before it; anywhere else it is level 2.
            level = max(level, 1 if sum(map(bool, marks)) == 1 and whole else 2)
        return _dated(text, level, first, last, "".join(marks))
    found = _LONG_YEAR.fullmatch(text)
    if found:
        number = int(found[1])
        return _dated(text, 1, Day(number, 1, 1), Day(number, 12, 31), found[2])
    if "T" in text:
        date, _, _ = text.partition("T")
        return _with_time(text, date)
    raise DateError(_why(text))


def _with_time(text: str, date: str) -> PartialDate:
    plain, time = _PLAIN.fullmatch(date), _TIME.fullmatch(text[len(date) :])
    if not (plain and time and plain[3] and not plain[4]):
        raise DateError(_why(text))
    hour, minute, second, zone_hour, zone_minute = (int(part or 0) for part in time.groups())
    for name, value, limit in (
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("offset", zone_hour, 14),
        ("offset", zone_minute, 59),
    ):
        if value > limit:
            raise DateError(f"{text!r} has {name} {value}", "impossible")
    first, last, level = _days(text, plain[1], plain[2], plain[3])
    return PartialDate(text, level, first, last, False, False)


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day, int]:
    """First day, last day and level of year, month and day as written, digits left open included."""
    if year == "-0000":
        raise DateError(f"{text!r} has a minus before year 0")
    if "X" in year or (month and "X" in month) or (day and "X" in day):
        return _open_days(text, year, month, day)
    number, level = int(year), 1 if year[0] == "-" else 0
    if month is None:
        return Day(number, 1, 1), Day(number, 12, 31), level
    which = int(month)
    if which in _SEASONS and day is None:
        start, end = _SEASONS[which]
        return Day(number, start, 1), Day(number, end, days_in_month(number, end)), 1
    _check_month(text, which, day)
    length = days_in_month(number, which)
    if day is None:
        return Day(number, which, 1), Day(number, which, length), level
    if not 1 <= int(day) <= length:
        if not 1 <= int(day) <= 31:
            raise DateError(f"{text!r} has day {int(day)}; no month has more than 31", "impossible")
        raise DateError(f"{text!r}: {MONTHS[which - 1]} {number} has {length} days", "impossible")
    only = Day(number, which, int(day))
    return only, only, level


def _check_month(text: str, which: int, day: str | None) -> None:
    if 25 <= which <= 41 and day is None:
        raise DateError(f"{text!r} is EDTF of level 2 ({which} is a quarter or the like); ours is level 1")
    if 21 <= which <= 24:
        raise DateError(f"{text!r} has a day in a season; {which} stands for a season")
    if not 1 <= which <= 12:
        raise DateError(f"{text!r} has month {which}; the last is 12", "impossible")


def _open_days(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day, int]:
    """The like of `_days` where digits are left open: the first and the last real day among all that fit."""
    if month and month.isdigit() and int(month) in _SEASONS and day is None:
        start, end = _SEASONS[int(month)]
        low, high = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
        return Day(low, start, 1), Day(high, end, days_in_month(high, end)), 2
    if month and month.isdigit():
        _check_month(text, int(month), day)
    bare = year.lstrip("-")
    if month is None:
        from_right = bare[:2].isdigit()
    else:
        months_open = month == "XX" and day in (None, "XX")
        from_right = bare.isdigit() and (months_open or (month.isdigit() and day == "XX"))
    if from_right:  # no need to search: each end is plain
        low, high = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
        start, end = (int(month), int(month)) if month and month.isdigit() else (1, 12)
        return Day(low, start, 1), Day(high, end, days_in_month(high, end)), 1
    first = next(_fitting(year, month, day, descending=False), None)
    last = next(_fitting(year, month, day, descending=True), None)
    if first is None or last is None:
        raise DateError(f"{text!r} fits no day of the calendar", "impossible")
    return first, last, 2


def _fitting(year: str, month: str | None, day: str | None, *, descending: bool) -> Iterator[Day]:
    """Days whose digits fit, in order."""
    sign = -1 if year[0] == "-" else 1
    years = _numbers(year.lstrip("-"), descending=descending == (sign == 1))
    for number in years:
        for which in _numbers(month or "XX", descending=descending):
            if 1 <= which <= 12:
                for one in _numbers(day or "XX", descending=descending):
                    if 1 <= one <= days_in_month(sign * number, which):
                        yield Day(sign * number, which, one)


def _numbers(digits: str, *, descending: bool) -> Iterator[int]:
    """The numbers that digits with places left open can be: "19X" gives 190 to 199."""
    open_places = digits.count("X")
    template = digits.replace("X", "{}")
    counting = range(10**open_places)
    for number in reversed(counting) if descending else counting:
        yield int(template.format(*f"{number:0{open_places}d}") if open_places else digits)


def _interval(text: str) -> PartialDate:
    if text.count("/") > 1:
        raise DateError(f"{text!r} has {text.count('/')} slashes; an interval has one" + _hint(text))
    left, _, right = text.partition("/")
    if left in ("", "..") and right in ("", ".."):
        raise DateError(f"{text!r} has neither a start nor an end")
    ends: list[PartialDate | None] = []
    for part in (left, right):
        if part in ("", ".."):
            ends.append(None)
            continue
        try:
            ends.append(_single(part))
        except DateError as error:
            hint = _hint(text) if part == right else ""
            raise DateError(f"{error}, in {text!r}{hint}", error.kind) from None
        if "T" in part:
            raise DateError(f"{text!r} has a time of day in an interval")
    start, end = ends
    first, last = start.earliest if start else None, end.latest if end else None
    if first and last and first > last:
        raise DateError(f"{text!r} starts after it ends: {iso(first)} is later than {iso(last)}", "reversed")
    known = [end for end in ends if end]
    level = max(1 if len(known) < 2 else 0, *(end.level for end in known))
    if any("X" in end.text for end in known):
        level = 2
    return PartialDate(
        text, level, first, last, any(end.uncertain for end in known), any(end.approximate for end in known)
    )


def _set(text: str) -> PartialDate:
    """One of several dates, "[a,b]", or all of them, "{a,b}": from the first of them to the last."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or len(text) < 3:
        raise DateError(f"{text!r} opens with {text[0]} and does not close with its counterpart")
    firsts: list[Day | None] = []
    lasts: list[Day | None] = []
    uncertain = approximate = False
    for item in text[1:-1].split(","):
        left, dots, right = item.strip().partition("..")
        start = _single(left) if left or not dots else None
        end = (_single(right) if right else None) if dots else start
        ends = [one for one in (start, end) if one]
        if not ends:
            raise DateError(f"{text!r} has neither a start nor an end")
        firsts.append(start.earliest if start else None)
        lasts.append(end.latest if end else None)
        if start and end and start.earliest and end.latest and start.earliest > end.latest:
            raise DateError(f"{text!r}: {item.strip()!r} starts after it ends", "reversed")
        uncertain |= any(one.uncertain for one in ends)
        approximate |= any(one.approximate for one in ends)
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    return PartialDate(text, 2, first, last, uncertain, approximate)


def _why(text: str) -> str:
    """Why a text is no date, for the one who wrote it."""
    if _LEVEL_2_YEAR.fullmatch(text) and ("S" in text or "E" in text):
        return f"{text!r} is EDTF of level 2 (exponents and significant digits); ours is level 1"
    if re.fullmatch(r"Y-?[0-9]{1,4}", text):
        return f"{text!r} has at most four digits after Y; Y begins a year of five digits or more"
    if not text:
        return "'' holds no date"
    return f"{text!r} is no EDTF date, as 2023-11-02, 2023-11, 197X, 2014~ and 2004/.. are" + _hint(text)


def _hint(text: str) -> str:
    """What a near miss would be in EDTF, where that is plain."""
    short = _SHORT_PARTS.fullmatch(text)
    if short:
        return f"; {'-'.join(part.zfill(2) for part in short.groups() if part)} is one"
    dashed = text.replace(" ", "").replace("–", "/").replace("—", "/")
    if dashed.count("/") == 1 and "/" not in text and re.fullmatch(r"[0-9/-]{9,21}", dashed):
        return f"; {dashed} is an interval"
    return ""
