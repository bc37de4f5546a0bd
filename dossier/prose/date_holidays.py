"""Holidays that are dates in English print: "Christmas Eve 2009", "Easter 2018", "New Year's Day".

Only those that fall on one day wherever English is read, and Thanksgiving, which is the American one in
print. A holiday without "Day" or "Eve" and without a year is weak: a Christmas card has no date.
"""

from __future__ import annotations

from dossier.dates import Day, add_days, iso, parse
from dossier.prose.date_moment import Moment
from dossier.prose.date_parts import is_word, year_at
from dossier.prose.date_spans import nth_weekday
from dossier.prose.date_tokens import Run

#: Words, and the day of the year; a number alone counts days from Easter Sunday.
_HOLIDAYS: dict[tuple[str, ...], tuple[int, int] | int | str] = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("christmas",): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "s", "eve"): (12, 31),
    ("new", "year", "s", "day"): (1, 1),
    ("valentine", "s", "day"): (2, 14),
    ("st", "patrick", "s", "day"): (3, 17),
    ("saint", "patrick"): (3, 17),
    ("earth", "day"): (4, 22),
    ("juneteenth",): (6, 19),
    ("halloween",): (10, 31),
    ("bastille", "day"): (7, 14),
    ("armistice", "day"): (11, 11),
    ("veterans", "day"): (11, 11),
    ("epiphany",): (1, 6),
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("ascension", "day"): 39,
    ("whit", "sunday"): 49,
    ("pentecost",): 49,
    ("good", "friday"): -2,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("easter",): 0,
    ("thanksgiving", "day"): "thanksgiving",
    ("thanksgiving",): "thanksgiving",
}
_FIRST_WORDS = frozenset(name[0] for name in _HOLIDAYS)


def holiday(run: Run, at: int) -> Moment | None:
    """The holiday that is named there, with the year if one follows."""
    if run.tokens[at].word not in _FIRST_WORDS:
        return None
    for name, rule in _HOLIDAYS.items():
        if all(run.tokens[at + place].word == word for place, word in enumerate(name)):
            return _named(run, at, at + len(name), name, rule)
    return None


def _named(
    run: Run, at: int, last: int, name: tuple[str, ...], rule: tuple[int, int] | int | str
) -> Moment | None:
    start = last + 1 if is_word(run.tokens[last], "of", "in") else last
    year = year_at(run, start) if run.tokens[start].mark in ("", ",", "'") else None
    weak = year is None and len(name) == 1 and name != ("juneteenth",)
    if isinstance(rule, tuple):
        number = year[0] if year else None
        return Moment(at, year[1] if year else last, number, *rule, relative=year is None, weak=weak)
    if year:
        return Moment(at, year[1], shape=iso(_movable(rule, year[0])))
    return Moment(at, last, relative=True, weak=weak, shape=f"holiday {rule}")


def placed_holiday(shape: str, reference: Day) -> list[str]:
    """A movable holiday, the last one by then and the next."""
    rule = shape.removeprefix("holiday ")
    days = [
        _movable(int(rule) if rule.lstrip("-").isdigit() else rule, reference.year + step)
        for step in (-1, 0, 1)
    ]
    past = [day for day in days if day <= reference]
    return [iso(past[-1]), *(iso(day) for day in days if day > reference)][:2]


def _movable(rule: int | str, year: int) -> Day:
    if isinstance(rule, int):
        return add_days(easter(year), rule)
    fourth_thursday = parse(nth_weekday(f"{year:04d}-11", 4, 3) or "").earliest
    assert fourth_thursday
    return fourth_thursday


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (the algorithm printed anonymously in Nature, 20 April 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return Day(year, month, day + 1)
