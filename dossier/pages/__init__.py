"""Corpus and findings → one frozen view a page: the only place where template context is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dossier import views
from dossier.comparison.shared_claims import shared_claims
from dossier.findings import Finding
from dossier.heads import Head
from dossier.model import Record
from dossier.pages.brief import brief_page, brief_path
from dossier.pages.changes import changes_pages, corrections_page
from dossier.pages.chrome import CHANGES, CORRECTIONS, GRAPH, chrome
from dossier.pages.compare import INDEX, compare_pages, compare_paths
from dossier.pages.compare_index import compare_index_page
from dossier.pages.edition import Edition
from dossier.pages.feeds import FEEDS, feed, feed_links
from dossier.pages.finding_page import finding_page
from dossier.pages.graph import graph_page
from dossier.pages.lists import list_pages
from dossier.pages.matrix import PATH, documents, matrix_page
from dossier.pages.mention_pages import mention_pages
from dossier.pages.overviews import home_page
from dossier.pages.records import record_page
from dossier.pages.records_feed import PATH as RECORDS_FEED
from dossier.pages.records_feed import records_feed
from dossier.pages.reference import reference_pages
from dossier.pages.report import findings_listed, report_pages
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


@dataclass(frozen=True, slots=True)
class Unit:
    """Pages that are made together, when they are asked for. start: what the paths of all of them begin with."""

    start: str
    make: Callable[[], Iterable[Page]]
    of: object = None  #: what they are made of besides the edition


def plan_pages(edition: Edition) -> Iterator[Unit]:
    """Every page of the site and its feeds, but for the search page: it needs the cards of all the others."""
    corpus = edition.corpus

    def pages(of: Callable[..., Iterable[tuple[str, views.View | views.AtomFeed]]], *given: object) -> Make:
        return lambda: (Page(path, view) for path, view in of(edition, *given))

    def page(path: str, of: Callable[[Edition], views.View | views.AtomFeed]) -> Unit:
        return Unit(path, lambda: [Page(path, of(edition))])

    yield page("index.html", home_page)
    for folder, collection in edition.collections.items():
        if collection.like != "pages":
            yield Unit(f"{folder}/index", pages(list_pages, folder))
    if documents(edition):
        yield page(PATH, matrix_page)
    if paths := corpus.once(compare_paths):
        yield page(INDEX, compare_index_page)
    for pair in corpus.once(shared_claims).compared:
        yield Unit(paths[pair.key].removesuffix(".html"), pages(compare_pages, pair), pair)
    if edition.ties:
        yield page(GRAPH, graph_page)
    yield Unit("timeline", pages(timeline_pages))
    yield Unit("findings", pages(report_pages))
    for finding, section in findings_listed(edition):
        yield _finding(edition, finding, section)
    if edition.beside.has_names:
        yield Unit("spellings", pages(spellings_pages))
    yield Unit("wordings", pages(wordings_pages))
    for record in corpus.records.values():
        yield record_unit(edition, record)
    for old, new in corpus.former.items():
        record = corpus.records[new]
        yield Unit(f"{record.collection}/{old}.", partial(_redirect, edition, old, new), record)
    yield Unit("reference/", pages(reference_pages))
    if edition.has_changes:
        yield Unit(CHANGES.removesuffix(".html"), pages(changes_pages))
    yield page(CORRECTIONS, corrections_page)
    yield page("404.html", _not_found)
    for path in FEEDS:
        yield page(path, partial(feed, path=path))
    yield page(RECORDS_FEED, records_feed)


Make = Callable[[], Iterable[Page]]


def plan_search(edition: Edition, cards: Sequence[Card]) -> Iterator[Page]:
    """The search page, and the index of names. cards: those of all pages, in their order."""
    return (Page(path, view) for path, view in search_pages(edition, cards).items())


def record_unit(edition: Edition, record: Record[Head]) -> Unit:
    """The page of a record, its brief, and those on which its backlinks go on."""

    def make() -> Iterator[Page]:
        view = record_page(edition, record)
        yield Page(edition.path(record), view, search_card(edition, record, view))
        if isinstance(view, views.ClaimPage):
            yield Page(brief_path(edition, record), brief_page(edition, record, view))
        for path, going_on in mention_pages(edition, record):
            yield Page(path, going_on)

    return Unit(edition.path(record).removesuffix("html"), make, record)


def _finding(edition: Edition, finding: Finding, section: Link) -> Unit:
    path = edition.finding_href("", finding)

    def make() -> Iterator[Page]:
        yield Page(path, finding_page(edition, finding, section, feed_links("../")))

    return Unit(path, make, (finding, section))


def _redirect(edition: Edition, old: str, new: str) -> Iterator[Page]:
    """A small page at a former address that leads on."""
    record = edition.corpus.records[new]
    path = f"{record.collection}/{old}.html"
    frame = chrome(edition, path, title=record.title, description="", noindex=True)
    yield Page(
        path, views.RedirectPage(frame, Link(record.title, f"{new}.html", quoted=record.shape == "sources"))
    )


def _not_found(edition: Edition) -> views.NotFoundPage:
    """Answers for addresses of any depth: its links start from the root of the published site, where that is known."""
    base = edition.base_url
    root = "/" + base.split("://", 1)[-1].partition("/")[2] if base else ""
    frame = chrome(edition, "404.html", title="Not found", description="", noindex=True, root=root)
    places = tuple(Link(item.text, item.href) for item in frame.nav)
    return views.NotFoundPage(frame, places)
