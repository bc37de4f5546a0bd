"""Documents as a mutator leaves them: read, compared and built without a traceback, a hang or a swollen process.

`python3 -m benchmarks.hardening.documents [--count 200000] [--seed 1] [--guided N] [--keep DIR] [--write]`

Each is a record of tests/, content/ or examples/ with parts left out, repeated, exchanged, cut off or swapped with
another's, or signs of the grammar put together by chance; one in ten is a site.yml, and one in ten stands as receipts.
Every document is read; the records of each forty are compared by all rules, and of each two thousand built as a draft.
A document may take a second of a processor's time, forty compared ten, and the process 300 MB. `--guided` lets
atheris (PyPI), which sees what each one reaches in the code, make so many more of them. `--keep` writes those at
fault, and the ten slowest, into a folder.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import multiprocessing
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path
from typing import Any

from benchmarks import results
from dossier.corpus import connect
from dossier.dates import Day
from dossier.examine import Examiner
from dossier.front_matter import decode, read_site
from dossier.heads import SHAPES
from dossier.lock_file import LOCK, ReceiptsUnreadable, read_receipts
from dossier.reader import read_record
from dossier.reconcile import reconcile
from dossier.rules import load_rules
from dossier.settings import Site

ROOT = Path(__file__).parent.parent.parent
AS_OF = Day(2026, 11, 21)
SECOND, COMPARED = 1.0, 10.0  #: seconds of a processor for one document, and for forty that are compared
MEMORY = 300_000_000  #: bytes
TOGETHER, BUILT = 40, 50  #: documents of a corpus; one corpus of so many is built

#: Signs and words that the engine reads, and what has made readers of text stumble.
_SIGNS = tuple(
    part.replace("␤", "\n").replace("␠", " ")
    for part in (
        "---␤ ␤␤ ␤ :␠ -␠ [ ] [[ ]] [@ [^1] [^1]:␠ {p=1}␤ {p=2␠withheld}␤ { } \" ' “ ” „ « » ‘ ’ | ||␤|-|␤ "
        ">␠ ␠␠␠␠ ```␤ ~~~␤ < > <!-- ]( ![ \\ ` `` * ** _ # #␠ 1.␠ &#x &amp; ¶ ¶7 ,␠¶1-99999] &a *a "
        "!!python/object:os.system <<:␠*a |␤ >-␤ ?␠ %YAML␠1.1␤ é 한국 علي ﷺ ı 2024-06-19 2024-13-99 196X "
        "1970~ ../2024 2023-10-07/2023-10-26 May␠1,␠2027 Thursday March␠1931 last␠month "
        "seven␠weeks␠since over␠1,400 1.4␠million 12␠per␠cent $20␠billion aged␠92 40␠miles␠(64␠km) "
        "https://example.org/2019/03/04/a http://[::1 javascript:x mailto:a@b doi:10.1/1 www.x.org ibid. "
        "explanations:␤ assertions:␤␠␠-␠{claim:␠a,␠at:␠ names:␤ dates:␤ draft:␠true␤ withhold:␠[{p:␠ "
        "former_ids:␠[ No.␠11408 said␠that according␠to “I␠was␠there,”␠he␠said total␠of␠12"
    ).split(" ")
) + ("\t", "\0", "\r", "\r\n", "\ufeff", "\u202e", "\u200b", "\u2028", "\ud7ff", "\U0010ffff", "e\u0301" * 9)
_PIECE = re.compile(r"\s+|\w+|[^\w\s]+")


class Hang(BaseException):
    """A document took more of a processor's time than it may."""


@dataclass
class Found:
    """What went wrong, and what was slow."""

    faults: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: list[tuple[float, bytes]] = field(default_factory=list)
    documents: int = 0
    compared: int = 0
    built: int = 0
    peak: int = 0  #: bytes of the process at most

    def add(self, other: Found) -> None:
        self.faults += other.faults
        self.slowest = nlargest(10, self.slowest + other.slowest, key=lambda each: each[0])
        self.documents += other.documents
        self.compared += other.compared
        self.built += other.built
        self.peak = max(self.peak, other.peak)


def seeds() -> list[str]:
    """Records that people wrote: those of the folders, and those that stand in the fixtures of rules."""
    found = []
    for folder in ("content", "examples", "tests/sample"):
        found += [path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.md"))]
    for file in sorted((ROOT / "tests/rules").glob("*.txt")) + sorted(
        (ROOT / "tests/strangers").glob("*.txt")
    ):
        parts = re.split(r"^-- (\S+) --\n", file.read_text("utf-8"), flags=re.MULTILINE)
        found += [text for name, text in zip(parts[1::2], parts[2::2], strict=False) if name.endswith(".md")]
    return sorted(set(found))


def mutated(chance: random.Random, known: Sequence[str]) -> bytes:
    """A document, by chance alone."""
    text = chance.choice(known)
    if len(text) > 6_000:
        start = chance.randrange(len(text) - 5_000)
        text = text[:1_000] + text[start : start + 4_000]
    if chance.random() < 0.1:
        return _put_together(chance).encode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        text = chance.choice(_CHANGES)(chance, text, known)[:40_000]
    data = text.encode("utf-8", "replace")
    if chance.random() < 0.05 and data:
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(data))
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


def _spot(chance: random.Random, text: str) -> tuple[int, int]:
    """A stretch: mostly short, and mostly between words."""
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((0, 1, 3, 10, 40, 200)))


def _leave_out(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, end = _spot(chance, text)
    return text[:start] + text[end:]


def _put_in(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, _end = _spot(chance, text)
    return text[:start] + "".join(chance.choices(_SIGNS, k=chance.randint(1, 4))) + text[start:]


def _repeat(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start, end = _spot(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 2, 10, 100)) + text[end:]


def _swell(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """A sign again and again: what is not linear shows."""
    start, _end = _spot(chance, text)
    sign = "".join(chance.choices(_SIGNS, k=chance.choice((1, 1, 2))))
    return text[:start] + sign * (chance.choice((30, 300, 3_000)) // max(1, len(sign) // 3)) + text[start:]


def _exchange(chance: random.Random, text: str, known: Sequence[str]) -> str:
    other = chance.choice(known)
    (start, _), (there, _) = _spot(chance, text), _spot(chance, other)
    return text[:start] + other[there : there + 3_000]


def _exchange_words(chance: random.Random, text: str, _: Sequence[str]) -> str:
    pieces = _PIECE.findall(text)
    if len(pieces) < 2:
        return text
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces)


def _cut_off(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _move_in(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """Some lines further in, as a list or a quotation is."""
    lines = text.split("\n")
    at, mark = chance.randrange(len(lines)), chance.choice(("  ", "> ", "- ", "\t", "> - ", "[[", "{"))
    for number in range(at, min(at + chance.choice((1, 3, 30)), len(lines))):
        lines[number] = mark * chance.choice((1, 2, 9, 60)) + lines[number]
    return "\n".join(lines)


def _put_together(chance: random.Random) -> str:
    words = chance.choices(_SIGNS, k=chance.choice((3, 10, 40, 200)))
    return (
        "---\ntitle: x\n"
        + "".join(words[: len(words) // 3])
        + "\n---\n\n"
        + "".join(words[len(words) // 3 :])
    )


Change = Callable[[random.Random, str, Sequence[str]], str]
_CHANGES: tuple[Change, ...] = (
    *(_leave_out, _put_in, _put_in, _repeat, _swell, _exchange, _exchange_words, _exchange_words, _cut_off, _move_in),
)  # fmt: skip


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Ends with Hang where more time of the processor passes."""

    def ring(*_: Any) -> None:
        raise Hang(f"more than {seconds:g} s")

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def read(data: bytes, number: int) -> Any:
    """What the engine reads of a document: a record, in turn of every kind; sometimes a site.yml."""
    if number % 10 == 9:
        return read_site(decode(data)[0])
    shape = tuple(SHAPES)[number % len(SHAPES)]
    return read_record(
        data, id=f"r{number}", collection=shape, shape=shape, file=f"content/{shape}/r{number}.md"
    )


def try_documents(first: int, count: int, seed: int) -> Found:
    """So many documents, from a number on: the same ones whichever process asks."""
    found, known, rules = Found(), seeds(), load_rules()
    records, kept = [], []
    finish = Examiner(Site(title="x"), {})
    for number in range(first, first + count):
        data = mutated(random.Random(f"{seed} {number}"), known)
        started = time.process_time()
        try:
            with within(SECOND):
                made = read(data, number)
                if number % 10 != 9:
                    records.append(finish(made))
                    kept.append(data)
        except (Exception, Hang) as error:
            found.faults.append((_told(error, f"reading {number}"), data))
        found.slowest.append((time.process_time() - started, data))
        found.documents += 1
        if len(records) >= TOGETHER:
            _compare(records, kept, rules, found)
            if found.compared % BUILT == 1:
                _build(records, kept, found)
            records, kept = [], []
            found.slowest = nlargest(10, found.slowest, key=lambda each: each[0])
    found.slowest = nlargest(10, found.slowest, key=lambda each: each[0])
    found.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return found


def _compare(records: Sequence[Any], kept: Sequence[bytes], rules: Any, found: Found) -> None:
    try:
        with within(COMPARED):
            corpus = connect(
                records, site=Site(title="x"), as_of=AS_OF, receipts={}, mistakes=[], drafts=True
            )
            reconcile(corpus, rules)
    except (Exception, Hang) as error:
        found.faults.append((_told(error, "comparing"), b"\n=====\n".join(kept)))
    found.compared += 1


def _build(records: Sequence[Any], kept: Sequence[bytes], found: Found) -> None:
    from dossier.cli import main as command

    with tempfile.TemporaryDirectory() as scratch:
        content = Path(scratch, "content")
        for record, data in zip(records, kept, strict=True):
            (content / record.collection).mkdir(parents=True, exist_ok=True)
            (content / record.collection / f"{record.id}.md").write_bytes(data)
        (content / "site.yml").write_text("title: x\n")
        (content / LOCK).write_bytes(kept[0] if len(kept[0]) % 2 else kept[0].replace(b"---\n", b"{", 1))
        with contextlib.suppress(ReceiptsUnreadable):
            read_receipts(content)
        words = [
            "build",
            "--draft",
            "--no-cache",
            "--no-search",
            "--quiet",
            "--jobs",
            "1",
            "--content",
            str(content),
        ]
        told = io.StringIO()
        try:
            with within(30 * COMPARED), contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                status = command([*words, "--output", str(Path(scratch, "site")), "--as-of", "2026-11-21"])
            if status not in (0, 1):
                found.faults.append(
                    (f"building: exit {status}: {told.getvalue()[-300:]}", b"\n=====\n".join(kept))
                )
        except (Exception, Hang, SystemExit) as error:
            found.faults.append((_told(error, "building"), b"\n=====\n".join(kept)))
    found.built += 1


def _told(error: BaseException, doing: str) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    return f"{doing}: {type(error).__name__}: {str(error)[:120]} at {place}"


def guided(count: int, seed: int) -> None:
    """Let atheris make documents; it ends the process, with the document, at the first fault."""
    import atheris

    with atheris.instrument_imports(include=["dossier", "markdown_it"]):
        for name in [each for each in sys.modules if each.startswith(("dossier", "markdown_it"))]:
            del sys.modules[name]
        from dossier.reader import read_record as read_watched
    turn = iter(range(10**12))

    def one(data: bytes) -> None:
        number = next(turn)
        shape = tuple(SHAPES)[number % len(SHAPES)]
        with within(SECOND):
            read_watched(data, id="r", collection=shape, shape=shape, file="content/r.md")

    with tempfile.TemporaryDirectory() as scratch:
        for number, text in enumerate(seeds()):
            Path(scratch, str(number)).write_text(text[:6_000], encoding="utf-8")
        limits = ["-max_len=8192", "-timeout=20", f"-rss_limit_mb={2 * MEMORY // 10**6}"]
        atheris.Setup([sys.argv[0], f"-runs={count}", f"-seed={seed}", *limits, scratch], one)
        atheris.Fuzz()


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.hardening.documents", description=__doc__)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--guided", type=int, default=0, metavar="N", help="only so many documents of atheris's"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args(words)
    if options.guided:
        guided(options.guided, options.seed)
        return 0
    share = 2_000
    shares = [
        (first, min(share, options.count - first), options.seed) for first in range(0, options.count, share)
    ]
    found, started = Found(), time.monotonic()
    with multiprocessing.get_context("spawn").Pool(options.jobs, maxtasksperchild=5) as pool:
        for part in pool.imap_unordered(_share, shares):
            found.add(part)
            print(
                f"{found.documents:8,} documents, {len(found.faults)} faults, {found.peak / 1e6:.0f} MB",
                flush=True,
            )
    kinds = Counter(re.sub(r"\d+", "N", what) for what, _ in found.faults)
    for what, count in kinds.most_common():
        print(f"{count:6} {what}")
    if options.keep:
        _keep(found, options.keep)
    slow = found.slowest[0][0] if found.slowest else 0.0
    told = (
        f"{found.documents:,} documents, seed {options.seed}: all read, {found.compared:,} corpora of {TOGETHER} "
        f"compared by all rules, {found.built} built. {len(found.faults)} faults; the slowest document took "
        f"{results.digits(slow)} s of a processor, the largest process had {found.peak / 1e6:.0f} MB. "
        f"{(time.monotonic() - started) / 60:.0f} minutes."
    )
    print(told)
    if options.write:
        command = (
            f"    python3 -m benchmarks.hardening.documents --count {options.count} --seed {options.seed}"
        )
        results.write("hardening: documents", [command, "", told, "", results.machine()])
    return bool(found.faults) or found.peak > MEMORY


def _share(given: tuple[int, int, int]) -> Found:
    return try_documents(*given)


def _keep(found: Found, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for what, data in found.faults[:50]:
        (folder / f"fault-{hashlib.sha256(data).hexdigest()[:8]}.txt").write_bytes(
            what.encode() + b"\n=====\n" + data
        )
    for number, (seconds, data) in enumerate(found.slowest):
        (folder / f"slow-{number}-{seconds:.2f}.md").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
