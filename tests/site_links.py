"""A link checker: what in a folder of pages leads nowhere, from disk or as served, or asks somebody else.

It reads HTML, SVG and CSS with the standard library, and shares no code with what wrote them.
"""

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
LOADED = {
    *(
        (tag, "src")
        for tag in ("script", "img", "source", "video", "audio", "track", "iframe", "embed", "input")
    ),
    *((tag, "href") for tag in ("use", "image")),
    *((tag, "xlink:href") for tag in ("use", "image")),
    ("video", "poster"),
    ("object", "data"),
    ("body", "background"),
}
SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
LOADING_RELATIONS = frozenset(
    ("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest")
    + ("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch")
)
IN_CSS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
READ = {".html", ".svg", ".css"}
LOST = (
    "404.html"  # answers for addresses of any depth, so it alone links from the root, and is no page on disk
)
IN_URL = "%/:=&?~#+!$,;'@()*[]"  # what stays as it is when the rest of an address is percent-encoded


@dataclass(frozen=True, slots=True)
class Link:
    page: str  #: path of the file it stands in, below the folder
    line: int  #: from 1
    url: str
    loaded: bool  #: the browser fetches it by itself


@dataclass(slots=True)
class Document:
    """One file: where it leads, and what can be led to in it."""

    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    canonical: str = ""  #: the address that the page gives itself
    read: bool = True  #: False: a file of another kind, whose places are not known


class Reader(HTMLParser):
    def __init__(self, page: str, text: str) -> None:
        super().__init__()
        self.page = page
        self.document = Document()
        self.in_style = False
        self.feed(text)
        self.close()

    def add(self, url: str, loaded: bool, line: int | None = None) -> None:
        self.document.links.append(Link(self.page, line or self.getpos()[0], url.strip(), loaded))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_style = tag == "style"
        self.document.anchors.add(values.get("id", ""))
        if tag == "a":
            self.document.anchors.add(values.get("name", ""))
        for name, value in values.items():
            if (tag, name) in FOLLOWED | LOADED:
                self.add(value, (tag, name) in LOADED)
            elif (tag, name) in SETS:
                for candidate in value.split(","):
                    self.add(candidate.split()[0] if candidate.strip() else "", True)
            elif name == "style":
                self.handle_css(value)
        if tag == "link" and "href" in values:
            relations = set(values.get("rel", "").lower().split())
            if "canonical" in relations:
                self.document.canonical = values["href"]
            else:
                self.add(values["href"], bool(relations & LOADING_RELATIONS))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.add(values.get("content", "").partition("=")[2], False)

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.handle_css(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_css(self, text: str) -> None:
        for found in IN_CSS.finditer(text):
            line = self.getpos()[0] + text.count("\n", 0, found.start())
            self.add(next(filter(None, found.groups()), ""), True, line)


def read_document(path: str, text: str) -> Document:
    """What is in a file; `path` tells HTML and SVG from CSS."""
    reader = Reader(path, "" if path.endswith(".css") else text)
    if path.endswith(".css"):
        reader.handle_css(text)
    return reader.document


def faults_from_disk(folder: Path) -> list[str]:
    """What leads nowhere when the pages are opened as files: there, a folder is no page."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    documents = {
        name: read_document(name, (folder / name).read_text("utf-8"))
        for name in sorted(names)
        if PurePosixPath(name).suffix in READ and name != LOST
    }

    def follow(link: Link, path: str) -> Document | str:
        target = normpath((PurePosixPath(link.page).parent / unquote(path)).as_posix()) if path else link.page
        if target in names:
            return documents.get(target) or Document(read=False)
        return "is a folder" if (folder / target).is_dir() else "is not there"

    return list(find_faults(documents, follow))


def faults_as_served(address: str, folder: Path) -> list[str]:
    """What leads nowhere when `folder` is served at `address`, which ends with a slash."""
    answers: dict[str, Document | str] = {}

    def fetch(url: str) -> Document | str:
        if not url.startswith(address):
            return "leaves the site"
        try:
            with urllib.request.urlopen(quote(url, safe=IN_URL), timeout=60) as answer:
                name = unquote(answer.url.removeprefix(address))
                if name and not name.endswith("/") and PurePosixPath(name).suffix not in READ:
                    return Document(read=False)
                return read_document(name, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return f"is answered with {error.code}"

    def follow(link: Link, path: str) -> Document | str:
        url = urljoin(address + link.page, path)
        if url not in answers:
            answers[url] = fetch(url)
        return answers[url]

    documents = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix in READ:
            name = file.relative_to(folder).as_posix()
            document = fetch(address + quote(name))
            if isinstance(document, str):
                raise ValueError(f"{name} {document}")
            documents[name] = document
    return list(find_faults(documents, follow))


def find_faults(
    documents: dict[str, Document], follow: Callable[[Link, str], Document | str]
) -> Iterator[str]:
    """Each link that should not be as it is: "sources/a.html:12: #p9: there is no such place in the page"."""
    own = next((document.canonical for document in documents.values() if document.canonical), "")
    own_host = urlsplit(own).netloc
    for document in documents.values():
        for link in document.links:
            reason = fault_of(link, own_host, follow)
            if reason:
                yield f"{link.page}:{link.line}: {link.url}: {reason}"


def fault_of(link: Link, own_host: str, follow: Callable[[Link, str], Document | str]) -> str:
    """Why a link should not be as it is; "" where it is right."""
    parts = urlsplit(link.url)
    if parts.scheme == "data" and link.loaded:
        return ""
    if link.loaded and (parts.scheme or parts.netloc):
        return "asks somebody else"
    if parts.scheme in ("http", "https", "mailto"):
        return "is absolute, within the site" if own_host and parts.netloc == own_host else ""
    if parts.scheme or parts.netloc:
        return "is no kind of link for a page"
    if not link.url:
        return "is empty"
    if parts.path.startswith("/") != (link.page == LOST) and parts.path:
        return (
            "is relative, where any depth is possible"
            if link.page == LOST
            else "is absolute, within the site"
        )
    path, fragment = urldefrag(link.url)
    target = follow(link, path.partition("?")[0])
    if isinstance(target, str):
        return target
    place = unquote(fragment.partition(":~:")[0])  # after it, words to be marked, which need no anchor
    there = not target.read or place in ("", "top") or place in target.anchors
    return "" if there else "there is no such place in the page"
