"""Markup that is not set as it is written

Holds for raw HTML, for addresses that run a program or lead out of a folder, for pictures from elsewhere,
for characters that turn the direction of the text round them, so that it reads other than it is, and, as a
warning, for characters that do not show and for a list, table or heading inside a footnote. Raw HTML is shown
as text; nothing of it reaches the page as markup. Silent about the sign < in running text and in code.

Fix: write Markdown; a sign such as < is written `\\<`, an address begins with https:// or http://.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += len(corpus.all_records)
    yield from mistakes_of(corpus, "unsafe-markup")
