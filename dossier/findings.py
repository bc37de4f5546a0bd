"""What a rule has to say: a flag, which the runner stamps and turns into a finding.

A finding is one thing at one place, with every other place that bears on it (`against`), readings that
would fit (`suggestions`), and the answer that somebody gave (`explained`). Its JSON form is the public
interface of `check --format json`; see `reports.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.heads import Head
from dossier.model import Place, Record


class Severity(StrEnum):
    """How much a contributor must do about it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Fault(StrEnum):
    """Where it lies: in our notes, in our copy, in the document, or not known."""

    ANNOTATION = "annotation"
    COPY = "copy"
    SOURCE = "source"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Location:
    """A place that a finding points at, and what is said of it."""

    record: str | None  #: id; None for site.yml, templates and receipts
    file: str  #: last name of the content folder plus the path in it
    line: int | None  #: from 1; None where the file cannot be read
    column: int | None  #: from 1, code points
    at: str  #: footnote LABEL, ¶N, body, or a field's path
    text: str  #: the characters at that place
    message: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reading that would fit."""

    value: str  #: EDTF for dates
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapturePlace:
    """Where in a private copy a finding lies: offsets in code points, CRLF as LF."""

    file: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule yields. severity, fault: only where they differ from the rule's own."""

    where: Location
    message: str
    against: tuple[Location, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    severity: Severity | None = None
    fault: Fault | None = None
    capture: CapturePlace | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The explanation that a contributor gave."""

    because: str
    verdict: str
    file: str
    line: int
    path: str  #: of the explanation in its record: "explanations[2]"
    record: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag, stamped. Identity: rule, record (of what is no record its file), at, text."""

    rule: str
    title: str  #: the rule's heading for readers
    severity: Severity
    fault: Fault
    where: Location
    message: str
    against: tuple[Location, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    capture: CapturePlace | None = None
    explained: Answer | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.rule, self.where.record or self.where.file, self.where.at, self.where.text)

    @property
    def set_aside(self) -> bool:
        """An answer holds it mistaken: off the pages, out of counts and feeds."""
        return self.explained is not None and self.explained.verdict == "mistaken"


#: Why something was not read, where several rules have the same reason.
DATE_UNREAD = "the date cannot be read"
FOREIGN = "it is in another language than English"
NOT_COMPARED = "not yet compared with the full text"
NO_TEXT = "no full text of the document is at hand"
NO_ORIGIN = "it only asks, is only related, or states no origin"


@dataclass(slots=True)
class Coverage:
    """How much a rule compared, and how much it could not read and why. Counted up while it runs."""

    compared: int = 0
    unread: int = 0
    reasons: dict[str, int] = field(default_factory=dict)  #: why something was not read → how often

    def skip(self, why: str, times: int = 1) -> None:
        """Count what could not be read. why: a clause for readers, "the document has no date"."""
        if times:
            self.unread += times
            self.reasons[why] = self.reasons.get(why, 0) + times


def locate(
    record: Record[Head], at: str, place: Place, message: str = "", text: str | None = None
) -> Location:
    """A location in a record's file. text: where it is other than the place's own."""
    return Location(
        record.id, record.file, place.line, place.column, at, place.text if text is None else text, message
    )


def locate_field(record: Record[Head], path: str, message: str = "") -> Location:
    """The location of a front matter field, by its path."""
    return locate(record, path, record.place(path), message)
