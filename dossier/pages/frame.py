"""The frame of a record's page."""

from __future__ import annotations

from dossier.heads import Head
from dossier.model import Record
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition
from dossier.pages.running_text import RunningText
from dossier.pages.sheet import ROOT, kind_words
from dossier.views import Chrome, Link


def record_chrome(edition: Edition, record: Record[Head]) -> Chrome:
    collection = edition.collections[record.collection]
    crumbs: tuple[Link, ...] = ()
    if record.shape != "pages":
        crumbs = (Link(collection.label, "index.html"),)
    return chrome(
        edition,
        edition.path(record),
        title=record.title,
        description=description(edition, record),
        kind=kind_words(edition, record) if record.shape != "pages" else "",
        record=record,
        crumbs=crumbs,
    )


def description(edition: Edition, record: Record[Head]) -> str:
    """For search results and cards: the summary and the caveat, in plain words; never a claim alone."""
    text = RunningText(edition, record, ROOT)
    parts = [text.plain(record.texts[path], record) for path in ("summary", "caveat") if path in record.texts]
    if not record.head.caveat and edition.corpus.site.caveat:
        parts.append(edition.corpus.site.caveat)
    return " ".join(parts)
