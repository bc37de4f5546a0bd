"""What ties records to one another, as documents report it; and the page of all of it."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome
from dossier.views.records import Drawing
from dossier.views.text import Link


@dataclass(frozen=True, slots=True)
class TieSentence:
    """A sentence that a tie rests on, and where it stands."""

    place: Link  #: "NK News, ¶4" → the paragraph, or the row of the claim's page
    words: str = ""  #: "" where our copy of the paragraph names neither record
    quoted: bool = False  #: the document's own words
    lang: str = ""
    speaker: Link | None = None  #: of an assertion
    stance: str = ""  #: draws its mark
    stance_words: str = ""
    hedge: str = ""  #: the word of doubt, as printed


@dataclass(frozen=True, slots=True)
class Tie:
    """What is reported to tie two records."""

    id: str  #: "tie-quill-relations-1"
    one: Link
    words: str  #: read from one to the other: "member of"; of a question the question
    other: Link
    reported: str  #: "reported by 2 documents"
    rests_on: str  #: several, origin, document: how its line is drawn
    origins: str  #: "1 named, 2 not stated"
    footing: str = ""  #: "all from one origin", where it is so
    claim: Link | None = None
    question: bool = False  #: it joins the two without a direction
    not_so: tuple[Link, ...] = ()  #: who says not so, each at the place
    sentences: tuple[TieSentence, ...] = ()
    count: str = ""  #: "3 sentences"
    claims: str = ""  #: for the filter, "|" between several: questions, documents, kinds
    documents: str = ""
    kinds: str = ""


@dataclass(frozen=True, slots=True)
class TieList:
    """The part of a record's page that shows its ties."""

    caveat: str
    ties: tuple[Tie, ...]
    marks: tuple[str, ...] = ()  #: what the legend tells: several, origin, document, not-so
    drawing: Drawing | None = None
    note: str = ""  #: how much of them is drawn, where not all is
    more: Link | None = None  #: where the rest is


@dataclass(frozen=True, slots=True)
class TiedRecord:
    """A record in the list that takes the place of too many ties."""

    record: Link
    count: str  #: "12 ties"


@dataclass(frozen=True, slots=True)
class TiedGroup:
    """Records of one kind."""

    heading: str
    id: str
    count: str
    records: tuple[TiedRecord, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class GraphPage:
    """Parties, weapons and events, and what is reported to tie them."""

    chrome: Chrome
    lead: str
    caveat: str
    drawing: Drawing | None = None
    marks: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    count: str = ""
    alone: tuple[Link, ...] = ()  #: records that nothing is reported to tie to another
    note: str = ""  #: how much of them is drawn, where not all is
    groups: tuple[TiedGroup, ...] = ()  #: instead of the ties, where they are too many for a page
