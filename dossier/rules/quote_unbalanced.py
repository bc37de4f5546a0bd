"""A quotation is opened and not closed

Holds when a mark that opens a quotation has no counterpart in its paragraph, and the text goes on without
one; and when another opens before it is closed. Marks are read as they stand, curly or straight, double or
single. Silent where the next paragraph begins
with a mark again, as it does in a quotation of several paragraphs, where a later one closes it, where the
paragraph breaks off with dots, about apostrophes, inches, code, and marks that can be read either way.

Read: where the quoted words end is not printed; what follows may be the speaker's words or the document's.
"""

from collections.abc import Iterator, Sequence

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph
from dossier.prose.quote_marks import OpenMarks, open_marks, open_single

GROUP = "Quotations"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

AHEAD = 12  #: paragraphs in which a quotation may still be closed or taken up again
NEAR, VERSE = 2, 20  #: … the latter, with a caption between; words of a line that may end without a stop
SHOWN = 4  #: words of the quotation that are enough to find it


def read_text(text: DocumentText) -> Iterator[Sighting]:
    marks = [open_marks(paragraph.text) for paragraph in text.paragraphs]
    for number, paragraph in enumerate(text.paragraphs):
        opened = marks[number].opened
        if opened and marks[number].sure and not _goes_on(paragraph, marks, number):
            yield _sighting(paragraph, opened[0])
        elif not opened and text.language.startswith("en"):
            single = open_single(paragraph.text)
            if single is not None and not _taken_up(marks, number):
                yield _sighting(paragraph, single)


def _goes_on(paragraph: TextParagraph, marks: Sequence[OpenMarks], number: int) -> bool:
    """Whether the quotation may reach over the end of its paragraph."""
    if marks[number].reopened:
        return False
    if paragraph.text.endswith(("…", "...", "…]", "...]", ":", ",", ";", "-", "–", "—")):
        return True
    if paragraph.text[-1:].isalnum() and len(paragraph.text.split()) <= VERSE:  # a verse, a headline
        return True
    return _taken_up(marks, number)


def _taken_up(marks: Sequence[OpenMarks], number: int) -> bool:
    """Whether one of the next paragraphs begins with a mark, or the first with any mark closes the quotation."""
    for ahead, following in enumerate(marks[number + 1 : number + 1 + AHEAD]):
        if following.closes or following.unread or (following.begins and ahead < NEAR):
            return True
        if following.count:
            return False
    return False


def _sighting(paragraph: TextParagraph, start: int) -> Sighting:
    end = start
    for _ in range(SHOWN):
        end = paragraph.text.find(" ", end + 1) if end >= 0 else end
    end = end if end > start else len(paragraph.text)
    message = f"¶{paragraph.number} opens a quotation that is not closed"
    return Sighting(Sight(paragraph.number, start, end), message)


check = checks_texts(read_text, english=True)
