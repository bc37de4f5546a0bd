"""One commit built on machines that differ: `python3 -m benchmarks.hardening.same_bytes [--content DIR] [--write]`.

Each build differs from the first in what must not matter: the folder, the time zone, the language of the machine, the
seed of Python's hashes, the number of processes, the cache, the rights of new files, the user's name and home. Their
lists of sums are compared line by line. The search index, whose program writes other bytes each time, is compared by
the pages that it holds, the words of each, and the choices that it offers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import results
from benchmarks.hardening.sites import AS_OF, LIMIT, PROGRAM, ROOT, Harmed
from benchmarks.sites import SCRATCH
from dossier import manifest
from dossier.search_index import FOLDER, PAGES

_DECODED = b"pagefind_dcd"  #: what a file of the index begins with, once it is decompressed


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs, in words and for the build."""

    what: str
    environment: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ("--no-cache", "--jobs", "1")
    folder: str = "here"
    umask: int = 0o022


MACHINES = (
    Machine("the first", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    Machine("another folder", folder="elsewhere, ünder a longer näme/with blanks"),
    Machine("another time zone", {"TZ": "Pacific/Kiritimati"}),
    Machine("a time zone behind", {"TZ": "Etc/GMT+12"}),
    Machine("no language", {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Machine("Turkish, where it is installed", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Machine("another hash seed", {"PYTHONHASHSEED": "4242"}),
    Machine("two processes", {"PYTHONHASHSEED": "7"}, ("--no-cache", "--jobs", "2")),
    Machine("a cache, first", {"PYTHONHASHSEED": "8"}, ("--jobs", "2"), folder="with cache"),
    Machine("the same cache, again", {"PYTHONHASHSEED": "9"}, ("--jobs", "1"), folder="with cache"),
    Machine("other rights and another user", {"USER": "b", "HOME": "/nonexistent"}, umask=0o077),
)


def build(machine: Machine, content: Path, scratch: Path) -> Path:
    """The site that this machine makes. Raises Harmed where it makes none."""
    home = scratch / machine.folder
    if not (home / "content").is_dir():
        shutil.copytree(content, home / "content")
    site = home / "site"
    shutil.rmtree(site, ignore_errors=True)
    options = ["--content", str(home / "content"), "--output", str(site), "--as-of", AS_OF, *machine.words]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home), "build", "--quiet", *options],
        cwd=ROOT,
        env={**os.environ, **machine.environment},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=LIMIT,
        preexec_fn=lambda: os.umask(machine.umask) and None,
    )
    if done.returncode:
        raise Harmed(f"{machine.what}: status {done.returncode}: {done.stdout}{done.stderr}")
    return site


def sums(site: Path) -> dict[str, str]:
    """The list of a site, without the search index."""
    listed = manifest.read((site / manifest.NAME).read_bytes())
    return {path: sum for path, sum in listed.items() if not path.startswith(f"{FOLDER}/") and path != PAGES}


def index(site: Path) -> object:
    """What a search index holds, in whatever bytes: each page's words and headings, and what is shown of it."""
    if not (site / FOLDER).is_dir():
        return None
    texts = {}
    for file in (site / FOLDER).rglob("*.pf_fragment"):
        held = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_DECODED))
        texts[held["url"]] = {key: held[key] for key in sorted(held) if key != "filters"}
    shown = json.loads((site / PAGES).read_bytes())
    words = sum(len(each["content"].split()) for each in texts.values())
    return texts, sorted(shown.values(), key=repr), words


def compare(
    content: Path, scratch: Path, machines: Sequence[Machine] = MACHINES
) -> Iterator[tuple[Machine, int]]:
    """Each machine with the number of files that were equal. Raises Harmed where any is not."""
    wanted: dict[str, str] = {}
    held: object = None
    for machine in machines:
        site = build(machine, content, scratch)
        found = sums(site)
        if not wanted:
            wanted, held = found, index(site)
        differing = sorted(
            path for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path)
        )
        if differing:
            raise Harmed(f"{machine.what}: {len(differing)} files differ, the first is {differing[:5]}")
        if index(site) != held:
            raise Harmed(f"{machine.what}: the search index holds something else")
        if list(manifest.differences(site, manifest.read((site / manifest.NAME).read_bytes()))):
            raise Harmed(f"{machine.what}: the site is not as it lists itself")
        yield machine, len(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--scratch", type=Path, default=SCRATCH)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        try:
            equal = list(compare(options.content, Path(scratch)))
        except Harmed as harmed:
            print(harmed, file=sys.stderr)
            return 1
    lines = [
        "    python3 -m benchmarks.hardening.same_bytes",
        "",
        f"The repository's own content, built {len(equal)} times: {'; '.join(machine.what for machine, _ in equal)}. "
        f"All {equal[0][1]:,} files were equal, byte for byte, each time; the search index held the same pages and "
        f"words. {time.perf_counter() - began:.0f} s; {results.machine()}.",
    ]
    print("\n".join(lines))
    if options.write:
        results.write("hardening: the same bytes", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
