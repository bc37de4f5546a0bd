"""A printed date can be read in two ways

Holds when a date in figures can name two days, the day or the month standing first: 03/04/2016; in a
footnote, in running text or in a field. Both readings are offered. Silent where both readings are one day
(04/04/2016), where one number is above 12, and where full stops part the numbers, which puts the day first
wherever it is printed; in running text also where another date of the text (25/04/2016, 3 April 2016, its own)
or the weekday settles it, and about figures without a year. One citation printed on many pages is one finding.

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
    yield from odd_dates(text, "ambiguous")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "date-ambiguous")
    yield from problem_dates(corpus, coverage, "ambiguous", "date-ambiguous")
