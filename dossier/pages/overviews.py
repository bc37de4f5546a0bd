"""The front door: the questions, what was found, the documents."""

from __future__ import annotations

from markupsafe import Markup, escape

from dossier import views
from dossier.findings import Finding
from dossier.pages.chrome import chrome
from dossier.pages.compare_index import index_link
from dossier.pages.edition import Edition
from dossier.pages.feeds import feed_links
from dossier.pages.flags import REPORT, finding_line
from dossier.pages.lists import list_item, sort_key
from dossier.pages.records_feed import PATH, TITLE
from dossier.views import Html, Link


def home_page(edition: Edition) -> views.HomePage:
    """The front door: the questions, what was found, the documents."""
    site, corpus = edition.corpus.site, edition.corpus
    claims = sorted(corpus.claims, key=lambda claim: sort_key(edition, claim))
    held = [source for source in corpus.sources if source.head.text != "none"]
    public = [
        finding for finding in edition.result.findings if edition.is_public(finding) and not finding.set_aside
    ]
    lists = {each.like: f"{each.folder}/index.html" for each in reversed(list(edition.collections.values()))}
    sources = edition.corpus.words.like("sources")[0]
    tallies = [
        views.Tally(
            f"{number:,}",
            collection.one if number == 1 else collection.many,
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
            views.ClaimLine(edition.link("", claim.id), edition.weight(claim.id).words)
            for claim in claims[:12]
        ),
        all_questions=Link(f"All {len(claims):,} questions", lists["claims"]) if len(claims) > 12 else None,
        findings=tuple(
            finding_line(edition, finding, "", on_page=False) for finding in _foremost(edition, public)
        ),
        all_findings=Link(f"All {len(public):,} findings", REPORT) if public else None,
        documents=tuple(
            list_item(edition, source, f"{source.collection}/")
            for source in sorted(held, key=lambda s: sort_key(edition, s))
        )[:12],
        all_documents=Link(f"All {sources.many}", f"{sources.folder}/index.html"),
        compared=tuple(index_link(edition, "")),
        tallies=tuple(tallies),
        how_to_read=HOW_TO_READ,
        feeds=(Link(f"Feed: {TITLE}", PATH), *feed_links("")),
    )


def _foremost(edition: Edition, findings: list[Finding]) -> list[Finding]:
    """At most eight, one of each rule: first where documents differ, then what one of them contradicts.

    Of the former those that most documents are in come first, of the latter those with readings that would fit;
    what is explained already comes after what is not.
    """
    first: dict[str, Finding] = {}
    for finding in sorted(
        findings,
        key=lambda each: (bool(each.explained), -_documents(edition, each), not each.suggestions),
    ):
        first.setdefault(finding.rule, finding)
    between = [each for each in first.values() if _documents(edition, each) != 1]
    within = sorted(
        (each for each in first.values() if _documents(edition, each) == 1),
        key=lambda each: not each.suggestions,
    )
    return [*between[: max(5, 8 - len(within))], *within[: max(3, 8 - len(between))]]


def _documents(edition: Edition, finding: Finding) -> int:
    """How many documents a finding names a place in."""
    named = {place.record for place in (finding.where, *finding.against) if place.record}
    return len(named & {source.id for source in edition.corpus.sources})


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
