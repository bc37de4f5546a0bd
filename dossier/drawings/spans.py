"""Small bars for dates: on a scale such as a year, the days that a date can mean and how sure of them it is.

A dot is a day. A hollow bar is a stretch that the day lies somewhere in; broken, a stretch round a day that is
told as "about". A full bar is something that lasted; a point at its end says that it goes on beyond what is
known, or beyond the scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dossier.drawings.svg import element

WIDTH = 132.0  #: in CSS pixels
HEIGHT = 14.0
POINT = 6.0  #: room at either end, for a bar that goes on

Mark = Literal["day", "within", "about", "lasting"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date can mean, as day numbers; None where an end is open."""

    mark: Mark
    first: int | None
    last: int | None


def bar(span: Span, start: int, end: int, ticks: int) -> Markup:
    """The bar on a scale from the day `start` to the day `end`, which has so many parts.

    It stands beside the date in words and says nothing that they do not: a screen reader passes it over.
    """
    middle = HEIGHT / 2
    scale = "".join(
        f"M{POINT + (WIDTH - 2 * POINT) * tick / ticks:.1f} {middle - 2:.1f}v4" for tick in range(ticks + 1)
    )
    return element(
        "svg",
        element("path", d=f"M{POINT:.1f} {middle:.1f}H{WIDTH - POINT:.1f}{scale}", class_="span__scale"),
        *_marks(span, start, end),
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
        focusable="false",
        class_="span",
    )


def _marks(span: Span, start: int, end: int) -> list[Markup]:
    middle = HEIGHT / 2
    before = span.last is not None and span.last < start
    after = span.first is not None and span.first > end
    if before or after:  # all of it lies beyond the scale: the point alone shows the way
        return [_point(not before)]
    left = _x(start if span.first is None else max(span.first, start), start, end)
    right = _x((end if span.last is None else min(span.last, end)) + 1, start, end)
    parts = []
    if span.mark == "day":
        parts.append(element("circle", cx=(left + right) / 2, cy=middle, r=4, class_="span__day"))
    else:
        wide = max(right - left, 6.0)
        x = min(left, WIDTH - POINT - wide)
        parts.append(
            element(
                "rect", x=x, y=middle - 3.5, width=wide, height=7, class_=f"span__bar span__bar--{span.mark}"
            )
        )
    if span.first is None or span.first < start:
        parts.append(_point(False))
    if span.last is None or span.last > end:
        parts.append(_point(True))
    return parts


def _x(day: int, start: int, end: int) -> float:
    return POINT + (WIDTH - 2 * POINT) * (day - start) / (end + 1 - start)


def _point(right: bool) -> Markup:
    tip, step = (WIDTH - 0.5, -1) if right else (0.5, 1)
    return element("path", d=f"M{tip:.1f} {HEIGHT / 2:.1f}l{step * POINT} -4.5v9z", class_="span__point")
