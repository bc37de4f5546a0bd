"""What changed, day by day, and what was corrected: as far as the repository's log and the sources tell it.

Only records that are published are named, and of what changed in them only in which field. The words of a
correction are those that its author wrote for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup, escape

from dossier import views
from dossier.file_parts import BODY
from dossier.heads import Head, SourceHead
from dossier.history import Corrected, Told
from dossier.model import Record
from dossier.pages.chrome import CHANGES, CORRECTIONS, chrome
from dossier.pages.edition import Edition, date_view, listing, plural
from dossier.pages.portions import part_links, part_path, portions
from dossier.views import Html, Link, ListGroup, ListItem

MOST_OF_A_DAY = 100  #: records that are named as added, as changed and as renamed
LONGEST = 60_000  #: characters of a page, markup counted roughly


def changes_pages(edition: Edition) -> Iterator[tuple[str, views.ListPage]]:
    """Each page of what changed with its path, the newest first."""
    days = [_day(edition, day, list(told)) for day, told in groupby(edition.log.told, lambda one: one.day)]
    parts = list(portions([day for day in days if day.items], _weight, LONGEST)) or [[]]
    labels = [_span(part) for part in parts]
    for number, part in enumerate(parts, 1):
        path = part_path(CHANGES, number)
        lead = "When each record was added, and which of its fields changed since."
        if not edition.log.whole and number == len(parts):
            lead += " Older changes stand in the repository’s own log."
        yield (
            path,
            views.ListPage(
                chrome=_chrome(edition, path, "Changes"),
                heading="Changes" if number == 1 else f"Changes, part {number}",
                lead=lead,
                count=plural(len(days), "day"),
                groups=tuple(part),
                empty="Nothing has changed yet.",
                also=(Link("What was corrected", CORRECTIONS),),
                parts=part_links(CHANGES, number, labels),
            ),
        )


def corrections_page(edition: Edition) -> views.ListPage:
    """Our own corrections, and those that publishers made to the documents."""
    page = _chrome(edition, CORRECTIONS, "Corrections made")
    unknown = (
        ""
        if edition.has_changes
        else " This copy was made without the repository’s history: ours are not known."
    )
    ours = tuple(item for one in edition.log.corrected for item in _ours(edition, one))
    theirs = tuple(_by_publishers(edition))
    groups = (
        ListGroup("Ours", "ours", plural(len(ours), "correction"), ours),
        ListGroup("The publishers’", "publishers", plural(len(theirs), "correction"), theirs),
    )
    return views.ListPage(
        chrome=page,
        heading="Corrections made",
        lead="What stood on this site and was mended, and what publishers have mended in the documents."
        + unknown,
        count=plural(len(ours) + len(theirs), "correction"),
        groups=tuple(group for group in groups if group.items),
        empty="Nothing was corrected yet.",
        also=tuple(_ways_on(edition, page)),
    )


def _ways_on(edition: Edition, page: views.Chrome) -> Iterator[Link]:
    if page.corrections:
        yield Link("Report a mistake, or reply", page.corrections.href)
    if edition.has_changes:
        yield Link("What changed", CHANGES)


def _chrome(edition: Edition, path: str, title: str) -> views.Chrome:
    site = edition.corpus.site
    return chrome(edition, path, title=title, description=f"{title}: {site.title}. {site.caveat}".strip())


def _published(edition: Edition, file: str) -> Record[Head] | None:
    """The record that stands in a file today; None where it is none, or is not published."""
    record = edition.corpus.records.get(file.rpartition("/")[2].removesuffix(".md"))
    return record if record and record.file == file else None


def _day(edition: Edition, day: str, told: list[Told]) -> ListGroup:
    """A day, with the records that were added, those that changed, and those with a new address, each once."""
    added: dict[str, Record[Head]] = {}
    renamed: dict[str, Record[Head]] = {}
    changed: dict[str, dict[str, None]] = {}
    for one in told:
        record = _published(edition, one.file)
        if record is None:
            continue
        if one.what == "changed":
            changed.setdefault(record.id, {}).update(dict.fromkeys(one.parts))
        elif one.what == "added" and edition.since(record) < day:
            renamed[record.id] = record
        else:
            added[record.id] = record
    changed = {id: parts for id, parts in changed.items() if id not in added}
    facts = {
        "added": [(id, "added") for id in added],
        "changed": [
            (id, f"changed: {_fields(parts)}" if parts else "changed") for id, parts in changed.items()
        ],
        "renamed": [(id, "under a new address") for id in renamed],
    }
    items = tuple(item for what, several in facts.items() for item in _items(edition, several, what))
    counts = {what: len(several) for what, several in facts.items()}
    count = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
    return ListGroup(date_view(day).text, f"d{day}", count, items)


def _items(edition: Edition, several: list[tuple[str, str]], what: str) -> Iterator[ListItem]:
    for id, fact in several[:MOST_OF_A_DAY]:
        record = edition.corpus.records[id]
        yield ListItem(edition.link("", id), (edition.collections[record.collection].one, fact))
    if len(several) > MOST_OF_A_DAY:
        yield ListItem(Link(f"and {len(several) - MOST_OF_A_DAY:,} more"), (what,))


def _fields(parts: Iterable[str]) -> str:
    return listing(["text" if part == BODY else part.replace("_", " ") for part in parts])


def _ours(edition: Edition, one: Corrected) -> Iterator[ListItem]:
    """A correction, under the first of the published records that it touched, with the others behind."""
    records = [record for file in one.files if (record := _published(edition, file))]
    if not records:
        return
    text = escape(one.text)
    others = [edition.link("", record.id) for record in records[1:13]]
    if others:
        links = [Markup('<a href="{}">{}</a>').format(link.href, link.text) for link in others]
        rest = f" and {len(records) - 13:,} more" if len(records) > 13 else ""
        text += Markup(" Also: {}{}.").format(Markup(", ").join(links), rest)
    yield ListItem(edition.link("", records[0].id), date=date_view(one.day), summary=Html(text))


def _by_publishers(edition: Edition) -> Iterator[ListItem]:
    """What publishers corrected in the documents, the newest first."""
    found = [
        (correction.date, source, correction)
        for source in edition.corpus.sources
        for correction in source.head.corrections
        if isinstance(source.head, SourceHead)
    ]
    for day, source, correction in sorted(found, key=lambda each: (each[0], each[1].id), reverse=True):
        words = f"“{correction.was}” became “{correction.now}”" if correction.was else correction.now
        summary = escape(f"{words}." if words else "")
        if correction.url:
            summary += Markup(' <a href="{}">The publisher’s note</a>').format(correction.url)
        facts = (correction.at,) if correction.at else ()
        yield ListItem(edition.link("", source.id), facts, date_view(day), Html(summary))


def _weight(group: ListGroup) -> int:
    return 200 + sum(160 + len(item.title.text) + sum(map(len, item.facts)) for item in group.items)


def _span(part: list[ListGroup]) -> str:
    """The days of a part: "21 November 2026 – 3 May 2026"."""
    if not part:
        return ""
    first, last = part[0].heading, part[-1].heading
    return first if first == last else f"{first} – {last}"
