"""A saved web page → the document on it, a paragraph a line, with the addresses behind its links.

Extractors made for reading (trafilatura, readability) drop what evidence needs: captions, the labels of notes, the
list of notes itself. Here the smallest part of the page is taken that holds nearly all of its running text, and
with it every note that a mark in it leads to; what is plainly no text of the document (menus, scripts, forms) goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from dossier.patterns import regex
from dossier.scaffold.captured import CannotRead, Captured, Linked
from dossier.scaffold.page_said import said_by_page
from dossier.scaffold.page_tree import Element, read_tree

_DROPPED = frozenset(
    "script style noscript template svg math iframe object embed form button select input textarea nav head canvas"
    " audio video dialog menu -comment".split()
)
_FURNITURE_ROLES = frozenset("navigation banner contentinfo complementary search dialog alert menu".split())
#: Words in a class or id by which nearly every page names what is not its document.
_FURNITURE = frozenset(
    "comments comment-list disqus related related-posts sidebar share sharing social newsletter subscribe promo"
    " advertisement cookie breadcrumbs breadcrumb navbar menu".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_RUNNING = frozenset("p blockquote li pre dd".split())
_LABEL = regex(r"[\[(]?\s*([0-9]{1,4}[a-z]?|[a-z]|[ivx]{1,5}|\*{1,3}|[†‡§]{1,2})\s*[\])]?[.:]?")
_BACK = regex(r"[\s↩↑^⤴\ufe0e\ufe0f]+|back|jump up|return")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHARE, _NAMED_SHARE = (
    0.85,
    0.4,
)  #: of a page's running text in its document; where an element is called article
_SHORTEST = 40  #: letters of a paragraph that counts as running text


def read_web_page(data: bytes, name: str) -> Captured:
    """The document on a page. Raises CannotRead. name: of the file, for `how`."""
    top, start = read_tree(data)
    said = said_by_page(top.walk(), start)
    page = _Page(top, said["url"].value if "url" in said else "")
    root = page.document()
    page.read(root)
    for id in page.wanted:  # grows while notes are read that refer to others
        if id not in page.seen and id in page.by_id:
            page.read(page.block_of(page.by_id[id]))
    if not page.paragraphs:
        raise CannotRead("no text stands on the page; a script may put it there: copy it into a file")
    told = "of the page, the part with its text was taken; compare the beginning and the end"
    return Captured(
        tuple(page.paragraphs),
        tuple(page.links),
        said,
        f"text of the saved page {name}, taken out by build.py",
        (told,) if root.tag not in ("html", "body") else (),
        frozenset(page.headings),
    )


class _Page:
    """Gathers the paragraphs of parts of a page."""

    def __init__(self, top: Element, base: str) -> None:
        self.top = top
        self.base = base
        self.paragraphs: list[str] = []
        self.links: list[Linked] = []
        self.headings: set[int] = set()
        self.wanted: list[str] = []  #: ids that marks lead to, in their order
        self.seen: set[str] = set()
        self.by_id: dict[str, Element] = {}
        self.labels: dict[str, str] = {}  #: of notes, by id: as the first mark that leads there prints it
        self._parts: list[str] = []  #: of the paragraph that is being read
        self._length = 0  #: of them all
        self._found: list[tuple[int, int, str]] = []  #: its links
        self._label = ""
        for each in top.walk():
            for key in ("id", "name"):
                if value := each.attributes.get(key):
                    self.by_id.setdefault(value, each)
            href = each.attributes.get("href") or ""
            if each.tag == "a" and href.startswith("#") and len(href) > 1:
                match = _LABEL.fullmatch(each.words())
                if match:
                    self.labels.setdefault(href[1:], match[1])

    def document(self) -> Element:
        """The smallest part that holds nearly all of the running text."""
        order = list(self.top.walk())
        running: dict[int, int] = {}
        linked: dict[int, int] = {}
        letters: dict[int, int] = {}
        for each in reversed(order):
            key = id(each)
            inside = [id(child) for child in each.children]
            letters[key] = len(each.text.strip()) + sum(letters[child] for child in inside)
            linked[key] = letters[key] if each.tag == "a" else sum(linked[child] for child in inside)
            below = sum(running[child] for child in inside)
            is_text = each.tag in _RUNNING and letters[key] >= _SHORTEST and 2 * linked[key] < letters[key]
            running[key] = (
                0 if _is_dropped(each) else max(below, letters[key] - linked[key] if is_text else 0)
            )
        node, whole = self.top, running[id(self.top)]
        while whole:
            large = max(node.children, key=lambda child: running[id(child)], default=None)
            share = running[id(large)] if large is not None else 0
            if large is None or large.tag in _RUNNING or large.tag not in _BLOCKS or share < _SHARE * whole:
                break
            node = large
        named = [each for each in node.walk() if each.tag in ("article", "main") and each is not node]
        best = max(named, key=lambda each: running[id(each)], default=node)
        return best if running[id(best)] >= _NAMED_SHARE * whole > 0 else node

    def block_of(self, node: Element) -> Element:
        while node.tag not in _BLOCKS and node.parent is not None:
            node = node.parent
        return node

    def read(self, top: Element) -> None:
        """The paragraphs in an element, in order; without calling itself, however deep they lie."""
        waiting: list[tuple[Element, bool]] = [(top, False)]
        began: dict[int, int] = {}
        while waiting:
            node, done = waiting.pop()
            if done:
                if node.tag == "a":
                    self._leave_link(node, began[id(node)])
                elif node.tag in _BLOCKS:
                    self._end(node.tag in _HEADINGS)
                continue
            began[id(node)] = self._length
            if self._enter(node, top):
                waiting.append((node, True))
                waiting.extend((child, False) for child in reversed(node.children))
        self._end(False)

    def _enter(self, node: Element, top: Element) -> bool:
        """Begin an element; whether what is in it is to be read."""
        if not node.tag:
            self._add(node.text if not _is_in_pre(node) else node.text.replace("\n", "\r"))
            return False
        if _is_dropped(node) and node is not top and not self._holds_note(node):
            return False
        if node.tag in _BLOCKS:
            self._end(False)
        names = {node.attributes.get("id") or "", node.attributes.get("name") or ""} - {""}
        self.seen |= names
        if node.tag == "br":
            self._add("\r")
            return False
        if not self._is_mark(node):
            self._label = next((self.labels[name] for name in names if name in self.labels), self._label)
        if node.tag == "a" and (href := node.attributes.get("href") or "").startswith("#"):
            return self._enter_mark(node, href[1:])
        words = node.words() if node.tag == "sup" else ""
        if words.isascii() and words.isdigit() and not any(each.tag == "a" for each in node.walk()):
            self._add(words.translate(_SUPERSCRIPTS))
            return False
        return True

    def _holds_note(self, node: Element) -> bool:
        """Notes may stand in an element that is furniture elsewhere: `<aside role="doc-footnote">`."""
        if node.tag not in ("aside", "footer", "section", "div"):
            return False
        return any((each.attributes.get("id") or "") in self.labels for each in node.walk())

    def _is_mark(self, node: Element) -> bool:
        """Whether an element is a mark in the text, to which a note leads back: it is no note."""
        if node.tag in _BLOCKS or not node.attributes:
            return node.tag not in _BLOCKS
        return any(
            each.tag == "a" and (each.attributes.get("href") or "").startswith("#") for each in node.walk()
        ) and bool(_LABEL.fullmatch(node.words()))

    def _enter_mark(self, node: Element, target: str) -> bool:
        match = _LABEL.fullmatch(node.words())
        if _BACK.fullmatch(node.words().casefold()):
            return False
        if match is None or not target:
            return True
        if self._label == match[1] and not any(part.strip() for part in self._parts):
            return False  # the note's own number, which leads back
        self.wanted.append(target)
        self._add(f"[{match[1]}]")
        return False

    def _leave_link(self, node: Element, start: int) -> None:
        url = self._address((node.attributes.get("href") or "").strip())
        if url and start < self._length:
            self._found.append((start, self._length, url))

    def _address(self, href: str) -> str:
        try:
            url = urljoin(self.base, href) if self.base else href
            parts = urlsplit(url)
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not parts.netloc or any(c.isspace() for c in url):
            return ""
        return url

    def _end(self, heading: bool) -> None:
        """Close the paragraph that is being read: one for each of its lines."""
        raw, found, label = "".join(self._parts), self._found, self._label
        self._parts, self._length, self._found = [], 0, []
        if not raw.strip():
            return
        self._label = ""
        offset = passed = 0
        for line in raw.split("\r"):
            text, places = _squeezed(line)
            if text:
                own = _LABEL.match(text)
                numbered = own is not None and own[1] == label and len(own[0].strip()) > len(label)
                if label and numbered and own:
                    text, shift = text[own.end() :].lstrip(), len(text) - len(text[own.end() :].lstrip())
                else:
                    shift = 0
                lead = f"[{label}] " if label else ""
                label = ""
                self.paragraphs.append(lead + text)
                if heading:
                    self.headings.add(len(self.paragraphs))
                while passed < len(found) and found[passed][1] <= offset:
                    passed += 1
                self._link((found[n] for n in range(passed, len(found))), offset, places, len(lead) - shift)
            offset += len(line) + 1

    def _link(
        self, found: Iterable[tuple[int, int, str]], offset: int, places: list[int], shift: int
    ) -> None:
        """Keep the links of a line. found: in their order, from the first that reaches into it."""
        number, whole = len(self.paragraphs), len(self.paragraphs[-1])
        for start, end, url in found:
            if start - offset >= len(places):
                return
            one, other = (
                places[min(max(place - offset, 0), len(places) - 1)] + shift for place in (start, end)
            )
            one, other = max(one, 0), min(other, whole)
            if one < other and end > offset:
                self.links.append(Linked(number, one, other, url))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _squeezed(line: str) -> tuple[str, list[int]]:
    """A line with single blanks, and where each place of the old one (and its end) lies in it."""
    kept: list[str] = []
    places: list[int] = []
    for char in line:
        places.append(len(kept))
        if not char.isspace() or char in "\u00a0\u202f":
            kept.append(char)
        elif kept and kept[-1] != " ":
            kept.append(" ")
    places.append(len(kept))
    return "".join(kept).rstrip(), places


def _is_in_pre(node: Element) -> bool:
    return node.parent is not None and node.parent.tag == "pre"


def _is_dropped(node: Element) -> bool:
    given = node.attributes
    if node.tag in _DROPPED:
        return True
    if not given:
        return node.tag == "aside"
    role = (given.get("role") or "").casefold()
    named = f"{given.get('class') or ''} {given.get('id') or ''}".casefold().split()
    style = (given.get("style") or "").replace(" ", "").casefold()
    return (
        role in _FURNITURE_ROLES
        or (node.tag == "aside" and not role.startswith("doc-"))
        or given.get("aria-hidden") == "true"
        or "hidden" in given
        or "display:none" in style
        or not _FURNITURE.isdisjoint(named)
    )
