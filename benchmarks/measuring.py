"""Commands as a person runs them: how long they take, what memory all their processes have, when a page shows an edit.

Memory is the proportional set size (PSS): a page that processes share is counted once among them. It is read from
/proc, which only Linux has, and in runs of its own: reading it takes the time of a processor.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE = 0.05  #: seconds between two readings of memory
POLL = 0.005  #: seconds between an answer without the new text and the next question
REST = 0.3  #: seconds without work after which a server counts as done
FIRST_REST = 2.0  #: the same after its start: one that begins to watch late would miss the first edit
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Failed(Exception):
    """A measured command did not do what is measured. The message has its last words."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a command."""

    seconds: float
    work: float  #: seconds of all processors together, of processes that were waited for
    status: int
    peak: int  #: bytes of all its processes at once; 0 where it was not sampled
    out: str
    errors: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that a person saves, and where it must show."""

    file: Path
    text: str  #: of the whole file, with the change
    address: str  #: the page that must show it: "/sources/memo.html"
    word: str  #: what the page has only then


@dataclass(frozen=True, slots=True)
class Lived:
    """A preview from its start over some edits."""

    ready: float  #: seconds from the start to the first page
    shown: tuple[float, ...]  #: seconds from each save to the page with the new text
    rested: tuple[float, ...]  #: seconds from each save to the end of all work
    peak: int


@dataclass(slots=True)
class Memory:
    """Takes the peak of all processes of a session while it is open."""

    session: int
    peak: int = 0
    _done: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Memory:
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()

    def _sample(self) -> None:
        while True:
            found = (_read(Path("/proc", str(pid), "smaps_rollup")) for pid in members(self.session))
            self.peak = max(self.peak, sum(map(pss, found)))
            if self._done.wait(SAMPLE):
                return


def pss(rollup: str) -> int:
    """The bytes in a smaps_rollup: "Pss:   3208 kB" → 3,284,992; 0 where the process is gone."""
    for line in rollup.splitlines():
        name, _, rest = line.partition(":")
        if name == "Pss":
            return int(rest.split()[0]) * 1024
    return 0


def session_and_work(stat: str) -> tuple[int, int]:
    """A process's session and the ticks that it worked, from /proc/PID/stat; (0, 0) where it is gone.

    The name, in brackets, may itself have brackets and blanks.
    """
    fields = stat.rpartition(")")[2].split()
    return (int(fields[3]), int(fields[11]) + int(fields[12])) if len(fields) > 12 else (0, 0)


def members(session: int) -> list[int]:
    """The processes of a session."""
    return [pid for pid, (its, _) in _processes() if its == session]


def work(session: int) -> int:
    """The ticks that the processes of a session have worked."""
    return sum(ticks for _, (its, ticks) in _processes() if its == session)


def _processes() -> Iterator[tuple[int, tuple[int, int]]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            yield int(folder.name), session_and_work(_read(folder / "stat"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # the process has ended meanwhile
        return ""


@contextlib.contextmanager
def started(
    command: Sequence[str], folder: Path, more: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], Path, Path]]:
    """The command in a session of its own, with the files that take what it prints; it ends with the block."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with tempfile.TemporaryDirectory(prefix="dossier-benchmark-") as taken:
        out, errors = Path(taken, "out"), Path(taken, "errors")
        with out.open("wb") as to_out, errors.open("wb") as to_errors:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**environment, **more},
                stdin=subprocess.DEVNULL,
                stdout=to_out,
                stderr=to_errors,
                start_new_session=True,
            )
        try:
            yield process, out, errors
        finally:
            if process.poll() is None or members(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def run(
    command: Sequence[str],
    folder: Path,
    *,
    more: Mapping[str, str] | None = None,
    sampled: bool = False,
    good: Iterable[int] = (0,),
    limit: float = 7200,
) -> Ran:
    """Run the command to its end. What stands on disks from before is written out first.

    Raises Failed where its status is not good or it takes longer than the limit, in seconds.
    """
    if hasattr(os, "sync"):
        os.sync()
    before, begun = _worked(), time.perf_counter()
    with started(command, folder, more or {}) as (process, out, errors):
        memory = Memory(process.pid)
        with memory if sampled else contextlib.nullcontext():
            try:
                process.wait(limit)
            except subprocess.TimeoutExpired:
                raise Failed(f"{' '.join(command)}: not done after {limit:.0f} s") from None
        spent = time.perf_counter() - begun
        ran = Ran(spent, _worked() - before, process.returncode, memory.peak, _read(out), _read(errors))
    if process.returncode not in good:
        raise Failed(f"{' '.join(command)}: status {process.returncode}\n{(ran.out + ran.errors)[-2000:]}")
    return ran


def _worked() -> float:
    """Seconds that processors have spent on the commands that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def live(
    command: Sequence[str],
    folder: Path,
    *,
    port: int,
    edits: Sequence[Edit],
    more: Mapping[str, str] | None = None,
    sampled: bool = False,
    limit: float = 600,
) -> Lived:
    """Start a preview on this port, save each edit when it rests, ask until the page shows it.

    Raises Failed where the preview ends, or does not answer, or does not show an edit within the limit.
    """
    if hasattr(os, "sync"):
        os.sync()
    begun = time.perf_counter()
    with started(command, folder, more or {}) as (process, out, errors):
        memory = Memory(process.pid)

        def until(address: str, word: str) -> float:
            asked = time.perf_counter()
            while word not in ask(port, address, limit):
                if process.poll() is not None or time.perf_counter() - asked > limit:
                    told = (_read(out) + _read(errors))[-2000:]
                    raise Failed(f"{' '.join(command)}: {address} does not show {word!r}\n{told}")
                time.sleep(POLL)
            return time.perf_counter()

        with memory if sampled else contextlib.nullcontext():
            ready = until(edits[0].address, "</html>") - begun
            shown, rested = [], []
            rest(process.pid, limit, FIRST_REST)
            for edit in edits:
                saved = time.perf_counter()
                edit.file.write_text(edit.text, encoding="utf-8")
                shown.append(until(edit.address, edit.word) - saved)
                rested.append(max(shown[-1], rest(process.pid, limit) - saved))
    return Lived(ready, tuple(shown), tuple(rested), memory.peak)


def rest(session: int, limit: float, pause: float = REST) -> float:
    """Wait until the processes of a session have not worked for so long; when the last work was seen."""
    last, seen, begun = work(session), time.perf_counter(), time.perf_counter()
    while time.perf_counter() - seen < pause and time.perf_counter() - begun < limit:
        time.sleep(0.02)
        now = work(session)
        if now > last + 1:  # a server that waits for events ticks now and then
            last, seen = now, time.perf_counter()
    return seen


def ask(port: int, address: str, limit: float) -> str:
    """The page at an address; empty where nothing answers, or not with status 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        return body.decode("utf-8", "replace") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
