"""The reconciliation report in a browser: narrowed by keyboard with script, whole without it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LATE = "findings/citation-after-document-harbour-wire-footnote-2.html"


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


@pytest.fixture
def open_page(browser: "Browser", site: Path) -> "Iterator[Callable[..., Page]]":
    """Opens a page of the sample from disk: `open_page(path, width, java_script_enabled=False)`."""
    contexts = []

    def visit(path: str, width: int = 1280, **options: object) -> "Page":
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()


def test_the_report_is_narrowed_by_keyboard_and_says_how_many_are_left(
    open_page: "Callable[..., Page]",
) -> None:
    page = open_page("findings.html")
    rows = page.locator("#lists [data-item]")
    whole = rows.count()
    status = page.get_by_role("status")
    assert status.inner_text() == f"{whole} findings"
    page.get_by_role("combobox", name="Answer").focus()
    page.keyboard.press("e")  # the first choice that begins so
    assert status.inner_text() == f"1 of {whole} findings shown"
    shown = [row for row in rows.all() if row.is_visible()]
    assert len(shown) == 1 and "April 2, 1938" in shown[0].inner_text()
    assert page.locator("#citation-after-document").is_visible()
    assert not page.locator("#event-dated-differently").is_visible()
    page.get_by_role("combobox", name="Answer").press("Tab")
    page.keyboard.press("Enter")  # "Show all"
    assert status.inner_text() == f"{whole} findings"
    assert all(row.is_visible() for row in rows.all())


@pytest.mark.parametrize("choice", ["Rule", "Document", "Where it lies", "Severity", "Answer"])
def test_every_choice_is_offered_and_narrows(open_page: "Callable[..., Page]", choice: str) -> None:
    page = open_page("findings.html")
    whole = page.locator("#lists [data-item]").count()
    select = page.get_by_role("combobox", name=choice)
    select.select_option(index=1)
    left = sum(row.is_visible() for row in page.locator("#lists [data-item]").all())
    assert 0 < left < whole
    assert page.get_by_role("status").inner_text() == f"{left} of {whole} findings shown"


def test_without_script_nothing_is_hidden_and_no_form_is_there(open_page: "Callable[..., Page]") -> None:
    for path in ("findings.html", "findings/by-document.html", "findings/by-place.html"):
        page = open_page(path, java_script_enabled=False)
        assert page.locator("main form").count() == 0  # the search at the top leads to the index of names
        rows = page.locator("[data-item]").all()
        assert rows and all(row.is_visible() for row in rows)


def test_a_link_to_a_row_that_is_filtered_away_shows_it(open_page: "Callable[..., Page]") -> None:
    page = open_page("findings.html?answer=not+explained#citation-after-document-harbour-wire-footnote-2")
    assert page.locator("#citation-after-document-harbour-wire-footnote-2").is_visible()


def test_the_places_stand_side_by_side_where_there_is_room(open_page: "Callable[..., Page]") -> None:
    def tops(width: int) -> list[float]:
        places = open_page(LATE, width).locator(".places__one").all()
        return [place.bounding_box()["y"] for place in places]  # type: ignore[index]

    here, other = tops(1280)
    assert here == other
    here, other = tops(320)
    assert here < other


def test_on_paper_a_report_has_its_findings_and_no_form(open_page: "Callable[..., Page]") -> None:
    page = open_page("findings.html")
    page.emulate_media(media="print")
    assert not page.get_by_role("combobox", name="Rule").is_visible()
    assert all(row.is_visible() for row in page.locator("#lists [data-item]").all())
