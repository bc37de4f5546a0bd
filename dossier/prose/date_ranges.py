"""Two dates as the ends of a range: "June 3–5, 2014", "from 1979 to 1986", "1987–89", "Nov 18 – Dec 19,
2015".
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import WEEKDAYS, add_days, iso, parse
from dossier.prose.date_counted import counted
from dossier.prose.date_grammar import moment
from dossier.prose.date_lexicon import CARDINAL, MONTH, NUMBER, ORDINAL, SEASON, UNIT
from dossier.prose.date_moment import Moment, edtf, exists, weekday_number
from dossier.prose.date_parts import day_at, is_word, year_after
from dossier.prose.date_present import day_of_present, present_unit
from dossier.prose.date_relative import relative
from dossier.prose.date_resolve import Context, joined, placed
from dossier.prose.date_slips import backwards
from dossier.prose.date_tokens import Run
from dossier.prose.date_vague import ABOUT, about, vague
from dossier.prose.date_years import (
    NOUNS_OF_YEARS,
    bare_quarter,
    end_of_year,
    part_of_shifted_year,
    since_shift,
    with_year,
    year_of,
    years_before_noun,
)

_TO = ("to", "until", "till", "til", "through", "thru")


def date_range(
    run: Run, first: int, at: int, context: Context, *, opened: str, left: Moment | None
) -> Moment | None:
    """ "June 3–5, 2014", "from 1979 to 1986", "1987–89", "Nov 18 – Dec 19, 2015", "2 to 7 February"."""
    days = _days_of_month(run, first, at, context, opened) or _days_after_month(run, at, context)
    if days:
        return days
    if left is None or left.problem not in (None, "ambiguous", "malformed"):
        return None
    start = _past_link(run, left.last, opened)
    if start is None:
        return None
    dashed = run.tokens[start].mark == "-"
    short = _short_end(run, left, start)
    if short:
        return _settle(run, first, left, short, context, opened, dashed)
    right = range_end(run, start, context)
    if right is None or right.problem not in (None, "ambiguous", "malformed"):
        return None
    if dashed and not opened and left.weak and right.weak and not _in_order(left, right):
        return backwards(first, left, right)
    return _settle(run, first, left, right, context, opened, dashed)


def range_end(run: Run, at: int, context: Context) -> Moment | None:
    """One end of a range; a date without a year keeps its parts, since the other end may give the year."""
    if run.tokens[at].kind in (MONTH, SEASON):  # nothing is counted from these, nor told by others
        return with_year(run, moment(run, at), context)
    if is_word(run.tokens[at], "now", "date", "present") and at:
        today = iso(context.reference) if context.reference else ""
        return Moment(at, at + 1, shape=today, relative=True)
    if is_word(run.tokens[at], *ABOUT) and at and run.tokens[at].mark == "-":
        return about(run, at, context)
    found = _told_by_others(run, at, context) or counted(run, at, context) or relative(run, at, context)
    return found or vague(run, at, context) or with_year(run, moment(run, at), context)


def _told_by_others(run: Run, at: int, context: Context) -> Moment | None:
    """What is told by a year of accounts, by the present day or by a year beside it."""
    token = run.tokens[at]
    match token.kind:
        case "word" if token.word == "the":
            after = run.tokens[at + 1]
            if after.kind == UNIT:
                return since_shift(run, at, context) or present_unit(run, at, context)
            if after.kind in (ORDINAL, CARDINAL):
                return day_of_present(run, at, context)
            return year_of(run, at, context) or present_unit(run, at, context)
        case "shift":
            found = part_of_shifted_year(run, at, context) or year_of(run, at, context)
            return found or present_unit(run, at, context)
        case "word" if token.word in NOUNS_OF_YEARS:
            return year_of(run, at, context)
        case "number" if token.end - token.start == 4 and token.value > 1500:
            return years_before_noun(run, at, at)
        case "quarter":
            return bare_quarter(run, at, context)
        case "unit":
            return end_of_year(run, at, context)
        case "ordinal":
            return day_of_present(run, at, context)
    return None


def _in_order(left: Moment, right: Moment) -> bool:
    """Whether two bare years follow each other; with a mere dash between they are no years otherwise."""
    return left.year is None or right.year is None or left.year < right.year


def _past_link(run: Run, at: int, opened: str) -> int | None:
    """The index after what links both ends of a range: a dash, "to", or "and" after "between"."""
    token = run.tokens[at]
    if token.mark in ("-", "~", ".-") and (token.kind != "word" or token.word in (*ABOUT, "present", "now")):
        return at
    if token.mark == "/" and token.kind == MONTH and year_after(run, token, at + 1):
        return at if run.tokens[at - 1].kind == NUMBER and run.tokens[at - 1].value > 999 else None
    words = (*_TO, "and") if opened == "between" else _TO
    if is_word(token, *words) and token.mark in ("", ","):
        return at + 1
    return at if token.mark == "-" and is_word(token, "the") else None


def _short_end(run: Run, left: Moment, at: int) -> Moment | None:
    """The end of a range that leaves out what the start has: "June 3–5, 2014", "1987–89"."""
    at += 1 if is_word(run.tokens[at], "the") else 0
    token = run.tokens[at]
    if left.month and left.day and (left.year is None or run.tokens[left.last - 1].value == left.day):
        after = day_at(run, at)
        if after and run.tokens[after[1]].mark in ("/", "-", ".") and run.tokens[after[1]].kind == NUMBER:
            after = None  # "from 10/1 to 11/7"
        if after and run.tokens[after[1]].kind != MONTH and not is_word(run.tokens[after[1]], "of"):
            year = year_after(run, run.tokens[after[1] - 1], after[1])
            last = year[1] if year else after[1]
            number = year[0] if year else left.year
            impossible = not exists(number, left.month, after[0])
            return Moment(
                at,
                last,
                number,
                left.month,
                after[0],
                relative=number is None,
                problem="impossible" if impossible else None,
            )
    if left.year and not left.month and left.last == left.first + 1 and token.kind == NUMBER:
        tight = token.end - token.start == 2 and token.mark == "-" and not token.space
        if tight and left.year % 100 < token.value:
            return Moment(at, at + 1, left.year - left.year % 100 + token.value, weak=True)
    return None


def _days_of_month(run: Run, first: int, at: int, context: Context, opened: str) -> Moment | None:
    """ "4–22 January 1995", "from the ninth to the seventeenth of April"."""
    start = at + 1 if is_word(run.tokens[at], "the") else at
    if run.tokens[start].kind not in (NUMBER, ORDINAL, CARDINAL):
        return None
    left = day_at(run, start)
    link = _past_link(run, left[1], opened) if left else None
    if left is None or link is None or run.tokens[link].kind == MONTH:
        return None
    link += 1 if is_word(run.tokens[link], "the") else 0
    right = moment(run, link)
    if right is None or right.weak or not right.day or not right.month or run.tokens[link].kind == MONTH:
        return None
    if not exists(right.year, right.month, left[0]) or right.problem:
        return None
    begin = replace(right, first=at, last=left[1], day=left[0])
    if left[0] > right.day and opened:  # "from the 27th to the 3rd of April"
        year = right.year if right.month > 1 or right.year is None else right.year - 1
        begin = replace(begin, year=year, month=(right.month - 2) % 12 + 1)
    return _settle(run, first, begin, right, context, opened, run.tokens[link].mark == "-")


def _days_after_month(run: Run, at: int, context: Context) -> Moment | None:
    """ "November between 19 and 20", "February from 2 to 7, 2018"."""
    if run.tokens[at].kind != MONTH or not is_word(run.tokens[at + 1], "between", "from"):
        return None
    left = day_at(run, at + 2)
    link = _past_link(run, left[1], run.tokens[at + 1].word) if left else None
    begin = Moment(at, left[1], month=run.tokens[at].value, day=left[0], relative=True) if left else None
    end = _short_end(run, begin, link) if begin and link is not None else None
    return _settle(run, at, begin, end, context, "between", False) if begin and end else None


def _settle(
    run: Run, first: int, left: Moment, right: Moment, context: Context, opened: str, dashed: bool
) -> Moment | None:
    """Both ends with what they share, as one interval."""
    if right.problem == "impossible":
        return replace(right, first=first, shape="", year=None, month=right.month)
    left, right = _shared_year(left, right)
    weak = left.weak and right.weak and not opened
    if "ambiguous" in (left.problem, right.problem):
        return _either_order(first, left, right, context)
    span = Moment(first, right.last, relative=left.relative or right.relative, weak=weak)
    parts_only = left.year is None and right.year is None and not (left.shape or right.shape)
    if left.month and right.month and parts_only:
        return _yearless(span, left, right, context)
    begin, end = edtf(placed(left, context)), _not_before(left, right, context)
    if context.reference is None and span.relative and not (begin and end):
        return replace(span, weak=False)
    text, backwards = joined(begin, end)
    if backwards:
        if dashed and not opened:
            return None
        swapped, _ = joined(end, begin)
        return replace(span, problem="reversed", others=(swapped,) if swapped else (), weak=weak)
    if text is None:
        return None
    return replace(span, shape=text, others=_other_pairs(left, right, text, context))


def _other_pairs(left: Moment, right: Moment, text: str, context: Context) -> tuple[str, ...]:
    """The other readings of a range whose start has several: each with the first end that is not before it."""
    others = []
    for begin in placed(left, context).others:
        other = Moment(left.first, left.last, shape=begin)
        pair, _ = joined(begin, _not_before(other, right, context))
        if pair and pair != text:
            others.append(pair)
    for end in (right.shape, *right.others) if left.shape and right.relative else ():
        pair, _ = joined(left.shape, end)
        if pair and pair != text:
            others.append(pair)
    return tuple(others[:4])


def _not_before(left: Moment, right: Moment, context: Context) -> str | None:
    """The end of a range whose end is relative: "between now and November 15th", "from next Monday to
    Friday".
    """
    begin, end = edtf(placed(left, context)), placed(right, context)
    first = edtf(end)
    if not begin or not first or not end.relative or "XXXX" in begin + first:
        return first
    start = parse(begin).earliest
    days = [(parse(reading).latest, reading) for reading in (first, *end.others)]
    later = [(last, reading) for last, reading in days if start and last and last >= start]
    if right.weekday and not right.day and start and not right.shape:  # "from next Monday to Friday"
        return iso(add_days(start, (WEEKDAYS.index(right.weekday) - weekday_number(start)) % 7))
    return min(later)[1] if later else first


def _either_order(first: int, left: Moment, right: Moment, context: Context) -> Moment | None:
    """ "10/1/2018 – 10/7/2018": one order for both ends."""
    if left.year is right.year is None and not left.shape and not right.shape:
        if not (
            left.month and right.month and left.day and right.day
        ):  # "Tuesday–Thursday, 3–5", "May – 5/6"
            return None
        span = Moment(first, right.last, relative=True)
        straight = _yearless(span, left, right, context)
        turned = _yearless(span, _turned(left), _turned(right), context)
        return (
            replace(
                straight, problem="ambiguous", others=straight.others + ((turned.shape,) if turned else ())
            )
            if straight
            else turned
        )
    begins, ends = ((edtf(one), *one.others) for one in (placed(left, context), placed(right, context)))
    pairs = [joined(begin, end)[0] for begin, end in zip(begins, ends, strict=False)]
    readings = tuple(dict.fromkeys(pair for pair in pairs if pair and "[" not in pair))
    if not readings:
        return None
    return Moment(
        first,
        right.last,
        shape=readings[0],
        others=readings[1:],
        problem="ambiguous",
        relative=left.relative or right.relative,
    )


def _turned(date: Moment) -> Moment:
    """Day and month in each other's place."""
    return replace(date, day=date.month, month=date.day)


def _shared_year(left: Moment, right: Moment) -> tuple[Moment, Moment]:
    """The year of one end given to the other: "Nov 18 – Feb 5, 2017" begins in 2016."""
    if left.month or left.season:
        earlier = (left.month or 0, left.day or 0) <= (right.month or 12, right.day or 31)
        if left.year is None and right.year is not None and not left.shape:
            left = replace(left, year=right.year if earlier else right.year - 1, relative=False, weak=False)
        elif left.year is not None and right.year is None and (right.month or right.season):
            right = replace(right, year=left.year if earlier else left.year + 1, relative=False, weak=False)
    return left, right


def _yearless(span: Moment, left: Moment, right: Moment, context: Context) -> Moment | None:
    """ "Oct. 2 to October 22": the last that has begun, and the next."""
    assert left.month and right.month
    over = (left.month, left.day or 0) > (right.month, right.day or 31)
    if context.reference is None:
        begin, end = edtf(left), edtf(right)
        return replace(span, shape=f"{begin}/{end}") if begin and end else None
    begun = placed(left, context).year
    assert begun is not None
    readings = []
    for year in (begun, begun + 1):
        text, _ = joined(edtf(replace(left, year=year)), edtf(replace(right, year=year + over)))
        readings.append(text)
    if not readings[0]:
        return None
    return replace(span, shape=readings[0], others=(readings[1],) if readings[1] else ())
