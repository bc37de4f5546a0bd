"""One view for each kind of page; its name is that of its template."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.compared import Beside
from dossier.views.comparisons import OtherWords, UtteranceEntry
from dossier.views.dates import PrintedDates
from dossier.views.descent import Descent
from dossier.views.frame import (
    Chrome,
    ListGroup,
    ListItem,
    NavItem,
    Part,
    Year,
)
from dossier.views.records import (
    Assertion,
    CitedWork,
    ClaimLine,
    DateGiven,
    Drawing,
    Fact,
    FindingLine,
    Mention,
    MentionGroup,
    Moment,
    Relation,
    RelationGroup,
    Spelling,
    StanceGroup,
    Tally,
)
from dossier.views.text import (
    Date,
    Flag,
    Html,
    Link,
    Pieces,
    Reference,
    Section,
)
from dossier.views.ties import TieList


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A document that is annotated, or a work that is only cited."""

    chrome: Chrome
    title: str
    printed: bool  #: the title is the outlet's own, set in quotation marks; else a description of ours
    language: str  #: of title and text
    original: Link | None  #: "Read the original"; the archived copy stands among the facts
    facts: tuple[Fact, ...]
    status: str  #: digest, full, none
    status_words: str  #: "A digest in our own words, paragraph by paragraph, with short quotations."
    summary: Pieces = ()
    caveat: Pieces = ()
    weight: str = ""  #: "It speaks on 5 questions, from 1 origin"
    flags: tuple[Flag, ...] = ()  #: of the document as a whole
    findings: tuple[FindingLine, ...] = ()
    findings_words: str = ""  #: "2 notes, 1 explained"; "Nothing was found to differ."
    body: Section | None = None
    omitted: tuple[Html, ...] = ()  #: "Left out: ¶25–27 (of the page around it)", with their addresses
    cited: tuple[CitedWork, ...] = ()
    dates: PrintedDates | None = None
    beside: tuple[Beside, ...] = ()  #: what else reports on the same questions
    assertions: tuple[Assertion, ...] = ()
    other_words: tuple[OtherWords, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An actor or a weapon."""

    chrome: Chrome
    name: str
    lang: str = ""
    role: str = ""  #: "A voice: reports and comments, and stands in no graph with the parties."
    summary: Pieces = ()
    caveat: Pieces = ()
    weight: str = ""  #: "On 3 questions, 4 documents, 1 origin"
    flags: tuple[Flag, ...] = ()
    image: Drawing | None = None
    facts: tuple[Fact, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    who_writes: Link | None = None  #: the concordance of its name
    body: Section | None = None
    timeline: tuple[Moment, ...] = ()
    relations: tuple[RelationGroup, ...] = ()
    ties: TieList | None = None  #: None where nothing is reported to tie it to another record
    claims: tuple[ClaimLine, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """Anything with a date."""

    chrome: Chrome
    title: str
    lang: str = ""
    when: Date | None = None  #: in the heading's line; None where documents differ or there is none
    dates: tuple[DateGiven, ...] = ()
    dates_note: str = ""  #: "Two documents give different days."
    summary: Pieces = ()
    caveat: Pieces = ()
    weight: str = ""  #: "On 3 questions, 4 documents, 1 origin"
    flags: tuple[Flag, ...] = ()
    image: Drawing | None = None
    facts: tuple[Fact, ...] = ()  #: place and the like
    spellings: tuple[Spelling, ...] = ()
    who_writes: Link | None = None  #: the concordance of its name
    participants: tuple[Relation, ...] = ()
    body: Section | None = None
    relations: tuple[RelationGroup, ...] = ()
    ties: TieList | None = None  #: None where nothing is reported to tie it to another record
    claims: tuple[ClaimLine, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A question, what is said about it and by whom; never a verdict."""

    chrome: Chrome
    question: str
    claim: str  #: the proposition that stances are taken on
    caveat: Pieces = ()
    summary: Pieces = ()
    tallies: tuple[Tally, ...] = ()  #: documents, origins named, not stated
    stances: tuple[Tally, ...] = ()  #: says so, says not so …
    by_stance: tuple[StanceGroup, ...] = ()  #: the assertions by stance, where they are many
    measures: str = ""  #: "range, in kilometres": heads the column of values
    assertions: tuple[Assertion, ...] = ()
    brief: Link | None = None  #: the same, set for paper
    origins: str = ""  #: "4 documents, 1 origin: all of it comes from one interview."
    descent: Descent | None = None
    flags: tuple[Flag, ...] = ()
    wordings: tuple[UtteranceEntry, ...] = ()
    not_established: tuple[Pieces, ...] = ()
    depends_on: tuple[ClaimLine, ...] = ()
    needed_by: tuple[ClaimLine, ...] = ()
    about: tuple[Link, ...] = ()
    compared: tuple[Link, ...] = ()  #: two documents side by side on it
    body: Section | None = None
    references: tuple[Reference, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """All records of a collection."""

    chrome: Chrome
    heading: str
    lead: str
    count: str
    groups: tuple[ListGroup, ...]
    empty: str = ""  #: what to say where there is none
    also: tuple[Link, ...] = ()  #: the same records in another order, or compared
    parts: tuple[NavItem, ...] = ()  #: the pages of a list that is too long for one


@dataclass(frozen=True, slots=True)
class MentionsPage:
    """Where a long group of backlinks goes on."""

    chrome: Chrome
    record: Link  #: that they lead to, at the group's start
    heading: str  #: of the group
    count: str  #: "51 to 250 of 5,000 pages"
    mentions: tuple[Mention, ...]
    pages: tuple[NavItem, ...]  #: all pages of the group, the record's own first: "1 to 50"
    previous: Link
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front door."""

    chrome: Chrome
    lead: Html  #: what this is, in a sentence or two
    caveat: str = ""
    questions: tuple[ClaimLine, ...] = ()
    all_questions: Link | None = None
    findings: tuple[FindingLine, ...] = ()  #: where: the document, at the place
    all_findings: Link | None = None
    documents: tuple[ListItem, ...] = ()
    all_documents: Link | None = None
    tallies: tuple[Tally, ...] = ()
    how_to_read: tuple[Html, ...] = ()
    compared: tuple[Link, ...] = ()  #: the way to any two of them side by side
    feeds: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table, and what stands in it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class DataForm:
    """One form in which the data can be taken away."""

    file: Link
    about: str
    media: str  #: "text/csv"
    columns: tuple[DataColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class DataGroup:
    """Forms for one purpose."""

    heading: str
    id: str
    lead: str  #: "" where the heading says it
    forms: tuple[DataForm, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything that can be taken away, and what goes with it."""

    chrome: Chrome
    heading: str
    lead: str
    caveat: str
    licence: str
    groups: tuple[DataGroup, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Everything with a date, by year; what has none stands apart."""

    chrome: Chrome
    lead: str
    years: tuple[Year, ...] = ()
    undated: tuple[Moment, ...] = ()
    empty: str = ""
    heading: str = "Timeline"  #: of a part: "Timeline, 1970–1988"
    strip: Drawing | None = None  #: all years at a glance
    filter: str = ""  #: what the entries can be chosen by: "actor=Actor|kind=Kind"
    periods: tuple[Part, ...] = ()  #: the parts, where one page would be too long
    lists: tuple[Link, ...] = ()  #: where the records are whose own pages have a timeline each
    nearby: tuple[Link, ...] = ()  #: of a part: the one before, all of them, the one after


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of the site's own: about, method, corrections."""

    chrome: Chrome
    title: str
    summary: Pieces = ()
    body: Section | None = None  #: its heading is not shown
    references: tuple[Reference, ...] = ()
    mentions: tuple[MentionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """Stands for every address that does not exist, at any depth."""

    chrome: Chrome
    places: tuple[Link, ...] = ()  #: where to go on


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """Keeps a former address alive."""

    chrome: Chrome
    target: Link
