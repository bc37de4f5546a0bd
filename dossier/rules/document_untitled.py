"""Our copy of a document prints no title

Holds for a document whose text we hold when its title is not printed in our copy, and is known otherwise
(`known_from`). Silent about works that are only cited, and about titles that our copy prints.

Read: copying often loses the headline, so the finding lies with our copy until it is compared with the page.
"""

from collections.abc import Iterator

from dossier.cited import copy_fault, is_document
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for source in filter(is_document, corpus.sources):
        coverage.compared += 1
        title = source.head.title
        if title.known_from:
            yield Flag(
                where=locate_field(source, "title"),
                message=f"Our copy prints no title; '{title.value}' is known from {title.known_from}",
                fault=copy_fault(source),
            )
