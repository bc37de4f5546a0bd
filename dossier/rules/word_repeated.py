"""A word stands twice

Holds when a small word of English is printed twice in a row ("the the", "of of"), and when the name of a people
or a language comes back before its noun ("a Norwegian Lutheran Norwegian society"). Silent about words that may be
doubled ("had had", "that that", "very very"), over the end of a sentence, with any mark between, about names
that double a word (Walla Walla), in verses and lists, and in other languages.

Read: a word may be one too many, or another may have been meant.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_TWICE = regex(r"(?<![\w’'.-])(the|a|an|of|and|or|to|with|from|at|by|their|its|our) \1 (?=[a-z])")
#: Of a people or a language; a place may come back: "the Paris Match Paris office".
_ROUND = regex(
    r"\b(?:[Aa]n?|[Tt]he) ([A-Z][a-z]{1,20}(?:an|ish|ese|ch|i|ic|al)) "
    r"(?:[A-Z][\w’'-]{1,30} ){1,2}(?P<again>\1) [a-z]{3,}"
)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if text.language.startswith("en"):
        for paragraph in text.paragraphs:
            for found in _TWICE.finditer(paragraph.text):
                sight = Sight(paragraph.number, found.start(), found.end() - 1)
                yield Sighting(sight, f"'{found[1]}' stands twice in a row")
            for found in _ROUND.finditer(paragraph.text):
                sight = Sight(paragraph.number, found.start("again"), found.end("again"))
                yield Sighting(sight, f"'{found[1]}' stands twice before one noun")


check = checks_texts(read_text, english=True)
