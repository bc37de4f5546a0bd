"""A work was read before it was published

Holds when the last day that a citation's date of access can mean is earlier than the first day of its date
of publication, in a footnote of any record or in the head of a source. One citation printed on many pages
is one finding, at the record of the cited work if it gives the same two dates. Silent where the two may be
one day, and about dates that cannot be read.

Living pages are revised: a page may bear a date that is younger than the day on which it was read or kept,
and the message leaves that open.

Read: which of the two dates fits the other citations of the work, and its address.
"""

from collections.abc import Iterator

from dossier.comparison.before_published import before_published
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity

GROUP = "Citations and dates"
SEVERITY = Severity.WARNING
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from before_published(corpus, coverage, "accessed")
