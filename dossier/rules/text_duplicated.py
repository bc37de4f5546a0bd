"""A paragraph stands twice

Holds when a paragraph of at least four words stands a second time in a document, word for word, case and
punctuation aside: a caption, a headline, a passage that was copied twice. The first place is named with it.
Silent about shorter lines, credits in brackets, and navigation that repeats by nature.

Read: pages that show a text twice, once for small screens, are often copied so.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY

FEWEST = 4  #: words

_WORD = regex(r"\w+")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    first: dict[tuple[str, ...], Sight] = {}
    for paragraph in text.paragraphs:
        found = list(_WORD.finditer(paragraph.text))
        words = tuple(match.group().casefold() for match in found)
        if len(words) < FEWEST or paragraph.text.startswith(("(", "[")):
            continue
        here = Sight(paragraph.number, 0, found[FEWEST - 1].end())  # enough to find it; no more is printed
        if words in first:
            before = first[words]
            message = f"¶{paragraph.number} repeats ¶{before.paragraph} word for word"
            yield Sighting(
                here, message, (Sight(before.paragraph, before.start, before.end, "stands first"),)
            )
        else:
            first[words] = here


check = checks_texts(read_text)
