"""Makes the files of a site by units of work, in one process or in several that share the corpus."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from dossier.output import NewSite
from dossier.search_index import Card

MANY = 300  #: units from which on a second process is worth its start
SHARES = 8  #: for each process, so that none waits long for another


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path from the root, with "/"."""

    path: str
    content: bytes
    card: Card | None = None  #: what is searched of it


Work = Callable[[], Iterable[File]]


@dataclass(frozen=True, slots=True)
class _Done:
    """What a share of the work has put into the site."""

    changed: list[str]
    paths: set[str]
    cards: list[tuple[int, Card]]  #: by the unit's number


def press(works: Sequence[Work], site: NewSite, *, jobs: int = 1) -> tuple[Card, ...]:
    """Put every file into the site; the cards, in the order of the work. What the work raises goes through."""
    if jobs < 2 or len(works) < MANY or not hasattr(os, "fork"):
        return _cards([_do(works, range(len(works)), site)])
    shares = [range(first, len(works), jobs * SHARES) for first in range(jobs * SHARES)]
    _shared.append((works, site))
    gc.freeze()  # what all share is copied as soon as the collector looks at it
    try:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            done = list(pool.map(_do_shared, shares))
    except (BrokenProcessPool, OSError):  # a machine that allows no second process
        return _cards([_do(works, range(len(works)), site)])
    finally:
        gc.unfreeze()
        _shared.pop()
    for each in done:
        site.take_over(each.changed, each.paths)
    return _cards(done)


_shared: list[tuple[Sequence[Work], NewSite]] = []  #: a forked process finds it where its parent left it


def _do_shared(share: range) -> _Done:
    works, site = _shared[-1]
    return _do(works, share, NewSite(site.folder, site.standing))


def _do(works: Sequence[Work], share: range, site: NewSite) -> _Done:
    cards = []
    for number in share:
        for file in works[number]():
            site.put(file.path, file.content)
            if file.card:
                cards.append((number, file.card))
    return _Done(site.changed, site.paths, cards)


def _cards(done: Iterable[_Done]) -> tuple[Card, ...]:
    return tuple(
        card for _, card in sorted((card for each in done for card in each.cards), key=lambda card: card[0])
    )
