"""Too much of everything: a record with 5,000 backlinks, a claim with 60 assertions, titles of 300 characters."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands import run
from tests.swollen import LONG, write_swollen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
HUB = "weapons/halcyon.html"


@pytest.fixture(scope="session")
def site(made_once: Callable[..., Path]) -> Path:
    def make(folder: Path) -> None:
        content = write_swollen(folder / "content")
        options = ("--as-of", "2026-11-21", "--no-cache", "--no-search")
        done = run("build", "--content", content, "--output", folder / "site", *options)
        assert done.status == 0, done.err[-2000:]

    return made_once("swollen", make) / "site"


def cited(page: str) -> list[str]:
    return re.findall(r'<p class="mentions__title"><a href="\.\./sources/([^"#]*)', page)


def test_a_record_shows_the_first_fifty_of_a_group_and_how_many_there_are(site: Path) -> None:
    page = (site / HUB).read_text(encoding="utf-8")
    assert 'Mentioned in sources <span class="count">5,000 pages</span>' in page
    assert len(cited(page)) == 50
    assert '<a href="../weapons/halcyon.mentioned-in-sources-2.html"><bdi>The other 4,950</bdi></a>' in page


def test_from_page_to_page_every_mention_is_met_once(site: Path) -> None:
    path: str | None = HUB
    met: list[str] = []
    visited = []
    while path:
        page = (site / path).read_text(encoding="utf-8")
        visited.append(path)
        met += cited(page)
        assert (path == HUB) == ('content="noindex"' not in page)
        onward = re.search(r'<a href="\.\./([^"]*)"><bdi>(?:The other|Next:)', page)
        path = onward[1] if onward else None
    assert len(visited) == 1 + 25  # 50, then 24 pages of 200 and one of 150
    assert len(met) == len(set(met)) == 5_000


def test_a_page_that_names_a_record_again_and_again_is_shown_by_its_first_sentences(site: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in (site / "weapons").glob("halcyon*.html")]
    entry = next(item for page in pages for item in page.split("<li>") if "Sixty reports in one" in item)
    assert entry.count("mentions__sentence") == 5
    assert "and in 55 more sentences" in entry


def test_sixty_assertions_stand_by_stance_and_the_counts_lead_there(site: Path) -> None:
    page = (site / "claims/was-late.html").read_text(encoding="utf-8")
    headings = re.findall(r'id="(stance-[a-z]+)"><th.*?>([A-Z][^<]*)</span> <span class="count">(\d+)<', page)
    assert [heading[0] for heading in headings] == [
        f"stance-{stance}" for stance in ("asserts", "rejects", "allows", "doubts", "asks", "reports")
    ]
    assert sum(int(count) for _, _, count in headings) == page.count('<th scope="row">')
    assert '<a href="#stance-rejects">' in page
    flags = page[page.index('class="flags"') : page.index('id="descent"')].split('class="flag flag--')[1:]
    assert flags and all(flag.count("Against:") <= 6 for flag in flags)
    assert "more places, on the finding’s own page" in "".join(flags)
    assert LONG[:100] in "".join(flags) and LONG[:200] not in "".join(flags)


def test_the_drawing_of_sixty_documents_fits_the_page_and_the_list_below_has_each(site: Path) -> None:
    page = (site / "claims/was-late.html").read_text(encoding="utf-8")
    found = re.search(r'<svg viewBox="0 0 (\d+)[^>]*class="drawing__stemma">(.*?)</svg>', page, re.S)
    assert found and int(found[1]) <= 760
    assert ">59 documents<" in found[2] and "stand in one box" in page
    listed = page[page.index('<dl class="relations descent"') :].split("</dl>")[0]
    assert len(set(re.findall(r'href="\.\./sources/([^"#]*)', listed))) == 60


def test_a_long_title_stands_in_full_on_its_own_page_and_by_its_start_elsewhere(site: Path) -> None:
    own = (site / "sources/paper-0.html").read_text(encoding="utf-8")
    assert LONG[:300].strip() in own and "title__long" in own
    hub = (site / HUB).read_text(encoding="utf-8")
    assert LONG[:100] in hub and LONG[:200] not in hub and " …</bdi>”" in hub


def test_no_page_weighs_more_than_60_kb(site: Path) -> None:
    heavy = {
        str(file.relative_to(site)): weight
        for file in site.rglob("*.html")
        if (weight := len(gzip.compress(file.read_bytes(), 9))) > 60_000
    }
    assert heavy == {}


def test_no_page_is_wider_than_a_phone(site: Path, browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    wide = []
    for path in (
        HUB,
        "weapons/halcyon.mentioned-in-sources-2.html",
        "weapons/halcyon.mentioned-in-sources-26.html",
        "claims/was-late.html",
        "claims/index.html",
        "sources/talkative.html",
        *(f"sources/paper-{number}.html" for number in range(4)),
        "sources/index.html",
        "events/index.html",
        "timeline.html",
        "index.html",
    ):
        page.goto(f"{site.as_uri()}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    page.close()
    assert wide == []


def test_an_empty_collection_says_so(site: Path) -> None:
    assert "There are no events yet." in (site / "events/index.html").read_text(encoding="utf-8")
