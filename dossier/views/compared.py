"""Documents beside each other: all against all claims, and two on those that they have in common."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.comparisons import UtteranceEntry
from dossier.views.frame import Chrome, NavItem
from dossier.views.records import Assertion, ClaimLine
from dossier.views.text import Link


@dataclass(frozen=True, slots=True)
class Beside:
    """On a document's page: another document that carries claims of it."""

    document: Link
    date: str  #: "12 April 1931"
    told: str  #: "12 questions, 5 of them from one origin"
    compare: Link | None = None  #: the two side by side; None where too many are compared already


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """One of the two, at the head of the page."""

    name: str  #: "Harbour Wire": leads its cells
    title: Link
    date: str
    told: str = ""  #: "34 questions in all"


@dataclass(frozen=True, slots=True)
class FacingRow:
    """A field of two statements."""

    field: str  #: speaker, stance, hedge, words, value, date, origin: what the template sets of each
    label: str  #: "Who speaks"
    differs: bool = False
    note: str = ""  #: "one origin"


@dataclass(frozen=True, slots=True)
class FacingStatements:
    """What the two say to each other's statement; None where one has nothing to it."""

    left: Assertion | None
    right: Assertion | None
    rows: tuple[FacingRow, ...]


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim that both carry."""

    claim: Link
    id: str
    told: str  #: "stance and word of doubt differ; both have it from one origin"
    statements: tuple[FacingStatements, ...]
    wordings: tuple[UtteranceEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedAlone:
    """The claims that one of the two carries and the other does not."""

    heading: str
    id: str
    claims: tuple[ClaimLine, ...]
    nothing: str = ""  #: said where there is none
    more: str = ""  #: "and 12 more, on its own page"


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two documents on the claims that both carry."""

    chrome: Chrome
    heading: str
    lead: str
    documents: tuple[ComparedDocument, ComparedDocument]
    claims: tuple[ComparedClaim, ...]
    count: str = ""  #: "Both carry 12 questions, 5 of them from one origin."
    note: str = ""  #: "The two are publications of one text and count as one document."
    wordings: tuple[UtteranceEntry, ...] = ()  #: of utterances on no claim that both carry
    alone: tuple[CarriedAlone, ...] = ()
    all: Link | None = None
    parts: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PairLine:
    """A document that another is set beside, in one line."""

    other: Link  #: its name → the comparison
    told: str


@dataclass(frozen=True, slots=True)
class PairGroup:
    """A document, and all that it is compared with: the second choice after the first."""

    id: str
    document: Link
    count: str  #: "compared with 12 documents"
    pairs: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class PairCell:
    """How many claims two documents have in common; text "" where they have none. own: of one document alone."""

    count: Link
    label: str  #: "Harbour Wire and Evening Post: 3 questions", for those who do not see the table
    own: bool = False


@dataclass(frozen=True, slots=True)
class PairRow:
    """A document against all."""

    document: Link
    cells: tuple[PairCell, ...]  #: one for each column


@dataclass(frozen=True, slots=True)
class CompareIndexPage:
    """All comparisons: as a table of documents where these are few, document by document
    where they are many."""

    chrome: Chrome
    heading: str
    lead: str
    columns: tuple[Link, ...] = ()
    rows: tuple[PairRow, ...] = ()
    groups: tuple[PairGroup, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who takes which stance, in a cell of the matrix."""

    speaker: Link
    stance: str  #: asserts, rejects …: draws its mark
    words: str  #: "says so"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim, and who says what to it in each document; a document that is silent has an empty cell."""

    claim: Link
    cells: tuple[tuple[Voice, ...], ...]  #: one for each column


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Claims against documents; a cell names the speakers, never the outlet alone."""

    chrome: Chrome
    heading: str
    lead: str
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    also: tuple[Link, ...] = ()  #: "Any two documents side by side"
