"""A footnote is transcribed otherwise than printed

Holds when the words of a footnote in a digest differ from those in the capture, or when the capture has no
footnote with that label. A footnote's words begin after its mark and one comma, colon or full stop;
quotation marks, dashes and spaces are normalised. Silent without a receipt.

Fix: copy the footnote as it is printed, mistakes included.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import NOT_COMPARED, Coverage, Fault, Flag, Severity, Suggestion, locate

GROUP = "Footnotes"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    results = {item.key: item for receipt in corpus.receipts.values() for item in receipt.checked}
    for wanted in corpus.wanted:
        if not wanted.at.startswith("footnote ") or wanted.record != wanted.source:
            continue
        found = results.get(wanted.key) if wanted.source in corpus.receipts else None
        if found is None:
            coverage.skip(NOT_COMPARED)
            continue
        coverage.compared += 1
        if found.result == "verbatim":
            continue
        label = wanted.at.removeprefix("footnote ")
        if found.result == "absent":
            message = f"The capture has no footnote {label}"
        else:
            message = f"Footnote {label} reads '{wanted.words}'; the capture has '{found.exact}'"
        reading = (Suggestion(found.exact, ("so it is printed",)),) if found.exact else ()
        yield Flag(
            locate(corpus.records[wanted.record], wanted.at, wanted.place), message, suggestions=reading
        )
