"""What is known round a printed date: its passage, the notes beside it, other citations of the work, its
address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dossier.cited import Cited, CitedDate
from dossier.comparison.note_passages import NotePassage, passage_of
from dossier.comparison.repairs import Dated, Evidence, readings
from dossier.corpus import Corpus
from dossier.dates import Day
from dossier.findings import Suggestion
from dossier.heads import SourceHead
from dossier.model import Note, Record
from dossier.prose.citations import url_date

_BESIDE = 2  #: notes before and after that count as neighbours, whatever passage they serve


def readings_of(
    corpus: Corpus, cited: Cited, date: CitedDate, not_after: Day | None
) -> tuple[Suggestion, ...]:
    """Readings that would fit a date which is later than it can be; none later than `not_after`."""
    if date.edtf is None:
        return ()
    return readings(date.edtf, date.text, evidence_for(corpus, cited, date, not_after))


def evidence_for(corpus: Corpus, cited: Cited, date: CitedDate, not_after: Day | None) -> Evidence:
    """What speaks for one reading of a date or another."""
    passage = passage_of(cited.record, cited.note) if cited.note else None
    published, accessed = cited.date("published"), cited.date("accessed")
    latest = [not_after] if not_after else []
    earliest = None
    # Nothing is read before it is published; what is read on a day was published by then.
    if date.role == "published" and accessed and accessed.days and accessed.days[1]:
        latest.append(accessed.days[1])
    elif date.role != "published" and published and published.days:
        earliest = published.days[0]
    return Evidence(
        years=tuple((named.words, named.year) for named in passage.years) if passage else (),
        neighbours=tuple(_neighbours(cited, passage, date.role)),
        elsewhere=tuple(_elsewhere(corpus, cited, date)),
        address=url_date(cited.url) if cited.url and date.role == "published" else (),
        first=_first_publication(corpus, cited),
        earliest=earliest,
        latest=min(latest, default=None),
    )


def _neighbours(cited: Cited, passage: NotePassage | None, role: str) -> Iterator[Dated]:
    """The dated notes of the passage, else those next to it; nearest first, each with one role's date."""
    if cited.note is None:
        return
    notes = cited.record.body.notes
    here = notes.index(cited.note)
    beside = [number for number in range(here - _BESIDE, here + _BESIDE + 1) if 0 <= number < len(notes)]
    served = [notes.index(note) for note in passage.notes if getattr(note.citation, role)] if passage else []
    for number in sorted(served or beside, key=lambda number: (abs(number - here), number)):
        note: Note = notes[number]
        date = getattr(note.citation, role)
        if number != here and date is not None and date.edtf:
            yield Dated(f"footnote {note.label}", date.edtf)


def _elsewhere(corpus: Corpus, cited: Cited, date: CitedDate) -> Iterator[Dated]:
    """The dates that other citations give the same work."""
    if date.role != "published":
        return
    for other in corpus.work_of(cited):
        published = other.date("published")
        if other is not cited and published and published.edtf and published.edtf != date.edtf:
            called = (
                f"our record of {other.record.id}"
                if other.note is None
                else f"{other.at} of {other.record.id}"
            )
            yield Dated(called, published.edtf)


def _first_publication(corpus: Corpus, cited: Cited) -> Dated | None:
    if not isinstance(cited.record.head, SourceHead):
        return None
    first = corpus.document(cast("Record[SourceHead]", cited.record))
    if first is cited.record or first.head.published is None:
        return None
    return Dated("the first publication", first.head.published.value)
