"""The brief of a claim: its page once more, set for paper, with every document in full and every reply."""

from __future__ import annotations

from collections.abc import Iterable

from dossier import views
from dossier.corpus import Carried
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.assertions import document_date_words, row, stance_words
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, date_view, is_printed
from dossier.pages.flags import REPORT, answer
from dossier.pages.frame import description
from dossier.pages.running_text import publisher_words
from dossier.pages.sheet import ROOT, Sheet
from dossier.views import Link
from dossier.views.brief import Document, Entry, Reply

REPLYING = ("rejects", "doubts")


def brief_path(edition: Edition, record: Record[Head]) -> str:
    """Where the brief of a claim stands, from the root of the site."""
    return edition.path(record).removesuffix(".html") + ".brief.html"


def brief_page(edition: Edition, record: Record[Head], page: views.ClaimPage) -> views.BriefPage:
    """The brief that goes with the page of a claim; its citations are counted anew, as it has fewer texts."""
    sheet = Sheet(edition, record)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    not_established = tuple(
        sheet.text.text(f"not_established[{number}]") for number in range(1, len(page.not_established) + 1)
    )
    carried = edition.corpus.carried.get(record.id, ())
    sources = {entry.source.id: entry.source for entry in carried}
    numbers = {id: str(number) for number, id in enumerate(sources, 1)}
    return views.BriefPage(
        chrome=chrome(
            edition,
            brief_path(edition, record),
            title=f"Brief: {record.title}",
            description=description(edition, record),
            kind="Brief for print",
            record=record,
            crumbs=(
                Link(edition.collections[record.collection].label, "index.html"),
                Link(record.title, f"{record.id}.html"),
            ),
            noindex=True,
        ),
        question=Link(record.title, f"{record.id}.html"),
        claim=page.claim,
        caveat=caveat,
        summary=summary,
        tallies=page.tallies,
        stances=page.stances,
        measures=page.measures,
        entries=tuple(
            Entry(numbers[entry.source.id], shown)
            for entry, shown in zip(carried, page.assertions, strict=True)
        ),
        descent=page.descent,
        replies=tuple(_replies(edition, record, carried)),
        flags=page.flags,
        not_established=not_established,
        documents=tuple(
            _document(edition, source, numbers[id], f"document-{numbers[id]}")
            for id, source in sources.items()
        ),
        references=sheet.text.references(),
    )


def _document(edition: Edition, source: Record[SourceHead], number: str, id: str) -> Document:
    head = source.head
    authors = [edition.link(ROOT, fact.value).text for fact in head.authors or ()]
    first = edition.corpus.document(source)
    words = [
        *authors,
        publisher_words(edition, head),
        document_date_words(source),
        head.identifier,
        f"first published by {_issue(edition, first)}" if first is not source else "",
    ]
    return Document(
        number=number,
        id=id,
        title=Link(
            source.title,
            edition.href(ROOT, source.id),
            lang=edition.language(source),
            quoted=is_printed(source),
        ),
        words=", ".join(word for word in words if word),
        url=head.url,
        archive_url=head.archive_url,
        copy=_copy(head),
    )


def _issue(edition: Edition, source: Record[SourceHead]) -> str:
    """Outlet and date: "Harbour Wire, 12 April 1931"."""
    outlet = publisher_words(edition, source.head)
    return ", ".join(part for part in (outlet, document_date_words(source)) if part)


def _copy(head: SourceHead) -> str:
    """What the words were read in, and whether somebody compared that with the page."""
    if head.text == "none":
        return "we hold no copy"
    if head.capture is None:
        return "read as published" if head.text == "full" else ""
    taken = f" of {date_view(head.capture.taken).text}" if head.capture.taken else ""
    return f"read in our copy{taken}, {'compared' if head.capture.compared else 'not compared'} with the page"


def _replies(edition: Edition, record: Record[Head], carried: Iterable[Carried]) -> Iterable[Reply]:
    """Who says not so or doubts it; then what authors and publishers answered, or that they were asked."""
    carried = tuple(carried)
    for number, entry in enumerate(carried, 1):
        assertion = entry.assertion
        if assertion.stance in REPLYING and assertion.fits != "related":
            shown = row(edition, entry, Link(""), on=record.id)
            where = Link(f"entry {number}", f"#{shown.id}")
            yield Reply(shown.speaker, stance_words(assertion), where, shown.quote)
    paths = {(entry.source.id, entry.path) for entry in carried}
    sources = {entry.source.id: entry.source for entry in carried}
    for id in (record.id, *sources):
        for finding in edition.findings_of.get(id, ()):
            of_it = id == record.id or (id, finding.where.at.partition(".")[0]) in paths
            given = answer(edition, finding.explained, ROOT) if of_it else None
            if given and (given.asked or given.reply):
                report = Link(finding.title, f"{ROOT}{REPORT}#{edition.finding_ids[finding.key]}")
                yield Reply(edition.link(ROOT, id), given.asked, report, answer=given.reply)
    for id, source in sources.items():
        for correction in source.head.corrections:
            changed = f"“{correction.was}” became “{correction.now}”" if correction.was else "a correction"
            yield Reply(
                edition.link(ROOT, id),
                f"corrected on {date_view(correction.date).text}: {changed}",
                Link(correction.at, correction.url),
            )
