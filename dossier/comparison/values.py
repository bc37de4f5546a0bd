"""What documents give as the value of what a claim measures, told apart by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dossier.cited import is_english, widest
from dossier.corpus import Carried
from dossier.dates import Day
from dossier.dates.days import ordinal
from dossier.heads import ClaimHead
from dossier.prose.dates import read_dates
from dossier.prose.figure_words import UNITS
from dossier.prose.figures import Figure, read_figures

_GIVEN = ("asserts", "allows", "doubts", "reports")  #: whoever rejects a value, or asks for it, gives none
_SAME = ("exact", "narrower", "wider")  #: a statement that is only related measures something else


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a document gives. days: of the assertion, None where it has no date."""

    carried: Carried
    figure: Figure
    days: tuple[Day | None, Day | None] | None

    def differs(self, other: Value) -> bool:
        """Whether both are values of one time that no reading joins."""
        return not joined(self.figure, other.figure) and _meet(self.days, other.days)


def joined(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one value: 1,450 can be 1,452, rounded; 1,400 cannot be 1,440.

    Noughts at the end round behind the first three figures.
    """
    if one.meets(other):
        return True
    if one.bound != "exact" or other.bound != "exact":
        return False
    return _rounds(one.number, other.number) or _rounds(other.number, one.number)


def _rounds(number: Decimal, exact: Decimal) -> bool:
    digits = number.normalize().as_tuple()
    if not isinstance(digits.exponent, int) or digits.exponent < 1:
        return False
    step = Decimal(10) ** min(digits.exponent, number.adjusted() - 2)
    return step > 1 and abs(number - exact) * 2 <= step


def gives_value(entry: Carried) -> bool:
    """Whether an assertion says how much it is."""
    assertion = entry.assertion
    return bool(assertion.value) and assertion.stance in _GIVEN and assertion.fits in _SAME


def values_by_unit(claim: ClaimHead, given: Sequence[Carried]) -> Mapping[str, Sequence[Value]]:
    """The values that can be read, by the unit they are in: the claim's own is "".

    A bare figure is in the claim's unit; where the claim measures nothing by name, in the only one printed.
    """
    found: dict[str, list[Value]] = defaultdict(list)
    for entry in given:
        figure = _figure(claim, entry) if is_english(entry.source) else None
        if figure is None:
            continue
        # A value that is a date says when; the assertion's own date is the same once more.
        date = "" if figure.unit == "date" else entry.assertion.date
        days = widest((date,)) if date else None
        found[_unit(claim, figure)].append(Value(entry, figure, days))
    if not claim.unit and not claim.measures and len(found) == 2 and "" in found:
        order = {id(entry): number for number, entry in enumerate(given)}
        merged = [value for values in found.values() for value in values]
        return {"": sorted(merged, key=lambda value: order[id(value.carried)])}
    return found


def differ(values: Sequence[Value]) -> bool:
    """Whether some two of them differ. Each different figure of each time is looked at once."""
    once = {
        (value.figure.low, value.figure.high, value.figure.bound, value.figure.number, value.days): value
        for value in values
    }
    left = sorted(once.values(), key=lambda value: _first(value.days))
    for number, value in enumerate(left):
        for other in left[number + 1 :]:
            if _first(other.days) > _last(value.days):
                break
            if value.differs(other):
                return True
    return False


def _figure(claim: ClaimHead, entry: Carried) -> Figure | None:
    """The one figure of a value; of several the one in the claim's unit; a date as the days it spans."""
    text = entry.assertion.value
    figures = _read(text)
    if len(figures) > 1:
        figures = tuple(figure for figure in figures if claim.unit and _unit(claim, figure) == "")
    if len(figures) == 1:
        return figures[0]
    for span in read_dates(text):
        if span.earliest and span.latest and not span.problem:
            low, high = Decimal(ordinal(span.earliest)), Decimal(ordinal(span.latest))
            return Figure(span.start, span.end, span.text, low, low, high, "exact", "date", ())
    return None


@lru_cache(maxsize=16384)
def _read(text: str) -> tuple[Figure, ...]:
    """Values recur: "dozens", "1,400 people"."""
    return tuple(read_figures(text))


def _unit(claim: ClaimHead, figure: Figure) -> str:
    declared = _singular(claim.unit)
    if figure.unit:
        return "" if figure.unit == UNITS.get(claim.unit.lower(), declared) else figure.unit
    nouns = {_singular(noun) for noun in figure.nouns}
    named = {_singular(word) for word in f"{claim.measures} {claim.unit}".split()}
    return "" if not nouns or nouns & named else _singular(figure.nouns[-1])


def _singular(word: str) -> str:
    small = word.lower().removesuffix(".")
    return small[:-1] if small.endswith("s") and not small.endswith("ss") else small


def _first(days: tuple[Day | None, Day | None] | None) -> Day:
    return (days and days[0]) or Day(-(10**9), 1, 1)


def _last(days: tuple[Day | None, Day | None] | None) -> Day:
    return (days and days[1]) or Day(10**9, 12, 31)


def _meet(one: tuple[Day | None, Day | None] | None, other: tuple[Day | None, Day | None] | None) -> bool:
    return _first(one) <= _last(other) and _first(other) <= _last(one)
