"""Stretches of the calendar: the week, month, quarter or decade that a day lies in, and amounts of time."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.dates import Day, PartialDate, add_days, add_months, days_in_month, iso, parse
from dossier.prose.date_lexicon import CARDINAL, NUMBER, UNIT, UNITS
from dossier.prose.date_moment import interval, weekday_number, year_text
from dossier.prose.date_parts import count_at, is_word
from dossier.prose.date_tokens import Run

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_NEARLY = ("about", "around", "approximately", "roughly", "nearly", "almost", "some", "just")
_FINENESS = ("day", "weekend", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time as printed: "two years and 21 days"."""

    months: int
    days: int
    unit: str  #: the finest unit named
    vague: bool  #: "nearly", "about", "a few"
    bound: int  #: 1 for "more than", -1 for "less than", else 0
    last: int  #: index of the token after it
    work: bool = False  #: its days are Monday to Friday


def unit_word(run: Run, at: int) -> str:
    """The unit of time named there, in the singular; "" where none is."""
    token = run.tokens[at]
    return UNITS[token.value] if token.kind == UNIT else ""


def duration_at(run: Run, at: int, *, most: int = 4) -> Duration | None:
    """ "three days", "nearly a decade", "1 month, 2 years and 21 days", "more than two weeks"."""
    bound, vague = 0, False
    while True:
        token = run.tokens[at]
        if is_word(token, "more", "less") and is_word(run.tokens[at + 1], "than"):
            bound, at = (1 if token.word == "more" else -1), at + 2
        elif is_word(token, "over", "under") and not vague and not bound:
            bound, at = (1 if token.word == "over" else -1), at + 1
        elif is_word(token, *_NEARLY):
            vague, at = True, at + 1
        else:
            break
    months = days = 0
    work = False
    units: list[str] = []
    while len(units) < most:
        part = _fraction_at(run, at) if not units else None
        if part:
            return Duration(part[0], 0, part[1], vague, bound, part[2])
        count = count_at(run, at)
        if count is None or (units and run.tokens[at].mark not in ("", ",")):
            break
        vague = vague or is_word(run.tokens[count[1] - 1], "few", "several")
        half = _and_a_half(run, count[1])
        at_unit = count[1] + (3 if half else 0)
        if is_word(run.tokens[at_unit], "business", "working") and unit_word(run, at_unit + 1) == "day":
            work, at_unit = True, at_unit + 1
        unit = unit_word(run, at_unit)
        if not unit or (run.tokens[at_unit].mark and not (run.tokens[at_unit].mark == "-" and units == [])):
            break
        months += count[0] * _MONTHS.get(unit, 0)
        days += count[0] * _DAYS.get(unit, 0)
        at = at_unit + 1
        if half or _and_a_half(run, at):
            at += 0 if half else 3
            months += _MONTHS.get(unit, 0) // 2
            days += 15 if unit == "month" else _DAYS.get(unit, 0) // 2
            unit = _FINER.get(unit, unit)
        units.append(unit)
        after = run.tokens[at]
        counts_on = run.tokens[at + 1].kind in (NUMBER, CARDINAL) and bool(unit_word(run, at + 2))
        if len(units) < most and is_word(after, "and") and not after.mark and counts_on:
            at += 1
    if not units:
        return None
    finest = min(units, key=_FINENESS.index)
    return Duration(months, days, finest, vague, bound, at, work)


def _and_a_half(run: Run, at: int) -> bool:
    """ "and a half", within or behind an amount: "two and a half years", "a year and a half"."""
    first, second, third = run.tokens[at : at + 3]
    halves = is_word(first, "and") and is_word(second, "a") and third.word == "half"
    return halves and not (first.mark or second.mark or third.mark)


def _fraction_at(run: Run, at: int) -> tuple[int, str, int] | None:
    """ "half a century", "a quarter of a century", "a half-decade": months, unit, and the index after it."""
    start = at + 1 if run.tokens[at].word in ("a", "the") else at
    token = run.tokens[start]
    if token.word not in ("half", "quarter") or (token.mark and start > at):
        return None
    last = start + 1
    last += 1 if is_word(run.tokens[last], "of") and not run.tokens[last].mark else 0
    last += 1 if is_word(run.tokens[last], "a", "an") and not run.tokens[last].mark else 0
    unit = run.tokens[last]
    if unit.word not in _FINER or unit.mark not in ("", "-") or (unit.mark and last > start + 1):
        return None
    return _MONTHS[unit.word] // (2 if token.word == "half" else 4), _FINER[unit.word], last + 1


_FINER = {"century": "year", "decade": "year", "year": "month"}  # what half of one is counted in


def _workdays(day: Day, count: int) -> Day:
    """The day so many working days later, or earlier; Monday to Friday."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    day = add_days(day, 7 * weeks * step)
    while rest:
        day = add_days(day, step)
        rest -= weekday_number(day) < 5
    return day


def moved(day: Day, duration: Duration, sign: int) -> Day:
    """The day that lies an amount of time later, or earlier."""
    if duration.work:
        return _workdays(day, sign * duration.days)
    return add_days(add_months(day, sign * duration.months), sign * duration.days)


def moved_edtf(anchor: PartialDate, duration: Duration, sign: int) -> tuple[str, tuple[str, ...]] | None:
    """A date moved by an amount of time, no finer than either of the two; the exact day as the other reading."""
    start = anchor.earliest or anchor.latest
    if start is None:
        return None
    day = moved(start, duration, sign)
    exact = (iso(day),) if anchor.precision == "day" else ()
    unit = max(duration.unit, _unit_of(anchor), key=_FINENESS.index)
    mark = "~" if duration.vague or (unit != _unit_of(anchor) and unit not in ("day", "weekend")) else ""
    if duration.bound:
        near, far = sorted((start, day))
        if duration.bound < 0:
            return interval(near, far), exact
        return (f"../{iso(near)}" if sign < 0 else f"{iso(far)}/.."), exact
    match unit:
        case "day" | "weekend":
            return iso(day) + mark, exact
        case "week" | "fortnight":
            return interval(add_days(day, -3), add_days(day, 3)), exact
        case "month" | "quarter" | "half":
            return f"{year_text(day.year)}-{day.month:02d}{mark}", exact
        case "century":
            return f"{year_text(day.year)[:-1]}X{mark}", exact
    return year_text(day.year) + mark, exact


def _unit_of(date: PartialDate) -> str:
    return {
        "day": "day",
        "month": "month",
        "season": "quarter",
        "year": "year",
        "decade": "decade",
        "century": "century",
    }.get(date.precision, "day")


def unit_span(unit: str, day: Day, offset: int) -> tuple[Day, Day] | None:
    """First and last day of the unit that a day lies in, or of the one `offset` units on."""
    if unit == "day":
        return (moved_day := add_days(day, offset)), moved_day
    if unit in ("week", "weekend", "fortnight"):
        monday = add_days(day, 7 * offset - weekday_number(day))
        return (add_days(monday, 5) if unit == "weekend" else monday), add_days(monday, 6)
    length = _MONTHS.get(unit)
    if length is None:
        return None
    number = (day.year * 12 + day.month - 1) // length * length + offset * length
    first = Day(number // 12, number % 12 + 1, 1)
    end = number + length - 1
    return first, Day(end // 12, end % 12 + 1, days_in_month(end // 12, end % 12 + 1))


def unit_edtf(unit: str, day: Day, offset: int) -> str | None:
    """The same in EDTF: a decade as "201X", a week as seven days."""
    span = unit_span(unit, day, offset)
    if span is None:
        return None
    if unit == "decade":
        return f"{year_text(span[0].year)[:-1]}X"
    if unit == "century":
        return f"{year_text(span[0].year)[:-2]}XX"
    if unit in ("year", "month"):
        return year_text(span[0].year) + (f"-{span[0].month:02d}" if unit == "month" else "")
    return interval(*span)


def nth_week(text: str, number: int) -> str | None:
    """A week of a month or a year: the first is the one that holds its fourth day (ISO 8601-1); -1 is the
    last.
    """
    date = parse(text)
    if date.earliest is None or date.latest is None or date.precision not in ("month", "year"):
        return None
    if number > 0:
        fourth = add_days(date.earliest, 3)
        span = unit_span("week", fourth, number - 1)
    else:
        span = unit_span("week", add_days(date.latest, -3), number + 1)
    return interval(*span) if span else None


def nth_weekday(text: str, number: int, which: int) -> str | None:
    """A weekday of a month: its third Tuesday, its last Friday (-1); None where the month has none."""
    date = parse(text)
    if date.earliest is None or date.latest is None or date.precision != "month":
        return None
    if number > 0:
        ahead = (which - weekday_number(date.earliest)) % 7
        day = add_days(date.earliest, ahead + 7 * (number - 1))
    else:
        day = add_days(date.latest, -((weekday_number(date.latest) - which) % 7))
    return iso(day) if date.earliest <= day <= date.latest else None
