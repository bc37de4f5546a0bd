"""Stated flatly in one place, with doubt in another

Holds when one document states a claim without any word of doubt, and another, on the same side of it, with
one ("probably", "suspected", "may"), and they do not go back to one origin by what they state. It is one
finding for the claim, with all that is said on that side of it.

Silent where both go back to one origin, which is told as such; about verbs of saying ("claimed"); about what
is only related, allowed or passed on; about a wider statement that is flat and a narrower one in doubt; about
other days.

Read: each may have grounds of its own; which one is the surer the documents do not settle.
"""

from collections.abc import Iterator, Sequence

from dossier.comparison.statements import is_doubt, is_flat, of_one_time, place_of
from dossier.comparison.weight import origin_of
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
            told += side if _parts(corpus, side) else []
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


def _parts(corpus: Corpus, side: Sequence[Carried]) -> bool:
    """Whether one document is flat where another, of another origin or of none stated, has a doubt."""
    flat = {_key(corpus, e) for e in side if is_flat(e) and e.assertion.fits != "wider"}
    doubted = {_key(corpus, e) for e in side if not is_flat(e) and e.assertion.fits != "narrower"}
    return any(
        one != other and (not origin or origin != another) and of_one_time(day, date)
        for one, origin, day in flat
        for other, another, date in doubted
    )


def _key(corpus: Corpus, entry: Carried) -> tuple[str, str, str]:
    document = corpus.document(entry.source).id
    return document, origin_of(corpus, entry.assertion, document), entry.assertion.date


def _place(entry: Carried) -> Location:
    hedge = entry.assertion.hedge
    if hedge is None or is_flat(entry):
        return place_of(entry, ("quote.text", "quote", "stance"), "has no word of doubt")
    return place_of(entry, ("hedge.word", "hedge"), f"has '{hedge.word}'")
