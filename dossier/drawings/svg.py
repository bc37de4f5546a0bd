"""The elements of a drawing: markup with everything escaped, and text that is measured before it is set."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width

from markupsafe import Markup, escape

#: Advance widths of the sans in ems, its regular weight. Source: the font's own metrics, measured in a browser
#: and rounded to 0.02. A letter that is not here is an average one; East Asian wide letters are one em.
_WIDTHS = {
    letter: width
    for width, letters in (
        (0.20, " "),
        (0.25, "',.:;ij|l’·"),
        (0.26, "I"),
        (0.29, "!()-[]f{}"),
        (0.35, "rt/\\"),
        (0.42, '"*?sz“”'),
        (0.46, "cvxyJLY–"),
        (0.50, "0123456789#$+<=>F^_aegk~EVX"),
        (0.55, "ASTZ`hnouPRbdpq¶"),
        (0.58, "BCK&"),
        (0.63, "DGNU"),
        (0.66, "HOQ"),
        (0.73, "Mw"),
        (0.80, "Wm%@—"),
        (0.94, "…"),
        (1.00, "→"),
    )
    for letter in letters
}
_AVERAGE = 0.54
_BOLD = 1.05  #: the semibold is that much wider
_WIDER = 1.35  #: the system's own sans, which stands in until ours has come, is at most that much wider

Value = str | int | float | None


def element(name: str, *content: str, **attributes: Value) -> Markup:
    """An element: `element("text", "A & B", x=4.0, class_="edge", text_anchor="end")`.

    Content that is plain `str` is escaped, Markup is set as it is. An attribute that is None is left out; its
    name loses a trailing underscore, and the others become hyphens.
    """
    set_ = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(escape(part) for part in content)
    return Markup(f"<{name}{set_}>{inner}</{name}>" if inner else f"<{name}{set_}/>")


def drawing(
    id: str, width: float, height: float, title: str, description: str, *content: str, class_: str = ""
) -> Markup:
    """A whole drawing, as wide as its place allows; id: of this drawing, unique on its page.

    One that holds links is a group, since an image hides from a screen reader what it is made of.
    """
    linked = any("<a " in part for part in content)
    return element(
        "svg",
        element("title", title, id=f"{id}-title"),
        element("desc", description, id=f"{id}-desc"),
        *content,
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width,
        height=height,
        role="group" if linked else "img",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        class_=class_ or None,
    )


def text(
    words: str, x: float, y: float, room: float, *, size: float = 13, bold: bool = False, **attributes: Value
) -> Markup:
    """A line of text no wider than room; one that had to be cut carries the whole as its title.

    A line that another font could make too wide is set to the width that it has in ours.
    """
    shown = fitted(words, room, size=size, bold=bold)
    whole = (element("title", words),) if shown != words else ()
    width = width_of(shown, size=size, bold=bold)
    fixed: dict[str, Value] = {}
    if width * _WIDER > room:
        fixed = {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}
    return element("text", *whole, shown, x=x, y=y, **fixed, **attributes)


def width_of(words: str, *, size: float = 13, bold: bool = False) -> float:
    """About how wide the words are, in the unit of size; within a few per cent for Latin letters."""
    return _ems(words) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=65536)
def _ems(words: str) -> float:
    return sum(map(_width, words))


def fitted(words: str, room: float, *, size: float = 13, bold: bool = False) -> str:
    """The words, cut at the end with an ellipsis where they are wider than room."""
    if width_of(words, size=size, bold=bold) <= room:
        return words
    left = room - width_of("…", size=size, bold=bold)
    scale = size * (_BOLD if bold else 1)
    for number, letter in enumerate(words):
        left -= _width(letter) * scale
        if left < 0:
            return words[:number].rstrip(" ,.;:–-(") + "…"
    return words


def wrapped(words: str, room: float, lines: int, *, size: float = 13, bold: bool = False) -> tuple[str, ...]:
    """The words on at most so many lines, broken at blanks; the last is cut where they need more."""
    set_: list[str] = []
    rest = words
    while rest and len(set_) < lines - 1:
        line, _, after = rest.partition(" ")
        while after:
            longer = f"{line} {after.partition(' ')[0]}"
            if width_of(longer, size=size, bold=bold) > room:
                break
            line, after = longer, after.partition(" ")[2]
        set_.append(fitted(line, room, size=size, bold=bold))
        rest = after
    return (*set_, fitted(rest, room, size=size, bold=bold)) if rest else tuple(set_)


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if combining(letter):
        return 0.0
    return 1.0 if east_asian_width(letter) in "WF" else _AVERAGE


def _plain(value: Value) -> str:
    """A number without digits that nobody sees: 12.0 → 12, 7.333333 → 7.3."""
    if isinstance(value, float):
        return f"{round(value, 1) + 0:.1f}".removesuffix(".0")
    return str(value)
