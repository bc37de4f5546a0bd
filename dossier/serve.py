"""The preview: livereload round the pipeline. A mistake shows as a page over the site; the last good site stays.

livereload brings the browser side and its socket; watchfiles notices edits by events, where livereload would
look every 0.8 s and drop what comes within 3 s of the last. The server answers on the loopback address alone.
"""

from __future__ import annotations

import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import ForceReloadHandler, LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler

from dossier.preview import HOST, Preview, is_local
from dossier.settings import Settings

HANDING_ON = 0.001  #: seconds until a thread that works lets the one go on that answers
QUIET = 10  #: ms without another event, after which an edit is read


def serve(settings: Settings, *, port: int, open_browser: bool, captures: Path | None = None) -> int:
    """Serve the site on the loopback address, and follow every edit until interrupted; the exit status.

    captures: the folder with the private full texts, which are shown beside the digests and written nowhere.
    """
    _refuse_taken(port)
    preview = Preview(settings, captures)
    preview.rebuild()
    preview.write_later()
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    _keep_to_this_machine()
    logging.getLogger("livereload").setLevel(logging.WARNING)
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    server = Server(preview.answer, watcher=_Events())
    server._setup_logging = lambda: None
    loop = IOLoop.current()
    sys.setswitchinterval(HANDING_ON)
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


def _keep_to_this_machine() -> None:
    """The socket that tells of edits answers pages of this preview alone; livereload's own answers any page."""

    def refuse_foreign(self: RequestHandler) -> None:
        if not is_local(self.request.host):
            raise HTTPError(403)

    def refuse(self: RequestHandler) -> None:
        raise HTTPError(404)

    def is_own(self: RequestHandler, origin: str) -> bool:
        return is_local(self.request.host) and urlsplit(origin).netloc == self.request.host

    LiveReloadHandler.check_origin = is_own
    LiveReloadHandler.prepare = LiveReloadJSHandler.prepare = refuse_foreign
    ForceReloadHandler.prepare = refuse  # any page that somebody has open could ask for it


class _Events(Watcher):  # type: ignore[misc]  # livereload has no types
    """Tells livereload that changes are noticed elsewhere, so that it does not look for them itself."""

    def start(self, callback: Callable[[], None]) -> bool:
        return True

    def examine(self) -> tuple[None, None]:
        return None, None


def _watch(preview: Preview, loop: IOLoop) -> None:
    """Follow every change of content, templates, static files and captures, and tell the browser."""
    from watchfiles import watch

    settings = preview.settings
    folders = [
        folder
        for folder in (
            settings.content,
            *settings.template_folders,
            *settings.static_folders,
            preview.captures,
        )
        if folder and folder.is_dir()
    ]

    def tell(path: str) -> None:
        loop.add_callback(LiveReloadHandler.reload_waiters, path)

    for changes in watch(*folders, debounce=QUIET, step=QUIET):
        changed = {Path(path).absolute() for _, path in changes}
        preview.write_later()
        if all(path.suffix == ".css" for path in changed) and not preview.mistakes:
            tell("style.css")  # it is served as it lies; no page changes
            continue
        preview.rebuild(changed)
        tell("*")
        preview.settle_later(lambda: tell("*"))
