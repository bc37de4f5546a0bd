"""A footnote that nothing in the text refers to

Holds when a footnote is defined and no mark in the text leads to it. In a document it may be that the mark
was lost in copying, or that it stands in a paragraph which our digest leaves out: the message then names
those paragraphs. Silent where the receipt of the capture has the mark, where `cites` names the paragraph of
the note's mark, and about the second of two notes with one label.

Read: look for the note's mark in the document. Fix: put `[^label]` where it belongs, or take a note of ours
away.
"""

from collections.abc import Iterator

from dossier.alone import Alone
from dossier.cited import copy_fault, is_document
from dossier.comparison.paragraphs import number_ranges, paragraphs_of
from dossier.comparison.texts import notes_left_out
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import SourceHead
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Footnotes"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    referred = {mark.label for mark in record.body.marks}
    if isinstance(record.head, SourceHead):
        referred |= {work.footnote for work in record.head.cites if work.at}
        referred |= set(alone.receipt.marks) if alone.receipt else set()
    for note in {note.label: note for note in reversed(record.body.notes)}.values():
        coverage.compared += 1
        if note.label in referred:
            continue
        document = is_document(record)
        yield Flag(
            where=locate(record, f"footnote {note.label}", note.place),
            message=f"No mark in the text refers to footnote {note.label}{_left_out(alone)}",
            severity=Severity.NOTE if document else None,
            fault=copy_fault(record) if document else None,
        )
    yield from notes_left_out(record, alone.receipt, "footnote-unreferenced")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    """The notes of a capture that it never refers to, and our digest leaves out."""
    referred = {mark.label for mark in text.marks}
    for note in {note.label: note for note in reversed(text.notes)}.values():
        if note.label not in referred:
            sight = Sight(note.paragraph, note.start, note.words_start + len(note.words), note=note.label)
            yield Sighting(sight, f"No mark in the text refers to footnote {note.label}")


def _left_out(alone: Alone) -> str:
    """The paragraphs in which the mark may stand unseen."""
    head = alone.record.head
    if not isinstance(head, SourceHead) or head.text != "digest":
        return ""
    known = paragraphs_of(alone.record, alone.receipt)
    left_out = known.omitted | known.withheld | known.gaps
    return f"; {number_ranges(left_out)} are not rendered" if left_out else ""
