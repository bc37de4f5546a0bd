"""The parts do not make the sum

Holds when a document prints a figure and, after a colon, dash or bracket, the parts that it is made of, and they do
not add up; or parts and, after them, what they are in all; or parts "of them" that
are more than the whole. In a text of ours it is ours to mend. Silent where a figure is about, over or nearly,
where the parts are introduced as some of the whole ("including"), and where they lie so far off that they
count something else.

Read: one of the figures is printed otherwise than meant, or a part is left out.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.sums import HINT, read_sums

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for found in read_sums(paragraph.text):
            message = f"the parts make {found.makes.normalize():,f}; '{paragraph.text[slice(*found.whole)]}' is printed"
            against = tuple(Sight(paragraph.number, *part, "a part") for part in found.parts)
            yield Sighting(Sight(paragraph.number, *found.whole), message, against)


check = checks_texts(read_text, english=True)
check_record = checks_ours(read_text, HINT)
