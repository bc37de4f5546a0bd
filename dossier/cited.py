"""Every printed citation of the records, once: what a footnote says of a work, and what a source's own head
says of it.

Both forms carry the same dates in the same roles, each with its place, so that a rule need not know which
it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from dossier import dates
from dossier.dates import DateError, Day
from dossier.findings import Fault, Location, locate
from dossier.heads import Head, SourceHead
from dossier.model import Note, Place, Record
from dossier.patterns import regex
from dossier.prose.address_dates import archive_date, without_archive
from dossier.prose.citations import PrintedDate, same_address

ROLES = ("published", "accessed", "archived", "updated")
_SPACES = regex(r"\s+")
#: What programs leave where they found no date. It is no "n.d.", which somebody has looked at.
_LEFT_BY_PROGRAM = regex(r"[(\[]\s{0,3}(null|undefined|NaN|invalid date)\s{0,3}[)\]]", re.IGNORECASE)
_BARE_SITE = regex(r"[^/?#]*")  #: an address without path: a site's front page, which is no single work


class CitedDate(NamedTuple):
    """A date that a citation gives, and what it is the date of."""

    role: str  #: one of ROLES
    text: str  #: as printed; of a field, its EDTF
    edtf: str | None  #: None where no calendar date can be read
    place: Place
    at: str  #: footnote 4, or the field: "published"
    problem: str | None = None  #: impossible, malformed, ambiguous
    alternatives: tuple[str, ...] = ()  #: EDTF: what an ambiguous date may also mean

    @property
    def days(self) -> tuple[Day | None, Day | None] | None:
        """First and last day it can mean at its widest, None for an open end; None where it is unreadable."""
        return widest(self.alternatives or ((self.edtf,) if self.edtf else ()))


class Cited(NamedTuple):
    """One citation of a work."""

    record: Record[Head]
    note: Note | None  #: None: the source's own head
    at: str  #: footnote 4; title
    place: Place
    authors: tuple[str, ...]
    title: str | None
    outlet: str | None
    url: str | None
    undated: bool  #: it says that the work bears no date
    dates: tuple[CitedDate, ...]

    def date(self, role: str) -> CitedDate | None:
        for date in self.dates:
            if date.role == role:
                return date
        return None

    @property
    def printed(self) -> str:
        """What a message calls it: "Footnote 4", "Our record"."""
        return f"Footnote {self.note.label}" if self.note else "Our record"

    def says(self, date: CitedDate) -> str:
        """A date as a message says it: "Footnote 4 prints 'May 1, 2027'", "'accessed' is 2026-11-20"."""
        return f"{self.printed} prints '{date.text}'" if self.note else f"'{date.role}' is {date.text}"

    def locate(self, date: CitedDate, message: str = "") -> Location:
        """The location of one of its dates."""
        return locate(self.record, date.at, date.place, message)

    def url_place(self) -> Place:
        """Where its address stands."""
        if self.note is None:
            return self.record.place("url")
        return _find(self.note, self.url or "")


@lru_cache(maxsize=65536)
def widest(texts: tuple[str, ...]) -> tuple[Day | None, Day | None] | None:
    """The first and last day that any of several EDTF dates can mean; None where none can be read."""
    spans = []
    for text in texts:
        try:
            spans.append(dates.possible_days(dates.parse(text)))
        except DateError:
            continue
    if not spans:
        return None
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    return (
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )


def is_document(record: Record[Head]) -> bool:
    """Whether its footnotes are a document's, whose text we hold; those of any other record are ours."""
    return isinstance(record.head, SourceHead) and record.head.text != "none"


def is_english(record: Record[Head]) -> bool:
    """Whether rules that read English may read its words; a record that names no language is English."""
    language = record.head.language if isinstance(record.head, SourceHead) else ""
    return language.partition("-")[0] in ("", "en")


def copy_fault(record: Record[Head]) -> Fault:
    """The fault of what copying can cause in a document: the copy's, until it is compared with the page."""
    return Fault.SOURCE if is_compared(record) else Fault.COPY


def is_compared(record: Record[Head]) -> bool:
    """Whether our copy was compared with the page, so that what it prints is the document's own."""
    head = record.head
    if not isinstance(head, SourceHead):
        return False
    return bool(head.capture and head.capture.compared) or bool(head.review and head.review.against == "page")


def citations_of(record: Record[Head]) -> Iterator[Cited]:
    """The citations that a record prints, its own head first where it is a source.

    Footnotes in another language than English are there, without dates: those would be misread.
    """
    if isinstance(record.head, SourceHead):
        yield _of_head(cast("Record[SourceHead]", record))
    for note in record.body.notes:
        yield _of_note(record, note)


def _of_head(record: Record[SourceHead]) -> Cited:
    head = record.head
    values = {
        "published": head.published.value if head.published else "",
        "accessed": head.accessed,
        "archived": head.archived,
        "updated": head.updated,
    }
    return Cited(
        record=record,
        note=None,
        at="title",
        place=record.place("title"),
        authors=tuple(author.value for author in head.authors or () if author.value),
        title=record.title,
        outlet=head.publisher.value if head.publisher else None,
        url=head.url or None,
        undated=False,
        dates=tuple(
            CitedDate(role, value, value, record.place(role), role) for role, value in values.items() if value
        )
        + _stamped(record, head),
    )


def _stamped(record: Record[Head], head: SourceHead) -> tuple[CitedDate, ...]:
    """The day in the address of an archive's copy, where no other is said to be that of archiving."""
    day = archive_date(head.archive_url) if head.archive_url and not head.archived else None
    if day is None:
        return ()
    place = record.place("archive_url")
    stamp = day.replace("-", "")
    begin = place.text.find(stamp)
    where = place if begin < 0 else Place(place.line, place.column + begin, stamp)
    return (CitedDate("archived", where.text, day, where, "archive_url"),)


def _of_note(record: Record[Head], note: Note) -> Cited:
    citation, at = note.citation, f"footnote {note.label}"
    places = {date.start: place for date, place in zip(citation.dates, note.date_places, strict=True)}
    printed = {role: getattr(citation, role) if is_english(record) else None for role in ROLES}
    left = _LEFT_BY_PROGRAM.search(note.phrase.text) if citation.undated and is_english(record) else None
    if left:
        printed["published"] = PrintedDate(left.start(1), left.end(1), left[1], None, "malformed")
    return Cited(
        record=record,
        note=note,
        at=at,
        place=note.text_place,
        authors=citation.authors,
        title=citation.title,
        outlet=citation.outlet,
        url=citation.url,
        undated=citation.undated and not left,
        dates=tuple(
            CitedDate(
                role=role,
                text=date.text,
                edtf=date.edtf,
                place=places.get(date.start) or _find(note, date.text),
                at=at,
                problem=date.problem,
                alternatives=date.alternatives,
            )
            for role, date in printed.items()
            if date is not None
        ),
    )


def _find(note: Note, words: str) -> Place:
    """The place of words in the first line of a note; where they are not there, that of the note's words."""
    line = note.text_place.text
    found = line.find(words) if words else -1
    if found < 0:
        return note.text_place
    return Place(note.text_place.line, note.text_place.column + found, words)


# -- one work, many citations ------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def address_of(url: str | None) -> str:
    """The form in which two addresses of one work are equal; "" for none, or a whole site's."""
    address = printed_address(url)
    return "" if _BARE_SITE.fullmatch(address) else address


@lru_cache(maxsize=65536)
def printed_address(url: str | None) -> str:
    """The form in which two addresses are equal, a whole site's too; "" for none."""
    return same_address(without_archive(url)) if url else ""


def group_by_work(cited: Iterable[Cited]) -> tuple[tuple[Cited, ...], ...]:
    """The citations of each work, the head of its own record first: same record, same address, or same words.

    A document's footnote leads to the record that its `cites` names for it. Linear in the citations.
    """
    named = {}
    groups: dict[str, list[Cited]] = {}
    merged: dict[str, str] = {}

    def root(key: str) -> str:
        while merged.get(key, key) != key:
            merged[key] = merged.get(merged[key], merged[key])
            key = merged[key]
        return key

    ordered = list(cited)
    records = {each.record.id for each in ordered if each.note is None}
    for each in ordered:
        if each.note is None and isinstance(each.record.head, SourceHead):
            for work in each.record.head.cites:
                if work.footnote and work.work in records:
                    named[each.record.id, work.footnote] = work.work
    for number, each in enumerate(ordered):
        keys = [root(key) for key in _keys(each, named)] or [f"alone:{number}"]
        first = keys[0]
        for key in keys[1:]:
            if key != first:
                merged[key] = first
                groups.setdefault(first, []).extend(groups.pop(key, []))
        groups.setdefault(first, []).append(each)
    order = {id(each): number for number, each in enumerate(ordered)}
    return tuple(
        tuple(sorted(group, key=lambda each: (each.note is not None, order[id(each)])))
        for group in groups.values()
    )


def _keys(cited: Cited, named: dict[tuple[str, str], str]) -> list[str]:
    keys = []
    if cited.note is None:
        keys.append(f"record:{cited.record.id}")
    elif (work := named.get((cited.record.id, cited.note.label))) is not None:
        keys.append(f"record:{work}")
    if address := address_of(cited.url):
        keys.append(f"address:{address}")
    elif cited.note is not None and cited.title and not cited.note.citation.short:
        keys.append(f"words:{_SPACES.sub(' ', cited.note.phrase.text).casefold()}")
    return keys
