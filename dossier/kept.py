"""What the last build made of what: pages that look at nothing that has changed are taken from the site that stands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier import cache_file
from dossier.output import Stood, stands
from dossier.search_index import Card
from dossier.watch import Part

PAGES = "pages.pickle"


@dataclass(frozen=True, slots=True)
class Made:
    """A unit of work as it was done: what it was of, what it looked at, what came of it."""

    of: bytes  #: fingerprint
    parts: array[int]  #: their numbers in `Kept.parts`
    files: tuple[Stood, ...]
    cards: tuple[Card, ...]


@dataclass(slots=True)
class Kept:
    """All of that, for one state of everything else: engine, templates, settings."""

    state: str
    parts: Mapping[Part, bytes] = field(
        default_factory=dict
    )  #: with their fingerprints, in the order of their numbers
    units: dict[str, Made] = field(default_factory=dict)

    def still_good(self, now: Mapping[Part, bytes], of: Mapping[str, bytes], site: Path) -> dict[str, Made]:
        """The units whose parts are what they were, and whose files stand as they were written.

        now: what the parts are now; of: what each unit is of now; site: that stands.
        """
        changed = frozenset(n for n, (part, was) in enumerate(self.parts.items()) if now[part] != was)
        return {
            key: made
            for key, made in self.units.items()
            if of.get(key) == made.of
            and changed.isdisjoint(made.parts)
            and all(stands(site, file) for file in made.files)
        }


def load(cache: Path | None, state: str) -> Kept:
    """What is kept for this state; nothing where it is of another, or anything is odd."""
    found = cache_file.load(cache, PAGES, state)
    return Kept(state, *found) if found else Kept(state)


def save(cache: Path, kept: Kept) -> None:
    """Keep this in the place of what was kept before. A folder that cannot be written is left."""
    cache_file.save(cache, PAGES, kept.state, (dict(kept.parts), kept.units))
