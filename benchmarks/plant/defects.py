"""A planted defect: what stands in the dossier because of it, and where a finding of its rule is right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.plant.files import Source
from benchmarks.plant.texts import Text


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a paragraph: a finding is right that prints some of them."""

    source: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Planted:
    """One defect. sources, files: of the dossier. changed: files that replace others once the receipts are made."""

    sources: tuple[Source, ...]
    spots: tuple[Spot, ...] = ()
    places: tuple[tuple[str, str], ...] = ()  #: record and field, footnote or ¶; "*" for any
    files: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    says: str = ""  #: words that the finding's message must have


#: Every place that a text offers, in its order. The dice choose what is put there, not where.
Planter = Callable[[Text, random.Random], Iterator[Planted]]


def replaced(text: Text, number: int, start: int, end: int, new: str, *, full: bool = False) -> Planted:
    """A text with other characters at one place, which are the place to be found."""
    words = text.paragraph(number)
    changed = text.with_paragraph(number, words[:start] + new + words[end:])
    spot = Spot(text.name, number, start, start + max(len(new), 1))
    return Planted((Source(changed, full=full),), (spot,))


def noted(text: Text, changed: Text, label: str) -> Planted:
    """A text with something amiss about one footnote."""
    return Planted((Source(changed),), places=((text.name, f"footnote {label}"),))


def other_digit(digit: str, dice: random.Random) -> str:
    return dice.choice([each for each in "123456789" if each != digit])
