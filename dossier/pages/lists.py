"""A list for each collection, in parts where it is long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import escape

from dossier import dates, views
from dossier.heads import ActorHead, ClaimHead, EventHead, Head, SourceHead
from dossier.model import Record
from dossier.pages.chrome import SOURCE_FORMS, chrome
from dossier.pages.compare_index import index_link
from dossier.pages.edition import Edition, date_view, is_printed, plural
from dossier.pages.matrix import PATH, documents
from dossier.pages.portions import portions
from dossier.pages.running_text import RunningText, publisher_words
from dossier.pages.wordings import spellings_page_link, wordings_page_link
from dossier.settings import Collection
from dossier.views import Html, Link, ListGroup, ListItem, NavItem


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record of a list, under which heading it stands, and the year or letter by which a part is named."""

    heading: str
    item: ListItem
    mark: str


def list_pages(edition: Edition, folder: str) -> Iterator[tuple[str, views.ListPage]]:
    """Each page of a collection's list with its path: the records grouped the way readers look for them.

    The first keeps the address of the list; the parts behind it have a dot in theirs, as no record's has.
    """
    collection = edition.collections[folder]
    records = [record for record in edition.corpus.records.values() if record.collection == folder]
    entries = tuple(_entries(edition, records))
    parts = list(portions(entries, _weight)) or [[]]
    labels = _told_apart([_span(part) for part in parts])
    for number, part in enumerate(parts, 1):
        path = _part_path(folder, number)
        heading = collection.label if number == 1 else f"{collection.label}, part {number}"
        description = f"{collection.label} of {edition.corpus.site.title}. {edition.corpus.site.caveat}"
        yield (
            path,
            views.ListPage(
                chrome=chrome(
                    edition,
                    path,
                    folder=folder,
                    title=heading,
                    description=description.strip(),
                    crumbs=(Link(collection.label, "index.html"),) if number > 1 else (),
                    forms=_forms(collection) if number == 1 else (),
                ),
                heading=heading,
                lead=_lead(collection),
                count=plural(len(records), collection.one, collection.many),
                groups=tuple(_groups(part, entries)),
                empty=f"There are no {collection.many} yet.",
                also=tuple(_also(edition, collection.like)),
                parts=_part_links(folder, number, labels),
            ),
        )


def _lead(collection: Collection) -> str:
    """The sentence at the head of a list."""
    if collection.lead or collection.party is None or collection.voice is None:
        return collection.lead
    voices = collection.voice.many
    return (
        f"{collection.party.label} that the documents tell of, and {voices} that report and comment on them."
    )


def _forms(collection: Collection) -> tuple[Link, ...]:
    """The list as a table; of the sources as a bibliography too, of the claims every assertion on them."""
    more = {
        "sources": tuple(Link(words, f"../data/bibliography{end}") for end, words in SOURCE_FORMS.items()),
        "claims": (Link("all assertions as CSV", "../data/assertions.csv"),),
    }
    return (Link("CSV", f"../data/tables/{collection.folder}.csv"), *more.get(collection.like, ()))


def _part_path(folder: str, number: int) -> str:
    return f"{folder}/index.html" if number == 1 else f"{folder}/index.{number}.html"


def _part_links(folder: str, number: int, labels: list[str]) -> tuple[NavItem, ...]:
    """Links between the parts of a list; none where it has one."""
    if len(labels) < 2:
        return ()
    return tuple(
        NavItem(words, _part_path(folder, part).rpartition("/")[2], "page" if part == number else "")
        for part, words in enumerate(labels, 1)
    )


def _weight(entry: _Entry) -> int:
    """About how many bytes an entry adds to its page."""
    item = entry.item
    words = (item.title.text, item.title.href, *item.facts, item.summary, *(name.text for name in item.names))
    return 250 + sum(len(part.encode()) for part in words)


def _span(part: list[_Entry]) -> str:
    """What a part holds: "2014 – 2016", "A – C", with its heading where the collection has several."""
    if not part:
        return ""
    first, last = part[0], part[-1]
    marks = first.mark if (first.heading, first.mark) == (last.heading, last.mark) else ""
    if not marks:
        end = last.mark if first.heading == last.heading else f"{last.heading}, {last.mark}"
        marks = f"{first.mark} – {end}"
    return f"{first.heading}, {marks}" if first.heading else marks


def _told_apart(labels: list[str]) -> list[str]:
    """Labels of which no two are equal: the second "2019" is "2019 (2)"."""
    seen: Counter[str] = Counter()
    told = []
    for label in labels:
        seen[label] += 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told


def _also(edition: Edition, like: str) -> Iterable[Link]:
    """Pages on which the records of a collection stand in another order, or are compared."""
    if like == "claims" and documents(edition):
        yield Link("The same questions, document by document", f"../{PATH}")
    if like in ("sources", "claims"):
        yield from index_link(edition, "../")
    spellings, wordings = spellings_page_link(edition, "../"), wordings_page_link(edition, "../")
    if like in ("actors", "weapons", "events") and spellings:
        yield spellings
    if like in ("sources", "claims") and wordings:
        yield wordings


def _entries(edition: Edition, records: list[Record[Head]]) -> Iterator[_Entry]:
    """The records in the order of their headings. Held documents before cited works; parties before voices."""
    named: dict[tuple[int, str], list[Record[Head]]] = {}
    for record in sorted(records, key=lambda record: sort_key(edition, record)):
        named.setdefault(_group_of(edition, record), []).append(record)
    for place, heading in sorted(named):
        for number, record in enumerate(named[place, heading], 1):
            yield _Entry(heading, list_item(edition, record, ""), _mark(record, number))


def _mark(record: Record[Head], number: int) -> str:
    """What a part of the list is named by: a year, a letter; claims, which stand by weight, by their number."""
    if isinstance(record.head, ClaimHead):
        return f"{number:,}"
    if isinstance(record.head, SourceHead | EventHead):
        first = _day(record.head)
        return f"{first[0]}" if first else "no date"
    return record.title[:1].upper()


def _groups(part: list[_Entry], entries: tuple[_Entry, ...]) -> Iterator[ListGroup]:
    """Headings with their items; of a heading that goes on elsewhere, how much of it stands here."""
    totals = Counter(entry.heading for entry in entries)
    here: dict[str, list[ListItem]] = {}
    for entry in part:
        here.setdefault(entry.heading, []).append(entry.item)
    for heading, items in here.items():
        total = totals[heading]
        count = f"{total:,}" if len(items) == total else f"{len(items):,} of {total:,}"
        yield ListGroup(heading, _slug(heading), count, tuple(items))


def _group_of(edition: Edition, record: Record[Head]) -> tuple[int, str]:
    """The heading that a record stands under, and the heading's place among the others."""
    head, collection = record.head, edition.collections[record.collection]
    if isinstance(head, SourceHead):
        return (1, "Works that they name") if head.text == "none" else (0, "Documents held")
    if isinstance(head, ActorHead) and collection.party and collection.voice:
        return (1, collection.voice.label) if head.role == "voice" else (0, collection.party.label)
    return 0, ""


def sort_key(edition: Edition, record: Record[Head]) -> tuple[object, ...]:
    """By what a record stands in a list: date, weight, title."""
    head = record.head
    if isinstance(head, SourceHead | EventHead):
        first = _day(head)
        return ((0, *first) if first is not None else (1,), record.title.casefold(), record.id)
    if isinstance(head, ClaimHead):
        return (-edition.weight(record.id).documents, record.title.casefold(), record.id)
    return (record.title.casefold(), record.id)


def _day(head: SourceHead | EventHead) -> tuple[int, ...] | None:
    """The first day of the date that a record is entered under, () where it is open; None where it has none."""
    if isinstance(head, SourceHead):
        edtf = head.published.value if head.published else ""
    else:
        edtf = next(
            (entry.date for entry in ([head.date] if head.date else []) + list(head.dates) if entry.date), ""
        )
    if not edtf:
        return None
    try:
        return tuple(dates.parse(edtf).earliest or ())
    except dates.DateError:
        return ()


def list_item(edition: Edition, record: Record[Head], folder_from_here: str) -> ListItem:
    """A record in a list. folder_from_here: the way from the page to the record's folder."""
    head = record.head
    facts: list[str] = []
    date = None
    names: tuple[Link, ...] = ()
    if isinstance(head, SourceHead):
        facts += [
            part for part in (publisher_words(edition, head), edition.kind_words(record, head.kind)) if part
        ]
        date = date_view(head.published.value) if head.published else None
        found = len(edition.findings_of.get(record.id, ()))
        if found:
            facts.append(plural(found, "note"))
    elif isinstance(head, ClaimHead):
        facts.append(edition.weight(record.id).words)
    else:
        facts += [edition.kind_words(record, fact.value) for fact in getattr(head, "kind", ())]
        names = tuple(Link(name.name, lang=name.lang) for name in getattr(head, "names", ()))
    if isinstance(head, EventHead):
        entries = ([head.date] if head.date else []) + list(head.dates)
        known = [entry for entry in entries if entry.date]
        date = date_view(known[0].date) if known else None
    title = Link(
        record.title,
        f"{folder_from_here}{record.id}.html",
        lang=edition.language(record),
        quoted=is_printed(record),
    )
    return ListItem(title, tuple(facts), date, _summary(edition, record), names)


def _summary(edition: Edition, record: Record[Head]) -> Html:
    """The summary in plain words; the citations stand on the record's own page."""
    phrase = record.texts.get("summary")
    return Html(escape(RunningText(edition, record, "").plain(phrase, record)))


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "all"
