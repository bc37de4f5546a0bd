"""What frames a page, and what its lists and the report are made of."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.records import (
    Moment,
)
from dossier.views.text import (
    Against,
    Answer,
    Date,
    Html,
    Link,
    Reading,
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the head or foot. current: "page" on the page itself, "true" on one below it, else ""."""

    text: str
    href: str
    current: str = ""


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
    changed: Date | None = None
    cite: str = ""  #: how to cite this page, plain
    corrections: Link | None = None
    licence: str = ""
    draft: str = ""  #: the banner of a draft
    noindex: bool = False


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
class FindingRow:
    """A finding in the report."""

    id: str
    severity: str
    word: str
    where: Link  #: the page, at the place
    place: str  #: "footnote 4"
    file: Link  #: "sources/report.md:88" → the repository
    text: str  #: the characters there, as printed
    message: str
    lies: str
    against: tuple[Against, ...] = ()
    readings: tuple[Reading, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class RuleSection:
    """The findings of one rule."""

    slug: str  #: "citation-after-document"
    id: str  #: its anchor: the slug in the first list that has the rule; then "work-…", "set-aside-…"
    heading: str
    manual: tuple[Html, ...]  #: the docstring, a paragraph each, without tags; all but the first fold away
    count: str
    coverage: str  #: "61 compared, 2 not read"
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class FindingList:
    """One of the report's two lists."""

    heading: str
    id: str
    lead: str
    count: str
    rules: tuple[RuleSection, ...]
    empty: str = ""
    work: bool = False  #: our own work: the only place for red


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much a rule compared."""

    rule: Link
    slug: str
    compared: str
    unread: str
    findings: str
    setting: str = ""  #: "off: …" with its reason, as site.yml has it
