"""The preview serves the site to this machine and to its own pages; nothing else, and to nobody else."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT, SAMPLE
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from benchmarks.hardening.sites import PROGRAM, started
from dossier.dates import Day
from dossier.preview import Preview, is_local
from dossier.settings import Settings


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    content = Path(shutil.copytree(SAMPLE, tmp_path / "mine" / "content"))
    static = Path(shutil.copytree(ROOT / "static", tmp_path / "mine" / "static"))
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "mine" / "templates"))
    (tmp_path / "secret.txt").write_text("a secret")
    made = Preview(
        Settings(
            content=content,
            output=tmp_path / "mine" / "site",
            templates=templates,
            static=static,
            cache=None,
            as_of=Day(2026, 11, 21),
            quiet=True,
        )
    )
    made.rebuild()
    return made


def get(preview: Preview, path: str, method: str = "GET") -> tuple[str, dict[str, str], str]:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(status=status[:3], headers=dict(headers))

    asked = {"PATH_INFO": path, "HTTP_HOST": "localhost:8000", "REQUEST_METHOD": method}
    body = b"".join(preview.answer(asked, start)).decode(errors="replace")
    return told["status"], told["headers"], body


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../secret.txt",
        "/static/%2e%2e/%2e%2e/secret.txt",
        "/static/%252e%252e/%252e%252e/secret.txt",
        "/static/..%2f..%2fsecret.txt",
        "/static/..\\..\\secret.txt",
        "/static/..%5c..%5csecret.txt",
        "/static//../../secret.txt",
        "/static/css/../../../secret.txt",
        "/static/\0/../../secret.txt",
        "/static/%00",
        "/static/link.txt",
        "/static/folder/secret.txt",
        "/static/.hidden",
        "/static/.git/config",
        "/static/pipe",
        "//static/../../secret.txt",
        "/static/" + "a/" * 3000,
        "/static/" + "a" * 5000,
        "/static/\udcff",
        "/..%c0%af..%c0%afsecret.txt",
        "file:///etc/passwd",
    ],
)
def test_no_trick_with_a_path_leads_out_of_the_site(preview: Preview, path: str) -> None:
    static = preview.settings.static
    (static / "link.txt").symlink_to(static.parent.parent / "secret.txt")
    (static / "folder").symlink_to(static.parent.parent)
    (static / ".hidden").write_text("a secret")
    if hasattr(os, "mkfifo"):
        os.mkfifo(static / "pipe")
    status, _, body = get(preview, path)
    assert status == "404" and "a secret" not in body


def test_a_link_in_the_written_site_is_not_followed_out_of_it(preview: Preview) -> None:
    preview.settings.output.mkdir()
    (preview.settings.output / "odd.txt").symlink_to(preview.settings.content / "site.yml")
    assert get(preview, "/odd.txt")[0] == "404"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "localhost:80:80",
        ":80",
        "[::2]:80",
    ],
)
def test_no_other_name_is_this_machine(host: str) -> None:
    assert not is_local(host)


def test_it_is_for_reading_and_for_its_own_pages(preview: Preview) -> None:
    assert get(preview, "/", "POST")[0] == "405"
    headers = get(preview, "/")[1]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("SAMEORIGIN", "nosniff")


def test_what_is_wrong_is_told_without_the_folders_of_the_machine(preview: Preview, tmp_path: Path) -> None:
    settings = preview.settings
    template = settings.templates / "base.html"
    good = template.read_text("utf-8")
    template.write_text(good.replace("{%", '{% include "gone<b>.html" %}{%', 1), "utf-8")
    preview.rebuild([template])
    told = get(preview, "/sources/")[2]
    assert "gone" in told and str(tmp_path) not in told and "<b>" not in told
    template.write_text(good, "utf-8")
    settings.content.rename(settings.content.with_name("away"))
    preview.rebuild()
    told = get(preview, "/")[2]
    assert "there is no such folder" in told and str(tmp_path) not in told


# --- the whole server ---


class Server:
    def __init__(self, folder: Path, port: int) -> None:
        self.content, self.host = folder / "content", f"127.0.0.1:{port}"

    def shows(self, path: str, words: str, seconds: float = 90) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://{self.host}{path}") as answer:
                    if words in answer.read().decode():
                        return True
            except OSError:
                pass
            time.sleep(0.05)
        return False

    def status(self, path: str, **headers: str) -> int:
        try:
            with urllib.request.urlopen(
                urllib.request.Request(f"http://{self.host}{path}", headers=headers)
            ) as got:
                return int(got.status)
        except urllib.error.HTTPError as error:
            return error.code

    def socket_answers(self, **headers: str) -> bool:
        async def ask() -> bool:
            try:
                opened = await websocket_connect(HTTPRequest(f"ws://{self.host}/livereload", headers=headers))
                opened.close()
                return True
            except HTTPClientError:
                return False

        with ThreadPoolExecutor(1) as apart:  # a browser's loop may run in this thread
            return apart.submit(asyncio.run, ask()).result()


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [
        "serve",
        "--port",
        str(port),
        "--output",
        str(folder / "site"),
        "--content",
        str(folder / "content"),
    ]
    with started([sys.executable, "-c", PROGRAM, str(folder), *words, "--no-cache"]):
        server = Server(folder, port)
        assert server.shows("/events/arrival.html", "livereload.js")
        yield server


def save(file: Path, text: str) -> None:
    """As careful editors do: a file beside it, and its name."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def test_a_whole_server_answers_its_own_pages_alone_and_misses_no_edit(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "content")
    with serving(tmp_path) as server:
        own, foreign = f"http://{server.host}", "http://evil.example"
        assert server.socket_answers(Origin=own)
        assert not server.socket_answers(Origin=foreign)
        assert not server.socket_answers(Origin="null")
        assert not server.socket_answers(Origin=foreign, Host="evil.example"), "a name that leads here"
        assert not server.socket_answers(Origin="http://localhost:1")
        assert server.status("/livereload.js") == 200
        assert server.status("/livereload.js", Host="evil.example") == 403
        assert server.status("/events/arrival.html", Host="evil.example") == 403
        assert server.status("/forcereload") == 404

        event = server.content / "events" / "arrival.md"
        text = event.read_text("utf-8")
        save(event, text.replace("arrived in April", "arrived in spring"))
        assert server.shows("/events/arrival.html", "arrived in spring")
        for word in ("summer", "autumn", "winter"):  # three saves within a moment: the last one counts
            event.write_text(text.replace("arrived in April", f"arrived in {word}"), "utf-8")
        assert server.shows("/events/arrival.html", "arrived in winter")
        event.write_text(text.replace("arrived in April", "arrived in the past"), "utf-8")
        os.utime(event, (0, 0))  # the clock ran backwards
        assert server.shows("/events/arrival.html", "arrived in the past")

        for number in range(300):  # another branch: records come, change and go
            name = f"---\nname: Comer {number}\nkind: person\n---\nOf [[ada-quill]].\n"
            (server.content / "actors" / f"comer-{number}.md").write_text(name, "utf-8")
        event.write_text(text, "utf-8")
        assert server.shows("/actors/", "Comer 299") and server.shows(
            "/events/arrival.html", "arrived in April"
        )
        for number in range(299):
            (server.content / "actors" / f"comer-{number}.md").unlink()
        assert server.shows("/actors/comer-299.html", "Comer 299")
        end = time.monotonic() + 60
        while server.status("/actors/comer-0.html") != 404 and time.monotonic() < end:
            time.sleep(0.1)
        assert server.status("/actors/comer-0.html") == 404
