"""Two units, two measures

Holds when a measure stands in two units, one in brackets, and one does not make the other: by more than a
tenth and more than rounding explains. Silent about tons, which are three units, about money, and about
changes of temperature.

Read: one of the two figures, or one of the two units, is printed otherwise than meant.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.measures import HINT, read_twice

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    for paragraph in text.paragraphs:
        for twice in read_twice(paragraph.text):
            if not twice.agrees:
                printed = paragraph.text[twice.start : twice.end]
                message = f"'{printed}': the first makes {twice.makes:,.4g} {twice.unit}"
                yield Sighting(Sight(paragraph.number, twice.start, twice.end), message)


check = checks_texts(read_text)
check_record = checks_ours(read_text, HINT)
