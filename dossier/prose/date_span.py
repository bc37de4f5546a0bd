"""A printed date, as a value: loaded without the grammar that reads it."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.dates import Day


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as it is printed, and what it means."""

    start: int  #: code points from the beginning of the text
    end: int  #: after its last code point
    text: str  #: as printed
    edtf: str | None  #: a set for two readings, XXXX for a year nothing gives; None where unreadable
    earliest: Day | None  #: the first day it can mean, strictly; None where open or not known
    latest: Day | None  #: the last one
    kind: str  #: "absolute", or "relative" where it needs another day to be placed
    alternatives: tuple[str, ...] = ()  #: EDTF of the other readings, likeliest first
    problem: str | None = None  #: impossible, ambiguous, malformed, reversed
    weekday: str | None = None  #: the weekday printed with it: "Friday"
