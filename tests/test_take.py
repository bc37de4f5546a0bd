"""What a reader takes away: a citation, a link to selected words, the page as data."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


def test_every_record_is_there_as_data_with_the_caveat(site: Path) -> None:
    mark = '<link rel="alternate" type="application/json"'
    pages = [page.with_suffix(".json") for page in site.rglob("*.html") if mark in page.read_text()]
    assert len(pages) >= 8
    for page in pages:
        data = json.loads(page.read_text(encoding="utf-8"))
        assert data["id"] == page.stem and "Nothing here is settled." in data["caveat"]


def test_a_claim_as_data_says_who_says_what(site: Path) -> None:
    data = json.loads((site / "claims" / "halcyon-was-late.json").read_text(encoding="utf-8"))
    assert data["weight"] == {"documents": 2, "origins": ["port-log"], "not_stated": 1}
    (quill,) = [entry for entry in data["assertions"] if entry["document"] == "harbour-wire"]
    assert quill["said_by"] == ["ada-quill"] and quill["quote"]["text"] == "two days late"


def test_a_source_as_data_has_its_paragraphs_notes_and_findings_and_nothing_withheld(site: Path) -> None:
    data = json.loads((site / "sources" / "harbour-wire.json").read_text(encoding="utf-8"))
    assert [paragraph["at"] for paragraph in data["paragraphs"]] == ["¶1", "¶2"]
    note = data["footnotes"][1]
    assert (note["label"], note["text"]) == ("2", "Port Log, April 2, 1938.")
    assert note["published"] == "1938-04-02"
    assert {"citation-after-document"} <= {finding["rule"] for finding in data["findings"]}
    assert all(finding["fault"] != "annotation" for finding in data["findings"])


def test_every_page_of_a_record_can_be_cited_in_three_forms(site: Path) -> None:
    page = (site / "claims" / "halcyon-was-late.html").read_text(encoding="utf-8")
    forms = re.findall(r'<pre class="cite-forms__text"[^>]*>([^<]*)<', page)
    assert [form.split()[0] for form in forms] == ["@misc{halcyon-was-late-2026-11-21,", "[", "TY"]
    assert all("Nothing here is settled." in form for form in forms)


@pytest.fixture
def page(browser: "Browser", site: Path, serve_at: Callable[..., str]) -> "Iterator[Page]":
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{serve_at(site)}sources/harbour-wire.html")
    yield page
    context.close()


SELECT = """selector => {
  const range = document.createRange()
  range.selectNodeContents(document.querySelector(selector))
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}"""


def test_selected_words_get_an_address_that_opens_at_them(page: "Page") -> None:
    page.evaluate(SELECT, "#p2 p")
    page.get_by_role("button", name="Copy link to these words").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"/sources/harbour-wire\.html#p2:~:text=In%201930%20the%20port", copied)
    page.keyboard.press("Escape")
    assert not page.get_by_label("Link to the selected words").is_visible()


def test_one_word_and_words_outside_the_text_are_not_asked_about(page: "Page") -> None:
    page.evaluate(SELECT, ".colophon__caveat")
    page.wait_for_timeout(400)
    assert page.get_by_label("Link to the selected words").count() == 0


def test_a_form_of_citation_is_copied_whole(page: "Page") -> None:
    page.get_by_text("BibTeX, CSL-JSON, RIS", exact=True).click()
    page.get_by_role("button", name="Copy RIS").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite-forms__text").nth(2).text_content()
