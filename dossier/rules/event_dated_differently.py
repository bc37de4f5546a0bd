"""An event is dated differently

Holds when an event is given two dates of the same thing ("posted", "signed") that share no day, each taken
as widely as its precision allows. It is one finding for the event, with every date given of that thing.

Silent about dates of different things, about dates of different precision that overlap, and about a single
date; what cannot be read is counted.

Read: accounts may follow different calendars or clocks, or date different parts of what happened.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from dossier.cited import widest
from dossier.comparison.answered_days import share_no_day
from dossier.corpus import Corpus
from dossier.dates import in_words
from dossier.fields import EventDate
from dossier.findings import DATE_UNREAD, Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.heads import EventHead
from dossier.model import Record
from dossier.patterns import regex

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

_COMMENT = regex(r"[,;(].*", re.DOTALL)  #: what follows the thing dated is our remark on it


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for event in corpus.events:
        told = []
        for dates in _by_thing(event).values():
            spans = [widest((date.date,)) for _, date in dates]
            coverage.compared += len(dates)
            coverage.skip(DATE_UNREAD, spans.count(None))
            if share_no_day(spans):
                told += [each for each, span in zip(dates, spans, strict=True) if span]
        if told:
            words = dict.fromkeys(in_words(date.date) for _, date in told)
            yield Flag(
                where=locate_field(event, told[0][0]),
                message=f"The event is dated {', '.join(words)}",
                against=tuple(_place(corpus, event, path, date) for path, date in told[1:]),
            )


def _by_thing(event: Record[EventHead]) -> dict[str, list[tuple[str, EventDate]]]:
    found: dict[str, list[tuple[str, EventDate]]] = defaultdict(list)
    given = [("date", event.head.date)] if event.head.date else []
    given += [(f"dates[{number}]", date) for number, date in enumerate(event.head.dates, 1)]
    for path, date in given:
        if date and date.date:
            thing = _COMMENT.sub("", date.of).strip().casefold()
            found[thing].append((f"{path}.date" if f"{path}.date" in event.places else path, date))
    return found


def _place(corpus: Corpus, event: Record[EventHead], path: str, date: EventDate) -> Location:
    cite = path.removesuffix(".date") + ".cite"
    cited = (corpus.resolve(each.source) for each in event.references if each.at == cite)
    documents = ", ".join(record.title for record in cited if record)
    return locate_field(event, path, f"{in_words(date.date)}{f', by {documents}' if documents else ''}")
