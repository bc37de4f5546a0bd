"""The timeline: how well each date is known is drawn and said, and a long one stands on several pages."""

import gzip
import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from commands import SAMPLE, run

from dossier.drawings.spans import Span, bar
from dossier.drawings.strip import Column, strip

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def build(content: Path, made: Path) -> Path:
    done = run(
        "build", "--content", content, "--output", made, "--as-of", "2026-11-21", "--no-cache", "--no-search"
    )
    assert done.status == 0, done.err
    return made


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


def entry(site: Path, id: str) -> str:
    """An entry of the timeline, as it is written."""
    page = (site / "timeline.html").read_text(encoding="utf-8")
    found = re.search(rf'<li class="moment[^>]*id="m-{id}".*?</li>', page, re.DOTALL)
    assert found, f"{id} stands on no timeline"
    return found.group()


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


# --- entries ---


def test_dates_that_differ_have_a_bar_each_and_name_their_document(site: Path) -> None:
    told = entry(site, "arrival")
    assert told.count('class="span__day"') == 2
    assert re.search(
        r"10 April 1931 .* Office of the Harbour Wire ¶1 9 April 1931 given as well · The Evening Post ¶1",
        words(told),
    )


def test_an_open_interval_lasts_and_points_beyond_its_year(site: Path) -> None:
    told = entry(site, "refit")
    assert "span__bar--lasting" in told and "span__point" in told
    assert "since May 1931" in words(told)


def test_a_date_told_as_about_is_broken(site: Path) -> None:
    told = entry(site, "launch")
    assert "span__bar--about" in told and "about 1898" in words(told)


def test_what_has_no_date_stands_apart_in_the_words_that_are_printed(site: Path) -> None:
    page = (site / "timeline.html").read_text(encoding="utf-8")
    assert page.index('id="m-quarrel"') > page.index("Without a date")
    assert "“one evening” Quarrel on the quay" in words(entry(site, "quarrel"))
    assert "span__" not in entry(site, "quarrel")


def test_an_entry_can_be_found_by_who_took_part_and_by_its_documents(site: Path) -> None:
    told = entry(site, "arrival")
    assert 'data-party="Ada Quill"' in told and 'data-thing="Halcyon"' in told
    assert 'data-document="Office of the Harbour Wire|The Evening Post"' in told


# --- bars ---

YEAR = (1000, 1364)


@pytest.mark.parametrize(
    ("span", "marks"),
    [
        (Span("day", 1100, 1100), {"span__day"}),
        (Span("within", 1000, 1364), {"span__bar--within"}),
        (Span("about", 1090, 1110), {"span__bar--about"}),
        (Span("lasting", 1100, None), {"span__bar--lasting", "span__point"}),
        (Span("lasting", None, 1100), {"span__bar--lasting", "span__point"}),
        (Span("day", 2000, 2000), {"span__point"}),
        (Span("day", 10, 10), {"span__point"}),
    ],
)
def test_a_bar_shows_what_is_known(span: Span, marks: set[str]) -> None:
    drawn = set(re.findall(r"span__(?:day|point|bar--\w+)", bar(span, *YEAR, 12)))
    assert drawn == marks


@pytest.mark.parametrize("last", [1000, 1001, 1180, 1364, 5000])
def test_a_bar_stays_on_its_scale(last: int) -> None:
    x, wide = map(
        float,
        re.search(
            r'<rect x="([\d.]+)".*?width="([\d.]+)"', bar(Span("within", 990, last), *YEAR, 12)
        ).groups(),
    )  # type: ignore[union-attr]
    assert x >= 5.9 and x + wide <= 126.1


def test_every_year_of_the_strip_leads_to_its_entries(site: Path) -> None:
    page = (site / "timeline.html").read_text(encoding="utf-8")
    targets = re.findall(r'<a href="#(y\d+)">', page)
    assert targets and all(f'<li class="year" id="{target}"' in page for target in targets)


def test_the_highest_year_has_its_label_and_its_number() -> None:
    columns = [
        Column(str(year), year, f"#y{year}", 40 * (year == 2001), 1, f"{year}") for year in range(1990, 2010)
    ]
    drawn = strip("s", columns, title="T", says="S")
    assert ">2001</text>" in drawn and ">41</text>" in drawn


# --- long ---


def test_a_long_timeline_stands_on_several_light_pages(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    for number in range(620):
        date = f"{1900 + number // 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f'title: Made event {number}\ndate: {{date: {date}, cite: "[@harbour-wire, ¶1]"}}'
        told = f"---\n{head}\n---\n\nIt is made [@harbour-wire, ¶1].\n"
        (content / "events" / f"made-{number}.md").write_text(told, encoding="utf-8")
    made = build(content, tmp_path / "site")
    overview = (made / "timeline.html").read_text(encoding="utf-8")
    pages = sorted(set(re.findall(r'href="(timeline/[\w-]+\.html)', overview)))
    assert len(pages) >= 3
    told = "".join((made / page).read_text(encoding="utf-8") for page in pages)
    assert len(set(re.findall(r'id="(m-made-\d+)"', told))) == 620
    assert all(len(gzip.compress((made / page).read_bytes())) < 60_000 for page in ["timeline.html", *pages])
    for page, year in re.findall(r'href="(timeline/[\w-]+\.html)#(y\d+)"', overview):
        assert f'id="{year}"' in (made / page).read_text(encoding="utf-8")


# --- in a browser ---


@pytest.fixture
def visit(browser: "Browser", site: Path) -> "Iterator[Callable[..., Page]]":
    contexts = []

    def open_(width: int = 1280, behind: str = "") -> "Page":
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        opened = contexts[-1].new_page()
        opened.goto(f"{site.as_uri()}/timeline.html{behind}")
        return opened

    yield open_
    for context in contexts:
        context.close()


def test_the_timeline_is_chosen_by_an_actor_with_the_keyboard(visit: "Callable[..., Page]") -> None:
    opened = visit()
    opened.locator("select[name=party]").focus()
    opened.keyboard.type("Ada")
    opened.wait_for_function("document.querySelector('.moment[hidden]') !== null")
    left = opened.locator(".moment:visible")
    assert left.count() == opened.locator('.moment[data-party~="Ada"]').count() > 0
    assert not opened.locator("#y1898").is_visible()


def test_a_phone_has_the_years_in_place_of_the_drawing(visit: "Callable[..., Page]") -> None:
    opened = visit(320)
    assert not opened.locator(".years-strip").is_visible()
    assert opened.locator(".onpage--years a").first.is_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit(1280).locator(".years-strip").is_visible()
