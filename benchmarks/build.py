"""How long Dossier takes: `python3 -m benchmarks.build --pages 100 --pages 1000 --pages 10000x3`.

Everything goes through the command line, in processes of its own, on a whole project in a scratch folder.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import results
from benchmarks.measuring import Failed, Lived, Ran, free_port, live, run
from benchmarks.sites import ATTACK, ROOT, SCRATCH, Site, attack, corpus, dossier, edited, word
from dossier import __version__

COLD, EDIT, TEMPLATE, NOTHING, RESTORED, CHECK = (
    "cold: no cache, no output",
    "after one edit",
    "after a change of the template of all pages",
    "nothing changed",
    "cache restored, no output (CI)",
    "`check`, with a cache",
)
STATES = (COLD, EDIT, TEMPLATE, NOTHING, RESTORED, CHECK)
LIVE = "preview"
SAMPLED_EDITS = 4  #: in the preview whose memory is read

#: A line of the table of phases that --verbose prints: "  render   1.23 s".
_PHASE = re.compile(r"^ *(?P<name>[a-z][a-z ,:-]*?)\s+(?P<seconds>\d+\.\d+) s\b", re.MULTILINE)


@dataclass(slots=True)
class Measured:
    """One corpus: the runs of each state, and what was seen once."""

    name: str
    pages: int
    runs: dict[str, list[Ran]] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    lived: Lived | None = None
    files: int = 0
    size: int = 0
    with_index: Ran | None = None  #: a cold build that also makes the search index
    index_size: int = 0

    def times(self, state: str) -> list[float]:
        return [ran.seconds for ran in self.runs.get(state, ())]


def measure(name: str, site: Site, edits: int, runs: int) -> Measured:
    """Every state so many times, taking turns; then once more for memory, live, and with the search index."""
    records = edited(site.folder / "content", runs + 1 + edits + SAMPLED_EDITS)
    measured = Measured(name, sum(1 for _ in (site.folder / "content").rglob("*.md")))
    for number, record in enumerate(records[:runs]):
        for state, ran in one_round(site, record, number):
            measured.runs.setdefault(state, []).append(ran)
            _tell(f"{name}: {state}: {ran.seconds:.2f} s")
    for state, ran in one_round(site, records[runs], runs, sampled=True):
        measured.peaks[state] = ran.peak
    made = [path for path in (site.folder / site.made[0]).rglob("*") if path.is_file()]
    measured.files, measured.size = len(made), sum(path.stat().st_size for path in made)
    if measured.runs[CHECK][0].status == 0:  # with errors, the preview shows them and nothing else
        measured.lived = _live(site, records[runs + 1 :][:edits], 1000)
        _tell(f"{name}: live: {results.median_and_worst(measured.lived.shown)}")
        measured.peaks[LIVE] = _live(site, records[runs + 1 + edits :], 2000, sampled=True).peak
    site.forget()
    whole = [option for option in site.build if option != "--no-search"]
    measured.with_index = run(whole, site.folder, good=site.good)
    _tell(f"{name}: cold, with the search index: {measured.with_index.seconds:.2f} s")
    index = (site.folder / site.made[0] / "pagefind").rglob("*")
    measured.index_size = sum(path.stat().st_size for path in index if path.is_file())
    return measured


def one_round(
    site: Site, record: tuple[str, str], number: int, *, sampled: bool = False
) -> Iterator[tuple[str, Ran]]:
    """Every state once. Raises Failed where a build does not show what was edited."""

    def build() -> Ran:
        return run(site.build, site.folder, sampled=sampled, good=site.good)

    site.forget()
    yield COLD, build()
    new = word(number)
    site.save(record, new)
    yield EDIT, build()
    if not site.shows(record, new):
        raise Failed(f"{'/'.join(record)}: the page does not have the new word")
    template = site.folder / "templates" / "base.html"
    template.write_text(
        template.read_text("utf-8").replace("</body>", f"<!-- {new} -->\n</body>", 1), "utf-8"
    )
    yield TEMPLATE, build()
    if not site.shows(record, f"<!-- {new} -->"):
        raise Failed(f"{'/'.join(record)}: the page does not follow the template")
    yield NOTHING, build()
    site.forget(site.made[0])
    yield RESTORED, build()
    check = [*site.build[:3], "check", "--format", "json"]
    yield CHECK, run(check, site.folder, sampled=sampled, good=(0, 1))


def _live(site: Site, records: Sequence[tuple[str, str]], first: int, *, sampled: bool = False) -> Lived:
    port = free_port()
    command = [part.format(port=port) for part in site.serve]
    edits = [site.edit(record, word(first + number)) for number, record in enumerate(records)]
    return live(command, site.folder, port=port, edits=edits, sampled=sampled)


def measure_own(folder: Path, runs: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds of `check` on the repository's own content without and with a cache, and of `--help`."""
    site = dossier(ROOT / "content", folder)
    fresh: list[float] = []
    again: list[float] = []
    help: list[float] = []
    for _ in range(runs):
        site.forget()
        for times in (fresh, again):
            times.append(run([*site.build[:3], "check"], site.folder, good=(0, 1)).seconds)
        help.append(run([*site.build[:3], "--help"], site.folder).seconds)
    return fresh, again, help


def report(
    all_measured: Sequence[Measured], own: tuple[list[float], list[float], list[float]]
) -> Iterator[str]:
    """The tables."""
    yield from results.table(
        ("", *(f"{each.name}" for each in all_measured)),
        ((label, *map(show, all_measured)) for label, show in _rows(all_measured)),
    )
    yield ""
    yield "The repository's own content, as it is:"
    yield ""
    fresh, again, help = map(results.seconds, own)
    rows = [("`check`, no cache", fresh), ("`check`, with a cache", again), ("`--help`", help)]
    yield from results.table(("", "time"), rows)
    for each in all_measured:
        phases = {state: phases_of(_middle(each.runs[state])) for state in STATES[:-1] if state in each.runs}
        names = list(dict.fromkeys(name for found in phases.values() for name in found))
        if names:
            yield ""
            yield f"Phases at {each.name}, as `--verbose` tells them in the run of the median, in seconds:"
            yield ""
            yield from results.table(
                ("", *names),
                (
                    (state, *(results.digits(found[name]) if name in found else "" for name in names))
                    for state, found in phases.items()
                ),
            )


def _rows(all_measured: Sequence[Measured]) -> Iterator[tuple[str, Callable[[Measured], str]]]:
    """Each row's label, and what it shows of one corpus."""
    for state in STATES:
        yield state, lambda each, state=state: results.seconds(each.times(state))  # type: ignore[misc]
    yield "edit → served, median (worst)", lambda each: _of_live(each, lambda lived: lived.shown)
    yield (
        "edit → all other pages done too, median (worst)",
        lambda each: _of_live(each, lambda lived: lived.rested),
    )
    yield (
        "server ready, with a cache",
        lambda each: results.seconds([each.lived.ready] if each.lived else []),
    )
    for state in (COLD, EDIT, RESTORED, LIVE):
        label = f"peak memory, {state.partition(':')[0]}"
        yield label, lambda each, state=state: results.megabytes(each.peaks.get(state, 0))  # type: ignore[misc]
    yield "output", lambda each: f"{each.files:,} files, {results.megabytes(each.size)}"
    for state in (COLD, EDIT):
        label = f"time of all processors, {state.partition(':')[0]}"
        yield label, lambda each, state=state: results.seconds([ran.work for ran in each.runs[state]])  # type: ignore[misc]
    yield "cold, for each page", lambda each: f"{1000 * _cold(each) / each.pages:.2f} ms"
    smaller = dict(zip([each.name for each in all_measured[1:]], all_measured, strict=False))
    yield (
        "the same, against the column before",
        lambda each: _growth(each, smaller[each.name]) if each.name in smaller else results.DASH,
    )
    yield (
        "cold, with the search index",
        lambda each: results.seconds([each.with_index.seconds] if each.with_index else []),
    )
    yield "search index", lambda each: results.megabytes(each.index_size)


def _of_live(each: Measured, part: Callable[[Lived], Sequence[float]]) -> str:
    return results.median_and_worst(part(each.lived) if each.lived else ())


def _cold(each: Measured) -> float:
    return statistics.median(each.times(COLD))


def _growth(each: Measured, smaller: Measured) -> str:
    """How many times as dear a page is as in the smaller corpus."""
    return results.ratio(_cold(each) / each.pages, _cold(smaller) / smaller.pages)


def _middle(runs: Sequence[Ran]) -> Ran:
    return sorted(runs, key=lambda ran: ran.seconds)[(len(runs) - 1) // 2]


def phases_of(ran: Ran) -> dict[str, float]:
    """What --verbose tells of its phases, in seconds; empty where it tells nothing."""
    return {found["name"]: float(found["seconds"]) for found in _PHASE.finditer(ran.errors)}


def sizes(text: str) -> tuple[int, int]:
    """A number of pages, and of runs where it is given: "10000x3" → (10000, 3); else 0."""
    pages, _, runs = text.partition("x")
    if not (pages.isdigit() and int(pages) >= 10 and (runs or "1").isdigit()):
        raise argparse.ArgumentTypeError(f"'{text}': it takes pages from 10, or pages x runs: 10000x3")
    return int(pages), int(runs or 0)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--pages", type=sizes, action="append", metavar="N[xRUNS]", help="several may be given; else 1000"
    )
    parser.add_argument("--runs", type=int, default=5, help="of every state")
    parser.add_argument("--edits", type=int, default=12, help="in the preview")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--attack",
        type=Path,
        nargs="?",
        const=ATTACK,
        metavar="ARCHIVE",
        help="a real corpus, if it is there",
    )
    parser.add_argument("--scratch", type=Path, default=SCRATCH, metavar="DIR", help="where all is made")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    told = f"{results.machine()}; Dossier {__version__}; seed {options.seed}; {results.load()}."
    all_measured = []
    for pages, runs in options.pages or ([] if options.attack else [(1000, 0)]):
        site = dossier(corpus(pages, options.seed, options.scratch), options.scratch / "dossier")
        all_measured.append(measure(f"{pages:,} pages", site, options.edits, runs or options.runs))
    if options.attack and options.attack.is_file():
        content = attack(options.attack, options.scratch)
        site = dossier(content, options.scratch / "dossier", "--draft", good=(0, 1))
        all_measured.append(measure("ATT&CK v10.1", site, options.edits, options.runs))
    own = measure_own(options.scratch / "dossier", options.runs)
    shutil.rmtree(options.scratch / "dossier")
    words = " ".join(word for word in sys.argv[1:] if word != "--write")
    lines = [f"    python3 -m benchmarks.build {words}", "", told, "", *report(all_measured, own)]
    print("\n".join(lines))
    if options.write:
        results.write("build", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
