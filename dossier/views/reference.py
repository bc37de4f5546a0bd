"""What contributors can write, and what is found: the reference of fields and rules."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome, NavItem
from dossier.views.text import Html, Link


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A field, a form, a kind. cells: without the first, which names the row."""

    name: Html
    cells: tuple[Html, ...]
    id: str = ""  #: where other rows lead to it


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A part of what can be written."""

    id: str
    heading: str
    lead: Html
    columns: tuple[str, ...]  #: the first is that of the rows' names
    rows: tuple[ReferenceRow, ...]
    schema: Link | None = None  #: the same for programs


@dataclass(frozen=True, slots=True)
class ReferenceManual:
    """The manual of a rule."""

    id: str
    heading: str
    weight: str  #: "warning, in our own files"
    paragraphs: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """All fields, or the rules of one group."""

    chrome: Chrome
    heading: str
    lead: Html
    parts: tuple[NavItem, ...]  #: "Fields", then the groups of rules
    tables: tuple[ReferenceTable, ...] = ()
    manuals: tuple[ReferenceManual, ...] = ()
