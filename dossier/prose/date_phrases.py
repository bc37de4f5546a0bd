"""What stands around a date: ranges, open ends, "circa", "early", "late". One phrase at a token, the longest.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import add_days, iso, parse
from dossier.prose.date_grammar import moment, year_after
from dossier.prose.date_lexicon import CARDINAL, MONTH, NUMBER, ORDINAL
from dossier.prose.date_moment import Moment, edtf, exists
from dossier.prose.date_parts import day_at, is_word
from dossier.prose.date_resolve import Context, joined, part_of, placed
from dossier.prose.date_tokens import Run

_ABOUT = ("circa", "c", "ca", "about", "around", "approximately", "approx", "roughly")
_PERHAPS = ("probably", "possibly", "perhaps", "maybe")
_TO = ("to", "until", "till", "til", "through", "thru")


def phrase(run: Run, at: int, context: Context) -> Moment | None:
    """The date, range or vague date that begins at a token, placed in time as far as the context allows."""
    token = run.tokens[at]
    if token.kind == "word":
        if token.word in ("from", "between"):
            return _range(run, at, at + 1, context, opened=token.word)
        if token.word in ("since", "before", "after", "until", "till"):
            return _open_ended(run, at, context)
        if token.word in _ABOUT:
            return _about(run, at, context)
        if token.word in _PERHAPS:
            found = moment(run, at + 1)
            if found and not found.relative and not run.tokens[at + 1].mark:
                return replace(placed(found, context), first=at, uncertain=True)
            return None
    return _range(run, at, at, context, opened="") or single(run, at, context)


def single(run: Run, at: int, context: Context) -> Moment | None:
    """A date that is no range, its early or late part included."""
    vague = _vague(run, at, context)
    if vague:
        return vague
    found = moment(run, at)
    return placed(found, context) if found else None


def _about(run: Run, at: int, context: Context) -> Moment | None:
    token, after = run.tokens[at], run.tokens[at + 1]
    if token.word == "c" and not (after.mark == "." or after.kind in (NUMBER, "decade")):
        return None
    if after.mark not in ("", ".", "~"):
        return None
    found = _vague(run, at + 1, context) or moment(run, at + 1)
    if found is None or found.relative or "/" in found.shape:
        return None
    sure = token.word in ("circa", "c", "ca")
    return replace(found, first=at, approximate=True, weak=found.weak and not sure)


def _vague(run: Run, at: int, context: Context) -> Moment | None:
    """ "early 2009", "mid-1990s", "the end of 2000", "late in 1987". """
    start = at + 1 if is_word(run.tokens[at], "the") else at
    token = run.tokens[start]
    inner = start + 1
    if is_word(token, "early", "mid", "late"):
        inner += 1 if is_word(run.tokens[inner], "in") else 0
        inner += 1 if is_word(run.tokens[inner], "the") else 0
    elif is_word(token, "beginning", "start", "end", "middle") and is_word(run.tokens[inner], "of"):
        inner += 2 if is_word(run.tokens[inner + 1], "the") else 1
    elif is_word(token, "end", "beginning") and run.tokens[inner].kind in (MONTH, NUMBER):
        pass
    else:
        return None
    if run.tokens[start + 1].mark not in ("", "-"):
        return None
    found = moment(run, inner)
    if found is None or found.day or found.weekday or "/" in found.shape:
        return None
    found = placed(found, context)
    if found.year is None and not found.shape and context.reference is None:
        return replace(found, first=at, weak=False)
    readings = tuple(filter(None, (part_of(other, token.word) for other in found.others)))
    return replace(found, first=at, shape=part_of(edtf(found), token.word) or "", others=readings, weak=False)


def _open_ended(run: Run, at: int, context: Context) -> Moment | None:
    """ "since 1988", "before 2018", "after May 2016", "until 1991". """
    word = run.tokens[at].word
    start = at + 1
    if is_word(run.tokens[start], "the") and run.tokens[start + 1].word in ("year", "end"):
        start += 1
    if run.tokens[start].mark or not run.tokens[start].space:
        return None
    found = single(run, start, context)
    text = edtf(found) if found else None
    if found is None or text is None or found.problem or found.weekday and not found.day:
        return None
    shapes = [open_ended(word, reading) for reading in (text, *found.others)]
    if shapes[0] is None:
        return None
    others = tuple(shape for shape in shapes[1:] if shape)
    return replace(found, first=at, shape=shapes[0], others=others)


def open_ended(word: str, text: str) -> str | None:
    """The interval that begins or ends at a date: "since" and "until" take it in, "after" and "before" do
    not.
    """
    if "XXXX" in text:
        return None
    date = parse(text)
    plain = text if "/" not in text and "[" not in text else ""
    if word in ("since", "from", "starting"):
        return f"{plain or (date.earliest and iso(date.earliest))}/.."
    if word in ("until", "till"):
        return f"../{plain or (date.latest and iso(date.latest))}"
    if word == "before" and date.earliest:
        return f"../{_tidy(iso(add_days(date.earliest, -1)), last=True)}"
    if word == "after" and date.latest:
        return f"{_tidy(iso(add_days(date.latest, 1)), last=False)}/.."
    return None


def _tidy(day: str, *, last: bool) -> str:
    """A year for its last or its first day."""
    return day.removesuffix("-12-31" if last else "-01-01")


def _range(run: Run, first: int, at: int, context: Context, *, opened: str) -> Moment | None:
    """ "June 3–5, 2014", "from 1979 to 1986", "1987–89", "Nov 18 – Dec 19, 2015", "2 to 7 February". """
    days = _days_of_month(run, first, at, context, opened)
    if days:
        return days
    left = _vague(run, at, context) or moment(run, at)
    if left is None or left.problem:
        return None
    start = _past_link(run, left.last, opened)
    if start is None:
        return None
    dashed = run.tokens[start].mark == "-"
    short = _short_end(run, left, start)
    if short:
        return _settle(run, first, left, short, context, opened, dashed)
    right = _vague(run, start, context) or moment(run, start)
    if right is None or right.problem:
        return None
    if dashed and left.weak and right.weak and left.year and right.year and not _years(run, at, left, right):
        return None
    return _settle(run, first, left, right, context, opened, dashed)


def _years(run: Run, at: int, left: Moment, right: Moment) -> bool:
    """Whether two bare numbers with a dash between are years: later than 1000 and in order."""
    return left.year is not None and right.year is not None and left.year < right.year


def _past_link(run: Run, at: int, opened: str) -> int | None:
    """The index after what links both ends of a range: a dash, "to", or "and" after "between"."""
    token = run.tokens[at]
    if token.mark in ("-", "~", ".-") and token.kind != "word":
        return at
    words = (*_TO, "and") if opened == "between" else _TO
    if is_word(token, *words) and token.mark in ("", ","):
        return at + 2 if is_word(run.tokens[at + 1], "the") and not run.tokens[at + 1].mark else at + 1
    if token.mark in ("-",) and is_word(token, "the"):
        return at + 1
    return None


def _short_end(run: Run, left: Moment, at: int) -> Moment | None:
    """The end of a range that leaves out what the start has: "June 3–5, 2014", "1987–89". """
    token = run.tokens[at]
    if left.month and left.day and left.year is None:
        after = day_at(run, at)
        if after and run.tokens[after[1]].kind != MONTH and not is_word(run.tokens[after[1]], "of"):
            year = year_after(run, run.tokens[after[1] - 1], after[1])
            last = year[1] if year else after[1]
            number = year[0] if year else None
            impossible = not exists(number, left.month, after[0])
            return Moment(at, last, number, left.month, after[0], relative=year is None,
                          problem="impossible" if impossible else None)
    if left.year and not left.month and left.last == left.first + 1 and token.kind == NUMBER:
        tight = token.end - token.start == 2 and token.mark == "-" and not token.space
        if tight and left.year % 100 < token.value:
            return Moment(at, at + 1, left.year - left.year % 100 + token.value, weak=True)
    return None


def _days_of_month(run: Run, first: int, at: int, context: Context, opened: str) -> Moment | None:
    """ "4–22 January 1995", "from the ninth to the seventeenth of April". """
    start = at + 1 if is_word(run.tokens[at], "the") else at
    if run.tokens[start].kind not in (NUMBER, ORDINAL, CARDINAL):
        return None
    left = day_at(run, start)
    link = _past_link(run, left[1], opened) if left else None
    if left is None or link is None or run.tokens[link].kind == MONTH:
        return None
    right = moment(run, link)
    if right is None or not right.day or not right.month or run.tokens[link].kind == MONTH:
        return None
    if not exists(right.year, right.month, left[0]) or right.problem:
        return None
    begin = replace(right, first=at, last=left[1], day=left[0])
    return _settle(run, first, begin, right, context, opened, run.tokens[link].mark == "-")


def _settle(
    run: Run, first: int, left: Moment, right: Moment, context: Context, opened: str, dashed: bool
) -> Moment | None:
    """Both ends with what they share, as one interval."""
    if right.problem:
        return replace(right, first=first, shape="", year=None, month=right.month, problem=right.problem)
    left, right = _shared_year(left, right)
    weak = left.weak and right.weak and not opened
    span = Moment(first, right.last, relative=left.relative or right.relative, weak=weak)
    parts_only = left.year is None and right.year is None and not (left.shape or right.shape)
    if left.month and right.month and parts_only:
        return _yearless(span, left, right, context)
    begin, end = edtf(placed(left, context)), edtf(placed(right, context))
    text, backwards = joined(begin, end)
    if backwards:
        if dashed and not opened:
            return None
        swapped, _ = joined(end, begin)
        return replace(span, problem="reversed", others=(swapped,) if swapped else (), weak=weak)
    if text is None:
        return None
    return replace(span, shape=text)


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
