"""A printed date is on no calendar

Holds when a date names a day that its month does not have, or a month that no year has: 30 February,
2023-13-01; in a footnote, in running text, or in a field of ours. Silent about dates that are merely vague,
and about figures that are no date. One citation printed on many pages is one finding.

A document's date stays as it is printed, with a note beside it.

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
    yield from odd_dates(text, "impossible")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "date-impossible")
    yield from problem_dates(corpus, coverage, "impossible", "date-impossible")
