"""Plants, runs, and judges: was it found, and at the right place?"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from benchmarks.plant.defects import Planted, Planter
from benchmarks.plant.files import Files, Source
from benchmarks.plant.planters import ALSO, PLANTERS
from benchmarks.plant.run import corpus_of, findings_of
from benchmarks.plant.texts import Text
from dossier.findings import Finding, Location


@dataclass(frozen=True, slots=True)
class Case:
    """One planted defect and what became of it. how: the planter."""

    rule: str
    how: str
    text: str
    planted: Planted
    found: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A rule's cases. texts: that offer a place; places: that they offer."""

    rule: str
    texts: int
    places: int
    cases: tuple[Case, ...]


def plant(texts: Iterable[Text], rule: str, *, seed: int, most: int | None, each: int = 1) -> Result:
    """A defect of a rule in each text that offers a place, or in `most` of them drawn by the seed.

    each: in so many copies of a text, each at a place of its own.
    """
    texts = tuple(texts)
    offering: set[str] = set()
    places = 0
    cases: list[Case] = []
    for planter in PLANTERS[rule]:
        drawn: list[tuple[Text, Planted]] = []
        for text in texts:
            start = zlib.crc32(f"{seed} {rule} {planter.__name__} {text.name}".encode())
            dice = random.Random(start)
            offers = list(planter(text, dice))
            if offers:
                offering.add(text.name)
                places += len(offers)
                numbers = sorted(dice.sample(range(len(offers)), min(each, len(offers))))
                drawn += [(text, offers[numbers[0]])]
                drawn += [
                    _again(text, planter, start, number, copy) for copy, number in enumerate(numbers[1:], 2)
                ]
        if most is not None and len(drawn) > most:
            drawn = random.Random(seed).sample(drawn, most)
        cases += _tried(rule, planter, drawn)
    return Result(rule, len(offering), places, tuple(cases))


def _again(text: Text, planter: Planter, start: int, number: int, copy: int) -> tuple[Text, Planted]:
    """The same defect in a copy of a text under a name of its own."""
    named = replace(text, name=f"{text.name}-{copy}")
    return named, list(planter(named, random.Random(start)))[number]


def _tried(rule: str, planter: Planter, drawn: list[tuple[Text, Planted]]) -> list[Case]:
    if not drawn:
        return []
    before, files = Files(), Files()
    changed: dict[str, str] = {}
    for text, planted in drawn:
        first = planted.sources[0]
        before.add([Source(text, full=first.full, published=first.published or None)], {})
        files.add(planted.sources, planted.files)
        changed.update(planted.changed)
    rules = (rule, *ALSO.get(rule, ()))
    known = {_identity(finding) for finding in findings_of(corpus_of(before), rules)}
    corpus = corpus_of(files)
    if changed:
        receipts = corpus.receipts
        files.content.update(changed)
        corpus = replace(corpus_of(files), receipts=receipts)
    found = [each for each in findings_of(corpus, rules) if _identity(each) not in known]
    return [
        Case(rule, planter.__name__, text.name, planted, any(is_right(planted, each) for each in found))
        for text, planted in drawn
    ]


def is_right(planted: Planted, finding: Finding) -> bool:
    """Whether a finding lies where the defect was planted: the finding's place or one of those against it."""
    if planted.says not in finding.message:
        return False
    return any(_here(planted, place) for place in (finding.where, *finding.against))


def _here(planted: Planted, place: Location) -> bool:
    if any(place.record == record and at in ("*", place.at) for record, at in planted.places):
        return True
    texts = {source.id: source.text for source in planted.sources}
    for spot in planted.spots:
        if place.record == spot.source and place.at == f"¶{spot.paragraph}" and place.text:
            words = texts[spot.source].paragraph(spot.paragraph)
            start = words.find(place.text)
            while start >= 0:
                if start < spot.end and spot.start < start + len(place.text):
                    return True
                start = words.find(place.text, start + 1)
    return False


def _identity(finding: Finding) -> tuple[object, ...]:
    return (*finding.key, finding.message)


def originals(texts: Iterable[Text]) -> tuple[Finding, ...]:
    """What the rules find in the texts as they are, each as a digest with its capture and as a full text."""
    found: dict[tuple[object, ...], Finding] = {}
    for full in (False, True):
        files = Files()
        files.add((Source(text, full=full) for text in texts), {})
        for finding in findings_of(corpus_of(files)):
            found.setdefault((finding.rule, finding.where.record, finding.where.at, finding.message), finding)
    return tuple(finding for finding in found.values() if finding.rule not in OF_THE_FORM)


#: Findings that the throw-away dossier brings about itself, and that say nothing of the text.
OF_THE_FORM = frozenset(
    (
        "page-orphan",
        "document-unsigned",
        "document-undated",
        "paragraph-unrendered",
        "quoted-share",
        "unsafe-markup",
        "statement-uncited",
    )
)
