"""How far a long run is, and what it spent its time on. Shown on request, or to a person who waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FEW = 300  #: things that are done before anybody wonders how far they are

Advance = Callable[[int], object]  #: told how many more are done


@dataclass(slots=True)
class Phases:
    """Takes the time of each phase. shown: to a person, as bars while they last."""

    shown: bool = False
    spent: dict[str, float] = field(default_factory=dict)  #: seconds by phase, in their order

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Counts what the block takes to this phase."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.perf_counter() - started

    @contextmanager
    def bar(self, name: str, total: int, unit: str) -> Iterator[Advance]:
        """The same with a bar: how many of `total` are done, how many a second, how long it will take."""
        with self.phase(name):
            if not self.shown or total < FEW:
                yield lambda done: None
                return
            from tqdm import tqdm  # not wanted where nobody looks

            with tqdm(total=total, desc=name, unit=f" {unit}", leave=False, file=sys.stderr) as bar:
                yield bar.update

    def table(self) -> str:
        """Each phase with its seconds and its share."""
        whole = sum(self.spent.values()) or 1.0
        lines = [
            f"{name:24} {seconds:8.2f} s {100 * seconds / whole:5.1f} %"
            for name, seconds in self.spent.items()
        ]
        return "\n".join([*lines, f"{'together':24} {sum(self.spent.values()):8.2f} s"]) + "\n"
