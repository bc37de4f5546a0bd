"""Much of a document is quoted

Holds when our quotations and receipts together print more than a tenth of a document's words, or more than
150 of them where a tenth is less, by the receipts; each word counts once. Silent without a receipt and
about full texts.

Fix: quote less of it.
"""

from collections.abc import Iterator

from dossier.alone import Alone, source_of
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Quotations"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

SHARE = 10  #: one word in so many
AT_LEAST = 150  #: words that may be quoted of any document


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    source = source_of(alone)
    if source is None:
        return
    receipt = alone.receipt
    if receipt is None or source.head.text == "full":
        return
    coverage.compared += 1
    most = max(AT_LEAST, receipt.words // SHARE)
    if receipt.published_words > most:
        message = f"{receipt.published_words} of {receipt.words} words are quoted; {most} are allowed"
        yield Flag(locate_field(source, "capture"), message)
