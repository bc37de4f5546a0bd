"""No link of the site leads nowhere, from disk or below any path; no page asks anybody else for anything."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_links import faults_as_served, faults_from_disk

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request, Response

SAMPLES = sorted((Path(__file__).parent / "links").glob("*.txt"))
PREFIX = "/some/sub/path/"


def test_the_site_has_no_broken_link_when_opened_from_disk(built_site: Path) -> None:
    assert faults_from_disk(built_site) == []


def test_the_site_has_no_broken_link_when_served_below_a_path(
    built_site: Path, serve_at: Callable[..., str]
) -> None:
    assert faults_as_served(serve_at(built_site, PREFIX), built_site) == []


def test_the_lost_page_works_at_any_depth(
    built_site: Path, serve_at: Callable[..., str], page: "Page"
) -> None:
    address = serve_at(built_site, PREFIX)
    failed = watch(page, address)
    answer = page.goto(f"{address}sources/very/deep/nothing.html")
    assert answer and answer.status == 404
    assert failed[1:] == [], "the first is the page itself"


def test_a_browser_asks_nobody_but_the_site_and_misses_nothing(
    built_site: Path, serve_at: Callable[..., str], page: "Page"
) -> None:
    address = serve_at(built_site, PREFIX)
    failed = watch(page, address)
    for path in one_of_each(built_site):
        page.goto(address + path, wait_until="networkidle")
    assert failed == []


def one_of_each(site: Path) -> Iterator[str]:
    """The pages at the top, and the largest of each folder."""
    for folder in (site, *sorted(path for path in site.iterdir() if path.is_dir())):
        pages = sorted(folder.glob("*.html"), key=lambda path: path.stat().st_size)
        yield from (path.relative_to(site).as_posix() for path in (pages if folder == site else pages[-1:]))


def watch(page: "Page", address: str) -> list[str]:
    """Fills a list with each request that goes elsewhere, fails, or is not answered as it should be."""
    failed: list[str] = []

    def asked(request: "Request") -> None:
        if not request.url.startswith((address, "data:")):
            failed.append(f"{request.url}: asked of somebody else")

    def answered(response: "Response") -> None:
        if response.status >= 400:
            failed.append(f"{response.url}: {response.status}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
    return failed


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_checker_finds_what_it_should_from_disk(sample: Path, tmp_path: Path) -> None:
    expected = write_sample(sample, tmp_path)["from disk"].splitlines()
    assert faults_from_disk(tmp_path) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_checker_finds_what_it_should_as_served(
    sample: Path, tmp_path: Path, serve_at: Callable[..., str]
) -> None:
    expected = write_sample(sample, tmp_path)["as served"].splitlines()
    assert faults_as_served(serve_at(tmp_path, PREFIX), tmp_path) == expected


def write_sample(sample: Path, folder: Path) -> dict[str, str]:
    """Writes the files of a sample site; returns all its parts by name, the expected faults among them."""
    _, *parts = re.split(r"^-- (.+) --\n", sample.read_text("utf-8"), flags=re.MULTILINE)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, text in named.items():
        if name not in ("from disk", "as served"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    return named
