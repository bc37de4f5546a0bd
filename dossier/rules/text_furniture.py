"""Parts of the page stand in the text

Holds when lines of our copy belong to the page and not to the document: calls to share, subscribe, donate or
comment, notes on cookies and required fields, lists of what else to read. One finding a document, at the
first of them, with the number of paragraphs. Silent about sentences of the document that use the same words,
about the author's note and credits, about what `omits` leaves out already, and about what is withheld.

Fix: compare the copy with its page; until then `omits` keeps these paragraphs out of what is rendered.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.furniture import is_furniture

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY
WORK = True

SHOWN = 3  #: words that are enough to find it


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    shown = (paragraph for paragraph in text.paragraphs if paragraph.number not in text.omitted)
    found = [paragraph for paragraph in shown if is_furniture(paragraph.text)]
    if found:
        first = found[0]
        end = len(" ".join(first.text.split(" ")[:SHOWN]))
        places = ", ".join(f"¶{paragraph.number}" for paragraph in found[:20])
        message = f"{len(found)} of {len(text.paragraphs)} paragraphs belong to the page: {places}"
        yield Sighting(Sight(first.number, 0, end), message)


check = checks_texts(read_text, english=True)
