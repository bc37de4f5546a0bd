"""The front matter of each kind of record, as a contributor writes it: the interface of the generator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from dossier.fields import (
    Assertion,
    Capture,
    CitedWork,
    Claim,
    Correction,
    DateFact,
    DateFacts,
    Edtf,
    EventDate,
    Explanation,
    Fact,
    Facts,
    Id,
    Image,
    Name,
    NamedFact,
    Omission,
    OneOrMore,
    Participant,
    Ref,
    Relation,
    Review,
    Source,
    Text,
    Url,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every record may carry."""

    TITLE: ClassVar[str] = "title"  #: the field that names the record
    summary: Text = ""  #: one sentence
    caveat: Text = ""  #: travels with cards, feeds and data
    draft: bool = False
    review: Review | None = None
    same_as: Annotated[tuple[Url, ...], OneOrMore()] = ()
    image: Image | None = None
    explanations: tuple[Explanation, ...] = ()
    former_ids: Annotated[tuple[Id, ...], OneOrMore()] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead(Head):
    """A document that is annotated, or (text: none) a work that is only cited."""

    title: Fact
    published: DateFact | None = None
    not_before: Edtf = ""
    kind: str = ""
    publisher: Fact | None = None  #: an actor's id, or a name in words
    authors: Annotated[tuple[Fact, ...] | None, OneOrMore()] = None  #: (): our copy prints none
    republication_of: Source = ""
    updated: Edtf = ""
    identifier: str = ""
    url: Url = ""
    archive_url: Url = ""
    archived: Edtf = ""
    accessed: Edtf = ""
    language: str = ""
    corrections: tuple[Correction, ...] = ()
    text: Literal["digest", "full", "none"] = "digest"
    rights: str = ""
    capture: Capture | None = None
    omits: tuple[Omission, ...] = ()
    withhold: tuple[Omission, ...] = ()
    cites: tuple[CitedWork, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    participants: tuple[Participant, ...] = ()  #: of an interview, a statement: who speaks, who hosts
    about: Annotated[tuple[Annotated[str, Ref()], ...], OneOrMore()] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorHead(Head):
    """A person, organization, state, agency, armed group or outlet."""

    TITLE: ClassVar[str] = "name"
    name: str
    kind: Facts = ()
    role: Literal["party", "voice"] = "party"
    names: tuple[Name, ...] = ()
    born: DateFacts = ()
    died: DateFacts = ()
    facts: tuple[NamedFact, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponHead(Head):
    """A weapon, munition, materiel or know-how; with other kinds, any thing."""

    TITLE: ClassVar[str] = "name"
    name: str
    kind: Facts = ()
    names: tuple[Name, ...] = ()
    made_in: Facts = ()
    facts: tuple[NamedFact, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead(Head):
    """Anything with a date."""

    title: str
    kind: Facts = ()
    date: EventDate | None = None  #: stands for a single entry of `dates`
    dates: tuple[EventDate, ...] = ()
    place: Facts = ()
    participants: tuple[Participant, ...] = ()
    facts: tuple[NamedFact, ...] = ()
    relations: tuple[Relation, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHead(Head):
    """One question and the proposition that answers it; never a verdict."""

    TITLE: ClassVar[str] = "question"
    question: str
    claim: str = ""
    kind: Facts = ()
    depends_on: Annotated[tuple[Claim, ...], OneOrMore()] = ()
    about: Annotated[tuple[Annotated[str, Ref()], ...], OneOrMore()] = ()
    not_established: Annotated[tuple[Text, ...], OneOrMore()] = ()
    measures: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead(Head):
    """A page of the site's own: about, method, corrections."""

    title: str
    order: int = 0  #: place in the footer's list of pages


#: The shapes a collection can have; site.yml may give a folder another name and label.
SHAPES: Mapping[str, type[Head]] = {
    "sources": SourceHead,
    "actors": ActorHead,
    "weapons": WeaponHead,
    "events": EventHead,
    "claims": ClaimHead,
    "pages": PageHead,
}
