"""The filter of long lists, in a browser and from disk: what it asks of a page, and what a reader gets."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
STATIC = (ROOT / "static").as_uri()
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Names</title>
<link rel="stylesheet" href="{STATIC}/css/filter.css">
<script src="{STATIC}/js/filter.js" defer></script></head>
<body><main id="main">
<ul><li data-group-link="quill"><a href="#quill">Quill</a></li><li data-group-link="wire">Wire</li></ul>
<div data-filter="document=Document|kind=Kind|empty=Nothing" data-filter-words="name|names"></div>
<section data-group id="quill"><h2>Quill <span data-group-count>2 names</span></h2>
<p data-item data-document="Wire & Sons|Log" data-kind="slip" id="one">Qiull</p>
<p data-item data-document="Log" data-kind="short" id="two">A. Quill</p></section>
<section data-group id="wire"><h2>Wire <span data-group-count>1 name</span></h2>
<p data-item data-document="Wire & Sons" data-kind="short" id="three">HW</p></section>
<p id="elsewhere">the end</p>
</main></body></html>"""


@pytest.fixture
def names(page: "Page", tmp_path: Path) -> "Callable[[str], Page]":
    """Opens the list from disk, with what stands behind its address: `names("?kind=slip")`."""
    (tmp_path / "names.html").write_text(PAGE, encoding="utf-8")

    def visit(behind: str = "") -> "Page":
        page.goto((tmp_path / "names.html").as_uri() + behind)
        return page

    return visit


def shown(page: "Page", selector: str = "[data-item]") -> list[str]:
    return [one.inner_text() for one in page.locator(selector).all() if one.is_visible()]


def test_nothing_is_filtered_away_at_first(names: "Callable[..., Page]") -> None:
    page = names()
    assert shown(page) == ["Qiull", "A. Quill", "HW"]
    assert page.get_by_role("status").inner_text() == "3 names"
    assert page.get_by_role("button").is_disabled()


def test_a_choice_without_two_values_is_not_offered(names: "Callable[..., Page]") -> None:
    assert names().locator("select").evaluate_all("all => all.map(one => one.name)") == ["document", "kind"]


def test_what_is_chosen_is_left_with_its_groups_and_counted(names: "Callable[..., Page]") -> None:
    page = names()
    page.get_by_label("Document").select_option("Log")
    assert shown(page) == ["Qiull", "A. Quill"]
    assert shown(page, "[data-group-link]") == ["Quill"] and shown(page, "h2") == ["Quill 2 of 2 names"]
    assert page.get_by_role("status").inner_text() == "2 of 3 names shown"
    page.get_by_label("Kind").select_option("slip")
    assert shown(page) == ["Qiull"]


def test_on_paper_the_status_says_what_is_chosen(names: "Callable[..., Page]") -> None:
    page = names("?document=Log&kind=slip")
    page.emulate_media(media="print")
    assert not page.get_by_label("Document").is_visible()
    told = page.evaluate("getComputedStyle(document.querySelector('[role=status]'), '::after').content")
    assert told not in ("none", "normal")
    assert page.get_by_role("status").get_attribute("data-chosen") == "Document: Log; Kind: slip"


def test_a_choice_says_how_many_it_would_leave(names: "Callable[..., Page]") -> None:
    page = names("?document=Log")
    options = page.get_by_label("Kind").locator("option")
    assert options.all_inner_texts() == ["All", "short (1)", "slip (1)"]
    page.get_by_label("Kind").select_option("slip")
    wire = page.get_by_label("Document").locator("option", has_text="Wire")
    assert wire.inner_text() == "Wire & Sons (1)"


def test_the_choice_stands_in_the_address_and_is_read_from_it(names: "Callable[..., Page]") -> None:
    page = names("?theme=plain")
    page.get_by_label("Document").select_option("Wire & Sons")
    behind = page.evaluate("location.search")
    assert behind == "?theme=plain&document=Wire+%26+Sons"
    assert shown(names(behind)) == ["Qiull", "HW"]


def test_an_address_with_an_unknown_value_shows_everything(names: "Callable[..., Page]") -> None:
    assert len(shown(names("?document=Gazette&kind="))) == 3


def test_everything_comes_back(names: "Callable[..., Page]") -> None:
    page = names("?kind=slip#elsewhere")
    assert shown(page) == ["Qiull"]
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 3 and page.evaluate("location.search + location.hash") == "#elsewhere"
    assert page.evaluate("document.activeElement.name") == "document"


def test_a_link_to_an_entry_that_is_filtered_away_arrives(names: "Callable[..., Page]") -> None:
    assert len(shown(names("?kind=slip#three"))) == 3
    page = names("?kind=slip")
    page.evaluate("location.hash = 'two'")
    page.wait_for_function("!location.search")
    assert len(shown(page)) == 3


def test_without_script_the_list_stands(names: "Callable[..., Page]", page: "Page") -> None:
    browser = page.context.browser
    assert browser is not None
    names()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    assert len(shown(plain)) == 3 and not plain.locator("select").count()
    context.close()
