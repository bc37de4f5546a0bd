"""Several documents, one origin

Holds when two or more documents carry a claim, and everything they say on it goes back to one origin by what
they state: "4 documents, 1 origin". A republication is no second document; a document's own word is an
origin of its own. It is one finding for the claim, with every assertion on it.

Silent where some origin is not stated, which is counted as not read: the claim's page shows "1 origin
named, 3 not stated".

Read: that many repeat a statement makes it no better known than its origin does.
"""

from collections.abc import Iterator

from dossier.comparison.weight import weigh
from dossier.corpus import Carried, Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        weight = weigh(corpus, claim.id)
        if weight.documents < 2:
            continue
        if weight.unstated:
            coverage.skip("a document does not state its origin")
            continue
        coverage.compared += 1
        if weight.is_of_one_origin:
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"{weight.words}: all of it comes from {_called(corpus, weight.origins[0])}",
                against=tuple(_place(corpus, entry) for entry in corpus.carried[claim.id]),
            )


def _called(corpus: Corpus, origin: str) -> str:
    record = corpus.resolve(origin)
    return f"'{record.title if record else origin}'"


def _place(corpus: Corpus, entry: Carried) -> Location:
    origin = entry.assertion.origin
    said = "its own word" if origin == "self" else f"names {_called(corpus, origin)}"
    return locate_field(entry.source, f"{entry.path}.origin", said)
