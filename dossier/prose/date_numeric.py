"""Dates in figures: 2023-11-02, 02.11.2023, 11/2/23, 2023-11, 11/2023, 20231102.

Where day and month can change places both readings are kept and none is preferred: the date is ambiguous.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import days_in_month
from dossier.prose.date_lexicon import MONTH, NUMBER
from dossier.prose.date_moment import Moment, exists, year_text
from dossier.prose.date_parts import century_of
from dossier.prose.date_tokens import Run, Token

_SIGNS = ("-", "/", ".")


def numeric(run: Run, at: int) -> Moment | None:
    """The date in figures that begins at a number."""
    one, two = run.tokens[at], run.tokens[at + 1]
    if one.slip or one.kind != NUMBER:
        return None
    if _digits(one) == 8:
        return _run_together(at, one)
    three = run.tokens[at + 2] if two.kind in (NUMBER, MONTH) else two
    if two.kind == MONTH and three.kind == NUMBER and _tight(two, three) and _digits(one) == 4:
        return _year_first(at, one.value, two.value, three)
    if two.kind != NUMBER or two.slip:
        return None
    if three.kind == NUMBER and not three.slip:
        if _tight(two, three) or _spaced_points(two, three):
            return _three_parts(at, one, two, three)
        if two.mark == "/" and three.mark == "," and not two.space and _digits(three) == 4:
            return _day_and_month(at, one.value, two.value, three.value)
        if two.mark == three.mark == "" and (_digits(one), _digits(two), _digits(three)) == (4, 2, 2):
            return _year_first(at, one.value, two.value, three)
    return _year_and_month(run, at, one, two) or day_and_month(run, at)


_NAMES = frozenset([(9, 11), (24, 7)])  # an event and a way of speaking


def day_and_month(run: Run, at: int, *, points: bool = False) -> Moment | None:
    """ "22/04", "10/7", "4-22", and "7.6" where a weekday calls for it; weak, for most such figures are no
    dates.
    """
    one, two = run.tokens[at], run.tokens[at + 1]
    joined = two.mark in ("/", "-") or (points and two.mark == ".")
    if one.kind != NUMBER or two.kind != NUMBER or two.space or not joined:
        return None
    a, b = one.value, two.value
    if _digits(one) > 2 or _digits(two) > 2 or (a, b) in _NAMES or not (0 < a < 32 and 0 < b < 32):
        return None
    if two.mark == "-" and (max(a, b) <= 12 and not points or run.tokens[at + 2].kind == MONTH):
        return None  # "Thursday, 3–5 March"
    month_first, day_first = exists(None, a, b), exists(None, b, a)
    if not month_first and not day_first:
        return None
    month, day = (a, b) if month_first else (b, a)
    problem = "ambiguous" if month_first and day_first and a != b else None
    return Moment(at, at + 2, month=month, day=day, relative=True, weak=True, problem=problem)


def _digits(token: Token) -> int:
    return token.end - token.start


def _tight(two: Token, three: Token) -> bool:
    """Whether three parts are held together by one sign and no spaces."""
    return two.mark in _SIGNS and two.mark == three.mark and not two.space and not three.space


def _spaced_points(two: Token, three: Token) -> bool:
    """ "26. 10. 2021", as German and Czech typists write it."""
    return two.mark == three.mark == "." and _digits(three) == 4


def _run_together(at: int, one: Token) -> Moment | None:
    year, month, day = one.value // 10000, one.value // 100 % 100, one.value % 100
    if 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
        return Moment(at, at + 1, year, month, day)
    return None


def _three_parts(at: int, one: Token, two: Token, three: Token) -> Moment | None:
    if _digits(one) == 4 and _digits(two) <= 2 and _digits(three) <= 2:
        return _year_first(at, one.value, two.value, three)
    if _digits(one) > 2 or _digits(two) > 2 or _digits(three) not in (2, 4):
        return None
    if _digits(three) == 4:
        found = _day_and_month(at, one.value, two.value, three.value)
        return _day_first(found) if found and two.mark == "." else found
    return _short_year(at, one.value, two.value, three.value)


def _year_first(at: int, year: int, month: int, last: Token) -> Moment | None:
    """Year, month, day; where the month cannot be one, the day in its place is offered."""
    day = last.value
    if not 1000 <= year < 2200 or _digits(last) > 2 or not 1 <= day <= 39 or not 1 <= month <= 39:
        return None
    if month <= 12 and day <= days_in_month(year, month):
        return Moment(at, at + 3, year, month, day)
    swapped = day <= 12 and month <= days_in_month(year, day)
    others = (f"{year_text(year)}-{day:02d}-{month:02d}",) if swapped else ()
    return Moment(at, at + 3, year, month, day, problem="impossible", others=others)


def _day_and_month(at: int, a: int, b: int, year: int) -> Moment | None:
    """Day and month in either order, and a year of four figures."""
    if not 1000 <= year < 2200 or not (1 <= a <= 39 and 1 <= b <= 39) or (a > 12 and b > 12):
        return None
    month_first = a <= 12 and b <= days_in_month(year, a)
    day_first = b <= 12 and a <= days_in_month(year, b)
    american, european = f"{year_text(year)}-{a:02d}-{b:02d}", f"{year_text(year)}-{b:02d}-{a:02d}"
    if month_first and day_first and a != b:
        either = f"[{','.join(sorted((american, european)))}]"
        return Moment(at, at + 3, shape=either, problem="ambiguous", others=(american, european))
    if month_first:
        return Moment(at, at + 3, year, a, b)
    if day_first:
        return Moment(at, at + 3, year, b, a)
    return Moment(at, at + 3, year, min(a, b), max(a, b), problem="impossible")


def _day_first(found: Moment) -> Moment:
    """Points between the parts put the day first, by the custom of all who write them; the other order is
    kept.
    """
    if found.problem != "ambiguous":
        return found
    american, european = found.others
    return replace(found, shape=european, others=(american,), problem=None)


def _short_year(at: int, a: int, b: int, short: int) -> Moment | None:
    """The same with a year of two figures; from 30 on the other century is offered as well."""
    year = century_of(short) + short
    first = _day_and_month(at, a, b, year)
    if first is None or first.problem == "impossible":
        return None
    if 30 <= short < 70:
        other = _day_and_month(at, a, b, year + (100 if year < 2000 else -100))
        if other:
            shapes = other.others or (f"{other.year}-{other.month:02d}-{other.day:02d}",)
            return replace(first, others=first.others + shapes, problem="ambiguous")
    return first


def _year_and_month(run: Run, at: int, one: Token, two: Token) -> Moment | None:
    """2015-03, 2015/3, 03/2015, 3-2015; with spaces only where nothing follows that could be counted."""
    if two.mark not in ("-", "/"):
        return None
    if _digits(one) == 4 and _digits(two) <= 2:
        year, month, written = one.value, two.value, _digits(two)
    elif _digits(two) == 4 and _digits(one) <= 2:
        year, month, written = two.value, one.value, _digits(one)
    else:
        return None
    if not 1 <= month <= 12 or not 1000 <= year < 2200:
        return None
    dashed = run.text[one.end : two.start]
    if two.space and not _stands_alone(run, two):
        return None
    if "–" in dashed or "—" in dashed:
        return None  # a range of years
    others: tuple[str, ...] = ()
    if two.mark == "-" and written == 2 and _digits(one) == 4 and month > year % 100:
        others = (f"{year}/{year - year % 100 + month}",)  # 2009-10 may stand for two years
    return Moment(at, at + 2, year, month, others=others)


def _stands_alone(run: Run, token: Token) -> bool:
    ahead = run.text[token.end : token.end + 3].lstrip()
    return not ahead or not (ahead[0].isalnum() or ahead[0] in "-/–$£€%")
