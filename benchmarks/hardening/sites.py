"""A dossier in a scratch folder, in several states that are known file by file, and builds of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dossier import manifest
from dossier.output import paths_of

ROOT = Path(__file__).parent.parent.parent
AS_OF = "2026-11-21"
SAMPLE = ROOT / "tests" / "sample" / "content"
#: A build as build.py calls it, whose cache lies in the scratch folder: the first word is that folder. Work is shared
#: among processes from fewer pages on, so that it is in a small dossier too.
PROGRAM = (
    "import sys; from dossier import press, reader; press.MANY = reader.MANY = 10; "
    "from pathlib import Path; from dossier.cli import main; "
    "sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"
)
LIMIT = 300  #: seconds after which a build hangs


class Harmed(Exception):
    """What must not be is so: what was done, and what was found."""


@dataclass(slots=True)
class Dossier:
    """Content that is put into one of several states, and the site that is built of it."""

    folder: Path
    words: tuple[str, ...] = ()  #: more options of every build
    sums: dict[str, Mapping[str, str]] = field(default_factory=dict)  #: of every state: SHA-256 by path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "out" / "site"

    def put(self, state: str) -> None:
        """Give the content this state: `all` changes every page, `one` a record, `none` nothing."""
        site, record = self.content / "site.yml", sorted((self.content / "events").glob("*.md"))[0]
        for file in (site, record):
            kept = self.folder / f"{file.name}.kept"
            if not kept.exists():
                shutil.copy2(file, kept)
            text = kept.read_text("utf-8")
            if state == "all" and file is site:
                text = "\n".join(line for line in text.splitlines() if not line.startswith("caveat:"))
                text += "\ncaveat: Another sentence stands on every page.\n"
            elif state == "one" and file is record:
                text += "\nOne sentence more.\n"
            file.write_text(text, "utf-8")

    def command(self, *words: str, output: Path | None = None) -> list[str]:
        options = ["--content", str(self.content), "--output", str(output or self.site), "--as-of", AS_OF]
        python = [sys.executable, "-c", PROGRAM, str(self.folder), "build"]
        return [*python, *options, "--no-search", *self.words, *words]

    def build(self, *words: str, output: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Build to the end. Raises Harmed where it fails or hangs."""
        done = self.try_build(*words, output=output)
        if done.returncode:
            raise Harmed(f"a build failed with status {done.returncode}: {done.stdout}{done.stderr}")
        return done

    def try_build(self, *words: str, output: Path | None = None) -> subprocess.CompletedProcess[str]:
        """The same, whatever its status. Raises Harmed where it hangs."""
        command = self.command(*words, output=output)
        try:
            return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            raise Harmed(f"a build hangs: {' '.join(command)}") from None

    def know(self, *states: str) -> None:
        """Build every state once, clean, to know it again."""
        for state in states:
            self.put(state)
            clean = self.folder / "clean"
            self.build("--no-cache", output=clean)
            self.sums[state] = manifest.read((clean / manifest.NAME).read_bytes())
            shutil.rmtree(clean)

    def state(self) -> str:
        """The state that the site is in, every file of it. Raises Harmed where it is in none."""
        if not self.site.is_dir():
            raise Harmed("there is no site")
        listed = manifest.read((self.site / manifest.NAME).read_bytes())
        for state, sums in self.sums.items():
            if listed == sums:
                amiss = list(manifest.differences(self.site, sums))
                if amiss:
                    raise Harmed(f"the site is not whole: {amiss[:5]}")
                return state
        raise Harmed("the site's list is that of no state")

    def strays(self) -> list[str]:
        """What builds left beside the site and in the cache."""
        beside = {path.name for path in self.site.parent.iterdir()} - {"site", ".site.lock"}
        cache = self.folder / ".cache"
        half = {path for path in paths_of(cache) if path.endswith(".new")} if cache.is_dir() else set()
        return sorted(beside | half)


@contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a process group of its own; nothing of it lives on behind the block."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
