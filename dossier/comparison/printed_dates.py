"""Every date and relative expression that a document prints, as far as our records hold its words, and as read.

Read are its full text, what we quote of it, its footnotes and the words that findings print; of other paragraphs
receipts keep what the dates mean, and none of their words. Nothing else of a document is told here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.cited import is_document, is_english
from dossier.comparison.whose_words import words_of_source
from dossier.corpus import Corpus
from dossier.dates import MONTHS, DateError, Day, parse
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.receipts import Receipt, digest

_YEARLESS = regex(r"XXXX-(\d\d)(?:-(\d\d))?")
_ASSERTION = regex(r"assertions\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as printed, and how it is read."""

    text: str  #: as printed; "" where the receipt alone tells of it
    edtf: str  #: "" where it cannot be placed or read; XXXX for a year that nothing gives
    relative: bool  #: placed from the document's own day, or in need of one
    problem: str  #: impossible, ambiguous, malformed, reversed; "" for none
    alternatives: tuple[str, ...]  #: EDTF of other readings
    at: str  #: title, ¶7, footnote 4
    paragraph: int  #: its ¶; 0 of a title, and of a footnote whose paragraph no receipt names


@dataclass(frozen=True, slots=True)
class OwnDay:
    """The day that relative expressions are read from. known_from: "" where our copy prints it."""

    day: Day
    edtf: str
    known_from: str


def own_day(source: Record[SourceHead]) -> OwnDay | None:
    """The document's own day; None where it is not known to the day."""
    published = source.head.published
    if published is None:
        return None
    try:
        date = parse(published.value)
    except DateError:
        return None
    if date.precision != "day" or date.latest is None:
        return None
    return OwnDay(date.latest, published.value, published.known_from)


def printed_dates(corpus: Corpus, source: Record[SourceHead]) -> tuple[ReadDate, ...]:
    """The dates of a held document, its title first, then by paragraph, then by footnote; each once at a place."""
    if not is_document(source):
        return ()
    own = own_day(source)
    day = own.day if own else None
    receipt = corpus.receipts.get(source.id)
    found: dict[tuple[str, str, str], ReadDate] = {}
    for at, paragraph, spans in _read(source, receipt, day):
        for span in spans:
            if span.text.islower() and span.text.capitalize() in MONTHS:
                continue  # a "may" that is quoted alone is a verb
            date = _of_span(span, at, paragraph)
            found.setdefault((at, date.text.casefold(), date.edtf), date)
    for date in _of_footnotes(source, receipt):
        found.setdefault((date.at, date.text.casefold(), date.edtf), date)
    told = {
        (date.paragraph, reading) for date in found.values() for reading in (date.edtf, *date.alternatives)
    }
    for date in _of_receipt(receipt, day):
        if (date.paragraph, date.edtf) not in told:
            found.setdefault((date.at, "", date.edtf), date)
    return tuple(sorted(_longest(found.values()), key=_order))


def _longest(dates: Iterable[ReadDate]) -> Iterator[ReadDate]:
    """Without what is a part of another at its place, read alike: "1960s" beside "the 1960s"."""
    alike: dict[tuple[str, str], list[ReadDate]] = defaultdict(list)
    for date in dates:
        alike[date.at, date.edtf].append(date)
    for several in alike.values():
        for date in several:
            if not any(date.text in other.text and date.text != other.text for other in several):
                yield date


def _order(date: ReadDate) -> tuple[int, int, bool]:
    """By place; what the receipt alone tells of comes after what is printed."""
    if date.at.startswith("footnote "):
        return 2, 0, not date.text
    return (1 if date.paragraph else 0), date.paragraph, not date.text


def _read(
    source: Record[SourceHead], receipt: Receipt | None, day: Day | None
) -> Iterator[tuple[str, int, tuple[DateSpan, ...]]]:
    """The dates of what is published of its words, by place; of a full text they were read with the record."""
    for at, paragraph, text in _stretches(source, receipt):
        yield at, paragraph, read_dates(text, day)
    if source.head.text != "full" or not is_english(source):
        return
    for block in source.body.blocks:
        if block.paragraphs and block.kind != "withheld" and block.dates:
            placed = all(span.kind == "absolute" for span in block.dates)
            spans = block.dates if placed else read_dates(block.phrase.text, day)
            yield f"¶{block.paragraphs[0]}", block.paragraphs[0], spans


def _stretches(source: Record[SourceHead], receipt: Receipt | None) -> Iterator[tuple[str, int, str]]:
    """What is quoted of a document: at, paragraph, words. Only English is read."""
    if not is_english(source):
        return
    places = {item.key: item.paragraph for item in receipt.checked} if receipt else {}
    for path, text in words_of_source(source):
        if path.endswith(".hedge"):
            continue
        if path == "title":
            yield "title", 0, text
            continue
        number = _ASSERTION.match(path)
        at = source.head.assertions[int(number[1]) - 1].at if number else ()
        paragraph = places.get((source.id, path, digest(text)), 0) or (at[0] if at else 0)
        if paragraph:
            yield f"¶{paragraph}", paragraph, text
    for quotation in source.body.quotations:
        if quotation.source == source.id and quotation.paragraphs and source.head.text != "full":
            key = (source.id, quotation.at, digest(quotation.text))
            paragraph = places.get(key, 0) or quotation.paragraphs[0]
            yield f"¶{paragraph}", paragraph, quotation.text
    for kept in receipt.sightings if receipt else ():
        for place in (kept.at, *kept.against):
            yield f"¶{place.paragraph}", place.paragraph, place.text


def _of_span(span: DateSpan, at: str, paragraph: int) -> ReadDate:
    return ReadDate(
        text=span.text,
        edtf=span.edtf or "",
        relative=span.kind == "relative",
        problem=span.problem or "",
        alternatives=span.alternatives,
        at=at,
        paragraph=paragraph,
    )


def _of_footnotes(source: Record[SourceHead], receipt: Receipt | None) -> Iterator[ReadDate]:
    """Those of its footnotes, read as citations. The paragraph is where the footnote stands in the copy."""
    places = (
        {item.at: item.paragraph for item in receipt.checked if item.record == source.id} if receipt else {}
    )
    for note in source.body.notes:
        at = f"footnote {note.label}"
        for date in note.citation.dates:
            yield ReadDate(
                date.text,
                date.edtf or "",
                False,
                date.problem or "",
                date.alternatives,
                at,
                places.get(at, 0),
            )


def _of_receipt(receipt: Receipt | None, day: Day | None) -> Iterator[ReadDate]:
    """The dates that a receipt keeps of each paragraph, those without a year placed as in a text."""
    for number, kinds in receipt.particulars.items() if receipt else ():
        for edtf in kinds.get("dates", ()):
            placed, others = _placed(edtf, day)
            yield ReadDate("", placed, "XXXX" in edtf, "", others, f"¶{number}", int(number))


def _placed(edtf: str, day: Day | None) -> tuple[str, tuple[str, ...]]:
    """A day or month without a year as its words are read from the document's day; others as they are."""
    found = _YEARLESS.fullmatch(edtf)
    if not found or day is None:
        return edtf, ()
    spans = read_dates(yearless_words(edtf), day)
    return (spans[0].edtf or edtf, spans[0].alternatives) if spans else (edtf, ())


def yearless_words(edtf: str) -> str:
    """ "XXXX-10-07" → "7 October"; the text itself for any other."""
    found = _YEARLESS.fullmatch(edtf)
    if not found:
        return edtf
    month = MONTHS[int(found[1]) - 1]
    return f"{int(found[2])} {month}" if found[2] else month
