"""Sources lead back to each other

Holds when a document names another as its source, under `cites` or as the origin of what it asserts, and the
chain of such sources returns to the document. It is one finding for the circle, with every step of it; of
circles that share a document the first is told.

Silent about chains that end, about a republication that names what it repeats, and about a document's own
word.

Read: of two pages that were both revised each may rightly cite the other; what stands behind both is then
still to be found.
"""

from collections.abc import Iterator

from dossier.comparison.source_chains import circles, steps_of
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    steps = steps_of(corpus)
    coverage.compared += sum(map(len, steps.values()))
    for circle in circles(steps):
        first, *others = circle
        titles = [step.source.title for step in circle]
        chain = " → ".join(
            f"'{title}'" for title in (*titles[:6], *(["…"] if len(titles) > 6 else []), titles[0])
        )
        yield Flag(
            where=locate_field(first.source, first.path),
            message=f"The chain of sources returns to where it began: {chain}",
            against=tuple(locate_field(step.source, step.path, "the next step") for step in others),
        )
