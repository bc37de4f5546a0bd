"""Amounts of time counted from a day: "three days ago", "two years later", "in the seven weeks since"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dossier.dates import add_days, iso, parse
from dossier.prose.date_lexicon import DAYWORD, SHIFT
from dossier.prose.date_moment import Moment, interval, resolved, unplaced, weekday_number
from dossier.prose.date_parts import count_at, is_word
from dossier.prose.date_resolve import Context
from dossier.prose.date_spans import Duration, duration_at, moved, moved_edtf, unit_span, unit_word
from dossier.prose.date_tokens import Run

Anchor = Callable[[Run, int, Context], Moment | None]  #: what reads the date that is counted from
_FUTURE = frozenset(
    "will shall ll going due expected leave back plan plans finish again until sometime".split()
)


def counted_from(first: int, anchor: Moment, duration: Duration, sign: int) -> Moment | None:
    """The date an amount of time before (-1) or after (1) another, each reading of that one kept."""
    if not anchor.shape:
        return unplaced(first, anchor.last)
    readings: list[str] = []
    for text in (anchor.shape, *anchor.others):
        result = moved_edtf(parse(text), duration, sign)
        if result is None:
            return None
        readings += (result[0], *result[1])
    return resolved(first, anchor.last, readings[0], tuple(readings[1:]))


def stretch(first: int, duration: Duration, sign: int, context: Context) -> Moment:
    """From a day back or on to the reference: "the past three weeks"."""
    if context.reference is None:
        return unplaced(first, duration.last)
    other = moved(context.reference, duration, sign)
    near, far = sorted((context.reference, other))
    shapes: list[str | None] = [interval(near, far)]
    if sign > 0:  # "the next five days" may leave today out
        shapes.append(interval(add_days(near, 1), add_days(far, 1)))
    months = {"quarter": 3, "decade": 120}.get(duration.unit, 0)
    if months and duration.months % months == 0:  # whole ones of the calendar, the present one left out
        count = duration.months // months
        edge = unit_span(duration.unit, context.reference, -1 if sign < 0 else 1)
        far_edge = unit_span(duration.unit, context.reference, sign * count)
        if edge and far_edge:
            shapes.append(interval(min(edge[0], far_edge[0]), max(edge[1], far_edge[1])))
    return resolved(first, duration.last, shapes[0], tuple(shapes[1:]))


def fortnight(first: int, last: int, shift: int, context: Context) -> Moment:
    """ "the past fortnight": two weeks back or on from the day; or two of the calendar, Monday to Sunday."""
    rolling = stretch(first, Duration(0, 14, "fortnight", False, 0, last), shift or 1, context)
    if context.reference is None:
        return rolling
    monday = add_days(context.reference, 14 * shift - weekday_number(context.reference))
    return replace(rolling, others=(*rolling.others, interval(monday, add_days(monday, 13))))


def length_of(unit: str) -> tuple[int, int]:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    return months, {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)


def within(run: Run, at: int, context: Context) -> Moment | None:
    """ "in two days", "within the next 3 years", "in the seven weeks since", "over the past decade"."""
    word = run.tokens[at].word
    start = at + 1
    if is_word(run.tokens[start], "the") and not run.tokens[start].mark:
        start += 1
    token = run.tokens[start]
    if token.mark:
        return None
    duration = duration_at(run, start)
    if duration is None:
        return None
    after = run.tokens[duration.last]
    if is_word(after, "since") and not after.mark and start > at + 1:
        return replace(stretch(at, duration, -1, context), last=duration.last + 1)
    if word == "within" and start == at + 1:
        return _within_from(run, at, duration, context)
    if word != "in" or start > at + 1 or context.reference is None or duration.bound:
        return None
    if is_word(after, "from", "before", "after") and not after.mark:
        return None  # "in two days from today": the count begins at the next word
    in_time = is_word(after, "s") and is_word(run.tokens[duration.last + 1], "time")
    if not in_time and not _FUTURE & set(_words_before(run.text, run.tokens[at].start)):
        return None  # "in three weeks they took the town" tells how long it took
    return counted_from(at, resolved(at, duration.last, iso(context.reference)), duration, 1)


def _words_before(text: str, start: int) -> list[str]:
    return text[max(0, start - 60) : start].lower().replace("'", " ").replace("’", " ").split()


def _within_from(run: Run, at: int, duration: Duration, context: Context) -> Moment:
    after = run.tokens[duration.last]
    last = duration.last
    beyond = run.tokens[last + 1]
    if is_word(after, "from", "of") and (beyond.kind == DAYWORD or is_word(beyond, "now")):
        last += 2
    return replace(stretch(at, duration, 1, context), last=last)


def amount(run: Run, at: int, context: Context, anchor_at: Anchor) -> Moment | None:
    """ "three days ago", "two years later", "3 weeks from now", "nearly a decade before 1979"."""
    if is_word(run.tokens[at], "and", "of", "to", "on", "at", "by", "from", "s"):
        return None
    duration = duration_at(run, at)
    if duration is None:
        return _upcoming(run, at, context)
    after, beyond = run.tokens[duration.last], run.tokens[duration.last + 1]
    if after.mark not in ("", ","):
        return None
    here = iso(context.reference) if context.reference else ""
    if is_word(after, "ago"):
        return counted_from(at, resolved(at, duration.last + 1, here), duration, -1)
    if is_word(after, "hence") or (is_word(after, "from") and is_word(beyond, "now")):
        last = duration.last + (1 if is_word(after, "hence") else 2)
        return counted_from(at, resolved(at, last, here), duration, 1)
    if is_word(after, "later", "earlier"):
        if is_word(beyond, "than"):
            return None
        back = resolved(at, duration.last + 1, context.previous or here)
        return counted_from(at, back, duration, 1 if after.word == "later" else -1)
    if is_word(after, "before", "after", "from") and not after.mark:  # not "for two years, from 1979"
        anchor = anchor_at(run, duration.last + 1, context)
        if anchor is None:
            return None
        return counted_from(at, anchor, duration, -1 if after.word == "before" else 1)
    return None


def _upcoming(run: Run, at: int, context: Context) -> Moment | None:
    """ "5 upcoming years", "10 previous weeks"."""
    count = count_at(run, at)
    if count is None or run.tokens[count[1]].kind != SHIFT or not unit_word(run, count[1] + 1):
        return None
    token, unit = run.tokens[count[1]], unit_word(run, count[1] + 1)
    if token.value not in (-1, 1) or is_word(run.tokens[at], "a", "an"):
        return None
    months, days = length_of(unit)
    length = Duration(months * count[0], days * count[0], unit, False, 0, count[1] + 2)
    return stretch(at, length, token.value, context)
