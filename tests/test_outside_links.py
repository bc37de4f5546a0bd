"""`build.py links`: outside addresses are found where they stand, and asked politely, of public machines alone."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import pipeline
from dossier.dates import Day
from dossier.outside import telling
from dossier.outside.addresses import outside_addresses, without_archive
from dossier.outside.asking import Answer, Asker, NotPublic, dial, is_public
from dossier.settings import Settings

SOURCE = """---
title: Memo
url: https://example.org/memo#p3
archive_url: https://archive.example/2024/https://example.org/memo
---

{p=1}
As [it says](http://example.org/other_(1)), and (https://example.org/memo).[^1]

[^1]: The Post, www.example.org/page, ftp://example.org/x, javascript:alert(1), https://[::1, https://example.org/ü?a=b.
"""


def test_addresses_are_found_with_their_places_each_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name, text in {
        "sources/memo.md": SOURCE,
        "sources/bare.md": "---\ntitle: Bare\nurl: https://example.org/bare\n---\n",
        "sources/hidden.md": "---\ntitle: Hidden\ndraft: true\nurl: https://example.org/hidden\n---\n",
        "site.yml": "title: Site\n",
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    none = tmp_path / "none"
    settings = Settings(
        content=content, output=none, templates=none, static=none, cache=None, as_of=Day(2026, 11, 21)
    )
    corpus = pipeline.read(settings)
    assert {each.address: each.places for each in outside_addresses(corpus, content)} == {
        "http://example.org/other_(1)": ("content/sources/memo.md:8",),
        "https://archive.example/2024/https://example.org/memo": ("content/sources/memo.md:4",),
        "https://example.org/bare": ("content/sources/bare.md:3",),
        "https://example.org/memo": ("content/sources/memo.md:3", "content/sources/memo.md:8"),
        "https://example.org/ü?a=b": ("content/sources/memo.md:10",),
    }
    assert without_archive(corpus) == ("content/sources/bare.md:3",)


class Server(BaseHTTPRequestHandler):
    """Answers as its path says: /404, /head-405/200, /once-503/200, /to/ADDRESS, /for-good/ADDRESS."""

    seen: list[tuple[str, str]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.seen.append((self.command, self.path))
        _, first, *rest = self.path.split("/", 2)
        where = ""
        if first in ("to", "for-good"):
            status, where = 302 if first == "to" else 301, rest[0]
        elif first == "head-405":
            status = 405 if self.command == "HEAD" else 200
        elif first == "once-503":
            status = 503 if [path for _, path in self.seen].count(self.path) <= 2 else 200
        else:
            status = int(first)
        self.send_response(status)
        if where:
            self.send_header("Location", where)
        self.end_headers()

    do_GET = do_HEAD


@pytest.fixture
def asker() -> Iterator[Asker]:
    """Asks a server on this machine, whatever host is named, and waits for nothing."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Server.seen = []

    def here(host: str, port: int, timeout: float) -> socket.socket:
        if host.startswith("10."):
            return dial(host, port, timeout)
        return socket.create_connection(("127.0.0.1", server.server_port), timeout)

    yield Asker(dial=here, timeout=5, pause=0, again=(0,))
    server.shutdown()
    server.server_close()


HOST = "http://example.org"


@pytest.mark.parametrize(
    ("path", "answer", "methods"),
    [
        ("/200", Answer("answers", "200"), "HEAD"),
        ("/404", Answer("gone", "404"), "HEAD GET"),
        ("/410", Answer("gone", "410"), "HEAD GET"),
        ("/403", Answer("refuses", "403"), "HEAD GET"),
        ("/head-405/", Answer("answers", "200"), "HEAD GET"),
        ("/once-503/", Answer("answers", "200"), "HEAD GET HEAD"),
        ("/503", Answer("refuses", "503"), "HEAD GET HEAD GET"),
        ("/to//200", Answer("answers", "200"), "HEAD HEAD"),
        ("/for-good/http://example.net/200", Answer("answers", "200", "http://example.net/200"), "HEAD HEAD"),
        ("/to/http://10.0.0.1/200", Answer("not-asked", "it leads into a private network"), "HEAD"),
        ("/to/file:/etc/passwd", Answer("not-asked", "it leads to an address of the kind file"), "HEAD"),
        ("/to/http://example.org:22/", Answer("not-asked", "port 22 is not asked"), "HEAD"),
    ],
)
def test_an_answer_is_told_for_what_it_is(path: str, answer: Answer, methods: str, asker: Asker) -> None:
    assert asker.ask(HOST + path) == answer
    assert " ".join(method for method, _ in Server.seen) == methods


def test_a_circle_of_redirects_ends(asker: Asker) -> None:
    circle = "/to//to//" * 20
    assert asker.ask(f"{HOST}{circle}200").state == "refuses"
    assert len(Server.seen) <= 7


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://169.254.169.254/x",
    ],
)
def test_no_private_network_is_asked(address: str) -> None:
    assert Asker(again=()).ask(address) == Answer("not-asked", "it leads into a private network")


def test_one_private_address_among_public_ones_is_enough_to_ask_none(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(NotPublic):
        dial("example.org", 80, 1)


@pytest.mark.parametrize(
    "ip",
    """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255
    :: ::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::1 2001::1 nonsense
    """.split(),
)
def test_what_is_not_public_is_known(ip: str) -> None:
    assert not is_public(ip)


def test_public_machines_are_asked() -> None:
    assert is_public("93.184.215.14") and is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@given(st.text(max_size=60))
def test_whatever_is_named_gives_an_answer(text: str) -> None:
    def refuse(host: str, port: int, timeout: float) -> socket.socket:
        raise ConnectionRefusedError

    assert Asker(dial=refuse, again=()).ask(f"http://example.org{text}").state in ("silent", "not-asked")


def test_what_there_is_no_time_for_is_not_asked(asker: Asker) -> None:
    late = Asker(dial=asker.dial, deadline=-1)
    assert late.ask_all([f"{HOST}/200"]) == {f"{HOST}/200": Answer("not-asked", "there was no time left")}


def test_strange_words_stay_in_code_spans() -> None:
    evil = "@everyone ` ![x](https://evil.example) <img>"
    data = {
        "asked": 2,
        "links": [
            {"address": evil, "state": state, "said": evil, "places": [evil]} for state in telling.STATES
        ],
    }
    told = telling.as_markdown(data)
    assert "@" not in "".join(told.split("`")[::2]) and "<" not in "".join(told.split("`")[::2])
    assert telling.to_mend(data) == 2
    for broken in (None, 1, [], {"links": 1}, {"links": [1, {"places": 3}]}, {"without_archive": 4}):
        assert telling.as_markdown(broken) and telling.as_text(broken)
