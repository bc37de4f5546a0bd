"""YAML as a tree of plain strings, every one with its place, and the list of what is wrong in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.limits import MISTAKES
from dossier.model import Mistake, Place


class Scalar(NamedTuple):
    """A value as a string. quoted: in quotation marks, or a block of text."""

    value: str
    place: Place
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """Nothing stands behind the colon."""
        return not self.value and not self.quoted


class Items(NamedTuple):
    """A list."""

    items: list[Node]
    place: Place


class Fields(NamedTuple):
    """A mapping."""

    entries: dict[str, Entry]
    place: Place


class Entry(NamedTuple):
    """A value in a mapping, and where its key stands."""

    key: Place
    value: Node


Node = Scalar | Items | Fields


class Unreadable(Exception):
    """YAML cannot be read beyond this place."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


@dataclass(slots=True)
class Mistakes:
    """What is wrong so far, at most `MISTAKES`."""

    found: list[Mistake] = field(default_factory=list)

    def add(
        self,
        at: str,
        place: Place,
        message: str,
        *,
        rule: str = "front-matter-invalid",
        severity: str = "",
        against: tuple[Place, ...] = (),
    ) -> None:
        if not self.full:
            self.found.append(Mistake(rule, at, place, message, severity, against))

    @property
    def full(self) -> bool:
        return len(self.found) >= MISTAKES
