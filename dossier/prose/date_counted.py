"""Days, weeks and months that are counted within something: "the first Friday of July", "the week of May 5",
"the 20th of next month", "Tuesday of last week", "the last four months of 2021".
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import WEEKDAYS, add_days, iso, parse
from dossier.prose.date_grammar import moment
from dossier.prose.date_lexicon import MONTH, NUMBER, SEASON, SHIFT, WEEKDAY
from dossier.prose.date_moment import Moment, edtf, interval, resolved, weekday_number
from dossier.prose.date_parts import count_at, day_at, is_word, ordinal_words
from dossier.prose.date_relative import relative
from dossier.prose.date_resolve import Context, placed
from dossier.prose.date_spans import (
    duration_at,
    moved,
    nth_week,
    nth_weekday,
    unit_edtf,
    unit_span,
    unit_word,
)
from dossier.prose.date_tokens import Run
from dossier.prose.date_weeks import week_of_date, week_then_weekday, weekday_of_week
from dossier.prose.date_years import half_of


def counted(run: Run, at: int, context: Context) -> Moment | None:
    """The counted day, week or month that begins at a token."""
    token = run.tokens[at]
    start = at + 1 if is_word(token, "the") and not run.tokens[at + 1].mark else at
    if run.tokens[start].kind == WEEKDAY:
        return weekday_of_week(run, at, start, context)
    if token.kind == SHIFT and unit_word(run, at + 1) == "week":
        found = week_then_weekday(run, at, context)
        if found:
            return found
    if unit_word(run, start) in ("week", "month", "weekend"):
        return week_of_date(run, at, start, context)
    if is_word(run.tokens[start], "last") or run.tokens[start].word == "last":
        return _nth(run, at, start + 1, -1, context)
    count = ordinal_words(run, start)
    if count:
        return _nth(run, at, count[1], count[0], context) or _day_of_shifted(run, at, start, context)
    if token.kind == NUMBER or is_word(token, "from", "between"):
        return _days_of_shifted(run, at, context)
    return None


def _whole(run: Run, at: int, context: Context) -> Moment | None:
    """The month or year that something is counted in, placed: "May 2021", "2021", "next month", "July"."""
    token = run.tokens[at]
    if token.kind == SHIFT:
        return relative(run, at, context) if token.value != 9 else None
    found = moment(run, at)
    if found is None or found.day or found.weekday or (found.shape and len(found.shape) != 4):
        return None  # a shape of four is a decade or a century
    return placed(found, context)


def _nth(run: Run, first: int, at: int, number: int, context: Context) -> Moment | None:
    """What follows "first", "third", "last": a weekday, a week, a month, or some of them."""
    token = run.tokens[at]
    if token.mark not in ("", "-") or not -1 <= number <= 53:
        return None
    if token.kind == WEEKDAY:
        return _nth_weekday(run, first, at, number, context)
    unit = unit_word(run, at)
    if unit in ("half", "quarter", "decade") and not token.word.endswith("s"):
        part = _part_of_period(run, first, at, number, context)
        if part:
            return part
    if unit in ("week", "month", "quarter") and not token.word.endswith("s"):
        inside = at + 2 if is_word(run.tokens[at + 1], "of", "in") else at + 1
        whole = _whole(run, inside, context) if inside > at + 1 or run.tokens[inside].kind == SHIFT else None
        return _weekday_of(run, _nth_unit(first, whole, unit, number)) if whole else None
    if number in (1, -1):
        return _some_units(run, first, at, number, context)
    return None


def _part_of_period(run: Run, first: int, at: int, number: int, context: Context) -> Moment | None:
    """ "the second half of the 1980s", "the last decade of the 19th century", "the first half of May 2020"."""
    if not is_word(run.tokens[at + 1], "of") or run.tokens[at + 1].mark:
        return None
    of = {"half": 2, "quarter": 4, "decade": 10}[unit_word(run, at)]
    number = of if number == -1 else number
    whole = _whole(run, at + 3 if is_word(run.tokens[at + 2], "the") else at + 2, context)
    if whole is None or not 1 <= number <= of:
        return None
    readings = [half_of(text, number, of) for text in (edtf(whole), *whole.others)]
    if not readings or readings[0] is None:
        return None
    return replace(resolved(first, whole.last, readings[0], tuple(readings[1:])), relative=whole.relative)


def _weekday_of(run: Run, week: Moment | None) -> Moment | None:
    """A week with the weekday that follows it: "the first week of October, on Friday"."""
    if week is None or "/" not in week.shape:
        return week
    at = week.last + 1 if is_word(run.tokens[week.last], "on") else week.last
    token = run.tokens[at]
    if token.kind != WEEKDAY or run.tokens[week.last].mark not in ("", ",", ".") or at == week.last:
        return week
    firsts = [parse(text).earliest for text in (week.shape, *week.others)]
    days = [iso(add_days(day, token.value - weekday_number(day))) for day in firsts if day]
    return replace(week, last=at + 1, shape=days[0], others=tuple(days[1:]), weekday=WEEKDAYS[token.value])


def _nth_weekday(run: Run, first: int, at: int, number: int, context: Context) -> Moment | None:
    which = run.tokens[at].value
    if not (number == -1 or 1 <= number <= 5):
        return None
    linked = is_word(run.tokens[at + 1], "of", "in") and not run.tokens[at + 1].mark
    whole = _whole(run, at + 2, context) if linked else None
    weekday = WEEKDAYS[which]
    if whole is None:
        if context.reference is None or number == -1:
            return replace(resolved(first, at + 1, None), weekday=weekday) if number > 0 else None
        month = unit_edtf("month", context.reference, 0)
        return replace(resolved(first, at + 1, nth_weekday(month or "", number, which)), weekday=weekday)
    text = edtf(whole)
    if text is None or "XXXX" in text:
        return replace(resolved(first, whole.last, None), weekday=weekday)
    readings = [nth_weekday(one, number, which) for one in (text, *whole.others)]
    found = replace(resolved(first, whole.last, readings[0], tuple(readings[1:])), weekday=weekday)
    return replace(found, relative=whole.relative)


def _nth_unit(first: int, whole: Moment, unit: str, number: int) -> Moment | None:
    """ "the third week of 2027", "the second month of next year", "the last quarter of 1999"."""
    readings = []
    text = edtf(whole)
    for one in (text, *whole.others):
        if one is None or "XXXX" in one:
            return resolved(first, whole.last, None)
        date = parse(one)
        if unit == "week":
            readings.append(nth_week(one, number))
        elif date.earliest and date.latest and date.precision == "year":
            anchor = date.earliest if number > 0 else date.latest
            readings.append(unit_edtf(unit, anchor, number - 1 if number > 0 else 0))
    if not readings or readings[0] is None:
        return None
    return replace(resolved(first, whole.last, readings[0], tuple(readings[1:])), relative=whole.relative)


def _some_units(run: Run, first: int, at: int, number: int, context: Context) -> Moment | None:
    """ "the last four months of 2021", "the first three weeks of this year"."""
    count = count_at(run, at)
    if count is None or not is_word(run.tokens[count[1] + 1], "of"):
        return None
    unit = unit_word(run, count[1])
    whole = _whole(run, count[1] + 2, context)
    text = edtf(whole) if whole else None
    if whole is None or unit not in ("day", "week", "month", "year", "quarter", "decade"):
        return None
    if text is None or "XXXX" in text:
        return resolved(first, whole.last, None)
    date = parse(text)
    if date.earliest is None or date.latest is None:
        return None
    edge = date.earliest if number > 0 else date.latest
    if unit == "week" and date.precision in ("month", "year"):  # the weeks that count as its own
        edge = parse(nth_week(text, number) or text).earliest or edge
    near, far = unit_span(unit, edge, 0), unit_span(unit, edge, number * (count[0] - 1))
    if near is None or far is None:
        return None
    shape = interval(min(near[0], far[0]), max(near[1], far[1]))
    return replace(resolved(first, whole.last, shape), relative=whole.relative)


def _day_of_shifted(run: Run, first: int, at: int, context: Context) -> Moment | None:
    """ "the 20th of next month", "the 15th day of last month", "the 21st this month"."""
    day = day_at(run, at)
    if day is None:
        return None
    last = day[1] + 1 if unit_word(run, day[1]) == "day" else day[1]
    last = last + 1 if is_word(run.tokens[last], "of") else last
    month = _shifted_month(run, last, context)
    if month is None or run.tokens[last].mark:
        return None
    if not month[0]:
        return resolved(first, month[1], None)
    text = f"{month[0]}-{day[0]:02d}"
    date = parse(month[0]).latest
    return resolved(first, month[1], text) if date and day[0] <= date.day else None


def _shifted_month(run: Run, at: int, context: Context) -> tuple[str, int] | None:
    """ "next month": its EDTF, "" without a reference, and the index after it."""
    token = run.tokens[at]
    if token.kind != SHIFT or token.value == 9 or unit_word(run, at + 1) != "month":
        return None
    if context.reference is None:
        return "", at + 2
    return unit_edtf("month", context.reference, token.value) or "", at + 2


def _days_of_shifted(run: Run, first: int, context: Context) -> Moment | None:
    """ "from 4 to 22 this month", "4–23 of next month"."""
    at = first + 1 if is_word(run.tokens[first], "from", "between") else first
    left = day_at(run, at)
    if left is None:
        return None
    at = left[1]
    if is_word(run.tokens[at], "to", "till", "until", "through", "and"):
        at += 1
    elif run.tokens[at].mark != "-":
        return None
    right = day_at(run, at)
    if right is None:
        return None
    at = right[1] + 1 if is_word(run.tokens[right[1]], "of", "in") else right[1]
    month = _shifted_month(run, at, context)
    if month is None:
        return None
    if not month[0]:
        return resolved(first, month[1], None)
    end = parse(month[0]).latest
    if end is None or not left[0] < right[0] <= end.day:
        return None
    return resolved(first, month[1], f"{month[0]}-{left[0]:02d}/{month[0]}-{right[0]:02d}")


def starting(run: Run, at: int, context: Context) -> Moment | None:
    """ "2 weeks starting May 20th", "for 3 days from today": a stretch that begins at a date."""
    if run.tokens[at].kind in (MONTH, SEASON):
        return None
    start = at + 1 if is_word(run.tokens[at], "for") else at
    duration = duration_at(run, start)
    if duration is None or duration.bound:
        return None
    token = run.tokens[duration.last]
    begins = is_word(token, "starting", "beginning", "commencing") or (start > at and is_word(token, "from"))
    if not begins:
        return None
    inner = duration.last + 2 if is_word(run.tokens[duration.last + 1], "on") else duration.last + 1
    found = relative(run, inner, context)
    if found is None:
        raw = moment(run, inner)
        found = placed(raw, context) if raw and raw.day else None
    text = edtf(found) if found else None
    if found is None or text is None:
        return None
    stretches = []
    for one in (text, *found.others):
        day = parse(one).earliest if "XXXX" not in one else None
        stretches.append(interval(day, moved(day, duration, 1)) if day else None)
    return replace(resolved(at, found.last, stretches[0], tuple(stretches[1:])), relative=found.relative)
