"""The pages that gather: home, and a list for each collection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from markupsafe import Markup, escape

from dossier import dates, views
from dossier.comparison.weight import weigh
from dossier.findings import Finding
from dossier.heads import ActorHead, ClaimHead, EventHead, Head, SourceHead
from dossier.model import Record
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, date_view, is_printed, plain_kind, plural
from dossier.pages.flags import REPORT, finding_line
from dossier.pages.matrix import PATH, documents
from dossier.pages.portions import portions
from dossier.pages.running_text import RunningText, publisher_words
from dossier.pages.wordings import spellings_page_link, wordings_page_link
from dossier.views import Html, Link, ListGroup, ListItem, NavItem

LEADS = {
    "sources": "The documents that are annotated, and the works that they name.",
    "actors": "Parties to what is told, and the voices that report and comment on it.",
    "weapons": "What the documents name, with every statement about it.",
    "events": "Anything with a date, with each date beside the document that gives it.",
    "claims": "One question each; what every document says to it, in whose words, from which origin.",
}


def list_pages(edition: Edition, folder: str) -> Iterator[tuple[str, views.ListPage]]:
    """All records of a collection, grouped the way readers look for them, on as many pages as they need."""
    collection = edition.collections[folder]
    records = [record for record in edition.corpus.records.values() if record.collection == folder]
    grouped = list(_groups(edition, records))
    counts = {heading: str(len(items)) for heading, items in grouped}
    flat = [(heading, item) for heading, items in grouped for item in items]
    parts = list(portions(flat, lambda entry: 250 + len(repr(entry[1])))) or [[]]
    ends = list(accumulate(map(len, parts)))
    spans = [f"{end - len(part) + 1:,} to {end:,}" for part, end in zip(parts, ends, strict=True)]
    paths = [
        f"{folder}/index{f'.{number}' if number > 1 else ''}.html" for number in range(1, len(parts) + 1)
    ]
    for number, (path, part) in enumerate(zip(paths, parts, strict=True)):
        title = f"{collection.label}, {spans[number]}" if number else collection.label
        shown: dict[str, list[ListItem]] = {}
        for heading, item in part:
            shown.setdefault(heading, []).append(item)
        yield (
            path,
            views.ListPage(
                chrome=chrome(
                    edition,
                    path,
                    folder=folder,
                    title=title,
                    description=f"{title} of {edition.corpus.site.title}. {edition.corpus.site.caveat}".strip(),
                ),
                heading=collection.label,
                lead=LEADS.get(collection.like, ""),
                count=plural(len(records), collection.one, collection.label.lower()),
                groups=tuple(
                    ListGroup(heading, _slug(heading), counts[heading], tuple(items))
                    for heading, items in shown.items()
                ),
                empty=f"There are no {collection.label.lower()} yet.",
                also=tuple(_also(edition, collection.like)),
                parts=tuple(
                    NavItem(spans[other], f"../{there}", "page" if other == number else "")
                    for other, there in enumerate(paths)
                )
                if len(paths) > 1
                else (),
            ),
        )


def _also(edition: Edition, like: str) -> Iterable[Link]:
    """Pages on which the records of a collection stand in another order, or are compared."""
    if like == "claims" and documents(edition):
        yield Link("The same questions, document by document", f"../{PATH}")
    spellings, wordings = spellings_page_link(edition, "../"), wordings_page_link(edition, "../")
    if like in ("actors", "weapons", "events") and spellings:
        yield spellings
    if like in ("sources", "claims") and wordings:
        yield wordings


def _groups(edition: Edition, records: list[Record[Head]]) -> Iterable[tuple[str, list[ListItem]]]:
    """Headings with their items. Held documents before cited works; parties before voices."""
    named: dict[str, list[Record[Head]]] = {}
    for record in sorted(records, key=lambda record: _sort_key(edition, record)):
        named.setdefault(_group_of(record), []).append(record)
    for heading in sorted(named, key=lambda heading: (_GROUP_ORDER.get(heading, 1), heading)):
        yield heading, [list_item(edition, record, "") for record in named[heading]]


_GROUP_ORDER = {"Documents held": 0, "Parties": 0, "Works that they name": 1, "Voices": 1}


def _group_of(record: Record[Head]) -> str:
    head = record.head
    if isinstance(head, SourceHead):
        return "Works that they name" if head.text == "none" else "Documents held"
    if isinstance(head, ActorHead):
        return "Voices" if head.role == "voice" else "Parties"
    return ""


def _sort_key(edition: Edition, record: Record[Head]) -> tuple[object, ...]:
    head = record.head
    if isinstance(head, SourceHead):
        when = (0, *_first_day(head.published.value)) if head.published else (1,)
        return (when, record.title.casefold(), record.id)
    if isinstance(head, EventHead):
        entries = ([head.date] if head.date else []) + list(head.dates)
        known = [date.date for date in entries if date.date]
        return ((0, *_first_day(known[0])) if known else (1,), record.title.casefold(), record.id)
    if isinstance(head, ClaimHead):
        return (-weigh(edition.corpus, record.id).documents, record.title.casefold(), record.id)
    return (record.title.casefold(), record.id)


def _first_day(edtf: str) -> tuple[int, ...]:
    try:
        return tuple(dates.parse(edtf).earliest or ())
    except dates.DateError:
        return ()


def list_item(edition: Edition, record: Record[Head], folder_from_here: str) -> ListItem:
    """A record in a list. folder_from_here: the way from the page to the record's folder."""
    head = record.head
    facts: list[str] = []
    date = None
    names: tuple[Link, ...] = ()
    if isinstance(head, SourceHead):
        facts += [part for part in (publisher_words(edition, head), plain_kind(head.kind)) if part]
        date = date_view(head.published.value) if head.published else None
        found = len(edition.findings_of.get(record.id, ()))
        if found:
            facts.append(plural(found, "note"))
    elif isinstance(head, ClaimHead):
        facts.append(weigh(edition.corpus, record.id).words)
    else:
        facts += [plain_kind(fact.value) for fact in getattr(head, "kind", ())]
        names = tuple(Link(name.name, lang=name.lang) for name in getattr(head, "names", ()))
    if isinstance(head, EventHead):
        entries = ([head.date] if head.date else []) + list(head.dates)
        known = [entry for entry in entries if entry.date]
        date = date_view(known[0].date) if known else None
    title = Link(
        record.title,
        f"{folder_from_here}{record.id}.html",
        lang=edition.language(record),
        quoted=is_printed(record),
    )
    return ListItem(title, tuple(facts), date, _summary(edition, record), names)


def _summary(edition: Edition, record: Record[Head]) -> Html:
    """The summary in plain words; the citations stand on the record's own page."""
    phrase = record.texts.get("summary")
    return Html(escape(RunningText(edition, record, "").plain(phrase, record)))


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "all"


def home_page(edition: Edition) -> views.HomePage:
    """The front door: the questions, what was found, the documents."""
    site, corpus = edition.corpus.site, edition.corpus
    claims = sorted(corpus.claims, key=lambda claim: _sort_key(edition, claim))
    held = [source for source in corpus.sources if source.head.text != "none"]
    public = [
        finding for finding in edition.result.findings if edition.is_public(finding) and not finding.set_aside
    ]
    folders = {collection.like: folder for folder, collection in edition.collections.items()}
    tallies = [
        views.Tally(
            str(number),
            collection.one if number == 1 else collection.label.lower(),
            f"{folder}/index.html",
        )
        for folder, collection in edition.collections.items()
        if collection.like != "pages"
        and (number := sum(record.collection == folder for record in corpus.records.values()))
    ]
    return views.HomePage(
        chrome=chrome(
            edition,
            "index.html",
            title="",
            description=" ".join(filter(None, (site.description, site.caveat))),
        ),
        lead=Html(escape(site.description)),
        caveat=site.caveat,
        questions=tuple(
            views.ClaimLine(edition.link("", claim.id), weigh(corpus, claim.id).words)
            for claim in claims[:12]
        ),
        all_questions=Link(f"All {len(claims)} questions", f"{folders['claims']}/index.html")
        if len(claims) > 12
        else None,
        findings=tuple(finding_line(edition, finding, "", on_page=False) for finding in _foremost(public)),
        all_findings=Link(f"All {len(public)} findings", REPORT) if public else None,
        documents=tuple(
            list_item(edition, source, f"{source.collection}/")
            for source in sorted(held, key=lambda s: _sort_key(edition, s))
        )[:12],
        all_documents=Link("All sources", f"{folders['sources']}/index.html"),
        tallies=tuple(tallies),
        how_to_read=HOW_TO_READ,
    )


def _foremost(findings: list[Finding]) -> list[Finding]:
    """One of each rule first, those with readings that would fit before the others; at most eight."""
    ranked = sorted(findings, key=lambda finding: (not finding.suggestions, not finding.against))
    first: dict[str, Finding] = {}
    for finding in ranked:
        first.setdefault(finding.rule, finding)
    return list(first.values())[:8]


HOW_TO_READ = tuple(
    Html(Markup(words))
    for words in (
        "A claim is a proposition that documents take a stand on. It is no verdict of ours.",
        "Every statement leads to the paragraph it rests on; ¶7 is the seventh paragraph of a document as we hold it.",
        "A note in the margin tells what a document’s dates, footnotes or figures contradict. "
        "What is printed is shown as printed.",
        "Documents and origins are counted apart: four articles that go back to one interview have one origin.",
    )
)
