"""Printed dates that no calendar has, or that may be read in two ways: shared by the four rules on them.

Read are the dates in footnotes and those in running text: that of our files, and that of captures, as far as
our files do not print it. A full text's blocks, a document's footnotes and what stands in quotation marks are
the document's words; all else is ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace

from dossier.cited import Cited, CitedDate, copy_fault, is_document, is_english
from dossier.comparison.figure_orders import FigureOrders
from dossier.comparison.odd_dates import orders_of, read_once, said, said_of, with_orders
from dossier.comparison.texts import kept_flags
from dossier.comparison.whose_words import is_documents_own, words_of_source
from dossier.corpus import Corpus
from dossier.findings import FOREIGN, Coverage, Fault, Flag, Severity, Suggestion, locate
from dossier.heads import Head
from dossier.model import Block, Place, Record
from dossier.prose.dates import DateSpan
from dossier.receipts import Kept, Receipt


def problem_dates(corpus: Corpus, coverage: Coverage, problem: str, rule: str) -> Iterator[Flag]:
    """Flags for the dates with one problem: impossible, malformed, ambiguous or reversed.

    rule: the one that saw them in captures. One citation printed on many pages gives one flag, and so does
    what stands in a file of ours and in a capture: at the file.
    """
    files = corpus.once(_in_files)
    coverage.compared += files.compared
    coverage.skip(FOREIGN, files.foreign)
    flags = files.flags[problem]
    yield from flags
    told = {(place.record or "", place.at) for flag in flags for place in (flag.where, *flag.against)}
    for source in corpus.sources:
        receipt = corpus.receipts.get(source.id)
        if receipt is None or source.head.text == "full":
            continue
        coverage.compared += sum(len(kinds.get("dates", ())) for kinds in receipt.particulars.values())
        for flag, kept in kept_flags(source, receipt, rule):
            coverage.compared += 1  # what no calendar has is in no set of dates
            if not _is_in_file(receipt, kept, told):
                yield replace(flag, severity=Severity.NOTE, fault=_fault(source, problem))


def _is_in_file(receipt: Receipt, kept: Kept, told: Set[tuple[str, str]]) -> bool:
    """Whether what was seen stands in the source's file too: in a footnote, which was read as one, or in a
    passage where the same rule told it.
    """
    here = (
        each.at
        for each in receipt.checked
        if each.record == receipt.source and each.start <= kept.at.start < each.end
    )
    return any(at.startswith("footnote ") or (receipt.source, at) in told for at in here)


@dataclass
class _InFiles:
    """What all four rules see in our files, looked at once for all of them."""

    compared: int = 0  #: dates
    foreign: int = 0  #: records in another language than English
    flags: dict[str, list[Flag]] = field(default_factory=lambda: defaultdict(list))  #: by the date's problem


def _in_files(corpus: Corpus) -> _InFiles:
    files = _InFiles()
    for work in corpus.works:
        _look_in_notes(work, files)
    for record in corpus.records.values():
        if not is_english(record):
            files.foreign += 1
            continue
        _look_in_fields(record, files)
        _look_in_blocks(record, files)
    return files


def _look_in_notes(work: Iterable[Cited], files: _InFiles) -> None:
    found: dict[tuple[str, str], list[tuple[Cited, CitedDate]]] = {}
    for cited in work:
        for date in cited.dates if cited.note else ():
            files.compared += 1
            if date.problem:
                found.setdefault((date.problem, date.text), []).append((cited, date))
    for (problem, _), ((cited, date), *more) in found.items():
        files.flags[problem].append(_in_note(cited, date, more, problem))


def _look_in_fields(record: Record[Head], files: _InFiles) -> None:
    """The dates in the fields of a source that hold its own words: title, quotations, values."""
    for path, words in words_of_source(record):
        for date in read_once(words):
            files.compared += 1
            if date.problem:
                files.flags[date.problem].append(_in_field(record, path, date, date.problem))


def _look_in_blocks(record: Record[Head], files: _InFiles) -> None:
    orders = None
    for block in record.body.blocks:
        files.compared += len(block.dates)
        for span, place in zip(block.dates, block.date_places, strict=True):
            if span.problem == "ambiguous":
                orders = orders or FigureOrders(date for each in record.body.blocks for date in each.dates)
                if not orders.leave_open(span):
                    continue
            if span.problem:
                files.flags[span.problem].append(_in_block(record, block, span, place, span.problem))


def _in_note(cited: Cited, date: CitedDate, more: list[tuple[Cited, CitedDate]], problem: str) -> Flag:
    document = is_document(cited.record)
    return Flag(
        where=cited.locate(date),
        message=f"{cited.says(date)}; {said_of(problem, *date.alternatives)}",
        against=tuple(again.locate(same, "prints it too") for again, same in more),
        suggestions=_suggested(with_orders(date.text, date.alternatives)),
        severity=Severity.NOTE if document else None,
        fault=_fault(cited.record, problem) if document else None,
    )


def _in_field(record: Record[Head], path: str, date: DateSpan, problem: str) -> Flag:
    place = record.place(path)
    column = place.column + max(place.text.find(date.text), 0)
    return Flag(
        where=locate(record, path, Place(place.line, column, date.text)),
        message=f"'{path}' prints '{date.text}'; {said(date)}",
        severity=Severity.NOTE,
        fault=_fault(record, problem),
    )


def _in_block(record: Record[Head], block: Block, date: DateSpan, place: Place, problem: str) -> Flag:
    prints = f"{'The text' if block.at == 'body' else block.at} prints '{date.text}'"
    flag = Flag(
        where=locate(record, block.at, place),
        message=f"{prints}; {said(date)}",
        suggestions=_suggested(orders_of(date)),
        severity=Severity.WARNING,  # prose is read less surely than a footnote's slots
    )
    if is_documents_own(record, block, date.start, date.end):
        return replace(flag, severity=Severity.NOTE, fault=_fault(record, problem))
    return flag


def _fault(record: Record[Head], problem: str) -> Fault:
    """A slip of a character may be the copy's; an odd day is hardly made by copying."""
    return copy_fault(record) if problem == "malformed" else Fault.SOURCE


def _suggested(orders: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(reading, reasons) for reading, reasons in orders)
