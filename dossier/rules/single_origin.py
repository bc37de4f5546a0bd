"""Several documents, one origin

Holds when two or more documents carry a claim, and everything they say on it goes back to one origin by what
they state: "4 documents, 1 origin". A republication is no second document; a document's own word is an
origin of its own. It is one finding for the claim, with every assertion on it.

Silent where some origin is not stated, which is counted as not read: the claim's page shows "origins named:
1; not stated: 3".

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
            origin = corpus.resolve(weight.origins[0])
            called = f"'{origin.title}'" if origin else f"'{weight.origins[0]}'"
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"{weight.words}: all of it comes from {called}",
                against=tuple(map(_place, corpus.carried[claim.id])),
            )


def _place(entry: Carried) -> Location:
    origin = "its own word" if entry.assertion.origin == "self" else f"names '{entry.assertion.origin}'"
    return locate_field(entry.source, f"{entry.path}.origin", origin)
