"""A stemma: boxes on levels, with lines that lead down from what each goes back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dossier.drawings.svg import drawing, element, fitted, text, width_of

SIZE = 13.0  #: of the letters
LEADING = 16.0
PADDING = 8.0
GAP = 14.0  #: between two boxes of a level
FALL = 34.0  #: between two levels, for the lines
WIDEST, NARROWEST = 164.0, 108.0  #: of a box
PAGE = 760.0  #: room that a drawing takes before its boxes become narrow
SLACK = 0.87  #: of the room; a reader's own font may be wider than ours
LINES = 4  #: of a title in a box, before it is cut


@dataclass(frozen=True, slots=True)
class Box:
    """What stands on a level."""

    title: str
    href: str = ""
    notes: tuple[str, ...] = ()  #: smaller words under the title, a line each: "19 October 2023", "says so"
    kind: Literal["document", "origin", "through", "unnamed"] = "origin"


@dataclass(frozen=True, slots=True)
class Line:
    """Leads from a box down to another; both by their keys."""

    upper: str
    lower: str
    dotted: bool = False  #: it stands for what is not known


Stop = str | tuple[int, str, str]  #: a box by its key, or the gap on a level through which a line passes


@dataclass(frozen=True, slots=True)
class _Set:
    """A box with its title broken into lines, and its height."""

    box: Box
    lines: tuple[str, ...]
    height: float


def draw(
    id: str, levels: Sequence[Mapping[str, Box]], lines: Sequence[Line], title: str, description: str
) -> Markup:
    """The drawing of boxes by level, the uppermost first. id: unique on the page; a key names one box."""
    widest = max((len(level) for level in levels), default=1)
    wide = min(WIDEST, max(NARROWEST, (PAGE - GAP * (widest - 1)) / widest))
    ways = [_way(line, levels) for line in lines]
    middles = _middles(levels, ways, wide)
    edges: dict[Stop, tuple[float, float]] = {}  # top and foot
    boxes: list[Markup] = []
    top = 0.0
    for depth, level in enumerate(levels):
        set_ = {key: _break(box, wide) for key, box in level.items()}
        height = max(each.height for each in set_.values())
        for key, each in set_.items():
            # What leads on downwards stands at the foot of its level, so that lines are short.
            start = top if level is levels[-1] else top + height - each.height
            edges[key] = (start, start + each.height)
            boxes.append(_box(each, middles[key], start, wide))
        edges.update({stop: (top, top + height) for way in ways for stop in way[1:-1] if stop[0] == depth})
        top += height + FALL
    paths = [
        element("path", d=_path(way, middles, edges), class_="edge edge--unnamed" if line.dotted else "edge")
        for line, way in zip(lines, ways, strict=True)
    ]
    width = max(middles.values(), default=0.0) + wide / 2
    return drawing(
        id, width + 2, top - FALL + 2, title, description, *paths, *boxes, class_="drawing__stemma"
    )


def _way(line: Line, levels: Sequence[Mapping[str, Box]]) -> tuple[Stop, ...]:
    """The stops of a line: its boxes, and a gap on every level between them, so that it crosses no box."""
    depth = {key: number for number, level in enumerate(levels) for key in level}
    between = range(depth[line.upper] + 1, depth[line.lower])
    return (line.upper, *((level, line.upper, line.lower) for level in between), line.lower)


def _break(box: Box, wide: float) -> _Set:
    """The title in lines that fit the box; the last one is cut where there are too many."""
    room, lines = (wide - 2 * PADDING) * SLACK, [""]
    for word in box.title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size=SIZE, bold=True) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > LINES:
        lines[LINES - 1 :] = [" ".join(lines[LINES - 1 :])]
    height = 2 * PADDING - 3 + LEADING * (len(lines) + len(box.notes))
    return _Set(box, tuple(lines), height)


def _box(set_: _Set, middle: float, top: float, wide: float) -> Markup:
    box, room, y = set_.box, (wide - 2 * PADDING) * SLACK, top + PADDING + SIZE - 3
    words = []
    for number, line in enumerate((*set_.lines, *box.notes)):
        class_ = "node__title node__title--bold" if number < len(set_.lines) else "node__note"
        bold = number < len(set_.lines)
        size = SIZE if bold else SIZE - 1
        words.append(text(line, middle + 1, y + number * LEADING, room, size=size, bold=bold, class_=class_))
    frame = element("rect", x=middle - wide / 2 + 1, y=top + 1, width=wide, height=set_.height, rx=3)
    whole = (
        (element("title", box.title),) if fitted(set_.lines[-1], room, size=SIZE) != set_.lines[-1] else ()
    )
    inner = (*whole, frame, *words)
    if box.href:
        inner = (element("a", *inner, href=box.href),)
    return element("g", *inner, class_=f"node node--{box.kind}")


def _path(
    way: Sequence[Stop], middles: Mapping[Stop, float], edges: Mapping[Stop, tuple[float, float]]
) -> str:
    """Straight through a level, and a bend from one to the next."""
    path = [f"M{middles[way[0]] + 1:.1f} {edges[way[0]][1] + 1:.1f}"]
    for upper, lower in zip(way, way[1:], strict=False):
        x, y, to_x, to_y = middles[upper] + 1, edges[upper][1] + 1, middles[lower] + 1, edges[lower][0] + 1
        half = (to_y - y) / 2
        path.append(f"C{x:.1f} {y + half:.1f} {to_x:.1f} {to_y - half:.1f} {to_x:.1f} {to_y:.1f}")
        if lower is not way[-1]:
            path.append(f"V{edges[lower][1] + 1:.1f}")
    return "".join(path)


def _middles(
    levels: Sequence[Mapping[str, Box]], ways: Sequence[Sequence[Stop]], wide: float
) -> dict[Stop, float]:
    """Where the middle of each box and gap stands: near what it is joined to, so that few lines cross."""
    joined: dict[Stop, list[Stop]] = {}
    rows: list[list[Stop]] = [list(level) for level in levels]
    for way in ways:
        for upper, lower in zip(way, way[1:], strict=False):
            joined.setdefault(upper, []).append(lower)
            joined.setdefault(lower, []).append(upper)
        for stop in way[1:-1]:
            rows[int(stop[0])].append(stop)
    broadest = max((len(row) for row in rows), default=1)
    middles: dict[Stop, float] = {
        stop: (number + (broadest - len(row)) / 2) * (wide + GAP)
        for row in rows
        for number, stop in enumerate(row)
    }
    for _ in range(4):  # more passes change nothing in drawings of this size
        for row in (*reversed(rows), *rows):
            wished = {
                stop: sum(middles[other] for other in joined.get(stop, [stop]))
                / len(joined.get(stop, [stop]))
                for stop in row
            }
            middles.update(_apart(wished, wide))
    least = min((middles[key] for level in levels for key in level), default=0.0)
    return {stop: middle - least + wide / 2 for stop, middle in middles.items()}


def _apart(wished: Mapping[Stop, float], wide: float) -> dict[Stop, float]:
    """As near to where each would stand as boxes that may not touch can be, in the order of their wishes.

    Those that would touch are joined in a row that stands where they would stand on the average (the pool
    of adjacent violators).
    """
    order = sorted(wished, key=lambda stop: wished[stop])
    offsets, reach = {}, 0.0
    for number, stop in enumerate(order):
        if number:
            reach += (_width(order[number - 1], wide) + _width(stop, wide)) / 2 + GAP
        offsets[stop] = reach
    pools: list[tuple[list[Stop], float]] = []
    for stop in order:
        stops, start = [stop], wished[stop] - offsets[stop]
        while pools and pools[-1][1] > start:
            before, earlier = pools.pop()
            start = (earlier * len(before) + start * len(stops)) / (len(before) + len(stops))
            stops = before + stops
        pools.append((stops, start))
    return {stop: start + offsets[stop] for stops, start in pools for stop in stops}


def _width(stop: Stop, wide: float) -> float:
    return wide if isinstance(stop, str) else 0.0
