"""Years told by what they are years of, or by another year: "fiscal 2023", "the 2019–20 school year", "in May
last year", "October of that year", "next year's first quarter", "by year's end".
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import Day, add_days, parse
from dossier.prose.date_lexicon import NUMBER, QUARTER, SHIFT
from dossier.prose.date_moment import Moment, interval, resolved, unplaced, year_text
from dossier.prose.date_parts import century_of, is_word, ordinal_words, word_after
from dossier.prose.date_periods import part_of_year, quarter
from dossier.prose.date_resolve import Context, part_of
from dossier.prose.date_spans import unit_edtf, unit_word
from dossier.prose.date_tokens import Run

_ACCOUNTS, _SCHOOLS = ("fiscal", "financial", "tax", "fy"), ("school", "academic", "sy")
NOUNS_OF_YEARS = frozenset((*_ACCOUNTS, *_SCHOOLS))


def year_of(run: Run, at: int, context: Context) -> Moment | None:
    """ "fiscal year 2023", "FY23", "the 2022–23 school year", "last fiscal year": both calendar years it may
    touch; which of them depends on the country.
    """
    start = at + 1 if is_word(run.tokens[at], "the") else at
    token = run.tokens[start]
    if token.kind == NUMBER:
        return years_before_noun(run, at, start)
    shift = token.value if token.kind == SHIFT and token.value != 9 else None
    noun = start + 1 if shift is not None else start
    kind = run.tokens[noun]
    if not is_word(kind, *_ACCOUNTS, *_SCHOOLS) or (noun > at and kind.mark):
        return None
    last = noun + 1
    if (
        unit_word(run, last) == "year"
        and not run.tokens[last].mark
        and not run.tokens[last].word.endswith("s")
    ):
        last += 1
    elif is_word(kind, "tax", "school", "academic", "financial") or shift is not None:
        return None  # "in school 2008" is none
    if shift is not None or _is_present(run, at, noun, last):
        if context.reference is None:
            return unplaced(at, last)
        year = context.reference.year + (shift or 0)
        return resolved(at, last, _pair(year - 1), (_pair(year),))
    number = _numbered(run, last)
    if number is None:
        return None
    year, last, other = number
    if other:
        return Moment(at, last, shape=_pair(year))
    first = year if is_word(kind, *_SCHOOLS) else year - 1
    return Moment(at, last, shape=_pair(first), others=(_pair(2 * year - 1 - first),))


def _is_present(run: Run, at: int, noun: int, last: int) -> bool:
    """ "in fiscal year", "during the financial year": nothing else says which."""
    called = at and is_word(run.tokens[at - 1], "in", "during", "for") and not run.tokens[at].mark
    whole = last > noun + 1 and word_after(run.text, run.tokens[last - 1].end)[1]
    return bool(called) and whole and _numbered(run, last) is None


def _pair(year: int) -> str:
    return f"{year_text(year)}/{year_text(year + 1)}"


def _numbered(run: Run, at: int) -> tuple[int, int, bool] | None:
    """A year there, the index after it, and whether it is printed as two: "2023", "23", "2023/24"."""
    token = run.tokens[at]
    if token.mark not in ("", "'") or token.kind != NUMBER:
        return None
    digits = token.end - token.start
    if digits == 2 and (token.mark == "'" or is_word(run.tokens[at - 1], "fy", "sy")):
        return century_of(token.value) + token.value, at + 1, False
    if digits != 4 or not 1500 <= token.value < 2200:
        return None
    after = run.tokens[at + 1]
    follows = after.kind == NUMBER and after.mark in ("-", "/") and not after.space
    if follows and after.value % 100 == (token.value + 1) % 100:
        return token.value, at + 2, True
    return token.value, at + 1, False


def years_before_noun(run: Run, first: int, at: int) -> Moment | None:
    """ "2022–23 school year", "2008 fiscal year"."""
    number = _numbered(run, at)
    if number is None or not is_word(run.tokens[number[1]], *_ACCOUNTS[:3], *_SCHOOLS[:2]):
        return None
    year, last, other = number
    kind, unit = run.tokens[last], run.tokens[last + 1]
    if kind.mark or unit.word != "year" or unit.mark:
        return None
    begins = year if other or is_word(kind, *_SCHOOLS) else year - 1
    others = () if other else (_pair(2 * year - 1 - begins),)
    return Moment(first, last + 2, shape=_pair(begins), others=others)


def with_year(run: Run, found: Moment | None, context: Context) -> Moment | None:
    """A month, a day or a season with the year that relative words after it give: "3 March last year"."""
    if found is None or found.year is not None or found.shape or not (found.month or found.season):
        return found
    if found.problem:
        return found
    at = found.last
    if is_word(run.tokens[at], "of", "in") and not run.tokens[at].mark:
        at += 1
    at += 1 if is_word(run.tokens[at], "the", "that") and run.tokens[at + 1].word == "same" else 0
    shift, unit = run.tokens[at], run.tokens[at + 1]
    named = shift.kind == SHIFT and shift.word in (
        "last",
        "this",
        "next",
        "that",
        "same",
        "following",
        "previous",
    )
    owns = is_word(run.tokens[at + 2], "s") and run.tokens[at + 2].mark == "'"  # "last year's report"
    if not named or owns or shift.mark not in ("", ",") or unit.word != "year" or unit.mark:
        return found
    extended = replace(found, last=at + 2, relative=True, weak=False)
    if shift.value == 9 or shift.word in ("following", "previous"):
        date = parse(context.previous) if context.previous else None
        day = date.earliest if date and date.precision != "interval" else None
        if day is None or date is None or date.latest is None or date.latest.year != day.year:
            return unplaced(found.first, at + 2) if shift.value == 9 else found
        return replace(extended, year=day.year + (0 if shift.value == 9 else shift.value))
    return replace(extended, year=context.reference.year + shift.value) if context.reference else extended


def part_of_shifted_year(run: Run, at: int, context: Context) -> Moment | None:
    """ "next year's first quarter", "last year's Q3"."""
    shift, unit, sign = run.tokens[at : at + 3]
    if shift.kind != SHIFT or shift.value == 9 or unit.word != "year" or unit.mark:
        return None
    if not is_word(sign, "s") or sign.mark != "'" or run.tokens[at + 3].mark:
        return None
    value, last = 0, at + 4
    if run.tokens[at + 3].kind == QUARTER:
        value = run.tokens[at + 3].value
    elif count := ordinal_words(run, at + 3):
        limit = {"quarter": 4, "half": 2}.get(unit_word(run, count[1]), 0)
        if 1 <= count[0] <= limit:
            value, last = count[0] + (10 if limit == 2 else 0), count[1] + 1
    if not value:
        return None
    if context.reference is None:
        return unplaced(at, last)
    return resolved(at, last, part_of_year(at, last, value, context.reference.year + shift.value).shape)


def bare_quarter(run: Run, at: int, context: Context) -> Moment | None:
    """ "Q3" of no stated year: the last that has begun, and the next; weak, for a question has a number too."""
    token = run.tokens[at]
    if token.kind != QUARTER or token.value > 4 or quarter(run, at):
        return None
    if context.reference is None:
        return replace(unplaced(at, at + 1), weak=True)
    year = context.reference.year
    begun = (token.value - 1) * 3 < context.reference.month
    years = (year, year + 1) if begun else (year - 1, year)
    shapes = [part_of_year(at, at + 1, token.value, one).shape for one in years]
    return replace(resolved(at, at + 1, shapes[0], (shapes[1],)), weak=True)


def end_of_year(run: Run, at: int, context: Context) -> Moment | None:
    """ "by year's end", "at year-end": of the year that the text is of."""
    token, before = run.tokens[at], run.tokens[at - 1]
    if token.word != "year" or not at or not is_word(before, "by", "at", "before", "until") or token.mark:
        return None
    end = at + 2 if is_word(run.tokens[at + 1], "s") and run.tokens[at + 1].mark == "'" else at + 1
    if not is_word(run.tokens[end], "end") or run.tokens[end].mark != ("" if end > at + 1 else "-"):
        return None
    if context.reference is None:
        return unplaced(at, end + 1)
    return resolved(at, end + 1, part_of(unit_edtf("year", context.reference, 0), "end"))


def since_shift(run: Run, at: int, context: Context) -> Moment | None:
    """ "the year before last", "the week after next", "the month after the next"."""
    start = at + 1 if is_word(run.tokens[at], "the") else at
    unit, link = unit_word(run, start), run.tokens[start + 1]
    if start == at or unit not in ("week", "weekend", "month", "quarter", "year", "decade", "century"):
        return None
    far = start + 3 if is_word(run.tokens[start + 2], "the") else start + 2
    shift = run.tokens[far]
    pair = (link.word, shift.word)
    if pair not in (("before", "last"), ("after", "next")) or run.tokens[start].word.endswith("s"):
        return None
    beyond = run.tokens[far + 1]
    if any(token.mark for token in run.tokens[start : far + 1]) or (
        unit_word(run, far + 1) and not beyond.mark
    ):
        return None  # "the week before last month"
    if context.reference is None:
        return unplaced(at, far + 1)
    return resolved(at, far + 1, unit_edtf(unit, context.reference, -2 if link.word == "before" else 2))


def half_of(text: str | None, number: int, of: int) -> str | None:
    """One of the equal parts of a month, year, decade or century: the second half of "198X" is 1985/1989."""
    date = parse(text) if text and "XXXX" not in text else None
    if date is None or date.earliest is None or date.latest is None:
        return None
    first, last = date.earliest, date.latest
    if date.precision == "month":
        if of != 2:
            return None
        middle = Day(first.year, first.month, 15)
        return interval(first, middle) if number == 1 else interval(add_days(middle, 1), last)
    years = {"decade": 10, "century": 100}.get(date.precision, 0)
    if not years or years % of:
        return None
    length = years // of
    begin = first.year + (number - 1) * length
    if length == 10:
        return f"{year_text(begin)[:-1]}X"
    return f"{year_text(begin)}/{year_text(begin + length - 1)}"
