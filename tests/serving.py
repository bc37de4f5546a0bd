"""A folder served as a plain host would serve it, below a path: for tests that need real addresses."""

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class ServedFolder:
    """Serves from the moment it is made until `close`; `address` ends in the path that it was given."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        if not (prefix.startswith("/") and prefix.endswith("/")):
            raise ValueError(f"{prefix!r} must begin and end with a slash")

        class Handler(Request):
            def __init__(self, *arguments: Any) -> None:
                self.prefix = prefix
                super().__init__(*arguments, directory=str(folder))

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}{prefix}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Request(SimpleHTTPRequestHandler):
    """One request: files and index pages below the prefix, and 404.html, with its status, for all else.

    It guesses no ending ("a" is not "a.html") and lists no folder, as some hosts do; no link may lean on it.
    """

    prefix: str
    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        if urlsplit(self.path).path.startswith(self.prefix):
            return super().send_head()
        return self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + urlsplit(path).path.removeprefix(self.prefix))

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        own = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            return super().send_error(code, message, explain)
        body = own.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: the tests read the answers, not a log."""
