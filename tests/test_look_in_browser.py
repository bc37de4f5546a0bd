"""The pages in a real browser, from disk: wide and narrow, by day and night, on paper, by keyboard."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.views.folder import set_samples
from tests.views.samples import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
SOURCE = "sources/interim-report.html"
STANDING = [path for path in SAMPLES if path != "sources/moved.html"]  # that one leads away at once
TELLING = [
    SOURCE,
    "weapons/kestrel.html",
    "claims/range.html",
    "findings.html",
    "timeline.html",
    "graph.html",
    "index.html",
]

#: What a reader can ask for: width in CSS pixels, what the browser tells the page of them, and what axe looks at. By
#: night and in high contrast only colours are other than by day at that width, so only rules on colours are asked.
WHOLE: dict[str, object] = {}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block", "target-size"]}
READERS = {
    "wide": (1280, {}, WHOLE),
    "night": (1280, {"color_scheme": "dark"}, COLOURS),
    "contrast": (1280, {"contrast": "more"}, COLOURS),
    "contrast at night": (1280, {"contrast": "more", "color_scheme": "dark"}, COLOURS),
    "forced colours": (1280, {"forced_colors": "active"}, COLOURS),
    "tablet": (800, {}, WHOLE),
    "phone": (320, {}, WHOLE),  # as well a page of 1,280 at 400 %
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return set_samples(tmp_path_factory.mktemp("look"))


@pytest.fixture
def open_page(browser: "Browser", site: Path) -> "Iterator[Callable[..., Page]]":
    """Opens a sample: `open_page(path, width, color_scheme="dark")`."""
    contexts = []

    def visit(path: str, width: int, height: int = 900, **options: object) -> "Page":
        context = browser.new_context(
            viewport={"width": width, "height": height}, bypass_csp=False, java_script_enabled=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_nobody_is_kept_out(
    browser: "Browser", site: Path, reader: str, lacking: Callable[..., None]
) -> None:
    """axe-core finds nothing on any page, and no page is wider than the window."""
    if not AXE.is_file():
        lacking("browser", "axe-core is not installed (cd tests/node && npm ci --ignore-scripts)")
    width, options, looked_at = READERS[reader]
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, **options)
    page = context.new_page()
    found = []
    for path in STANDING if reader in ("wide", "night", "phone") else TELLING:
        page.goto(f"{site.as_uri()}/{path}")
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("axe.run", {"preload": False, "resultTypes": ["violations"], **looked_at})
        found += [f"{path}: {fault['id']}: {fault['nodes'][0]['html']}" for fault in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} is wider than {width} px")
    context.close()
    assert found == []


def test_the_browser_has_nothing_to_say(browser: "Browser", site: Path) -> None:
    """From disk, without script: no message, nothing refused by the policy, nothing missing or fetched."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in STANDING:
        page.goto(f"{site.as_uri()}/{path}")
    context.close()
    left_early = ": net::ERR_ABORTED"  # the icon, when the next page is opened before it has come
    assert [words for words in said if not words.endswith(left_early)] == []
    assert all(url.startswith(site.as_uri()) for url in asked)
    assert {url.rsplit("/", 1)[1] for url in asked} >= {"base.css", "components.css"}


def test_the_type_is_ours(open_page: "Callable[..., Page]") -> None:
    page = open_page(SOURCE, 1280)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
    assert {name.strip('"') for name in loaded} == {"Source Serif 4", "Source Sans 3"}


def box(page: "Page", selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, f"{selector} is not seen"
    return {**found, "right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


def test_a_note_stands_in_the_margin_at_its_line_and_none_covers_another(
    open_page: "Callable[..., Page]",
) -> None:
    for width in (1024, 1280, 1600):
        page = open_page(SOURCE, width)
        text = box(page, "#p1 > p")
        first = box(page, "#fn-1")
        assert first["x"] > text["right"]
        assert abs(first["y"] - box(page, "#fnref-1")["y"]) < 30
        notes = page.locator(".prose .note, .prose .flags").all()
        boxes = sorted((note.bounding_box() for note in notes), key=lambda one: one["y"])
        assert len(boxes) == 6
        for above, below in zip(boxes, boxes[1:], strict=False):
            assert above["y"] + above["height"] <= below["y"]
        table = box(page, ".assertions")
        assert table["y"] >= boxes[-1]["y"] + boxes[-1]["height"]


def test_without_a_margin_a_note_opens_by_its_number_and_a_flagged_one_is_open(
    open_page: "Callable[..., Page]",
) -> None:
    page = open_page(SOURCE, 390)
    assert page.locator("#fn-1").is_visible() and page.locator("#fn-4").is_visible()
    assert not page.locator("#fn-3").is_visible()
    page.locator("#fnref-3").focus()
    page.keyboard.press("Enter")
    assert page.locator("#fn-3").is_visible()
    page.locator("#fn-3 .note__label").focus()
    page.keyboard.press("Enter")
    assert not page.locator("#fn-3").is_visible()
    assert page.evaluate("location.hash") == "#fnref-3"


def test_a_finding_on_a_paragraph_stands_below_it_on_a_phone(open_page: "Callable[..., Page]") -> None:
    page = open_page(SOURCE, 390)
    assert box(page, "#p2 > .flags")["y"] >= box(page, "#p2 > p")["bottom"]


def test_the_keyboard_goes_to_the_text_first(open_page: "Callable[..., Page]") -> None:
    page = open_page(SOURCE, 1280)
    assert box(page, ".skip")["width"] <= 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box(page, ".skip")["width"] > 50
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_rows_become_cards_on_a_phone_and_say_what_each_cell_is(open_page: "Callable[..., Page]") -> None:
    page = open_page("claims/range.html", 390)
    cell = ".assertions tbody tr:first-child td"
    assert box(page, f"{cell}:nth-of-type(2)")["y"] > box(page, f"{cell}:nth-of-type(1)")["y"]
    label = page.evaluate("s => getComputedStyle(document.querySelector(s), '::before').content", cell)
    assert label == '"Who speaks"'
    page = open_page("claims/range.html", 1280)
    assert box(page, f"{cell}:nth-of-type(2)")["y"] == box(page, f"{cell}:nth-of-type(1)")["y"]


def test_values_that_differ_stand_side_by_side(open_page: "Callable[..., Page]") -> None:
    page = open_page("weapons/kestrel.html", 1280)
    row = ".facts__row:has(.facts__flag) dd"
    one, other = box(page, f"{row}:nth-of-type(1)"), box(page, f"{row}:nth-of-type(2)")
    assert one["y"] == other["y"] and one["right"] <= other["x"]
    page = open_page(SOURCE, 1280)
    row = ".facts__row--together dd"
    assert box(page, f"{row}:nth-of-type(1)")["bottom"] <= box(page, f"{row}:nth-of-type(2)")["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_notes_stay_in_the_margin_and_the_page_is_white(
    open_page: "Callable[..., Page]", scheme: str
) -> None:
    """640 px is about what a sheet of A4 is to a width query, which must not take the notes away."""
    page = open_page(SOURCE, 640, color_scheme=scheme)
    page.emulate_media(media="print")
    for label in "1234":
        assert page.locator(f"#fn-{label}").is_visible()
        assert box(page, f"#fn-{label}")["x"] > box(page, "#p1 > p")["right"]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".masthead__nav").is_visible()
    assert box(page, "#p1 .pilcrow")["x"] >= 0  # else the paper's edge cuts it off


def test_a_printed_page_has_the_notes_the_findings_and_the_address(
    open_page: "Callable[..., Page]", tmp_path: Path
) -> None:
    pdf = tmp_path / "page.pdf"
    open_page(SOURCE, 1280).pdf(path=pdf, format="A4", prefer_css_page_size=True)
    assert pdf.read_bytes().startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext, which reads the words of a PDF, is not on the PATH")
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True)
    words = " ".join(done.stdout.split())
    for expected in (
        "Memorandum of 4 June 1996",
        "A cited date is later than the document",
        "12 March 1997",
        "https://review.example/interim",
        "¶2–3",
        "Cite this page",
    ):
        assert expected in words


def test_nothing_moves_while_the_page_is_loaded(
    browser: "Browser", site: Path, serve_at: Callable[..., str]
) -> None:
    """Layout shift is 0 over a slow line, where the fonts come late."""
    address = serve_at(site)
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 850})
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
        network.send("Network.emulateNetworkConditions", slow)
        page.goto(f"{address.rstrip('/')}/{SOURCE}", wait_until="networkidle")
        shift = page.evaluate(
            """new Promise(done => {
                 let sum = 0
                 new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
                   .observe({type: "layout-shift", buffered: true})
                 setTimeout(() => done(sum), 300)
               })"""
        )
        context.close()
        assert shift == 0


def test_a_document_is_chosen_among_the_spellings(open_page: "Callable[..., Page]") -> None:
    """The filter at work on a page of the site, where it is narrow too and rows are cards."""
    for width in (390, 1280):
        page = open_page("spellings.html", width)
        page.locator("select[name=document]").select_option("Harbour Wire, 9 May 1998")
        assert not page.locator("#name-kestrel").is_visible()
        assert page.get_by_text("Rafii", exact=True).is_visible()
        assert not page.get_by_text("سليم الرافعي").is_visible()
        assert page.get_by_role("status").inner_text() == "4 of 11 spellings in documents shown"
