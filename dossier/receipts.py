"""Receipts: what was verified against the private captures, kept in content/captures.lock.json.

A public clone has no capture. `verify` reads those that exist and writes down, for every text checked, where it
stands and a hash of its words; `check` and `build` read nothing else, so that they report the same everywhere.
A receipt tells no more of a text than is published anyway: prefix and suffix stand in a selector only where
the words alone occur more than once, and nothing of a withheld paragraph is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from dossier.fields import Assertion
from dossier.heads import Head, SourceHead
from dossier.model import Place, Record
from dossier.prose.likeness import normal

TEXT_RULES = "13"  #: changes when the rules that read captures would find something else


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text of ours that claims to be words of a source."""

    record: str  #: where we print it
    at: str  #: assertions[2].quote, ¶7, footnote 4, title
    words: str
    source: str
    paragraphs: tuple[int, ...]  #: where it must stand; (): anywhere
    place: Place
    written: str = ""  #: of a footnote, its line with what reads as markup: a document may print an asterisk

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
    line: int = 0  #: of the capture, from 1; 0 where nothing was found

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
    note: str = ""  #: the label of the footnote that it lies in or leads to

    @property
    def place(self) -> str:
        """As findings name it: ¶7, footnote 4."""
        return f"footnote {self.note}" if self.note else f"¶{self.paragraph}"


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

    def find(self, at: str, text: str) -> tuple[int, int, int] | None:
        """Line, start and end in the capture of words that stand in a transcribed footnote of the source."""
        for each in self.checked:
            if each.record == self.source and each.at == at and each.line and each.result == "verbatim":
                begin = each.exact.find(text) if text else -1
                if begin >= 0:
                    return each.line, each.start + begin, each.start + begin + len(text)
        return None


def digest(words: str) -> str:
    """The hash by which words are known to be the same: SHA-256 of them as normalised."""
    return hashlib.sha256(normal(words).text.encode()).hexdigest()


def wanted_texts(records: Iterable[Record[Head]]) -> Iterator[Wanted]:
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
            source.id,
            f"footnote {note.label}",
            note.words,
            source.id,
            (),
            note.text_place,
            note.text_place.text,
        )


def _of_assertion(assertion: Assertion) -> Iterator[tuple[str, str]]:
    if assertion.quote:
        yield "quote", assertion.quote.text
    if assertion.hedge:
        yield "hedge", assertion.hedge.word
    if assertion.value:
        yield "value", assertion.value
