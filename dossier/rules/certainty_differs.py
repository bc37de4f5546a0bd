"""Stated flatly in one place, with doubt in another

Holds when one document states a claim without any word of doubt, and another, on the same side of it, with
one ("probably", "suspected", "may"), and an origin is not stated, so that both may tell one statement. It is
one finding for the claim, with all that is said on that side of it.

Silent where both state their origins: of one it is told as such, and of two each may be as sure as it is;
about different speakers; about verbs of saying ("claimed"); about what is only related, allowed or passed on;
about a wider statement that is flat and a narrower one in doubt; about other days.

Read: each may have grounds of its own; which one is the surer the documents do not settle.
"""

from collections.abc import Iterator

from dossier.comparison.doubts import in_doubt_elsewhere
from dossier.comparison.statements import is_doubt, is_flat, place_of
from dossier.corpus import Carried, Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        told: list[Carried] = []
        sure = [entry for entry in corpus.carried.get(claim.id, ()) if _is_clear(entry)]
        coverage.compared += len(sure)
        for rejects in (False, True):
            side = [entry for entry in sure if (entry.assertion.stance == "rejects") is rejects]
            told += side if in_doubt_elsewhere(corpus, side) else []
        doubted = [e.assertion.hedge for e in told if e.assertion.hedge and not is_flat(e)]
        if told:
            words = dict.fromkeys(f"'{hedge.word}'" for hedge in doubted)
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"Stated without doubt, and with {' and '.join(words)}",
                against=tuple(map(_place, told)),
            )


def _is_clear(entry: Carried) -> bool:
    """Whether an assertion takes a side, with or without a word of doubt."""
    return entry.assertion.fits != "related" and (is_flat(entry) or is_doubt(entry.assertion.hedge))


def _place(entry: Carried) -> Location:
    hedge = entry.assertion.hedge
    if hedge is None or is_flat(entry):
        return place_of(entry, ("quote.text", "quote", "stance"), "has no word of doubt")
    return place_of(entry, ("hedge.word", "hedge"), f"has '{hedge.word}'")
