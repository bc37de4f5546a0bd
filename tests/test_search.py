"""Search in a real browser: every record by every spelling, by keyboard, narrowed, without script and from disk."""

import gzip
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from commands import SAMPLE, run
from playwright.sync_api import expect

from dossier.cli import main
from dossier.render import content_security_policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AS_OF = "2026-11-21"
AXE = Path(__file__).parent / "node" / "node_modules" / "axe-core" / "axe.min.js"
#: Beside the sample: a record with names in other scripts, and one that is not published.
ADDED = {
    "actors/rafi-line.md": """---
name: Rafi Line
kind: company
names:
  - {name: ʿAbd al-Rāfiʿ Company, cite: "[@harbour-wire, ¶1]"}
  - {name: شركة عبد الرافع, lang: ar, cite: "[@harbour-wire, ¶1]"}
  - {name: 라피해운회사, lang: ko, cite: "[@harbour-wire, ¶1]"}
  - {name: O’Rafi Jong-un, cite: "[@harbour-wire, ¶1]"}
summary: The owners of a ship [@harbour-wire, ¶1].
---

The company is named once [@harbour-wire, ¶1].
""",
    "actors/unseen.md": "---\nname: Zyxwvut Hidden\ndraft: true\n---\n\nZyxwvut is a draft [@harbour-wire, ¶1].\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("search") / "content"))
    for path, text in ADDED.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    made = content.parent / "site"
    done = run("build", "--content", content, "--output", made, "--as-of", AS_OF, "--no-cache")
    assert done.status == 0, done.err
    if "no search index" in done.err:
        pytest.skip(done.err.strip())
    return made


@pytest.fixture
def search(page: "Page", site: Path, serve_at: Callable[..., str]) -> "Callable[..., Page]":
    """Opens the search page below a path of a plain host, with what stands behind its address."""
    address = serve_at(site, "/some/sub/path/")

    def visit(behind: str = "") -> "Page":
        page.goto(f"{address}search.html{behind}")
        return page

    return visit


def ask(page: "Page", words: str) -> list[str]:
    """The addresses of the results, best first."""
    page.locator("#q").fill("")
    page.locator("#q").fill(words)
    page.wait_for_timeout(10)
    expect(page.locator("#state")).not_to_be_empty()
    return shown(page)


def shown(page: "Page") -> list[str]:
    links = page.locator(".result__title").evaluate_all("all => all.map(one => one.href)")
    return [link.split("/some/sub/path/")[1] for link in links]


def records(site: Path) -> Iterator[tuple[str, str]]:
    """Every record under every spelling, from the index of names: name and path."""
    index = (site / "search.html").read_text(encoding="utf-8").split('class="names"')[1]
    for path, name in re.findall(r'<li><a href="([^"#]+)"><bdi[^>]*>([^<]+)</bdi>', index):
        yield name.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&"), path
    for path, name in re.findall(r'<li>“?<a href="([^"#]+)">“<bdi[^>]*>([^<]+)</bdi>”', index):
        yield name, path


def test_every_record_is_found_first_by_every_spelling(
    search: "Callable[..., Page]", site: Path, content: Path
) -> None:
    """A name that several records carry finds them all, any of them first."""
    page = search()
    names = list(records(site))
    written = [
        path for path in content.glob("*/*.md") if "draft: true" not in path.read_text(encoding="utf-8")
    ]
    assert len({path for _, path in names}) == len(written) > 10
    assert len(names) > len(written) + 5
    bearers = Counter(name for name, _ in names)
    lost = []
    for name, path in names:
        found = ask(page, name)
        if path not in found or bearers[name] == 1 and found[0] != path:
            lost.append((name, path, found[:3]))
    assert lost == []


@pytest.mark.parametrize(
    "words",
    [
        "شركة",
        "الرافع",
        "رافع",
        "شركه",
        "라피해운",
        "해운회사",
        "abd al-rafi",
        "Abd Rafi",
        "abdalrafi",
        "orafi",
        "o’rafi",
        "jongun",
        "jong un",
        "RAFI LINE",
        "rafiline",
    ],
)
def test_a_name_is_found_by_what_is_typed_for_it(search: "Callable[..., Page]", words: str) -> None:
    assert ask(search(), words)[0] == "actors/rafi-line.html"


def test_a_slip_is_told_and_the_nearest_name_is_shown(search: "Callable[..., Page]") -> None:
    page = search()
    assert ask(page, "halcoyn")[0] == "weapons/halcyon.html"
    assert page.locator("#state").inner_text().startswith("Nothing is spelt “halcoyn”. Near it: “halcyon”.")


def test_what_no_page_has_is_said_and_nothing_is_shown(search: "Callable[..., Page]") -> None:
    """Pagefind alone would show pages that have "x", for want of "xqzzyx"."""
    page = search()
    assert ask(page, "xqzzyx") == []
    assert page.locator("#state").inner_text() == "Nothing has “xqzzyx”."
    assert page.locator(".names").is_visible()


def test_words_of_a_paragraph_lead_to_the_paragraph_and_are_marked(search: "Callable[..., Page]") -> None:
    page = search()
    ask(page, "two days late")
    place = page.locator('.result__places a[href$="sources/harbour-wire.html#p1"]')
    place.wait_for()
    assert place.inner_text() == "¶1"
    marks = place.locator("xpath=..").locator("mark").all_inner_texts()
    assert {"days", "late"} <= {mark.strip('".,”“').lower() for mark in marks}


def test_results_stand_by_kind_with_counts_and_a_claim_with_its_caveat(search: "Callable[..., Page]") -> None:
    page = search()
    ask(page, "halcyon")
    sections = page.locator("[data-kind]:visible")
    headings = sections.locator("h2").all_inner_texts()
    assert headings[0] == "Ships 1" and len(headings) >= 4
    total = sum(int(heading.rsplit(" ", 1)[1]) for heading in headings)
    assert page.locator("#state").inner_text() == f"{total} results"
    assert "never a finding" in page.locator('[data-kind="claims"]').inner_text()


def test_the_results_are_narrowed_by_choices_which_stand_in_the_address(
    search: "Callable[..., Page]",
) -> None:
    page = search()
    everything = ask(page, "halcyon")
    page.locator('[data-filter-by="kind"] summary').click()
    box = page.get_by_role("checkbox", name="Sources")
    count = int(box.locator("xpath=..").locator(".count").inner_text())
    box.check()
    expect(page.locator("#state")).to_contain_text(" of ")
    narrowed = shown(page)
    assert len(narrowed) == count < len(everything)
    assert all(path.startswith("sources/") for path in narrowed)
    page.wait_for_url("**/*kind=sources*")
    again = search(page.url.split("search.html")[1])
    expect(again.locator("#state")).not_to_be_empty()
    assert shown(again) == narrowed and again.get_by_role("checkbox", name="Sources").is_checked()


@pytest.mark.parametrize("name", ["kind", "document", "year", "finding"])
def test_every_filter_leaves_as_many_as_it_says(search: "Callable[..., Page]", name: str) -> None:
    page = search()
    ask(page, "halcyon")
    filter = page.locator(f'[data-filter-by="{name}"]')
    filter.locator("summary").click()
    rows = filter.locator("li:visible")
    assert rows.count() > 0
    for row in rows.all():
        count = int(row.locator(".count").inner_text())
        row.locator("input").check()
        expect(page.locator("#state")).to_have_text(re.compile(rf"{count} results?( of \d+)?"))
        assert len(page.locator("[data-kind]:visible").all()) > 0
        row.locator("input").uncheck()
        expect(page.locator("#state")).not_to_contain_text("of")


def test_the_keyboard_alone_searches_moves_opens_and_clears(search: "Callable[..., Page]") -> None:
    page = search()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("halcyon/", delay=20)
    assert page.locator("#q").input_value() == "halcyon/"
    page.keyboard.press("Backspace")
    page.locator(".result__title").first.wait_for()
    titles = page.locator(".result__title:visible")
    focused = "document.activeElement.textContent"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == titles.nth(0).inner_text()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == titles.nth(1).inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == titles.nth(0).inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    assert page.locator("#q").input_value() == "" and page.locator(".names").is_visible()
    page.keyboard.type("halcyon")
    page.locator(".result__title").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/some/sub/path/weapons/halcyon.html")
    page.go_back()
    page.locator(".result__title").first.wait_for()
    assert page.locator("#q").input_value() == "halcyon"


def test_the_count_is_told_politely(search: "Callable[..., Page]") -> None:
    page = search()
    ask(page, "halcyon")
    assert re.fullmatch(r"\d+ results", page.get_by_role("status").first.inner_text())


def test_every_page_leads_to_the_search_with_what_is_asked(
    page: "Page", site: Path, serve_at: Callable[..., str]
) -> None:
    address = serve_at(site, "/some/sub/path/")
    page.goto(f"{address}actors/ada-quill.html")
    page.keyboard.press("/")
    page.keyboard.type("rafi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}search.html?q=rafi")
    page.locator(".result__title").first.wait_for()
    assert shown(page)[0] == "actors/rafi-line.html"
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}actors/ada-quill.html")
    assert not page.locator(".find").is_visible()
    page.keyboard.press("/")
    page.wait_for_url(f"{address}search.html")


def test_without_script_the_page_is_an_index_of_names(
    browser: "Browser", site: Path, serve_at: Callable[..., str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = serve_at(site, "/some/sub/path/")
    page.goto(f"{address}actors/ada-quill.html")
    page.get_by_role("searchbox").fill("rafi")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search.html?q=rafi")
    assert page.locator("noscript p").is_visible()
    page.get_by_role("link", name="라피해운회사").click()
    page.wait_for_url("**/actors/rafi-line.html")
    context.close()


def test_from_disk_the_names_are_narrowed_and_a_server_is_asked_for(page: "Page", site: Path) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator("#q").fill("رافع")
    page.get_by_text("needs a web server").wait_for()
    links = [link.inner_text() for link in page.locator(".names__group a").all() if link.is_visible()]
    assert links == ["شركة عبد الرافع"]


def test_a_site_without_an_index_says_so_and_has_its_names(
    content: Path, page: "Page", serve_at: Callable[..., str]
) -> None:
    bare = content.parent / "bare"
    done = run("build", "--content", content, "--output", bare, "--as-of", AS_OF, "--no-cache", "--no-search")
    assert done.status == 0 and not (bare / "pagefind").exists()
    page.goto(f"{serve_at(bare)}search.html")
    page.locator("#q").fill("halcyon")
    page.get_by_text("made without its search index").wait_for()
    assert page.get_by_role("link", name="Halcyon").first.is_visible()


def test_where_there_is_no_pagefind_the_site_is_made_and_one_line_says_what_it_lacks(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)  # as where no wheel is to be had
    made = content.parent / "lacking"
    words = ["build", "--content", str(content), "--output", str(made), "--as-of", AS_OF, "--no-cache"]
    assert main(words) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and "no search index: Pagefind is not installed" in lines[0]
    assert (made / "search.html").is_file() and not (made / "pagefind").exists()


def test_the_browser_has_nothing_to_say_while_one_searches(
    search: "Callable[..., Page]", page: "Page"
) -> None:
    """No message, nothing refused by the policy, nothing fetched from elsewhere."""
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.add(request.url))
    ask(search(), "halcyon")
    page.wait_for_load_state("networkidle")
    assert said == []
    assert all(url.startswith("http://127.0.0.1:") for url in asked)
    assert any(url.endswith(".pf_fragment") for url in asked)


def test_only_the_search_page_may_run_webassembly(site: Path) -> None:
    allowed = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "wasm-unsafe-eval" in path.read_text(encoding="utf-8")
    }
    assert allowed == {"search.html"}
    assert "wasm" not in content_security_policy(wasm=False)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_nobody_is_kept_out_of_the_results(
    browser: "Browser",
    site: Path,
    serve_at: Callable[..., str],
    lacking: Callable[..., None],
    width: int,
    scheme: str,
) -> None:
    """axe-core finds nothing with results and a filter open, and the page is no wider than the window."""
    if not AXE.is_file():
        lacking("browser", "axe-core is not installed (cd tests/node && npm ci --ignore-scripts)")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{serve_at(site)}search.html?q=halcyon&document=harbour-wire")
    page.locator(".result mark").first.wait_for()
    page.add_script_tag(path=str(AXE))
    result = page.evaluate("axe.run({preload: false, resultTypes: ['violations']})")
    assert [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


# --- what is in the index ---


def words_of_index(site: Path) -> str:
    """All that the index holds, decompressed."""
    words = (site / "search" / "pages.json").read_text(encoding="utf-8")
    packed = list((site / "pagefind").rglob("*.pf_*"))
    assert packed
    for path in packed:
        words += gzip.decompress(path.read_bytes()).decode(errors="replace")
    return words.casefold()


def test_a_draft_is_nowhere_in_the_index(site: Path) -> None:
    words = words_of_index(site)
    assert "halcyon" in words and "라피해운회사" in words  # what is published is
    assert "zyxwvut" not in words
    assert "unseen" not in words


def test_no_word_is_searched_that_its_page_does_not_show(site: Path) -> None:
    for packed in (site / "pagefind" / "fragment").iterdir():
        card = json.loads(gzip.decompress(packed.read_bytes()).removeprefix(b"pagefind_dcd"))
        page = re.sub(r"<[^>]*>", " ", (site / card["url"].lstrip("/")).read_text(encoding="utf-8"))
        words = set(re.findall(r"\w+", unescape(page).casefold()))
        assert set(re.findall(r"\w+", unescape(card["content"]).casefold())) <= words, card["url"]


def test_the_index_holds_pagefinds_engine_and_none_of_its_interfaces(site: Path) -> None:
    names = {path.name for path in (site / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= names
    assert not [name for name in names if "ui" in name or name.endswith(".css")]


def test_the_same_site_has_the_same_index_and_a_kept_one_is_as_a_fresh_one(content: Path, site: Path) -> None:
    again = content.parent / "again"
    done = run("build", "--content", content, "--output", again, "--as-of", AS_OF)
    assert done.status == 0, done.err
    for folder in ("pagefind", "search"):
        paths = sorted(path.relative_to(site) for path in (site / folder).rglob("*") if path.is_file())
        assert paths == sorted(p.relative_to(again) for p in (again / folder).rglob("*") if p.is_file())
        assert all((site / path).read_bytes() == (again / path).read_bytes() for path in paths)


def test_every_page_of_a_record_is_in_the_list_that_answers_are_named_by(site: Path) -> None:
    listed = {row[0] for row in json.loads((site / "search" / "pages.json").read_text()).values()}
    assert listed == {path for _, path in records(site)}
