"""A link, citation or footnote mark cannot be read

Holds for a citation without an id, for brackets that open a link and are not closed, for a bar in a link
inside a table that is not written `\\|`, and for a footnote's mark in a field of the front matter. The
words stay on the page as they are written. Silent about brackets that are ordinary brackets.

Fix: a link is `[[id]]` or `[[id|words]]`, a citation `[@id, ¶7]`, two joined `[@a, ¶7; @b, ¶2]`.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += sum(len(record.links) + len(record.references) for record in corpus.all_records)
    yield from mistakes_of(corpus, "link-malformed")
