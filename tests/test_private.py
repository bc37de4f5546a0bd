"""The private preview: the full text beside the digest, from memory alone; no build has a word of it."""

import ast
import html
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from commands import ROOT, SAMPLE, run
from growth import at_most
from hypothesis import given
from hypothesis import strategies as st

from dossier import pipeline
from dossier.dates import Day
from dossier.preview import Preview
from dossier.private.capture import LONGEST, MOST_PARAGRAPHS, read_part
from dossier.private.marks import KINDS, Mark
from dossier.private.page import stretches
from dossier.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Sentences of the copy that no record of ours quotes.
MARKERS = ("Nobody on the quay had brought a lantern that evening", "the cooper's apprentice kept the tally")
SECRET = "Mrs Marker Zzyzx"
TEXT = f"""Halcyon held at the mouth of the river

Captain Quill says that the Halcyon came two days late, on Friday.[1] {MARKERS[0]}.

In 1930 the port kept a log.[2]

More is told: {MARKERS[1]}.[9]

Subscribe now

The cook, {SECRET}, has a son.

[1]: Port Log, March 30, 1930.

[2]: Port Log, April 2, 1938.
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The sample, one document of which has a copy: verified, then served with it."""
    top = tmp_path_factory.mktemp("private")
    content = Path(shutil.copytree(SAMPLE, top / "content"))
    source = content / "sources" / "harbour-wire.md"
    text = source.read_text().replace("text: digest\n", "text: digest\ncapture: wire.txt\n")
    source.write_text(text.replace("at: 1,", "at: 2,").replace("{p=2-3}", "{p=3-4}").replace("{p=1}", "{p=1-2}")
                      .replace("p: 4,", "p: 5,").replace("p: 5, because: private", "p: 6, because: private")
                      .replace("{p=5 withheld}", "{p=6 withheld}"))  # fmt: skip
    (top / "captures").mkdir()
    (top / "captures" / "wire.txt").write_text(TEXT)
    run("verify", "--content", content, "--captures", top / "captures", "--as-of", "2026-11-21", "--no-cache")
    settings = Settings(
        content=content,
        output=top / "site",
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None,
        as_of=Day(2026, 11, 21),
        quiet=True,
    )
    made = Preview(settings, top / "captures")
    made.rebuild()
    assert not made.mistakes
    return made


def get(preview: Preview, path: str, query: str = "") -> str:
    asked = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost:8000"}
    return b"".join(preview.answer(asked, lambda status, headers: None)).decode()


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


WIRE = "/sources/harbour-wire.html"


def marked(page: str, words: str) -> str:
    """The tag that a stretch of the full text stands in."""
    full = page[page.index('class="aligned__rows"') :]
    found = re.search(rf"<[^<>]*class=\"seen[^<>]*>(?={re.escape(html.escape(words, quote=False))}</)", full)
    assert found, words
    return html.unescape(found.group())


# --- what it shows ---


def test_the_full_text_stands_beside_the_digest_paragraph_by_paragraph(preview: Preview) -> None:
    page = get(preview, WIRE)
    rows = [plain(row) for row in page.split('<div class="aligned__row">')[1:]]
    assert "Captain Quill says that" in rows[0] and MARKERS[0] in rows[0] and "¶1" in rows[0]
    assert "In 1930 the port kept a log of the delay" in rows[1] and MARKERS[1] in rows[1]
    assert rows[2].startswith("Left out of the digest: of the page around it.") and "Subscribe now" in rows[2]


def test_it_says_that_it_is_private_and_is_not_to_be_indexed(preview: Preview) -> None:
    page = get(preview, WIRE)
    assert "Private: not to be published" in page and '<meta name="robots" content="noindex">' in page


def test_what_is_withheld_is_withheld_here_too(preview: Preview) -> None:
    page = get(preview, WIRE)
    assert SECRET not in page and "Withheld here too: it is about private persons" in plain(page)


def test_what_is_known_is_marked_at_its_place_and_leads_there(preview: Preview) -> None:
    page = get(preview, WIRE)
    assert 'href="../weapons/halcyon.html"' in marked(page, "Halcyon")
    assert "seen--mention" in marked(page, "Halcyon")
    assert "#assertion-1" in marked(page, "two days")
    assert "seen--quotation" in marked(page, "two days")
    assert "read as 10 April 1931, from the document’s own date" in marked(page, "Friday")
    assert "#fn-1" in marked(page, "[1]") and "footnote 1" in marked(page, "[1]")
    finding = marked(page, "April 2, 1938")
    assert (
        "seen--finding" in finding and "findings/citation-after-document-harbour-wire-footnote-2" in finding
    )


def test_every_link_of_a_mark_arrives_on_the_page(preview: Preview) -> None:
    page = get(preview, WIRE)
    full = page[page.index('class="aligned__rows"') :]
    for target in set(re.findall(r'class="seen[^>]*href="#([^"]+)"', full)):
        assert f'id="{target}"' in page, target


def test_the_page_as_it_is_published_can_be_asked_for(preview: Preview) -> None:
    page = get(preview, WIRE, "published")
    assert MARKERS[0] not in page and "Private:" not in page
    assert page.startswith("<!DOCTYPE html>") and 'href="?published"' in get(preview, WIRE)


def test_a_document_without_a_copy_is_shown_as_it_is_published(preview: Preview) -> None:
    assert "Private:" not in get(preview, "/sources/evening-post.html")


def test_without_the_option_nothing_private_is_shown(preview: Preview) -> None:
    plain_preview = Preview(preview.settings)
    plain_preview.rebuild()
    assert MARKERS[0] not in get(plain_preview, WIRE) and "Private:" not in get(plain_preview, WIRE)


def test_a_changed_copy_is_shown_as_it_now_is(preview: Preview) -> None:
    file = preview.captures / "wire.txt" if preview.captures else Path()
    file.write_text(TEXT.replace("Halcyon held", "A new line stands first\n\nHalcyon held"))
    try:
        page = get(preview, WIRE)
        assert "A new line stands first" in page
        assert "#assertion-1" in marked(page, "two days"), "found by its words where positions moved"
    finally:
        file.write_text(TEXT)


# --- what no build has ---


def test_no_file_of_a_build_has_a_word_of_it_not_even_after_a_preview(
    preview: Preview, tmp_path: Path
) -> None:
    """Pages, data, feeds, the search index: every byte of the folder that was served, and of one built anew."""
    assert MARKERS[0] in get(preview, WIRE), "there is something to look for"
    run(
        "build", "--content", preview.settings.content, "--output", tmp_path / "site", "--as-of", "2026-11-21"
    )
    pipeline.build(preview.settings)
    for site in (preview.settings.output, tmp_path / "site"):
        files = [file for file in site.rglob("*") if file.is_file()]
        assert len(files) > 50
        for file in files:
            data = _unpacked(file)
            for words in (*MARKERS, SECRET, "Private: not to be published"):
                assert words.encode() not in data, f"{file}: {words}"


def _unpacked(file: Path) -> bytes:
    """A file's bytes; of one that is packed, as the search index is, what it holds."""
    import gzip

    data = file.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def test_the_content_folder_is_left_as_it_is(preview: Preview) -> None:
    before = {file: file.read_bytes() for file in preview.settings.content.rglob("*") if file.is_file()}
    get(preview, WIRE)
    assert {file: file.read_bytes() for file in before} == before


def test_a_build_knows_no_such_option() -> None:
    done = run("build", "--content", SAMPLE, "--captures", SAMPLE)
    assert done.status == 2 and "--captures" in done.err


def test_a_folder_that_is_not_there_is_told() -> None:
    done = run("serve", "--content", SAMPLE, "--captures", "/nowhere/at/all")
    assert done.status == 2 and "/nowhere/at/all: there is no such folder" in done.err


def test_nothing_but_the_preview_can_make_such_a_page() -> None:
    """The engine's own imports: the build's way to a page does not pass there."""
    for module in sorted((ROOT / "dossier").rglob("*.py")):
        if "private" in module.relative_to(ROOT / "dossier").parts or module.name == "preview.py":
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("dossier.private") for name in names), module


# --- what a copy may be ---


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe\x00bad", "is not UTF-8"),
        (b"", ""),
        (b"\n\n\n", ""),
        ("\ufeffOne line".encode(), ""),
        (b"one\r\ntwo\rthree", ""),
        ("\u202eright to left \u0000 and nothing".encode(), ""),
    ],
)
def test_a_strange_copy_still_gives_a_page(preview: Preview, data: bytes, told: str) -> None:
    file = preview.captures / "wire.txt" if preview.captures else Path()
    file.write_bytes(data)
    try:
        page = get(preview, WIRE)
        assert "Private: not to be published" in page and told in page
    finally:
        file.write_text(TEXT)


def test_fifty_megabytes_in_one_line_are_shown_from_their_beginning(preview: Preview) -> None:
    file = preview.captures / "wire.txt" if preview.captures else Path()
    file.write_text("On 3 May the Halcyon came [1] and went. " * 1_250_000)
    try:
        with at_most(20):
            page = get(preview, WIRE)
        assert "The paragraph goes on." in page and "of which the first are read" in plain(page)
        assert len(page) < 4_000_000
    finally:
        file.write_text(TEXT)


def test_of_very_many_paragraphs_the_first_are_shown_and_this_is_said(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("A line of it.\n" * 5000)
    part = read_part(tmp_path / "long.txt")
    assert len(part.paragraphs) == MOST_PARAGRAPHS
    assert part.limits == f"Shown are the first {MOST_PARAGRAPHS:,} paragraphs."
    (tmp_path / "wide.txt").write_text("word " * LONGEST)
    part = read_part(tmp_path / "wide.txt")
    assert len(part.paragraphs[0].text) == LONGEST and part.paragraphs[0].cut


@given(st.data())
def test_the_stretches_together_are_the_text_and_every_mark_is_told(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=40))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda p: p[0] < p[1])
    drawn = data.draw(st.lists(st.tuples(places, st.sampled_from(sorted(KINDS))), max_size=8))
    marks = [
        Mark(start, end, kind, f"t{n}", "" if kind == "date" else f"#{n}")
        for n, ((start, end), kind) in enumerate(drawn)
    ]
    seen = list(stretches(text, marks))
    assert "".join(each.text for each in seen) == text
    told = "; ".join(each.title for each in seen)
    linked = {each.href for each in seen} | {link.href for each in seen for link in each.ends}
    for n, mark in enumerate(marks):
        assert f"t{n}" in told.split("; ")
        alike = [m for m in marks if (m.start, m.end, m.kind) == (mark.start, mark.end, mark.kind)]
        assert not mark.href or any(other.href in linked for other in alike)


# --- in a browser ---


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: the tests read the answers, not a log."""


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, preview.answer, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_mark_is_followed_to_its_record_and_its_finding(address: str, page: "Page") -> None:
    page.goto(address + WIRE)
    assert page.locator(".draft").inner_text().startswith("Private: not to be published")
    page.locator(".aligned__full a.seen--mention", has_text="Halcyon").first.click()
    page.wait_for_url("**/weapons/halcyon.html")
    page.go_back()
    page.locator(".aligned__full a.seen--finding", has_text="April 2, 1938").first.click()
    page.wait_for_url("**/findings/*.html")


@pytest.mark.parametrize("width", [320, 1280])
def test_digest_and_full_text_stand_side_by_side_where_there_is_room(
    address: str, page: "Page", width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + WIRE)
    digest = page.locator(".aligned__digest").nth(0).bounding_box()
    full = page.locator(".aligned__full").nth(0).bounding_box()
    assert digest and full
    beside = full["x"] >= digest["x"] + digest["width"]
    assert beside == (width == 1280)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
