"""Weekdays, months and seasons with "last", "this" or "next": usage differs, so both readings are kept."""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import WEEKDAYS, Day, add_days, iso
from dossier.prose.date_grammar import moment
from dossier.prose.date_holidays import holiday
from dossier.prose.date_lexicon import MONTH, WEEKDAY
from dossier.prose.date_moment import Moment, edtf, unplaced, weekday_number, year_text
from dossier.prose.date_resolve import Context, placed
from dossier.prose.date_tokens import Run

_NEAREST = ("past", "coming", "upcoming")  # these mean the nearest one, whatever the week


def shifted_name(run: Run, at: int, context: Context) -> Moment | None:
    """ "last Friday", "this September", "next spring"; a full date after them keeps its own meaning."""
    token, name = run.tokens[at], run.tokens[at + 1]
    full = moment(run, at + 1)
    if full and (full.day or full.year is not None or full.shape):
        found = placed(full, context)
        return replace(found, first=at, weak=False)
    weekday = WEEKDAYS[name.value] if name.kind == WEEKDAY else None
    if context.reference is None:
        month = name.value if name.kind == MONTH else None
        season = name.value if name.kind not in (MONTH, WEEKDAY) else None
        bare = Moment(at, at + 2, month=month, season=season, weekday=weekday, relative=True)
        return replace(bare, weak=month is not None)
    if name.kind == WEEKDAY:
        readings = _weekdays(name.value, token.word, token.value, context.reference)
    else:
        start = name.value if name.kind == MONTH else (name.value - 20) * 3
        years = _years(start, token.word, token.value, context.reference, season=name.kind != MONTH)
        readings = [f"{year_text(year)}-{name.value:02d}" for year in years]
    return Moment(
        at,
        at + 2,
        shape=readings[0],
        others=tuple(readings[1:]),
        weekday=weekday,
        relative=True,
        weak=name.kind == MONTH,
    )


def shifted_holiday(run: Run, at: int, context: Context) -> Moment | None:
    """ "last Christmas", "next Easter": the one before or after the day; a year after it decides."""
    named = holiday(run, at + 1)
    shift = run.tokens[at].value
    if named is None or shift == 9 or run.tokens[at + 1].mark:
        return None
    found = placed(named, context)
    if not named.relative or context.reference is None:
        return replace(found, first=at, weak=False)
    here = iso(context.reference)
    readings = [text for text in (edtf(found), *found.others) if text]
    readings = [text for text in readings if not shift or (text > here) == (shift > 0)]
    readings.sort(key=lambda text: not text.startswith(here[:4]))
    if not readings:
        return unplaced(at, found.last)
    return Moment(at, found.last, shape=readings[0], others=tuple(readings[1:]), relative=True)


def _weekdays(which: int, word: str, shift: int, reference: Day) -> list[str]:
    """The weekday of last, this or next week; where that is another day, the nearest one as well."""
    here = weekday_number(reference)
    of_week = add_days(reference, which - here + 7 * shift)
    if shift < 0:
        nearest = add_days(reference, -((here - which) % 7 or 7))
    elif shift > 0:
        nearest = add_days(reference, (which - here) % 7 or 7)
    else:
        nearest = of_week
    days = [nearest, of_week] if word in _NEAREST else [of_week, nearest]
    return [iso(day) for day in dict.fromkeys(days)]


def _years(start: int, word: str, shift: int, reference: Day, *, season: bool) -> list[int]:
    """The year of a month or season: "last" is the year before, or this year where it has gone by already."""
    year = reference.year
    gone = start < reference.month if not season else start + 3 <= reference.month
    if shift == 0:
        return [year]
    if shift < 0:
        near, far = (year, year - 1) if gone else (year - 1, year - 1)
    else:
        near, far = (year, year + 1) if start > reference.month else (year + 1, year + 1)
    ordered = [near, far] if season or word in _NEAREST else [far, near]
    return list(dict.fromkeys(ordered))
