"""What the last build made of what: pages that look at nothing that has changed are taken from the site that stands."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path

from dossier import cache_file
from dossier.findings import Coverage, Finding
from dossier.output import MARKER, Stood, paths_of, stands
from dossier.search_index import Card
from dossier.settings import Settings
from dossier.watch import Part

PAGES, SITE = "pages.pickle", "site.pickle"
_LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "mdit-py-plugins", "PyYAML")


@dataclass(frozen=True, slots=True)
class Made:
    """A unit of work as it was done: what it was of, what it looked at, what came of it."""

    of: bytes  #: fingerprint
    parts: tuple[int, ...]  #: their numbers in `Kept.parts`
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


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A whole build: of which inputs, what it wrote, what it found."""

    inputs: str
    files: tuple[Stood, ...]
    findings: tuple[Finding, ...]
    coverage: Mapping[str, Coverage]

    def stands(self, site: Path) -> bool:
        """Whether the site is as this build left it: every file, and no other."""
        if paths_of(site) != {MARKER, *(path for path, _, _ in self.files)}:
            return False
        return all(stands(site, file) for file in self.files)


def load(cache: Path | None, state: str) -> Kept:
    """What is kept for this state; nothing where it is of another, or anything is odd."""
    found = cache_file.load(cache, PAGES, state)
    return Kept(state, *found) if found else Kept(state)


def save(cache: Path, kept: Kept) -> None:
    """Keep this in the place of what was kept before. A folder that cannot be written is left."""
    cache_file.save(cache, PAGES, kept.state, (dict(kept.parts), kept.units))


def load_last(cache: Path | None, inputs: str) -> LastBuild | None:
    """The last build, if it was of these inputs."""
    found = cache_file.load(cache, SITE, inputs)
    return LastBuild(inputs, *found) if found else None


def save_last(cache: Path, last: LastBuild) -> None:
    cache_file.save(cache, SITE, last.inputs, (last.files, last.findings, dict(last.coverage)))


def inputs_of(settings: Settings, history: Mapping[str, object]) -> str:
    """One word for all that a site is made of: the content too."""
    return pages_state(settings, dict(history), folders=(settings.content, *settings.static_folders))


def pages_state(settings: Settings, *known: object, folders: Sequence[Path] = ()) -> str:
    """One word for what all pages depend on: the engine, its libraries, the templates, the settings, what is known."""
    libraries = [(name, metadata.version(name)) for name in _LIBRARIES]
    plain = replace(settings, jobs=1, quiet=False, verbose=False)
    digest = hashlib.sha256(repr((sys.version, libraries, plain, known)).encode(errors="surrogatepass"))
    for folder in (Path(__file__).parent, *settings.template_folders, *folders):
        for path in sorted(paths_of(folder)):
            if "__pycache__" not in path:
                digest.update(path.encode(errors="surrogateescape") + b"\0")
                with contextlib.suppress(OSError):
                    digest.update(_state_of(folder / path))
    return digest.hexdigest()


def _state_of(path: Path) -> bytes:
    """What a file holds. A link is never followed, as it may lead to what has no end; nor is a pipe read."""
    if path.is_symlink():
        target = path.stat()
        return f"{os.readlink(path)} {target.st_size} {target.st_mtime_ns}".encode(errors="surrogateescape")
    if not stat.S_ISREG(path.lstat().st_mode):
        return b""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
