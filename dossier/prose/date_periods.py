"""Printed seasons, quarters, years with their noun, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from dossier.prose.date_lexicon import CARDINAL, DECADE, NUMBER, SEASON, UNIT
from dossier.prose.date_moment import Moment, year_text
from dossier.prose.date_parts import is_word, ordinal_words, year_at
from dossier.prose.date_tokens import Run


def season(run: Run, at: int) -> Moment | None:
    """ "summer 2014", "the fall of 2014", "Spring '99"."""
    token = run.tokens[at]
    after = run.tokens[at + 1]
    start = at + 2 if is_word(after, "of", "in") and after.mark == "" else at + 1
    if run.tokens[start].mark in ("", ",", "'", ",'", "/", "-"):
        year = year_at(run, start)
        if year:
            return Moment(at, _past_next_year(run, start, year), year[0], season=token.value)
    if after.kind == SEASON and after.mark in ("/", "-") and token.value != after.value:
        other = season(run, at + 1)  # "spring/summer 2014"
        if other and other.year is not None:
            number = other.year - (token.value > after.value)
            shape = f"{year_text(number)}-{token.value}/{year_text(other.year)}-{after.value}"
            return Moment(at, other.last, shape=shape)
    return Moment(at, at + 1, season=token.value, relative=True, weak=True)


def _past_next_year(run: Run, at: int, year: tuple[int, int]) -> int:
    """The index after a year, or after "14" in "winter 2013–14"."""
    token = run.tokens[year[1]]
    tight = token.kind == NUMBER and token.mark in ("-", "/") and not token.space and year[1] == at + 1
    return year[1] + 1 if tight and token.value % 100 == (year[0] + 1) % 100 else year[1]


def decade(run: Run, at: int) -> Moment | None:
    """ "1960s", "1970's", "the 60s", "the seventies"; hundreds are centuries: "1800s"."""
    token = run.tokens[at]
    if token.word[0].isdigit() and len(token.word) == 5:
        return Moment(at, at + 1, shape=tens(token.value), others=other_tens(token.value))
    weak = not is_word(run.tokens[at - 1], "the", "early", "mid", "late") if at else True
    weak = weak and not token.mark.endswith("'")
    if token.value == 0 or token.word == "thousands":
        return Moment(at, at + 1, shape="200X", weak=weak or token.word == "thousands")
    others = (f"20{token.value // 10}X",) if token.value <= 20 else ()
    return Moment(at, at + 1, shape=f"19{token.value // 10}X", others=others, weak=weak)


def tens(year: int) -> str:
    """The decade of a year as EDTF; a full hundred before 2000 is the century."""
    return f"{year // 100:02}XX" if year % 100 == 0 and year < 2000 else f"{year // 10:03}X"


def other_tens(year: int) -> tuple[str, ...]:
    if year % 100:
        return ()
    return (f"{year // 10:03}X",) if year < 2000 else (f"{year // 100:02}XX",)


def short_decade(run: Run, at: int) -> Moment | None:
    """ "the 70's"."""
    token, after = run.tokens[at], run.tokens[at + 1]
    tens_only = token.end - token.start == 2 and token.value % 10 == 0 and token.value >= 10
    if tens_only and is_word(after, "s") and after.mark == "'" and not after.space:
        found = decade(run, at)
        return replace(found, last=at + 2) if found else None
    return None


def decade_in_words(run: Run, at: int) -> Moment | None:
    """ "nineteen seventies", "twenty-tens", "two thousands"."""
    token, after = run.tokens[at], run.tokens[at + 1]
    if after.kind != DECADE or after.word[0].isdigit() or after.mark not in ("", "-"):
        return None
    if token.value in (16, 17, 18, 19, 20) and after.value:
        return Moment(at, at + 2, shape=tens(token.value * 100 + after.value))
    return Moment(at, at + 2, shape="200X") if token.value == 2 and after.word == "thousands" else None


def century(run: Run, at: int) -> Moment | None:
    """ "19th century", "twenty-first century", "2nd century BC"."""
    count = ordinal_words(run, at)
    if count is None:
        return None
    if not is_word(run.tokens[count[1]], "century"):
        return _centuries(run, at, count)
    token = run.tokens[count[1]]
    if token.mark not in ("", "-") or not 1 <= count[0] <= 21:
        return None
    era = run.tokens[count[1] + 1]
    sign = "-" if is_word(era, "bc", "bce") and not era.mark else ""
    last = count[1] + 2 if is_word(era, "bc", "bce", "ad", "ce") and not era.mark else count[1] + 1
    return Moment(at, last, shape=f"{sign}{count[0] - 1:02d}XX")


def _centuries(run: Run, at: int, left: tuple[int, int]) -> Moment | None:
    """ "17th and 18th centuries", "16th to 18th centuries", "9th–11th centuries"."""
    link = run.tokens[left[1]]
    start = left[1] + 1 if is_word(link, "and", "to", "through", "or") and not link.mark else left[1]
    right = ordinal_words(run, start) if start > left[1] or link.mark in ("-", "/") else None
    if right is None or not is_word(run.tokens[right[1]], "centuries"):
        return None
    low, high = sorted((left[0], right[0]))
    era = run.tokens[right[1] + 1]
    if is_word(era, "bc", "bce") and not era.mark and 1 <= low < high <= 21:
        return Moment(at, right[1] + 2, shape=f"-{high - 1:02d}XX/-{low - 1:02d}XX")
    if not 1 <= left[0] < right[0] <= 21:
        return None
    return Moment(at, right[1] + 1, shape=f"{low - 1:02d}XX/{high - 1:02d}XX")


def quarter(run: Run, at: int) -> Moment | None:
    """ "Q3 2016", "H1 of 2016"."""
    start = at + 2 if is_word(run.tokens[at + 1], "of") else at + 1
    if run.tokens[start].mark not in ("", ",", "-", "/", "'"):
        return None
    year = year_at(run, start)
    return part_of_year(at, year[1], run.tokens[at].value, year[0]) if year else None


def quarter_in_words(run: Run, at: int) -> Moment | None:
    """ "third quarter of 2016", "first half of 2016"."""
    count = ordinal_words(run, at)
    unit = run.tokens[count[1]] if count else run.tokens[at]
    if count is None or unit.kind != UNIT or unit.word not in ("quarter", "half"):
        return None
    if count[0] not in ((1, 2, 3, 4) if unit.word == "quarter" else (1, 2)):
        return None
    start = count[1] + 2 if is_word(run.tokens[count[1] + 1], "of", "in") else count[1] + 1
    year = year_at(run, start) if run.tokens[start].mark in ("", ",") else None
    value = count[0] + (10 if unit.word == "half" else 0)
    return part_of_year(at, year[1], value, year[0]) if year else None


def part_of_year(first: int, last: int, value: int, year: int) -> Moment:
    """A quarter (1 to 4) or a half (11, 12) of a year, as months."""
    length = 3 if value < 10 else 6
    start = (value % 10 - 1) * length + 1
    text = year_text(year)
    return Moment(first, last, shape=f"{text}-{start:02d}/{text}-{start + length - 1:02d}")


def named_year(run: Run, at: int) -> Moment | None:
    """ "the year 1897"."""
    after = run.tokens[at + 1]
    year = year_at(run, at + 1) if not after.mark else None
    return Moment(at, year[1], year[0]) if year and after.kind in (NUMBER, CARDINAL) else None
