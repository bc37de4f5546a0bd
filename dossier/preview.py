"""What the preview shows: the site in memory, or the page of mistakes over it; and when all is compared and written."""

from __future__ import annotations

import contextlib
import mimetypes
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from markupsafe import escape

from dossier import pipeline
from dossier.findings import Finding
from dossier.heads import SourceHead
from dossier.live import LiveSite, Sight
from dossier.mendable import Mendable
from dossier.model import Record
from dossier.pipeline import Check
from dossier.private import PUBLISHED, private_page
from dossier.render import RenderError, make_renderer
from dossier.settings import Settings
from dossier.views import Chrome, Date, FileMistake, MistakesPage

HOST = "127.0.0.1"
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
SCRIPT = Path(__file__).with_name("preview.js")
SETTLING = 0.25  #: seconds without an edit, after which everything is compared anew
PAUSE = 2.0  #: seconds without an edit, after which the site is written to its folder
POLICY = b'<meta http-equiv="Content-Security-Policy"'
#: No page of another address may show a page of the preview or load a file of it.
APART = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def is_local(host: str) -> bool:
    """Whether a Host header, with or without a port, names this machine; the lack of one comes from no browser."""
    name, _, port = host.lower().rpartition(":")
    return not host or (name if name and port.isdigit() else host.lower()) in LOCAL_NAMES


@dataclass
class Preview:
    """The site as it looks now, and what is wrong with it."""

    settings: Settings
    captures: Path | None = None  #: private full texts
    mistakes: bytes = b""  #: the page that lies over the site; empty while all is well
    good: Sight | None = None  #: the last site that was whole
    _shown: tuple[str, bytes] = ("", b"")  #: the page that was asked for last
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _writer: BaseProcess | None = None
    _timer: threading.Timer | None = None
    _settler: threading.Timer | None = None
    _edits: int = 0  #: counted as they are noticed; what was being compared for an earlier one is of no use
    _pending: frozenset[Path] = frozenset()  #: what changed and was not yet read

    def __post_init__(self) -> None:
        self.live = LiveSite(self.settings)

    def rebuild(self, changed: Collection[Path] = ()) -> None:
        """Look at what changed; what goes wrong becomes the page over the site. Never raises."""
        started = time.perf_counter()
        self._edits += 1
        if any(path.suffix == ".html" or path.suffix == ".xml" for path in changed):
            self.live.templates_changed()
        with self._lock:
            self._pending = self._pending.union(changed)
            self.mistakes = self._follow(lambda: self.live.read(self._pending))
        state = "mistakes, see the page" if self.mistakes else "ready"
        if not self.settings.quiet:
            print(
                f"{time.strftime('%H:%M:%S')} {state} in {time.perf_counter() - started:.2f} s",
                file=sys.stderr,
            )

    def settle_later(self, tell: Callable[[], None]) -> None:
        """Compare everything once the edits have paused.

        tell: called where the page that was shown last looks otherwise then.
        """
        if self._settler is not None:
            self._settler.cancel()
        self._settler = threading.Timer(SETTLING, lambda: tell() if self.settle() else None)
        self._settler.daemon = True
        self._settler.start()

    def settle(self) -> bool:
        """Compare everything anew; whether the page that was shown last looks otherwise now."""
        edits, mistakes = self._edits, self.mistakes
        try:
            compared: Check | Exception | None = self.live.compare(lambda: self._edits != edits)
        except Exception as error:  # told as a fault of `live.read` is
            compared = error
        with self._lock:
            if compared is None or self._edits != edits:
                return False
            self.mistakes = self._follow(partial(self._settled, compared))
        path, shown = self._shown
        return mistakes != self.mistakes or (bool(path) and self._page_at(path) != shown)

    def _settled(self, compared: Check | Exception) -> Sight:
        if isinstance(compared, Exception):
            raise compared
        return self.live.settle(compared)

    def _follow(self, look: Callable[[], Sight]) -> bytes:
        """Take up what is seen now, if it is whole; else the page that says what is wrong."""
        try:
            sight = look()
        except Mendable as error:
            return self._page([FileMistake("", str(error))])
        except OSError as error:
            return self._page([FileMistake(str(error.filename or ""), error.strerror or "cannot be read")])
        except Exception as error:  # the preview outlives a fault of the program
            return self._page([FileMistake("", f"a fault of the program: {type(error).__name__}: {error}")])
        self._pending = frozenset()
        if sight.errors and not self.settings.draft:
            return self._page(map(_told, sight.errors))
        self.good = sight
        return b""

    def write_later(self) -> None:
        """Write the site to its folder once the edits have paused, in a process of its own that nobody waits for."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(PAUSE, self._write)
        self._timer.daemon = True
        self._timer.start()

    def _write(self) -> None:
        if self._writer is not None and self._writer.is_alive():
            self.write_later()
            return
        alone = replace(self.settings, jobs=1, quiet=True)
        start = multiprocessing.get_context("spawn").Process
        self._writer = start(target=write, args=(alone,), daemon=True)
        self._writer.start()

    def _page(self, mistakes: Iterable[FileMistake]) -> bytes:
        told = tuple(
            replace(each, place=self._near(each.place), message=self._near(each.message)) for each in mistakes
        )
        heading = "A mistake to mend" if len(told) == 1 else f"{len(told)} mistakes to mend"
        last = "The last site that was whole stays as it is, and comes back when this is mended."
        standing = (
            last
            if self.good or (self.settings.output / "index.html").is_file()
            else "No site has been built yet."
        )
        chrome = Chrome("Preview", heading, "", "en", "/", "/index.html", (), (), Date(""))
        page = MistakesPage(chrome, told, standing)
        try:
            return make_renderer(self.settings.template_folders)(page).encode()
        except RenderError as error:  # the templates themselves are broken
            said = escape(self._near(str(error)))
            return f"<!doctype html><head><title>Mistakes</title></head><pre>{said}</pre>".encode()

    def _near(self, text: str) -> str:
        """What is said without the folders that the dossier and its engine lie in: a page may be shown to others."""
        settings = self.settings
        inside = (settings.content, settings.output, *settings.template_folders, *settings.static_folders)
        for folder in sorted({path.absolute().parent for path in inside}, key=lambda path: -len(str(path))):
            text = text.replace(f"{folder}{os.sep}", "") if folder != folder.parent else text
        return text

    def answer(self, request: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """A WSGI application: the files of the site, the page of mistakes over every page of it."""
        if request.get("REQUEST_METHOD", "GET") not in ("GET", "HEAD"):
            return _send(start, "405 Method Not Allowed", "refused.txt", b"this preview is for reading\n")
        if request.get("REQUEST_METHOD") == "HEAD":
            for _ in self.answer({**request, "REQUEST_METHOD": "GET"}, start):
                pass  # a head has no body
            return []
        if not is_local(str(request.get("HTTP_HOST", ""))):
            return _send(start, "403 Forbidden", "refused.txt", b"this preview answers to localhost alone\n")
        path = unquote(str(request.get("PATH_INFO", "/"))).lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        if self.mistakes and (path.endswith(".html") or "." not in path):
            return _send(start, "200 OK", path, self.mistakes)
        if path == SCRIPT.name:
            return _send(start, "200 OK", path, SCRIPT.read_bytes())
        try:
            asked = str(request.get("QUERY_STRING", ""))
            body = (self._private(path) if asked != PUBLISHED else None) or self._page_at(path)
            if body is not None and path.endswith(".html"):
                self._shown = path, body
            if body is None and (file := self._file(path)):
                body = file.read_bytes()
            if body is not None:
                return _send(start, "200 OK", path, body)
            missing = self._page_at("404.html") or b"not found\n"
        except RenderError as error:
            return _send(start, "200 OK", "template.html", self._page([FileMistake("", str(error))]))
        except OSError:
            missing = b"not found\n"
        rooted = missing.replace(b"<head>", b'<head><base href="/">', 1)  # for addresses of any depth
        return _send(start, "404 Not Found", "404.html", rooted)

    def _page_at(self, path: str) -> bytes | None:
        return self.good.page(path) if self.good else None

    def _private(self, path: str) -> bytes | None:
        """The page of a document with its full text, from memory; None for every other file."""
        if self.good is None or self.captures is None:
            return None
        edition = self.good.edition
        record = edition.corpus.records.get(Path(path).stem)
        if record is None or not isinstance(record.head, SourceHead) or path != edition.path(record):
            return None
        page = private_page(edition, cast("Record[SourceHead]", record), self.captures)
        return self.good.render(page).encode() if page else None

    def _file(self, path: str) -> Path | None:
        """The file of an address: of static/ as it is, else of the site as last written; never outside them."""
        beside = path.startswith("static/")
        name = path.removeprefix("static/" if beside else "")
        if beside and any(part.startswith(".") for part in name.split("/")):
            return None  # no part of the site
        for folder in self.settings.static_folders if beside else (self.settings.output,):
            with contextlib.suppress(OSError, ValueError):
                file = (folder / name).resolve()
                if file.is_relative_to(folder.resolve()) and file.is_file():
                    return file
        return None


def write(settings: Settings) -> None:
    """Write the site to its folder, as `build` does: it is there for those who look at the files."""
    if hasattr(os, "nice"):
        os.nice(10)  # the preview comes first
    with contextlib.suppress(Mendable, OSError):
        pipeline.build(settings)


def _told(finding: Finding) -> FileMistake:
    where = finding.where
    line = f":{where.line}" if where.line else ""
    return FileMistake(f"{where.file}{line}", finding.message, finding.rule, where.text)


def _previewed(page: bytes) -> bytes:
    """A page as the preview shows it: with its own script, without the policy that forbids livereload's."""
    page = page.replace(POLICY, b'<meta name="policy-left-out-in-preview"')
    return page.replace(b"</body>", b'<script src="/%s"></script></body>' % SCRIPT.name.encode(), 1)


def _send(start: StartResponse, status: str, path: str, body: bytes) -> list[bytes]:
    """Answer with a file of this name."""
    kind = mimetypes.guess_type(path)[0] or ("text/html" if "." not in path else "application/octet-stream")
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    start(status, [("Content-Type", kind + charset), ("Cache-Control", "no-store"), *APART])
    return [_previewed(body) if kind == "text/html" else body]
