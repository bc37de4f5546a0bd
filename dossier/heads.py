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
    draft: bool = False  #: true: not published, and named nowhere
    review: Review | None = None  #: who has read it against its sources
    #: the same thing elsewhere: addresses of other collections, authority files …
    same_as: Annotated[tuple[Url, ...], OneOrMore()] = ()
    image: Image | None = None  #: a picture of it
    explanations: tuple[Explanation, ...] = ()  #: answers to findings, which stay visible with their answer
    #: ids that it had before; their addresses lead on, and links to them still work
    former_ids: Annotated[tuple[Id, ...], OneOrMore()] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead(Head):
    """A document that is annotated, or (text: none) a work that is only cited."""

    title: Fact  #: as printed; a title of ours says `known_from: ours`
    #: as printed; what is known otherwise says so: `{value: 2021-05, known_from: "a public listing"}`
    published: DateFact | None = None
    not_before: Edtf = ""  #: of an undated document: what its text lets one infer
    kind: str = ""  #: one of the listed kinds
    publisher: Fact | None = None  #: who published it: the id of a record, or a name in words
    #: as printed; `[]` where our copy prints none
    authors: Annotated[tuple[Fact, ...] | None, OneOrMore()] = None
    republication_of: Source = ""  #: the source that it repeats; the two count as one document
    updated: Edtf = ""  #: the date of its last change, as printed
    identifier: str = ""  #: its number in a series
    url: Url = ""  #: where it was published
    archive_url: Url = ""  #: where a copy is kept
    archived: Edtf = ""  #: on which day that copy was made
    accessed: Edtf = ""  #: on which day it was read
    language: str = ""  #: a language tag: en, ar, pt-BR; rules that read prose read English
    corrections: tuple[Correction, ...] = ()  #: those that its publisher made
    #: `digest`: the body is our own account of it, paragraph by paragraph; `full`: its own text, each
    #: block a paragraph; `none`: it is only cited
    text: Literal["digest", "full", "none"] = "digest"
    rights: str = ""  #: whose it is, and on what ground we quote
    capture: Capture | None = None  #: our private copy, which is never published
    omits: tuple[Omission, ...] = ()  #: paragraphs that the digest leaves out
    withhold: tuple[Omission, ...] = ()  #: paragraphs of which nothing is published anywhere
    cites: tuple[CitedWork, ...] = ()  #: what it names as its own sources
    #: what it says on the claims, one entry for each speaker and stance
    assertions: tuple[Assertion, ...] = ()
    participants: tuple[Participant, ...] = ()  #: of an interview, a statement: who speaks, who hosts
    about: Annotated[tuple[Annotated[str, Ref()], ...], OneOrMore()] = ()  #: records that it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorHead(Head):
    """Somebody who acts or speaks: a person, a body, a state, an outlet."""

    TITLE: ClassVar[str] = "name"
    name: str  #: the name it is listed under
    kind: Facts = ()  #: one of the listed kinds
    #: `party`: the documents tell of it; `voice`: it reports or comments, and stands in no graph
    role: Literal["party", "voice"] = "party"
    names: tuple[Name, ...] = ()  #: other spellings and names, so that they are found and linked
    born: DateFacts = ()  #: a date, or several where sources differ
    died: DateFacts = ()  #: a date, or several where sources differ
    facts: tuple[NamedFact, ...] = ()  #: facts with a label of your own
    relations: tuple[Relation, ...] = ()  #: ties to other records


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponHead(Head):
    """A thing that the documents tell of: what is made, used, owned or passed on."""

    TITLE: ClassVar[str] = "name"
    name: str  #: the name it is listed under
    kind: Facts = ()  #: one of the listed kinds
    names: tuple[Name, ...] = ()  #: other spellings and names, so that they are found and linked
    made_in: Facts = ()  #: where it was made: a record or words
    facts: tuple[NamedFact, ...] = ()  #: facts with a label of your own
    relations: tuple[Relation, ...] = ()  #: ties to other records


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead(Head):
    """Anything with a date."""

    title: str  #: what it is called
    kind: Facts = ()  #: one of the listed kinds
    date: EventDate | None = None  #: stands for a single entry of `dates`
    dates: tuple[EventDate, ...] = ()  #: every date that is given for it, each with who gives it
    place: Facts = ()  #: where it was: a record or words
    participants: tuple[Participant, ...] = ()  #: who took part
    facts: tuple[NamedFact, ...] = ()  #: facts with a label of your own
    relations: tuple[Relation, ...] = ()  #: ties to other records
    names: tuple[Name, ...] = ()  #: other names for it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHead(Head):
    """One question and the proposition that answers it; never a verdict."""

    TITLE: ClassVar[str] = "question"
    question: str  #: the question, as readers see it
    claim: str = ""  #: the statement that answers it, with one predicate: what assertions take a stand on
    kind: Facts = ()  #: one of the listed kinds
    depends_on: Annotated[tuple[Claim, ...], OneOrMore()] = ()  #: claims that must hold for this one to hold
    about: Annotated[tuple[Annotated[str, Ref()], ...], OneOrMore()] = ()  #: records that it is about
    #: what the sources leave open, a sentence each
    not_established: Annotated[tuple[Text, ...], OneOrMore()] = ()
    measures: str = ""  #: what its values measure: people killed, leaves …
    unit: str = ""  #: in which unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead(Head):
    """A page of the site's own: about, method, corrections."""

    title: str  #: what it is called
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
