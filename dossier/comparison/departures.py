"""Which footnote of a passage is dated years apart from the others and from the years that it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dossier.comparison.bare_notes import says_only_when
from dossier.comparison.note_passages import NamedYear, passage_of
from dossier.dates import Day, days_between, days_in_month, parse
from dossier.heads import Head
from dossier.model import Note, Record

YEARS_APART = 2  #: from which on a year is apart
NEAR_DAYS = 62  #: reports on one train of events follow each other within these


@dataclass(frozen=True, slots=True)
class Departure:
    """A note that departs, and what it departs from."""

    note: Note
    named: tuple[NamedYear, ...]  #: years in its passage
    others: tuple[Note, ...]  #: dated notes that serve the passage


def dated_year(note: Note) -> int | None:
    """The year of a note that is dated to the day or the month; a bare year is a book's or an article's."""
    published = note.citation.published
    if published is None or published.edtf is None or len(published.edtf) not in (7, 10):
        return None
    return _year_of(published.edtf)


@lru_cache(maxsize=65536)
def _year_of(edtf: str) -> int | None:
    date = parse(edtf)
    return date.earliest.year if date.earliest and date.precision in ("day", "month") else None


def departure_of(record: Record[Head], note: Note) -> Departure | None:
    """How a note departs from its passage; None where it does not, or where that is no wonder."""
    year, passage = dated_year(note), passage_of(record, note)
    if year is None or passage is None:
        return None
    others = tuple(other for other in passage.notes if dated_year(other) is not None)
    years = [dated_year(other) or 0 for other in others]
    if any(abs(year - each) < YEARS_APART for each in years):
        return None
    named = [each.year for each in passage.years]
    if any(abs(year - each) < YEARS_APART for each in named):
        return None
    if not (years or named) or _scattered(years) or (years and named and not _agree(years, named)):
        return None
    if not says_only_when(note):
        plain = bool(named) and bool(years) and _slipped_away(note, year, years, others)
    elif years:
        plain = bool(named) or len(years) >= 2
    else:
        # A report may look back on the year that the text is about; it cannot be older than what it tells.
        plain = year < min(named) or _is_slip(year, named)
    return Departure(note, passage.years, others) if plain else None


def _scattered(years: list[int]) -> bool:
    return bool(years) and max(years) - min(years) >= YEARS_APART


def _agree(years: list[int], named: list[int]) -> bool:
    """Whether some year that the passage names is that of the other notes."""
    return any(abs(one - other) < YEARS_APART for one in years for other in named)


def _is_slip(year: int, years: list[int]) -> bool:
    """One digit before the last differs, or two neighbours changed places: hardly a look back by chance."""
    printed = f"{year:04d}"
    for other in {f"{each:04d}" for each in years}:
        differing = [place for place in range(4) if printed[place] != other[place]]
        if len(differing) == 1 and differing[0] < 3:
            return True
        if len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(printed) == sorted(other):
            return True
    return False


def _slipped_away(note: Note, year: int, years: list[int], others: tuple[Note, ...]) -> bool:
    """Whether a slip has led the note's year away from the others, and its day else falls near one of them:
    in their year, or over the turn of it.
    """
    if _is_slip(year, years) and _near(note, others):
        return True
    beside = {each + step for each in years for step in (-1, 1)}
    return any(_is_slip(year, [each]) and _near(note, others, each) for each in beside)


def _near(note: Note, others: tuple[Note, ...], year: int | None = None) -> bool:
    """Whether the note's day, in the year of another or in one that is given, falls near it."""
    day = _first_day(note)
    for other in others:
        beside = _first_day(other)
        meant = beside.year if year is None else year
        moved = Day(meant, day.month, min(day.day, days_in_month(meant, day.month)))
        if abs(days_between(moved, beside)) <= NEAR_DAYS:
            return True
    return False


def _first_day(note: Note) -> Day:
    published = note.citation.published
    assert published is not None and published.edtf is not None
    year, month, *day = published.edtf.split("-")
    return Day(int(year), int(month), int(day[0]) if day else 1)
