"""The page of a document that is annotated, or of a work that is only cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from markupsafe import escape

from dossier import views
from dossier.comparison.weight import weigh_source
from dossier.corpus import Carried
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.assertions import row
from dossier.pages.compare_index import documents_beside
from dossier.pages.document_dates import document_dates
from dossier.pages.edition import Edition, date_view, is_printed, plural
from dossier.pages.frame import record_chrome
from dossier.pages.sheet import ROOT, Sheet, left_out_words
from dossier.pages.wordings import other_words
from dossier.views import Html, Link

STATUS = {
    "digest": "A digest in our own words, paragraph by paragraph, with short quotations. "
    "The text itself is not published here.",
    "full": "The full text of the document.",
    "none": "We hold no copy: the work is known only from the documents that name it.",
}

IN_PREVIEWS = frozenset(("Published by", "By", "Dated"))  #: facts that say of a document which one it is


def source_page(edition: Edition, record: Record[Head]) -> views.View:
    source = cast("Record[SourceHead]", record)
    head, sheet = source.head, Sheet(edition, record)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    facts = (
        *(replace(fact, preview=fact.label in IN_PREVIEWS) for fact in _source_facts(sheet, head)),
        *sheet.common_facts(),
    )
    body = sheet.body("What the document says" if head.text != "none" else "What is known of it")
    assertions = tuple(
        row(
            edition,
            Carried(source, f"assertions[{number}]", assertion),
            *_claim_subject(edition, assertion.claim),
            on=source.id,
        )
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
        status_words=_status_words(head),
        summary=summary,
        caveat=caveat,
        flags=sheet.flags_left(),
        weight=_weight_words(edition, source),
        findings=lines,
        findings_words=_findings_words(lines, held=head.text != "none"),
        body=body,
        omitted=tuple(_omitted(source)),
        cited=tuple(_cited(edition, source)),
        dates=document_dates(edition, source),
        beside=documents_beside(edition, source),
        assertions=assertions,
        other_words=other_words(edition, source),
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
        yield views.Fact("By", *_unsigned(sheet.flags_below("authors")))
    if head.published:
        yield from sheet.facts("Dated", "published", [head.published])
    elif head.text != "none":
        told = f", not before {date_view(head.not_before).text}" if head.not_before else ""
        yield views.Fact("Dated", (_said(f"our copy prints no date{told}"),), sheet.flags("published"))
    for label, path, value in (("Updated", "updated", head.updated), ("Read on", "accessed", head.accessed)):
        if value:
            yield views.Fact(label, (_said(date_view(value).text),), sheet.flags_below(path))
    if head.republication_of:
        yield views.Fact(
            "First published as", (views.FactValue((sheet.text.linked(head.republication_of),)),)
        )
    if head.identifier:
        yield views.Fact("Identifier", (_said(head.identifier),))
    if head.archive_url:
        archived = date_view(head.archived).text if head.archived else ""
        yield views.Fact(
            "Archived",
            (views.FactValue((Html("copy"),), archived, head.archive_url),),
            sheet.flags_below("archived"),
        )
    yield from _participants(sheet, head)
    if head.about:
        yield views.Fact(
            "About", tuple(views.FactValue((sheet.text.linked(id),)) for id in head.about), together=True
        )
    for number, correction in enumerate(head.corrections, 1):
        words = " ".join(part for part in (date_view(correction.date).text, correction.at) if part)
        change = f"{words}: “{correction.was}” became “{correction.now}”" if correction.was else words
        yield views.Fact(
            "Corrected", (_said(change, correction.url),), sheet.flags_below(f"corrections[{number}]")
        )
    if head.rights:
        yield views.Fact("Rights", (_said(head.rights),))


def _status_words(head: SourceHead) -> str:
    """What the page holds of the document; where no way leads to the original, that too."""
    if head.text == "none" or head.url or head.archive_url:
        return STATUS[head.text]
    return f"{STATUS[head.text]} No address of the original is on record."


def _weight_words(edition: Edition, source: Record[SourceHead]) -> str:
    """ "It speaks on 5 questions: 1 origin."; nothing where it speaks on none."""
    questions = len({assertion.claim for assertion in source.head.assertions})
    if not questions:
        return ""
    return (
        f"It speaks on {plural(questions, 'question')}: {weigh_source(edition.corpus, source).origin_words}."
    )


def _unsigned(flags: tuple[views.Flag, ...]) -> tuple[tuple[views.FactValue, ...], tuple[views.Flag, ...]]:
    """That nobody signs our copy, said once: a flag that says no more is the value itself, with its address."""
    if len(flags) == 1 and not (flags[0].answer or flags[0].against or flags[0].readings):
        return (_said("our copy prints no author", flags[0].href),), ()
    return (_said("our copy prints no author"),), flags


def _participants(sheet: Sheet, head: SourceHead) -> Iterable[views.Fact]:
    values = [
        views.FactValue(
            (
                Html(sheet.text.linked(who.actor) + (f", {who.as_}" if who.as_ else "")),
                *sheet.text.cite(f"participants[{number}].cite"),
            )
        )
        for number, who in enumerate(head.participants, 1)
    ]
    if values:
        yield views.Fact("Taking part", tuple(values), together=True)


def _said(words: str, href: str = "") -> views.FactValue:
    if href:
        return views.FactValue((Html(f'<a href="{escape(href)}">{escape(words)}</a>'),))
    return views.FactValue((Html(escape(words)),))


def _findings_words(lines: tuple[views.FindingLine, ...], *, held: bool) -> str:
    if not lines:
        return "Nothing was found to differ." if held else ""
    explained = sum(line.severity == "explained" for line in lines)
    words = plural(len(lines), "note")
    return f"{words}, {explained} explained" if explained else words


def _omitted(source: Record[SourceHead]) -> Iterable[Html]:
    """One line that says what the digest leaves out, by reason; each paragraph keeps its address there."""
    rendered = {number for block in source.body.blocks for number in block.paragraphs}
    reasons: dict[str, list[str]] = {}
    for omission in source.head.omits:
        first, last = omission.p[0], omission.p[-1]
        shown = f"¶{first}" if first == last else f"¶{first}–{last}"
        for number in omission.p:
            if number not in rendered:
                shown = f'<span id="p{number}">{shown}</span>'
        reasons.setdefault(omission.because, []).append(shown)
    parts = (f"{', '.join(spans)} ({escape(left_out_words(because))})" for because, spans in reasons.items())
    if reasons:
        yield Html(f"Left out: {'; '.join(parts)}.")


def _cited(edition: Edition, source: Record[SourceHead]) -> Iterable[views.CitedWork]:
    for work in source.head.cites:
        details = [f"footnote {work.footnote}"] if work.footnote else []
        if work.known_from != "text" and not (work.known_from == "footnote" and work.footnote):
            details.append("our reading" if work.known_from == "ours" else f"named in a {work.known_from}")
        places = tuple(Link(f"¶{paragraph}", f"#p{paragraph}") for paragraph in work.at)
        yield views.CitedWork(edition.link(ROOT, work.work), ", ".join(details), places)


def _claim_subject(edition: Edition, claim: str) -> tuple[Link, str]:
    weight = edition.weight(claim)
    others = weight.documents - 1
    return edition.link(ROOT, claim), f"also in {plural(others, 'other document')}" if others > 0 else ""
