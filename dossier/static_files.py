"""Which files under static/ a site takes as they are: none that could act when a browser opens it by itself.

A page of the site has a policy; a file that is opened by its own address has none. So a drawing (SVG) may hold
shapes and words alone, a picture must be what its name says, and a page of one's own is not taken at all. Nothing
is mended in silence: what is refused is told with its line, and with what would be taken.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple
from xml.parsers import expat

from dossier.limits import STATIC_BYTES, SVG_DEPTH, SVG_ELEMENTS
from dossier.patterns import regex

#: How a picture's file begins, by the ending of its name.
_BEGINS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".ico": (b"\0\0\1\0", b"\x89PNG\r\n\x1a\n"),
}
_OTHERS = frozenset(  # what a browser shows without running it, and the site's own programs and sheets
    ".css .js .woff2 .woff .ttf .otf .txt .csv .tsv .json .bib .ris .pdf .mp3 .ogg .mp4 .webm .zip .gz".split()
)
TAKEN = "svg, png, jpg, gif, webp, ico, css, js, fonts, txt, csv, json, pdf, sound, films and archives"

LEADS_OUT = "the link leads out of static/, or nowhere, and is not followed; put the file itself there"

_SVG = "http://www.w3.org/2000/svg"
#: What drawing programs leave behind; browsers pass it by.
_INERT = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
#: Elements that draw, group or name. Source: SVG 2, without scripts, links, foreign content and animation.
_ELEMENTS = frozenset(
    (
        "svg g defs symbol use title desc metadata style switch path rect circle ellipse line polyline polygon text "
        "tspan textPath image linearGradient radialGradient stop clipPath mask pattern marker filter feBlend "
        "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
        "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode "
        "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
    ).split()
)
_PICTURE = regex(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_LEADS_OUT = regex(r"@import|\\|url\(\s*(?![\"']?#)|image-set", 2)  # 2: small and capital letters


class Refused(NamedTuple):
    """Why a file is not taken. line: from 1, where the file has lines."""

    line: int
    message: str


class _Stop(Exception):
    """Ends the reading of a drawing at what is refused."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def refused_file(file: Path) -> Refused | None:
    """What keeps a file out of a site; None where nothing does. Of one that is too large only the size is told."""
    ending, data = file.suffix.lower(), b""
    try:
        if ending == ".svg" or ending in _BEGINS:
            with file.open("rb") as opened:
                data = opened.read(STATIC_BYTES + 1 if ending == ".svg" else 16)
    except OSError as error:
        return Refused(1, f"the file cannot be read: {error.strerror or error}")
    return refused(file.name, data) if len(data) <= STATIC_BYTES else None


def refused(name: str, data: bytes) -> Refused | None:
    """The same of what a file holds. data: of a drawing all, of other pictures the first 16 bytes."""
    ending = Path(name).suffix.lower()
    if ending == ".svg":
        return _svg(data)
    if ending in _BEGINS:
        return _picture(ending, data)
    if ending in _OTHERS or not ending:
        return None
    return Refused(
        1, f"a file that ends in '{ending[:20]}' is not taken, for it may act by itself; taken are {TAKEN}"
    )


def _picture(ending: str, data: bytes) -> Refused | None:
    begins = _BEGINS[ending]
    if data.startswith(begins) and (ending != ".webp" or data[8:12] == b"WEBP"):
        return None
    expected = " or ".join(each.hex(" ") for each in begins)
    found = data[:8].hex(" ") or "nothing"
    return Refused(1, f"byte 1: no {ending[1:]} begins with {found}; one begins with {expected}")


def _svg(data: bytes) -> Refused | None:
    """The first thing in a drawing that does not merely draw."""
    parser = expat.ParserCreate(namespace_separator=" ")
    drawing = _Drawing(parser)
    try:
        parser.Parse(data, True)
    except _Stop as stop:
        return Refused(stop.line, str(stop))
    except expat.ExpatError as error:
        line = min(error.lineno, max(1, len(data.splitlines())))
        return Refused(
            line, f"the drawing is no XML: {expat.ErrorString(error.code)}; save it anew as plain SVG"
        )
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        return Refused(1, f"the drawing cannot be read: {error}; save it as UTF-8")
    return None if drawing.elements else Refused(1, "the file is empty; a drawing begins with <svg")


class _Drawing:
    """Looks at a drawing while it is read."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser
        self.elements = 0
        self.open: list[str] = []  #: the elements that are not closed yet
        self.sheet: list[str] = []  #: the words of the <style> that is open
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.StartDoctypeDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction

    def stop(self, message: str) -> _Stop:
        return _Stop(self.parser.CurrentLineNumber, message)

    def doctype(self, *_: object) -> None:
        raise self.stop("a DOCTYPE can hold entities; take the line out")

    def instruction(self, target: str, _: str) -> None:
        raise self.stop(f"<?{target[:40]} …?> can load a sheet from elsewhere; take it out")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        self.elements += 1
        self.open.append(element)
        if len(self.open) > SVG_DEPTH:
            raise self.stop(f"elements stand more than {SVG_DEPTH} deep in each other")
        if self.elements > SVG_ELEMENTS:
            raise self.stop(f"the drawing has more than {SVG_ELEMENTS:,} elements; save it as PNG or WebP")
        if self.elements == 1 and (space, element) != (_SVG, "svg"):
            raise self.stop(f'<{element[:40]}> opens the drawing; it begins with <svg xmlns="{_SVG}">')
        if space.startswith(_INERT):
            return
        if space != _SVG or element not in _ELEMENTS:
            raise self.stop(
                f"<{element[:40]}> can act or load something; a drawing holds shapes, words and gradients"
            )
        for key, value in attributes.items():
            self.attribute(element, key, value)

    def attribute(self, element: str, key: str, value: str) -> None:
        space, _, name = key.rpartition(" ")
        if space.startswith(_INERT):
            return
        if name.lower().startswith("on"):
            raise self.stop(f"'{name[:40]}' runs a script; take it out")
        if name == "base":
            raise self.stop("'xml:base' turns all addresses elsewhere; take it out")
        if name in ("href", "src"):
            if not value.startswith("#") and not (element == "image" and _PICTURE.fullmatch(value)):
                wanted = "'#name' of this drawing, or in <image> a picture as data:image/png;base64,…"
                raise self.stop(f"'{name}' leads to '{value[:60]}'; taken is {wanted}")
        elif _LEADS_OUT.search(value):
            raise self.stop(
                f"'{name[:40]}' loads something: '{value[:60]}'; taken is url(#name) of this drawing"
            )

    def words(self, text: str) -> None:
        if self.open and self.open[-1] == "style":
            self.sheet.append(text)

    def end(self, name: str) -> None:
        if self.open.pop() == "style":
            if found := _LEADS_OUT.search("".join(self.sheet)):
                raise self.stop(
                    f"the sheet holds '{found[0][:40]}'; taken is url(#name) of this drawing, and no escape"
                )
            self.sheet.clear()
