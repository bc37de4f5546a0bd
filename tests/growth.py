"""How long work takes, told so that a busy machine cannot fail a test.

The clock is this process's own: what others do meanwhile counts little, yet shared caches and processors still make
a stretch of work two or three times as dear. So a size is measured several times and the least is taken, sizes lie
far apart, and the bound stands halfway between what is promised and what is feared.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Material = TypeVar("Material")

TIMES = 16  #: how many times as much the larger size is
BOUND = 64  #: times as long: the geometric mean of 16, in proportion, and 256, with the square
TRIES = 5  #: of the larger size, at most; the first within the bound is enough


def grows_in_proportion(
    work: Callable[[Material], object], make: Callable[[int], Material], small: int
) -> None:
    """Sixteen times as much takes far less than 256 times as long: `grows_in_proportion(read, lambda n: "x" * n, 500)`.

    The least of all tries counts, for each size alone: nothing makes work quicker than it is.
    """
    little, much = make(small), make(small * TIMES)
    work(little)  # what is done at the first call only would flatter the growth
    short = long = float("inf")
    for _ in range(TRIES):
        short = min(short, *(seconds(work, little) for _ in range(3)))
        long = min(long, seconds(work, much))
        if long < BOUND * short:
            return
    raise AssertionError(
        f"{small} take {short:.4f} s and {TIMES} times as many {long:.4f} s, {long / short:.0f} times as long"
    )


def seconds(work: Callable[[Material], object], material: Material) -> float:
    """Of this process's own time, and no rubbish is collected meanwhile."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        started = time.process_time()
        work(material)
        return time.process_time() - started
    finally:
        if collecting:
            gc.enable()


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """What is done within takes no more than so many seconds of this process's own time.

    For what must not hang: the limit is ten times and more of what an idle machine needs.
    """
    started = time.process_time()
    yield
    took = time.process_time() - started
    assert took < limit, f"{took:.1f} s, where {limit} s are allowed"
