"""The parts of the pages, each in every state that the samples have it in."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome
from dossier.views.text import Html, Link


@dataclass(frozen=True, slots=True)
class State:
    """A part in one state."""

    classes: str  #: "flag flag--note"
    where: Link  #: the sample page it is taken from
    html: Html


@dataclass(frozen=True, slots=True)
class Pattern:
    """A part: a block of the stylesheets, or what a block consists of."""

    name: str  #: "flag", "flag__head"
    id: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """Every part in every state, for whoever changes a template or a sheet; no published site has it."""

    chrome: Chrome
    lead: str
    patterns: tuple[Pattern, ...]
