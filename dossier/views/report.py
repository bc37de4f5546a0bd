"""The reconciliation report: its lists in their orders, a page for each finding, a feed of each list."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome, NavItem
from dossier.views.records import FindingLine, Tally
from dossier.views.text import Against, Answer, Html, Link, Reading


@dataclass(frozen=True, slots=True)
class Traits:
    """What the findings of a page can be narrowed by, each in readers' words."""

    rule: str  #: its heading
    document: str  #: title of the page, or name of the file
    lies: str  #: "in our copy"
    severity: str  #: Note, Warning, Error
    answer: str  #: "explained", "not explained"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in the report."""

    id: str
    href: str  #: its own page
    severity: str
    word: str
    where: Link  #: the page, at the place
    place: str  #: "footnote 4"
    file: Link  #: "sources/report.md:88" → the repository
    text: str  #: the characters there, as printed; of long ones the beginning
    message: str
    lies: str
    traits: Traits
    against: tuple[Against, ...] = ()
    more: str = ""  #: "and 69 more places", which its own page has
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
    coverage: str  #: "61 compared, 2 not read: the document has no date"
    rows: tuple[FindingRow, ...]
    pages: tuple[Link, ...] = ()  #: where its findings stand, if not here


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
    told: str  #: "61 compared, 2 not read"
    why: tuple[str, ...] = ()  #: "the document has no date (2)"
    findings: str = ""
    setting: str = ""  #: "off: …" with its reason, as site.yml has it


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the documents contradict, and what we have to do: by rule."""

    chrome: Chrome
    lead: Html
    tallies: tuple[Tally, ...]
    lists: tuple[FindingList, ...]
    set_aside: tuple[RuleSection, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    orders: tuple[NavItem, ...] = ()  #: by rule, by document, by where it lies
    data: tuple[Link, ...] = ()  #: findings.json, the feeds
    feeds: tuple[Link, ...] = ()  #: for the head of the page
    also: tuple[Link, ...] = ()  #: what is compared on a page of its own


@dataclass(frozen=True, slots=True)
class RulePage:
    """The findings of a rule that has too many for the front page, or a part of them."""

    chrome: Chrome
    section: RuleSection
    orders: tuple[NavItem, ...] = ()
    parts: tuple[NavItem, ...] = ()  #: "1", "2": all pages of this list, where there are several
    feeds: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A finding in one line."""

    line: FindingLine
    traits: Traits


@dataclass(frozen=True, slots=True)
class OrderedGroup:
    """The findings of one document, or those that lie in one kind of place."""

    heading: Link
    id: str
    count: str
    lines: tuple[OrderedLine, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """One of the two lists in another order."""

    heading: str
    id: str
    count: str
    groups: tuple[OrderedGroup, ...]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Both lists in another order than by rule, a line for each finding."""

    chrome: Chrome
    heading: str
    lead: str
    lists: tuple[OrderedList, ...]
    orders: tuple[NavItem, ...] = ()
    parts: tuple[NavItem, ...] = ()
    feeds: tuple[Link, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding at its lasting address: both places, readings that would fit, the answer."""

    chrome: Chrome
    heading: str  #: the rule's neutral heading
    list: Link  #: "What the documents contradict" → its list in the report
    severity: str
    word: str
    message: str
    lies: str
    here: Against  #: the place that the finding is about
    against: tuple[Against, ...] = ()
    more: str = ""  #: "and 260 more places, in findings.json"
    readings: tuple[Reading, ...] = ()
    answer: Answer | None = None
    file: Link | None = None
    rule: Link | None = None  #: its section in the report
    slug: str = ""
    manual: tuple[Html, ...] = ()
    report: Link | None = None  #: where a mistake about this finding is told
    feeds: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """A finding or a record in a feed: plain words, absolute addresses where the site's own is known."""

    id: str  #: an IRI that never changes
    title: str
    href: str
    updated: str  #: "2026-11-21T00:00:00Z"
    category: str  #: the rule's slug; of a record its kind
    message: str
    places: tuple[Against, ...] = ()
    readings: tuple[str, ...] = ()
    answer: str = ""
    lies: str = ""
    caveat: str = ""  #: its own, besides that of the feed


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """A list as an Atom feed. Source: RFC 4287."""

    id: str
    title: str
    subtitle: str
    language: str
    author: str
    updated: str
    home: str  #: the page that shows the same
    self_href: str  #: the feed's own address; "" where it is not known
    caveat: str
    entries: tuple[AtomEntry, ...] = ()
