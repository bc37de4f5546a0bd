"""No document that we hold says anything on a claim

Holds for a claim on which no source with a text of ours (a digest or a full text) has an assertion, of
whatever stance. A claim is a question that documents answer; without one it is our own. Silent about
drafts.

Fix: enter under `assertions` of a source what it says, with the paragraph; or take the claim away.
"""

from collections.abc import Iterator

from dossier.cited import is_document
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        coverage.compared += 1
        carried = corpus.carried.get(claim.id, ())
        if not any(is_document(each.source) for each in carried):
            only = f"; {carried[0].source.id} is only cited, not held" if carried else ""
            yield Flag(
                locate_field(claim, "question"),
                f"No document that we hold has an assertion on this claim{only}",
            )
