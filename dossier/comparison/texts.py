"""Rules that read a document's own words: run over full texts here, over private captures by `verify`.

A rule module of that kind has `read_text(text)`, which yields sightings, and `check = checks_texts(read_text)`.
What is seen in a capture is kept in its receipt, so that `check` says the same where no capture is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from dossier import dates
from dossier.cited import copy_fault, is_english
from dossier.comparison.dated_elsewhere import dated_elsewhere
from dossier.comparison.own_texts import OwnText, own_texts
from dossier.comparison.written import place_in
from dossier.corpus import Corpus, document_date
from dossier.findings import (
    FOREIGN,
    NO_TEXT,
    CapturePlace,
    Coverage,
    Fault,
    Flag,
    Location,
    Severity,
    Suggestion,
    locate,
)
from dossier.heads import Head, SourceHead
from dossier.model import Block, Place, Record
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph, words_at
from dossier.receipts import Kept, KeptPlace, Receipt

_FIGURE = re.compile(r"\d")
MOST = 200  #: sightings of one rule in one document
ReadText = Callable[[DocumentText], Iterator[Sighting]]
Check = Callable[[Corpus, Coverage], Iterator[Flag]]


def checks_texts(read_text: ReadText, *, ours: tuple[str, ...] = (), english: bool = False) -> Check:
    """The `check` of a rule that reads texts; its name is that of its module.

    ours: of what a text of ours must hold some for the rule to read it as well, where it holds a figure too; what
    it sees there is a warning to us.
    english: whether it reads English only; what is in another language is counted as not read.
    """
    rule = read_text.__module__.rpartition(".")[2].replace("_", "-")

    def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
        for source in corpus.sources:
            receipt = corpus.receipts.get(source.id)
            if english and not is_english(source) and source.head.text != "none":
                coverage.skip(FOREIGN)
            elif source.head.text == "full":
                text = text_of_body(corpus, source)
                coverage.compared += len(text.paragraphs)
                yield from (_in_body(source, sighting) for sighting in read_at_most(read_text, text))
            elif receipt is not None:
                coverage.compared += receipt.paragraphs
                yield from (flag for flag, _ in kept_flags(source, receipt, rule))
            elif source.head.text != "none":
                coverage.skip(NO_TEXT)
        if ours:
            for record, own in corpus.once(texts_with_figures):
                yield from _in_ours(corpus, record, own, read_text, rule, ours)

    return check


def texts_with_figures(corpus: Corpus) -> tuple[tuple[Record[Head], tuple[OwnText, ...]], ...]:
    """Every text of ours that holds a figure, by its record: what figures in words alone make is left to readers."""
    found = ((record, tuple(own_texts(record, _FIGURE))) for record in corpus.records.values())
    return tuple((record, own) for record, own in found if own)


def _in_ours(
    corpus: Corpus,
    record: Record[Head],
    texts: tuple[OwnText, ...],
    read_text: ReadText,
    rule: str,
    holding: tuple[str, ...],
) -> Iterator[Flag]:
    """What a rule sees in words of ours; what the document says there too is told of the document."""
    receipt = corpus.receipts.get(record.id)
    told = {f"¶{each.at.paragraph}" for each in receipt.sightings if each.rule == rule} if receipt else set()
    language = record.head.language if isinstance(record.head, SourceHead) else ""
    for own in texts:
        if own.at in told or not any(part in own.words for part in holding):
            continue
        text = DocumentText((TextParagraph(1, own.words),), language or corpus.site.language, None)
        for seen in read_at_most(read_text, text):
            located = [
                locate(record, own.at, own.place_of(sight.start, sight.end), sight.message)
                for sight in (seen.at, *seen.against)
            ]
            yield Flag(
                where=located[0],
                message=seen.message,
                against=tuple(located[1:]),
                severity=Severity.WARNING,
                fault=Fault.ANNOTATION,
            )


def kept_flags(source: Record[SourceHead], receipt: Receipt, rule: str) -> Iterator[tuple[Flag, Kept]]:
    """What a rule saw in a capture, as its receipt has it."""
    for kept in receipt.sightings:
        if kept.rule == rule:
            yield _in_capture(source, receipt, kept), kept


def notes_left_out(corpus: Corpus, record: Record[Head], rule: str, *, copied: bool = True) -> Iterator[Flag]:
    """What a rule saw in footnotes of a capture that our digest leaves out. copied: copying can cause it."""
    receipt = corpus.receipts.get(record.id)
    if receipt is None or not isinstance(record.head, SourceHead) or record.head.text == "full":
        return
    ours = {note.label for note in record.body.notes}
    for flag, kept in kept_flags(cast("Record[SourceHead]", record), receipt, rule):
        if kept.at.note not in ours:
            yield replace(flag, severity=Severity.NOTE, fault=copy_fault(record) if copied else Fault.SOURCE)


def read_at_most(read_text: ReadText, text: DocumentText) -> Iterator[Sighting]:
    """The first sightings of a rule; a text that is no prose may hold thousands."""
    for number, sighting in enumerate(read_text(text)):
        if number >= MOST:
            return
        yield sighting


def text_of(
    corpus: Corpus, source: Record[SourceHead], paragraphs: tuple[TextParagraph, ...]
) -> DocumentText:
    """A document's paragraphs with what a rule may know of the document."""
    date = document_date(source)
    first = corpus.document(source)
    first_date = document_date(first) if first.id != source.id else None
    published = source.head.published
    updated = dates.parse(date.edtf) if date and date.path == "updated" else None
    return DocumentText(
        paragraphs=paragraphs,
        language=source.head.language or corpus.site.language,
        published=_readable(published.value) if published else updated,
        known_from=published.known_from if published else "",
        first_published=dates.parse(first_date.edtf) if first_date else None,
        updated=updated,
        omitted=frozenset(number for omission in source.head.omits for number in omission.p),
        title="" if source.head.title.known_from else source.head.title.value,
        dated=lambda: dated_elsewhere(corpus, source),
    )


def _readable(edtf: str) -> dates.PartialDate | None:
    """A date of the head; None where it cannot be read, which is a finding of its own."""
    try:
        return dates.parse(edtf)
    except dates.DateError:
        return None


def text_of_body(corpus: Corpus, source: Record[SourceHead]) -> DocumentText:
    """The words of a full text, a block a paragraph."""
    paragraphs = tuple(
        TextParagraph(block.paragraphs[0], block.phrase.text)
        for block in source.body.blocks
        if block.paragraphs and block.kind != "withheld"
    )
    return text_of(corpus, source, paragraphs)


def _in_body(source: Record[SourceHead], sighting: Sighting) -> Flag:
    def located(sight: Sight) -> Location:
        block = _block(source, sight.paragraph)
        place = place_in(block, sight.start, sight.end) if block else source.place("title")
        return locate(source, f"¶{sight.paragraph}", place, sight.message)

    return Flag(
        where=located(sighting.at),
        message=sighting.message,
        against=tuple(located(sight) for sight in sighting.against),
        suggestions=tuple(Suggestion(value, reasons) for value, reasons in sighting.suggestions),
    )


def _in_capture(source: Record[SourceHead], receipt: Receipt, kept: Kept) -> Flag:
    def located(place: KeptPlace) -> Location:
        block = _block(source, place.paragraph)
        line = block.line if block else source.place("capture").line
        return locate(source, place.place, Place(line, 1), place.message, text=place.text)

    at = kept.at
    return Flag(
        where=located(at),
        message=kept.message,
        against=tuple(located(place) for place in kept.against),
        suggestions=tuple(Suggestion(value, reasons) for value, reasons in kept.suggestions),
        capture=CapturePlace(receipt.capture, at.line, at.start, at.end),
    )


def _block(source: Record[SourceHead], paragraph: int) -> Block | None:
    """The first block that renders a paragraph."""
    blocks = (block for block in source.body.blocks if paragraph in block.paragraphs)
    return next(blocks, None)


def words_seen(paragraph: TextParagraph, sight: Sight) -> str:
    """The characters of a sight, as a finding prints them."""
    return words_at(paragraph.text, sight.start, sight.end)
