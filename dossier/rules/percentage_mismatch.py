"""A percentage is not that of its figures

Holds when a document prints a part, a whole and the percentage that the one is of the other, or a change from
one figure to another and its percentage ("up 33% from $123 million"), and the three do not agree within
rounding. Silent where any of them is about, over or nearly, where the part is larger than the whole, where the
percentage is that of the rest, and where the two figures are of other sizes or currencies.

Read: one of the three figures is printed otherwise than meant, or the percentage is counted from another.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.percentages import HINT, read_percentages

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for found in read_percentages(paragraph.text):
            if not found.agrees:
                first, second, share = (paragraph.text[a:b] for a, b in (*found.figures, found.share))
                told = f"'{first}' and '{second}' make {found.makes:.1f} percent"
                against = tuple(Sight(paragraph.number, *span) for span in found.figures)
                message = f"{told}; '{share}' is printed"
                yield Sighting(Sight(paragraph.number, *found.share), message, against)


check = checks_texts(read_text, english=True)
check_record = checks_ours(read_text, HINT)
