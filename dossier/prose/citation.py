"""What a printed citation says, as values: loaded without the patterns that read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as a citation prints it, with what it says."""

    start: int  #: code points from the start of the citation's text
    end: int  #: one past the last code point
    text: str  #: as printed
    edtf: str | None  #: at the precision that is printed; None where no calendar date can be read
    problem: str | None = None  #: impossible, malformed, ambiguous, reversed
    alternatives: tuple[str, ...] = ()  #: EDTF: what an ambiguous date may also mean


@dataclass(frozen=True, slots=True)
class Citation:
    """What one printed citation says of the work it cites."""

    authors: tuple[str, ...]  #: as printed, in order
    title: str | None
    outlet: str | None  #: newspaper, journal, site or publisher
    published: PrintedDate | None  #: None where none is printed, or it says "n.d."
    accessed: PrintedDate | None  #: when its author read it
    archived: PrintedDate | None  #: when an archive kept it
    updated: PrintedDate | None  #: when the work was last changed, where it says so
    url: str | None  #: the first address printed, as printed
    dates: tuple[PrintedDate, ...]  #: every date outside titles and addresses, by place
    locator: str | None  #: page, paragraph or time
    short: bool  #: it points to another citation: ibid., op. cit., supra, or a short title with a page
    undated: bool  #: it says that the work has no date
