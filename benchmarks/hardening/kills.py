"""Builds killed at random moments: `python3 -m benchmarks.hardening.kills --kills 200 --seed 1 [--write]`.

After each kill the site is wholly the old one or wholly the new one, file by file; the next build succeeds without
anybody's help, and leaves nothing but the site and its lock. Meanwhile somebody asks again and again whether the
site is there.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from benchmarks import results
from benchmarks.hardening.sites import SAMPLE, Dossier, Harmed, started
from benchmarks.sites import SCRATCH
from dossier import manifest

STATES = ("none", "all", "one")
#: When a build is killed: at any moment; a moment after the last file of the new site is there, before it is swapped;
#: a moment after it was swapped, while the old one is taken away and the cache is written.
MOMENTS = ("any", "any", "before the swap", "after the swap")
PARENT = 0.25  #: of the kills meet the process that was started alone, as where memory runs out


@dataclass(slots=True)
class Told:
    """What came of it."""

    kills: int = 0
    done: int = 0  #: builds that ended before they were killed
    found: Counter[str] = field(default_factory=Counter)  #: "old" or "new"
    asked: int = 0  #: times that somebody asked for the site
    gone: int = 0  #: of those, when it was not there


class Watch(threading.Thread):
    """Asks for the site's first page again and again."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.page = site / "index.html"
        self.asked = self.gone = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            self.asked += 1
            self.gone += not self.page.exists()
            time.sleep(0.0002)


def kill(dossier: Dossier, chance: random.Random, lasts: dict[str, float], told: Told) -> None:
    """Kill one build, look at the site, build again, look again. Raises Harmed."""
    before = dossier.state()
    target = chance.choice([state for state in STATES if state != before])
    words = ["--no-cache"] if chance.random() < 0.1 else []
    if chance.random() < 0.1:
        shutil.rmtree(dossier.folder / ".cache", ignore_errors=True)
    dossier.put(target)
    moment = chance.choice(MOMENTS)
    alone = chance.random() < PARENT
    watch = Watch(dossier.site)
    watch.start()
    with started(dossier.command(*words)) as process:
        wait(dossier.site, process, moment, lasts[target], chance)
        if process.poll() is not None:
            told.done += 1
        else:
            told.kills += 1
            if alone:
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        found = dossier.state()
        if found not in (before, target):
            raise Harmed(f"the site is {found}, where it was {before} and was to be {target}")
        told.found["new" if found == target else "old"] += 1
        began = time.perf_counter()
        dossier.build()  # what a kill of the first process alone left running is still there
        lasts[target] = 0.7 * lasts[target] + 0.3 * (time.perf_counter() - began)
    watch.ended.set()
    watch.join()
    told.asked, told.gone = told.asked + watch.asked, told.gone + watch.gone
    if dossier.state() != target:
        raise Harmed("the build after the kill made another site")
    if strays := dossier.strays():
        raise Harmed(f"left behind: {strays}")


def wait(site: Path, process: Popen[bytes], moment: str, lasts: float, chance: random.Random) -> None:
    """Wait for the moment, or the end of the process."""
    before = site.stat().st_ino
    whole = site.with_name(f".site.new-{process.pid}") / manifest.NAME
    while process.poll() is None:
        if moment == "any":
            time.sleep(lasts * chance.uniform(0, 1.05))
            return
        if site.exists() and site.stat().st_ino != before:
            if moment == "after the swap":
                time.sleep(chance.uniform(0, 0.1))
            return
        if moment == "before the swap" and whole.exists():
            time.sleep(chance.uniform(0, 0.003))
            return
        time.sleep(0.0002)


def run(content: Path, folder: Path, kills: int, seed: int, *words: str) -> Told:
    """So many kills of builds of this content. Raises Harmed, with the number of the kill."""
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(content, folder / "content")
    dossier = Dossier(folder, words)
    dossier.know(*STATES)
    lasts = {}
    for state in STATES:
        dossier.put(state)
        began = time.perf_counter()
        dossier.build()
        lasts[state] = time.perf_counter() - began
    told = Told()
    while told.kills < kills:
        try:
            kill(dossier, chance, lasts, told)
        except Harmed as harmed:
            raise Harmed(f"seed {seed}, after {told.kills} kills: {harmed}") from None
        if told.kills % 10 == 0:
            print(told, file=sys.stderr, flush=True)
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--content", type=Path, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=SCRATCH)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args()
    began = time.perf_counter()
    try:
        told = run(options.content, options.scratch / "kills", options.kills, options.seed, "--jobs", "2")
    except Harmed as harmed:
        print(harmed, file=sys.stderr)
        return 1
    lines = [
        f"    python3 -m benchmarks.hardening.kills --kills {options.kills} --seed {options.seed}",
        "",
        f"{told.kills} builds of tests/sample, with two processes besides the first, were killed (SIGKILL; one in four "
        f"times the first process alone): the site was wholly the old one {told.found['old']} times, wholly the new "
        f"one {told.found['new']} times ({told.done} builds had ended before). Every next build succeeded and left "
        f"nothing behind. Of {told.asked:,} times that somebody asked for its first page meanwhile, it was not there "
        f"{told.gone} times. {time.perf_counter() - began:.0f} s; {results.machine()}.",
    ]
    print("\n".join(lines))
    if options.write:
        results.write("hardening: kills", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
