"""How large a picture is drawn, by the first bytes of its file: a page that knows it keeps the room free.

PNG (https://www.w3.org/TR/png/#11IHDR), GIF, JPEG (ITU-T T.81, B.2.2), WebP (RFC 9649) and SVG.
"""

from __future__ import annotations

import struct
from pathlib import Path

from dossier.patterns import regex

Size = tuple[int, int]  #: width and height in CSS pixels, neither 0

MOST = 1 << 18  #: bytes of a file that are looked at; before a JPEG's size may stand what a camera says of it
FORMATS = frozenset({".png", ".gif", ".jpg", ".jpeg", ".webp", ".svg"})
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  #: JPEG's markers that a size follows

_ROOT = regex(r"<svg\b[^>]{0,2000}>")
_VIEW = regex(r"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SIDE = r"""\s{}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']"""
_WIDTH, _HEIGHT = (regex(_SIDE.format(side)) for side in ("width", "height"))


def picture_size(file: Path) -> Size | None:
    """The size of a picture; None where the file is none that is known, or is broken off."""
    if file.suffix.lower() not in FORMATS:
        return None
    try:
        with file.open("rb") as opened:
            return size_of(opened.read(MOST))
    except OSError:
        return None


def size_of(data: bytes) -> Size | None:
    """The same of a file's first bytes, whatever its name says it is."""
    try:
        width, height = _read(data) or (0, 0)
    except (struct.error, ValueError, IndexError):  # broken off, or no number
        return None
    return (width, height) if 0 < width < 1 << 20 and 0 < height < 1 << 20 else None


def _read(data: bytes) -> Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(struct.unpack_from(">II", data, 16))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _pair(struct.unpack_from("<HH", data, 6))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _svg(data.decode("utf-8", "replace"))


def _pair(sides: tuple[int, ...]) -> Size:
    return sides[0], sides[1]


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16] if len(data) >= 30 else b""
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _svg(text: str) -> Size | None:
    """By width and height in pixels; else by the drawing's own measure, which a browser takes for the shape."""
    root = _ROOT.search(text)
    if root is None:
        return None
    width, height = _WIDTH.search(root[0]), _HEIGHT.search(root[0])
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    view = _VIEW.search(root[0])
    return (round(float(view[1])), round(float(view[2]))) if view else None
