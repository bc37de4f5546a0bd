"""Dates in a document's running text that no calendar has, or that may be read in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dossier.comparison.figure_orders import FigureOrders
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, Sighting

_SAID = {
    "impossible": "no calendar has that day",
    "malformed": "it is no date as it stands",
    "ambiguous": "it may be {0} or {1}",
    "reversed": "it ends before it begins",
}
_NUMBER = regex(r"[0-9]+")
_DIGIT_IN_WORD = regex(r"\b(?:[01][a-z]{3,}|[A-Z]?[a-z]{2,}[01][a-z]{2,})\b")
_LETTERS = str.maketrans("01", "ol")


def odd_dates(text: DocumentText, problem: str) -> Iterator[Sighting]:
    """The dates of a text with one problem: impossible, malformed, ambiguous or reversed."""
    if not text.language.startswith("en"):
        return
    orders = None
    for paragraph in text.paragraphs:
        for span in read_once(paragraph.text):
            if span.problem != problem or (problem == "malformed" and _is_odd_character(span)):
                continue
            if problem == "ambiguous":
                own = (text.published, text.first_published, text.updated)
                orders = orders or FigureOrders(_all_dates(text), own)
                if not orders.leave_open(span):
                    continue
            at = Sight(paragraph.number, span.start, span.end)
            message = f"¶{paragraph.number} prints '{span.text}'; {said(span)}"
            yield Sighting(at, message, suggestions=orders_of(span))


def _is_odd_character(span: DateSpan) -> bool:
    """Whether nothing is odd but a digit inside a word ("0ctober"), which is told as such wherever it stands."""
    meant = _DIGIT_IN_WORD.sub(lambda word: word[0].translate(_LETTERS), span.text)
    return meant != span.text and not any(other.problem for other in read_once(meant))


def _all_dates(text: DocumentText) -> Iterator[DateSpan]:
    for paragraph in text.paragraphs:
        yield from read_once(paragraph.text)


@lru_cache(maxsize=65536)
def read_once(words: str) -> tuple[DateSpan, ...]:
    """The dates of a text, read once for all four rules."""
    return read_dates(words)


def said(date: DateSpan) -> str:
    """What a message says of a date's problem."""
    readings = _readings(date)
    if date.problem == "ambiguous" and len(readings) < 2:
        return "it has two readings"
    return said_of(date.problem or "", *readings)


def said_of(problem: str, *readings: str) -> str:
    """The same for a problem by its name, with the readings of an ambiguous date."""
    return _SAID[problem].format(*readings)


def orders_of(date: DateSpan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The readings of a date in figures, each with the order that gives it; of any other problem none."""
    return with_orders(date.text, _readings(date)) if date.problem == "ambiguous" else ()


def with_orders(printed: str, readings: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Readings, each with what stands first in it: the day or the month."""
    return tuple((reading, (_order(printed, reading),)) for reading in readings)


def _readings(date: DateSpan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in (date.edtf, *date.alternatives) if each and each[0] != "["))


def _order(printed: str, reading: str) -> str:
    first = _NUMBER.search(printed)
    day_first = first is not None and reading[8:10] == first[0].zfill(2)
    return "the day stands first" if day_first else "the month stands first"
