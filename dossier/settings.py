"""What site.yml and the command line say, typed. Nothing below this module asks a clock or an environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from dossier.dates import Day
from dossier.fields import Contact, Id, Url

ROOT = Path(__file__).resolve().parent.parent  #: where build.py, content/, templates/ and static/ stand


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A kind of tie, with its label in either direction and the collections at its ends."""

    label: str  #: "member of": read from the record that states it
    reverse: str  #: "Members": the heading on the record that it leads to
    from_: tuple[str, ...] = ()  #: collections; empty: any
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What the site does with a rule."""

    BARE: ClassVar[str] = "level"
    level: Literal["on", "off", "error", "warning", "note"] = "on"
    because: str = ""  #: shown in the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A folder under content/ and how it is called. like: which of the six shapes its records have."""

    folder: Id = ""
    like: str = ""
    label: str = ""  #: "Weapons"
    one: str = ""  #: "weapon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """site.yml."""

    title: str
    description: str = ""
    language: str = "en"
    base_url: Url = ""
    repository: Url = ""
    branch: str = "main"
    licence: str = ""
    corrections: Contact = ""  #: where mistakes and replies go: the id of a page of ours, or an address
    quote_words: int = 40
    loaded_words: tuple[str, ...] = ()
    relations: Mapping[str, RelationType] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: by collection, beside the engine's
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
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
    quiet: bool = False
    verbose: bool = False
