"""An event is told as past and is later than the document

Holds when a sentence in the past tense gives a full date, and that day is later than the latest date of the
document itself. Silent where the sentence looks ahead (will, plans, until, scheduled, expected), in quotation
marks, in footnotes, about dates without a year, and about days when a page was read, changed or put up. With
no date of the document nothing is compared.

Read: the document may have been changed since it was dated, or the date is printed otherwise than meant.
"""

import re
from collections.abc import Iterator

from dossier.comparison.repairs import Evidence, readings
from dossier.comparison.texts import checks_texts
from dossier.dates import Day, iso
from dossier.findings import Fault, Severity
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences
from dossier.prose.tenses import tells_past

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_NOTE = re.compile(r"(?:\[\w{1,4}\]|\d{1,3}[.)]|[*†‡^¹²³⁰-⁹])\s?")
_YEAR = re.compile(r"\b\d{4}\b")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    dated = text.updated or text.published
    last = dated.latest if dated else None
    if last is None or not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        if _YEAR.search(paragraph.text) and not _NOTE.match(paragraph.text):
            for span in read_dates(paragraph.text):
                day = span.earliest if span.earliest == span.latest and not span.alternatives else None
                if day and day > last and span.kind == "absolute" and _is_told(paragraph, span):
                    yield _sighting(text, paragraph, span, last)


def _is_told(paragraph: TextParagraph, span: DateSpan) -> bool:
    """Whether the sentence of a date is one that tells of the past, in the document's own voice."""
    words = paragraph.text
    start, end = next(((a, b) for a, b in sentences(words) if a <= span.start < b), (0, 0))
    before, after = words[start : span.start], words[span.end : end]
    if not after.rstrip("”’\"')").endswith((".", "!", "…")) or any(
        a < span.start < b for a, b in quoted(words)
    ):
        return False
    return tells_past(before, after)


def _sighting(text: DocumentText, paragraph: TextParagraph, span: DateSpan, last: Day) -> Sighting:
    known = f", known from {text.known_from}" if text.known_from and not text.updated else ""
    message = f"'{span.text}' is later than the document's date, {iso(last)}{known}, and told as past"
    offered = readings(span.edtf or "", span.text, Evidence(latest=last))
    fits = tuple((each.value, each.reasons) for each in offered)
    return Sighting(Sight(paragraph.number, span.start, span.end), message, suggestions=fits)


check = checks_texts(read_text)
