"""Words that need a day to be measured from: "last month", "three days ago", "that same year", "in the weeks
since".

They are measured from the document's day, or from the last date named before. Where the phrase is vaguer than
a day, so is its EDTF, and the exact day is kept as another reading. Without a day to measure from they are
found all the same, and left unplaced.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import Day, add_days, iso, parse
from dossier.prose.date_amounts import amount, counted_from, fortnight, length_of, stretch, within
from dossier.prose.date_grammar import moment
from dossier.prose.date_lexicon import DAYWORD, HOLIDAY_WORDS, MONTH, NUMBER, ORDINAL, SEASON, SHIFT, WEEKDAY
from dossier.prose.date_moment import Moment, edtf, interval, resolved, unplaced, weekday_number
from dossier.prose.date_numeric import day_and_month
from dossier.prose.date_parts import is_word, word_after
from dossier.prose.date_resolve import Context, part_of, placed
from dossier.prose.date_shifts import shifted_holiday, shifted_name
from dossier.prose.date_spans import Duration, duration_at, moved, unit_edtf, unit_span, unit_word
from dossier.prose.date_tokens import Run

_PARTS = ("early", "mid", "late", "beginning", "start", "middle", "end")


def relative(run: Run, at: int, context: Context, *, nested: bool = False) -> Moment | None:
    """The relative date that begins at a token; None where none does.

    nested: it is what another amount of time is counted from, and may hold no amount itself.
    """
    token = run.tokens[at]
    if token.kind == DAYWORD:
        return _dayword(run, at, context)
    if token.kind == SHIFT:
        return _back_in_text(run, at, context) if token.value == 9 else _shifted(run, at, context)
    if is_word(token, "earlier", "later"):
        return _earlier(run, at, context)
    if is_word(token, *_PARTS) or (is_word(token, "the") and is_word(run.tokens[at + 1], *_PARTS)):
        return _part(run, at, context)
    if is_word(token, "in", "within", "over", "during", "for"):
        start = at + 2 if is_word(run.tokens[at + 1], "the") else at + 1
        if is_word(token, "within") and run.tokens[start].kind == SHIFT and run.tokens[start].value == 1:
            found = _shifted(run, start, context)
            return replace(found, first=at) if found else None
        return within(run, at, context)
    if is_word(token, "rest", "remaining"):
        return _rest(run, at, context)
    if token.word == "weekend" and at and is_word(run.tokens[at - 1], "on", "over", "at", "during"):
        return _weekend(at, at + 1, context)
    if is_word(token, "the"):
        return None if nested else _after_the(run, at, context)
    return None if nested else amount(run, at, context, _anchor)


def _dayword(run: Run, at: int, context: Context) -> Moment:
    """ "yesterday"."""
    if context.reference is None:
        return unplaced(at, at + 1)
    return resolved(at, at + 1, iso(add_days(context.reference, run.tokens[at].value)))


def _after_the(run: Run, at: int, context: Context) -> Moment | None:
    """ "the day before yesterday", "the last two years", "the following week", "the same month"."""
    token, after = run.tokens[at + 1], run.tokens[at + 2]
    if token.mark:
        return None
    unit = unit_word(run, at + 1)
    if unit in ("day", "week", "month", "year") and is_word(after, "before", "after"):
        anchor = _anchor(run, at + 3, context)
        if anchor is None:
            if unit != "day" or not word_after(run.text, after.end)[1]:
                return None
            day = _narrated(context)
            anchor = resolved(at, at + 3, iso(day) if day else "")
        one = Duration(*length_of(unit), unit, False, 0, at + 2)
        return counted_from(at, anchor, one, -1 if after.word == "before" else 1)
    if token.kind == SHIFT:
        found = relative(run, at + 1, context)
        return replace(found, first=at) if found else None
    if is_word(token, "rest", "remaining"):
        return _rest(run, at + 1, context)
    return _weekend(at, at + 2, context) if token.word == "weekend" else None


def _weekend(first: int, last: int, context: Context) -> Moment:
    """ "the weekend": the last one that has begun, or the one to come."""
    if context.reference is None:
        return unplaced(first, last)
    begun = unit_span("weekend", context.reference, 0)
    past = 0 if begun and begun[0] <= context.reference else -1
    readings = [unit_edtf("weekend", context.reference, past + step) for step in (0, 1)]
    return resolved(first, last, readings[0], (readings[1],))


def _shifted(run: Run, at: int, context: Context) -> Moment | None:
    """ "last week", "this past Wednesday", "the next three years", "last September"."""
    token = run.tokens[at]
    after = run.tokens[at + 1]
    if after.mark not in ("", "-"):
        return None
    if token.word == "this" and is_word(after, "past", "last", "coming", "next", "same"):
        found = _shifted(run, at + 1, context)
        return replace(found, first=at) if found else None
    if after.kind in (WEEKDAY, MONTH, SEASON):
        return shifted_name(run, at, context)
    if after.word in HOLIDAY_WORDS:
        return shifted_holiday(run, at, context)
    unit = unit_word(run, at + 1)
    if is_word(after, "calendar") and unit_word(run, at + 2) == "year" and token.value != 9:
        return _unit(at, at + 3, "year", token.value, context, ())
    if after.kind in (ORDINAL, NUMBER) and token.value in (0, 1):
        found = _shifted_date(run, at, context)
        if found:
            return found
    if not unit:
        return _shifted_count(run, at, context)
    if unit == "fortnight":
        return fortnight(at, at + 2, token.value, context)
    if after.word.endswith("s") or after.word == "centuries":
        return None
    if token.value in (-1, 1) and is_word(run.tokens[at + 2], "of"):
        return None  # "the last year of the war"
    if unit == "day":
        if token.word not in ("next", "following", "previous", "preceding"):
            return None
        return _next_day(run, at, context)
    if token.word in ("following", "preceding") and context.previous:
        day = parse(context.previous).earliest
        return _unit(at, at + 2, unit, token.value, replace(context, reference=day), ())
    if token.word == "past" and context.reference:
        back = moved(context.reference, Duration(*length_of(unit), unit, False, 0, 0), -1)
        rolling = interval(back, context.reference)
        return resolved(at, at + 2, rolling, (unit_edtf(unit, context.reference, -1),))
    others = (_week_from_sunday(context.reference, token.value),) if unit == "week" else ()
    return _unit(at, at + 2, unit, token.value, context, others)


def _week_from_sunday(reference: Day | None, offset: int) -> str | None:
    """The week as it is counted from Sunday to Saturday, in America for instance."""
    if reference is None:
        return None
    sunday = add_days(reference, 7 * offset - (weekday_number(reference) + 1) % 7)
    return interval(sunday, add_days(sunday, 6))


def _shifted_date(run: Run, at: int, context: Context) -> Moment | None:
    """ "next 6th of April", "this 5/12"."""
    full = moment(run, at + 1) or day_and_month(run, at + 1)
    if full is None or not full.day or full.year is not None or context.reference is None or full.shape:
        return None
    years = (context.reference.year,) if run.tokens[at].value == 0 else ()
    found = placed(full, context)
    readings = [edtf(replace(full, year=year)) for year in years] + list(found.others) + [edtf(found)]
    return resolved(at, full.last, readings[0], tuple(readings[1:]))


def _unit(
    first: int, last: int, unit: str, offset: int, context: Context, others: tuple[str | None, ...]
) -> Moment:
    if context.reference is None:
        return unplaced(first, last)
    return resolved(first, last, unit_edtf(unit, context.reference, offset), others)


def _narrated(context: Context) -> Day | None:
    """The day that the text has come to: the last date named, if it was a day; else the document's."""
    date = parse(context.previous) if context.previous else None
    return date.earliest if date and date.precision == "day" else context.reference


def _next_day(run: Run, at: int, context: Context) -> Moment:
    """ "the next day": after the last date named, if that was a day."""
    day = _narrated(context)
    if day is None:
        return unplaced(at, at + 2)
    return resolved(at, at + 2, iso(add_days(day, run.tokens[at].value)))


def _shifted_count(run: Run, at: int, context: Context) -> Moment | None:
    """ "last 3 months", "past two decades and a half", "next few days"."""
    token = run.tokens[at]
    duration = duration_at(run, at + 1)
    if duration and is_word(run.tokens[duration.last], "ago", "later", "earlier"):
        duration = duration_at(run, at + 1, most=1)  # "for the last 3 months, and 2 days ago they"
    if duration is None or token.value == 0 or duration.bound or run.tokens[duration.last - 1].word == "day":
        return None
    if is_word(run.tokens[at + 1], "a", "an"):
        return None
    return stretch(at, duration, token.value, context)


def _back_in_text(run: Run, at: int, context: Context) -> Moment | None:
    """ "that same year", "the same month", "that day": the unit that the last date named lies in."""
    last = at + 1
    if is_word(run.tokens[at], "that") and is_word(run.tokens[last], "same"):
        last += 1
    elif run.tokens[last].kind == SHIFT:
        return None
    unit = unit_word(run, last)
    if run.tokens[last].mark or not unit or run.tokens[last].word.endswith("s"):
        return None
    if context.previous is None:
        guess = unit_edtf(unit, context.reference, 0) if context.reference else None
        return resolved(at, last + 1, None, (guess,))
    date = parse(context.previous)
    day = date.earliest or date.latest
    span = unit_span(unit, day, 0) if day else None
    beyond = span and date.latest and date.latest > span[1] and date.precision != "interval"
    if day is None or span is None or beyond:
        return unplaced(at, last + 1)
    return resolved(at, last + 1, unit_edtf(unit, day, 0))


def _earlier(run: Run, at: int, context: Context) -> Moment | None:
    """ "earlier this month", "later in the week": what of the unit lies before, or after, the day itself."""
    token = run.tokens[at]
    start = at + 1
    if is_word(run.tokens[start], "in") and is_word(run.tokens[start + 1], "the"):
        unit, last = unit_word(run, start + 2), start + 3
    elif is_word(run.tokens[start], "this") or run.tokens[start].word in ("this", "current"):
        unit, last = unit_word(run, start + 1), start + 2
    else:
        return None
    if unit not in ("week", "month", "year", "decade", "century", "quarter") or run.tokens[last - 1].mark:
        return None
    if context.reference is None:
        return unplaced(at, last)
    span = unit_span(unit, context.reference, 0)
    assert span is not None
    whole = unit_edtf(unit, context.reference, 0)
    if token.word == "earlier":
        return resolved(at, last, interval(span[0], context.reference), (part_of(whole, "early"),))
    return resolved(at, last, interval(context.reference, span[1]), (part_of(whole, "late"),))


def _part(run: Run, at: int, context: Context) -> Moment | None:
    """ "late last week", "early next year", "the end of the month", "mid-last week"."""
    start = at + 1 if is_word(run.tokens[at], "the") else at
    word = run.tokens[start]
    inner = start + 1
    if is_word(word, "beginning", "start", "middle", "end"):
        if not is_word(run.tokens[inner], "of"):
            return None
        inner += 1
    token = run.tokens[inner]
    if token.mark not in ("", "-"):
        return None
    if is_word(token, "the") and unit_word(run, inner + 1) in ("week", "month", "year", "decade", "quarter"):
        whole: Moment | None = _unit(inner, inner + 2, unit_word(run, inner + 1), 0, context, ())
    elif token.kind == SHIFT and token.value != 9:
        whole = _shifted(run, inner, context)
    else:
        return None
    if whole is None or whole.weekday:
        return None
    return replace(
        whole,
        first=at,
        shape=part_of(whole.shape or None, word.word) or "",
        others=tuple(filter(None, (part_of(other, word.word) for other in whole.others))),
    )


def _rest(run: Run, at: int, context: Context) -> Moment | None:
    """ "the rest of the week"."""
    if not is_word(run.tokens[at + 1], "of"):
        return None
    start = at + 2
    if is_word(run.tokens[start], "the", "my", "our") or run.tokens[start].word == "this":
        start += 1
    unit = unit_word(run, start)
    if unit not in ("week", "month", "year") or run.tokens[start].word.endswith("s"):
        return None
    if context.reference is None:
        return unplaced(at, start + 1)
    span = unit_span(unit, context.reference, 0)
    return resolved(at, start + 1, interval(context.reference, span[1])) if span else None


def _anchor(run: Run, at: int, context: Context) -> Moment | None:
    """The date that an amount of time is counted from; without EDTF where it is not placed."""
    start = at + 1 if is_word(run.tokens[at], "the") else at
    if run.tokens[at].mark or run.tokens[start].mark:
        return None  # "a year after, the 1960s" are two items of a list
    if is_word(run.tokens[start], "now") and context.reference:
        return resolved(start, start + 1, iso(context.reference))
    found = relative(run, start, context, nested=True)
    if found is None:
        raw = moment(run, start)
        year = run.tokens[start].end - run.tokens[start].start == 4
        if raw is None or (raw.weak and not raw.month and not year):
            return None
        found = placed(raw, context)
    text = edtf(found)
    if text is None or "XXXX" in text:
        return unplaced(found.first, found.last) if found.relative else None
    return replace(found, shape=text)
