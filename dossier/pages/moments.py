"""Everything with a date: events, and sources that are events themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from dossier import dates, views
from dossier.dates import Day, PartialDate
from dossier.drawings.spans import Mark, Span, bar
from dossier.fields import EventDate
from dossier.heads import EventHead, Head, SourceHead
from dossier.model import Record, Reference
from dossier.pages.edition import Edition, date_view
from dossier.pages.running_text import RunningText, document_words, locator_words
from dossier.views import Html, Moment, OtherDate

#: Kinds of sources that stand on the timeline: the interview, the statement is itself what happened.
HAPPENINGS = frozenset({"interview", "statement", "post", "speech", "press-conference", "letter"})


@dataclass(frozen=True, slots=True)
class Given:
    """A date of a record, and the fields that give it."""

    edtf: str  #: "" where only words are printed
    printed: str
    of: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A record with its dates; it is entered under the first that is one."""

    record: Record[Head]
    given: tuple[Given, ...]

    @property
    def edtf(self) -> str:
        """The date it is entered under; "" where none is known."""
        return self.given[0].edtf if self.given else ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What bars are drawn on: from the first to the last day of a year, in so many parts."""

    start: int
    end: int
    parts: int


def dated_records(edition: Edition) -> tuple[Dated, ...]:
    """Every event and every happening, by date; those without one at the end, by title."""
    found = [dated for record in edition.corpus.records.values() for dated in _dated(record)]
    return tuple(sorted(found, key=_order))


def _dated(record: Record[Head]) -> Iterable[Dated]:
    head = record.head
    if isinstance(head, EventHead):
        entries = [("date", head.date)] if head.date else []
        entries += [(f"dates[{number}]", date) for number, date in enumerate(head.dates, 1)]
        yield Dated(record, _grouped([(path, date) for path, date in entries if date]))
    elif isinstance(head, SourceHead) and head.kind in HAPPENINGS:
        edtf = head.published.value if head.published and _valid(head.published.value) else ""
        yield Dated(record, (Given(edtf, "", "", ("published",)),))


def _grouped(entries: list[tuple[str, EventDate]]) -> tuple[Given, ...]:
    """Each date once, with every field that gives it; those that are none, in words alone, last."""
    found: dict[tuple[bool, str], Given] = {}
    for path, entry in entries:
        edtf = entry.date if _valid(entry.date) else ""
        if not edtf and not entry.printed:
            continue
        key = (not edtf, edtf or entry.printed)
        known = found.get(key, Given(edtf, entry.printed, entry.of, ()))
        found[key] = Given(edtf, known.printed, known.of, (*known.paths, path))
    return tuple(found[key] for key in sorted(found, key=lambda key: key[0]))


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


# -- as an entry -------------------------------------------------------------------------------------


def moment(
    edition: Edition, dated: Dated, root: str, scale: Scale | None = None, *, chosen: bool = False
) -> Moment:
    """An entry of a timeline; with bars and with who dates it so where there is a scale.

    chosen: readers can choose among the entries, by what each is about.
    """
    first, *others = dated.given or (Given("", "", "", ()),)
    kind = _kind(edition, dated.record)
    return Moment(
        date=_date(first),
        title=edition.link(root, dated.record.id),
        id=f"m-{dated.record.id}",
        kind=kind,
        detail="" if first.of == kind else first.of.removeprefix(f"{kind}; "),
        pieces=given_by(edition, dated.record, first.paths, root) if scale else (),
        bar=_bar(first.edtf, scale),
        differs=tuple(
            OtherDate(
                date=_date(other),
                detail=other.of if other.of != first.of else "",
                pieces=given_by(edition, dated.record, other.paths, root) if scale else (),
                bar=_bar(other.edtf, scale),
            )
            for other in others
        ),
        chosen=chosen,
        parties=_tied(edition, dated.record, "actors") if chosen else "",
        things=_tied(edition, dated.record, "weapons") if chosen else "",
        documents=_documents(edition, dated.record) if chosen else "",
    )


def moments_about(edition: Edition, record: Record[Head], text: RunningText) -> tuple[Moment, ...]:
    """The dated records that name this one as taking part, or that link to it."""
    related = {
        incoming.record.id
        for incoming in edition.corpus.incoming.get(record.id, ())
        if incoming.record.id != record.id
    } | {link.target for link in record.links if link.field}
    found = [dated for id in sorted(related) for dated in edition.dated_of.get(id, ()) if dated.edtf]
    return tuple(moment(edition, dated, text.root) for dated in sorted(found, key=_order))


def _date(given: Given) -> views.Date:
    if given.edtf:
        return date_view(given.edtf)
    return views.Date(f"“{given.printed}”" if given.printed else "not dated", certainty="open")


def _kind(edition: Edition, record: Record[Head]) -> str:
    """ "meeting", "interview": the record's own kind, where it has one, else what its collection holds."""
    kind = getattr(record.head, "kind", "")
    own = kind if isinstance(kind, str) else kind[0].value if len(kind) == 1 else ""
    return edition.kind_words(record, own) or edition.collections[record.collection].one


def given_by(edition: Edition, record: Record[Head], paths: Iterable[str], root: str) -> views.Pieces:
    """The documents that fields of a record cite, by name and place: "NK News ¶3"."""
    fields = tuple(f"{path}.cite" for path in paths)
    places: dict[str, list[str]] = {}
    for reference in record.references:
        if reference.at in fields:
            places.setdefault(reference.source, []).append(_place(edition, reference, root))
    parts = [
        f"{escape(document_words(edition, source))} {', '.join(links)}" for source, links in places.items()
    ]
    return (Html("; ".join(parts)),) if parts else ()


def _place(edition: Edition, reference: Reference, root: str) -> str:
    source = edition.corpus.resolve(reference.source)
    held = source is not None and isinstance(source.head, SourceHead) and source.head.text != "none"
    paragraph = reference.locator.kind == "paragraph"
    href = edition.href(root, reference.source, f"p{reference.locator.first}" if held and paragraph else "")
    words = escape(locator_words(reference.locator) or "the whole")
    return f'<a href="{escape(href)}">{words}</a>' if href else str(words)


def _tied(edition: Edition, record: Record[Head], shape: str) -> str:
    """The records of a shape that the record links to or names in a field, for the filter."""
    found = (edition.corpus.resolve(link.target) for link in record.links)
    names = dict.fromkeys(one.title.replace("|", " ") for one in found if one and one.shape == shape)
    return "|".join(names)


def _documents(edition: Edition, record: Record[Head]) -> str:
    """The documents that tell of it, for the filter; one that stands on the timeline tells of itself."""
    sources = [reference.source for reference in record.references]
    own = [record.id] if record.shape == "sources" else []
    names = (document_words(edition, source).replace("|", " ") for source in (*own, *sources))
    return "|".join(dict.fromkeys(names))


# -- bars --------------------------------------------------------------------------------------------


def scale_of(edtf: str) -> Scale | None:
    """The year that a date falls in, in months; of a decade or century the whole of it, in ten parts."""
    date = dates.parse(edtf)
    day = date.earliest or date.latest
    if day is None:
        return None
    if date.precision in ("decade", "century") and date.earliest and date.latest:
        return Scale(dates.ordinal(date.earliest), dates.ordinal(date.latest), 10)
    return Scale(dates.ordinal(Day(day.year, 1, 1)), dates.ordinal(Day(day.year, 12, 31)), 12)


def _bar(edtf: str, scale: Scale | None) -> Html:
    if scale is None or not edtf:
        return Html("")
    date = dates.parse(edtf)
    first, last = dates.possible_days(date)
    span = Span(_mark(date), first and dates.ordinal(first), last and dates.ordinal(last))
    return Html(bar(span, scale.start, scale.end, scale.parts))


def _mark(date: PartialDate) -> Mark:
    """A day, something that lasted, a stretch round a day told as "about", or one that it lies within."""
    if date.approximate or date.uncertain:
        return "about"
    if date.precision == "interval":
        return "lasting"
    return "day" if date.precision == "day" else "within"
