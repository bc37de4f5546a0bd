"""A receipt is not of the present

Holds when the receipts cannot be read, when the receipt of a source is of another capture than the record
names, or was written by other text rules than those of today; and when `verify --locked` meets a capture that
has changed since. Under `--locked` it is an error. Silent about sources without a receipt.

Fix: `build.py verify --captures DIR` writes the receipts anew.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.receipts import TEXT_RULES
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    severity = Severity.ERROR if corpus.locked else None
    for flag in mistakes_of(corpus, "receipt-stale"):
        yield Flag(flag.where, flag.message, severity=severity)
    for source in corpus.sources:
        new = corpus.receipts.get(source.id)
        receipt = corpus.outdated.get(source.id, new)
        if new is None or receipt is None:
            continue
        coverage.compared += 1
        capture = source.head.capture
        if capture is None or capture.file != receipt.capture:
            named = f"the record names '{capture.file}'" if capture else "the record names none"
            message = f"The receipt is of '{receipt.capture}'; {named}"
        elif receipt.text_rules != TEXT_RULES:
            message = f"The receipt is by text rules {receipt.text_rules}; those of today are {TEXT_RULES}"
        elif receipt.sha256 != new.sha256:
            message = f"'{receipt.capture}' has changed since its receipt"
        else:
            continue
        message += "; 'verify' writes a new one"
        yield Flag(locate_field(source, "capture"), message, severity=severity)
