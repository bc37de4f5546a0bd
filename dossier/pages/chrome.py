"""What stands on every page: head, navigation, and the foot that says where the page comes from."""

from __future__ import annotations

from urllib.parse import quote

from dossier.bibliography import Work, bibtex, csl_text, ris
from dossier.heads import Head
from dossier.model import Record
from dossier.pages.edition import Edition, date_view
from dossier.views import Chrome, CiteForm, Link, NavItem

#: Pages of the site's own making: path from the root, words of the navigation.
GRAPH = "graph.html"
FIXED = {"timeline.html": "Timeline", GRAPH: "Graph", "findings.html": "Reconciliation"}
SEARCH = "search.html"  #: reached from the head of every page


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
) -> Chrome:
    """The frame of the page at `path` (from the root of the site, with "/").

    folder: of the content that the page gathers, where it is no record's; "" for all of it. wasm: whether the page
    may run WebAssembly, as the search engine does.
    """
    site = edition.corpus.site
    if root is None:
        root = "../" * path.count("/")
    canonical = edition.base_url + path.removesuffix("index.html") if edition.base_url else ""
    day = date_view(edition.result_day)
    changed = edition.changes.get(record.file) if record else None
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
        changed=date_view(changed) if changed else None,
        cite=_cite(edition, title, canonical, changed),
        cite_forms=_cite_forms(edition, record, title, canonical, changed) if record else (),
        version=edition.version_link(record.file) if record else None,
        data=Link("JSON", f"{record.id}.json") if record and path == edition.path(record) else None,
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
    return tuple(
        NavItem(page.title, root + edition.path(page), "page" if path == edition.path(page) else "")
        for page in edition.own_pages
    )


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


def _cite_forms(
    edition: Edition, record: Record[Head], title: str, canonical: str, changed: str | None
) -> tuple[CiteForm, ...]:
    """The same for reference managers. The caveat goes with it as a note."""
    site = edition.corpus.site
    work = Work(
        id=f"{record.id}-{edition.result_day}",
        title=title,
        container=site.title,
        published=changed or edition.result_day,
        url=canonical,
        language=site.language,
        note=f"Edition of {date_view(edition.result_day).text}. {site.caveat}".strip(),
    )
    return (
        CiteForm("BibTeX", bibtex(work)),
        CiteForm("CSL-JSON", csl_text([work])),
        CiteForm("RIS", ris(work)),
    )


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
