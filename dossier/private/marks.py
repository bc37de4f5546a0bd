"""What our records know of a full text, at its place in it: mentions, quotations, dates, footnotes, findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.comparison.printed_dates import own_day
from dossier.comparison.spellings import spellings_of
from dossier.corpus import Corpus
from dossier.findings import Finding, Location
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, note_id
from dossier.pages.flags import place_words
from dossier.pages.sheet import ROOT
from dossier.private.capture import Part, Shown
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.footnotes import Definition, read_footnotes
from dossier.prose.likeness import find_exactly, normal
from dossier.receipts import Wanted

MOST_MARKS = 2000  #: of one paragraph

#: Kinds of marks, in the words of the legend.
KINDS = {
    "mention": "a name that a record of ours bears",
    "quotation": "words that we quote",
    "date": "a date or relative expression that is read",
    "note": "a footnote’s mark",
    "finding": "what a finding is about, or is compared with",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph that something is known of. start, end: code points in its text."""

    start: int
    end: int
    kind: str  #: key of KINDS
    title: str
    href: str  #: "" for a date


def marks_of(edition: Edition, source: Record[SourceHead], part: Part) -> Mapping[int, tuple[Mark, ...]]:
    """The marks of each paragraph that is shown, by its number; of withheld ones none."""
    hidden = {number for omission in source.head.withhold for number in omission.p}
    shown = [paragraph for paragraph in part.paragraphs if paragraph.number not in hidden]
    text = _Text(part, shown)
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, mark in (
        *_mentions(edition, source, shown),
        *_quotations(edition, source, text),
        *_dates(source, shown),
        *_notes(source, text),
        *_findings(edition, source, text),
    ):
        found[number].append(mark)
    return {
        number: tuple(sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.title)))[
            :MOST_MARKS
        ]
        for number, marks in found.items()
    }


class _Text:
    """A part of a capture, in which places and words are looked up."""

    def __init__(self, part: Part, shown: list[Shown]) -> None:
        self.by_number = {paragraph.number: paragraph for paragraph in shown}
        self.starts = [paragraph.start for paragraph in shown]
        self.shown = shown
        footnotes = read_footnotes(part.text)
        self.note_marks = footnotes.marks
        self.notes: dict[str, Definition] = {}
        for definition in footnotes.definitions:
            self.notes.setdefault(definition.label, definition)
        self.normals = {paragraph.number: normal(paragraph.text) for paragraph in shown}

    def at(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Offsets in the capture as paragraph, start and end in it; None where that is not shown."""
        found = bisect_right(self.starts, start) - 1
        if found < 0:
            return None
        paragraph = self.shown[found]
        first, last = start - paragraph.start, end - paragraph.start
        return (paragraph.number, first, last) if 0 <= first < last <= len(paragraph.text) else None

    def find(self, words: str, numbers: Iterable[int]) -> tuple[int, int, int] | None:
        """The first of these paragraphs that has the words, and where."""
        for number in numbers:
            if number in self.normals and (match := find_exactly(words, self.normals[number])):
                return number, match.start, match.end
        return None

    def locate(self, place: Location) -> tuple[int, int, int] | None:
        """Where a finding's words stand: in the paragraph or the footnote that it names."""
        if not place.text:
            return None
        if place.at.startswith("footnote "):
            note = self.notes.get(place.at.removeprefix("footnote "))
            offset = note.text.find(place.text) if note else -1
            if note is None or offset < 0:
                return None
            return self.at(note.text_start + offset, note.text_start + offset + len(place.text))
        number = place.at.removeprefix("¶").split("–")[0]
        if not place.at.startswith("¶") or not number.isdigit() or int(number) not in self.by_number:
            return None
        start = self.by_number[int(number)].text.find(place.text)
        if start >= 0:
            return int(number), start, start + len(place.text)
        return self.find(place.text, (int(number),))


Found = Iterator[tuple[int, Mark]]


def _mentions(edition: Edition, source: Record[SourceHead], shown: list[Shown]) -> Found:
    names = edition.corpus.once(spellings_of)
    for paragraph in shown:
        for start, end, naming in names.find(paragraph.text):
            href = edition.href(ROOT, naming.record.id)
            yield paragraph.number, Mark(start, end, "mention", naming.record.title, href)


def _wanted(corpus: Corpus) -> Mapping[str, tuple[Wanted, ...]]:
    """Every text of ours that claims to be words of a source, by the source."""
    found: dict[str, list[Wanted]] = defaultdict(list)
    for wanted in corpus.wanted:
        found[wanted.source].append(wanted)
    return {id: tuple(several) for id, several in found.items()}


def _quotations(edition: Edition, source: Record[SourceHead], text: _Text) -> Found:
    """What we quote, where it stands word for word in the paragraph that we name; else in the first that has it."""
    for wanted in edition.corpus.once(_wanted).get(source.id, ()):
        if wanted.at.startswith("footnote "):
            continue
        place = text.find(wanted.words, wanted.paragraphs) or text.find(wanted.words, text.by_number)
        if place is None:
            continue
        location = Location(wanted.record, "", None, None, wanted.at, wanted.words)
        anchor = edition.anchor(location)
        record = edition.corpus.resolve(wanted.record)
        if wanted.record == source.id:
            href, title = (f"#{anchor}" if anchor else ""), f"quoted here, {place_words(edition, location)}"
        else:
            href = edition.href(ROOT, wanted.record, anchor)
            title = f"quoted on “{record.title if record else wanted.record}”"
        number, start, end = place
        yield number, Mark(start, end, "quotation", title, href)


def _dates(source: Record[SourceHead], shown: list[Shown]) -> Found:
    own = own_day(source)
    for paragraph in shown:
        for span in read_dates(paragraph.text, own.day if own else None):
            yield paragraph.number, Mark(span.start, span.end, "date", _read_as(span), "")


def _read_as(span: DateSpan) -> str:
    if span.problem:
        return f"a date that is {span.problem}"
    if span.edtf is None or "XXXX" in span.edtf:
        return "a date that is not placed"
    from_own = ", from the document’s own date" if span.kind == "relative" else ""
    return f"read as {date_view(span.edtf).text}{from_own}"


def _notes(source: Record[SourceHead], text: _Text) -> Found:
    known = {note.label for note in source.body.notes}
    for mark in text.note_marks:
        if place := text.at(mark.start, mark.end):
            href = f"#{note_id(mark.label)}" if mark.label in known else ""
            yield place[0], Mark(place[1], place[2], "note", f"footnote {mark.label}", href)
    for label, note in text.notes.items():
        if place := text.at(note.start, max(note.text_start, note.start + 1)):
            href = f"#{note_id(label)}" if label in known else ""
            yield place[0], Mark(place[1], place[2], "note", f"footnote {label}, its words", href)


def _findings(edition: Edition, source: Record[SourceHead], text: _Text) -> Found:
    for finding in edition.result.findings:
        if finding.where.record != source.id or finding.set_aside:
            continue
        href = edition.finding_href(ROOT, finding)
        if place := _place_of(finding, text):
            yield place[0], Mark(place[1], place[2], "finding", f"{finding.title}: {finding.message}", href)
        for other in finding.against:
            if other.record == source.id and (place := text.locate(other)):
                title = f"compared with: {finding.title}"
                yield place[0], Mark(place[1], place[2], "finding", title, href)


def _place_of(finding: Finding, text: _Text) -> tuple[int, int, int] | None:
    """Where a finding's receipt says that it lies, if its words stand there; else where they are found."""
    if finding.capture:
        place = text.at(finding.capture.start, finding.capture.end)
        if place and text.by_number[place[0]].text[place[1] : place[2]].startswith(finding.where.text):
            return place
    return text.locate(finding.where)
