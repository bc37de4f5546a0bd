"""Relative words of a text that is published again: once some of them fit the first day alone, so may the rest.

"Seven weeks since" an event that lies twenty weeks back, and seven before the first publication, tells that
"last month" further on was not written for the day that is printed either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.comparison.relative_dates import BESIDE, COMPARED, SHIFT, Miss, meet
from dossier.dates import parse
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight
from dossier.prose.quote_marks import quoted


def words_of_first_day(text: DocumentText, found: Sequence[Miss]) -> Iterator[Miss]:
    """The relative words that no date stands with, and that lead elsewhere from the first day than from this."""
    first, published = text.first_published, text.published
    witness = next((miss for miss in found if miss.fits_first), None)
    if witness is None or first is None or published is None:
        return
    if first.precision != "day" or published.precision != "day":
        return
    told = {(miss.at.paragraph, miss.at.start) for miss in found}
    for paragraph in text.paragraphs:
        words = paragraph.text
        spans, inside = read_dates(words, published.latest), quoted(words)
        others = {span.start: span for span in read_dates(words, first.latest)}
        for span, beside in zip(spans, (*spans[1:], None), strict=False):
            other = others.get(span.start)
            if other is None or not SHIFT.fullmatch(span.text) or (paragraph.number, span.start) in told:
                continue
            if any(start < span.start < end for start, end in inside) or COMPARED.search(
                words[max(0, span.start - 8) : span.start]
            ):
                continue
            dated = (
                beside and BESIDE.fullmatch(words, span.end, beside.start) and re.search(r"\d", beside.text)
            )
            if dated or _may_meet(span, other):
                continue
            says = f"leads to {span.edtf} from the document's date"
            at = Sight(paragraph.number, span.start, span.end)
            yield Miss(at, span.text, says, (witness.at,), True, False, other.edtf or "", witness.phrase)


def _may_meet(one: DateSpan, other: DateSpan) -> bool:
    return any(meet(one, parse(text)) for text in (other.edtf, *other.alternatives) if text)
