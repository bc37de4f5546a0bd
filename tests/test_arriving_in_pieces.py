"""A page that comes in pieces, as over a slow line, moves nothing that is on the screen already."""

import http.server
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_every_kind_of_page import WATCH

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PIECES = 5


class InPieces(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.suffix != ".html":
            return super().do_GET()
        page = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        for piece in range(PIECES):
            self.wfile.write(page[len(page) * piece // PIECES : len(page) * (piece + 1) // PIECES])
            self.wfile.flush()
            time.sleep(0.15)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize("path", ["matrix.html", "findings.html", "timeline.html"])
def test_what_is_read_already_stays_where_it_is(path: str, built_site: Path, browser: "Browser") -> None:
    handler = partial(InPieces, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(f"({WATCH})()")
        page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="load")
        page.wait_for_timeout(100)
        assert page.evaluate("shifted") == 0
        page.close()
        server.shutdown()
