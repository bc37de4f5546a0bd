"""An event is told as past and is later than the document

Holds when a clause in the past tense gives a date, to the day, or with "in" to the month or year ("in May
2015", "in 2015"), and that is later than the latest date of the document itself. Silent where the clause or
its sentence looks ahead (will, plans, until, scheduled, expected, if), about what was said to be on a day to
come, in quotation marks, in footnotes, about dates without a year, and about days when a page was read, changed
or put up. With no date of the document nothing is compared.

Read: the document may have been changed since it was dated, or the date is printed otherwise than meant.
"""

from collections.abc import Iterator

from dossier.comparison.repairs import Evidence, readings
from dossier.comparison.texts import checks_texts
from dossier.comparison.told_dates import told_after
from dossier.dates import Day, iso
from dossier.findings import Fault, Severity
from dossier.prose.dates import DateSpan
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    dated = text.updated or text.published
    last = dated.latest if dated else None
    if last is None or not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for span in told_after(paragraph.text, last):
            yield _sighting(text, paragraph, span, last)


def _sighting(text: DocumentText, paragraph: TextParagraph, span: DateSpan, last: Day) -> Sighting:
    known = f", known from {text.known_from}" if text.known_from and not text.updated else ""
    message = f"'{span.text}' is later than the document's date, {iso(last)}{known}, and told as past"
    offered = readings(span.edtf or "", span.text, Evidence(latest=last))
    fits = tuple((each.value, each.reasons) for each in offered)
    return Sighting(Sight(paragraph.number, span.start, span.end), message, suggestions=fits)


check = checks_texts(read_text)
