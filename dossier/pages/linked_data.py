"""What a page is about, as JSON-LD in its head, in the words of schema.org. It says no more than the page does.

No stance becomes a rating and no report a fact: a claim is a `Claim` with the documents that it appears in, never a
`ClaimReview`; ties, births and offices, which somebody reports, have no words there that say by whom, and are left out.
Things are named by the address of their page with `#record` behind it. Sources: schema.org 29, JSON-LD 1.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from dossier.heads import ActorHead, ClaimHead, EventHead, Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, is_printed
from dossier.pages.works import how_known
from dossier.views import Html

Json = dict[str, Any]
CONTEXT = "https://schema.org"
THING = "#record"
MOST = 24  #: documents that a claim names, the oldest ones; its data has them all

#: Kinds of sources as schema.org has them; of any other it is a creative work.
WORKS = {
    **dict.fromkeys(("news", "dispatch"), "NewsArticle"),
    **dict.fromkeys(("opinion", "editorial"), "OpinionNewsArticle"),
    **dict.fromkeys(("report", "fact-sheet"), "Report"),
    **dict.fromkeys(("post", "thread"), "SocialMediaPosting"),
    "analysis": "AnalysisNewsArticle",
    "article": "Article",
    "paper": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "law": "Legislation",
    "photograph": "Photograph",
    "video": "VideoObject",
    "audio": "AudioObject",
    "podcast": "PodcastEpisode",
    "map": "Map",
    "dataset": "Dataset",
    "encyclopedia-entry": "Article",
    "presentation": "PresentationDigitalDocument",
    "webpage": "WebPage",
    "blog-post": "BlogPosting",
}
#: Kinds of actors likewise; of any other it is a thing, as nothing tells a person from an organization.
ACTORS = {
    **dict.fromkeys(("person", "journalist", "analyst"), "Person"),
    **dict.fromkeys(("outlet", "news-agency", "broadcaster"), "NewsMediaOrganization"),
    **dict.fromkeys(("government", "ministry", "intelligence-service"), "GovernmentOrganization"),
    **dict.fromkeys(
        (
            "organization",
            "agency",
            "armed-group",
            "company",
            "military",
            "police",
            "think-tank",
            "association",
        )
        + ("movement", "network", "court", "international-organization", "publisher"),
        "Organization",
    ),
    "party": "PoliticalParty",
    "state": "Country",
    "university": "CollegeOrUniversity",
}
#: Stances with which a document carries a claim as its own or somebody's; with any other it is about the claim.
CARRYING = ("asserts", "reports")

#: What would end the block of data, or the line in a script; written so, JSON means the same.
_SAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def block(data: Json) -> Html:
    """JSON-LD as it stands in a script element, which it cannot end."""
    return Html(
        json.dumps({"@context": CONTEXT} | data, ensure_ascii=False, separators=(",", ":")).translate(_SAFE)
    )


def page_data(edition: Edition, path: str, title: str, description: str, main: Json | None = None) -> Json:
    """A page of the site; where it is about one thing, its description, with the caveat, is that thing's."""
    site = edition.corpus.site
    address = (
        edition.base_url + path.removesuffix("index.html") if edition.base_url else path.rpartition("/")[2]
    )
    if path == "index.html":
        return {"@type": "WebSite", "@id": address, "name": site.title, "description": description}
    whole: Json = {"@type": "WebSite", "name": site.title}
    if edition.base_url:
        whole["@id"] = edition.base_url
    data: Json = {"@type": "WebPage", "@id": address, "name": title, "isPartOf": whole}
    if main is None:
        return data | {"description": description}
    return data | {"mainEntity": {"@id": address + THING, **main, "description": description}}


def record_main(edition: Edition, record: Record[Head], root: str) -> tuple[Json, str]:
    """What a record is, and what is to be said before its description. root: of its page."""
    head = record.head
    data: Json = {"@type": "Thing", "name": record.title}
    before = ""
    if isinstance(head, SourceHead):
        data, before = _source(edition, cast("Record[SourceHead]", record), root), " ".join(how_known(head))
    elif isinstance(head, ClaimHead):
        data = _claim(edition, record, head, root)
    elif isinstance(head, ActorHead):
        data["@type"] = actor_type(fact.value for fact in head.kind)
    elif isinstance(head, EventHead):
        data = {"@type": "Event", "name": record.title, **_when(head)}
    names = dict.fromkeys(name.name for name in getattr(head, "names", ()))
    names.pop(record.title, None)
    return _given(data | {"alternateName": list(names), "sameAs": list(head.same_as)}), before


def actor_type(kinds: Iterable[str]) -> str:
    """What schema.org calls an actor; a thing where its kinds are unknown to it or lead to several."""
    found = {ACTORS.get(kind, "Thing") for kind in kinds}
    return found.pop() if len(found) == 1 else "Thing"


def _source(edition: Edition, record: Record[SourceHead], root: str) -> Json:
    head = record.head
    kind = WORKS.get(head.kind, "CreativeWork")
    has_headline = is_printed(record) and kind.endswith(("Article", "Posting"))
    return {
        "@type": kind,
        ("headline" if has_headline else "name"): record.title,
        "author": [_who(edition, author.value, root) for author in head.authors or ()],
        "publisher": _who(edition, head.publisher.value, root) if head.publisher else None,
        "datePublished": date_view(head.published.value).datetime if head.published else "",
        "dateModified": date_view(head.updated).datetime if head.updated else "",
        "inLanguage": head.language,
        "identifier": head.identifier,
        "url": head.url,
        "archivedAt": head.archive_url,
        "copyrightNotice": head.rights,
        "isBasedOn": _of(edition, (head.republication_of,) if head.republication_of else (), root),
        "about": _of(edition, head.about, root),
    }


def _claim(edition: Edition, record: Record[Head], head: ClaimHead, root: str) -> Json:
    carrying: dict[str, None] = {}
    others: dict[str, None] = {}
    for entry in edition.corpus.carried.get(record.id, ()):
        carries = entry.assertion.stance in CARRYING and entry.assertion.fits == "exact"
        (carrying if carries else others)[entry.source.id] = None
    return {
        "@type": "Claim",
        "name": record.title,
        "text": head.claim,
        "about": _of(edition, head.about, root),
        "appearance": _of(edition, list(carrying)[:MOST], root),
        "subjectOf": _of(edition, [id for id in others if id not in carrying][:MOST], root),
    }


def _when(head: EventHead) -> Json:
    """The day of an event where all who date it agree on one that is plain; else nothing."""
    given = {each.date for each in (*((head.date,) if head.date else ()), *head.dates)}
    if len(given) != 1:
        return {}
    first, _, last = given.pop().partition("/")
    start, end = date_view(first).datetime, date_view(last).datetime if last else ""
    return _given({"startDate": start, "endDate": end}) if start and bool(end) == bool(last) else {}


def _who(edition: Edition, value: str, root: str) -> Json | str:
    """A record by its address and name; a name in words as it is."""
    label = edition.labels.get(value)
    if label is None:
        return value
    kind = actor_type(edition.actor_kinds.get(value, ()))
    return {"@type": kind, "@id": _address(edition, value, root), "name": label.title}


def _of(edition: Edition, ids: Iterable[str], root: str) -> list[Json]:
    return [{"@id": _address(edition, id, root)} for id in ids if id in edition.labels]


def _address(edition: Edition, id: str, root: str) -> str:
    return edition.href(edition.base_url or root, id, THING[1:])


def _given(data: Json) -> Json:
    return {key: value for key, value in data.items() if value}
