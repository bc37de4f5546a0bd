"""One claim on paper: what an editor or lawyer has to see before the words are printed again."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.descent import Descent
from dossier.views.frame import Chrome
from dossier.views.records import Assertion, Quote, Tally
from dossier.views.text import Flag, Html, Link, Pieces, Reference


@dataclass(frozen=True, slots=True)
class Document:
    """A document in full, as a bibliography has it."""

    number: str  #: "2"
    id: str  #: "document-2"
    title: Link
    words: str  #: "Spot Shot, 2 November 2023, Special Dispatch No. 7"
    url: str = ""
    archive_url: str = ""
    copy: str = ""  #: "read in our copy of 20 November 2026, not compared with the page"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document says: its number in the list of documents, and the row of the claim's page."""

    document: str
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered: a party in a document, or an author or publisher who was asked."""

    who: Link
    words: str  #: "says not so"; "was asked on 3 May 2026"
    where: Link = Link("")
    quote: Quote | None = None
    answer: Html = Html("")


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief of a claim."""

    chrome: Chrome
    question: Link  #: to the claim's page
    claim: str
    caveat: Pieces
    summary: Pieces
    tallies: tuple[Tally, ...]
    stances: tuple[Tally, ...]
    measures: str
    entries: tuple[Entry, ...]
    descent: Descent | None
    replies: tuple[Reply, ...]
    flags: tuple[Flag, ...]
    not_established: tuple[Pieces, ...]
    documents: tuple[Document, ...]
    references: tuple[Reference, ...]
