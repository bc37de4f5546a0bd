"""Amounts of time that are counted from an event: "seven weeks since", "nearly a decade ago", "a year after".

What an amount allows is its own precision: one of its units more or less, a sixth of a large number, a
quarter after "about". "A few" and "several" allow anything and are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.dates import Day, PartialDate, days_between
from dossier.patterns import regex
from dossier.prose.date_lexicon import CARDINAL, LEXICON

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0}
_CARDINALS = "|".join(word for word, (kind, _) in LEXICON.items() if kind == CARDINAL)
_AMOUNT = regex(
    r"\b(?:(?P<bound>nearly|almost|close to|about|around|some|roughly|approximately|over|more than|at least"
    r"|just over|well over|less than|under|just under|barely|within|up to|only|just|exactly) )?"
    rf"(?:(?P<number>\d{{1,4}}(?:\.\d)?|an?|{_CARDINALS})(?:[ -](?P<ones>{_CARDINALS}))?(?P<half> and a half)?"
    r"|(?P<only_half>half an?))[ -]"
    r"(?P<unit>day|week|month|year|decade|centur)(?:s|y|ies)?(?P<late_half> and a half)?(?:,? to the day,?)? "
    r"(?:(?:have|has) (?:now |already )?(?:passed|elapsed|gone by) (?=since\b))?"
    r"(?P<relation>since|after|before|later|earlier|ago)\b",
    re.I,
)
_RANGE = regex(r"(?:\d|\bto|\bor|-|–)\s?\Z")  # "two or three years ago"
_NEAR = frozenset(["nearly", "almost", "close to", "about", "around", "some", "roughly", "approximately"])
_OVER = frozenset(["over", "more than", "at least", "just over", "well over"])
_UNDER = frozenset(["less than", "under", "just under", "barely", "within", "up to"])


@dataclass(frozen=True, slots=True)
class Elapsed:
    """An amount of time and what it is counted by. least, most: days that it can mean."""

    start: int
    end: int
    relation: str  #: since, after, before, later, earlier, ago
    unit: str
    least: float
    most: float


def read_elapsed(text: str) -> tuple[Elapsed, ...]:
    """The amounts of time in a text that are counted from something; in order."""
    found = []
    for match in _AMOUNT.finditer(text):
        count = _count(match)
        if count is None or _RANGE.search(text, max(0, match.start() - 8), match.start()):
            continue
        unit = "century" if match["unit"].lower() == "centur" else match["unit"].lower()
        bound = (match["bound"] or "").lower()
        step = 0.35 if unit in ("decade", "century") else 1.0
        share = 0.25 if bound in _NEAR else 0.15
        least, most = count - max(step, count * share), count + max(step, count * share)
        if bound in _OVER:
            most = count * 1.5 + step
        if bound in _UNDER:
            least = 0.0
        length = _DAYS[unit]
        relation = match["relation"].lower()
        found.append(
            Elapsed(match.start(), match.end(), relation, unit, max(0.0, least * length), most * length)
        )
    return tuple(found)


def days_from(first: PartialDate, second: PartialDate) -> tuple[float, float] | None:
    """The least and the most days from one date to another; two years are counted as years."""
    if first.precision == second.precision == "year" and first.earliest and second.earliest:
        years = (second.earliest.year - first.earliest.year) * _DAYS["year"]
        return years, years
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return None
    return _between(first.latest, second.earliest), _between(first.earliest, second.latest)


def allows(elapsed: Elapsed, days: tuple[float, float]) -> bool:
    """Whether some day fits both."""
    return days[0] <= elapsed.most and elapsed.least <= days[1]


def in_units(unit: str, days: tuple[float, float]) -> str:
    """An amount of days in the unit of a phrase: "20 weeks", "9 to 10 years"."""
    least, most = (round(each / _DAYS[unit]) for each in days)
    many = unit if most == 1 else "centuries" if unit == "century" else f"{unit}s"
    return f"{least} {many}" if least == most else f"{least} to {most} {many}"


def _between(first: Day, second: Day) -> float:
    return float(days_between(first, second))


def _count(match: re.Match[str]) -> float | None:
    if match["only_half"]:
        return 0.5
    word = match["number"].lower()
    if word in ("a", "an"):
        count = 1.0
    elif word[0].isdigit():
        count = float(word)
    else:
        count = float(LEXICON[word][1])
    if match["ones"]:
        ones = LEXICON[match["ones"].lower()][1]
        if count < 20 or count % 10 or not 0 < ones < 10:
            return None
        count += ones
    return count + 0.5 if match["half"] or match["late_half"] else count
