"""A footnote is dated years apart from its passage

Holds when one note alone lies two years or more from every other note that serves its passage, or from
every year that the passage names, while those agree with one another. A passage is the block with the
note's mark and those before it, back to the last heading. What was published may look back, so books,
articles and reports of any year stand beside each other in good order; therefore the rule asks
- of a note that says only when: that another note agrees with a year of the passage, or two others with
  each other; with the passage alone, that the note is older than all it tells, or off by a slip;
- of a note that names its source: all of this, and that its day and month, in the year of the others or over
  the turn of it, fall within two months of one of them, and its year is off by a slip: one digit other than the
  last, or two that changed places.

Silent about years alone, about notes whose passage names a year near theirs, and where two notes depart.

Read: a year may be misprinted; the readings that would fit are ranked by what the passage and the other
notes say.
"""

from collections.abc import Iterator
from typing import cast

from dossier.cited import Cited, is_document
from dossier.comparison.departures import Departure, dated_year, departure_of
from dossier.comparison.evidence import readings_of
from dossier.corpus import Corpus, document_date
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate
from dossier.heads import SourceHead
from dossier.model import Record

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for cited in corpus.cited:
        if cited.note is None or not cited.dates or dated_year(cited.note) is None:
            continue
        coverage.compared += 1
        departure = departure_of(cited.record, cited.note)
        if departure is None:
            continue
        # Two that depart are two trains of events, and neither is the odd one out.
        if not any(departure_of(cited.record, other) for other in departure.others):
            yield _flag(corpus, cited, departure)


def _flag(corpus: Corpus, cited: Cited, departure: Departure) -> Flag:
    date = cited.date("published")
    assert date is not None
    dated = [(note, note.citation.published) for note in departure.others]
    said = [f"the passage says '{named.words}'" for named in departure.named[:2]]
    said += [f"footnote {note.label} prints '{printed.text}'" for note, printed in dated[:2] if printed]
    document = document_date(cast("Record[SourceHead]", cited.record)) if is_document(cited.record) else None
    return Flag(
        where=cited.locate(date),
        message=f"{cited.says(date)}; {', '.join(said)}",
        against=tuple(_against(cited, departure)),
        suggestions=readings_of(corpus, cited, date, document.latest if document else corpus.as_of),
        fault=None if is_document(cited.record) else Fault.ANNOTATION,
    )


def _against(cited: Cited, departure: Departure) -> Iterator[Location]:
    for named in departure.named:
        yield locate(cited.record, named.at, named.place, "the passage")
    for note in departure.others:
        yield locate(cited.record, f"footnote {note.label}", note.text_place, "serves the same passage")
