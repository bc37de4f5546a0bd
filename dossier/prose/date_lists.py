"""Days and months that share what stands once: "18 and 19 June 2014", "November/December 2016"."""

from __future__ import annotations

from dossier.prose.date_lexicon import MONTH, NUMBER
from dossier.prose.date_moment import Moment, exists
from dossier.prose.date_parts import day_at, is_word, year_after
from dossier.prose.date_tokens import Run, Token


def either_year(at: int, year: int, after: Token) -> Moment | None:
    """ "2014/15", a season or an academic year; "1858/1860", one of the two."""
    other = after.value if after.end - after.start == 4 else year - year % 100 + after.value
    if after.end - after.start not in (2, 4) or not year < other < 2200:
        return None
    shape = f"{year:04d}/{other:04d}" if other == year + 1 else f"[{year:04d},{other:04d}]"
    if other > year + 1 and after.end - after.start == 2:
        return None
    return Moment(at, at + 2, shape=shape, weak=True)


def days_either(run: Run, at: int) -> Moment | None:
    """ "6/7 October 2023": the one and the other, as of a night."""
    token, after, month = run.tokens[at : at + 3]
    if after.mark != "/" or after.kind != NUMBER or after.space or month.kind != MONTH or month.mark:
        return None
    year = year_after(run, month, at + 3)
    if year is None or not 0 < token.value < after.value or after.end - after.start > 2:
        return None
    if not exists(year[0], month.value, after.value):
        return None
    days = "/".join(f"{year[0]:04d}-{month.value:02d}-{one.value:02d}" for one in (token, after))
    return Moment(at, year[1], shape=days)


def months_listed(run: Run, at: int) -> Moment | None:
    """ "November/December 2016", "March or April 2018": one of the two; after "and" the first of the two."""
    token, after = run.tokens[at], run.tokens[at + 1]
    start = at + 2 if is_word(after, "and", "or") and not after.mark else at + 1
    mark = "/" if start == at + 1 else ""
    if run.tokens[start].kind != MONTH or run.tokens[start].mark != mark:
        return None
    year = year_after(run, run.tokens[start], start + 1)
    if year is None or token.value >= run.tokens[start].value:
        return None
    if is_word(after, "and"):
        return Moment(at, at + 1, year[0], token.value)
    months = ",".join(f"{year[0]:04d}-{one.value:02d}" for one in (token, run.tokens[start]))
    return Moment(at, year[1], shape=f"[{months}]")


def days_listed(run: Run, at: int, day: tuple[int, int]) -> Moment | None:
    """ "June 18 and 20, 2014": both days, as EDTF's set of all of them."""
    token = run.tokens[day[1]]
    if not is_word(token, "and", "or") or token.mark:
        return None
    other = day_at(run, day[1] + 1)
    year = year_after(run, run.tokens[other[1] - 1], other[1]) if other else None
    month = run.tokens[at].value
    if not other or not year or not all(exists(year[0], month, one) for one in (day[0], other[0])):
        return None
    days = ",".join(f"{year[0]:04d}-{month:02d}-{one:02d}" for one in (day[0], other[0]))
    return Moment(at, year[1], shape=f"{{{days}}}" if token.word == "and" else f"[{days}]")
