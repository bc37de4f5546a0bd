"""What site.yml and the command line say, typed. Nothing below this module asks a clock or an environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from dossier.dates import Day
from dossier.fields import Contact, Id, Url

ROOT = Path(__file__).resolve().parent.parent  #: the engine's folder: where templates/ and static/ stand


def in_sentence(label: str) -> str:
    """A heading as it stands within a sentence: "Weapons" → "weapons"; "US states" stays as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A kind of tie, with its label in either direction and the collections at its ends."""

    label: str  #: "member of": read from the record that states it
    reverse: str  #: "Members": the heading on the record that it leads to
    from_: tuple[str, ...] = ()  #: collections that it may stand in; empty: any
    to: tuple[str, ...] = ()  #: collections that it may lead to; empty: any


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What the site does with a rule."""

    BARE: ClassVar[str] = "level"
    level: Literal["on", "off", "error", "warning", "note"] = "on"  #: off, or another severity
    because: str = ""  #: shown in the report


@dataclass(frozen=True, slots=True, kw_only=True)
class KindName:
    """A kind that a site lists, and how readers see it."""

    BARE: ClassVar[str] = "name"
    name: str  #: as records write it: log-book
    label: str = ""  #: as readers see it: "log of a ship"; else the name with blanks for hyphens


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleName:
    """What a site calls those who have one of the two roles of an actor."""

    BARE: ClassVar[str] = "label"
    label: str  #: of several, at the head of a list: "Parties"
    one: str = ""  #: of one, in a sentence: "party"

    @property
    def many(self) -> str:
        """Several of them, in a sentence."""
        return in_sentence(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A folder under content/ and how it is called, in menus, addresses and sentences."""

    folder: Id = ""  #: under content/, and in the addresses of its pages
    like: str = ""  #: which of the six shapes its records have, where the name of the entry does not say it
    off: bool = False  #: the site has no such records: no list, no menu, no word of them
    label: str = ""  #: of several, in menus and at the head of the list: "Ships"
    one: str = ""  #: of one, in a sentence: "ship"
    lead: str = ""  #: the sentence at the head of the list
    kinds: tuple[KindName, ...] = ()  #: in place of the engine's
    party: RoleName | None = None  #: of actors: those whom the documents tell of
    voice: RoleName | None = None  #: of actors: those who report and comment

    @property
    def many(self) -> str:
        """Several of its records, in a sentence: "ships"."""
        return in_sentence(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """site.yml."""

    title: str  #: on every page
    description: str = ""  #: one or two sentences, on the front page and for search engines
    language: str = "en"  #: of the pages: en, fr, pt-BR
    base_url: Url = ""  #: where the site will be published; needed for feeds and for links in data
    repository: Url = ""  #: where its files are kept; pages then link to their file
    branch: str = "main"  #: the branch of these links
    licence: str = ""  #: of our own words
    corrections: Contact = ""  #: where mistakes and replies go: the id of a page of ours, or an address
    quote_words: int = 40  #: the longest quotation, in words
    loaded_words: tuple[str, ...] = ()  #: words that our own text should not use
    #: types of tie, by their name, beside the engine's or in their place
    relations: Mapping[str, RelationType] = field(default_factory=dict)
    #: kinds, by collection, beside the engine's
    kinds: Mapping[str, tuple[KindName, ...]] = field(default_factory=dict)
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)  #: a level for a rule, by its name
    #: what the folders under content/ are called, by the engine's name
    collections: Mapping[str, Collection] = field(default_factory=dict)
    caveat: str = ""  #: one sentence that stands on every page, card, feed and export


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run: where from, where to, as of which day, how. Made by cli.py alone."""

    content: Path
    output: Path
    templates: Path
    static: Path
    cache: Path | None  #: None: --no-cache
    as_of: Day
    base_url: str = ""  #: of the command line; else the site's
    repository: str = ""  #: of the command line, where site.yml names none
    jobs: int = 1
    draft: bool = False
    search: bool = True  #: make the search index
    strict: bool = False
    locked: bool = False  #: receipts must be of the present: `--locked`
    engine: Path | None = (
        None  #: the folder of an engine that stands elsewhere: what the dossier has not is its own
    )
    quiet: bool = False
    verbose: bool = False

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, one after the other."""
        return (self.templates, self.engine / "templates") if self.engine else (self.templates,)

    @property
    def static_folders(self) -> tuple[Path, ...]:
        """The same for the files that the site has as they are."""
        return (self.static, self.engine / "static") if self.engine else (self.static,)
