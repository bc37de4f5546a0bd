"""What was measured, as tables for people, with all that somebody needs to measure it again."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
DASH = "–"  #: what was not measured


def seconds(times: Sequence[float]) -> str:
    """The median, and the range where there were several: "1.23 s (1.20–1.31)"."""
    if not times:
        return DASH
    middle = statistics.median(times)
    if len(times) == 1:
        return f"{digits(middle)} s"
    return f"{digits(middle)} s ({digits(min(times))}{DASH}{digits(max(times))})"


def median_and_worst(times: Sequence[float]) -> str:
    """ "0.05 s (0.15)"."""
    return f"{digits(statistics.median(times))} s ({digits(max(times))})" if times else DASH


def digits(number: float) -> str:
    """Three digits at most behind the point, and as few as tell something: 12.3, 1.23, 0.123."""
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}" if number >= 1 else f"{number:.3f}"


def ratio(one: float, ours: float) -> str:
    """How many times ours: "×2.3"."""
    if not one or not ours:
        return ""
    times = one / ours
    return f"×{times:.0f}" if times >= 10 else f"×{times:.1f}" if times >= 1 else f"×{times:.2f}"


def megabytes(size: float) -> str:
    """ "157 MB", "0.3 MB"."""
    return f"{size / 1e6:,.{0 if size >= 1e7 else 1}f} MB" if size else DASH


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, the first column to the left and all others to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def machine() -> str:
    """Processors, memory, system and Python of this machine, in one sentence."""
    return (
        f"{os.cpu_count()} processors ({_processor()}), {_memory() / 1e9:.0f} GB of memory, "
        f"{platform.system()} {platform.release().partition('-')[0]}, Python {platform.python_version()}"
    )


def load() -> str:
    """What else the machine does, as far as it tells: figures under load are none to publish."""
    return f"load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else "load unknown"


def today() -> str:
    """ "21 November 2026"."""
    day = date.today()
    return f"{day.day} {day:%B %Y}"


def write(name: str, lines: Iterable[str], to: Path = RESULTS) -> None:
    """Put the section `## name, day` into the results: in the place of the last one of that name, or at the end."""
    body = f"## {name}, {today()}\n\n" + "\n".join(lines).strip() + "\n"
    to.write_text(with_section(to.read_text("utf-8"), name, body), encoding="utf-8")


def with_section(text: str, name: str, body: str) -> str:
    """The text with this section in the place of the one of that name, or at the end."""
    found = re.search(rf"^## {re.escape(name)}, .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        return f"{text.rstrip()}\n\n{body}"
    rest = text[found.end() :]
    return text[: found.start()] + body + ("\n" + rest if rest else "")


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
