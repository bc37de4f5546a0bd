"""A mark leads to no footnote

Holds when the text refers to a footnote and no footnote with that label is defined below it. In a document
whose full text we print, or whose receipt says that the copy has the mark and no note, the document or our
copy of it lacks the note. In a digest without a receipt nothing can tell whether the note is missing there
or was not transcribed, so it counts as ours to look up; so does any text of ours. Silent about a note that
is defined twice (footnote-redefined) or never referred to (footnote-unreferenced).

Fix: write `[^label]: …` below the text, or correct the label of the mark; leave a mark that the document
itself prints without a note as it is, and answer the finding.
"""

from collections.abc import Iterator

from dossier.alone import Alone
from dossier.cited import copy_fault, is_document
from dossier.comparison.printed_notes import unanswered_marks
from dossier.comparison.texts import notes_left_out
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import Head, SourceHead
from dossier.model import NoteMark, Record
from dossier.nearest import nearest
from dossier.prose.document import DocumentText, Sighting

GROUP = "Footnotes"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    marks: dict[str, list[NoteMark]] = {}
    for mark in record.body.marks:
        marks.setdefault(mark.label, []).append(mark)
    coverage.compared += len(marks)
    defined = {note.label for note in record.body.notes}
    receipt = alone.receipt
    for label, places in marks.items():
        if label not in defined:
            in_copy = receipt is not None and label in receipt.marks and label not in receipt.definitions
            yield _flag(record, places, defined, in_copy=in_copy)
    for flag in notes_left_out(record, receipt, "footnote-undefined"):
        if flag.where.at.removeprefix("footnote ") not in marks:
            yield flag


def read_text(text: DocumentText) -> Iterator[Sighting]:
    """The marks of a capture that lead to no note of its own or of ours."""
    yield from unanswered_marks(text)


def _flag(record: Record[Head], marks: list[NoteMark], defined: set[str], *, in_copy: bool) -> Flag:
    first, *others = marks
    full = in_copy or (isinstance(record.head, SourceHead) and record.head.text == "full")
    where = "The text" if first.at == "body" else first.at[0].upper() + first.at[1:]
    near = None if is_document(record) else nearest(first.label, defined)
    stands = "printed" if is_document(record) else "defined"
    hint = f"; did you mean '{near}'?" if near else ""
    return Flag(
        where=locate(record, f"footnote {first.label}", first.place),
        message=f"{where} refers to footnote {first.label}; no footnote {first.label} is {stands}{hint}",
        against=tuple(locate(record, mark.at, mark.place, "refers to it too") for mark in others),
        severity=Severity.NOTE if full else Severity.WARNING if is_document(record) else None,
        fault=copy_fault(record) if full else None,
    )
