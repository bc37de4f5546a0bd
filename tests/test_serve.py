"""The preview: an edit is served, a mistake lies over the site, the server answers to this machine alone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from commands import ROOT, SAMPLE, run

from dossier import pipeline
from dossier.dates import Day
from dossier.preview import Preview
from dossier.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    settings = Settings(
        content=content,
        output=tmp_path / "site",
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None,
        as_of=Day(2026, 11, 21),
        quiet=True,
    )
    made = Preview(settings)
    made.rebuild()
    return made


def get(preview: Preview, path: str, host: str = "localhost:8000") -> tuple[str, str]:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told["status"] = status

    body = b"".join(preview.answer({"PATH_INFO": path, "HTTP_HOST": host}, start))
    return told["status"][:3], body.decode(errors="replace")


def test_the_site_is_served(preview: Preview) -> None:
    assert get(preview, "/")[0] == "200"
    assert "The voyage of the Halcyon" in get(preview, "/sources/")[1]
    assert get(preview, "/static/css/base.css")[0] == "200"


def test_a_missing_page_is_the_sites_own(preview: Preview) -> None:
    status, body = get(preview, "/nowhere.html")
    assert status == "404" and "No page stands" in body


@pytest.mark.parametrize(
    "path",
    ["/../content/site.yml", "/%2e%2e/content/site.yml", "/..%2f..%2fetc/passwd", "//etc/passwd", "/\0"],
)
def test_nothing_outside_the_site_is_served(preview: Preview, path: str) -> None:
    assert get(preview, path)[0] == "404"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example"])
def test_a_foreign_name_is_refused(preview: Preview, host: str) -> None:
    assert get(preview, "/", host)[0] == "403"


def test_a_head_has_no_body(preview: Preview) -> None:
    told: list[str] = []
    request = {"PATH_INFO": "/", "HTTP_HOST": "localhost", "REQUEST_METHOD": "HEAD"}
    assert list(preview.answer(request, lambda status, headers: told.append(status))) == []
    assert told == ["200 OK"]


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_cannot_be_is_told_before_an_address(port: str) -> None:
    done = run("serve", "--content", SAMPLE, "--port", port)
    assert done.status == 2 and f"--port {port}" in done.err and "http" not in done.out


def test_an_edit_is_served(preview: Preview) -> None:
    file = preview.settings.content / "events" / "arrival.md"
    file.write_text(file.read_text().replace("arrived in April", "arrived in spring"))
    preview.rebuild([file])
    assert "arrived in spring" in get(preview, "/events/arrival.html")[1]


def test_a_mistake_lies_over_the_site_and_goes_when_mended(preview: Preview) -> None:
    file = preview.settings.content / "events" / "arrival.md"
    good = file.read_text()
    file.write_text(good.replace("title:", "tilte:"))
    preview.rebuild()
    status, body = get(preview, "/sources/harbour-wire.html")
    assert "to mend" in body and "content/events/arrival.md:2" in body and "tilte" in body
    assert preview.good is not None, "the last good site stays"
    assert "to mend" not in get(preview, "/static/css/base.css")[1]
    file.write_text(good)
    preview.rebuild()
    assert "to mend" not in get(preview, "/sources/harbour-wire.html")[1]


def test_a_whole_server_reloads_after_an_edit(tmp_path: Path) -> None:
    """The real thing: a process, a socket, a file that changes."""
    import socket
    import subprocess
    import sys
    import urllib.request

    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "import sys; from dossier.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [
        "serve",
        "--content",
        str(content),
        "--output",
        str(tmp_path / "site"),
        "--port",
        str(port),
        "--no-cache",
    ]
    server = subprocess.Popen(
        [sys.executable, "-c", program, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )

    def served(words: str) -> bool:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/events/arrival.html") as answer:
                    if words in answer.read().decode():
                        return True
            except OSError:
                pass
            time.sleep(0.05)
        return False

    try:
        assert served("livereload.js")
        file = content / "events" / "arrival.md"
        file.write_text(file.read_text().replace("arrived in April", "arrived in spring"))
        assert served("arrived in spring")
    finally:
        server.terminate()
        server.communicate(timeout=120)


def test_notes_stay_open_and_the_place_is_kept_when_a_page_is_loaded_anew(
    preview: Preview, browser: Browser
) -> None:
    page = browser.new_page()
    body = "<details id=a><summary>a</summary>x</details><details><summary>b</summary>y</details>"
    body += "<div style='height: 5000px'></div></body>"

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/preview.js":
            route.fulfill(body=get(preview, path)[1], content_type="text/javascript")
        else:
            route.fulfill(
                body=f"<!doctype html><body>{body}<script src='/preview.js'></script>",
                content_type="text/html",
            )

    page.route("**/*", answer)
    page.goto("http://localhost:1/page.html")
    page.locator("summary").nth(1).click()
    page.evaluate("scrollTo(0, 900)")
    page.reload()
    assert page.locator("details").evaluate_all("all => all.map(each => each.open)") == [False, True]
    assert page.evaluate("scrollY") == 900
    page.close()


def test_the_previews_script_is_on_no_published_page(preview: Preview) -> None:
    assert "/preview.js" in get(preview, "/sources/")[1]
    pipeline.build(preview.settings)
    assert not [
        path for path in preview.settings.output.rglob("*.html") if b"preview.js" in path.read_bytes()
    ]
