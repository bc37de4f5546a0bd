"""A web page as a light tree: what is needed of it, in as many steps as it has elements.

selectolax reads it (Lexbor, the rules of HTML5; 30 MB in a second). Python's own reader takes twenty times as
long, and on a page of nothing but `<!--` it does not come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dossier.patterns import regex
from dossier.scaffold.captured import CannotRead

LARGEST = 64_000_000  #: bytes; saved pages carry their pictures
MOST_ELEMENTS = 300_000
DEEPEST = 400  #: elements inside each other
LONGEST_VALUE = 4000  #: characters of an attribute; a picture in the page is no text

_NESTING = regex(
    r"<(/?)(?:div|span|ul|ol|dl|table|section|article|blockquote|details|b|i|em|strong|font|center|fieldset|a)[\s>/]",
    re.IGNORECASE,
)
_DEEPEST_TAGS = 2000  #: Lexbor takes the square of it in time
_KEPT = frozenset(
    "id name href class role rel type style hidden aria-hidden lang property itemprop content datetime".split()
)
_CHARSET = regex(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})".decode())


class Element:
    """An element; a text has the tag ""."""

    __slots__ = ("attributes", "children", "parent", "tag", "text")

    def __init__(
        self, tag: str, attributes: dict[str, str | None], text: str, parent: Element | None
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = text
        self.parent = parent
        self.children: list[Element] = []

    def walk(self) -> Iterator[Element]:
        """Itself and all that is in it, in order."""
        waiting = [self]
        while waiting:
            each = waiting.pop()
            yield each
            waiting.extend(reversed(each.children))

    def texts(self) -> Iterator[str]:
        return (each.text for each in self.walk() if not each.tag)

    def words(self) -> str:
        return " ".join("".join(self.texts()).split())


def read_tree(data: bytes) -> tuple[Element, str]:
    """The whole page, and the beginning of its text. Raises CannotRead."""
    if len(data) > LARGEST:
        raise CannotRead(f"the page has {len(data):,} bytes; {LARGEST:,} are read at most")
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise CannotRead(
            "selectolax, which reads web pages, is not installed here; save the page as text"
        ) from None
    text = _decoded(data)
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > _DEEPEST_TAGS:
            raise CannotRead(f"elements of the page stand more than {_DEEPEST_TAGS:,} deep in each other")
    parsed = LexborHTMLParser(text)
    top = Element("html", {}, "", None)
    if parsed.root is not None:
        top = _element(parsed.root, None)
        _fill(parsed.root, top)
    return top, text[:20_000]


def _fill(node: Any, top: Element) -> None:
    """Build the tree below a node, without calling itself: a page may be nested without end."""
    parent, depth, count = top, 1, 0
    current = node.child
    while current is not None:
        count += 1
        if count > MOST_ELEMENTS:
            raise CannotRead(
                f"the page has more than {MOST_ELEMENTS:,} elements and texts; copy its text into a file"
            )
        element = _element(current, parent)
        parent.children.append(element)
        if current.child is not None:
            depth += 1
            if depth > DEEPEST:
                raise CannotRead(f"elements of the page stand more than {DEEPEST} deep in each other")
            parent, current = element, current.child
            continue
        while current.next is None:
            current = current.parent
            depth -= 1
            if depth == 0 or current is None:
                return
            parent = parent.parent or top
        current = current.next


def _element(node: Any, parent: Element | None) -> Element:
    tag = node.tag or ""
    if tag == "-text":
        return Element("", {}, node.text_content or "", parent)
    if tag.startswith(("-", "_")):
        return Element("-comment", {}, "", parent)
    given = node.attributes if node.attributes else {}
    kept = {
        name: value for name, value in given.items() if name in _KEPT and len(value or "") <= LONGEST_VALUE
    }
    return Element(tag, kept, "", parent)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    named = _CHARSET.search(data[:4096].decode("latin-1"))
    for encoding in (named[1] if named else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")
