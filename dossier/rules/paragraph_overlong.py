"""A paragraph is so long that its breaks may be lost

Holds when a paragraph has at least 400 words and three times as many as the document's middle one, or a
document of 400 words and more is a single paragraph. One finding a document, at the first of them. Silent
about documents whose paragraphs are long throughout, and about lists, tables and code.

Fix: compare the copy with its page and put the breaks back; locators of that paragraph then change.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.sentences import sentences

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY
WORK = True

LONG = 400  #: words
TIMES = 3  #: the middle paragraph
PROSE = 25  #: words of a paragraph that counts for the middle one: shorter ones are headlines and captions
SHOWN = 3  #: words that are enough to find it


def read_text(text: DocumentText) -> Iterator[Sighting]:
    lengths = [len(paragraph.text.split()) for paragraph in text.paragraphs]
    if max(lengths, default=0) < LONG:
        return
    from statistics import median  # brings much along, and few texts need it

    prose = [length for length in lengths if length >= PROSE]
    long = [
        (paragraph, length)
        for paragraph, length in zip(text.paragraphs, lengths, strict=True)
        if length >= LONG and (len(prose) == 1 or length >= TIMES * median(_others(prose, length)))
        if _is_prose(paragraph.text, length)
    ]
    if long:
        first, length = long[0]
        others = f"; so are {len(long) - 1} more" if len(long) > 1 else ""
        message = f"¶{first.number} has {length} words, far more than the document's other paragraphs{others}"
        end = len(" ".join(first.text.split(" ")[:SHOWN]))
        yield Sighting(Sight(first.number, 0, end), message)


def _is_prose(words: str, length: int) -> bool:
    """Whether sentences make it up: a list or a table has hardly any, or very short ones."""
    return 8 <= length / len(sentences(words)) <= 45 and sum(map(words.count, "|=_/{}<>*#")) * 50 < length


def _others(lengths: list[int], one: int) -> list[int]:
    rest = list(lengths)
    rest.remove(one)
    return rest


check = checks_texts(read_text)
