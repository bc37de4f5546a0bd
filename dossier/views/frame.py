"""What frames a page, and what its lists are made of."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.records import (
    Moment,
)
from dossier.views.text import (
    Date,
    Html,
    Link,
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the head or foot. current: "page" on the page itself, "true" on one below it, else ""."""

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class CiteForm:
    """How to cite a page, in one form of reference managers."""

    name: str  #: "BibTeX"
    text: str


@dataclass(frozen=True, slots=True)
class Meta:
    """A tag in the head that names a part of what the page is about: `citation_title`, `DC.rights`."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands on every page."""

    site: str
    title: str  #: for <title>, without the site's name; "" on the home page
    description: str  #: for search results and cards: the question and the caveat, never a claim as headline
    language: str
    root: str  #: "", "../"; on the page for missing addresses the absolute path of the site
    home: str  #: href of the home page
    nav: tuple[NavItem, ...]
    pages: tuple[NavItem, ...]  #: about, method … in the foot
    edition: Date  #: the day that "future" is measured from
    kind: str = ""  #: "Dispatch"; stands behind the crumbs
    crumbs: tuple[Link, ...] = ()  #: the way down to this page; none on a list itself
    caveat: str = ""  #: the site's
    canonical: str = ""
    made_from: tuple[Link, ...] = ()  #: content files
    edit: str = ""
    since: Date | None = None  #: when it came into the repository, where that is another day than `changed`
    changed: Date | None = None
    cite: str = ""  #: how to cite this page, plain
    cite_forms: tuple[CiteForm, ...] = ()
    meta: tuple[
        Meta, ...
    ] = ()  #: for reference managers: of a source's page the source, of any other the page
    linked: Html = Html(
        ""
    )  #: the same as JSON-LD; Html, as it stands in a block of data that knows no entities
    version: Link | None = None  #: the address of this version, which stays when the page changes
    data: Link | None = None  #: the page as JSON
    forms: tuple[Link, ...] = ()  #: other forms of what the page shows: a table, a bibliography
    forms_of: str = "this list"  #: what these are forms of
    all_data: Link | None = None  #: the page that tells of all forms; stands behind the others
    corrections: Link | None = None
    licence: str = ""
    draft: str = ""  #: the banner of a draft
    noindex: bool = False
    search: str = ""  #: href of the search page; "" where there is none
    wasm: bool = False  #: the page runs WebAssembly of the site's own


@dataclass(frozen=True, slots=True)
class ListItem:
    """A record in a list."""

    title: Link
    facts: tuple[str, ...] = ()  #: "Harbour Wire", "2 notes"
    date: Date | None = None
    summary: Html = Html("")
    names: tuple[Link, ...] = ()  #: other spellings, without links


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Records under one heading."""

    heading: str  #: "" where a list has one group
    id: str
    count: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the timeline."""

    year: str  #: "1996", "1990s"
    id: str  #: "y1996"
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A page of what is too long for one."""

    page: Link
    count: str  #: "212 entries"
