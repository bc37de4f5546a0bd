"""Of one origin, and told to another extent

Holds when documents have what they say on a claim from one origin, on one side of it, and tell more, less or
other than each other: one as the claim has it, another only something narrower, wider or related. So are a
document's headline, its quotations and the rest of its text compared. It is one finding for the claim, with
all that is said on it from there.

Silent where both have it either way, where the origin is not stated, about what is only related unless both
name a speaker and it is the same or speaks for the other, and about what one merely leaves out.

Read: an origin may have said both; what each document makes of it stands beside it.
"""

from collections.abc import Iterator

from dossier.comparison.statements import by_origin, place_of
from dossier.comparison.tellings import tell_differently
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
        told = {
            id(entry): entry
            for group in groups.values()
            if tell_differently(corpus, group)
            for entry in group
        }
        if told:
            fits = dict.fromkeys(_SAID[entry.assertion.fits] for entry in told.values())
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"Of one origin; {', '.join(f'some tell it {fit}' for fit in fits)}",
                against=tuple(_place(entry) for entry in entries if id(entry) in told),
            )


def _place(entry: Carried) -> Location:
    says = entry.source.texts.get(f"{entry.path}.says")
    return place_of(
        entry, ("quote.text", "quote", "fits"), says.text if says else _SAID[entry.assertion.fits]
    )
