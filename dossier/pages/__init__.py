"""Corpus and findings → one frozen view a page: the only place where template context is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier import views
from dossier.pages.brief import brief_page, brief_path
from dossier.pages.chrome import GRAPH, chrome
from dossier.pages.compare import INDEX, compare_pages, compare_paths
from dossier.pages.compare_index import compare_index_page
from dossier.pages.edition import Edition
from dossier.pages.feeds import plan_feeds
from dossier.pages.graph import graph_page
from dossier.pages.lists import list_pages
from dossier.pages.matrix import PATH, documents, matrix_page
from dossier.pages.mention_pages import mention_pages
from dossier.pages.overviews import home_page
from dossier.pages.records import record_page
from dossier.pages.report import report_pages
from dossier.pages.search_cards import search_card
from dossier.pages.search_page import search_pages
from dossier.pages.spellings import spellings_pages
from dossier.pages.timeline import timeline_pages
from dossier.pages.wordings import wordings_pages
from dossier.search_index import Card
from dossier.views import Link


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, or a feed: its path from the root, with "/", and what its template sees."""

    path: str
    view: views.View | views.AtomFeed
    card: Card | None = None  #: what is searched of it


def plan_pages(edition: Edition) -> Iterator[Page]:
    """Every page of the site, and its feeds."""
    corpus = edition.corpus
    yield Page("index.html", home_page(edition))
    for folder, collection in edition.collections.items():
        if collection.like != "pages":
            for path, listed in list_pages(edition, folder):
                yield Page(path, listed)
    if documents(edition):
        yield Page(PATH, matrix_page(edition))
    if corpus.once(compare_paths):
        yield Page(INDEX, compare_index_page(edition))
    for path, compared in compare_pages(edition):
        yield Page(path, compared)
    if edition.ties:
        yield Page(GRAPH, graph_page(edition))
    for path, timeline in timeline_pages(edition):
        yield Page(path, timeline)
    for path, view in report_pages(edition):
        yield Page(path, view)
    if edition.beside.has_names:
        for path, names in spellings_pages(edition):
            yield Page(path, names)
    for path, utterances in wordings_pages(edition):
        yield Page(path, utterances)
    cards = []
    for record in corpus.records.values():
        view = record_page(edition, record)
        cards.append(search_card(edition, record, view))
        yield Page(edition.path(record), view, cards[-1])
        if isinstance(view, views.ClaimPage):
            yield Page(brief_path(edition, record), brief_page(edition, record, view))
        for path, going_on in mention_pages(edition, record):
            yield Page(path, going_on)
    for path, view in search_pages(edition, cards).items():
        yield Page(path, view)
    for old, new in corpus.former.items():
        yield _redirect(edition, old, new)
    yield Page("404.html", _not_found(edition))
    for path, feed in plan_feeds(edition):
        yield Page(path, feed)


def _redirect(edition: Edition, old: str, new: str) -> Page:
    """A small page at a former address that leads on."""
    record = edition.corpus.records[new]
    path = f"{record.collection}/{old}.html"
    frame = chrome(edition, path, title=record.title, description="", noindex=True)
    return Page(
        path, views.RedirectPage(frame, Link(record.title, f"{new}.html", quoted=record.shape == "sources"))
    )


def _not_found(edition: Edition) -> views.NotFoundPage:
    """Answers for addresses of any depth: its links start from the root of the published site, where that is known."""
    base = edition.base_url
    root = "/" + base.split("://", 1)[-1].partition("/")[2] if base else ""
    frame = chrome(edition, "404.html", title="Not found", description="", noindex=True, root=root)
    places = tuple(Link(item.text, item.href) for item in frame.nav)
    return views.NotFoundPage(frame, places)
