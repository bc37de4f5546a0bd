"""Printed English dates, found in running text with their places.

The grammar is loaded with the first text: a run that reads nothing anew needs none of it.
"""

from __future__ import annotations

from dossier.dates import Day, iso
from dossier.prose.date_span import DateSpan

__all__ = ["DateSpan", "as_json", "read_dates"]


def read_dates(text: str, reference: Day | None = None) -> tuple[DateSpan, ...]:
    """The dates in a text, in order, none overlapping another.

    reference: the day that "last week" and "October 7" are measured from, the document's own; without one
    they are found and not placed. Linear in the text, whatever the text.
    """
    from dossier.prose import date_reader

    return date_reader.read_dates(text, reference)


def as_json(span: DateSpan) -> dict[str, object]:
    """What `read dates` prints of a date: days as ISO strings, None where there is none."""
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "edtf": span.edtf,
        "earliest": span.earliest and iso(span.earliest),
        "latest": span.latest and iso(span.latest),
        "kind": span.kind,
        "alternatives": list(span.alternatives),
    }
