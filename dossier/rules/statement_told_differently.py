"""Of one origin, and told to another extent

Holds when documents have what they say on a claim from one origin, on one side of it, and tell more, less or
other than each other: one as the claim has it, another only something narrower, wider or related. So are a
document's headline, its quotations and the rest of its text compared. It is one finding for the claim, with
all that is said on it from there.

Silent where both have it either way, where the origin is not stated, about what is only related unless both
name a speaker and it is the same or speaks for the other, and about what one merely leaves out.

Read: an origin may have said both; what each document makes of it stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dossier.comparison.speakers import are_others
from dossier.comparison.statements import by_origin, place_of
from dossier.corpus import Carried, Corpus
from dossier.findings import NO_ORIGIN, Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

_FITS = ("exact", "narrower", "wider", "related")
_SAID = dict(zip(_FITS, ("as the claim has it", "more narrowly", "more widely", "otherwise"), strict=True))


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        entries = corpus.carried.get(claim.id, ())
        groups = by_origin(corpus, entries, related=True)
        coverage.compared += sum(map(len, groups.values()))
        coverage.skip(NO_ORIGIN, len(entries) - sum(map(len, groups.values())))
        apart = [group for group in groups.values() if _differ(corpus, group)]
        told = [entry for group in apart for entry in group]
        if told:
            fits = dict.fromkeys(_SAID[entry.assertion.fits] for entry in told)
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"Of one origin, and told {', '.join(fits)}",
                against=tuple(_place(entry) for entry in entries if entry in told),
            )


def _differ(corpus: Corpus, group: Sequence[Carried]) -> bool:
    """Whether two tellers have nothing in common of how they tell it."""
    tellers: dict[tuple[str, str], list[Carried]] = defaultdict(list)
    for entry in group:
        apart = entry.assertion.in_ if entry.assertion.in_ in ("headline", "quotation") else ""
        tellers[corpus.document(entry.source).id, apart].append(entry)
    return any(_apart(corpus, one, other) for one, other in combinations(tellers.values(), 2))


def _apart(corpus: Corpus, one: Sequence[Carried], other: Sequence[Carried]) -> bool:
    fits, others = ({entry.assertion.fits for entry in each} for each in (one, other))
    names, named = ([name for e in each for name in e.assertion.said_by] for each in (one, other))
    sure = "related" not in fits | others or (names and named and not are_others(corpus, names, named))
    return not fits & others and bool(sure)


def _place(entry: Carried) -> Location:
    says = entry.source.texts.get(f"{entry.path}.says")
    return place_of(
        entry, ("quote.text", "quote", "fits"), says.text if says else _SAID[entry.assertion.fits]
    )
