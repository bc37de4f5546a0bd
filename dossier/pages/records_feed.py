"""The records as an Atom feed, those first that changed last. Source: RFC 4287."""

from __future__ import annotations

from dossier.heads import Head
from dossier.model import Record
from dossier.pages.edition import Edition
from dossier.pages.feeds import identity, moment, plain
from dossier.pages.running_text import RunningText
from dossier.pages.sheet import kind_words
from dossier.views import AtomEntry, AtomFeed

PATH = "records.xml"
TITLE = "Records, as they change"


def records_feed(edition: Edition) -> AtomFeed:
    """The records that changed last. Where no repository tells when, all are of the day of the edition."""
    site, newest = edition.corpus.site, edition.newest
    return AtomFeed(
        id=identity(edition, PATH, PATH),
        title=plain(f"{TITLE} – {site.title}"),
        subtitle=plain(site.caveat or site.description),
        language=site.language,
        author=plain(site.title),
        updated=moment(max((day for day, _ in newest), default=edition.result_day)),
        home=edition.base_url + "index.html",
        self_href=edition.base_url + PATH if edition.base_url else "",
        caveat=plain(site.caveat),
        entries=tuple(_entry(edition, record, day) for day, record in newest),
    )


def _entry(edition: Edition, record: Record[Head], day: str) -> AtomEntry:
    path, text = edition.path(record), RunningText(edition, record, "")
    return AtomEntry(
        id=identity(edition, path, record.id),
        title=plain(record.title),
        href=edition.base_url + path,
        updated=moment(day),
        category=plain(kind_words(edition, record)),
        message=plain(text.plain(record.texts.get("summary"), record)),
        caveat=plain(text.plain(record.texts.get("caveat"), record)),
    )
