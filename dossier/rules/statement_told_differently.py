"""Of one origin, and told to another extent

Holds when documents have what they say on a claim from one origin, on one side of it, and tell more, less or
other than each other: one as the claim has it, another only something narrower, wider or related. Headlines
are compared with texts as well. It is one finding for the claim, with all that is said on it from there.

Silent where a document has both, where they credit other speakers, where the origin is not stated, about
what is only related unless both name the speaker, and about what one merely leaves out.

Read: an origin may have said both; what each document makes of it stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dossier.comparison.attribution import credited_apart
from dossier.comparison.statements import by_origin, place_of
from dossier.corpus import Carried, Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

_SAID = {
    "exact": "as the claim has it",
    "narrower": "more narrowly",
    "wider": "more widely",
    "related": "otherwise",
}


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        entries = corpus.carried.get(claim.id, ())
        groups = by_origin(corpus, entries, related=True)
        coverage.compared += sum(map(len, groups.values()))
        coverage.unread += len(entries) - sum(map(len, groups.values()))
        apart = [group for (origin, _), group in groups.items() if _differ(corpus, origin, group)]
        told = [entry for group in apart for entry in group]
        if told:
            fits = dict.fromkeys(_SAID[entry.assertion.fits] for entry in told)
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"Of one origin, and told {', '.join(fits)}",
                against=tuple(_place(entry) for entry in entries if entry in told),
            )


def _differ(corpus: Corpus, origin: str, group: Sequence[Carried]) -> bool:
    """Whether two documents, or one and a headline, have nothing in common of how they tell it."""
    by_teller: dict[tuple[str, bool], list[Carried]] = defaultdict(list)
    for entry in group:
        by_teller[corpus.document(entry.source).id, entry.assertion.in_ == "headline"].append(entry)
    return any(_apart(corpus, origin, one, other) for one, other in combinations(by_teller.values(), 2))


def _apart(corpus: Corpus, origin: str, one: list[Carried], other: list[Carried]) -> bool:
    fits = [{entry.assertion.fits for entry in each} for each in (one, other)]
    named = all(any(entry.assertion.said_by for entry in each) for each in (one, other))
    if fits[0] & fits[1] or ("related" in fits[0] | fits[1] and not named):
        return False
    return not credited_apart(corpus, origin, [*one, *other])


def _place(entry: Carried) -> Location:
    says = entry.source.texts.get(f"{entry.path}.says")
    said = says.text if says else _SAID[entry.assertion.fits]
    return place_of(entry, ("quote.text", "quote", "fits"), said)
