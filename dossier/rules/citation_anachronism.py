"""A document cites a younger one

Holds when a document names a work under `cites` whose record is dated later than the document itself: the
first day that the work can be of, by its first publication, is later than the last day of the document's
own date. It is one finding for each work named.

Silent where either has no date, which is counted; about a footnote that prints a date of its own, which is
compared as printed; and about works that are not kept as records.

Read: a living page may have been written again after either date, or the record may be of a later edition.
"""

from collections.abc import Iterator
from typing import cast

from dossier.cited import widest
from dossier.corpus import Corpus, document_date
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.heads import SourceHead
from dossier.model import Record

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for source in corpus.sources:
        own = document_date(source)
        dated = {note.label for note in source.body.notes if note.citation.published}
        for number, cited in enumerate(source.head.cites, 1):
            work = corpus.resolve(cited.work)
            if work is None or work.shape != "sources" or cited.footnote in dated:
                continue
            first = corpus.document(cast("Record[SourceHead]", work))
            published = first.head.published.value if first.head.published else first.head.not_before
            days, own_days = widest((published,)), widest((own.edtf,)) if own else None
            if own is None or days is None or own_days is None:
                coverage.skip("one of the two has no date that can be read")
                continue
            coverage.compared += 1
            if days[0] and own_days[1] and days[0] > own_days[1]:
                known = f", known from {own.known_from}" if own.known_from else ""
                path = "published" if first.head.published else "not_before"
                yield Flag(
                    where=locate_field(source, f"cites[{number}].work"),
                    message=f"The document is dated {own.edtf}{known}; the work that it cites, {published}",
                    against=(
                        locate_field(source, own.path, "the document's own date"),
                        locate_field(first, path, "the date of the work"),
                    ),
                )
