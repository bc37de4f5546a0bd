"""Defects between what a contributor records of two documents: said and denied, surely and with doubt, on other days.

The second document is an excerpt of the first. What is recorded of both is made up, but for the words of doubt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.plant.defects import Planted
from benchmarks.plant.files import Source, quoted, record
from benchmarks.plant.in_quotations import HEDGE, ORIGIN, excerpt_of
from benchmarks.plant.texts import Text

STANCES = ("rejects", "doubts")


def disputed(text: Text, dice: random.Random) -> Iterator[Planted]:
    """One document asserts a claim, the other rejects or doubts it."""
    yield _both(text, "origin: self", f"origin: self, stance: {dice.choice(STANCES)}")


def doubted(text: Text, dice: random.Random) -> Iterator[Planted]:
    """One states with a word of doubt what the other states flatly, and no origin is told."""
    for number in text.prose:
        match = HEDGE.search(text.paragraph(number))
        if match:
            hedge = f"origin: not-stated, hedge: {match[1]}"
            yield _both(text, hedge, "origin: not-stated", number=number)


def told_otherwise(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Of one origin one document tells the claim, the other something narrower or wider."""
    fits = f"fits: {dice.choice(('narrower', 'wider'))}, says: So it is told there."
    yield _both(
        text, "origin: interview", f"origin: interview, {fits}", files={"sources/interview.md": ORIGIN}
    )


def dated(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Two documents answer with other years when something was."""
    year = dice.randint(1950, 2010)
    first, second = (f"origin: self, date: {when}" for when in (year, f"{year + dice.randint(1, 9)}-03"))
    yield _both(text, first, second, question="When was it?")


def facts(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A person has two days of birth, from two documents."""
    year = dice.randint(1900, 1990)
    excerpt = excerpt_of(text, text.paragraph(2))
    actor = record(
        [
            "name: Somebody",
            "kind: person",
            "born:",
            f"  - {{value: '{year}', cite: '[@{text.name}, ¶2]'}}",
            f"  - {{value: '{year + dice.randint(1, 9)}-02-03', cite: '[@{excerpt.name}, ¶2]'}}",
        ]
    )
    files = {f"actors/a-{text.name}.md": actor}
    yield Planted((Source(text), Source(excerpt)), places=((f"a-{text.name}", "*"),), files=files)


def events(text: Text, dice: random.Random) -> Iterator[Planted]:
    """An event has two dates, from two documents."""
    year = dice.randint(1900, 1990)
    excerpt = excerpt_of(text, text.paragraph(2))
    event = record(
        [
            "title: A meeting",
            "dates:",
            f"  - {{date: '{year}-05', of: held, cite: '[@{text.name}, ¶2]'}}",
            f"  - {{date: '{year + dice.randint(0, 3)}-07-02', of: held, cite: '[@{excerpt.name}, ¶2]'}}",
        ]
    )
    files = {f"events/e-{text.name}.md": event}
    yield Planted((Source(text), Source(excerpt)), places=((f"e-{text.name}", "*"),), files=files)


def _both(
    text: Text,
    first: str,
    second: str,
    *,
    number: int = 2,
    question: str = "",
    files: dict[str, str] | None = None,
) -> Planted:
    """A claim with an assertion of each document."""
    claim, excerpt = f"c-{text.name}", excerpt_of(text, text.paragraph(number))
    head = [f"question: {quoted(question or f'Is {text.title!r} so?')}", "claim: It is so."]
    return Planted(
        (
            Source(text, (f"{{claim: {claim}, at: {number}, {first}}}",)),
            Source(excerpt, (f"{{claim: {claim}, at: 2, {second}}}",)),
        ),
        places=((claim, "*"),),
        files={f"claims/{claim}.md": record(head)} | (files or {}),
    )
