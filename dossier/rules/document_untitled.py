"""Our copy of a document prints no title

Holds for a document whose text we hold when its title is not printed in our copy, and is known otherwise
(`known_from`). Silent about works that are only cited, about titles that our copy prints, and about posts,
letters, speeches, pictures and others that as a rule have none.

Read: copying often loses the headline, so the finding lies with our copy until it is compared with the page.
"""

from collections.abc import Iterator

from dossier.alone import Alone, source_of
from dossier.cited import copy_fault, is_document
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY


_WITHOUT = frozenset(
    "post thread statement speech letter memo testimony photograph map interview transcript".split()
)


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    source = source_of(alone)
    if source is None or not is_document(source):
        return
    coverage.compared += 1
    title = source.head.title
    if title.known_from and source.head.kind not in _WITHOUT:
        yield Flag(
            where=locate_field(source, "title"),
            message=f"Our copy prints no title; '{title.value}' is known from {title.known_from}",
            fault=copy_fault(source),
        )
