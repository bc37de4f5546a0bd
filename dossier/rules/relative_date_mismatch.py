"""A relative word and a date do not meet

Holds when an amount of time or a relative word misses the date that stands with it by more than its own
precision: "seven weeks since" an event whose day the document names, "last month, on 3 March", "two years
after" one year and in another, "said Thursday" of words that another record dates. What is measured from the
document is measured from its publication as printed; where it fits the first publication, that date is
offered first, and relative words without a date are told as well. Silent inside quotation marks, in past
narrative, about "a few" and "several", comparisons ("than last year"), dates that are not the event's own,
and where one of several works or statements fits.

Read: a text that is published again keeps the words of its first day.
"""

from collections.abc import Iterator
from dataclasses import replace

from dossier.comparison.first_day import words_of_first_day
from dossier.comparison.relative_dates import Miss, misses
from dossier.comparison.texts import checks_texts
from dossier.comparison.told_days import told_misses
from dossier.dates import PartialDate
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sighting

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    found = [*misses(text), *told_misses(text)]
    yield from (_sighting(text, miss) for miss in (*found, *words_of_first_day(text, found)))


def _sighting(text: DocumentText, miss: Miss) -> Sighting:
    message = f"'{miss.phrase}': {miss.says}"
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if miss.from_document:
        message += f", {_dated(text)}"
    if miss.fits_first and text.first_published:
        first = text.first_published.text
        message += f"; it fits the first publication, {first}"
        suggestions = ((first, ("the first publication, which the words fit",)),)
    beside = "the date that stands with it"
    if miss.from_first and text.first_published:
        first, beside = text.first_published.text, "words that fit the first publication"
        message += f"; from the first publication, {first}, it leads to {miss.from_first}"
        suggestions = ((first, (f"the first publication, which '{miss.witness}' fits",)),)
    against = tuple(replace(sight, message=sight.message or beside) for sight in miss.dates)
    return Sighting(miss.at, message, against, suggestions)


def _dated(text: DocumentText) -> str:
    published: PartialDate | None = text.published
    assert published is not None
    known = f", known from {text.known_from}" if text.known_from else ""
    return f"{published.text}{known}"


check = checks_texts(read_text, english=True)
