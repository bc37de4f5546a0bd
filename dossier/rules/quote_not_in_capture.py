"""Words given as a document's are not there

Holds when a quotation, a word of doubt, a value or a printed title does not stand word for word in the
paragraph named, by the receipts: only in another paragraph, only nearly, or nowhere. Normalised are
quotation marks, dashes and spaces, nothing else; ` […] ` is an omission of ours. Silent about words that
have changed since their receipt (quote-unverified), and about sources of which no capture is held.

Fix: copy the words from the capture, or name the paragraph that they stand in.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import NOT_COMPARED, Coverage, Fault, Flag, Location, Severity, Suggestion
from dossier.receipts import Checked, Wanted

GROUP = "Quotations"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    results = {item.key: item for receipt in corpus.receipts.values() for item in receipt.checked}
    for wanted in corpus.wanted:
        found = results.get(wanted.key) if wanted.source in corpus.receipts else None
        if found is None:
            coverage.skip(NOT_COMPARED)
            continue
        coverage.compared += 1
        if found.result != "verbatim" and not wanted.at.startswith("footnote "):
            yield _flag(corpus, wanted, found)


def _flag(corpus: Corpus, wanted: Wanted, found: Checked) -> Flag:
    where = ", ".join(f"¶{number}" for number in wanted.paragraphs) or "the document"
    missing = f"'{wanted.words}' does not stand in {where} of {wanted.source}"
    told = {
        "elsewhere": f"{missing}; it stands in ¶{found.paragraph}",
        "near": f"{missing}; ¶{found.paragraph} has '{found.exact}'",
        "absent": f"{missing}, nor anything like it",
    }[found.result]
    nearest = (Suggestion(found.exact, (f"stands in ¶{found.paragraph}",)),) if found.result == "near" else ()
    record = corpus.records[wanted.record]
    place = wanted.place
    return Flag(
        where=Location(record.id, record.file, place.line, place.column, wanted.at, place.text),
        message=told,
        suggestions=nearest,
    )
