"""Builds on a disk that fills up: `python3 -m benchmarks.hardening.full_disk [--times 40] [--seed 1] [--write]`.

On a small file system in memory (which root may mount) so much is left free as chance has it, from nothing to enough
for the whole site again; then everything changes and is built. Either the new site stands, or the old one, whole, and
the command says what is lacking; with room again the next build succeeds, and nothing is left behind.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks import results
from benchmarks.hardening.sites import SAMPLE, Dossier, Harmed

SIZE = 64_000_000  #: bytes of the file system
INSIDE = "--inside"  #: of the program that has the file system to itself


def may_mount() -> bool:
    """Whether a file system can be mounted here, seen by one process and its children alone."""
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode
    )


def run(times: int, seed: int) -> str:
    """What came of it, in a line. Raises Harmed; OSError where nothing can be mounted."""
    with tempfile.TemporaryDirectory(prefix="dossier-disk-") as disk:
        mount = f'mount -t tmpfs -o size={SIZE} dossier "$0" && exec "$@"'
        command = [sys.executable, "-m", "benchmarks.hardening.full_disk", INSIDE, disk]
        words = [*command, "--times", str(times), "--seed", str(seed)]
        done = subprocess.run(
            ["unshare", "-m", "sh", "-c", mount, disk, *words], capture_output=True, text=True
        )
        if done.returncode:
            raise Harmed((done.stdout + done.stderr)[-2000:])
        return done.stdout.strip()


def inside(disk: Path, times: int, seed: int) -> str:
    """The same, on a disk that is there."""
    chance = random.Random(seed)
    folder = disk / "dossier"
    shutil.copytree(SAMPLE, folder / "content")
    dossier = Dossier(folder, ("--jobs", "2"))
    dossier.know("none", "all", "one")
    dossier.put("none")
    dossier.build()
    whole = sum(file.stat().st_size for file in dossier.site.rglob("*") if file.is_file())
    came: Counter[str] = Counter()
    for number in range(times):
        before = dossier.state()
        target = chance.choice([state for state in dossier.sums if state != before])
        dossier.put(target)
        if chance.random() < 0.2:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
        room = 0 if number == 0 else int(1.5 * whole * chance.random() ** 2)
        _leave(disk, room)
        done = dossier.try_build()
        found = dossier.state()
        told = "No space left on device" in done.stderr and "Traceback" not in done.stderr
        if not (found == target and done.returncode == 0) and not (
            found == before and done.returncode == 2 and told
        ):
            raise Harmed(f"{room} bytes free: {found}, status {done.returncode}: {done.stdout}{done.stderr}")
        came["new" if found == target else "old"] += 1
        (disk / "ballast").unlink()
        dossier.build()
        if dossier.state() != target or dossier.strays():
            raise Harmed(f"with room again: {dossier.state()}, left behind: {dossier.strays()}")
    return f"{came['old']} times the old site stood whole and the command said why, {came['new']} times the new one"


def _leave(disk: Path, room: int) -> None:
    """Fill a disk until so many bytes are free."""
    with (disk / "ballast").open("wb") as file:
        file.write(bytes(max(0, shutil.disk_usage(disk).free - room)))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    parser.add_argument(INSIDE, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        if options.inside:
            print(inside(options.inside, options.times, options.seed))
            return 0
        began = time.perf_counter()
        came = run(options.times, options.seed)
    except (Harmed, OSError) as harmed:
        print(harmed, file=sys.stderr)
        return 1
    lines = [
        f"    python3 -m benchmarks.hardening.full_disk --times {options.times} --seed {options.seed}",
        "",
        f"On a file system of {SIZE // 10**6} MB with little room left, {options.times} builds: {came}. "
        f"With room again every next build succeeded and left nothing behind. {time.perf_counter() - began:.0f} s; "
        f"{results.machine()}.",
    ]
    print("\n".join(lines))
    if options.write:
        results.write("hardening: full disk", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
