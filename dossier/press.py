"""Makes the files of a site by units of work, in one process or in several that share the corpus."""

from __future__ import annotations

import gc
import multiprocessing
import os
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace

from dossier.output import NewSite
from dossier.phases import Advance
from dossier.search_index import Card
from dossier.watch import Part
from dossier.workers import end_with_parent

MANY = 300  #: units from which on a second process is worth its start
SHARES = 8  #: for each process, so that none waits long for another


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path from the root, with "/"."""

    path: str
    content: bytes
    card: Card | None = None  #: what is searched of it


@dataclass(frozen=True, slots=True)
class Work:
    """Files that are made together. key: of its own; of: what they are made of, as `repr` tells it."""

    key: str
    of: object
    make: Callable[[], Iterable[File]]


@dataclass(slots=True)
class Notebook:
    """Takes down the parts that the work at hand looks at, by number: many look at the same ones."""

    numbers: dict[Part, int] = field(default_factory=dict)  #: of every part, counted from 0
    seen: set[int] = field(default_factory=set)

    def note(self, part: Part) -> None:
        self.seen.add(self.numbers.setdefault(part, len(self.numbers)))


@dataclass(frozen=True, slots=True)
class Done:
    """A unit of work that is done: the paths of its files, the numbers of the parts it looked at, its cards."""

    key: str
    paths: tuple[str, ...]
    parts: array[int]
    cards: tuple[Card, ...]


def press(
    works: Sequence[Work],
    site: NewSite,
    notebook: Notebook,
    *,
    jobs: int = 1,
    advance: Advance = lambda _: None,
) -> list[Done]:
    """Put every file into the site; in the order of the work. What the work raises goes through.

    advance: is told how many units are done.
    """
    if jobs < 2 or len(works) < MANY or not hasattr(os, "fork"):
        return [_do(work, site, notebook, advance) for work in works]
    shares = [range(first, len(works), jobs * SHARES) for first in range(jobs * SHARES)]
    _shared.append((works, site, notebook))
    gc.freeze()  # what all share is copied as soon as the collector looks at it
    try:
        forked = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, mp_context=forked, initializer=end_with_parent) as pool:
            done = []
            for share, result in zip(shares, pool.map(_do_share, shares), strict=True):
                done.append(result)
                advance(len(share))
    except (BrokenProcessPool, OSError):  # a machine that allows no second process
        return [_do(work, site, notebook, advance) for work in works]
    finally:
        gc.unfreeze()
        _shared.pop()
    ordered: dict[int, Done] = {}
    for share, (changed, sums, parts, several) in zip(shares, done, strict=True):
        site.take_over(changed, sums)
        here = [notebook.numbers.setdefault(part, len(notebook.numbers)) for part in parts]
        renumbered = (replace(each, parts=array("I", [here[n] for n in each.parts])) for each in several)
        ordered.update(zip(share, renumbered, strict=True))
    return [ordered[number] for number in range(len(works))]


_shared: list[
    tuple[Sequence[Work], NewSite, Notebook]
] = []  #: a forked process finds it where its parent left it


def _do_share(share: range) -> tuple[list[str], dict[str, bytes], list[Part], list[Done]]:
    """The work of a share, in a process of its own. The parts are in the order of the numbers they have here."""
    works, whole, notebook = _shared[-1]
    notebook.numbers = {}
    site = NewSite(whole.folder, whole.standing)
    done = [_do(works[number], site, notebook) for number in share]
    return site.changed, site.sums, list(notebook.numbers), done


def _do(work: Work, site: NewSite, notebook: Notebook, advance: Advance = lambda _: None) -> Done:
    notebook.seen = set()
    paths, cards = [], []
    for file in work.make():
        site.put(file.path, file.content)
        paths.append(file.path)
        if file.card:
            cards.append(file.card)
    advance(1)
    return Done(work.key, tuple(paths), array("I", sorted(notebook.seen)), tuple(cards))
