"""The dates of a document: as printed, beside what they are read as."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.text import Date, Link


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date of a document."""

    printed: str  #: "last week"; "" where its words are not quoted
    read: Date | None  #: None where it cannot be placed or read
    note: str = ""  #: "from the document’s own date"; "no day of the calendar"
    where: Link = Link("")  #: ¶7
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedDates:
    """All dates of a document."""

    lead: str
    count: str  #: "31 dates"
    rows: tuple[PrintedDate, ...]
    folded: bool = False
    more: str = ""  #: "and 120 more"
