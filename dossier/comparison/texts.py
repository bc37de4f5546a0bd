"""Rules that read a document's own words: run over full texts here, over private captures by `verify`.

A rule module of that kind has `read_text(text)`, which yields sightings, and `check = checks_texts(read_text)`;
one that our own texts are read for has `check_record = checks_ours(read_text, ...)` besides.
What is seen in a capture is kept in its receipt, so that `check` says the same where no capture is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from dossier import dates
from dossier.alone import Alone
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
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph, words_at
from dossier.receipts import Kept, KeptPlace, Receipt

_FIGURE = regex(r"\d")
MOST = 200  #: sightings of one rule in one document
ReadText = Callable[[DocumentText], Iterator[Sighting]]
Check = Callable[[Corpus, Coverage], Iterator[Flag]]
CheckRecord = Callable[[Alone, Coverage], Iterator[Flag]]


def checks_texts(read_text: ReadText, *, english: bool = False) -> Check:
    """The `check` of a rule that reads texts; its name is that of its module.

    english: whether it reads English only; what is in another language is counted as not read.
    """
    rule = _rule_of(read_text)

    def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
        for source, receipt, in_english in corpus.once(_held):
            if english and not in_english:
                coverage.skip(FOREIGN)
            elif source.head.text == "full":
                text = text_of_body(corpus, source)
                coverage.compared += len(text.paragraphs)
                yield from (_in_body(source, sighting) for sighting in read_at_most(read_text, text))
            elif receipt is not None:
                coverage.compared += receipt.paragraphs
                yield from (flag for flag, _ in kept_flags(source, receipt, rule))
            else:
                coverage.skip(NO_TEXT)

    return check


def _held(corpus: Corpus) -> tuple[tuple[Record[SourceHead], Receipt | None, bool], ...]:
    """The documents that are held, each with its receipt, and whether it is in English."""
    held = (source for source in corpus.sources if source.head.text != "none")
    return tuple((source, corpus.receipts.get(source.id), is_english(source)) for source in held)


def checks_ours(read_text: ReadText, holding: tuple[str, ...]) -> CheckRecord:
    """The `check_record` of the same rule: it reads our own texts too, where they hold a figure, and what it sees
    there is a warning to us.

    holding: of what a text must hold some for the rule to see anything.
    """
    rule = _rule_of(read_text)

    def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
        together = alone.once(_words_with_figures)
        if not any(part in together for part in holding):
            return
        for own in alone.once(_texts_with_figures):
            if any(part in own.words for part in holding) and not _is_documents(alone, own, rule):
                yield from _in_ours(alone, own, read_text)

    return check_record


def _rule_of(read_text: ReadText) -> str:
    return read_text.__module__.rpartition(".")[2].replace("_", "-")


def _texts_with_figures(alone: Alone) -> tuple[OwnText, ...]:
    """The texts of ours that hold a figure: what figures in words alone make is left to readers."""
    return tuple(own_texts(alone.record, _FIGURE))


def _words_with_figures(alone: Alone) -> str:
    """The words of all of them: most records hold nothing that a rule looks for."""
    return "\n".join([own.words for own in alone.once(_texts_with_figures)])


def _is_documents(alone: Alone, own: OwnText, rule: str) -> bool:
    """Whether the rule saw something in the same paragraph of the document, of which it is then told."""
    sightings = alone.receipt.sightings if alone.receipt else ()
    return any(each.rule == rule and f"¶{each.at.paragraph}" == own.at for each in sightings)


def _in_ours(alone: Alone, own: OwnText, read_text: ReadText) -> Iterator[Flag]:
    record = alone.record
    language = record.head.language if isinstance(record.head, SourceHead) else ""
    text = DocumentText((TextParagraph(1, own.words),), language or alone.site.language, None)
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


def notes_left_out(
    record: Record[Head], receipt: Receipt | None, rule: str, *, copied: bool = True
) -> Iterator[Flag]:
    """What a rule saw in footnotes of a capture that our digest leaves out. copied: copying can cause it."""
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
