"""Numbers in a row: which of them stand out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(numbers: Sequence[int]) -> frozenset[int]:
    """The fewest that must be moved for the others to rise: those outside a longest rising sequence.

    numbers: each once. Source: patience sorting; n log n.
    """
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        previous[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return frozenset(numbers) - kept
