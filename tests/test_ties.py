"""Ties between parties, weapons and events: who stands in them, what their lines say, and that none is a verdict."""

import gzip
import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from commands import SAMPLE, run

from dossier.comparison.ties import ties
from dossier.corpus import Corpus, connect
from dossier.dates import Day
from dossier.drawings.arcs import Edge, Node, arcs
from dossier.drawings.neighbours import Box, Line, Neighbour, neighbours
from dossier.reader import read_records
from dossier.settings import Site
from dossier.vocabulary import collections

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    site = Site(title="Sample")
    records, _ = read_records(Path(SAMPLE), collections(site), cache=None, jobs=1)
    return connect(records, site=site, as_of=Day(2026, 11, 21))


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


def page(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def words(site: Path, path: str) -> str:
    """The text of a page, tags and drawings gone, blanks as one."""
    text = re.sub(r"<svg.*?</svg>", "", page(site, path), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split()).replace(" :", ":")


# --- what is a tie ---


def test_relations_parts_and_questions_about_two_are_ties(corpus: Corpus) -> None:
    found = {(tie.kind, tie.one, tie.other) for tie in ties(corpus)}
    assert found >= {
        ("relation", "ada-quill", "halcyon"),
        ("relation", "halcyon", "north-line"),
        ("part", "ada-quill", "arrival"),
        ("question", "north-line", "arrival"),
    }


def test_a_question_that_already_carries_a_relation_is_not_told_twice(corpus: Corpus) -> None:
    assert [tie.kind for tie in ties(corpus) if tie.claim == "halcyon-of-the-line"] == ["relation"]


def test_a_voice_stands_in_no_tie_and_neither_does_what_is_asked_of_it(corpus: Corpus) -> None:
    ends = {end for tie in ties(corpus) for end in (tie.one, tie.other)}
    assert "harbour-wire-office" not in ends
    assert not [tie for tie in ties(corpus) if tie.claim == "wire-was-first"]


def test_who_says_not_so_is_no_report_of_it(corpus: Corpus) -> None:
    (owned,) = (tie for tie in ties(corpus) if tie.claim == "halcyon-of-the-line")
    assert owned.documents == ("harbour-wire",)
    assert [entry.source.id for entry in owned.against] == ["evening-post"]


def test_two_documents_that_lead_back_to_one_origin_are_one(corpus: Corpus) -> None:
    (known,) = (tie for tie in ties(corpus) if tie.claim == "line-knew-of-delay")
    assert len(known.documents) == 2 and known.rests_on == "origin"


def test_one_document_of_no_stated_origin_is_told_as_that(corpus: Corpus) -> None:
    (captain,) = (tie for tie in ties(corpus) if tie.path == "relations[1]" and tie.one == "ada-quill")
    assert captain.rests_on == "document"


# --- on the pages ---


def test_a_line_is_dashed_where_it_has_one_origin_and_barred_where_somebody_says_not_so(site: Path) -> None:
    assert "thread--origin" in page(site, "events/arrival.html")
    assert "thread__bar" in page(site, "weapons/halcyon.html")
    assert "Ada Quill says not so" in page(site, "weapons/halcyon.html")
    assert "thread__bar" not in page(site, "events/arrival.html")


def test_every_line_says_who_reports_it_and_leads_to_the_sentences(site: Path) -> None:
    for path in ("weapons/halcyon.html", "graph.html"):
        text = page(site, path)
        lines = re.findall(
            r'<a href="#([^"]+)" class="tie".*?</a>|<a [^>]*href="#([^"]+)"[^>]*class="tie"', text
        )
        targets = [one or other for one, other in lines]
        assert targets and all(f'id="{target}"' in text for target in targets)
        titles = re.findall(r"<title>([^<]+)</title><path", text)
        assert len(titles) == len(targets) and all("reported by" in title for title in titles)


def test_the_sentences_of_a_cited_paragraph_stand_with_the_tie(site: Path) -> None:
    assert "Harbour Wire, ¶1 Captain Quill says that the Halcyon came" in words(site, "weapons/halcyon.html")


def test_the_list_says_all_that_the_drawing_says(site: Path) -> None:
    told = words(site, "weapons/halcyon.html")
    assert "Halcyon owned by The North Line" in told
    assert "reported by 1 document" in told
    assert "Not so, says Ada Quill" in told
    assert "A line says what documents report, not what is so." in told


def test_a_voice_has_no_drawing_and_is_in_none(site: Path) -> None:
    assert "ties-drawing" not in page(site, "actors/harbour-wire-office.html")
    assert "harbour-wire-office" not in page(site, "graph.html")


def test_the_page_of_all_ties_names_those_that_nothing_ties(site: Path) -> None:
    told = words(site, "graph.html")
    assert told.index("Launch of the Halcyon") > told.index("Nothing is reported to tie these to another")


def test_more_ties_than_a_drawing_can_show_are_listed_by_record(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    for number in range(160):
        tie = f'{{type: part-of, to: north-line, cite: "[@harbour-wire, ¶{number % 2 + 1}]"}}'
        told = (
            f"---\nname: Made branch {number}\nrelations: [{tie}]\n---\n\nA branch of the [[north-line]].\n"
        )
        (content / "actors" / f"made-{number}.md").write_text(told, encoding="utf-8")
    made = tmp_path / "site"
    done = run(
        "build", "--content", content, "--output", made, "--as-of", "2026-11-21", "--no-search", "--no-cache"
    )
    assert done.status == 0, done.err
    told = words(made, "graph.html")
    assert "more than a drawing can show" in told and "ties-drawing" not in page(made, "graph.html")
    assert re.search(r'<a href="actors/north-line.html#ties">', page(made, "graph.html"))
    line = words(made, "actors/north-line.html")
    assert "drawn are the 12 records of which most documents tell" in line
    assert page(made, "actors/north-line.html").count('class="record"') == 12
    assert 'id="ties"' in page(made, "actors/north-line.html")
    assert "each of the others stands as well on the page of the record it leads to" in line
    assert page(made, "actors/north-line.html").count('class="tie-entry"') == 40
    assert "ties-drawing" in page(made, "actors/made-7.html")
    for path in ("graph.html", "actors/north-line.html"):
        assert len(gzip.compress((made / path).read_bytes())) < 60_000


def test_the_same_ties_give_the_same_drawing() -> None:
    nodes = [Node(f"n{number}", f"Name {number}", "x.html", "Parties") for number in range(9)]
    edges = [
        Edge(f"e{number}", f"n{number}", f"n{number * 5 % 9}", "#e", "told")
        for number in range(9)
        if number % 2
    ]
    assert arcs("a", nodes, edges, title="T", says="S") == arcs("a", nodes, edges, title="T", says="S")


def test_all_boxes_stand_within_the_drawing_and_apart() -> None:
    many = [
        Neighbour(
            Box(f"A name of some length, number {n}", "kind"),
            (Line("tied to", "reported", "#x", "w"),) * (n + 1),
        )
        for n in range(6)
    ]
    drawn = neighbours("n", Box("Middle", "kind"), many, many[:2], title="T", says="S")
    width, height = (float(side) for side in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn).groups())  # type: ignore[union-attr]
    boxes = [
        tuple(map(float, found))
        for found in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn)
    ]
    assert len(boxes) == 9
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    left = sorted((y, y + h) for x, y, _, h in boxes if x < 1)
    assert all(above[1] < below[0] for above, below in zip(left, left[1:], strict=False))


# --- in a browser ---


@pytest.fixture
def visit(browser: "Browser", site: Path) -> "Iterator[Callable[..., Page]]":
    contexts = []

    def open_(path: str, width: int = 1280, **options: object) -> "Page":
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))  # type: ignore[arg-type]
        opened = contexts[-1].new_page()
        opened.goto(f"{site.as_uri()}/{path}")
        return opened

    yield open_
    for context in contexts:
        context.close()


def test_a_line_opens_its_sentences_without_script(visit: "Callable[..., Page]") -> None:
    opened = visit("weapons/halcyon.html", java_script_enabled=False)
    said = opened.locator("#tie-halcyon-relations-1-said")
    assert not said.is_visible()
    opened.locator('a.tie[href="#tie-halcyon-relations-1-said"] .thread__words').first.click()
    assert said.is_visible()


def test_the_drawing_follows_the_filter_by_keyboard(visit: "Callable[..., Page]") -> None:
    opened = visit("graph.html")
    lines = opened.locator("a.tie:visible")
    before = lines.count()
    opened.locator("select[name=kind]").focus()
    opened.keyboard.type("question")
    opened.wait_for_function("document.querySelector('[data-tie].tie--gone') !== null")
    shown = opened.locator(".tie-table tbody:visible")
    assert 0 < shown.count() == opened.locator("a.tie:not(.tie--gone)").count() < before
    assert opened.locator("a.record--faded").count() > 0


def test_a_name_that_is_reached_by_keyboard_makes_its_lines_stand_out(visit: "Callable[..., Page]") -> None:
    opened = visit("graph.html")
    opened.locator("a.record").first.focus()
    lit, own = (
        opened.locator("a.tie--lit").count(),
        opened.locator("a.record").first.get_attribute("data-node"),
    )
    assert lit == opened.locator(f'a.tie[data-ends~="{own}"]').count() > 0


def test_a_phone_has_the_list_in_place_of_the_drawing(visit: "Callable[..., Page]") -> None:
    for path in ("weapons/halcyon.html", "graph.html"):
        opened = visit(path, 320)
        assert not opened.locator(".ties-drawing").is_visible()
        assert opened.locator(".tie__said").first.is_visible()
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_list_says_who_reports_it_and_shows_every_sentence(visit: "Callable[..., Page]") -> None:
    opened = visit("weapons/halcyon.html")
    opened.emulate_media(media="print")
    entry = opened.locator("#tie-halcyon-relations-1")
    assert entry.locator("summary").is_visible()
    assert entry.get_by_text("Quill has the ship as her own.").is_visible()


def test_words_of_a_drawing_stay_within_their_boxes(visit: "Callable[..., Page]") -> None:
    opened = visit("graph.html")
    wide = opened.evaluate(
        """[...document.querySelectorAll("a.record")].filter(box =>
             box.querySelector("text").getBBox().width > box.querySelector("rect").getBBox().width).length"""
    )
    assert wide == 0
