"""A printed date has a character that does not fit

Holds when a letter or digit stands in a date where none can be ("2O17", "20177", "Februrary 3", "12, October
26"), or a
field of ours that takes a date holds none; and where a program left its own word in the place of a date
("null"). Silent about "n.d.", about partial and vague dates, and about figures that are no date. One
citation printed on many pages is one finding.

A digit may be lost in copying, so in a document the finding lies with our copy until it is compared with
the page.

Read: what the passage and the neighbouring notes are dated. Fix: in a text or field of ours, write the date
that is meant.
"""

from collections.abc import Iterator

from dossier.comparison.date_problems import problem_dates
from dossier.comparison.odd_dates import odd_dates
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity
from dossier.prose.document import DocumentText, Sighting
from dossier.rules import mistakes_of

GROUP = "Citations and dates"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def read_text(text: DocumentText) -> Iterator[Sighting]:
    yield from odd_dates(text, "malformed")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "date-malformed")
    yield from problem_dates(corpus, coverage, "malformed", "date-malformed")
