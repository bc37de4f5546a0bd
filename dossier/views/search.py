"""The search page, and the index of names that stands for it where no script runs."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome
from dossier.views.text import Link


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of record, under which its results are gathered."""

    value: str  #: of the filter "kind"
    label: str  #: "Weapons"
    caveat: str = ""  #: "A question, not a finding."


@dataclass(frozen=True, slots=True)
class SearchOption:
    """A value that results can be narrowed to."""

    value: str
    label: Link  #: without an address
    note: str = ""  #: what tells it from another one of that label


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """One way to narrow the results."""

    name: str  #: kind, document, year or decade, finding
    label: str  #: "Document"
    options: tuple[SearchOption, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record under one of its spellings."""

    name: Link
    kind: str  #: "actor"
    of: str = ""  #: the record's title, where this is another spelling
    note: str = ""  #: of a spelling that no document is known to print


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The names that begin with one letter, or are written in one script."""

    heading: str  #: "A", "Arabic"
    id: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Results where script runs; below them, or in their place, every name."""

    chrome: Chrome
    heading: str
    script: str  #: of the search engine, from the page
    pages: str  #: the list of pages that it answers with, from the page
    kinds: tuple[SearchKind, ...]
    filters: tuple[SearchFilter, ...]
    letters: tuple[Link, ...]  #: to each group of names, here or on a page of its own
    groups: tuple[IndexGroup, ...]  #: empty where the names stand on pages of their own
    count: str = ""  #: "412 names"


@dataclass(frozen=True, slots=True)
class NamesPage:
    """A part of the index of names that is too long for one page."""

    chrome: Chrome
    heading: str
    letters: tuple[Link, ...]
    entries: tuple[IndexEntry, ...]
