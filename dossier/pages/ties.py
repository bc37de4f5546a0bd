"""What is reported to tie a record to others: as a list with its sentences, and drawn one step round it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier import views
from dossier.comparison.ties import Tie
from dossier.comparison.weight import Weight
from dossier.corpus import Carried
from dossier.drawings.neighbours import Box, Line, Neighbour, neighbours
from dossier.heads import Head, SourceHead
from dossier.model import Record, Reference
from dossier.pages.assertions import stance_words
from dossier.pages.chrome import GRAPH
from dossier.pages.edition import Edition, listing, plural
from dossier.pages.mentions import whole_sentence
from dossier.pages.running_text import RunningText, document_words, locator_words
from dossier.views import Html, Link, TieList, TieSentence

CAVEAT = "A line says what documents report, not what is so."
MOST_NEIGHBOURS = 12  #: that are drawn round a record; more would not be read
KINDS = {"relation": "relation", "part": "part in an event", "fact": "fact", "question": "question"}


def tie_list(edition: Edition, record: Record[Head], root: str) -> TieList | None:
    """The ties of a record with their drawing; None where it has none, as voices never have."""
    found = edition.ties_of.get(record.id, ())
    if not found:
        return None
    others = dict.fromkeys(tie.other if tie.one == record.id else tie.one for tie in found)
    shown = edition.ties_told(record.id)
    drawn = _most_reported(shown, record.id)
    note = ""
    if len(drawn) < len(others):
        note = f"{_size(len(found), len(others))}; drawn are the {len(drawn)} records of which most documents tell."
    more = None
    if len(found) > len(shown):
        if not edition.has_many_ties:
            more = Link(f"All {len(found)} ties stand with all others", f"{root}{GRAPH}")
        else:
            note += (
                f" The first {len(shown)} of {len(found):,} ties follow; each of the others stands as well on "
                "the page of the record it leads to."
            )
    return TieList(
        caveat=CAVEAT,
        ties=tuple(tie_view(edition, tie, root) for tie in shown),
        marks=marks(tie for tie in shown if {tie.one, tie.other} <= {record.id, *drawn}),
        drawing=views.Drawing(Html(_round(edition, record, drawn, shown, root))),
        note=note,
        more=more,
    )


def _most_reported(ties: Iterable[Tie], record: str) -> tuple[str, ...]:
    """The records at the other ends that are drawn, in the order of the ties: those of most documents."""
    documents: dict[str, set[str]] = {}
    for tie in ties:
        documents.setdefault(tie.other if tie.one == record else tie.one, set()).update(tie.documents)
    most = sorted(documents, key=lambda id: -len(documents[id]))[:MOST_NEIGHBOURS]
    return tuple(id for id in documents if id in most)


def _size(ties: int, records: int) -> str:
    return f"{plural(ties, 'tie')} to {plural(records, 'record')}"


def marks(ties: Iterable[Tie]) -> tuple[str, ...]:
    """What a legend has to tell of these ties: how their lines are drawn, and whether somebody says not so."""
    ties = tuple(ties)
    used = {tie.rests_on for tie in ties} | {"not-so" for tie in ties if tie.against}
    return tuple(mark for mark in ("several", "origin", "document", "not-so") if mark in used)


def tie_view(edition: Edition, tie: Tie, root: str) -> views.Tie:
    """A tie in words, with every sentence it rests on."""
    sentences = tuple(_sentences(edition, tie, root))
    documents = dict.fromkeys((*tie.documents, *(entry.source.id for entry in tie.told)))
    return views.Tie(
        id=tie_id(tie),
        one=edition.link(root, tie.one),
        words=said(tie),
        other=edition.link(root, tie.other),
        reported=reported(tie),
        rests_on=tie.rests_on,
        footing=footing(tie),
        origins=_origins(edition, tie),
        claim=edition.link(root, tie.claim) if tie.claim else None,
        question=tie.kind == "question",
        not_so=tuple(Link(_speaker(edition, entry), _row(edition, root, entry)) for entry in tie.against),
        sentences=sentences,
        count=plural(len(sentences), "sentence"),
        claims=edition.link("", tie.claim).text.replace("|", " ") if tie.claim else "",
        documents="|".join(document_words(edition, id).replace("|", " ") for id in documents),
        kinds="|".join(dict.fromkeys((KINDS[tie.kind], *_kinds(edition, tie)))),
    )


def said(tie: Tie) -> str:
    """The words of a tie as they stand between its two records: "takes part as captain in", "contents:"."""
    if tie.kind == "part":
        return "takes part in" if tie.words == "takes part" else f"takes part {tie.words} in"
    return f"{tie.words}:" if tie.kind == "fact" and tie.words != "made in" else tie.words


def tie_id(tie: Tie) -> str:
    """Its address on a page, from where it is stated."""
    path = re.sub(r"[^a-z0-9]+", "-", tie.path).strip("-")
    return f"tie-{tie.stated_on}-{path}"


def tie_href(tie: Tie) -> str:
    """Where its sentences stand on the page, in a fold that opens for who comes by this address."""
    return f"#{tie_id(tie)}-said" if tie.told or tie.cited else f"#{tie_id(tie)}"


def reported(tie: Tie) -> str:
    """ "reported by 2 documents"."""
    return f"reported by {plural(len(tie.documents), 'document') if tie.documents else 'no document held'}"


def not_so(edition: Edition, tie: Tie) -> str:
    """ "the Ministry says not so"; "" where nobody does."""
    speakers = list(dict.fromkeys(_speaker(edition, entry) for entry in tie.against))
    if not speakers:
        return ""
    return f"{listing(speakers)} {'says' if len(speakers) == 1 else 'say'} not so"


def whole(edition: Edition, tie: Tie) -> str:
    """All of a tie in one sentence, as its line in a drawing is heard."""
    one, other = edition.link("", tie.one).text, edition.link("", tie.other).text
    told = f"{tie.words} ({one}, {other})" if tie.kind == "question" else f"{one} {said(tie)} {other}"
    return "; ".join(filter(None, (told, reported(tie), footing(tie), not_so(edition, tie))))


def footing(tie: Tie) -> str:
    """That several documents have all of it from one origin, or one document has one; else ""."""
    if tie.rests_on != "origin":
        return ""
    return "all from one origin" if len(tie.documents) > 1 else "from one origin"


def _origins(edition: Edition, tie: Tie) -> str:
    weight: Weight = tie.weight
    if not weight.documents:
        return "none"
    if tie.rests_on == "origin":
        return f"one: {edition.link('', weight.origins[0]).text}"
    if not weight.origins:
        return "not stated"
    named = f"{len(weight.origins)} named"
    return f"{named}, {weight.unstated} not stated" if weight.unstated else named


def _kinds(edition: Edition, tie: Tie) -> Iterator[str]:
    """The collections of both ends, in the words of the site."""
    for id in (tie.one, tie.other):
        yield kind_of(edition, edition.corpus.records[id])


def kind_of(edition: Edition, record: Record[Head]) -> str:
    """ "party", "weapon", "event": what a record is in a graph."""
    collection = edition.collections[record.collection]
    return collection.party.one if collection.party else collection.one


def _speaker(edition: Edition, entry: Carried) -> str:
    speakers = [edition.link("", id).text for id in entry.assertion.said_by]
    return listing(speakers) if speakers else document_words(edition, entry.source.id)


def _row(edition: Edition, root: str, entry: Carried) -> str:
    """The entry's row on the page of its claim."""
    number = entry.path.removeprefix("assertions[")[:-1]
    return edition.href(root, entry.assertion.claim, f"assertion-{number}-{entry.source.id}")


# -- sentences ---------------------------------------------------------------------------------------


def _sentences(edition: Edition, tie: Tie, root: str) -> Iterator[TieSentence]:
    for entry in tie.told:
        yield _asserted(edition, entry, root)
    for reference in tie.cited:
        yield from _cited(edition, tie, reference, root)


def _asserted(edition: Edition, entry: Carried, root: str) -> TieSentence:
    assertion = entry.assertion
    says = entry.source.texts.get(f"{entry.path}.says")
    words = (
        assertion.quote.text
        if assertion.quote
        else RunningText(edition, entry.source, root).plain(says, entry.source)
    )
    language = entry.source.head.language if assertion.quote else ""
    paragraphs = ", ".join(f"¶{paragraph}" for paragraph in assertion.at)
    place = ", ".join(filter(None, (document_words(edition, entry.source.id), paragraphs)))
    speakers = assertion.said_by
    speaker = edition.link(root, speakers[0]) if len(speakers) == 1 else Link(_speaker(edition, entry))
    return TieSentence(
        place=Link(place, _row(edition, root, entry)),
        words=words,
        quoted=assertion.quote is not None,
        lang="" if language == edition.corpus.site.language else language,
        speaker=speaker if speakers else Link("the document itself"),
        stance=assertion.stance,
        stance_words=stance_words(assertion),
        hedge=assertion.hedge.word if assertion.hedge else "",
    )


def _cited(edition: Edition, tie: Tie, reference: Reference, root: str) -> Iterator[TieSentence]:
    """The sentences of the cited paragraphs, as our copy tells them, that name one end of the tie or both."""
    source = edition.corpus.resolve(reference.source)
    if source is None:
        return
    locator = reference.locator
    held = isinstance(source.head, SourceHead) and source.head.text != "none"
    fragment = f"p{locator.first}" if held and locator.kind == "paragraph" else ""
    place = ", ".join(filter(None, (document_words(edition, source.id), locator_words(locator))))
    link = Link(place, edition.href(root, source.id, fragment))
    named = _naming(edition, tie, source, locator.paragraphs)
    for words in named:
        yield TieSentence(link, words)
    if not named:
        yield TieSentence(link)


def _naming(edition: Edition, tie: Tie, source: Record[Head], paragraphs: Iterable[int]) -> tuple[str, ...]:
    """The sentences that name both ends; where none does, those that name one."""
    wanted = {f"p{paragraph}" for paragraph in paragraphs}
    found: dict[str, set[str]] = {}
    for link in source.links:
        record = edition.corpus.resolve(link.target)
        if link.mention and record and link.anchor.partition("-")[0] in wanted:
            sentence = whole_sentence(edition, source, link.mention)
            found.setdefault(sentence, set()).add(record.id)
    ends = {tie.one, tie.other}
    both = tuple(sentence for sentence, ids in found.items() if ids >= ends)
    return both or tuple(sentence for sentence, ids in found.items() if ids & ends)


# -- the drawing -------------------------------------------------------------------------------------


def _round(
    edition: Edition, record: Record[Head], others: tuple[str, ...], ties: tuple[Tie, ...], root: str
) -> str:
    """The record in the middle; at its left what leads to it, at its right what it leads to."""
    sides: tuple[list[Neighbour], list[Neighbour]] = ([], [])
    open_: list[Neighbour] = []
    for id in others:
        between = [tie for tie in ties if id in (tie.one, tie.other)]
        lines = tuple(_line(edition, tie, id) for tie in between)
        neighbour = Neighbour(_box(edition, id, root), lines)
        first = next((tie for tie in between if tie.kind != "question"), None)
        if first is None:
            open_.append(neighbour)
        else:
            sides[first.one == record.id].append(neighbour)
    for neighbour in open_:
        min(sides, key=lambda side: sum(len(one.lines) for one in side)).append(neighbour)
    name = record.title
    return neighbours(
        "round",
        _box(edition, record.id, ""),
        *sides,
        title=f"What is reported to tie {name} to others",
        says=f"{CAVEAT} {plural(len(others), 'record')} around {name}; the same ties stand below as a list, "
        "with the sentences they rest on.",
    )


def _box(edition: Edition, id: str, root: str) -> Box:
    record = edition.corpus.records[id]
    words = kind_of(edition, record)
    kinds = [fact.value for fact in getattr(record.head, "kind", ())]
    if len(kinds) == 1:
        words = edition.kind_words(record, kinds[0])
    return Box(record.title, words, edition.href(root, id) if root else "")


def _line(edition: Edition, tie: Tie, neighbour: str) -> Line:
    return Line(
        words=tie.words,
        reported=reported(tie),
        href=tie_href(tie),
        whole=whole(edition, tie),
        rests_on=tie.rests_on,
        not_so=not_so(edition, tie),
        arrow="" if tie.kind == "question" else "to" if tie.one == neighbour else "from",
    )
