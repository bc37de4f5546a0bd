"""The stemma on the page of a claim: where each document had it from, drawn and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier import views
from dossier.comparison.stemma import UNNAMED, Name, Stemma, Strand, Unnamed, stemma
from dossier.drawings.stemma import Box, Line, draw
from dossier.heads import SourceHead
from dossier.pages.assertions import document_date_words, document_link, stance_words
from dossier.pages.edition import Edition, date_view, listing, plural
from dossier.pages.running_text import document_words
from dossier.pages.sheet import ROOT
from dossier.views import Drawing, Html, Link

#: What stands where no origin is named, in the drawing and over the words.
ENDS = {
    "self": ("its own word", "The document itself"),
    "not-stated": ("not stated", "Not stated"),
    "unnamed": ("somebody not named", "Somebody who is not named"),
    "": ("not recorded", "Not recorded in our notes"),
}
CAPTION = (
    "Documents stand below, what they go back to above; who passed it on stands between. "
    "A dotted line: the document names no origin."
)


MOST_DRAWN = 8  #: documents that are drawn one by one; of more those of one descent stand in one box
GATHERED = " Documents that go back to the same stand in one box; the list below has each of them."
WIDER = 6  #: boxes side by side that a page holds
SIDEWAYS = " The drawing is wider than the page and can be moved sideways."


def descent(edition: Edition, claim: str) -> views.Descent | None:
    """The stemma of a claim; None where no document says anything on it."""
    found = stemma(edition.corpus, claim)
    if not found.strands:
        return None
    return views.Descent(
        words=edition.weight(claim).words,
        origins=tuple(_origins(edition, found)),
        drawing=_drawing(edition, found, claim) if len(found.documents) > 1 else None,
    )


def _origins(edition: Edition, found: Stemma) -> Iterable[views.Origin]:
    """Every origin with the documents under it: those that are named first, then the kinds of having none."""
    under: dict[str, list[Strand]] = {}
    for strand in found.strands:
        under.setdefault(strand.end, []).append(strand)
    for end, strands in sorted(under.items(), key=lambda item: item[0] in UNNAMED):
        named = end not in UNNAMED
        ways: dict[tuple[str, ...], list[Strand]] = {}
        for strand in strands:
            ways.setdefault(strand.way, []).append(strand)
        yield views.Origin(
            title=edition.link(ROOT, end) if named else Link(ENDS[end][1]),
            detail=", ".join(_about(edition, end)) if named else "",
            count=plural(len({strand.document for strand in strands}), "document"),
            told=tuple(_told(edition, way, own) for way, own in ways.items()),
            named=named,
        )


def _told(edition: Edition, way: tuple[str, ...], strands: list[Strand]) -> views.Told:
    """What one document has from one origin in one way; its republications count as it."""
    source, end = strands[0].carried.source, strands[0].end
    places = dict.fromkeys((one.carried.source.id, at) for one in strands for at in one.carried.assertion.at)
    return views.Told(
        document=document_link(edition, source),
        date=document_date_words(source),
        places=tuple(Link(f"¶{at}", edition.href(ROOT, id, f"p{at}")) for id, at in places),
        through=tuple(edition.link(ROOT, step) for step in way[1:] if step != end),
        voices=tuple(dict.fromkeys(_voice(edition, strand) for strand in strands)),
    )


def _voice(edition: Edition, strand: Strand) -> str:
    assertion = strand.carried.assertion
    who = listing([edition.link(ROOT, id).text for id in assertion.said_by]) or "the document itself"
    if len(assertion.said_by) > 1:
        return f"{who}: {stance_words(assertion)}"
    return f"{who} {stance_words(assertion)}"


def _about(edition: Edition, id: str) -> tuple[str, ...]:
    """Kind and date of an origin that has a record."""
    record = edition.corpus.resolve(id)
    if record is None:
        return ()
    kind = getattr(record.head, "kind", "")
    words = [edition.kind_words(record, kind)] if isinstance(kind, str) and kind else []
    if isinstance(record.head, SourceHead) and record.head.published:
        words.append(date_view(record.head.published.value).text)
    return tuple(words)


def _stances(found: Stemma, documents: tuple[str, ...]) -> tuple[str, ...]:
    """How many of some documents take which stance: "says so: 5"; one that takes two counts in both."""
    taken = {(each.document, stance_words(each.carried.assertion)) for each in found.strands}
    counts = Counter(words for document, words in taken if document in documents)
    return tuple(f"{words}: {count}" for words, count in sorted(counts.items()))


def _drawing(edition: Edition, found: Stemma, claim: str) -> Drawing:
    many = len(found.documents) > MOST_DRAWN
    together = found.gathered() if many else {document: (document,) for document in found.documents}
    hidden = set(found.documents) - set(together)

    def is_drawn(name: Name) -> bool:
        return (name.below if isinstance(name, Unnamed) else name) not in hidden

    shown = [[name for name in level if is_drawn(name)] for level in found.levels()]
    levels = [
        {_key(name): _box(edition, found, name, together.get(str(name), ())) for name in level}
        for level in shown
        if level
    ]
    lines = [
        Line(_key(upper), _key(lower), isinstance(upper, Unnamed))
        for upper, lower in found.lines
        if is_drawn(upper) and is_drawn(lower)
    ]
    told = "; ".join(
        f"{origin.title.text}: {listing([told.document.text for told in origin.told])}"
        for origin in _origins(edition, found)
    )
    svg = draw("stemma-drawing", levels, lines, "Where each document had it from", told)
    caption = CAPTION + (GATHERED if hidden else "")
    return Drawing(Html(svg), Html(caption + (SIDEWAYS if max(map(len, levels)) > WIDER else "")))


def _key(name: Name) -> str:
    return f"{name.below}\n{name.end}" if isinstance(name, Unnamed) else name


def _box(edition: Edition, found: Stemma, name: Name, together: tuple[str, ...]) -> Box:
    """together: the documents that stand in the box, if it is one of documents."""
    if isinstance(name, Unnamed):
        return Box(ENDS[name.end][0], kind="unnamed")
    if len(together) > 1:
        return Box(plural(len(together), "document"), notes=_stances(found, together), kind="document")
    if name in found.documents:
        own = [strand for strand in found.strands if strand.document == name]
        source = own[0].carried.source
        stances = dict.fromkeys(stance_words(strand.carried.assertion) for strand in own)
        link = document_link(edition, source)
        return Box(
            document_words(edition, source.id), link.href, (document_date_words(source), *stances), "document"
        )
    link, passes_on = edition.link(ROOT, name), name not in {strand.end for strand in found.strands}
    title = f"“{link.text}”" if link.quoted else link.text
    if passes_on:
        return Box(f"through {title}", link.href, kind="through")
    return Box(title, link.href, _about(edition, name)[-1:], "origin")
