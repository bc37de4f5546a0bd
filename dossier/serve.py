"""The preview: livereload round the pipeline. A mistake shows as a page over the site; the last good site stays.

livereload brings the browser side and its socket; watchfiles notices edits by events, where livereload would
look every 0.8 s and drop what comes within 3 s of the last. The server answers on the loopback address alone.
"""

from __future__ import annotations

import logging
import mimetypes
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

from dossier import pipeline
from dossier.findings import Finding
from dossier.heads import SourceHead
from dossier.history import last_changes
from dossier.model import Record
from dossier.output import OutputError
from dossier.pages.edition import Edition
from dossier.private import PUBLISHED, private_page
from dossier.reader import ContentError
from dossier.render import RenderError, make_renderer
from dossier.settings import Settings
from dossier.views import Chrome, Date, FileMistake, MistakesPage

HOST = "127.0.0.1"
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
POLICY = b'<meta http-equiv="Content-Security-Policy"'
StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def serve(settings: Settings, *, port: int, open_browser: bool, captures: Path | None = None) -> int:
    """Build, serve on the loopback address, rebuild at every edit until interrupted; the exit status.

    captures: the folder with the private full texts, which are shown beside the digests and written nowhere.
    """
    _refuse_taken(port)
    preview = Preview(settings, captures)
    preview.rebuild()
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    logging.getLogger("livereload").setLevel(logging.WARNING)
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    server = Server(preview.answer, watcher=_Events())
    server._setup_logging = lambda: None
    loop = IOLoop.current()
    threading.Thread(target=_watch, args=(preview, loop), daemon=True).start()
    print(f"http://localhost:{port}/  (Ctrl+C ends it)", flush=True)
    if open_browser:
        loop.call_later(0.2, webbrowser.open, f"http://localhost:{port}/")
    server.serve(port=port, host=HOST, debug=False)
    return 0


def _refuse_taken(port: int) -> None:
    """Raises OSError, with the port, where nothing can listen on it."""
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, port))
    except OverflowError as error:
        raise OSError(f"--port {port}: a port is a number from 1 to 65535") from error
    except OSError as error:
        raise OSError(f"--port {port}: {error.strerror or error}; another number may be free") from error


class _Events(Watcher):  # type: ignore[misc]  # livereload has no types
    """Tells livereload that changes are noticed elsewhere, so that it does not look for them itself."""

    def start(self, callback: Callable[[], None]) -> bool:
        return True

    def examine(self) -> tuple[None, None]:
        return None, None


def _watch(preview: Preview, loop: IOLoop) -> None:
    """Rebuild at every change of content, templates or static files, then tell the browser."""
    from watchfiles import watch

    settings = preview.settings
    folders = [
        folder
        for folder in (settings.content, settings.templates, settings.static, preview.captures)
        if folder and folder.is_dir()
    ]
    for changes in watch(*folders, debounce=60, step=15):
        preview.rebuild()
        only_style = all(path.endswith(".css") for _, path in changes)
        path = "style.css" if only_style and not preview.mistakes else "*"
        loop.add_callback(LiveReloadHandler.reload_waiters, path)


@dataclass
class Preview:
    """The site in memory's reach: the folder of the last good build, and what is wrong now."""

    settings: Settings
    captures: Path | None = None  #: private full texts
    edition: Edition | None = None  #: of the last good build, where full texts are shown
    mistakes: bytes = b""  #: the page that lies over the site; empty while all is well
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def rebuild(self) -> None:
        """Build once; what goes wrong becomes the page over the site. Never raises."""
        started = time.perf_counter()
        with self._lock:
            self.mistakes = self._build()
        state = "mistakes, see the page" if self.mistakes else "built"
        if not self.settings.quiet:
            print(
                f"{time.strftime('%H:%M:%S')} {state} in {time.perf_counter() - started:.2f} s",
                file=sys.stderr,
            )

    def _build(self) -> bytes:
        try:
            checked, _ = pipeline.build(self.settings)
        except (ContentError, OutputError, RenderError) as error:
            return self._page([FileMistake("", str(error))])
        except OSError as error:
            return self._page([FileMistake(str(error.filename or ""), error.strerror or str(error))])
        except Exception as error:  # the preview outlives a fault of the program
            return self._page([FileMistake("", f"a fault of the program: {type(error).__name__}: {error}")])
        errors = checked.errors(strict=self.settings.strict)
        if self.captures and not errors:
            changes = last_changes(self.settings.content)
            self.edition = Edition(checked.corpus, checked.result, self.settings, changes)
        return self._page(map(_told, errors)) if errors else b""

    def _page(self, mistakes: Iterable[FileMistake]) -> bytes:
        told = tuple(mistakes)
        heading = "A mistake to mend" if len(told) == 1 else f"{len(told)} mistakes to mend"
        last = "The last site that was whole stays as it is, and comes back when this is mended."
        standing = last if (self.settings.output / "index.html").is_file() else "No site has been built yet."
        chrome = Chrome("Preview", heading, "", "en", "/", "/index.html", (), (), Date(""))
        page = MistakesPage(chrome, told, standing)
        try:
            return make_renderer(self.settings.templates)(page).encode()
        except RenderError as error:  # the templates themselves are broken
            return f"<!doctype html><head><title>Mistakes</title></head><pre>{error}</pre>".encode()

    def answer(self, request: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """A WSGI application: the files of the site, the page of mistakes over every page of it."""
        if request.get("REQUEST_METHOD") == "HEAD":
            for _ in self.answer({**request, "REQUEST_METHOD": "GET"}, start):
                pass  # a head has no body
            return []
        host = str(request.get("HTTP_HOST", "")).rsplit(":", 1)[0] or HOST
        if host not in LOCAL_NAMES:
            return _send(start, "403 Forbidden", "text/plain", b"this preview answers to localhost alone\n")
        file = self._file(unquote(str(request.get("PATH_INFO", "/"))))
        is_page = file is None or file.suffix == ".html"
        if self.mistakes and is_page:
            return _send(start, "200 OK", "text/html", _without_policy(self.mistakes))
        if file is None:
            missing = self.settings.output / "404.html"
            body = missing.read_bytes() if missing.is_file() else b"not found\n"
            body = body.replace(
                b"<head>", b'<head><base href="/">', 1
            )  # it stands for addresses of any depth
            return _send(start, "404 Not Found", "text/html", _without_policy(body))
        try:
            asked = str(request.get("QUERY_STRING", ""))
            body = (self._private(file) if asked != PUBLISHED else None) or file.read_bytes()
        except OSError:
            return _send(start, "404 Not Found", "text/plain", b"not found\n")
        except RenderError as error:
            body = self._page([FileMistake("", str(error))])
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return _send(start, "200 OK", kind, _without_policy(body) if is_page else body)

    def _private(self, file: Path) -> bytes | None:
        """The page of a document with its full text, from memory; None for every other file."""
        if self.edition is None or self.captures is None or file.suffix != ".html":
            return None
        record = self.edition.corpus.records.get(file.stem)
        top = self.settings.output.resolve()
        if record is None or not isinstance(record.head, SourceHead):
            return None
        if file != top / self.edition.path(record):
            return None
        page = private_page(self.edition, cast("Record[SourceHead]", record), self.captures)
        return make_renderer(self.settings.templates)(page).encode() if page else None

    def _file(self, path: str) -> Path | None:
        """The file of an address, never outside the site."""
        top = self.settings.output.resolve()
        try:
            file = (top / path.lstrip("/")).resolve()
        except (OSError, ValueError):
            return None
        if not file.is_relative_to(top):
            return None
        if file.is_dir():
            file = file / "index.html"
        return file if file.is_file() else None


def _told(finding: Finding) -> FileMistake:
    where = finding.where
    line = f":{where.line}" if where.line else ""
    return FileMistake(f"{where.file}{line}", finding.message, finding.rule, where.text)


def _without_policy(page: bytes) -> bytes:
    """The published page's policy forbids the script that livereload puts in; the preview goes without it."""
    return page.replace(POLICY, b'<meta name="policy-left-out-in-preview"')


def _send(start: StartResponse, status: str, kind: str, body: bytes) -> list[bytes]:
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    start(status, [("Content-Type", kind + charset), ("Cache-Control", "no-store")])
    return [body]
