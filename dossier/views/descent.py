"""Where documents had it from: the stemma of a claim, drawn and in words."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.records import Drawing
from dossier.views.text import Link


@dataclass(frozen=True, slots=True)
class Told:
    """A document, and what it has from the origin that it stands under."""

    document: Link
    date: str  #: "19 June 2024"; "no date in our copy"
    places: tuple[Link, ...]  #: ¶7
    through: tuple[Link, ...] = ()  #: who passed it on, nearest to the document first
    voices: tuple[str, ...] = ()  #: "Ada Quill says so", "the document says it may be so"


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin, and every document that has something from it."""

    title: Link  #: "Not stated" where no origin is named
    detail: str  #: "interview, 2 November 2023"
    count: str  #: "2 documents"
    told: tuple[Told, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class Descent:
    """The stemma of a claim."""

    words: str  #: "5 documents, 4 origins named, 2 not stated"
    origins: tuple[Origin, ...]
    drawing: Drawing | None = None  #: None where a drawing would show no more than the words
