"""The last build of a site: where nothing has changed since, nothing is done, and little is even imported."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import cache_file, manifest
from dossier.history import Sight, look_at
from dossier.output import MARKER, Stood, Written, left_behind, new_site, paths_of, stands
from dossier.phases import Phases
from dossier.settings import Settings

if TYPE_CHECKING:
    from dossier.reconcile import Reconciliation

NAME = "site.pickle"
LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "mdit-py-plugins", "PyYAML")


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A whole build: what it wrote, what it found."""

    files: tuple[Stood, ...]
    report: str  #: what it told of errors; "" where there were none
    errors: int
    counts: Mapping[str, int]  #: of findings, by severity
    _result: bytes  #: pickled, as few want it

    def result(self) -> Reconciliation:
        """All that it found; of the rules nothing is kept."""
        result: Reconciliation = pickle.loads(self._result)
        return result

    def stands(self, site: Path) -> bool:
        """Whether the site is as this build left it: every file, and no other."""
        if paths_of(site) != {MARKER, *(file.path for file in self.files)}:
            return False
        return all(stands(site, file) for file in self.files)


@dataclass(frozen=True, slots=True)
class Look:
    """What a build sees before it begins."""

    sight: Sight  #: of the repository
    inputs: str  #: one word for all that the site is made of
    last: LastBuild | None = None  #: of the same inputs
    written: Written | None = None  #: that build's site stands, or was put back: there is nothing to do


class _AnotherStands(Exception):
    """Another build was quicker: what it wrote is compared as ever."""


def look_for_changes(settings: Settings, phases: Phases) -> Look:
    """What has changed since the last build. A site that is gone is put back from the cache, where it can be."""
    with phases.phase("look for changes"):
        sight = look_at(settings.content)
        if settings.cache is None:
            return Look(sight, "")
        inputs = inputs_of(settings, sight)
        found = cache_file.load(settings.cache, NAME, inputs)
        if found is None:
            return Look(sight, inputs)
        last, spare = LastBuild(*found), spare_of(settings.cache)
        if last.stands(settings.output):
            return Look(
                sight, inputs, last, Written((), (), len(last.files) - 1)
            )  # the manifest is not counted
        gone = not (settings.output.exists() or left_behind(settings.output, "old"))
        if not gone or not last.stands(spare):
            return Look(sight, inputs, last)
        try:
            with new_site(settings.output, spare) as site:
                if site.standing != spare:
                    raise _AnotherStands
                for file in last.files:
                    if file.path != manifest.NAME:
                        site.keep(file)
        except _AnotherStands:
            return Look(sight, inputs, last)
        paths = tuple(site.sums.keys() - {manifest.NAME})
        return Look(sight, inputs, last, Written(paths, (), len(paths)))


def remember(
    cache: Path,
    inputs: str,
    *,
    files: Sequence[Stood],
    report: str,
    errors: int,
    counts: Mapping[str, int],
    result: Reconciliation,
) -> None:
    """Keep a build for the next one to look at."""
    packed = pickle.dumps(replace(result, rules=()), protocol=5)
    cache_file.save(cache, NAME, inputs, (tuple(files), report, errors, dict(counts), packed))


def spare_of(cache: Path) -> Path:
    """The copy of the last site: hard links, so that it costs no room."""
    return cache / "site"


def inputs_of(settings: Settings, sight: Sight) -> str:
    """One word for all that a site is made of: the content too."""
    return pages_state(settings, sight, folders=(settings.content, *settings.static_folders))


def pages_state(settings: Settings, *known: object, folders: Sequence[Path] = ()) -> str:
    """One word for what all pages depend on: the engine, its libraries, the templates, the settings, what is known."""
    libraries = [(name, metadata.version(name)) for name in LIBRARIES]
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
