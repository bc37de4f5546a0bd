"""The letters of a PDF, as PDFium finds them → lines with their place, and the addresses behind their words."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, NamedTuple

from dossier.scaffold.captured import CannotRead

MOST_PAGES = 1500
MOST_LETTERS = 2_000_000

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
HYPHENS = ("\x02", "\u00ad", "\ufffe")  #: PDFium's own for a hyphen at the end of a line, and soft ones
_NEAR = 8  #: letters at the end of a line that tell how high it stands
_SMALL = 0.9  #: of the line's own size: a figure that is set smaller and higher is a mark


class Letter(NamedTuple):
    """A letter with its box and the size of its font, in points."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(slots=True)
class Line:
    """A line as it is set. Places in points, from the lower left corner."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    links: list[tuple[int, int, str]] = field(default_factory=list)


def lines_of(document: Any, raw: Any) -> tuple[list[Line], int]:
    if len(document) > MOST_PAGES:
        raise CannotRead(f"the PDF has {len(document):,} pages; {MOST_PAGES:,} are read at most")
    lines: list[Line] = []
    letters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        count = raw.FPDFText_CountChars(text)
        letters += max(count, 0)
        if letters > MOST_LETTERS:
            raise CannotRead(f"the PDF has more than {MOST_LETTERS:,} letters; save the part that counts")
        lines += _of_page(number, page, text, count, raw)
        text.close()
        page.close()
    return lines, sum(char.isalnum() for line in lines for char in line.text)


def _of_page(number: int, page: Any, text: Any, count: int, raw: Any) -> Iterator[Line]:
    areas = list(_areas(page, raw))
    rows: list[list[Letter]] = []
    row: list[Letter] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(count):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char == "\n":
            row = _added(rows, row)
        elif char != "\r":
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            size = raw.FPDFText_GetFontSize(text, index)
            row.append(Letter(char, left.value, right.value, bottom.value, top.value, size))
            if char in HYPHENS:  # for PDFium the line goes on behind it
                row = _added(rows, row)
    _added(rows, row)
    for each in rows:
        yield from _line(number, each, areas)


def _added(rows: list[list[Letter]], row: list[Letter]) -> list[Letter]:
    """Add a row of letters; a raised figure breaks a line for PDFium, and is put back into it."""
    seen = _seen(row)
    if not seen:
        return []
    last = _seen(rows[-1])[-_NEAR:] if rows else []
    if last:
        begin, gap = seen[0], seen[0].left - last[-1].right
        bottom, top = min(letter.bottom for letter in last), max(letter.top for letter in last)
        overlap = min(top, begin.top) - max(bottom, begin.bottom)
        if overlap > 0.25 * (begin.top - begin.bottom) and -1 < gap < 2 * begin.size:
            end = last[-1]
            apart = gap > 0.25 * max(end.size, begin.size) and begin.char not in ".,;:!?)]”’"
            rows[-1] += [*[Letter(" ", end.right, end.right, end.bottom, end.top, end.size)] * apart, *row]
            return []
    rows.append(row)
    return []


def _seen(row: Sequence[Letter]) -> list[Letter]:
    return [letter for letter in row if letter.right > letter.left and not letter.char.isspace()]


def _areas(page: Any, raw: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """The rectangles of links, with their addresses."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length < 4000:
            continue
        held = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf, action, held, length)
        url = held.value.decode("utf-8", "replace")
        area = raw.FS_RECTF()
        if raw.FPDFLink_GetAnnotRect(link, area) and re.fullmatch(r"https?://[^\s<>\"\ufffd]+", url):
            yield (
                min(area.left, area.right),
                max(area.left, area.right),
                min(area.bottom, area.top),
                max(area.bottom, area.top),
                url,
            )


def _line(
    number: int,
    chars: Sequence[Letter],
    areas: Sequence[tuple[float, float, float, float, str]],
) -> Iterator[Line]:
    set_ = _seen(chars)
    if not set_:
        return
    size = median(char[4] - char[3] for char in set_) or 1.0
    font = median(char[5] for char in set_)
    base = median(char[3] for char in set_)
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    for char, left, right, bottom, top, own in chars:
        start = length
        bracketed = bool(out) and out[-1] in "[("
        raised = (
            not bracketed
            and char.isascii()
            and char.isdigit()
            and own < _SMALL * font
            and bottom > base + 0.15 * size
        )
        out.append(char.translate(_SUPERSCRIPTS) if raised else _LIGATURES.get(char, char))
        length += len(out[-1])
        middle, height = (left + right) / 2, (bottom + top) / 2
        url = next((url for x0, x1, y0, y1, url in areas if x0 <= middle <= x1 and y0 <= height <= y1), "")
        if url and spans and spans[-1][2] == url and spans[-1][1] >= start - 1:
            spans[-1] = (spans[-1][0], start + len(out[-1]), url)
        elif url:
            spans.append((start, start + len(out[-1]), url))
    text = "".join(out)
    lefts, rights = [char[1] for char in set_], [char[2] for char in set_]
    yield Line(
        number, text.rstrip(), min(lefts), max(rights), max(char[4] for char in set_), base, font or size,
        [(start, min(end, len(text.rstrip())), url) for start, end, url in spans],
    )  # fmt: skip
