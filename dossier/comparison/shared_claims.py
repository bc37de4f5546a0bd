"""Which documents carry the same claims: pairs of them, found by an index over claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations

from dossier.comparison.weight import origin_of
from dossier.corpus import Carried, Corpus
from dossier.heads import SourceHead
from dossier.model import Record

#: Documents of one claim that are paired with each other, by date; of a claim that more carry, the later ones
#: are paired where they share another. Keeps the work linear in the claims.
MOST_CARRIERS = 60
MOST_PAIRS = 500  #: that are compared, those with most claims in common
MOST_BESIDE = 20  #: other documents that are named beside one


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that carry claims in common, the earlier first."""

    one: Record[SourceHead]
    other: Record[SourceHead]
    claims: tuple[str, ...]  #: that both carry, in the order of their ids
    one_origin: tuple[str, ...]  #: of those, which both have from an origin that both name

    @property
    def key(self) -> tuple[str, str]:
        return self.one.id, self.other.id

    def beside(self, source: str) -> Record[SourceHead]:
        """The document of the pair that is not this one."""
        return self.other if self.one.id == source else self.one


@dataclass(frozen=True, slots=True)
class SharedClaims:
    """compared: the pairs with most claims in common first, at most MOST_PAIRS. left_out: how many pairs are not
    among them. beside: by document, the pairs that it is one of, most in common first, at most MOST_BESIDE.
    """

    compared: tuple[Pair, ...]
    left_out: int
    beside: Mapping[str, tuple[Pair, ...]]


def shared_claims(corpus: Corpus) -> SharedClaims:
    """The pairs of held documents that carry at least one claim in common."""
    carried = _by_document(corpus)
    held = sorted((source for source in corpus.sources if source.id in carried), key=corpus.age)
    ages = {source.id: number for number, source in enumerate(held)}
    counts = _counts(carried, ages)
    neighbours: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), count in counts.items():
        neighbours[one].append((count, -other))
        neighbours[other].append((count, -one))
    made: dict[tuple[int, int], Pair] = {}

    def pair(one: int, other: int) -> Pair:
        key = min(one, other), max(one, other)
        if key not in made:
            made[key] = _pair(corpus, held[key[0]], held[key[1]], carried)
        return made[key]

    foremost = nlargest(MOST_PAIRS, ((count, -one, -other) for (one, other), count in counts.items()))
    return SharedClaims(
        compared=tuple(pair(-one, -other) for _, one, other in foremost),
        left_out=max(0, len(counts) - MOST_PAIRS),
        beside={
            held[number].id: tuple(pair(number, -other) for _, other in nlargest(MOST_BESIDE, near))
            for number, near in sorted(neighbours.items())
        },
    )


def carried_by(corpus: Corpus, source: Record[SourceHead]) -> Mapping[str, tuple[Carried, ...]]:
    """What a document says on each claim that it carries, in the order of its record."""
    found: dict[str, list[Carried]] = defaultdict(list)
    for number, assertion in enumerate(source.head.assertions, 1):
        claim = corpus.former.get(assertion.claim, assertion.claim)
        found[claim].append(Carried(source, f"assertions[{number}]", assertion))
    return {claim: tuple(entries) for claim, entries in found.items() if claim in corpus.records}


def _by_document(corpus: Corpus) -> Mapping[str, Mapping[str, tuple[Carried, ...]]]:
    return {
        source.id: claims
        for source in corpus.sources
        if source.head.text != "none" and (claims := carried_by(corpus, source))
    }


def _counts(
    carried: Mapping[str, Mapping[str, tuple[Carried, ...]]], ages: Mapping[str, int]
) -> Counter[tuple[int, int]]:
    """How many claims two documents have in common, by their numbers in order of age."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for source, claims in carried.items():
        for claim in claims:
            carriers[claim].append(ages[source])
    counts: Counter[tuple[int, int]] = Counter()
    for several in carriers.values():
        counts.update(combinations(sorted(several)[:MOST_CARRIERS], 2))
    return counts


def _pair(
    corpus: Corpus,
    one: Record[SourceHead],
    other: Record[SourceHead],
    carried: Mapping[str, Mapping[str, tuple[Carried, ...]]],
) -> Pair:
    claims = tuple(sorted(carried[one.id].keys() & carried[other.id].keys()))
    same = (
        claim
        for claim in claims
        if set(_origins(corpus, carried[one.id][claim])) & set(_origins(corpus, carried[other.id][claim]))
    )
    return Pair(one, other, claims, tuple(same))


def _origins(corpus: Corpus, entries: tuple[Carried, ...]) -> Iterator[str]:
    """The origins that a document names on a claim; itself among them, where it is one."""
    for entry in entries:
        if origin := origin_of(corpus, entry.assertion, corpus.document(entry.source).id):
            yield origin
