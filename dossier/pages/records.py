"""The page of each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from dossier import views
from dossier.corpus import Carried
from dossier.fields import Omission
from dossier.heads import ActorHead, ClaimHead, EventHead, Head, PageHead, SourceHead, WeaponHead
from dossier.model import Record
from dossier.pages.assertions import document_date_words, document_link, row
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, date_view, is_printed, plural
from dossier.pages.moments import moments_about
from dossier.pages.running_text import RunningText
from dossier.pages.sheet import ROOT, Sheet, capital, kind_words, left_out_words
from dossier.pages.weight import Weight, weigh
from dossier.views import Chrome, DateGiven, Html, Link
from dossier.vocabulary import STANCE_WORDS

STATUS = {
    "digest": "A digest in our own words, paragraph by paragraph, with short quotations. The text itself is not published here.",
    "full": "The full text of the document.",
    "none": "We hold no copy: the work is known only from the documents that name it.",
}


def record_page(edition: Edition, record: Record[Head]) -> views.View:
    """The view of a record's page, by its shape."""
    builders = {
        "sources": _source_page,
        "actors": _entity_page,
        "weapons": _entity_page,
        "events": _event_page,
        "claims": _claim_page,
        "pages": _text_page,
    }
    return builders[record.shape](edition, record)


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
        kind=kind_words(record, collection.one) if record.shape != "pages" else "",
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


def _source_page(edition: Edition, record: Record[Head]) -> views.View:
    source = cast("Record[SourceHead]", record)
    head, sheet = source.head, Sheet(edition, record)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    facts = tuple(_source_facts(sheet, head))
    body = sheet.body("What the document says" if head.text != "none" else "What is known of it")
    assertions = tuple(
        row(edition, Carried(source, f"assertions[{number}]", assertion), *_claim_subject(edition, assertion.claim), on=source.id)
        for number, assertion in enumerate(head.assertions, 1)
    )
    for number in range(1, len(head.assertions) + 1):
        sheet.flags_below(f"assertions[{number}]")
    lines = sheet.finding_lines()
    return views.SourcePage(
        chrome=record_chrome(edition, record),
        title=record.title,
        printed=is_printed(record),
        language=head.language or edition.corpus.site.language,
        original=Link("Read the original", head.url) if head.url else None,
        facts=facts,
        status=head.text,
        status_words=STATUS[head.text],
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        findings=lines,
        findings_words=_findings_words(lines, held=head.text != "none"),
        body=body,
        omitted=tuple(_omitted(head.omits)),
        cited=tuple(_cited(edition, source)),
        assertions=assertions,
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _source_facts(sheet: Sheet, head: SourceHead) -> Iterable[views.Fact]:
    """What is known of a document, and of what our copy prints nothing."""
    if head.title.known_from:
        yield from sheet.facts("Title", "title", [head.title])
    yield from sheet.facts("Published by", "publisher", [head.publisher] if head.publisher else [])
    if head.authors:
        yield from sheet.facts("By", "authors", head.authors, together=True)
    elif head.authors is not None:
        yield views.Fact("By", (_said("our copy prints no author"),), sheet.flags_below("authors"))
    if head.published:
        yield from sheet.facts("Dated", "published", [head.published])
    elif head.text != "none":
        told = f", not before {date_view(head.not_before).text}" if head.not_before else ""
        yield views.Fact("Dated", (_said(f"our copy prints no date{told}"),), sheet.flags("published"))
    for label, path, value in (("Updated", "updated", head.updated), ("Read on", "accessed", head.accessed)):
        if value:
            yield views.Fact(label, (_said(date_view(value).text),), sheet.flags_below(path))
    if head.republication_of:
        yield views.Fact("First published as", (views.FactValue((sheet.text.linked(head.republication_of),)),))
    if head.identifier:
        yield views.Fact("Identifier", (_said(head.identifier),))
    if head.archive_url:
        archived = date_view(head.archived).text if head.archived else ""
        yield views.Fact("Archived", (views.FactValue((Html("copy"),), archived, head.archive_url),), sheet.flags_below("archived"))
    yield from _participants(sheet, head)
    if head.about:
        yield views.Fact("About", tuple(views.FactValue((sheet.text.linked(id),)) for id in head.about), together=True)
    for number, correction in enumerate(head.corrections, 1):
        words = " ".join(part for part in (date_view(correction.date).text, correction.at) if part)
        change = f"{words}: “{correction.was}” became “{correction.now}”" if correction.was else words
        yield views.Fact("Corrected", (_said(change, correction.url),), sheet.flags_below(f"corrections[{number}]"))
    if head.rights:
        yield views.Fact("Rights", (_said(head.rights),))


def _participants(sheet: Sheet, head: SourceHead) -> Iterable[views.Fact]:
    values = [
        views.FactValue((Html(sheet.text.linked(who.actor) + (f", {who.as_}" if who.as_ else "")), *sheet.text.cite(f"participants[{number}].cite")))
        for number, who in enumerate(head.participants, 1)
    ]
    if values:
        yield views.Fact("Taking part", tuple(values), together=True)


def _said(words: str, href: str = "") -> views.FactValue:
    from markupsafe import escape

    if href:
        return views.FactValue((Html(f'<a href="{escape(href)}">{escape(words)}</a>'),))
    return views.FactValue((Html(escape(words)),))


def _findings_words(lines: tuple[views.FindingLine, ...], *, held: bool) -> str:
    if not lines:
        return "Nothing was found to differ." if held else ""
    explained = sum(line.severity == "explained" for line in lines)
    words = plural(len(lines), "note")
    return f"{words}, {explained} explained" if explained else words


def _omitted(omits: tuple[Omission, ...]) -> Iterable[str]:
    """One line that says what the digest leaves out, by reason."""
    reasons: dict[str, list[str]] = {}
    for omission in omits:
        first, last = omission.p[0], omission.p[-1]
        span = f"¶{first}" if first == last else f"¶{first}–{last}"
        reasons.setdefault(omission.because, []).append(span)
    if reasons:
        yield "Left out: " + "; ".join(f"{', '.join(spans)} ({left_out_words(because)})" for because, spans in reasons.items()) + "."


def _cited(edition: Edition, source: Record[SourceHead]) -> Iterable[views.CitedWork]:
    for work in source.head.cites:
        details = [f"footnote {work.footnote}"] if work.footnote else []
        if work.known_from != "text" and not (work.known_from == "footnote" and work.footnote):
            details.append("our reading" if work.known_from == "ours" else f"named in a {work.known_from}")
        places = tuple(Link(f"¶{paragraph}", f"#p{paragraph}") for paragraph in work.at)
        yield views.CitedWork(edition.link(ROOT, work.work), ", ".join(details), places)


def _claim_subject(edition: Edition, claim: str) -> tuple[Link, str]:
    weight = weigh(edition.corpus, claim)
    others = weight.documents - 1
    return edition.link(ROOT, claim), f"also in {plural(others, 'other document')}" if others > 0 else ""


def _entity_page(edition: Edition, record: Record[Head]) -> views.View:
    head, sheet = record.head, Sheet(edition, record)
    assert isinstance(head, (ActorHead, WeaponHead))
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    facts = tuple(_entity_facts(sheet, head))
    spellings = sheet.spellings(head.names)
    body = sheet.body("In the documents")
    relations = sheet.relations()
    moments = moments_about(edition, record, sheet.text)
    voice = isinstance(head, ActorHead) and head.role == "voice"
    return views.EntityPage(
        chrome=record_chrome(edition, record),
        name=record.title,
        role="A voice: it reports or comments, and is kept apart from the parties to what is told." if voice else "",
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        facts=facts,
        spellings=spellings,
        body=body,
        timeline=moments,
        relations=relations,
        claims=sheet.claims_about(),
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _entity_facts(sheet: Sheet, head: ActorHead | WeaponHead) -> Iterable[views.Fact]:
    if any(fact.cite or fact.claim for fact in head.kind):
        yield from sheet.facts("Kind", "kind", head.kind)
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
    facts = (*sheet.facts("Place", "place", head.place), *sheet.named_facts(head.facts))
    participants = sheet.participants(head.participants)
    spellings = sheet.spellings(head.names)
    body = sheet.body("In the documents")
    relations = sheet.relations()
    return views.EventPage(
        chrome=record_chrome(edition, record),
        title=record.title,
        when=given[0].date if len(distinct) == 1 and given[0].date.datetime else None,
        dates=given,
        dates_note="The dates given differ." if len(distinct) > 1 else "",
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        facts=facts,
        spellings=spellings,
        participants=participants,
        body=body,
        relations=relations,
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
            pieces=sheet.text.cite(f"{path}.cite"),
            claim=sheet.claim_link(date.claim),
        )


def _claim_page(edition: Edition, record: Record[Head]) -> views.View:
    head, sheet = record.head, Sheet(edition, record)
    assert isinstance(head, ClaimHead)
    corpus = edition.corpus
    carried = corpus.carried.get(record.id, ())
    weight = weigh(corpus, record.id)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    rows = tuple(
        row(
            edition,
            entry,
            document_link(edition, entry.source),
            document_date_words(entry.source),
            on=record.id,
        )
        for entry in carried
    )
    not_established = tuple(
        sheet.text.text(f"not_established[{number}]") for number in range(1, len(head.not_established) + 1)
    )
    body = sheet.body("In the documents")
    needed_by = dict.fromkeys(
        incoming.record.id
        for incoming in corpus.incoming.get(record.id, ())
        if getattr(incoming.link, "field", "") == "depends_on"
    )
    return views.ClaimPage(
        chrome=record_chrome(edition, record),
        question=record.title,
        claim=head.claim,
        caveat=caveat,
        summary=summary,
        tallies=_tallies(weight),
        stances=_stances(carried),
        measures=", in ".join(part for part in (head.measures, head.unit) if part and part not in head.measures[:-1])
        if head.measures
        else "",
        assertions=rows,
        origins=_origins(edition, weight),
        flags=sheet.flags_left(),
        not_established=tuple(pieces for pieces in not_established if pieces),
        depends_on=tuple(sheet.claim_line(id) for id in head.depends_on if corpus.resolve(id)),
        needed_by=tuple(sheet.claim_line(id) for id in needed_by),
        about=tuple(edition.link(ROOT, id) for id in head.about),
        body=body,
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _tallies(weight: Weight) -> tuple[views.Tally, ...]:
    tallies = [
        views.Tally(str(weight.documents), "document" if weight.documents == 1 else "documents"),
        views.Tally(str(len(weight.origins)), "origin named" if len(weight.origins) == 1 else "origins named"),
    ]
    if weight.unstated:
        tallies.append(views.Tally(str(weight.unstated), "origin not stated" if weight.unstated == 1 else "origins not stated"))
    return tuple(tallies)


def _stances(carried: tuple[Carried, ...]) -> tuple[views.Tally, ...]:
    counts = {stance: sum(entry.assertion.stance == stance for entry in carried) for stance in STANCE_WORDS}
    return tuple(views.Tally(str(count), STANCE_WORDS[stance], stance=stance) for stance, count in counts.items() if count)


def _origins(edition: Edition, weight: Weight) -> str:
    """One sentence on where the documents have it from."""
    if not weight.documents:
        return "No document that is held carries this claim."
    words = capital(weight.words)
    if weight.documents > 1 and len(weight.origins) == 1 and not weight.unstated:
        return f"{words}: all of it comes from {edition.link(ROOT, weight.origins[0]).text}."
    return f"{words}."


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
