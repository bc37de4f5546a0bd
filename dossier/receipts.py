"""Receipts: what was verified against the private captures, kept in content/captures.lock.json.

A public clone has no capture. `verify` reads those that exist and writes down, for every text checked, where it
stands and a hash of its words; `check` and `build` read nothing else, so that they report the same everywhere.
A receipt tells no more of a text than is published anyway: prefix and suffix stand in a selector only where
the words alone occur more than once, and nothing of a withheld paragraph is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dossier.fields import Assertion
from dossier.heads import Head, SourceHead
from dossier.model import Place, Record
from dossier.prose.likeness import normal

LOCK = "captures.lock.json"
VERSION = 2
TEXT_RULES = "3"  #: changes when the rules that read captures would find something else


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text of ours that claims to be words of a source."""

    record: str  #: where we print it
    at: str  #: assertions[2].quote, ¶7, footnote 4, title
    words: str
    source: str
    paragraphs: tuple[int, ...]  #: where it must stand; (): anywhere
    place: Place

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.record, self.at, digest(self.words))


@dataclass(frozen=True, slots=True)
class Checked:
    """The result for one text. result: verbatim, elsewhere, near, absent."""

    record: str
    at: str
    sha256: str  #: of the words as normalised
    result: str
    paragraph: int = 0  #: where the words, or the nearest, stand; 0: nowhere
    exact: str = ""  #: the passage as the capture has it: W3C TextQuoteSelector
    prefix: str = ""
    suffix: str = ""
    start: int = -1  #: W3C TextPositionSelector: code points of the capture, CRLF as LF
    end: int = -1

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.record, self.at, self.sha256)


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place in a capture. start, end: code points of the capture, CRLF as LF."""

    paragraph: int
    line: int  #: of the capture, from 1
    start: int
    end: int
    text: str  #: the words there, a few of them
    message: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a rule saw in a capture."""

    rule: str
    at: KeptPlace
    message: str
    against: tuple[KeptPlace, ...] = ()
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: value and reasons


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that is kept of one capture."""

    source: str
    capture: str  #: the file's name
    sha256: str  #: of its bytes
    text_rules: str
    paragraphs: int
    marks: tuple[str, ...]  #: labels of the footnote marks in its text
    definitions: tuple[str, ...]
    checked: tuple[Checked, ...]
    particulars: Mapping[str, Mapping[str, tuple[str, ...]]]  #: ¶ → figures, dates, names
    sightings: tuple[Kept, ...]  #: by the rules that read texts
    words: int  #: of the capture
    published_words: int  #: of those, how many our pages and receipts print


def digest(words: str) -> str:
    """The hash by which words are known to be the same: SHA-256 of them as normalised."""
    return hashlib.sha256(normal(words).text.encode()).hexdigest()


def wanted_texts(records: Iterator[Record[Head]] | tuple[Record[Head], ...]) -> Iterator[Wanted]:
    """Every text that claims to be a source's own words, in the order of the records."""
    for record in records:
        if isinstance(record.head, SourceHead):
            yield from _of_source(cast("Record[SourceHead]", record))
        for quotation in record.body.quotations:
            yield Wanted(
                record.id,
                quotation.at,
                quotation.text,
                quotation.source,
                quotation.paragraphs,
                quotation.place,
            )


def _of_source(source: Record[SourceHead]) -> Iterator[Wanted]:
    head = source.head

    def wanted(path: str, words: str, paragraphs: tuple[int, ...] = ()) -> Wanted:
        return Wanted(source.id, path, words, source.id, paragraphs, source.place(path))

    if head.text == "none":
        return
    if head.title.value and not head.title.known_from:
        yield wanted("title", head.title.value)
    for number, assertion in enumerate(head.assertions, 1):
        for path, words in _of_assertion(assertion):
            yield wanted(f"assertions[{number}].{path}", words, assertion.at)
    for note in source.body.notes:
        yield Wanted(
            source.id, f"footnote {note.label}", note.text_place.text, source.id, (), note.text_place
        )


def _of_assertion(assertion: Assertion) -> Iterator[tuple[str, str]]:
    if assertion.quote:
        yield "quote", assertion.quote.text
    if assertion.hedge:
        yield "hedge", assertion.hedge.word
    if assertion.value:
        yield "value", assertion.value


# ---- the file -------------------------------------------------------------------------------------


class ReceiptsUnreadable(ValueError):
    """The lock file is damaged; the message says how."""


def read_receipts(content: Path) -> Mapping[str, Receipt]:
    """Receipts by source id; none where there is no file. Raises ReceiptsUnreadable for a damaged one."""
    try:
        data = (content / LOCK).read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReceiptsUnreadable(f"cannot be read: {error.strerror or error}") from error
    try:
        lock = json.loads(data)
        if lock["version"] != VERSION:
            raise ReceiptsUnreadable(f"is of version {lock['version']}; this engine writes {VERSION}")
        return {source: _receipt(source, entry) for source, entry in lock["captures"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, ReceiptsUnreadable):
            raise
        raise ReceiptsUnreadable("is no lock file of ours; `verify` writes a new one") from error


def _receipt(source: str, entry: Mapping[str, Any]) -> Receipt:
    return Receipt(
        source=source,
        capture=str(entry["capture"]),
        sha256=str(entry["sha256"]),
        text_rules=str(entry["text_rules"]),
        paragraphs=int(entry["paragraphs"]),
        marks=tuple(map(str, entry["footnotes"]["marks"])),
        definitions=tuple(map(str, entry["footnotes"]["definitions"])),
        checked=tuple(_checked(item) for item in entry["checked"]),
        particulars={
            paragraph: {kind: tuple(words) for kind, words in kinds.items()}
            for paragraph, kinds in entry["particulars"].items()
        },
        sightings=tuple(map(_kept, entry["sightings"])),
        words=int(entry["words"]),
        published_words=int(entry["published_words"]),
    )


def _checked(item: Mapping[str, Any]) -> Checked:
    quote, position = {}, {}
    for selector in item.get("selectors", ()):
        if selector["type"] == "TextQuoteSelector":
            quote = selector
        else:
            position = selector
    return Checked(
        record=str(item["record"]),
        at=str(item["at"]),
        sha256=str(item["sha256"]),
        result=str(item["result"]),
        paragraph=int(item.get("paragraph", 0)),
        exact=str(quote.get("exact", "")),
        prefix=str(quote.get("prefix", "")),
        suffix=str(quote.get("suffix", "")),
        start=int(position.get("start", -1)),
        end=int(position.get("end", -1)),
    )


def _kept(item: Mapping[str, Any]) -> Kept:
    return Kept(
        rule=str(item["rule"]),
        at=_kept_place(item["at"]),
        message=str(item["message"]),
        against=tuple(map(_kept_place, item.get("against", ()))),
        suggestions=tuple(
            (str(value), tuple(map(str, reasons))) for value, reasons in item.get("suggestions", ())
        ),
    )


def _kept_place(item: Mapping[str, Any]) -> KeptPlace:
    return KeptPlace(
        paragraph=int(item["paragraph"]),
        line=int(item["line"]),
        start=int(item["start"]),
        end=int(item["end"]),
        text=str(item["text"]),
        message=str(item.get("message", "")),
    )


def lock_text(receipts: Mapping[str, Receipt]) -> str:
    """The lock file's text: sorted, an entry a line where it can be, so that its changes read well."""
    captures = {source: _entry(receipts[source]) for source in sorted(receipts)}
    lock = {"version": VERSION, "captures": captures}
    return json.dumps(lock, ensure_ascii=False, indent=1) + "\n"


def _entry(receipt: Receipt) -> dict[str, Any]:
    return {
        "capture": receipt.capture,
        "sha256": receipt.sha256,
        "text_rules": receipt.text_rules,
        "paragraphs": receipt.paragraphs,
        "words": receipt.words,
        "published_words": receipt.published_words,
        "footnotes": {"marks": list(receipt.marks), "definitions": list(receipt.definitions)},
        "checked": [_item(checked) for checked in receipt.checked],
        "sightings": [_kept_item(kept) for kept in receipt.sightings],
        "particulars": {
            paragraph: {kind: list(words) for kind, words in kinds.items()}
            for paragraph, kinds in receipt.particulars.items()
        },
    }


def _item(checked: Checked) -> dict[str, Any]:
    item: dict[str, Any] = {
        "record": checked.record,
        "at": checked.at,
        "sha256": checked.sha256,
        "result": checked.result,
    }
    if checked.paragraph:
        item["paragraph"] = checked.paragraph
    if checked.exact:
        quote = {"type": "TextQuoteSelector", "exact": checked.exact}
        quote |= {
            key: words for key, words in (("prefix", checked.prefix), ("suffix", checked.suffix)) if words
        }
        item["selectors"] = [
            quote,
            {"type": "TextPositionSelector", "start": checked.start, "end": checked.end},
        ]
    return item


def _kept_item(kept: Kept) -> dict[str, Any]:
    item: dict[str, Any] = {"rule": kept.rule, "at": _place_item(kept.at), "message": kept.message}
    if kept.against:
        item["against"] = [_place_item(place) for place in kept.against]
    if kept.suggestions:
        item["suggestions"] = [[value, list(reasons)] for value, reasons in kept.suggestions]
    return item


def _place_item(place: KeptPlace) -> dict[str, Any]:
    item: dict[str, Any] = {
        "paragraph": place.paragraph,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }
    return item | ({"message": place.message} if place.message else {})
