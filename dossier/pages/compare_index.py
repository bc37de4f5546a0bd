"""Which documents are compared, as a table or document by document; and what stands beside one on other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier import views
from dossier.comparison.shared_claims import MOST_CARRIERS, Pair, carried_by, shared_claims
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.assertions import document_date_words
from dossier.pages.chrome import chrome
from dossier.pages.compare import INDEX, compare_paths
from dossier.pages.document_names import document_names
from dossier.pages.edition import Edition, plural
from dossier.pages.sheet import ROOT
from dossier.views import Link

TITLE = "Documents side by side"
HOW_TABLE = "A number says how many these are and leads to the comparison."
HOW_LIST = (
    "Choose a document, then the one to set beside it; those with most questions in common stand first."
)
WIDEST = 10  #: documents of a table; of more each has its own list
MOST_LINKS = 12  #: comparisons that a claim's page leads to


def compare_index_page(edition: Edition) -> views.CompareIndexPage:
    """All comparisons, by how many questions the two have in common."""
    shared = edition.corpus.once(shared_claims)
    sources = {source.id: source for pair in shared.compared for source in (pair.one, pair.other)}
    ordered = sorted(sources.values(), key=edition.corpus.age)
    names = document_names(edition, ordered)
    as_table = len(ordered) <= WIDEST
    columns = tuple(Link(names[source.id], edition.href(ROOT, source.id)) for source in ordered)
    return views.CompareIndexPage(
        chrome=chrome(
            edition,
            INDEX,
            title=TITLE,
            description=f"Any two documents on the questions that both carry. {edition.corpus.site.caveat}".strip(),
            folder=edition.corpus.words.like("sources")[0].folder,
        ),
        heading=TITLE,
        lead=f"Any two documents on the questions that both carry. {HOW_TABLE if as_table else HOW_LIST}",
        columns=columns if as_table else (),
        rows=tuple(_rows(edition, ordered, names)) if as_table else (),
        groups=tuple(_groups(edition, ordered, names)) if not as_table else (),
        left_out=_left_out(shared.left_out),
    )


def _left_out(pairs: int) -> str:
    if not pairs:
        return ""
    return (
        f"{plural(pairs, 'further pair')} of documents have no more questions in common than these and stand on no "
        f"page. Of a question that more than {MOST_CARRIERS} documents carry, the first {MOST_CARRIERS} are paired "
        "by it."
    )


def _rows(
    edition: Edition, ordered: list[Record[SourceHead]], names: Mapping[str, str]
) -> Iterator[views.PairRow]:
    pairs = {pair.key: pair for pair in edition.corpus.once(shared_claims).compared}
    for number, source in enumerate(ordered):
        cells = []
        for other_number, other in enumerate(ordered):
            if other.id == source.id:
                count = len(carried_by(edition.corpus, source))
                label = f"{names[source.id]}: {plural(count, 'question')} in all"
                cells.append(views.PairCell(Link(str(count)), label, own=True))
                continue
            one, two = (source, other) if number < other_number else (other, source)
            pair = pairs.get((one.id, two.id))
            if pair is None:
                cells.append(views.PairCell(Link(""), ""))
                continue
            label = f"{names[source.id]} and {names[other.id]}: {plural(len(pair.claims), 'question')}"
            cells.append(views.PairCell(Link(str(len(pair.claims)), _href(edition, pair)), label))
        yield views.PairRow(Link(names[source.id], edition.href(ROOT, source.id)), tuple(cells))


def _groups(
    edition: Edition, ordered: list[Record[SourceHead]], names: Mapping[str, str]
) -> Iterator[views.PairGroup]:
    """Each document with all that it is compared with, those with most questions in common first."""
    found: dict[str, list[Pair]] = {source.id: [] for source in ordered}
    for pair in edition.corpus.once(shared_claims).compared:
        found[pair.one.id].append(pair)
        found[pair.other.id].append(pair)
    for source in ordered:
        pairs = found[source.id]
        yield views.PairGroup(
            id=f"with-{source.id}",
            document=Link(names[source.id], edition.href(ROOT, source.id)),
            count=f"compared with {plural(len(pairs), 'document')}",
            pairs=tuple(
                views.PairLine(Link(names[pair.beside(source.id).id], _href(edition, pair)), _told(pair))
                for pair in pairs
            ),
        )


def _href(edition: Edition, pair: Pair) -> str:
    path = edition.corpus.once(compare_paths).get(pair.key)
    return ROOT + path if path else ""


def _told(pair: Pair) -> str:
    told, same = plural(len(pair.claims), "question"), len(pair.one_origin)
    if same and len(pair.claims) == 1:
        return f"{told}, from one origin"
    return f"{told}, {same} of them from one origin" if same else told


def documents_beside(edition: Edition, source: Record[SourceHead]) -> tuple[views.Beside, ...]:
    """What else reports on the same, for a document's page; most questions in common first."""
    pairs = edition.corpus.once(shared_claims).beside.get(source.id, ())
    others = [pair.beside(source.id) for pair in pairs]
    names = document_names(edition, others)
    return tuple(
        views.Beside(
            document=Link(names[other.id], edition.href(ROOT, other.id)),
            date=document_date_words(other),
            told=_told(pair),
            compare=Link("side by side", href) if (href := _href(edition, pair)) else None,
        )
        for pair, other in zip(pairs, others, strict=True)
    )


def compared_on(edition: Edition, claim: str) -> tuple[Link, ...]:
    """The comparisons of the documents that carry a claim, at this claim; for its page."""
    carried = edition.corpus.carried.get(claim, ())
    sources = {entry.source.id: entry.source for entry in carried}
    pairs = edition.corpus.once(compare_paths)
    names = document_names(edition, sources.values())
    ids = list(sources)[:MOST_CARRIERS]
    found = []
    for number, one in enumerate(ids):
        for two in ids[number + 1 :]:
            if (one, two) in pairs:
                found.append(Link(f"{names[one]} and {names[two]}", f"{ROOT}{pairs[one, two]}#on-{claim}"))
            if len(found) > MOST_LINKS:
                return (*found[:MOST_LINKS], Link("all documents", f"{ROOT}{INDEX}"))
    return tuple(found)


def index_link(edition: Edition, root: str) -> Iterable[Link]:
    """The way to all comparisons, where there are any."""
    if edition.corpus.once(compare_paths):
        yield Link("Any two documents side by side", f"{root}{INDEX}")
