"""Works as tags in the head of a page, by which Zotero and others take them up.

Sources: the `citation_` names of Highwire Press as Google Scholar's inclusion guidelines list them, Dublin Core's
elements 1.1 in HTML (DC-HTML, 2008). `DC.type` is the word that Zotero's import knows a type by.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier.bibliography import Work, dates_of
from dossier.views import Meta

#: Types of CSL as Zotero calls them; any other is a document.
_ZOTERO = {
    "article": "magazineArticle",
    "article-journal": "journalArticle",
    "article-newspaper": "newspaperArticle",
    "broadcast": "videoRecording",
    "chapter": "bookSection",
    "entry": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "legal_case": "case",
    "legislation": "statute",
    "motion_picture": "videoRecording",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "song": "audioRecording",
    "speech": "presentation",
    **{
        kind: kind
        for kind in ("book", "dataset", "hearing", "interview", "map", "report", "thesis", "webpage")
    },
}


def meta_tags(work: Work, rights: str, *, own: bool) -> tuple[Meta, ...]:
    """The tags of a work. own: it is the page itself, whose container `og:site_name` names already."""
    return tuple(
        Meta(name, " ".join(value.split())) for name, value in _tags(work, rights, own) if value.strip()
    )


def _tags(work: Work, rights: str, own: bool) -> Iterator[tuple[str, str]]:
    day = work.published if len(dates_of(work.published)) == 1 and work.published[-1].isdigit() else ""
    yield "citation_title", work.title
    for author in work.authors:
        yield "citation_author", author
    yield "citation_publication_date", day.replace("-", "/")
    if not own:
        yield "citation_journal_title", work.container
        report = work.kind == "report"
        yield "citation_technical_report_institution" if report else "citation_publisher", work.publisher
        yield "citation_technical_report_number", work.number if report else ""
    yield "citation_language", work.language
    yield "citation_public_url", work.url
    yield "DC.title", work.title
    for author in work.authors:
        yield "DC.creator", author
    yield "DC.publisher", work.publisher or work.container
    yield "DC.date", day
    yield "DC.type", _ZOTERO.get(work.kind, "document")
    yield "DC.language", work.language
    yield "DC.identifier", work.number if not own and work.number else work.url
    yield "DC.rights", rights
