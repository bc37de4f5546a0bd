"""Whether those who have something from one origin tell it to one extent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from dossier.comparison.speakers import are_others
from dossier.corpus import Carried, Corpus

_WAYS = 50  #: of telling, which are compared with one another; further ones hardly tell anything new
_Way = tuple[frozenset[str], frozenset[str]]  # how it fits, and on whose word


def tell_differently(corpus: Corpus, group: Sequence[Carried]) -> bool:
    """Whether two tellers have nothing in common of how they tell it."""
    tellers: dict[tuple[str, str], list[Carried]] = defaultdict(list)
    for entry in group:
        apart = entry.assertion.in_ if entry.assertion.in_ in ("headline", "quotation") else ""
        tellers[corpus.document(entry.source).id, apart].append(entry)
    ways = dict.fromkeys(
        (
            frozenset(entry.assertion.fits for entry in told),
            frozenset(name for entry in told for name in entry.assertion.said_by),
        )
        for told in tellers.values()
    )
    return any(_apart(corpus, *pair) for pair in combinations(list(ways)[:_WAYS], 2))


def _apart(corpus: Corpus, one: _Way, other: _Way) -> bool:
    (fits, names), (others, named) = one, other
    if fits & others:
        return False
    return "related" not in fits | others or bool(
        names and named and not are_others(corpus, sorted(names), sorted(named))
    )
