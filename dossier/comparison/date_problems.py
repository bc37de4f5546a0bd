"""Printed dates that no calendar has, or that may be read in two ways: shared by the four rules on them.

Read are the dates in footnotes and those in running text. A full text's blocks, a document's footnotes and
what stands in quotation marks are the document's words; all else is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dossier.cited import Cited, CitedDate, copy_fault, is_document, is_english
from dossier.comparison.whose_words import is_documents_own, words_of_source
from dossier.corpus import Corpus
from dossier.findings import FOREIGN, Coverage, Fault, Flag, Severity, Suggestion, locate
from dossier.heads import Head
from dossier.model import Block, Place, Record
from dossier.prose.dates import DateSpan, read_dates

_SAID = {
    "impossible": "no calendar has that day",
    "malformed": "it is no date as it stands",
    "ambiguous": "it may be {0} or {1}",
    "reversed": "it ends before it begins",
}


def problem_dates(corpus: Corpus, coverage: Coverage, problem: str) -> Iterator[Flag]:
    """Flags for the dates with one problem: impossible, malformed, ambiguous or reversed.

    One citation printed on many pages gives one flag.
    """
    for work in corpus.works:
        found: dict[str, list[tuple[Cited, CitedDate]]] = {}
        for cited in work:
            for date in cited.dates if cited.note else ():
                coverage.compared += 1
                if date.problem == problem:
                    found.setdefault(date.text, []).append((cited, date))
        for (cited, date), *more in found.values():
            yield _in_note(cited, date, more, problem)
    for record in corpus.records.values():
        if not is_english(record):
            coverage.skip(FOREIGN)
            continue
        yield from _in_fields(record, coverage, problem)
        for block in record.body.blocks:
            coverage.compared += len(block.dates)
            for span, place in zip(block.dates, block.date_places, strict=True):
                if span.problem == problem:
                    yield _in_block(record, block, span, place, problem)


def _in_note(cited: Cited, date: CitedDate, more: list[tuple[Cited, CitedDate]], problem: str) -> Flag:
    document = is_document(cited.record)
    return Flag(
        where=cited.locate(date),
        message=f"{cited.says(date)}; {_SAID[problem].format(*date.alternatives)}",
        against=tuple(again.locate(same, "prints it too") for again, same in more),
        suggestions=_either(date.alternatives),
        severity=Severity.NOTE if document else None,
        fault=_fault(cited.record, problem) if document else None,
    )


def _in_fields(record: Record[Head], coverage: Coverage, problem: str) -> Iterator[Flag]:
    """The dates in the fields of a source that hold its own words: title, quotations, values."""
    for path, words in words_of_source(record):
        for date in _read(words):
            coverage.compared += 1
            if date.problem == problem:
                place = record.place(path)
                column = place.column + max(place.text.find(date.text), 0)
                yield Flag(
                    where=locate(record, path, Place(place.line, column, date.text)),
                    message=f"'{path}' prints '{date.text}'; {_said(date, problem)}",
                    severity=Severity.NOTE,
                    fault=_fault(record, problem),
                )


@lru_cache(maxsize=65536)
def _read(words: str) -> tuple[DateSpan, ...]:
    """Read once for all four rules."""
    return tuple(read_dates(words))


def _said(date: DateSpan, problem: str) -> str:
    readings = _readings(date)
    if problem == "ambiguous" and len(readings) < 2:
        return "it has two readings"
    return _SAID[problem].format(*readings)


def _readings(date: DateSpan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in (date.edtf, *date.alternatives) if each and each[0] != "["))


def _in_block(record: Record[Head], block: Block, date: DateSpan, place: Place, problem: str) -> Flag:
    prints = f"{'The text' if block.at == 'body' else block.at} prints '{date.text}'"
    flag = Flag(
        where=locate(record, block.at, place),
        message=f"{prints}; {_said(date, problem)}",
        suggestions=_either(_readings(date)) if problem == "ambiguous" else (),
        severity=Severity.WARNING,  # prose is read less surely than a footnote's slots
    )
    if is_documents_own(record, block, date.start, date.end):
        return replace(flag, severity=Severity.NOTE, fault=_fault(record, problem))
    return flag


def _fault(record: Record[Head], problem: str) -> Fault:
    """A slip of a character may be the copy's; an odd day is hardly made by copying."""
    return copy_fault(record) if problem == "malformed" else Fault.SOURCE


def _either(readings: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """Both readings of a date in figures, the day first and the month first."""
    names = ("the day stands first", "the month stands first")
    return tuple(Suggestion(each, (name,)) for each, name in zip(readings, names, strict=False))
