"""Printed English dates, found in running text with their places: a closed grammar with a guard.

What is not in the grammar is no date. A number that might as well be a count, a price, a page, a version or
part of a code is left alone (`date_guards`); what is printed but is no day of the calendar is found and told
as it stands.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import Day, parse
from dossier.prose.date_guards import accepted
from dossier.prose.date_moment import Moment, edtf
from dossier.prose.date_phrases import phrase
from dossier.prose.date_resolve import Context
from dossier.prose.date_span import DateSpan
from dossier.prose.date_tokens import Run, runs


def read_dates(text: str, reference: Day | None = None) -> tuple[DateSpan, ...]:
    """The dates in a text, in order, none overlapping another.

    reference: the day that "last week" and "October 7" are measured from, the document's own; without one
    they are found and not placed. Linear in the text, whatever the text.
    """
    found: list[DateSpan] = []
    context = Context(reference, None)
    for run in runs(text):
        at, last = 0, run.count
        while at < last:
            moment = phrase(run, at, context)
            if moment is None or not accepted(run, moment):
                at += 1
                continue
            span = _span(run, moment)
            found.append(span)
            at = moment.last
            if span.edtf and "XXXX" not in span.edtf and (span.kind == "absolute" or moment.day):
                context = Context(reference, span.edtf)
    return tuple(found)


def _span(run: Run, moment: Moment) -> DateSpan:
    start = run.tokens[moment.first].start
    plain = not moment.relative and "/" not in moment.shape
    if plain and run.text[max(0, start - 2) : start].rstrip(" ").endswith("~"):
        moment = replace(moment, approximate=True)
        start = run.text.rindex("~", 0, start)
    end = run.tokens[moment.last - 1].end + moment.closed
    text = None if moment.problem == "reversed" else edtf(moment)
    placed = text is not None and "XXXX" not in text
    date = parse(text) if text is not None and placed else None
    return DateSpan(
        start=start,
        end=end,
        text=run.text[start:end],
        edtf=text,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        kind="relative" if moment.relative else "absolute",
        alternatives=tuple(dict.fromkeys(other for other in moment.others if other and other != text)),
        problem=moment.problem,
        weekday=moment.weekday,
    )
