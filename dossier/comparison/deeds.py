"""What somebody does on a day: takes part in an event, speaks in a source, stands in a relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.cited import widest
from dossier.comparison.speakers import SPEAK_FOR
from dossier.corpus import Corpus
from dossier.dates import Day
from dossier.findings import Location, locate_field
from dossier.heads import ActorHead, EventHead, Head, SourceHead
from dossier.model import Record

Span = tuple[Day | None, Day | None]


class Deed(NamedTuple):
    """Something done from its first possible day to its last. told: where it says so."""

    actor: str
    days: Span
    told: Location
    role: str = ""  #: of a participant: "speaker", "minister of the interior"


def deeds(corpus: Corpus) -> Mapping[str, Sequence[Deed]]:
    """Everything dated that somebody does, by the id of who does it."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for record in corpus.records.values():
        for deed in _deeds_of(record):
            found[corpus.former.get(deed.actor, deed.actor)].append(deed)
    return found


def span_of(texts: Sequence[str]) -> Span | None:
    """The first and last day that any of several EDTF dates can mean."""
    return widest(tuple(text for text in texts if text))


def _deeds_of(record: Record[Head]) -> Iterator[Deed]:
    head = record.head
    if isinstance(head, EventHead):
        given = (*((head.date,) if head.date else ()), *head.dates)
        days = span_of([date.date for date in given])
        said = f"takes part in '{record.title}', dated {', '.join(date.date for date in given if date.date)}"
    elif isinstance(head, SourceHead):
        days = span_of([head.published.value]) if head.published else None
        said = f"speaks in '{record.title}', dated {head.published.value}" if head.published else ""
    elif isinstance(head, ActorHead):
        for number, relation in enumerate(head.relations, 1):
            for field, date in (("from", relation.from_), ("until", relation.until)):
                span = span_of([date]) if date else None
                if span:
                    message = f"'{relation.type}' {relation.to} {field} {date}"
                    told = locate_field(record, f"relations[{number}].{field}", message)
                    yield Deed(record.id, span, told)
                    if relation.type in SPEAK_FOR:  # nobody is a member of what is not there yet
                        yield Deed(relation.to, span, told)
        return
    else:
        return
    for number, participant in enumerate(head.participants, 1):
        path = f"participants[{number}].actor"
        path = path if path in record.places else path.removesuffix(".actor")
        if days and participant.actor:
            yield Deed(participant.actor, days, locate_field(record, path, said), participant.as_)
