"""What is searched of each page: its card, made from the view that its template sees.

A word that stands on no page stands on no card either: what is withheld or a draft is in no view.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from dossier import dates, views
from dossier.heads import ActorHead, EventHead, Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, is_printed
from dossier.pages.running_text import publisher_words
from dossier.prose.name_forms import name_forms
from dossier.search_index import Card, CardPart
from dossier.views import Note, Passage, Pieces, Section

_TAG = re.compile(r"<(/?)([a-z0-9]+)(?![a-z0-9])[^<>]*>")
_IN_LINE = frozenset("a abbr b bdi cite code em i q s span strong sub sup time".split())
_SPACE = re.compile(r"\s+")
_TOLD = frozenset({"Title", "Published by", "Dated"})  #: facts that stand beside the title already
_YEARS = 12  #: of one date, each of which finds it; what is wider is found by its first and last


def search_card(edition: Edition, record: Record[Head], view: views.View) -> Card:
    """The card of a record's page."""
    names = [name.name for name in getattr(record.head, "names", ())]
    return Card(
        path=edition.path(record),
        kind=record.collection,
        title=record.title,
        quoted=is_printed(record),
        language=edition.language(record),
        names=tuple(name for name in dict.fromkeys(names) if name != record.title),
        forms=tuple(dict.fromkeys(form for name in (record.title, *names) for form in name_forms(name))),
        about=" · ".join(_about(edition, record, view)),
        text=_joined(_lead(view)),
        parts=tuple(part for part in _parts(view) if part.text),
        filters=tuple(_filters(edition, record)),
    )


def years_of(record: Record[Head]) -> tuple[str, ...]:
    """The years that a record's dates can lie in."""
    head = record.head
    given: list[str] = []
    if isinstance(head, SourceHead):
        given = [head.published.value] if head.published else []
    elif isinstance(head, EventHead):
        given = [date.date for date in ((head.date,) if head.date else ()) + head.dates if date.date]
    elif isinstance(head, ActorHead):
        given = [fact.value for fact in (*head.born, *head.died)]
    found: set[int] = set()
    for edtf in given:
        try:
            date = dates.parse(edtf)
        except dates.DateError:
            continue
        known = [day.year for day in (date.earliest, date.latest) if day]
        wide = known and known[-1] - known[0] >= _YEARS
        found.update(known if wide or not known else range(known[0], known[-1] + 1))
    return tuple(f"{year:04}" for year in sorted(found) if 0 <= year <= 9999)


def documents_of(edition: Edition, record: Record[Head]) -> tuple[str, ...]:
    """The sources that have to do with a record: itself, those that it cites, those that lead to it."""
    found = {record.id} if record.shape == "sources" else set()
    found.update(reference.source for reference in record.references)
    found.update(
        incoming.record.id
        for incoming in edition.corpus.incoming.get(record.id, ())
        if incoming.record.shape == "sources"
    )
    known = (edition.corpus.resolve(id) for id in found)
    return tuple(sorted({source.id for source in known if source and source.shape == "sources"}))


def rules_of(edition: Edition, record: Record[Head]) -> tuple[str, ...]:
    """The rules that found something on a record's page, as far as readers are shown it."""
    return tuple(sorted({finding.rule for finding in edition.findings_of.get(record.id, ())}))


def _filters(edition: Edition, record: Record[Head]) -> Iterator[tuple[str, str]]:
    yield from (("document", id) for id in documents_of(edition, record))
    years = years_of(record)
    yield from (("year", year) for year in years)
    yield from (("decade", decade) for decade in dict.fromkeys(f"{year[:3]}0s" for year in years))
    yield from (("finding", rule) for rule in rules_of(edition, record))


def _about(edition: Edition, record: Record[Head], view: views.View) -> Iterator[str]:
    """What kind of thing it is, by whom and of when."""
    if view.chrome.kind:
        yield view.chrome.kind
    if isinstance(record.head, SourceHead):
        if publisher := publisher_words(edition, record.head):
            yield publisher
        if record.head.published:
            yield date_view(record.head.published.value).text
    if isinstance(view, views.EventPage) and view.when:
        yield view.when.text


# --- words ---


def _lead(view: views.View) -> Iterator[str]:
    """The words of a page that belong to no place of their own."""
    match view:
        case views.ClaimPage():
            yield view.claim
            yield from (_plain(pieces) for pieces in (view.summary, view.caveat, *view.not_established))
        case views.SourcePage() | views.EntityPage() | views.EventPage():
            yield from (_plain(pieces) for pieces in (view.summary, view.caveat))
        case views.TextPage():
            yield _plain(view.summary)
    if isinstance(view, views.EventPage):
        yield from (" ".join((tie.target.text, tie.detail)) for tie in view.participants)
    body = _body(view)
    yield from (_plain(passage.pieces) for passage in (body.passages if body else ()) if not _place(passage))
    if isinstance(view, (views.SourcePage, views.EntityPage, views.EventPage)):
        yield from (_fact(fact) for fact in view.facts if fact.label not in _TOLD)


def _parts(view: views.View) -> Iterator[CardPart]:
    """The places of a page, each with its words: paragraphs, notes, statements."""
    body = _body(view)
    for passage in body.passages if body else ():
        if _place(passage):
            yield CardPart(passage.anchors[0], passage.label, _plain(passage.pieces))
        yield from (_note(piece) for piece in passage.pieces if isinstance(piece, Note))
    yield from (_note(note) for note in (body.loose_notes if body else ()))
    if isinstance(view, (views.SourcePage, views.ClaimPage)):
        for row in view.assertions:
            if row.id:
                yield CardPart(row.id, _short(row.subject.text), _statement(row))


def _body(view: views.View) -> Section | None:
    return getattr(view, "body", None)


def _place(passage: Passage) -> bool:
    """Whether a passage can be led to by its label: a paragraph of a document."""
    return bool(passage.kind == "text" and passage.anchors and passage.label)


def _note(note: Note) -> CardPart:
    return CardPart(note.id, f"note {note.label}", _plain(note.pieces))


def _statement(row: views.Assertion) -> str:
    """Who says what, in one line."""
    who = " and ".join(speaker.text for speaker in (row.speaker, *row.jointly) if speaker.text)
    quote = f"“{row.quote.text}”" if row.quote else ""
    said = " ".join(part for part in (quote, _words(row.says).strip(), row.value) if part)
    return f"{who} {row.stance_words}: {said}".strip() if said else ""


def _short(title: str) -> str:
    words = title.split()
    return title if len(words) <= 7 else " ".join(words[:6]).rstrip(":,;") + " …"


def _fact(fact: views.Fact) -> str:
    return f"{fact.label}: " + ", ".join(_plain(value.pieces) for value in fact.values)


def _plain(pieces: Pieces | tuple[views.Html | views.CiteMark, ...]) -> str:
    """Pieces in plain words; notes and marks are left out."""
    return _SPACE.sub(
        " ", "".join(_words(piece) for piece in pieces if isinstance(piece, views.Html))
    ).strip()


def _words(markup: views.Html) -> str:
    """Markup in plain words; blocks stay apart."""
    return html.unescape(_TAG.sub(lambda tag: "" if tag[2] in _IN_LINE else " ", str(markup)))


def _joined(words: Iterable[str]) -> str:
    """Sentences and fragments as one text: a fragment gets its full stop."""
    said = (part.strip() for part in words)
    return " ".join(part if part[-1] in ".?!:…”" else f"{part}." for part in said if part)
