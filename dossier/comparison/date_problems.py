"""Printed dates that no calendar has, or that may be read in two ways: shared by the four rules on them.

Read are the dates in footnotes and those in running text: that of our files, and that of captures, as far as
our files do not print it. A full text's blocks, a document's footnotes and what stands in quotation marks are
the document's words; all else is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

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
    flags = tuple(_in_files(corpus, coverage, problem))
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


def _in_files(corpus: Corpus, coverage: Coverage, problem: str) -> Iterator[Flag]:
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
        orders = FigureOrders(date for block in record.body.blocks for date in block.dates)
        for block in record.body.blocks:
            coverage.compared += len(block.dates)
            for span, place in zip(block.dates, block.date_places, strict=True):
                if span.problem == problem and (problem != "ambiguous" or orders.leave_open(span)):
                    yield _in_block(record, block, span, place, problem)


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


def _in_fields(record: Record[Head], coverage: Coverage, problem: str) -> Iterator[Flag]:
    """The dates in the fields of a source that hold its own words: title, quotations, values."""
    for path, words in words_of_source(record):
        for date in read_once(words):
            coverage.compared += 1
            if date.problem == problem:
                place = record.place(path)
                column = place.column + max(place.text.find(date.text), 0)
                yield Flag(
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
