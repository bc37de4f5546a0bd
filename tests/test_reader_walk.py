"""One reader's walk through a site below a path of a plain host: with the keyboard alone, and without script."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATH = "/some/sub/path/"
#: What a reader sees of the focus: the words at it, and what is painted for it.
FOCUS = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const own = getComputedStyle(at)
  const drawn = [...at.querySelectorAll("rect, path")].map(part => getComputedStyle(part).strokeWidth)
  const box = at.getBoundingClientRect()
  return {
    tag: at.localName,
    words: (at.getAttribute("aria-label") || at.textContent).trim(),
    outlined: own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 2,
    stroked: drawn.some(width => parseFloat(width) >= 2),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
  }
}"""


class Walker:
    """A reader at the keyboard: every key that goes somewhere is followed by a look at where the focus is."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page, self.address = page, address

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def focus(self) -> str:
        """The words at the focus, which must be seen."""
        at = self.page.evaluate(FOCUS)
        assert at, f"the focus is lost at {self.page.url}"
        assert at["outlined"] or at["stroked"], f"nothing shows that the focus is at {at} on {self.page.url}"
        assert at["seen"], f"the focus is out of sight at {at} on {self.page.url}"
        return str(at["words"])

    def tab(self) -> str:
        self.press("Tab")
        return self.focus()

    def tab_to(self, wanted: str, most: int = 150) -> str:
        """Goes on by Tab to what this selector matches, as many steps as that takes."""
        for _ in range(most):
            words = self.tab()
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
                return words
        raise AssertionError(f"{wanted} is not reached by {most} tabs on {self.page.url}")

    def arrive(self, path: str) -> None:
        self.page.wait_for_url(f"{self.address}{path}")


@pytest.fixture
def walker(page: "Page", sample_site: Path, serve_at: Callable[..., str]) -> Iterator[Walker]:
    said: list[str] = []
    page.set_default_timeout(30_000)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Walker(page, serve_at(sample_site, PATH))
    assert said == []


def test_a_reader_searches_and_opens_a_record(walker: Walker, sample_site: Path) -> None:
    if not (sample_site / "pagefind").is_dir():
        pytest.skip("the site was made without its index: Pagefind is not installed")
    walker.open("index.html")
    walker.press("/")
    walker.focus()
    walker.page.keyboard.type("halcoyn")
    walker.press("Enter")
    walker.arrive("search.html?q=halcoyn")
    walker.page.locator(".result__title").first.wait_for()
    assert "Near it: “halcyon”" in walker.page.locator("#state").inner_text()
    walker.press("ArrowDown")
    first = walker.focus()
    walker.press("ArrowDown")
    assert walker.focus() != first
    walker.press("ArrowUp")
    assert walker.focus() == first
    walker.press("Enter")
    walker.arrive("weapons/halcyon.html")
    assert walker.tab() == "Skip to the text"
    walker.press("Enter")
    walker.page.wait_for_function("location.hash === '#main'")
    walker.tab()
    assert walker.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_reader_looks_ahead_and_comes_back_to_the_same_link(walker: Walker) -> None:
    walker.open("sources/harbour-wire.html#text")
    link = walker.tab_to("main .prose a[href*='../']")
    walker.page.wait_for_selector("#preview:popover-open")
    walker.tab()
    assert walker.page.evaluate("document.activeElement.matches('#preview a')")
    walker.press("Escape")
    assert walker.page.locator("#preview:popover-open").count() == 0
    assert walker.focus() == link
    target = walker.page.evaluate("document.activeElement.href")
    walker.press("Enter")
    walker.page.wait_for_url(target)
    walker.page.go_back()
    walker.arrive("sources/harbour-wire.html#text")


def test_every_stop_on_every_way_shows_the_focus_and_the_way_ends(walker: Walker) -> None:
    """Tab by Tab through pages of each build, forward, with no trap and nothing hidden that takes the focus."""
    for path in ("claims/halcyon-was-late.html", "graph.html", "findings.html", "actors/ada-quill.html"):
        walker.open(path)
        stops = walker.page.evaluate(
            """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
                 .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
                 .length"""
        )
        met = 0
        walker.press("Tab")
        while walker.page.evaluate("document.activeElement !== document.body"):
            walker.focus()
            met += 1
            assert met <= stops + 40, f"{path} does not end"
            walker.press("Tab")
        assert met >= stops, path


def test_a_reader_narrows_the_report_and_opens_a_finding(walker: Walker) -> None:
    walker.open("findings.html")
    walker.tab_to("select[name=answer]")
    walker.press("e")
    status = walker.page.get_by_role("status")
    assert status.inner_text().startswith("1 of ")
    walker.tab_to("#lists a[href^='findings/']")
    walker.press("Enter")
    walker.arrive("findings/citation-after-document-harbour-wire-footnote-2.html")
    walker.page.go_back()
    walker.page.wait_for_url("**/findings.html?answer=*")
    assert status.inner_text().startswith("1 of "), "what was chosen stands in the address"


def test_a_reader_narrows_the_graph_and_reads_the_sentences_of_a_line(walker: Walker) -> None:
    walker.open("graph.html")
    walker.tab_to("select[name=kind]")
    walker.page.keyboard.type("relation")
    walker.page.wait_for_selector(".tie--gone", state="attached")
    assert "reported by" in walker.tab_to(".tie__said summary")
    walker.press("Enter")
    said = walker.page.locator("details:focus-within")
    assert said.get_attribute("open") is not None and said.locator("li").first.is_visible()
    walker.tab()
    assert said.count() == 1, "the next stop is among the sentences"


def test_a_reader_narrows_the_timeline(walker: Walker) -> None:
    walker.open("timeline.html")
    walker.tab_to("select[name=party]")
    walker.page.keyboard.type("Ada")
    walker.page.wait_for_selector(".moment[hidden]", state="attached")
    walker.tab_to("[data-filter] button")
    walker.press("Enter")
    assert walker.page.locator(".moment[hidden]").count() == 0
    walker.focus()


def test_a_reader_goes_from_a_question_to_its_brief_and_takes_a_citation(walker: Walker) -> None:
    walker.open("claims/halcyon-was-late.html")
    walker.tab_to("a[href$='halcyon-was-late.brief.html']")
    walker.press("Enter")
    walker.arrive("claims/halcyon-was-late.brief.html")
    walker.tab_to(".cite-forms summary")
    walker.press("Enter")
    walker.tab_to(".cite-forms button")
    walker.press("Enter")
    walker.page.get_by_text("Copied").first.wait_for()
    assert walker.page.evaluate("navigator.clipboard.readText()").startswith("@")
    walker.focus()


def test_a_reader_copies_the_address_of_a_paragraph(walker: Walker) -> None:
    walker.open("sources/harbour-wire.html#text")
    walker.tab_to("a.pilcrow")
    walker.press("Enter")
    walker.page.wait_for_selector(".pilcrow__said:has-text('copied')")
    assert (
        walker.page.evaluate("navigator.clipboard.readText()")
        == f"{walker.address}sources/harbour-wire.html#p1"
    )
    walker.focus()


# --- the same without script ---


@pytest.fixture
def plain(browser, sample_site: Path, serve_at: Callable[..., str]) -> "Iterator[Page]":  # type: ignore[no-untyped-def]
    """The front page, where no script runs."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{serve_at(sample_site, PATH)}index.html")
    yield page
    context.close()


def follow(page: "Page", name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def test_without_script_every_record_is_a_link_away_from_the_index_of_names(plain: "Page") -> None:
    plain.get_by_role("searchbox").press("Enter")
    plain.wait_for_url("**/search.html?q=")
    assert "needs script" in plain.locator("noscript").inner_text()
    follow(plain, "أدا كويل")
    plain.wait_for_url("**/actors/ada-quill.html")


def test_without_script_what_a_preview_would_tell_is_a_link_away(plain: "Page") -> None:
    follow(plain, "Claims")
    follow(plain, "Was the Halcyon late?")
    assert plain.locator(".assertions").is_visible()
    plain.locator(".assertions th a").first.click()
    assert "/sources/" in plain.url and plain.locator("h1").is_visible()


def test_without_script_lists_and_drawings_are_whole_and_no_control_is_dead(plain: "Page") -> None:
    for name, rows in (("Timeline", ".moment"), ("Graph", "[data-item]"), ("Reconciliation", "[data-item]")):
        follow(plain, name)
        assert plain.locator(rows).count() == plain.locator(f"{rows}:visible").count() > 3, name
        assert plain.locator("main :is(select, button, input)").count() == 0, name
    follow(plain, "Graph")
    plain.locator(".graph a.tie .thread__ground").first.click(force=True)
    said = plain.locator(f"[id='{plain.url.partition('#')[2]}']")
    assert said.is_visible()


def test_without_script_a_brief_and_the_forms_of_citation_are_there(plain: "Page") -> None:
    follow(plain, "Claims")
    follow(plain, "Was the Halcyon late?")
    plain.locator("a[href$='halcyon-was-late.brief.html']").first.click()
    plain.wait_for_url("**/claims/halcyon-was-late.brief.html")
    plain.locator(".cite-forms summary").click()
    assert plain.locator(".cite-forms__text").first.is_visible()
    assert plain.locator(".cite-forms button").count() == 0


def test_without_script_all_pages_are_reached_from_the_front_page(sample_site: Path) -> None:
    """By plain links alone, from any page to any other."""
    from site_links import read_document

    met, order = set(), ["index.html"]
    while order:
        path = order.pop()
        if path in met or not path.endswith(".html"):
            continue
        met.add(path)
        here = sample_site / path
        for link in read_document(path, here.read_text(encoding="utf-8")).links:
            address = link.url.partition("#")[0].partition("?")[0]
            if address and ":" not in address and not link.loaded:
                order.append((here.parent / address).resolve().relative_to(sample_site.resolve()).as_posix())
    pages = {file.relative_to(sample_site).as_posix() for file in sample_site.rglob("*.html")}
    moved = {
        path for path in pages if 'http-equiv="refresh"' in (sample_site / path).read_text(encoding="utf-8")
    }
    assert pages - met - moved == {"404.html"}
