"""What the last build made of what: pages that look at nothing that has changed are taken from the site that stands."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pickle
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.output import NewSite
from dossier.search_index import Card
from dossier.watch import Part

NAME = "pages.pickle"
_MAGIC = b"dossier pages 1\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A unit of work as it was done: what it was of, what it looked at, what came of it."""

    of: bytes  #: fingerprint
    parts: tuple[int, ...]  #: their numbers in `Kept.parts`
    files: tuple[tuple[str, int, int], ...]  #: path, size, time of change in ns
    cards: tuple[Card, ...]


@dataclass(slots=True)
class Kept:
    """All of that, for one state of everything else: engine, templates, settings."""

    state: str
    parts: Mapping[Part, bytes] = field(
        default_factory=dict
    )  #: with their fingerprints, in the order of their numbers
    units: dict[str, Made] = field(default_factory=dict)

    def still_good(
        self, now: Mapping[Part, bytes], of: Mapping[str, bytes], site: NewSite
    ) -> dict[str, Made]:
        """The units whose parts are what they were, and whose files stand as they were written.

        now: what the parts are now; of: what each unit is of now.
        """
        changed = frozenset(n for n, (part, was) in enumerate(self.parts.items()) if now[part] != was)
        return {
            key: made
            for key, made in self.units.items()
            if of.get(key) == made.of
            and changed.isdisjoint(made.parts)
            and all(site.stands(*file) for file in made.files)
        }


def load(cache: Path | None, state: str) -> Kept:
    """What is kept for this state; nothing where it is of another, or anything is odd."""
    if cache is None:
        return Kept(state)
    try:
        data = (cache / NAME).read_bytes()
        head = len(_MAGIC) + 64
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : head] != _sum(state, data[head:]):
            return Kept(state)
        parts, units = pickle.loads(data[head:])
        return Kept(state, parts, units)
    except FileNotFoundError:
        return Kept(state)
    except Exception as error:  # whatever is wrong with it, making the pages again is right
        logging.getLogger("dossier").info("%s is not used: %s", NAME, error)
        return Kept(state)


def save(cache: Path, kept: Kept) -> None:
    """Keep this in the place of what was kept before. A folder that cannot be written is left."""
    payload = pickle.dumps((dict(kept.parts), kept.units), protocol=5)
    made = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache, prefix="pages.", suffix=".new", delete=False) as file:
            made = file.name
            file.write(_MAGIC + _sum(kept.state, payload) + payload)
        os.replace(made, cache / NAME)
    except OSError as error:
        logging.getLogger("dossier").info("%s cannot be written: %s", NAME, error)
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)


def state_of(*known: object, folders: Sequence[Path] = (), files: Iterable[Path] = ()) -> str:
    """One word for all that every page depends on. folders: with files whose words matter, such as templates."""
    digest = hashlib.sha256(repr(known).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _sum(state: str, payload: bytes) -> bytes:
    return hashlib.sha256(state.encode() + payload).hexdigest().encode()
