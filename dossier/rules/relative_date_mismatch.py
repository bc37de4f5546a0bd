"""A relative word and a date do not meet

Holds when an amount of time or a relative word misses the date that stands with it by more than its own
precision: "seven weeks since" an event whose day the document names, "last month, on 3 March", "two years
after" one year and in another. What is measured from the document is measured from its publication as
printed; where it fits the first publication, that date is offered first. Silent inside quotation marks, in
past narrative, about "a few" and "several", comparisons ("than last year"), and dates that are not the
event's own.

Read: a text that is published again keeps the words of its first day.
"""

from collections.abc import Iterator

from dossier.comparison.relative_dates import Miss, misses
from dossier.comparison.texts import checks_texts
from dossier.dates import PartialDate
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if text.language.startswith("en"):
        yield from (_sighting(text, miss) for miss in misses(text))


def _sighting(text: DocumentText, miss: Miss) -> Sighting:
    message = f"'{miss.phrase}': {miss.says}"
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if miss.from_document:
        message += f", {_dated(text)}"
    if miss.fits_first and text.first_published:
        first = text.first_published.text
        message += f"; it fits the first publication, {first}"
        suggestions = ((first, ("the first publication, which the words fit",)),)
    against = tuple(
        Sight(sight.paragraph, sight.start, sight.end, "the date that stands with it") for sight in miss.dates
    )
    return Sighting(miss.at, message, against, suggestions)


def _dated(text: DocumentText) -> str:
    published: PartialDate | None = text.published
    assert published is not None
    known = f", known from {text.known_from}" if text.known_from else ""
    return f"{published.text}{known}"


check = checks_texts(read_text)
