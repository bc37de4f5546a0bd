"""The finished site: written beside the one that stands, swapped into place when it is whole.

Until the swap nothing that readers see has changed; whatever goes wrong before it leaves the last good
site as it was. Unchanged files are hard links to the old ones (copies where links are not to be had), so
that a build after one edit costs one write.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dossier import manifest
from dossier.exchange import exchange
from dossier.mendable import Mendable

try:
    import fcntl
except ImportError:  # Windows, where a folder in use cannot be renamed anyway
    fcntl = None  # type: ignore[assignment]

MARKER = ".dossier-site"  #: stands in every output folder that we made, and only those are replaced


class OutputError(Mendable):
    """The site cannot be written. The message names the path and what would mend it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output: paths relative to it, sorted."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    lacking: tuple[str, ...] = ()  #: what the site goes without, a line each


def write_site(files: Iterable[tuple[str, bytes]], to: Path) -> Written:
    """Make `to` hold exactly these files (path with "/", content); whatever they raise leaves it as it was.

    Raises OutputError where the folder cannot be written, or holds something that is no site of ours.
    """
    with new_site(to) as site:
        for path, content in files:
            site.put(path, content)
    return site.written


class Stood(NamedTuple):
    """A file of the site as it was left."""

    path: str
    size: int
    changed: int  #: when, in ns
    sum: bytes  #: SHA-256 of what it holds


def stands(site: Path, file: Stood) -> bool:
    """Whether a file of the site is as it was, by its size and time."""
    try:
        found = os.stat(f"{site}{os.sep}{file.path}")
    except OSError:
        return False
    return found.st_size == file.size and found.st_mtime_ns == file.changed


class NewSite:
    """The site that is being written, beside the one that stands."""

    def __init__(self, folder: Path, standing: Path) -> None:
        self.folder, self.standing = folder, standing
        self._folder, self._standing = f"{folder}{os.sep}", f"{standing}{os.sep}"  # as text: each file asks
        self._any = standing.is_dir()
        self.changed: list[str] = []
        self.sums: dict[str, bytes] = {}  #: SHA-256 of every file by its path
        self.files: tuple[Stood, ...] = ()  #: all of them, once it is whole
        self.written = Written((), (), 0)  #: once it stands

    def put(self, path: str, content: bytes) -> None:
        """Write a file, or link the one that stands, if it is the same."""
        target, old = f"{self._folder}{path}", f"{self._standing}{path}"
        self.sums[path] = hashlib.sha256(content).digest()
        if not (self._any and _same(old, content) and _link(old, target)):
            _write(target, content)
            self.changed.append(path)

    def keep(self, file: Stood) -> None:
        """Take over a file of the site that stands, as it is."""
        target, old = f"{self._folder}{file.path}", f"{self._standing}{file.path}"
        self.sums[file.path] = file.sum
        if not _link(old, target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(target)  # it may be the very file of the site that stands
            shutil.copy2(old, target)  # with its time, by which it is known again

    def take_over(self, changed: Iterable[str], sums: Mapping[str, bytes]) -> None:
        """Count what another process has put into the same folder."""
        self.changed += changed
        self.sums.update(sums)

    def stood(self, path: str) -> Stood:
        """A file of the site, before it is swapped into place: later the place may be another build's."""
        found = os.stat(f"{self._folder}{path}")
        return Stood(path, found.st_size, found.st_mtime_ns, self.sums[path])


@contextmanager
def new_site(to: Path, spare: Path | None = None) -> Iterator[NewSite]:
    """A site to put files into. It takes the place of the one that stands when the block ends without an error.

    spare: a copy of the last one, for files to be taken over from where none stands.

    Raises OutputError as `write_site` does.
    """
    _refuse_foreign(to)
    fresh = to.with_name(f".{to.name}.new-{os.getpid()}")
    old = to.with_name(f".{to.name}.old-{os.getpid()}")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with _alone(to):
            _sweep(to)
            fresh.mkdir()
            (fresh / MARKER).write_bytes(b"Made by Dossier; replaced at the next build.\n")
            site = NewSite(fresh, to if spare is None or to.is_dir() else spare)
            yield site
            changed, total = tuple(sorted(site.changed)), len(site.sums)
            site.put(manifest.NAME, manifest.text(site.sums))
            site.files = tuple(site.stood(path) for path in sorted(site.sums))
            removed = sorted(paths_of(to) - site.sums.keys() - {MARKER}) if to.is_dir() else []
            if not to.exists():
                fresh.rename(to)
            elif not exchange(fresh, to):
                to.rename(old)
                fresh.rename(to)  # a build that is killed before it is mended by the next one
                old.rename(fresh)
            shutil.rmtree(fresh, ignore_errors=True)  # the old one has that name by now
            site.written = Written(changed, tuple(removed), total)
    except BaseException as error:
        if not to.exists() and old.exists():
            old.rename(to)
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(f"{to}: cannot be written: {error.strerror or error}") from error
        raise


@contextmanager
def _alone(to: Path) -> Iterator[None]:
    """One build at a time writes a site: a second one waits. The lock goes with the process that holds it."""
    path = to.parent / f".{to.name}.lock"
    try:
        file = path.open("ab")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be opened: {error.strerror or error}; builds that write {to} take turns by it"
        ) from error
    with file as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print(f"{to}: another build writes it; waiting for that one", file=sys.stderr)
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _refuse_foreign(to: Path) -> None:
    if to.is_symlink() or (to.exists() and not to.is_dir()):
        raise OutputError(f"{to}: is not a folder; --output names the folder that the site goes to")
    if to.is_dir() and any(to.iterdir()) and not (to / MARKER).exists():
        raise OutputError(
            f"{to}: holds files that no build of ours wrote ({MARKER} is not there); name an empty folder"
        )


def _sweep(to: Path) -> None:
    """Put away what a build that was killed left behind; bring the old site back if it was mid-swap."""
    for left in sorted(left_behind(to, "old")):
        if not to.exists():
            left.rename(to)
        else:
            shutil.rmtree(left, ignore_errors=True)
    for left in left_behind(to, "new"):
        shutil.rmtree(left, ignore_errors=True)


def left_behind(to: Path, what: str) -> list[Path]:
    """The folders of builds that were killed: "new" ones, half written or put away, and "old" ones, mid-swap."""
    start = f".{to.name}.{what}-"
    return [path for path in to.parent.iterdir() if path.name.startswith(start)] if to.parent.is_dir() else []


def _write(target: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        file = os.open(target, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        file = os.open(target, flags, 0o666)
    except FileExistsError:  # two pages of one path: the later one stands
        os.unlink(target)
        file = os.open(target, flags, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _same(old: str, content: bytes) -> bool:
    try:
        if os.stat(old).st_size != len(content):
            return False
        with open(old, "rb", buffering=0) as file:
            return file.read() == content
    except OSError:
        return False


def _link(old: str, target: str) -> bool:
    try:
        try:
            os.link(old, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.link(old, target)
    except OSError:
        return False
    return True


def copy_site(site: Path, written: Written, spare: Path) -> None:
    """Bring a copy of a site up to date after a build: hard links where they are to be had. What fails is left."""
    try:
        if spare.is_symlink() or spare.is_file():
            spare.unlink()
        whole = (spare / MARKER).is_file()
        spare.mkdir(parents=True, exist_ok=True)
        for path in (*written.changed, manifest.NAME) if whole else paths_of(site):
            target = spare / path
            target.unlink(missing_ok=True)
            if not _link(str(site / path), str(target)):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(site / path, target)
        for path in written.removed:
            (spare / path).unlink(missing_ok=True)
    except OSError:
        shutil.rmtree(spare, ignore_errors=True)


def paths_of(folder: Path) -> set[str]:
    """Every file below a folder, as a path from it with "/"."""
    top = len(str(folder)) + 1
    return {
        f"{within}/{name}"[top:].replace(os.sep, "/")
        for within, _, names in os.walk(folder)
        for name in names
    }
