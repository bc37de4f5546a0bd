"""A PDF → its text, a paragraph a line, with the addresses behind its links.

PDFium reads it, the engine of Chrome: it alone of those tried gives the words under a link's rectangle exactly, opens
what is locked without a password, and needs no other library (pypdf tells where a run of letters begins and not
where it ends; pdfminer.six brings a cryptographic library along).
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, NamedTuple

from dossier.patterns import regex
from dossier.scaffold.captured import CannotRead, Captured, Linked, Said

LARGEST = 200_000_000  #: bytes
MOST_PAGES = 1500
MOST_LETTERS = 2_000_000
PROPERTIES = "the PDF’s properties"

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
_HYPHENS = ("\x02", "\u00ad", "\ufffe")  #: PDFium's own for a hyphen at the end of a line, and soft ones
_PDF_DATE = regex(r"D:(\d{4})(\d\d)(\d\d)")
_ENDS = tuple('.!?:;”"’)]…')
_ITEM = regex(r"(?:[•‣▪–—*·-]|\(?[0-9]{1,3}[.)\]]|\[[0-9a-z]{1,4}\]|[⁰¹²³⁴-⁹]+)\s")
_NEAR = 8  #: letters at the end of a line that tell how high it stands
_SMALL = 0.9  #: of the line's own size: a figure that is set smaller and higher is a mark
_LARGER = 1.2  #: than the running text: a heading
_DIGITS = regex(r"\d+")


class _Letter(NamedTuple):
    """A letter with its box and the size of its font, in points."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(slots=True)
class _Line:
    """A line as it is set. Places in points, from the lower left corner."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    links: list[tuple[int, int, str]] = field(default_factory=list)


def read_pdf(data: bytes, name: str) -> Captured:
    """The text of a PDF. Raises CannotRead."""
    if len(data) > LARGEST:
        raise CannotRead(f"the PDF has {len(data):,} bytes; {LARGEST:,} are read at most")
    try:
        import pypdfium2
    except ImportError:
        raise CannotRead(
            "pypdfium2, which reads PDFs, is not installed here; save its text in a file"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold() or "security" in str(error).casefold()
        why = (
            "the PDF is locked with a password; save a copy without one"
            if locked
            else "the PDF is broken, or none"
        )
        raise CannotRead(why) from None
    try:
        lines, letters = _lines(document, pypdfium2.raw)
        said = _said(document)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise CannotRead(f"a page of the PDF cannot be read: {error}") from None
    finally:
        document.close()
    if letters < 20:
        raise CannotRead(
            f"the PDF has no text on its {pages:,} page{'s'[: pages != 1]}: they are pictures; have a program such as"
            " ocrmypdf read them first, and compare what it read"
        )
    kept, dropped = _without_heads(lines, pages)
    paragraphs, links, headings = _paragraphs(kept)
    told = [f"{dropped} running heads and page numbers are left out"] if dropped else []
    told.append("paragraphs of a PDF are guessed from how its lines are set; compare them with its pages")
    return Captured(
        tuple(paragraphs),
        tuple(links),
        said,
        f"text of the PDF {name}, taken out by build.py",
        told,
        headings,
    )


def _lines(document: Any, raw: Any) -> tuple[list[_Line], int]:
    if len(document) > MOST_PAGES:
        raise CannotRead(f"the PDF has {len(document):,} pages; {MOST_PAGES:,} are read at most")
    lines: list[_Line] = []
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


def _of_page(number: int, page: Any, text: Any, count: int, raw: Any) -> Iterator[_Line]:
    areas = list(_areas(page, raw))
    rows: list[list[_Letter]] = []
    row: list[_Letter] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(count):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char == "\n":
            row = _added(rows, row)
        elif char != "\r":
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            size = raw.FPDFText_GetFontSize(text, index)
            row.append(_Letter(char, left.value, right.value, bottom.value, top.value, size))
            if char in _HYPHENS:  # for PDFium the line goes on behind it
                row = _added(rows, row)
    _added(rows, row)
    for each in rows:
        yield from _line(number, each, areas)


def _added(rows: list[list[_Letter]], row: list[_Letter]) -> list[_Letter]:
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
            rows[-1] += [*[_Letter(" ", end.right, end.right, end.bottom, end.top, end.size)] * apart, *row]
            return []
    rows.append(row)
    return []


def _seen(row: Sequence[_Letter]) -> list[_Letter]:
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
    chars: Sequence[_Letter],
    areas: Sequence[tuple[float, float, float, float, str]],
) -> Iterator[_Line]:
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
    yield _Line(
        number, text.rstrip(), min(lefts), max(rights), max(char[4] for char in set_), base, font or size,
        [(start, min(end, len(text.rstrip())), url) for start, end, url in spans],
    )  # fmt: skip


def _without_heads(lines: Sequence[_Line], pages: int) -> tuple[list[_Line], int]:
    """The lines without those that stand at the head or foot of most pages, but for their numbers."""
    if pages < 3:
        return list(lines), 0
    edges: dict[int, list[_Line]] = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    outer = [line for on_page in edges.values() for line in _outermost(on_page)]
    times = Counter(_DIGITS.sub("#", line.text) for line in outer)
    heads = {id(line) for line in outer if times[_DIGITS.sub("#", line.text)] * 2 > pages}
    return [line for line in lines if id(line) not in heads], len(heads)


def _outermost(lines: Sequence[_Line]) -> list[_Line]:
    by_height = sorted(lines, key=lambda line: -line.bottom)
    return by_height if len(by_height) < 4 else [*by_height[:2], *by_height[-2:]]


def _paragraphs(lines: Sequence[_Line]) -> tuple[list[str], list[Linked], frozenset[int]]:
    """Lines as paragraphs: a wider gap, an indent, another size or a short last line ends one."""
    gaps = [
        one.bottom - other.bottom
        for one, other in zip(lines, lines[1:], strict=False)
        if one.page == other.page
    ]
    usual = median([gap for gap in gaps if 0 < gap < 60] or [12.0])
    widest = {
        page: max(line.right for line in lines if line.page == page) for page in {line.page for line in lines}
    }
    found: list[str] = []
    links: list[Linked] = []
    before: _Line | None = None
    common = median([line.size for line in lines for _ in line.text] or [12.0])
    headings: set[int] = set()
    for line in lines:
        text = line.text.strip()
        lead = len(line.text) - len(line.text.lstrip())
        if before is None or _begins(before, line, usual, widest[before.page]):
            found.append("")
            if line.size > _LARGER * common:
                headings.add(len(found))
        joined, shift = _joined(found[-1], text)
        found[-1] = joined
        for start, end, url in line.links:
            one, other = start - lead + shift, end - lead + shift
            last = links[-1] if links else None
            if last and last.paragraph == len(found) and last.url == url and last.end + 1 >= one:
                links[-1] = Linked(last.paragraph, last.start, other, url)  # it goes on in the next line
            elif 0 <= one < other:
                links.append(Linked(len(found), one, other, url))
        before = line
    return *_squeezed(found, links), frozenset(headings)


def _begins(before: _Line, line: _Line, usual: float, widest: float) -> bool:
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    ended = before.text.rstrip().endswith(_ENDS)
    short = before.right < widest - 0.15 * (widest - before.left)
    if _ITEM.match(line.text.lstrip()) and (ended or short):
        return True
    if before.page != line.page:
        return ended or not line.text.lstrip()[:1].islower()
    gap = before.bottom - line.bottom
    if gap < -usual:  # the next column
        return ended
    if gap > 1.45 * usual:
        return True
    indented = line.left > before.left + 0.8 * line.size and line.left < before.left + 6 * line.size
    return ended and (short or indented)


def _joined(text: str, more: str) -> tuple[str, int]:
    """A paragraph with its next line, and how far that has been moved."""
    if not text:
        return more, 0
    if text[-1] in _HYPHENS:
        return text[:-1] + more, len(text) - 1
    if text.endswith("-") and text[-2:-1].islower() and more[:1].islower():
        return text[:-1] + more, len(text) - 1
    return f"{text} {more}", len(text) + 1


def _squeezed(paragraphs: Sequence[str], links: Sequence[Linked]) -> tuple[list[str], list[Linked]]:
    """Without what does not show; a place moves with what stood before it."""
    out, moved = [], []
    for number, text in enumerate(paragraphs, 1):
        kept: list[str] = []
        places: list[int] = []
        for char in text:
            places.append(len(kept))
            if char in _HYPHENS or (ord(char) < 32 and not char.isspace()):
                continue
            if not char.isspace() or (kept and kept[-1] != " "):
                kept.append(" " if char.isspace() else char)
        places.append(len(kept))
        out.append("".join(kept).rstrip())
        for link in links:
            if link.paragraph == number:
                one, other = (places[min(place, len(places) - 1)] for place in (link.start, link.end))
                moved.append(Linked(number, one, other, link.url))
    return out, moved


def _said(document: Any) -> dict[str, Said]:
    """What the properties of a PDF say; the day of a file is that of its making, and no publication date."""
    given = document.get_metadata_dict(skip_empty=True)
    found = {"title": given.get("Title", ""), "authors": given.get("Author", "")}
    made = _PDF_DATE.match(given.get("CreationDate", ""))
    if made:
        found["made"] = f"{made[1]}-{made[2]}-{made[3]}"
    return {
        name: Said(" ".join(value.split())[:500], PROPERTIES)
        for name, value in found.items()
        if value.strip()
    }
