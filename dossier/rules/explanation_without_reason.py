"""An answer to a finding gives no reason

Holds when an entry of `explanations` has no `because`. Such an entry answers nothing: the finding stays as
it was. Silent about answers that give one, however short.

Fix: say in `because` why the finding holds, is harmless, or is mistaken; readers see it beside the finding.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += sum(len(record.head.explanations) for record in corpus.all_records)
    yield from mistakes_of(corpus, "explanation-without-reason")
