"""Previews in a real browser: by pointer, by keyboard and by touch, on the web and from disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.views.folder import ROOT, set_samples

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
SOURCE = "sources/interim-report.html"
CLAIM = "claims/range.html"
KESTREL = ".prose a[href='../weapons/kestrel.html']"
PARAGRAPH = ".assertions a[href='../sources/interim-report.html#p4']"
FINDING = ".page-findings a[href='../findings/f-later-4.html']"

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return set_samples(tmp_path_factory.mktemp("previews"))


@pytest.fixture
def said() -> list[str]:
    """What browsers said on their consoles in this test."""
    return []


@pytest.fixture
def visit(browser: "Browser", site: Path, serve_at: Callable[..., str], said: list[str]) -> Iterator[Open]:
    """Opens a page of the samples: `visit(path, width, color_scheme="dark", disk=True)`."""
    address, contexts = serve_at(site), []

    def go(path: str, width: int = 1280, *, disk: bool = False, **options: object) -> "Page":
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{site.as_uri()}/{path}" if disk else address + path)
        return page

    yield go
    for context in contexts:
        context.close()


def preview(page: "Page") -> str:
    """The words of the preview, once it is open."""
    page.wait_for_selector("#preview:popover-open")
    return " ".join(page.inner_text("#preview").split())


def is_open(page: "Page") -> bool:
    return bool(page.evaluate("!!document.querySelector('#preview:popover-open')"))


def focused(page: "Page") -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def tab_to(page: "Page", selector: str) -> None:
    """Focuses as the keyboard does: from the place before, by Tab."""
    page.locator(selector).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")


# --- what is told ---


def test_a_record_is_told_by_its_lead_its_caveat_and_its_weight(visit: Open, said: list[str]) -> None:
    page = visit(CLAIM)
    page.hover(".assertions th a[href='../sources/interim-report.html']")
    words = preview(page)
    assert words.startswith("Government report “Interim report on the Kestrel test series”")
    assert "Issued by Office of Technical Review" in words and "Published March 1998 as printed" in words
    assert "sums up three flights of the Kestrel" in words
    assert "Its figures for range rest on two witnesses" in words
    assert "It speaks on 1 question: 1 origin named, 1 not stated." in words
    assert page.locator("#preview :is(.flag, .note, .cite, [id]:not(#preview-title))").count() == 0
    assert said == []


def test_a_claim_is_told_with_its_documents_and_origins(visit: Open) -> None:
    page = visit(SOURCE)
    page.hover(".assertions th a[href='../claims/range.html']")
    words = preview(page)
    assert "How far did the Kestrel fly?" in words and "6 documents" in words and "2 origins named" in words


def test_a_paragraph_is_told_with_its_document_and_date(visit: Open) -> None:
    page = visit(CLAIM)
    page.hover(PARAGRAPH)
    words = preview(page)
    assert "“Interim report on the Kestrel test series”" in words and "March 1998" in words
    assert "¶4" in words and "sums up" not in words
    href = page.locator("#preview .preview__title a").get_attribute("href") or ""
    assert href.endswith("/sources/interim-report.html#p4")


def test_a_finding_is_told_with_both_places_its_readings_and_its_answer(visit: Open) -> None:
    page = visit(SOURCE)
    page.hover(FINDING)
    words = preview(page)
    assert words.startswith(
        "Finding A cited date is later than the document Footnote 4 prints “12 March 2031”"
    )
    assert "March 1998, the document’s own date" in words
    assert "12 March 1997" in words and "the passage says" in words
    assert "The 1995 trial was a captive carry" in words


def test_a_note_is_told_only_where_it_does_not_stand_beside_its_line(visit: Open) -> None:
    wide = visit(SOURCE, 1280)
    wide.hover("#fnref-3")
    wide.wait_for_timeout(900)
    assert not is_open(wide)
    narrow = visit(SOURCE, 800)
    narrow.hover("#fnref-3")
    assert preview(narrow).startswith("Note 3 Memorandum of 4 June 1996")
    assert not narrow.locator("#fn-3").is_visible()


def test_a_citation_is_told_by_its_reference_at_the_place_it_cites(visit: Open) -> None:
    page = visit("weapons/kestrel.html")
    mark = page.locator("#cite-1-3").first
    tip = mark.get_attribute("title")
    mark.hover()
    words = preview(page)
    assert words.startswith("Reference 1 ") and "¶4" in words and "¶1" not in words
    assert mark.get_attribute("title") is None  # else the browser's own tip would lie over it
    page.keyboard.press("Escape")
    assert mark.get_attribute("title") == tip


def test_what_is_no_place_of_the_site_has_no_preview(visit: Open) -> None:
    page = visit(SOURCE)
    for selector in (".eyebrow a", ".onpage a", ".status__original", ".pilcrow", ".masthead a"):
        page.locator(selector).first.hover()
        page.wait_for_timeout(500)
        assert not is_open(page), selector


def test_a_page_is_asked_for_once(visit: Open) -> None:
    page = visit(SOURCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    for _ in range(2):
        page.locator(KESTREL).first.hover()
        preview(page)
        page.mouse.move(2, 2)
        page.wait_for_selector("#preview:popover-open", state="detached")
    assert sorted(set(asked) - {"icon.svg"}) == sorted(one for one in asked if one != "icon.svg")
    assert asked.count("kestrel.html") == 1


# --- WCAG 1.4.13 ---


def test_the_pointer_may_go_onto_it_and_it_stays_while_it_is_there(visit: Open) -> None:
    page = visit(SOURCE)
    page.locator(KESTREL).first.hover()
    preview(page)
    page.hover("#preview .preview__title")
    page.wait_for_timeout(900)
    assert is_open(page)
    page.mouse.move(2, 2)
    page.wait_for_selector("#preview:popover-open", state="detached")


def test_escape_puts_it_away_and_it_does_not_come_back_by_itself(visit: Open) -> None:
    page = visit(SOURCE)
    page.locator(KESTREL).first.hover()
    preview(page)
    page.keyboard.press("Escape")
    assert not is_open(page)
    page.wait_for_timeout(700)
    assert not is_open(page)
    tab_to(page, KESTREL)
    preview(page)
    page.keyboard.press("Escape")
    assert not is_open(page) and focused(page) == "Kestrel"


def test_the_keyboard_opens_it_goes_through_it_and_on(visit: Open) -> None:
    page = visit(SOURCE)
    link = page.locator(KESTREL).first
    tab_to(page, KESTREL)
    preview(page)
    assert link.get_attribute("aria-details") == "preview"
    dialog = page.get_by_role("dialog", name="Kestrel")
    assert dialog.count() == 1 and dialog.get_attribute("aria-modal") is None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#preview a')")
    assert is_open(page)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.matches(arguments)".replace("arguments", f'"{KESTREL}"'))
    assert is_open(page)
    for _ in range(page.locator("#preview a").count() + 1):
        page.keyboard.press("Tab")
    assert not is_open(page)
    after = page.evaluate(
        """s => { const links = [...document.querySelectorAll('main a[href], main summary')]
                  .filter(one => one.getClientRects().length)
                  return links.indexOf(document.activeElement) - links.indexOf(document.querySelector(s)) }""",
        KESTREL,
    )
    assert after == 1
    assert link.get_attribute("aria-details") is None


def test_what_the_keyboard_holds_open_the_pointer_does_not_take_away(visit: Open) -> None:
    page = visit(SOURCE)
    tab_to(page, KESTREL)
    words = preview(page)
    page.hover(".assertions th a[href='../claims/range.html']")
    page.wait_for_timeout(700)
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)
    assert is_open(page) and preview(page) == words


def test_a_link_that_is_only_passed_over_opens_nothing(visit: Open) -> None:
    page = visit(SOURCE)
    page.locator(KESTREL).first.hover()
    page.wait_for_timeout(120)
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)
    assert not is_open(page)


# --- touch ---


def test_a_tap_opens_a_sheet_and_a_second_tap_follows(visit: Open) -> None:
    page = visit(SOURCE, 360, has_touch=True, is_mobile=True)
    link = page.locator(KESTREL).first
    link.tap()
    assert "Open page" in preview(page)
    sheet = page.locator("#preview").bounding_box()
    assert sheet and sheet["x"] == 0 and sheet["width"] == 360 and round(sheet["y"] + sheet["height"]) == 800
    assert page.url.endswith(SOURCE)
    page.get_by_role("button", name="Close").tap()
    assert not is_open(page)
    link.tap()
    preview(page)
    link.evaluate("link => link.scrollIntoView({block: 'start'})")  # from under the sheet
    link.tap()
    page.wait_for_url("**/weapons/kestrel.html")


def test_the_sheet_opens_the_page(visit: Open) -> None:
    page = visit(SOURCE, 360, has_touch=True, is_mobile=True)
    page.locator(KESTREL).first.tap()
    preview(page)
    page.get_by_role("link", name="Open page").tap()
    page.wait_for_url("**/weapons/kestrel.html")


def test_a_tap_beside_the_sheet_puts_it_away(visit: Open) -> None:
    page = visit(SOURCE, 360, has_touch=True, is_mobile=True)
    page.locator(KESTREL).first.tap()
    preview(page)
    page.touchscreen.tap(4, 200)  # the page’s margin, where no link stands
    page.wait_for_selector("#preview:popover-open", state="detached")


def test_a_tap_on_navigation_or_in_a_list_of_links_follows_at_once(visit: Open) -> None:
    for selector in (".eyebrow a", ".claims a[href='claims/range.html']"):
        page = visit(SOURCE if "eyebrow" in selector else "index.html", 360, has_touch=True, is_mobile=True)
        before = page.url
        page.locator(selector).first.tap()
        page.wait_for_url(lambda url, before=before: url != before)


def test_a_tap_follows_where_nothing_can_be_shown(visit: Open) -> None:
    page = visit(SOURCE, 360, has_touch=True, is_mobile=True)
    page.route("**/weapons/kestrel.html", lambda route: route.abort() if route.request.resource_type == "fetch"
               else route.continue_())  # fmt: skip
    page.locator(KESTREL).first.tap()
    page.wait_for_url("**/weapons/kestrel.html")


# --- for everybody ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_while_it_is_open(
    visit: Open, lacking: Callable[..., None], scheme: str, width: int
) -> None:
    if not AXE.is_file():
        lacking("browser", "axe-core is not installed (cd tests/node && npm ci --ignore-scripts)")
    touch = {"has_touch": True, "is_mobile": True} if width == 360 else {}
    page = visit(SOURCE, width, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce", **touch)
    link = page.locator(KESTREL).first
    if touch:
        link.tap()
    else:
        link.hover()
    preview(page)
    page.add_script_tag(path=str(AXE))
    result = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_when_it_opens_and_the_policy_lets_it_be_placed(visit: Open, said: list[str]) -> None:
    page = visit(SOURCE)
    page.evaluate(
        """() => { window.moved = 0
           new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value })
             .observe({type: "layout-shift"}) }"""
    )
    link = page.locator(KESTREL).first
    link.hover()
    preview(page)
    line, box = link.bounding_box(), page.locator("#preview").bounding_box()
    assert line and box
    gap = (
        box["y"] - line["y"] - line["height"]
        if box["y"] > line["y"]
        else line["y"] - box["y"] - box["height"]
    )
    assert -2 <= gap <= 12
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == 0
    assert said == []


def test_on_paper_there_is_none(visit: Open) -> None:
    page = visit(SOURCE)
    page.locator(KESTREL).first.hover()
    preview(page)
    page.emulate_media(media="print")
    assert not page.locator("#preview").is_visible()


def test_from_disk_a_note_shows_a_link_leads_on_and_the_console_is_silent(
    visit: Open, said: list[str]
) -> None:
    page = visit(SOURCE, 800, disk=True)
    page.hover("#fnref-3")
    assert preview(page).startswith("Note 3")
    page.keyboard.press("Escape")
    page.locator(KESTREL).first.hover()
    page.wait_for_timeout(700)
    assert not is_open(page)
    page.locator(KESTREL).first.click()
    page.wait_for_url("**/weapons/kestrel.html")
    assert said == []


# --- the numbers of paragraphs ---


def test_the_number_of_a_paragraph_is_named_and_its_address_copied(visit: Open, said: list[str]) -> None:
    page = visit(SOURCE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Paragraph 1, its address", exact=True).click()
    page.wait_for_selector(".pilcrow__said:has-text('Address of ¶1 copied')")
    address = page.url
    assert address.endswith(f"{SOURCE}#p1")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.get_by_role("status").inner_text() == "Address of ¶1 copied"
    page.wait_for_selector(".pilcrow__said:empty", state="attached")
    assert said == []


def test_a_link_to_a_paragraph_is_called_so(visit: Open) -> None:
    assert visit(CLAIM).get_by_role("link", name="Paragraph 4", exact=True).count() >= 1
