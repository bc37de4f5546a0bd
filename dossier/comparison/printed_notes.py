"""The footnotes that a capture prints: those that our digest leaves out are read by `verify`, word for word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.cited import ROLES, widest
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.prose.citations import read_citation
from dossier.prose.document import DocumentText, PrintedMark, PrintedNote, Sight, Sighting
from dossier.prose.footnotes import Footnotes
from dossier.prose.paragraphs import Paragraph


def with_notes(
    text: DocumentText, source: Record[SourceHead], footnotes: Footnotes, paragraphs: Sequence[Paragraph]
) -> DocumentText:
    """The text with the footnotes that its capture prints; nothing of paragraphs that are withheld."""
    ours = {note.label for note in source.body.notes}
    shown = {paragraph.number for paragraph in text.paragraphs}
    notes, marks = [], []
    for note in footnotes.definitions:
        paragraph = paragraph_at(paragraphs, note.start)
        if note.label not in ours and paragraph.number in shown:
            start, begin = note.start - paragraph.start, note.text_start - paragraph.start
            notes.append(PrintedNote(note.label, paragraph.number, start, begin, note.text))
    for mark in footnotes.marks:
        paragraph = paragraph_at(paragraphs, mark.start)
        if paragraph.number in shown:
            start, end = mark.start - paragraph.start, mark.end - paragraph.start
            marks.append(PrintedMark(mark.label, paragraph.number, start, end))
    labels = frozenset({note.label for note in footnotes.definitions} | ours)
    return replace(text, notes=tuple(notes), marks=tuple(marks), labels=labels)


def paragraph_at(paragraphs: Sequence[Paragraph], place: int) -> Paragraph:
    """The paragraph that a place in the text lies in."""
    return paragraphs[max(bisect_right(paragraphs, place, key=lambda each: each.start) - 1, 0)]


def with_their_notes(
    hidden: frozenset[int], footnotes: Footnotes, paragraphs: Sequence[Paragraph]
) -> frozenset[int]:
    """The paragraphs that are withheld, and those with a footnote to which nothing but these leads."""
    marked: dict[str, set[int]] = {}
    for mark in footnotes.marks:
        marked.setdefault(mark.label, set()).add(paragraph_at(paragraphs, mark.start).number)
    theirs = {
        paragraph_at(paragraphs, note.start).number
        for note in footnotes.definitions
        if marked.get(note.label) and marked[note.label] <= hidden
    }
    return hidden | theirs


def unanswered_marks(text: DocumentText) -> Iterator[Sighting]:
    """The marks of a capture that lead to no note of its own or of ours, each label once."""
    found: dict[str, list[Sight]] = {}
    for mark in text.marks:
        if mark.label not in text.labels:
            sight = Sight(mark.paragraph, mark.start, mark.end, "refers to it too", mark.label)
            found.setdefault(mark.label, []).append(sight)
    for label, (sight, *others) in found.items():
        message = f"¶{sight.paragraph} refers to footnote {label}; no footnote {label} is printed"
        yield Sighting(replace(sight, message=""), message, tuple(others))


def later_dates(text: DocumentText) -> Iterator[Sighting]:
    """The dates in those notes that are later than the document, as an English reader takes them."""
    own = text.latest
    if own is None or own.latest is None or not text.language.startswith("en"):
        return
    for note in text.notes:
        citation = read_citation(note.words)
        for date in (getattr(citation, role) for role in ROLES):
            days = widest(date.alternatives or ((date.edtf,) if date.edtf else ())) if date else None
            if days and days[0] and days[0] > own.latest:
                start, end = note.words_start + date.start, note.words_start + date.end
                message = f"Footnote {note.label} prints '{date.text}'; the document is dated {own.text}"
                yield Sighting(Sight(note.paragraph, start, end, note=note.label), message)
