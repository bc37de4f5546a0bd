"""Our copy of a document prints no date

Holds for a document whose text we hold when its date is not printed in our copy: `published` is left out,
or is known from elsewhere, and no date of last change is printed. Nothing that such a document cites can be
compared with its own day unless the day is known otherwise. Silent about works that are only cited.

Read: copying often loses the line with the date, so the finding lies with our copy until it is compared
with the page.
"""

from collections.abc import Iterator

from dossier.alone import Alone, source_of
from dossier.cited import copy_fault, is_document
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    source = source_of(alone)
    if source is None:
        return
    if not is_document(source):
        return
    coverage.compared += 1
    head = source.head
    if head.updated or (head.published and not head.published.known_from):
        return
    if head.published:
        known = f"; {head.published.value} is known from {head.published.known_from}"
    else:
        known = f"; its text shows that it is not older than {head.not_before}" if head.not_before else ""
    yield Flag(
        where=locate_field(source, "published" if head.published or not head.not_before else "not_before"),
        message=f"Our copy prints no date{known}",
        fault=copy_fault(source),
    )
