"""Words are not verified against the document

Holds when a quotation, a word of doubt, a value, a printed title or a footnote of a source that has a
capture was never checked against it, or has changed since. All such words of one record are one finding.
Silent about sources without a capture.

Fix: `build.py verify --captures DIR` on a machine that holds the captures.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity
from dossier.heads import SourceHead
from dossier.receipts import Wanted

GROUP = "Quotations"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    verified = {item.key for receipt in corpus.receipts.values() for item in receipt.checked}
    open_: dict[str, list[Wanted]] = {}
    for wanted in corpus.wanted:
        source = corpus.resolve(wanted.source)
        if source is None or not isinstance(source.head, SourceHead) or source.head.capture is None:
            continue
        coverage.compared += 1
        if wanted.key not in verified:
            open_.setdefault(wanted.record, []).append(wanted)
    for texts in open_.values():
        places = [_location(corpus, wanted) for wanted in texts]
        many = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
        message = (
            f"'{texts[0].words}'{many} not verified since written; 'verify' checks them with the captures"
        )
        yield Flag(places[0], message, against=tuple(places[1:]))


def _location(corpus: Corpus, wanted: Wanted) -> Location:
    record, place = corpus.records[wanted.record], wanted.place
    return Location(record.id, record.file, place.line, place.column, wanted.at, place.text)
