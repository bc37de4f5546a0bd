"""The page of all that is reported to tie parties, things and events: drawn, and tie by tie."""

from __future__ import annotations

from collections import Counter

from dossier import views
from dossier.comparison.ties import stands_in_graph
from dossier.drawings.arcs import Edge, Node, arcs
from dossier.pages.chrome import GRAPH, chrome
from dossier.pages.edition import Edition, listing, plural
from dossier.pages.sheet import capital
from dossier.pages.ties import CAVEAT, marks, tie_href, tie_id, tie_view, whole
from dossier.settings import Collection
from dossier.views import Html, Link, TiedGroup, TiedRecord

MOST_NAMED = 300  #: records of one kind in that list, those with most ties


def graph_page(edition: Edition) -> views.GraphPage:
    """To be asked for where there is a tie."""
    found = edition.ties
    many = edition.has_many_ties
    records = [record for record in edition.corpus.records.values() if stands_in_graph(record)]
    return views.GraphPage(
        chrome=chrome(
            edition,
            GRAPH,
            title="Graph",
            description=f"What documents report to tie {_tied(edition)}. {CAVEAT} "
            f"{edition.corpus.site.caveat}".strip(),
        ),
        lead=f"What documents report to tie {_tied(edition)} to one another. {_voices(edition)}".strip(),
        caveat=CAVEAT,
        drawing=None if many else views.Drawing(Html(_drawing(edition))),
        marks=() if many else marks(found),
        ties=() if many else tuple(tie_view(edition, tie, "") for tie in found),
        count=plural(len(found), "tie"),
        alone=()
        if many
        else tuple(edition.link("", record.id) for record in records if record.id not in edition.ties_of),
        note=f"There are {plural(len(found), 'tie')}: more than a drawing can show. Each record’s own page "
        "lists and draws those around it."
        if many
        else "",
        groups=tuple(_groups(edition)) if many else (),
    )


def _drawing(edition: Edition) -> str:
    nodes = [
        Node(
            id=id,
            name=(record := edition.corpus.records[id]).title,
            href=edition.href("", id),
            heading=_heading(edition.collections[record.collection]),
            column=int(record.shape != "actors"),
        )
        for id in _in_order(edition)
    ]
    edges = [
        Edge(
            id=tie_id(tie),
            one=tie.one,
            other=tie.other,
            href=tie_href(tie),
            whole=whole(edition, tie),
            rests_on=tie.rests_on,
            documents=len(tie.documents),
            not_so=bool(tie.against),
        )
        for tie in edition.ties
    ]
    return arcs(
        "graph",
        nodes,
        edges,
        title=f"What is reported to tie {_tied(edition)}",
        says=f"{CAVEAT} {plural(len(edges), 'tie')} between {plural(len(nodes), 'record')}; the table below "
        "has every one of them in words, with the sentences it rests on.",
    )


def _heading(collection: Collection) -> str:
    return collection.party.label if collection.party else collection.label


def _tied(edition: Edition) -> str:
    """ "parties, weapons and events": what the site has of what can be tied, in its own words."""
    names = [
        collection.party.many if collection.party else collection.many
        for collection in edition.corpus.words.like("actors", "weapons", "events")
        if collection.folder in edition.folders
    ]
    return listing(list(dict.fromkeys(names))) or "records"


def _voices(edition: Edition) -> str:
    voices = dict.fromkeys(each.voice.many for each in edition.corpus.words.like("actors") if each.voice)
    told = listing(list(voices))
    return f"{capital(told)}, who report and comment, stand apart and in no line." if told else ""


def _in_order(edition: Edition) -> list[str]:
    """The tied records in the order of their collections."""
    return [record.id for record in edition.corpus.records.values() if record.id in edition.ties_of]


def _groups(edition: Edition) -> list[TiedGroup]:
    """Every tied record by its collection, those with most ties first."""
    counts = Counter({id: len(ties) for id, ties in edition.ties_of.items()})
    groups = []
    for folder, collection in edition.collections.items():
        own = [id for id in _in_order(edition) if edition.corpus.records[id].collection == folder]
        if not own:
            continue
        own.sort(key=lambda id: (-counts[id], edition.corpus.records[id].title.casefold(), id))
        shown = own[:MOST_NAMED]
        groups.append(
            TiedGroup(
                heading=_heading(collection),
                id=folder,
                count=str(len(own)),
                records=tuple(
                    TiedRecord(edition.link("", id, fragment="ties"), plural(counts[id], "tie"))
                    for id in shown
                ),
                more=Link(f"All {len(own)} stand in their list", f"{folder}/index.html")
                if len(own) > len(shown)
                else None,
            )
        )
    return groups
