"""A stretch of time ends before it begins

Holds when a stretch of time is printed from a later day or year to an earlier one: "from 1986 to 1979"; in
running text, in a footnote, or in a field of ours. Two years with a mere dash between them ("2014–1975") are
told where a stretch of time is called for. Silent about shortened years ("1998–03" is read as a month), about
years BC, lists with the newest first, and figures that are no dates. One citation printed on many pages is one
finding.

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
    yield from odd_dates(text, "reversed")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "date-range-reversed")
    yield from problem_dates(corpus, coverage, "reversed", "date-range-reversed")
