"""A PDF → its text, a paragraph a line, with the addresses behind its links.

PDFium reads it, the engine of Chrome: it alone of those tried gives the words under a link's rectangle exactly, opens
what is locked without a password, and needs no other library (pypdf tells where a run of letters begins and not
where it ends; pdfminer.six brings a cryptographic library along).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from dossier.patterns import regex
from dossier.scaffold.captured import CannotRead, Captured, Linked, Said
from dossier.scaffold.pdf_lines import HYPHENS, Line, lines_of

LARGEST = 200_000_000  #: bytes
PROPERTIES = "the PDF’s properties"

_PDF_DATE = regex(r"D:(\d{4})(\d\d)(\d\d)")
_ENDS = tuple('.!?:;”"’)]…')
_ITEM = regex(r"(?:[•‣▪–—*·-]|\(?[0-9]{1,3}[.)\]]|\[[0-9a-z]{1,4}\]|[⁰¹²³⁴-⁹]+)\s")
_LARGER = 1.2  #: than the running text: a heading
_DIGITS = regex(r"\d+")


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
        lines, letters = lines_of(document, pypdfium2.raw)
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


def _without_heads(lines: Sequence[Line], pages: int) -> tuple[list[Line], int]:
    """The lines without those that stand at the head or foot of most pages, but for their numbers."""
    if pages < 3:
        return list(lines), 0
    edges: dict[int, list[Line]] = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    outer = [line for on_page in edges.values() for line in _outermost(on_page)]
    times = Counter(_DIGITS.sub("#", line.text) for line in outer)
    heads = {id(line) for line in outer if times[_DIGITS.sub("#", line.text)] * 2 > pages}
    return [line for line in lines if id(line) not in heads], len(heads)


def _outermost(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.bottom)
    return by_height if len(by_height) < 4 else [*by_height[:2], *by_height[-2:]]


def _paragraphs(lines: Sequence[Line]) -> tuple[list[str], list[Linked], frozenset[int]]:
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
    before: Line | None = None
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


def _begins(before: Line, line: Line, usual: float, widest: float) -> bool:
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
    if text[-1] in HYPHENS:
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
            if char in HYPHENS or (ord(char) < 32 and not char.isspace()):
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
