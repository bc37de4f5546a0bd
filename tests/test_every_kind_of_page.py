"""Every kind of page, of the sample and of the project's own site, as its readers meet it.

By day and by night, wide and narrow, enlarged, in high contrast and in the system's own colours, without motion, from
disk. One page stands for its kind (tests/kinds.py): of the sample the largest, of the own site the middling one.
"""

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from kinds import largest, usual
from site_links import faults_from_disk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
MOST = 60_000  #: bytes of a page with its own style and script, compressed; fonts are not counted
TARGETS = {"target-size": {"enabled": True}}  # the one rule of WCAG 2.2 AA that axe leaves off by itself

#: Starts to watch before the page begins; `shifted` is then the sum so far.
WATCH = """() => {
  window.shifted = 0
  const add = one => one.hadRecentInput || (window.shifted += one.value)
  new PerformanceObserver(list => list.getEntries().forEach(add)).observe({type: "layout-shift", buffered: true})
}"""


@dataclass(frozen=True)
class Reader:
    """What somebody asks for: the window in CSS pixels, what the browser tells the page, and what axe looks at."""

    width: int
    options: dict[str, Any] = field(default_factory=dict)
    axe: dict[str, Any] | None = None
    kinds: tuple[str, ...] = ()  #: the kinds of page that are looked at; none named: all


WHOLE = {"rules": TARGETS}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block", "target-size"]}
COLOURED = ("source", "claim", "event", "graph", "timeline", "finding")  # have every colour that there is
STRONG = {"runOnly": ["color-contrast-enhanced"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
READERS = {
    "wide": Reader(1280, {}, WHOLE),
    "wide, at night": Reader(1280, {"color_scheme": "dark"}, COLOURS),
    "narrow": Reader(320),
    "narrow, at night": Reader(320, {"color_scheme": "dark"}, WHOLE),
    "at 200 %": Reader(640, {"device_scale_factor": 2}),
    "in high contrast": Reader(1280, {"contrast": "more"}, STRONG, COLOURED),
    "in high contrast at night": Reader(1280, {"contrast": "more", "color_scheme": "dark"}, STRONG, COLOURED),
    "in the system's colours": Reader(1280, {"forced_colors": "active"}),
    "without motion": Reader(1280, {"reduced_motion": "reduce"}),
}
#: Whom the own site is shown to as well; it is large.
OWN = {
    "wide": READERS["wide"],
    "narrow, at night": Reader(320, {"color_scheme": "dark"}, COLOURS),
}


@dataclass(frozen=True)
class Site:
    """A built site, and the pages of it that are looked at."""

    folder: Path
    pages: dict[str, str]  #: by kind


@pytest.fixture(scope="module")
def sample(sample_site: Path) -> Site:
    return Site(sample_site, largest(sample_site))


@pytest.fixture(scope="module")
def own(built_site: Path) -> Site:
    return Site(built_site, usual(built_site))


@pytest.fixture
def said() -> list[str]:
    """What browsers said on their consoles in this test, with the page it was said of."""
    return []


@pytest.fixture
def meet(browser: "Browser", said: list[str]) -> "Iterator[Callable[[Reader], Page]]":
    """A window as this reader has it: `meet(READERS["narrow"])`."""
    contexts = []

    def failed(page: str, asked: str, why: str) -> None:
        if why != "net::ERR_ABORTED":  # the icon, when the next page is opened before it has come
            said.append(f"{page}: {asked} {why}")

    def window(reader: Reader) -> "Page":
        size = {"width": reader.width, "height": 900}
        contexts.append(
            browser.new_context(viewport=size, bypass_csp=reader.axe is not None, **reader.options)
        )
        page = contexts[-1].new_page()
        page.add_init_script(f"({WATCH})()")
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: failed(page.url, request.url, request.failure))
        return page

    yield window
    for context in contexts:
        context.close()


def faults(page: "Page", reader: Reader) -> Iterator[str]:
    """What is amiss on an open page for this reader."""
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > reader.width:
        yield f"is {wide} px wide"
    if shifted := page.evaluate("shifted"):
        yield f"moved by {shifted} while it was loaded"
    if reader.axe:
        page.add_script_tag(path=str(AXE))
        options = {"preload": False, "resultTypes": ["violations"], **reader.axe}
        for found in page.evaluate("axe.run", options)["violations"]:
            shown = ", ".join(node["html"][:150] for node in found["nodes"][:5])
            yield f"{found['id']} ({len(found['nodes'])}): {shown}"


@pytest.mark.parametrize(
    ("site", "reader"), [("sample", name) for name in READERS] + [("own", name) for name in OWN]
)
def test_nobody_is_kept_out_and_nothing_moves(
    site: str,
    reader: str,
    request: pytest.FixtureRequest,
    meet: "Callable[[Reader], Page]",
    serve_at: Callable[..., str],
    said: list[str],
    lacking: Callable[..., None],
) -> None:
    """No fault by axe-core, none wider than its window, no message, nothing that moves."""
    if not AXE.is_file():
        lacking("browser", "axe-core is not installed (cd tests/node && npm ci --ignore-scripts)")
    shown: Site = request.getfixturevalue(site)
    who = OWN[reader] if site == "own" else READERS[reader]
    page, address = meet(who), serve_at(shown.folder)
    found = []
    for path in [shown.pages[kind] for kind in who.kinds or shown.pages]:
        page.goto(address + path)
        found += [f"{path} {fault}" for fault in faults(page, who)]
    assert found == []
    assert said == []


def test_in_the_systems_colours_full_and_empty_marks_still_differ(
    sample: Site, meet: "Callable[[Reader], Page]"
) -> None:
    """A system that sets the colours takes away grounds, and with them what only a ground would say."""
    page = meet(READERS["in the system's colours"])
    page.goto(f"{sample.folder.as_uri()}/claims/halcyon-was-late.html")
    ground = "s => getComputedStyle(document.querySelector(s), '::before').backgroundColor"
    full, paper = (
        page.evaluate(ground, ".stance--asserts"),
        page.evaluate("getComputedStyle(document.body).color"),
    )
    assert full == paper, "the mark of “says so” is empty"
    page.goto(f"{sample.folder.as_uri()}/actors/ada-quill.html")
    assert page.evaluate(ground, ".moment--day") == paper


@pytest.mark.parametrize(
    "path", ["claims/halcyon-was-late.html", "graph.html", "timeline.html", "search.html"]
)
def test_who_asked_for_no_motion_gets_none(sample: Site, meet: "Callable[[Reader], Page]", path: str) -> None:
    page = meet(READERS["without motion"])
    page.goto(f"{sample.folder.as_uri()}/{path}")
    moving = """() => [...document.querySelectorAll("*")].filter(one => {
      const style = getComputedStyle(one)
      return style.animationName !== "none" || style.scrollBehavior === "smooth"
        || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
    }).map(one => one.outerHTML.slice(0, 100))"""
    assert page.evaluate(moving) == []


def test_a_preview_and_a_filter_move_nothing_that_stood(
    sample: Site, meet: "Callable[[Reader], Page]", serve_at: Callable[..., str], said: list[str]
) -> None:
    """What moves because a reader chose it is no shift; what moves by itself half a second later is."""
    page, address = meet(READERS["wide"]), serve_at(sample.folder)
    page.goto(f"{address}claims/halcyon-was-late.html")
    page.locator(".assertions th a").first.hover()
    page.wait_for_selector("#preview:popover-open")
    page.keyboard.press("Escape")
    assert page.evaluate("shifted") == 0
    for path, choice in (("graph.html", "kind"), ("timeline.html", "party"), ("findings.html", "rule")):
        page.goto(address + path)
        page.locator(f"select[name={choice}]").press("ArrowDown")
        page.wait_for_selector("[data-item][hidden]", state="attached")
        page.wait_for_timeout(100)
        assert page.evaluate("shifted") == 0, path
    assert said == []


def test_from_disk_no_page_has_anything_to_say(
    sample: Site, own: Site, meet: "Callable[[Reader], Page]", said: list[str]
) -> None:
    """The scripts run and the policy lets them; nothing is asked for that is not in the folder."""
    page = meet(Reader(1280))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for site in (sample, own):
        for path in site.pages.values():
            if path == "404.html":
                continue  # only a host shows it, at any address: its own addresses begin at the top
            page.goto(f"{site.folder.as_uri()}/{path}", wait_until="load")
            page.evaluate("document.fonts.ready.then(() => 1)")
    ours = (sample.folder.as_uri(), own.folder.as_uri())
    assert [url for url in asked if not url.startswith(ours)] == []
    assert said == []


def test_from_disk_every_link_of_both_sites_leads_somewhere(sample: Site, own: Site) -> None:
    assert faults_from_disk(sample.folder) == []
    assert faults_from_disk(own.folder) == []


def test_from_disk_a_reader_goes_from_page_to_page(sample: Site, meet: "Callable[[Reader], Page]") -> None:
    page = meet(Reader(1280))
    page.goto(f"{sample.folder.as_uri()}/index.html")
    site = page.get_by_role("navigation", name="Site", exact=True).get_by_role("link")
    for number in range(site.count()):
        place = site.nth(number).inner_text()
        site.nth(number).click()
        assert page.url.endswith(".html") and page.locator("h1").is_visible(), place
        assert page.locator(".masthead__nav [aria-current=page]").inner_text() == place


def weights(site: Path) -> dict[str, int]:
    """For each page its bytes with its own style and script, each compressed as a host would; fonts are apart."""
    light = {
        file: len(gzip.compress(file.read_bytes(), 9))
        for ending in ("css", "js")
        for file in (site / "static" / ending).iterdir()
    }
    found = {}
    for page in site.rglob("*.html"):
        data = page.read_bytes()
        text = data.decode()
        parts = re.findall(r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^"]+)"', text)
        own = sum(light[site / part[part.index("static/") :]] for part in parts)
        found[page.relative_to(site).as_posix()] = len(gzip.compress(data, 9)) + own
    return found


def test_every_page_of_the_own_site_is_light_with_all_that_it_loads(built_site: Path) -> None:
    found = weights(built_site.resolve())
    assert len(found) > 300 and min(found.values()) > 8_000, "without its style nothing is weighed"
    assert {path: weight for path, weight in found.items() if weight > MOST} == {}


@pytest.mark.slow
def test_every_page_of_another_corpus_is_light(large_site: Path) -> None:
    """ATT&CK v10.1, about a thousand records."""
    found = weights(large_site.resolve())
    assert len(found) > 1_000
    assert {path: weight for path, weight in found.items() if weight > MOST} == {}
