"""Where a long group of backlinks goes on: plain pages, each with its share."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.heads import Head
from dossier.model import Record
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, is_printed, plural
from dossier.pages.mentions import SHOWN, Backlinks, backlinks, mentions_of, mentions_path
from dossier.pages.sheet import ROOT
from dossier.views import Link, MentionsPage, NavItem

A_PAGE = 200  #: citing pages on one of them


def mention_pages(edition: Edition, record: Record[Head]) -> Iterator[tuple[str, MentionsPage]]:
    """The path and view of each page that goes on where the record's own page ends; most records have none."""
    if len(edition.corpus.incoming.get(record.id, ())) <= SHOWN:
        return
    for group in backlinks(edition, record):
        starts = range(SHOWN, len(group.pages), A_PAGE)
        for number, start in enumerate(starts, 2):
            path = mentions_path(edition, record, group.slug, number)
            yield path, _page(edition, record, group, path, start)


def _page(edition: Edition, record: Record[Head], group: Backlinks, path: str, start: int) -> MentionsPage:
    total = len(group.pages)
    own = edition.link(ROOT, record.id, fragment=f"from-{group.slug}")
    spans = [(0, SHOWN), *((at, min(at + A_PAGE, total)) for at in range(SHOWN, total, A_PAGE))]
    hrefs = [own.href] + [
        ROOT + mentions_path(edition, record, group.slug, number) for number in range(2, len(spans) + 1)
    ]
    here = [first for first, _ in spans].index(start)
    words = [f"{first + 1:,} to {last:,}" if last > first + 1 else f"{last:,}" for first, last in spans]
    title = f"“{record.title}”" if is_printed(record) else record.title
    collection = edition.collections[record.collection]
    return MentionsPage(
        chrome=chrome(
            edition,
            path,
            title=f"What links to {title}: {group.heading}, {words[here]}",
            description=f"{group.heading}: {words[here]} of {plural(total, 'page')} that lead to {title}.",
            record=record,
            crumbs=(Link(collection.label, "index.html"), edition.link(ROOT, record.id)),
            noindex=True,
        ),
        record=own,
        heading=group.heading,
        count=f"{words[here]} of {plural(total, 'page')}",
        mentions=mentions_of(edition, group.pages[start : start + A_PAGE], ROOT),
        pages=tuple(
            NavItem(span, href, "page" if number == here else "")
            for number, (span, href) in enumerate(zip(words, hrefs, strict=True))
        ),
        previous=Link(f"Before: {words[here - 1]}", hrefs[here - 1]),
        next=Link(f"Next: {words[here + 1]}", hrefs[here + 1]) if here + 1 < len(spans) else None,
    )
