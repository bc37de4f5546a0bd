"""Printed dates with a month, a season, a decade, a century or a year: one date at a token, if one begins
there.

What a form needs besides itself to be a date at all ("May", "1984") is decided in `date_guards`; it comes
marked as weak. Ranges and what makes a date vague are put around these in `date_phrases`.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import WEEKDAYS
from dossier.prose.date_holidays import holiday
from dossier.prose.date_lexicon import (
    CARDINAL,
    DECADE,
    LABELS,
    MONTH,
    NUMBER,
    ORDINAL,
    QUARTER,
    SEASON,
    WEEKDAY,
)
from dossier.prose.date_lists import days_either, days_listed, either_year, months_listed
from dossier.prose.date_moment import Moment, exists
from dossier.prose.date_numeric import day_and_month, numeric
from dossier.prose.date_parts import (
    day_at,
    follows_count,
    holds,
    is_time,
    is_word,
    word_before,
    year_after,
    year_at,
)
from dossier.prose.date_periods import (
    century,
    decade,
    decade_in_words,
    named_year,
    other_tens,
    part_of_year,
    quarter,
    quarter_in_words,
    season,
    short_decade,
    tens,
)
from dossier.prose.date_slips import is_slip, year_too_long
from dossier.prose.date_tokens import Run, Token


def moment(run: Run, at: int) -> Moment | None:
    """The date that begins at a token; None where none does."""
    token = run.tokens[at]
    match token.kind:
        case "weekday":
            return _weekday_first(run, at)
        case "month":
            return _month_first(run, at)
        case "season":
            return season(run, at)
        case "number":
            found = (
                days_either(run, at)
                or numeric(run, at)
                or _day_first(run, at)
                or _year_first(run, at)
                or short_decade(run, at)
            )
            return _weekday_last(run, found) if found else None
        case "ordinal":
            return century(run, at) or quarter_in_words(run, at) or _day_first(run, at)
        case "cardinal":
            period = decade_in_words(run, at) or century(run, at)
            return period or _day_first(run, at) or _year_first(run, at)
        case "decade":
            return decade(run, at)
        case "quarter":
            return quarter(run, at)
        case "unit" if token.word == "year":
            return named_year(run, at)
        case "word":
            if token.word == "the" and run.tokens[at + 1].mark == "":
                return _after_article(run, at)
            if token.word == "ad":
                return _year_first(run, at)
            return holiday(run, at)
    return None


def _after_article(run: Run, at: int) -> Moment | None:
    """ "the 1960s", "the 19th of June", "the spring of 1978", "the third quarter of 2016"."""
    token = run.tokens[at + 1]
    if token.kind in (DECADE, ORDINAL, CARDINAL, SEASON, NUMBER):
        found = moment(run, at + 1)
        if found and not (found.weak and token.kind == CARDINAL) and (found.shape or token.kind != NUMBER):
            return replace(found, first=at)
    return None


def _weekday_first(run: Run, at: int) -> Moment | None:
    """ "Friday, 13 October 2023", "Friday(13 October 2023)", "Friday the 13th of October"; or the weekday
    alone.
    """
    token, after = run.tokens[at], run.tokens[at + 1]
    name = WEEKDAYS[token.value]
    if after.mark in ("", ",", ".", ".,", "-", "("):
        start = at + 2 if is_word(after, "the") else at + 1
        # "K. Sun. (2019, …" is somebody's name, so a year does not follow at once
        token = run.tokens[start]
        dated = token.kind in (MONTH, NUMBER, ORDINAL, CARDINAL)
        dated = dated and (token.value < 1000 or len(run.tokens[at].word) > 5)
        found = moment(run, start) if dated else None
        found = found or day_and_month(run, start, points=True)
        if found and not found.weekday and (found.day or found.problem == "ambiguous"):
            closed = after.mark.endswith("(") and run.text[run.tokens[found.last - 1].end :][:1] == ")"
            return replace(found, first=at, weekday=name, closed=closed, weak=False)
    token = run.tokens[at]
    weak = len(token.word) < 6 or not _capital(run, token)
    return Moment(at, at + 1, weekday=name, relative=True, weak=weak)


def _weekday_last(run: Run, found: Moment) -> Moment:
    """ "13 October 2023 (Friday)"."""
    token = run.tokens[found.last]
    if (
        token.kind == WEEKDAY
        and token.mark == "("
        and run.text[token.end : token.end + 1] == ")"
        and found.day
    ):
        return replace(found, last=found.last + 1, weekday=WEEKDAYS[token.value], closed=True)
    return found


def _capital(run: Run, token: Token) -> bool:
    return run.text[token.start].isupper()


def _month_first(run: Run, at: int) -> Moment | None:
    """ "June 19, 2024", "Nov. '23", "October 7"; the month alone is weak."""
    token = run.tokens[at]
    after = run.tokens[at + 1]
    start = at + 2 if is_word(after, "the") and after.mark == "" else at + 1
    day = day_at(run, start) if holds(run, token, run.tokens[start]) else None
    verb = token.word in ("may", "march") and not _capital(run, token)
    if verb and run.tokens[start].kind == ORDINAL and not run.tokens[start].word[0].isdigit():
        day = day if at and is_word(run.tokens[at - 1], "on", "of") else None  # "they may first create"
    if day and not is_time(run, day[1]) and not _counted(run, run.tokens[day[1] - 1]):
        listed = days_listed(run, at, day)
        if listed:
            return listed
        year = year_after(run, run.tokens[day[1] - 1], day[1]) or year_too_long(run, day[1])
        return _weekday_last(run, _dated(run, at, year, token, day))
    spelt = _cardinal_day(run, at + 1) if run.tokens[at + 1].kind == CARDINAL else None
    if spelt and year_at(run, spelt[1]):  # "January twenty-five nineteen eighty-six"
        return _dated(run, at, year_at(run, spelt[1]), token, spelt)
    year = year_after(run, token, at + 1) or (year_too_long(run, at + 1) if _capital(run, token) else None)
    listed = months_listed(run, at) if year is None else None
    if listed:
        return listed
    if year:
        slip = "malformed" if any(map(is_slip, run.tokens[at : year[1]])) else None
        return Moment(at, year[1], year[0], token.value, problem=slip)
    return Moment(at, at + 1, month=token.value, relative=True, weak=True)


def _dated(run: Run, at: int, year: tuple[int, int] | None, month: Token, day: tuple[int, int]) -> Moment:
    """Day and month, in whichever order they stood, and the year if there is one."""
    last = max(year[1] if year else 0, day[1])
    number = year[0] if year else None
    if number is not None and _dual_year(run, last, number):
        number, last = number + 1, last + 1
    problem = None if exists(number, month.value, day[0]) else "impossible"
    if any(map(is_slip, run.tokens[at:last])):
        problem = problem or "malformed"
    return Moment(at, last, number, month.value, day[0], relative=year is None, problem=problem)


def _dual_year(run: Run, at: int, year: int) -> bool:
    """ "10 February 1659/60": by the old style the year ended in March; the day is that of the new one."""
    token = run.tokens[at]
    tight = token.kind == NUMBER and token.mark in ("/", "-") and not token.space
    return tight and year < 1760 and token.value % 100 == (year + 1) % 100


def _counted(run: Run, token: Token) -> bool:
    """ "In May 12 people": the number counts what follows."""
    return token.kind == NUMBER and follows_count(run, token) and token.value % 50 != 0


def _day_first(run: Run, at: int) -> Moment | None:
    """ "19 June 2024", "19th of June, 2024", "fifteen August nineteen ninety-three", "5 December"."""
    day = day_at(run, at)
    spelt = False
    if day is None and run.tokens[at].kind == CARDINAL:
        day, spelt = _cardinal_day(run, at), True
    if day is None:
        return None
    at_month = day[1]
    token = run.tokens[at_month]
    linked = is_word(token, "of") and token.mark == ""
    if linked:
        at_month += 1
    elif is_word(token, "day") and is_word(run.tokens[at_month + 1], "of"):
        at_month, linked = at_month + 2, True
    month = run.tokens[at_month]
    if not linked and not spelt and is_word(token, "and", "or") and not token.mark:
        return _day_of_list(run, at, day)
    if token.kind == NUMBER and token.mark == "," and run.tokens[at].kind == NUMBER:
        return _day_of_commas(run, at, day)
    if month.kind != MONTH or month.mark not in ("", ".", "-", "/", ","):
        return None
    year = year_after(run, month, at_month + 1) or year_too_long(run, at_month + 1)
    if year is None and (spelt or (month.word in ("may", "march", "mar") and not linked)):
        if spelt or not _capital(run, month):
            return None
    if month.mark == "," and year is None:
        return None
    found = _dated(run, at, year, month, day)
    problem = found.problem or ("malformed" if month.slip else None)
    return replace(found, last=max(found.last, at_month + 1), problem=problem)


def _day_of_list(run: Run, at: int, day: tuple[int, int]) -> Moment | None:
    """The first day of "18 and 19 June 2014", with the month and the year of the second."""
    other = _day_first(run, day[1] + 1) if day_at(run, day[1] + 1) else None
    if other is None or other.month is None or other.day is None or other.day <= day[0]:
        return None
    return replace(other, first=at, last=day[1], day=day[0], weekday=None)


def _day_of_commas(run: Run, at: int, day: tuple[int, int]) -> Moment | None:
    """The first day of "2, 3 and 5 November 2023"; "No. 2, 3 May 2016" has one day only."""
    last = day[1]
    while run.tokens[last].kind == NUMBER and run.tokens[last].mark == "," and last < day[1] + 4:
        last += 1
    if not is_word(run.tokens[last], "and") or last == day[1] or _is_label(run, at):
        return None
    other = _day_first(run, last + 1)
    if other is None or other.day is None or other.month is None or other.day <= day[0]:
        return None
    return replace(other, first=at, last=day[1], day=day[0], weekday=None)


def _is_label(run: Run, at: int) -> bool:
    return word_before(run.text, run.tokens[at].start).lower() in LABELS


def _cardinal_day(run: Run, at: int) -> tuple[int, int] | None:
    token, after = run.tokens[at], run.tokens[at + 1]
    two_words = token.value in (20, 30) and after.kind == CARDINAL and 0 < after.value < 10
    if two_words and after.mark in ("", "-"):
        return token.value + after.value, at + 2
    return (token.value, at + 1) if 0 < token.value < 31 else None


def _year_first(run: Run, at: int) -> Moment | None:
    """ "2016, October 26", "2016 November", "2016 H2", "1987"; the year alone is weak."""
    year = year_at(run, at)
    if year is None:
        return None
    number, last = year
    after = run.tokens[last]
    slip = any(token.slip for token in run.tokens[at:last])
    if is_word(after, "s") and after.mark in ("'", "") and number % 10 == 0 and run.tokens[at].kind == NUMBER:
        return Moment(at, last + 1, shape=tens(number), others=other_tens(number))
    if after.kind == QUARTER and after.mark in ("", "-", ","):
        return part_of_year(at, last + 1, after.value, number)
    held = after.mark in ("", ",", "-", "/") or (after.mark == "." and not after.space)
    if after.kind == MONTH and held:
        day = day_at(run, last + 1) if holds(run, after, run.tokens[last + 1]) else None
        if day and not is_time(run, day[1]) and not year_after(run, run.tokens[day[1] - 1], day[1]):
            return _dated(run, at, (number, day[1]), after, day)
        if not day and not year_after(run, after, last + 1) and _closes(run, after):
            problem = "malformed" if slip or after.slip else None
            return Moment(at, last + 1, number, after.value, problem=problem)
    if slip and last == at + 1:
        return None
    if after.kind == NUMBER and after.mark == "/" and not after.space and run.tokens[at].kind == NUMBER:
        found = either_year(at, number, after)
        if found:
            return found
    weak = not (is_word(run.tokens[last - 1], "bc", "bce", "ad", "ce") or is_word(run.tokens[at], "ad"))
    return Moment(at, last, number, weak=weak)


def _closes(run: Run, month: Token) -> bool:
    """ "2016, November": a comma between them asks that nothing go on with the month ("In 2016, May said")."""
    if not month.mark:
        return True
    ahead = run.text[month.end : month.end + 2].lstrip(" ")
    return not ahead or not ahead[0].isalnum()
