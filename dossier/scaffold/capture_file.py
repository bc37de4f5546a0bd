"""A file that holds a document → what stands in it: text as it is, a saved web page or a PDF read into text."""

from __future__ import annotations

from pathlib import Path

from dossier.prose.paragraphs import paragraphs
from dossier.scaffold.captured import CannotRead, Captured

LARGEST_TEXT = 8_000_000  #: bytes; `verify` reads no more


def read_capture_file(path: Path) -> Captured:
    """What a capture holds. Raises CannotRead, OSError too where the file is not there."""
    with path.open("rb") as file:
        data = file.read(200_000_001)
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[:1024].find(b"%PDF-") >= 0:
        from dossier.scaffold.pdf_text import read_pdf

        return read_pdf(data, path.name)
    if start.startswith((b"<!doctype html", b"<html")) or path.suffix.lower() in (".html", ".htm", ".xhtml"):
        from dossier.scaffold.web_page import read_web_page

        return read_web_page(data, path.name)
    if start.startswith((b"mime-version:", b"from: <saved by")) or path.suffix.lower() in (".mht", ".mhtml"):
        raise CannotRead(
            "this is a page packed with its pictures (MHTML); save it as 'HTML only', or as a PDF"
        )
    if b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise CannotRead("this is no text, no web page and no PDF; save its text in a file")
    if len(data) > LARGEST_TEXT:
        raise CannotRead(f"the text has {len(data):,} bytes; {LARGEST_TEXT:,} are read at most")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead(f"byte {error.start + 1} is no UTF-8; save the text as UTF-8") from None
    found = tuple(paragraph.text for paragraph in paragraphs(text))
    if not found:
        raise CannotRead("no text stands in it")
    return Captured(found)
