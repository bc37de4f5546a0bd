"""All ties at once: parties in one column with arcs at their left, weapons and events in another at their right.

A map to find one's way by, not to read words from: the line leads to the table, which has them. Nothing is
drawn by chance. The parties stand in an order that keeps the arcs short, what they are tied to stands about
level with them, and the same ties give the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.drawings.svg import drawing, element, text

ARC = 236.0  #: room for the arcs of the parties; widths in CSS pixels where the page has room
BOX = 184.0
BETWEEN = 236.0
RIGHT = 92.0  #: room for the arcs at the right
PITCH = 25.0
TALL = 20.0
HEAD = 26.0  #: the line that names a column or a kind
ROUNDS = 40  #: of the search for a better order; a bound, which small graphs never reach


@dataclass(frozen=True, slots=True)
class Node:
    """A record. column: 0 for parties, else 1; heading: of its kind, "Weapons"."""

    id: str
    name: str
    href: str
    heading: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie. one, other: ids of nodes."""

    id: str
    one: str
    other: str
    href: str  #: where the sentences stand
    whole: str  #: all of it in a sentence, shown by the pointer and heard
    rests_on: str = "several"
    documents: int = 1
    not_so: bool = False


def arcs(id: str, nodes: Sequence[Node], edges: Sequence[Edge], *, title: str, says: str) -> Markup:
    """The drawing. Every edge must lead from a node to another."""
    left = _short(tuple(node.id for node in nodes if node.column == 0), edges)
    by_id = {node.id: node for node in nodes}
    heights, height_left = _stack([by_id[one] for one in left])
    right = _level([node for node in nodes if node.column], edges, heights)
    more, height_right = _stack(right)
    heights.update(more)
    width = ARC + BOX + (BETWEEN + BOX + RIGHT if right else 0)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    parts = []
    for edge in edges:
        pair = (min(edge.one, edge.other), max(edge.one, edge.other))
        parts.append(_edge(edge, by_id, heights, seen[pair]))
        seen[pair] += 1
    parts += _headings([by_id[one] for one in left], heights) + _headings(right, heights)
    parts += [_node(by_id[one], heights[one]) for one in (*left, *(node.id for node in right))]
    return drawing(id, width, max(height_left, height_right) + 4, title, says, *parts, class_="ties-drawing")


# -- order -------------------------------------------------------------------------------------------


def _short(ids: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """An order that keeps the arcs short: by ties first, then neighbours change places while that helps."""
    known = set(ids)
    near: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.one in known and edge.other in known:
            near[edge.one].append(edge.other)
            near[edge.other].append(edge.one)
    order = _by_ties(ids, near)
    place = {one: number for number, one in enumerate(order)}
    for _ in range(ROUNDS):
        changed = False
        for number in range(len(order) - 1):
            one, other = order[number], order[number + 1]
            before = _reach(one, near, place) + _reach(other, near, place)
            place[one], place[other] = number + 1, number
            if _reach(one, near, place) + _reach(other, near, place) < before:
                order[number], order[number + 1] = other, one
                changed = True
            else:
                place[one], place[other] = number, number + 1
        if not changed:
            break
    return order


def _by_ties(ids: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    """From the one with most ties outwards, half of its neighbours on either side; then the next such."""
    order: list[str] = []
    placed: set[str] = set()
    for start in sorted(ids, key=lambda one: -len(near.get(one, ()))):
        if start in placed:
            continue
        group, waiting = [start], [start]
        placed.add(start)
        while waiting:
            one = waiting.pop(0)
            for other in dict.fromkeys(near.get(one, ())):
                if other not in placed:
                    placed.add(other)
                    waiting.append(other)
                    at = group.index(one)
                    group.insert(at if len(waiting) % 2 else at + 1, other)
        order += group
    return order


def _reach(one: str, near: Mapping[str, Sequence[str]], place: Mapping[str, int]) -> int:
    return sum(abs(place[one] - place[other]) for other in near.get(one, ()))


def _level(nodes: Sequence[Node], edges: Sequence[Edge], heights: Mapping[str, float]) -> list[Node]:
    """Kind by kind, each node about level with the parties that it is tied to."""
    tied: dict[str, list[float]] = defaultdict(list)
    for edge in edges:
        for one, other in ((edge.one, edge.other), (edge.other, edge.one)):
            if other in heights:
                tied[one].append(heights[other])
    kinds = list(dict.fromkeys(node.heading for node in nodes))

    def level(node: Node) -> tuple[int, float]:
        own = tied.get(node.id, ())
        return kinds.index(node.heading), sum(own) / len(own) if own else float("inf")

    return sorted(nodes, key=level)


def _stack(nodes: Sequence[Node]) -> tuple[dict[str, float], float]:
    """The middle of each box from the top, and how tall the column is."""
    heights: dict[str, float] = {}
    y, heading = 0.0, ""
    for node in nodes:
        if node.heading != heading:
            y += HEAD + (8 if heading else 0)
            heading = node.heading
        heights[node.id] = y + TALL / 2
        y += PITCH
    return heights, y


# -- marks -------------------------------------------------------------------------------------------


def _headings(nodes: Sequence[Node], heights: Mapping[str, float]) -> list[Markup]:
    found: dict[str, Node] = {}
    for node in nodes:
        found.setdefault(node.heading, node)
    return [
        text(heading, _x(node), heights[node.id] - TALL / 2 - 8, BOX, class_="record__heading")
        for heading, node in found.items()
    ]


def _x(node: Node) -> float:
    return ARC + BOX + BETWEEN if node.column else ARC


def _node(node: Node, y: float) -> Markup:
    x = _x(node)
    return element(
        "a",
        element("rect", x=x + 0.5, y=y - TALL / 2 + 0.5, width=BOX - 1, height=TALL - 1),
        text(node.name, x + 7, y + 4.5, BOX - 14, class_="record__label"),
        href=node.href,
        class_="record",
        data_node=node.id,
    )


def _along(x: float, to: float, levels: tuple[float, float]) -> tuple[float, float]:
    """A point of a curve near the weapon or event, where lines from one party have parted."""
    t = 0.84
    bend = 3 * t * (1 - t) * (1 - t) + 3 * t * t * (1 - t)
    rise = 3 * t * t * (1 - t) + t**3
    return x + (to - x) * (bend / 2 + t**3), levels[0] + (levels[1] - levels[0]) * rise


def _edge(edge: Edge, nodes: Mapping[str, Node], heights: Mapping[str, float], nth: int) -> Markup:
    """nth: how many ties the same two have before this one, which keeps the lines apart."""
    one, other = nodes[edge.one], nodes[edge.other]
    start, end = heights[edge.one], heights[edge.other]
    if one.column == other.column:
        side = 1 if one.column else -1
        x = _x(one) + (BOX if one.column else 0)
        deep = min(22 + 0.42 * abs(end - start), (RIGHT if one.column else ARC) * 4 / 3 - 22) + 14 * nth
        bend = x + side * deep
        path = f"M{x:.1f} {start:.1f}C{bend:.1f} {start:.1f} {bend:.1f} {end:.1f} {x:.1f} {end:.1f}"
        bar = f"M{x + side * deep * 0.75 - 7:.1f} {(start + end) / 2:.1f}h14"
    else:
        if one.column:
            start, end = end, start
        x, to = ARC + BOX, ARC + BOX + BETWEEN
        start, end = start + 4 * nth, end + 4 * nth
        middle = (x + to) / 2
        path = f"M{x:.1f} {start:.1f}C{middle:.1f} {start:.1f} {middle:.1f} {end:.1f} {to:.1f} {end:.1f}"
        across, down = _along(x, to, (start, end))
        bar = f"M{across:.1f} {down - 7:.1f}v14"
    return element(
        "a",
        element("title", edge.whole),
        element("path", d=path, class_="thread__ground"),
        element("path", d=path, class_=f"thread thread--{edge.rests_on} thread--of-{min(edge.documents, 3)}"),
        *([element("path", d=bar, class_="thread__bar")] if edge.not_so else []),
        href=edge.href,
        class_="tie",
        tabindex=-1,
        data_tie=edge.id,
        data_ends=f"{edge.one} {edge.other}",
    )
