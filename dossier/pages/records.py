"""The page of each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dossier import views
from dossier.heads import ActorHead, EventHead, Head, PageHead, WeaponHead
from dossier.model import Record
from dossier.pages.claim_page import claim_page
from dossier.pages.edition import Edition, date_view
from dossier.pages.frame import record_chrome
from dossier.pages.moments import given_by, moments_about
from dossier.pages.names import name_rows
from dossier.pages.sheet import ROOT, Sheet, capital
from dossier.pages.source_page import source_page
from dossier.pages.spellings import spellings_link
from dossier.pages.ties import tie_list
from dossier.settings import Collection
from dossier.views import DateGiven
from dossier.vocabulary import with_article


def record_page(edition: Edition, record: Record[Head]) -> views.View:
    """The view of a record's page, by its shape."""
    builders = {
        "sources": source_page,
        "actors": _entity_page,
        "weapons": _entity_page,
        "events": _event_page,
        "claims": claim_page,
        "pages": _text_page,
    }
    return builders[record.shape](edition, record)


def _entity_page(edition: Edition, record: Record[Head]) -> views.View:
    head, sheet = record.head, Sheet(edition, record)
    assert isinstance(head, (ActorHead, WeaponHead))
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    facts = (*_entity_facts(sheet, head), *sheet.common_facts())
    spellings = name_rows(sheet, head.names)
    body = sheet.body("In the documents")
    relations = sheet.relations()
    moments = moments_about(edition, record, sheet.text)
    voice = isinstance(head, ActorHead) and head.role == "voice"
    return views.EntityPage(
        chrome=record_chrome(edition, record),
        name=record.title,
        weight=sheet.weight(),
        role=_role(edition.collections[record.collection]) if voice else "",
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        image=sheet.image(),
        facts=facts,
        spellings=spellings,
        who_writes=spellings_link(edition, ROOT, record.id),
        body=body,
        timeline=moments,
        relations=relations,
        ties=tie_list(edition, record, ROOT),
        claims=sheet.claims_about(),
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _role(collection: Collection) -> str:
    party, voice = collection.party, collection.voice
    if party is None or voice is None:
        return ""
    who = capital(with_article(voice.one))
    return (
        f"{who}: it reports or comments, and is kept apart from the {party.many} that the documents tell of."
    )


def _entity_facts(sheet: Sheet, head: ActorHead | WeaponHead) -> Iterable[views.Fact]:
    if any(fact.cite or fact.claim for fact in head.kind):
        folder, words = sheet.record.collection, sheet.edition.corpus.words
        kinds = tuple(replace(fact, value=words.kind(folder, fact.value)) for fact in head.kind)
        yield from sheet.facts("Kind", "kind", kinds)
    if isinstance(head, ActorHead):
        yield from sheet.facts("Born", "born", head.born)
        yield from sheet.facts("Died", "died", head.died)
    else:
        yield from sheet.facts("Made in", "made_in", head.made_in)
    yield from sheet.named_facts(head.facts)


def _event_page(edition: Edition, record: Record[Head]) -> views.View:
    head, sheet = record.head, Sheet(edition, record)
    assert isinstance(head, EventHead)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    given = tuple(_dates_given(sheet, head))
    distinct = {date.date.text for date in given if date.date.datetime}
    facts = (
        *sheet.facts("Place", "place", head.place),
        *sheet.named_facts(head.facts),
        *sheet.common_facts(),
    )
    participants = sheet.participants(head.participants)
    spellings = name_rows(sheet, head.names)
    body = sheet.body("In the documents")
    relations = sheet.relations()
    return views.EventPage(
        chrome=record_chrome(edition, record),
        title=record.title,
        when=given[0].date if len(distinct) == 1 and given[0].date.datetime else None,
        dates=given,
        weight=sheet.weight(),
        dates_note="The dates given differ." if len(distinct) > 1 else "",
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        image=sheet.image(),
        facts=facts,
        spellings=spellings,
        who_writes=spellings_link(edition, ROOT, record.id),
        participants=participants,
        body=body,
        relations=relations,
        ties=tie_list(edition, record, ROOT),
        claims=sheet.claims_about(),
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _dates_given(sheet: Sheet, head: EventHead) -> Iterable[DateGiven]:
    dates = [("date", head.date)] if head.date else []
    dates += [(f"dates[{number}]", date) for number, date in enumerate(head.dates, 1)]
    for path, date in dates:
        assert date is not None
        shown = date_view(date.date) if date.date else views.Date("no full date", certainty="open")
        yield DateGiven(
            date=shown,
            of=date.of,
            printed=date.printed,
            pieces=(*given_by(sheet.edition, sheet.record, (path,), ROOT), *sheet.text.cite(f"{path}.cite")),
            claim=sheet.claim_link(date.claim),
        )


def _text_page(edition: Edition, record: Record[Head]) -> views.View:
    sheet = Sheet(edition, record)
    assert isinstance(record.head, PageHead)
    summary, body = sheet.text.text("summary"), sheet.body("")
    return views.TextPage(
        chrome=record_chrome(edition, record),
        title=record.title,
        summary=summary,
        body=body,
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )
