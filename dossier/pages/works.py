"""A source as reference managers take it: what its page says of it, and how that is known."""

from __future__ import annotations

from dossier.bibliography import Work
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import OURS, Edition
from dossier.pages.running_text import RunningText

#: Kinds of sources as CSL has them; those that a site adds are documents. Source: CSL 1.0.2, appendix III.
CSL_TYPES = {
    **dict.fromkeys(("news", "dispatch", "analysis", "opinion", "editorial"), "article-newspaper"),
    **dict.fromkeys(("report", "fact-sheet", "memo", "advisory", "bulletin", "manual"), "report"),
    **dict.fromkeys(("post", "thread"), "post"),
    **dict.fromkeys(("speech", "presentation"), "speech"),
    **dict.fromkeys(("audio", "podcast"), "song"),
    "article": "article",
    "paper": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "interview": "interview",
    "testimony": "hearing",
    "judgment": "legal_case",
    "law": "legislation",
    "treaty": "treaty",
    "broadcast": "broadcast",
    "photograph": "graphic",
    "video": "motion_picture",
    "map": "map",
    "dataset": "dataset",
    "database-entry": "entry",
    "encyclopedia-entry": "entry-encyclopedia",
    "webpage": "webpage",
    "blog-post": "post-weblog",
}
#: Types whose publisher is a house, and no paper or site that the work stands in.
_HOUSES = frozenset({"book", "report", "thesis", "map", "dataset", "legislation", "treaty", "document"})


def work_of(edition: Edition, source: Record[SourceHead]) -> Work:
    """A source as a work. What our copy does not print is named in its note, and so is the caveat."""
    head = source.head
    kind = CSL_TYPES.get(head.kind, "document" if head.kind or not head.url else "webpage")
    publisher = edition.link("", head.publisher.value).text if head.publisher else ""
    return Work(
        id=source.id,
        title=source.title,
        kind=kind,
        authors=tuple(edition.link("", author.value).text for author in head.authors or ()),
        container="" if kind in _HOUSES else publisher,
        publisher=publisher if kind in _HOUSES else "",
        published=head.published.value if head.published else "",
        accessed=head.accessed,
        number=head.identifier,
        url=head.url or head.archive_url,
        language=head.language,
        note=" ".join((*how_known(head), caveats(edition, source))).strip(),
    )


def caveats(edition: Edition, *records: Record[Head]) -> str:
    """The caveats that travel with these records: their own in plain words, then the site's."""
    own = (RunningText(edition, each, "").plain(each.texts.get("caveat"), each) for each in records)
    return " ".join(dict.fromkeys(part for part in (*own, edition.corpus.site.caveat) if part))


def how_known(head: SourceHead) -> list[str]:
    """What of the work no copy of ours prints: "Title: our own description.", "Date known from a public listing."."""
    known = []
    if head.title.known_from == OURS:
        known.append("Title: our own description.")
    for name, facts in (
        ("Title", (head.title,)),
        ("Publisher", (head.publisher,) if head.publisher else ()),
        ("Author", head.authors or ()),
        ("Date", (head.published,) if head.published else ()),
    ):
        ways = dict.fromkeys(fact.known_from for fact in facts if fact.known_from not in ("", OURS))
        if ways:
            known.append(f"{name} known from {', '.join(ways)}.")
    if head.archive_url and head.url:
        known.append(f"Archived copy: {head.archive_url}.")
    return known
