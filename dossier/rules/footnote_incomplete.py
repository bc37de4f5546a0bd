"""A footnote says only when

Holds when all that a footnote says of its source is a date: no author, no title, no outlet, no address and
no link; and when it has no words at all. Silent about "ibid." and other short forms, which point to a note
before them, and about notes that are remarks.

Read: the document's own text may name the source that the note dates. Fix: in a text of ours, say what was
published on that day.
"""

from collections.abc import Iterator

from dossier.alone import Alone
from dossier.cited import copy_fault, is_document
from dossier.comparison.bare_notes import says_no_more, says_only_when
from dossier.comparison.texts import notes_left_out
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.prose.citations import read_citation
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Footnotes"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    for note in record.body.notes:
        coverage.compared += 1
        empty = not note.phrase.text.strip() and "<img" not in "".join(map(str, note.phrase.pieces))
        if not empty and not says_only_when(note):
            continue
        words = note.citation.dates[0].text if note.citation.dates else note.text_place.text
        said = "has no words" if empty else f"prints '{words}' and names no author, title or address"
        document = is_document(record)
        yield Flag(
            where=locate(record, f"footnote {note.label}", note.text_place),
            message=f"Footnote {note.label} {said}",
            severity=Severity.NOTE if document else None,
            fault=copy_fault(record) if document else None,
        )
    yield from notes_left_out(record, alone.receipt, "footnote-incomplete")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    """The notes of a capture that our digest leaves out, and that say only when."""
    for note in text.notes:
        citation = read_citation(note.words)
        if says_no_more(citation, note.words):
            sight = Sight(
                note.paragraph, note.words_start, note.words_start + len(note.words), note=note.label
            )
            words = citation.dates[0].text if citation.dates else note.words
            said = f"prints '{words}' and names no author, title or address"
            yield Sighting(sight, f"Footnote {note.label} {said}")
