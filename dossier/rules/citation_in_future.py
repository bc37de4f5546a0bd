"""A cited date is yet to come

Holds when a date that a citation gives is later than the day of this check, in a footnote of any record or
in the head of a source. One citation printed on many pages is one finding. The test goes by the calendar
and not by the document, so an answer to it never counts as unused: the day may pass.

Silent about dates that cannot be read, and about partial dates that have begun: 2026 is not later than
2026-11-21.

Read: a forthcoming work may be announced for a day to come; else see the readings that would fit.
"""

from collections.abc import Iterator

from dossier.cited import Cited, CitedDate
from dossier.comparison.evidence import readings_of
from dossier.corpus import Corpus
from dossier.dates import iso
from dossier.findings import DATE_UNREAD, Coverage, Fault, Flag, Severity

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED
AS_OF = True


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for work in corpus.works:
        later: dict[tuple[str, str], list[tuple[Cited, CitedDate]]] = {}
        for cited in work:
            for date in cited.dates:
                if date.days is None:
                    coverage.skip(DATE_UNREAD)
                    continue
                coverage.compared += 1
                if date.days[0] and date.days[0] > corpus.as_of:
                    later.setdefault((date.role, str(date.edtf)), []).append((cited, date))
        for (cited, date), *others in later.values():
            yield Flag(
                where=cited.locate(date),
                message=f"{cited.says(date)}; this is checked as of {iso(corpus.as_of)}",
                against=tuple(other.locate(same, "gives it too") for other, same in others),
                suggestions=readings_of(corpus, cited, date, corpus.as_of),
            )
