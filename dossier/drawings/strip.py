"""All years at a glance: what is dated in each as a stack, full where the day is known, hollow where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.drawings.svg import drawing, element, text, width_of

WIDE = 880.0
HIGHEST = 12  #: squares of a stack; a higher one is drawn as high and says its number
SIDE = 9.0
PITCH = 10.0
LEDGE = 16.0  #: at either end, so that the label of the first and last year has room
LONGEST = 88  #: years side by side at most; with more only those that have something, one after the other


@dataclass(frozen=True, slots=True)
class Column:
    """A year, or a longer stretch that cannot be told by year. at: its year as a number."""

    label: str
    at: int
    href: str
    known: int  #: entries with a day
    rough: int  #: entries without
    whole: str  #: "2023: 9 entries, 2 of them without a day"


def strip(id: str, columns: Sequence[Column], *, title: str, says: str) -> Markup:
    """The drawing; columns by year."""
    first, last = columns[0].at, columns[-1].at
    by_year = last - first < LONGEST
    places = [float(column.at - first) if by_year else float(nth) for nth, column in enumerate(columns)]
    pitch = (WIDE - 2 * LEDGE) / max(places[-1], 24.0)
    tall = min(max(column.known + column.rough for column in columns), HIGHEST)
    floor = tall * PITCH + 16
    parts = [element("path", d=f"M0 {floor + 1:.1f}H{WIDE:.0f}", class_="strip__floor")]
    middles = [LEDGE + place * pitch for place in places]
    labelled = _labelled(columns, middles)
    for number, (column, x) in enumerate(zip(columns, middles, strict=True)):
        parts.append(_column(column, x, floor, labelled=number in labelled))
    if not by_year:
        says = f"{says} Years without an entry are left out."
    return drawing(id, WIDE, floor + 22, title, says, *parts, class_="strip")


def _labelled(columns: Sequence[Column], middles: Sequence[float]) -> set[int]:
    """The columns whose label has room: the highest, the first and the last, then the others by height."""
    by_height = sorted(
        range(len(columns)), key=lambda number: (-(columns[number].known + columns[number].rough), number)
    )
    order = (by_height[0], 0, len(columns) - 1, *by_height[1:])
    taken: list[tuple[float, float]] = []
    found = set()
    for number in order:
        half = width_of(columns[number].label, size=12) / 2 + 3
        left, right = middles[number] - half, middles[number] + half
        if all(right <= other[0] or left >= other[1] for other in taken):
            taken.append((left, right))
            found.add(number)
    return found


def _column(column: Column, x: float, floor: float, *, labelled: bool) -> Markup:
    count = column.known + column.rough
    shown = min(count, HIGHEST)
    full = column.known if count <= HIGHEST else round(column.known * HIGHEST / count)
    squares = [
        element(
            "rect",
            x=x - SIDE / 2 + 0.5,
            y=floor - (number + 1) * PITCH + 1,
            width=SIDE - 1,
            height=SIDE - 1,
            class_="strip__known" if number < full else "strip__rough",
        )
        for number in range(shown)
    ]
    words = []
    if count > HIGHEST:
        top = floor - HIGHEST * PITCH - 4
        words.append(text(f"{count:,}", x, top, 60, size=12, text_anchor="middle", class_="strip__count"))
    if labelled:
        words.append(
            text(column.label, x, floor + 16, 200, size=12, text_anchor="middle", class_="strip__year")
        )
    ground = element("rect", x=x - 6, y=0, width=12, height=floor + 20, class_="strip__ground")
    return element("a", element("title", column.whole), ground, *squares, *words, href=column.href)
