"""Dossier beside other programs, on the same pages in the same run: `python3 -m benchmarks.peers --pages 1000`.

Their releases are installed from their registries into a scratch folder, never into this project.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import results
from benchmarks.build import sizes
from benchmarks.measuring import Failed, Lived, free_port, live, run
from benchmarks.peers.programs import PROGRAMS, Program
from benchmarks.sites import SCRATCH, Site, corpus, dossier, edited, word
from dossier import __version__

COLD, EDIT, NOTHING = "cold", "one edit", "nothing changed"
STATES = (COLD, EDIT, NOTHING)


@dataclass(slots=True)
class Measured:
    """What was seen of one program."""

    site: Site
    backlinks: bool
    times: dict[str, list[float]] = field(default_factory=dict)
    peak: int = 0  #: of a cold build
    lived: Lived | None = None
    trouble: str = ""  #: why it is not measured any further

    def middle(self, state: str) -> float:
        return statistics.median(self.times[state]) if self.times.get(state) else 0

    @property
    def shown(self) -> Sequence[float]:
        return self.lived.shown if self.lived else ()


def compare(sites: Sequence[Measured], records: Sequence[tuple[str, str]], runs: int, limit: float) -> None:
    """Each program in turn, so many times; then its memory and its preview. What fails is left from there on."""
    for number in range(runs):
        turn = number % len(sites)
        for each in (*sites[turn:], *sites[:turn]):
            with _attempt(each):
                _one_round(each, records[number], number, limit)
    for each in sites:
        with _attempt(each):
            _once(each, records[runs:], limit)


@contextlib.contextmanager
def _attempt(each: Measured) -> Iterator[None]:
    """What fails is told, once."""
    try:
        yield
    except (Failed, OSError) as error:
        each.trouble = each.trouble or str(error)
        _tell(f"{each.site.name}: {error}")


def _one_round(each: Measured, record: tuple[str, str], number: int, limit: float) -> None:
    site = each.site
    if each.trouble:
        return
    site.forget()
    for state in STATES:
        if state == EDIT:
            site.save(record, word(number))
        ran = run(site.build, site.folder, limit=limit)
        each.times.setdefault(state, []).append(ran.seconds)
        _tell(f"{site.name}: {state}: {ran.seconds:.2f} s")
        if state == EDIT and not site.shows(record, word(number)):
            raise Failed(f"{'/'.join(record)}: the page does not have the new word")


def _once(each: Measured, records: Sequence[tuple[str, str]], limit: float) -> None:
    """Memory of a cold build, and the preview."""
    site = each.site
    if each.trouble:
        return
    site.forget()
    each.peak = run(site.build, site.folder, sampled=True, limit=limit).peak
    port = free_port()
    edits = [site.edit(record, word(1000 + number)) for number, record in enumerate(records)]
    command = [part.replace("{port}", str(port)) for part in site.serve]
    each.lived = live(command, site.folder, port=port, edits=edits, limit=limit)
    _tell(f"{site.name}: live: {results.median_and_worst(each.shown)}")


def report(measured: Sequence[Measured]) -> Iterator[str]:
    """The table, each figure with how many times ours it is; what could not be measured below it."""
    ours = measured[0]
    yield from results.table(
        ("", *STATES, "live: edit → served, median (worst)", "peak memory, cold"),
        (list(_row(each, ours)) for each in measured),
    )
    told = [
        f"- {each.site.name}: {each.trouble.strip().splitlines()[0]}" for each in measured if each.trouble
    ]
    told += [f"- {each.site.name} has pages without backlinks" for each in measured if not each.backlinks]
    if told:
        yield ""
        yield from told


def _row(each: Measured, ours: Measured) -> Iterator[str]:
    def beside(text: str, one: float, other: float) -> str:
        return text if each is ours else f"{text} {results.ratio(one, other)}".strip()

    yield f"{each.site.name} {each.site.version}"
    for state in STATES:
        middle = each.middle(state)
        text = f"{results.digits(middle)} s" if middle else results.DASH
        yield beside(text, middle, ours.middle(state))
    live_middle, live_ours = (statistics.median(one.shown) if one.shown else 0 for one in (each, ours))
    yield beside(results.median_and_worst(each.shown), live_middle, live_ours)
    yield beside(results.megabytes(each.peak), each.peak, ours.peak)


def _installed(wanted: Sequence[Program], scratch: Path) -> Iterator[tuple[Program, Path]]:
    """What could be installed; the others are told."""
    for program in wanted:
        try:
            yield program, program.install(scratch)
        except (subprocess.CalledProcessError, OSError) as error:
            _tell(f"{program.name} cannot be installed: {error}")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--pages", type=sizes, action="append", metavar="N[xRUNS]", help="several may be given; else 1000"
    )
    parser.add_argument("--runs", type=int, default=3, help="of every state")
    parser.add_argument("--edits", type=int, default=8, help="in the preview")
    parser.add_argument("--seed", type=int, default=1)
    names = {re.sub(r"\W", "-", program.name.lower()): program for program in PROGRAMS}
    parser.add_argument(
        "--only", choices=names, action="append", help="not all programs; several may be given"
    )
    parser.add_argument(
        "--limit", type=float, default=600, metavar="SECONDS", help="for one build or one edit"
    )
    parser.add_argument("--scratch", type=Path, default=SCRATCH, metavar="DIR", help="where all is made")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    words = " ".join(word for word in sys.argv[1:] if word != "--write")
    told = f"{results.machine()}; Dossier {__version__}; seed {options.seed}; {results.load()}."
    lines = [f"    python3 -m benchmarks.peers {words}".rstrip(), "", told]
    installed = list(_installed([names[name] for name in options.only or names], options.scratch))
    place = options.scratch / "peers"
    for pages, runs in options.pages or [(1000, 0)]:
        content = corpus(pages, options.seed, options.scratch)
        sites = [Measured(dossier(content, place / "dossier"), True)]
        for program, tools in installed:
            sites.append(Measured(program.site(content, place / program.files, tools), program.backlinks))
        count = runs or options.runs
        compare(sites, edited(content, count + options.edits, options.seed), count, options.limit)
        lines += ["", f"{pages:,} pages, median of {count}:", "", *report(sites)]
        shutil.rmtree(place)
    print("\n".join(lines))
    if options.write:
        results.write("peers", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
