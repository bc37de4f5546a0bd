"""What stands on every page: head, navigation, and the foot that says where the page comes from."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from dossier.bibliography import Work, bibtex, csl_text, ris
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view
from dossier.pages.linked_data import Json, block, page_data, record_main
from dossier.pages.meta_tags import meta_tags
from dossier.pages.works import work_of
from dossier.views import Chrome, CiteForm, Html, Link, Meta, NavItem

#: Pages of the site's own making: path from the root, words of the navigation.
GRAPH = "graph.html"
DATA = "data.html"  #: tells of all that can be taken away
FIXED = {"timeline.html": "Timeline", GRAPH: "Graph", "findings.html": "Reconciliation"}
#: A source in the forms of reference managers, by the ending of its file.
SOURCE_FORMS = {".bib": "BibTeX", ".csl.json": "CSL-JSON", ".ris": "RIS"}
CHANGES = "changes.html"  #: where the history is known
CORRECTIONS = "corrections.html"
SEARCH = "search.html"  #: reached from the head of every page
CONTRIBUTORS = "reference/fields.html"  #: from its foot


def chrome(
    edition: Edition,
    path: str,
    *,
    title: str,
    description: str,
    kind: str = "",
    record: Record[Head] | None = None,
    crumbs: tuple[Link, ...] = (),
    noindex: bool = False,
    root: str | None = None,
    folder: str = "",
    wasm: bool = False,
    main: Json | None = None,
    forms: tuple[Link, ...] = (),
) -> Chrome:
    """The frame of the page at `path` (from the root of the site, with "/").

    folder: of the content that the page gathers, where it is no record's; "" for all of it. wasm: whether the page
    may run WebAssembly, as the search engine does. main: what the page is about, as JSON-LD, where it is no record.
    forms: other forms of what it shows.
    """
    site = edition.corpus.site
    if root is None:
        root = "../" * path.count("/")
    canonical = edition.base_url + path.removesuffix("index.html") if edition.base_url else ""
    day = date_view(edition.result_day)
    changed = edition.changes.get(record.file) if record else None
    since = edition.since(record) if record else ""
    own = _own_work(edition, record, title, canonical, changed) if record else None
    about = record if record and path == edition.path(record) and not noindex else None
    return Chrome(
        site=site.title,
        title=title,
        description=description,
        language=site.language,
        root=root,
        home=f"{root}index.html",
        nav=_nav(edition, path, root),
        pages=_pages(edition, path, root),
        edition=day,
        kind=kind,
        crumbs=crumbs,
        caveat=site.caveat,
        canonical=canonical,
        made_from=(edition.file_link(record.file) if record else edition.folder_link(folder),),
        edit=edition.edit_href(record.file) if record else "",
        since=date_view(since) if since and since != changed else None,
        changed=date_view(changed) if changed else None,
        cite=_cite(edition, title, canonical, changed),
        cite_forms=_cite_forms(own) if own else (),
        meta=_meta(edition, about, own) if about and own else (),
        linked=Html("") if noindex else _linked(edition, path, title, description, about, main, root),
        version=edition.version_link(record.file) if record else None,
        data=Link("JSON", f"{record.id}.json") if record and path == edition.path(record) else None,
        forms=_source_forms(about) if about and about.shape == "sources" else forms,
        forms_of="the source" if about else "this list",
        all_data=Link("All data", root + DATA),
        corrections=_corrections(edition, root),
        licence=site.licence,
        draft=_banner(edition),
        noindex=noindex or edition.settings.draft,
        search=root + SEARCH,
        wasm=wasm,
    )


def _nav(edition: Edition, path: str, root: str) -> tuple[NavItem, ...]:
    items = []
    for folder, collection in edition.collections.items():
        if collection.like == "pages" or folder not in edition.folders:
            continue
        here = "page" if path == f"{folder}/index.html" else "true" if path.startswith(f"{folder}/") else ""
        items.append(NavItem(collection.label, f"{root}{folder}/index.html", here))
    for target, words in FIXED.items():
        if target == GRAPH and not edition.has_ties:
            continue
        below = path.startswith(target.removesuffix(".html") + "/")
        items.append(NavItem(words, root + target, "page" if path == target else "true" if below else ""))
    return tuple(items)


def _pages(edition: Edition, path: str, root: str) -> tuple[NavItem, ...]:
    own = {page.title: edition.path(page) for page in edition.own_pages}
    own |= ({"Changes": CHANGES} if edition.has_changes else {}) | {"Corrections made": CORRECTIONS}
    own |= {"For contributors": CONTRIBUTORS}
    return tuple(NavItem(words, root + to, "page" if path == to else "") for words, to in own.items())


def _cite(edition: Edition, title: str, canonical: str, changed: str | None) -> str:
    """How to cite the page. Source: the order of author-less web pages in Chicago 17, 14.207."""
    site = edition.corpus.site
    parts = [f"“{title}”" if title else "", site.title, f"edition of {date_view(edition.result_day).text}"]
    if changed:
        parts.append(f"last changed {date_view(changed).text}")
    return ", ".join(part for part in (*parts, canonical) if part) + "."


def report_mistake(edition: Edition, root: str, subject: str, text: str) -> Link | None:
    """A link by which somebody tells of a mistake: a message or an issue begun with these words."""
    corrections = _corrections(edition, root)
    if corrections is None:
        return None
    href = corrections.href
    if href.startswith("mailto:"):
        href += f"{'&' if '?' in href else '?'}subject={quote(subject)}&body={quote(text)}"
    elif edition.repository and href == f"{edition.repository}/issues":
        href += f"/new?title={quote(subject)}&body={quote(text)}"
    return Link("Report a mistake about this finding", href)


def _own_work(
    edition: Edition, record: Record[Head], title: str, canonical: str, changed: str | None
) -> Work:
    """A page of ours as a work. The caveat goes with it as a note."""
    site = edition.corpus.site
    return Work(
        id=f"{record.id}-{edition.result_day}",
        title=title,
        container=site.title,
        published=changed or edition.result_day,
        url=canonical,
        language=site.language,
        note=f"Edition of {date_view(edition.result_day).text}. {site.caveat}".strip(),
    )


def _cite_forms(work: Work) -> tuple[CiteForm, ...]:
    """How to cite a page, for reference managers."""
    return (
        CiteForm("BibTeX", bibtex(work)),
        CiteForm("CSL-JSON", csl_text([work])),
        CiteForm("RIS", ris(work)),
    )


def _source_forms(record: Record[Head]) -> tuple[Link, ...]:
    """The source itself for reference managers."""
    return tuple(Link(words, record.id + ending) for ending, words in SOURCE_FORMS.items())


def _meta(edition: Edition, record: Record[Head], own: Work) -> tuple[Meta, ...]:
    """For reference managers: on the page of a source the source is what they are to take up, else the page."""
    head = record.head
    if isinstance(head, SourceHead):
        return meta_tags(work_of(edition, cast("Record[SourceHead]", record)), head.rights, own=False)
    return meta_tags(own, edition.corpus.site.licence, own=True)


def _linked(
    edition: Edition,
    path: str,
    title: str,
    description: str,
    record: Record[Head] | None,
    main: Json | None,
    root: str,
) -> Html:
    if record is not None and record.shape != "pages":
        main, before = record_main(edition, record, root)
        description = f"{before} {description}".strip()
    return block(page_data(edition, path, title, description, main))


def _corrections(edition: Edition, root: str) -> Link | None:
    """Where a mistake or a reply goes to: a page of ours by its id, an address, else the repository's issues."""
    address = edition.corpus.site.corrections
    if address and edition.corpus.resolve(address):
        return edition.link(root, address)
    if "://" in address or address.startswith("mailto:"):
        return Link(address.removeprefix("mailto:"), address)
    if address:
        return Link(address, f"mailto:{address}")
    return Link("Report a mistake", f"{edition.repository}/issues") if edition.repository else None


def _banner(edition: Edition) -> str:
    if not edition.settings.draft:
        return ""
    return "Draft: made in spite of errors, with records that are not published; not to be quoted."
