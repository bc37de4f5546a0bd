"""Our copy of a document names no author

Holds for a document whose text we hold when its record says that our copy prints no author (`authors: []`),
or when all its authors are known from elsewhere. Silent about works that are only cited, and counted as
unread where the record does not say (`authors` is left out).

Read: copying often loses the line with the name, so the finding lies with our copy until it is compared
with the page.
"""

from collections.abc import Iterator

from dossier.cited import copy_fault, is_document
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for source in corpus.sources:
        if not is_document(source):
            continue
        if source.head.authors is None:
            coverage.skip("whether our copy names an author is not yet noted down")
            continue
        coverage.compared += 1
        if all(author.known_from for author in source.head.authors):
            known = "; ".join(
                f"{_called(corpus, author.value)} is known from {author.known_from}"
                for author in source.head.authors
            )
            yield Flag(
                where=locate_field(source, "authors"),
                message=f"Our copy names no author{'; ' if known else ''}{known}",
                fault=copy_fault(source),
            )


def _called(corpus: Corpus, author: str) -> str:
    record = corpus.resolve(author)
    return record.title if record else author
