"""Days of a week and weeks of a day: "Tuesday of last week", "the week of May 5", "Friday the 22nd"."""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import WEEKDAYS, Day, add_days, days_in_month, iso, parse
from dossier.prose.date_grammar import moment
from dossier.prose.date_lexicon import CARDINAL, MONTH, NUMBER, ORDINAL, SHIFT, WEEKDAY
from dossier.prose.date_moment import Moment, edtf, interval, resolved, week_of, weekday_number
from dossier.prose.date_parts import count_at, day_at, is_word, word_after, year_at
from dossier.prose.date_relative import relative
from dossier.prose.date_resolve import Context, placed
from dossier.prose.date_spans import (
    nth_week,
    unit_edtf,
    unit_span,
    unit_word,
)
from dossier.prose.date_tokens import Run


def week_of_date(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "the week of May 5", "the week starting on May 5", "the month of May", "week 31"."""
    unit, after = unit_word(run, at), run.tokens[at + 1]
    if after.mark:
        return None
    numbered = after.kind == NUMBER and first == at and 1 <= after.value <= 53 and unit == "week"
    if numbered and context.reference:
        if after.end - after.start <= 2 and run.tokens[at + 2].mark not in (".", ":", "-"):
            year = unit_edtf("year", context.reference, 0)
            return resolved(first, at + 2, nth_week(year or "", after.value))
    if is_word(after, "of"):
        inner = at + 2
        if unit == "weekend":
            return _weekend_of(run, first, inner, context)
    elif unit == "week" and is_word(after, "starting", "beginning", "commencing"):
        inner = at + 3 if is_word(run.tokens[at + 2], "on") else at + 2
    else:
        return None
    found = moment(run, inner + 1 if is_word(run.tokens[inner], "the") else inner)
    if found is None:
        return _week_of_day(run, first, inner, context) if unit == "week" else None
    if unit == "month":
        if not found.month or found.shape:
            return None
        return replace(placed(replace(found, day=None), context), first=first, weak=False)
    if not found.day:
        return None
    found = placed(found, context)
    weeks = [_week(one, start=not is_word(after, "of")) for one in (edtf(found), *found.others)]
    return replace(resolved(first, found.last, weeks[0], tuple(weeks[1:])), relative=found.relative)


def _weekend_of(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "the weekend of June 3, 2023", "the weekend of Thanksgiving", which begins on that Thursday."""
    found = moment(run, at + 1 if is_word(run.tokens[at], "the") else at)
    named = found and (found.day or found.shape.startswith("holiday") or len(found.shape) == 10)
    if found is None or not named or found.problem:
        return None
    if run.tokens[found.last].mark == "-" or is_word(run.tokens[found.last], "to", "and"):
        return None
    found = placed(found, context)
    readings: list[str] = []
    long: list[str] = []
    for text in (edtf(found), *found.others):
        day = parse(text).earliest if text and "XXXX" not in text else None
        if day is None:
            continue
        span = unit_span("weekend", day, 0)
        assert span is not None
        readings.append(interval(*span))
        if weekday_number(day) in (3, 4):
            long.append(interval(day, span[1]))
    weekends = (*readings, *long)
    shape = weekends[0] if weekends else None
    return replace(resolved(first, found.last, shape, weekends[1:]), relative=found.relative or not shape)


def _week(text: str | None, *, start: bool) -> str | None:
    """The week that a day lies in; seven days from it where it is said to start one and is no Monday's own."""
    day = parse(text).earliest if text and "XXXX" not in text else None
    if day is None:
        return None
    return interval(day, add_days(day, 6)) if start and week_of(day).startswith(iso(day)) else week_of(day)


def _week_of_day(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "the week of the 18th"."""
    found = _monthless(run, at + 1 if is_word(run.tokens[at], "the") else at)
    if found is None:
        return None
    days = _days_of_month(found[0], context.reference)
    weeks = [week_of(day) for day in days]
    return resolved(first, found[1], weeks[0] if weeks else None, tuple(weeks[1:]))


def _monthless(run: Run, at: int) -> tuple[int, int] | None:
    """A day of an unnamed month, as an ordinal."""
    found = day_at(run, at)
    if found is None or run.tokens[at].kind == NUMBER or found[0] > 31:
        return None
    return found


def _days_of_month(number: int, reference: Day | None) -> list[Day]:
    """The last day of that number, and the next."""
    if reference is None:
        return []
    days = []
    for step in (-1, 1):
        month = reference.year * 12 + reference.month - 1
        for _ in range(4):
            day = Day(month // 12, month % 12 + 1, number)
            if number <= days_in_month(day.year, day.month) and (day <= reference) == (step < 0):
                days.append(day)
                break
            month += step
    return days


def weekday_of_week(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "Tuesday of last week", "Friday this week", "Friday the 22nd", "Sunday 3 weeks from now"."""
    token, after = run.tokens[at], run.tokens[at + 1]
    week = at + 2 if is_word(after, "of") else at + 1
    if run.tokens[week].kind == SHIFT and unit_word(run, week + 1) == "week" and not run.tokens[week].mark:
        return _in_week(run, first, week + 2, token.value, run.tokens[week].value, context)
    counted = _weekday_by(run, first, at, context)
    if counted:
        return counted
    start = at + 2 if is_word(after, "the") else at + 1
    spelt = start > at + 1
    alone = after.kind == NUMBER and 12 < after.value < 32 and word_after(run.text, after.end)[1]
    beyond = run.tokens[at + 2]
    if alone and not after.mark and beyond.mark in ("", ",") and beyond.kind != NUMBER:
        weekday = WEEKDAYS[token.value]  # "on Sunday 31!"
        return placed(Moment(first, at + 2, day=after.value, weekday=weekday, relative=True), context)
    day = day_at(run, start) if run.tokens[start].kind == ORDINAL or spelt else None
    if day is None and spelt:
        day = _monthless(run, start) or count_at(run, start)
    if day and after.mark in ("", ",") and 1 <= day[0] <= 31 and not _goes_on(run, day[1]):
        weekday = WEEKDAYS[token.value]
        return placed(Moment(first, day[1], day=day[0], weekday=weekday, relative=True), context)
    return None


def _weekday_by(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "Monday two weeks from now", "Sunday 3 weeks after January 15th": that day, or the last one before it."""
    token, after = run.tokens[at], run.tokens[at + 1]
    if after.kind not in (NUMBER, CARDINAL) or after.mark:
        return None
    found = relative(run, at + 1, context)
    if found is None or not is_word(run.tokens[found.last - 1], "now", "hence", "ago", "later"):
        if found is None or "/" not in found.shape:
            return None
    dates = [parse(text) for text in (found.shape, *found.others) if text]
    days = [date.earliest for date in dates if date.earliest and date.earliest == date.latest]
    readings = [iso(add_days(day, -((weekday_number(day) - token.value) % 7))) for day in days]
    if not readings:
        return None
    weekday = WEEKDAYS[token.value]
    return replace(resolved(first, found.last, readings[0], tuple(readings[1:])), weekday=weekday)


def _goes_on(run: Run, at: int) -> bool:
    """Whether a month follows, so that this is the beginning of a full date."""
    token = run.tokens[at]
    if is_word(token, "of", "day"):
        return True
    year = token.kind == NUMBER and token.end - token.start == 4
    return token.kind == MONTH or (year and year_at(run, at) is not None)


def _in_week(run: Run, first: int, last: int, which: int, shift: int, context: Context) -> Moment | None:
    if shift == 9:
        return None
    weekday = WEEKDAYS[which]
    span = unit_span("week", context.reference, shift) if context.reference else None
    return replace(resolved(first, last, iso(add_days(span[0], which)) if span else None), weekday=weekday)


def week_then_weekday(run: Run, at: int, context: Context) -> Moment | None:
    """ "next week on Friday", "last week from Wednesday to Friday"."""
    shift = run.tokens[at].value
    token, after = run.tokens[at + 2], run.tokens[at + 3]
    if token.kind == WEEKDAY and token.mark in ("", "-", ","):
        return _in_week(run, at, at + 3, token.value, shift, context)
    if token.mark:
        return None
    if is_word(token, "on") and after.kind == WEEKDAY:
        return _in_week(run, at, at + 4, after.value, shift, context)
    if is_word(token, "from", "between") and after.kind == WEEKDAY and shift != 9:
        link, end = run.tokens[at + 4], run.tokens[at + 5]
        if is_word(link, "to", "and", "through", "until") and end.kind == WEEKDAY and after.value < end.value:
            span = unit_span("week", context.reference, shift) if context.reference else None
            shape = interval(add_days(span[0], after.value), add_days(span[0], end.value)) if span else None
            return resolved(at, at + 6, shape)
    return None
