"""Everything with a date: events, and sources that are events themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier import dates, views
from dossier.heads import EventHead, Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, plain_kind
from dossier.pages.running_text import RunningText
from dossier.views import Moment, Pieces

#: Kinds of sources that stand on the timeline: the interview, the statement is itself what happened.
HAPPENINGS = frozenset({"interview", "statement", "post", "speech", "press-conference", "letter"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A record and the date it is entered under, with the other dates that sources give."""

    record: Record[Head]
    edtf: str  #: "" where none is known
    printed: str
    of: str
    path: str  #: the field of the date
    others: tuple[str, ...]  #: further EDTF dates


def dated_records(edition: Edition) -> tuple[Dated, ...]:
    """Every event and every happening, by date; those without one at the end, by title."""
    found = [dated for record in edition.corpus.records.values() for dated in _dated(record)]
    return tuple(sorted(found, key=_order))


def _dated(record: Record[Head]) -> Iterable[Dated]:
    head = record.head
    if isinstance(head, EventHead):
        entries = [("date", head.date)] if head.date else []
        entries += [(f"dates[{number}]", date) for number, date in enumerate(head.dates, 1)]
        known = [(path, date) for path, date in entries if date and _valid(date.date)]
        if known:
            path, first = known[0]
            others = tuple(dict.fromkeys(date.date for _, date in known[1:] if date.date != first.date))
            yield Dated(record, first.date, first.printed, first.of, path, others)
        else:
            printed = next((date.printed for _, date in entries if date and date.printed), "")
            yield Dated(record, "", printed, "", "dates[1]", ())
    elif isinstance(head, SourceHead) and head.kind in HAPPENINGS:
        edtf = head.published.value if head.published and _valid(head.published.value) else ""
        yield Dated(record, edtf, "", "", "published", ())


def _valid(edtf: str) -> bool:
    try:
        dates.parse(edtf)
    except dates.DateError:
        return False
    return True


def _order(dated: Dated) -> tuple[bool, tuple[int, ...], str, str]:
    if not dated.edtf:
        return (True, (), dated.record.title, dated.record.id)
    date = dates.parse(dated.edtf)
    return (False, tuple(date.earliest or date.latest or ()), dated.edtf, dated.record.id)


def moment(edition: Edition, dated: Dated, root: str, cite: Callable[[Dated], Pieces]) -> Moment:
    """An entry of a timeline."""
    collection = edition.collections[dated.record.collection]
    kind = dated.record.head.kind if isinstance(dated.record.head, SourceHead) else collection.one
    date = date_view(dated.edtf) if dated.edtf else views.Date(dated.printed or "not dated", certainty="open")
    return Moment(
        date=date,
        title=edition.link(root, dated.record.id),
        id=f"m-{dated.record.id}",
        kind=plain_kind(kind),
        detail=dated.of,
        pieces=cite(dated),
        differs=tuple(f"also given: {date_view(edtf).text}" for edtf in dated.others),
    )


def moments_about(edition: Edition, record: Record[Head], text: RunningText) -> tuple[Moment, ...]:
    """The dated records that name this one as taking part, or that link to it."""
    related = {
        incoming.record.id
        for incoming in edition.corpus.incoming.get(record.id, ())
        if incoming.record.id != record.id
    } | {link.target for link in record.links if link.field}

    return tuple(
        moment(edition, dated, text.root, lambda dated: ())
        for dated in edition.dated
        if dated.edtf and dated.record.id in related
    )
