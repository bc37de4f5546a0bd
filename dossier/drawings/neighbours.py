"""One step round a record: boxes that are links, and between them what is reported, each line with its words.

Three columns: what leads to the record, the record, what it leads to; a column that would be empty is left
out. A line says what is told, who tells how much of it, and who says not so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dossier.drawings.svg import drawing, element, text, wrapped

BOX = 168.0  #: widths, in the units of the drawing: CSS pixels where it has room
GAP = 274.0
FLAT = 196.0  #: of the gap: where a line runs level and carries its words
ROOM = FLAT - 20
SPACE = 14.0  #: between two neighbours
PADDING = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A record."""

    name: str
    kind: str  #: in words: "party"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What is reported of two records."""

    words: str  #: "member of"
    reported: str  #: "reported by 2 documents"
    href: str  #: where the sentences stand
    whole: str  #: all of it in one sentence, for those who hear it
    rests_on: str = "several"  #: several, origin, document: solid, dashed, dotted
    not_so: str = ""  #: "the Ministry says not so"
    arrow: Literal["to", "from", ""] = "to"  #: seen from the neighbour: towards the record, away from it

    @property
    def above(self) -> tuple[str, ...]:
        """The words that stand above the line, on two lines at most."""
        return wrapped(self.words, ROOM, 2)

    @property
    def level(self) -> float:
        """Where the line runs, from the upper edge of its row."""
        return 8.0 + 15.0 * len(self.above)

    @property
    def height(self) -> float:
        return self.level + (37.0 if self.not_so else 24.0)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record one step away, and all that ties it to the one in the middle."""

    box: Box
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return max(sum(line.height for line in self.lines), 56.0)


def neighbours(
    id: str, record: Box, before: Sequence[Neighbour], after: Sequence[Neighbour], *, title: str, says: str
) -> Markup:
    """The drawing. before: at the left of the record; after: at its right; says: the description."""
    height = max(_height(before), _height(after), 68.0)
    left = BOX + GAP if before else 0.0
    width = left + BOX + (GAP + BOX if after else 0)
    ends = max(sum(len(one.lines) for one in side) for side in (before, after))
    tall = min(max(56.0, 18.0 * ends + 8), height)
    top = (height - tall) / 2
    parts = [
        *_side(before, height, box_x=0.0, from_x=BOX, to_x=left, top=top, tall=tall),
        *_side(
            after,
            height,
            box_x=left + BOX + GAP,
            from_x=left + BOX + GAP,
            to_x=left + BOX,
            top=top,
            tall=tall,
        ),
        _box(record, left, top, tall, "record record--self"),
    ]
    return drawing(id, width, height, title, says, *parts, class_="ties-drawing")


def _height(side: Sequence[Neighbour]) -> float:
    return sum(one.height for one in side) + SPACE * max(len(side) - 1, 0)


def _side(
    side: Sequence[Neighbour],
    height: float,
    *,
    box_x: float,
    from_x: float,
    to_x: float,
    top: float,
    tall: float,
) -> list[Markup]:
    """A column of boxes with its lines; top, tall: of the middle box, along which the lines end."""
    parts = []
    y = (height - _height(side)) / 2
    count = sum(len(one.lines) for one in side)
    nth = 0
    for one in side:
        row = y + (one.height - sum(line.height for line in one.lines)) / 2
        for line in one.lines:
            nth += 1
            end_y = top + tall * nth / (count + 1)
            parts.append(_line(line, from_x, row + line.level, to_x, end_y))
            row += line.height
        parts.append(_box(one.box, box_x, y, one.height, "record"))
        y += one.height + SPACE
    return parts


def _line(line: Line, x: float, y: float, end_x: float, end_y: float) -> Markup:
    right = end_x > x
    step = 1 if right else -1
    flat = x + step * FLAT
    middle = (flat + end_x) / 2
    path = (
        f"M{x:.1f} {y:.1f}H{flat:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {end_y:.1f} {end_x:.1f} {end_y:.1f}"
    )
    start = x + 12 if right else flat + 8
    words = [
        text(told, start, y - 5 - 15 * (len(line.above) - number), ROOM, class_="thread__words")
        for number, told in enumerate(line.above, 1)
    ]
    words.append(text(line.reported, start, y + 14, ROOM, size=11.5, class_="thread__reported"))
    if line.not_so:
        bar = flat - step * 2
        words += [
            element("path", d=f"M{bar:.1f} {y - 8:.1f}V{y + 8:.1f}", class_="thread__bar"),
            text(line.not_so, start, y + 27, ROOM, size=11.5, class_="thread__not-so"),
        ]
    return element(
        "a",
        element("title", line.whole),
        element("path", d=path, class_="thread__ground"),
        element("path", d=path, class_=f"thread thread--{line.rests_on}"),
        *_head(line.arrow, x, y, end_x, end_y, step),
        *words,
        href=line.href,
        class_="tie",
    )


def _head(arrow: str, x: float, y: float, end_x: float, end_y: float, step: int) -> list[Markup]:
    if not arrow:
        return []
    tip, level, back = (end_x, end_y, -step) if arrow == "to" else (x, y, step)
    d = f"M{tip:.1f} {level:.1f}l{back * 8} -4v8z"
    return [element("path", d=d, class_="thread__head")]


def _box(box: Box, x: float, y: float, height: float, class_: str) -> Markup:
    room = BOX - 2 * PADDING
    lines = wrapped(box.name, room, 2, bold=True)
    tall = 18.0 + 16.0 * len(lines)
    at = y + max((height - tall) / 2, 0.0) + 13
    cut = lines and lines[-1].endswith("…")
    parts = [
        *([element("title", box.name)] if cut else []),
        element("rect", x=x + 0.5, y=y + 0.5, width=BOX - 1, height=height - 1),
        text(box.kind, x + PADDING, at, room, size=11.5, class_="record__kind"),
        *(
            text(words, x + PADDING, at + 16 * number, room, bold=True, class_="record__name")
            for number, words in enumerate(lines, 1)
        ),
    ]
    if box.href:
        return element("a", *parts, href=box.href, class_=class_)
    return element("g", *parts, class_=class_)
