"""The pages on paper: every kind as a PDF, read back with poppler's tools as somebody would hold it."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from commands import SAMPLE, run
from kinds import largest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KINDS = (
    "source",
    "claim",
    "brief",
    "comparison",
    "actor",
    "event",
    "finding",
    "report",
    "graph",
    "timeline",
    "spellings",
    "wordings",
    "matrix",
)
ADDRESS = "https://wire.example/archive/1931/04/12/halcyon-held-at-the-mouth-of-the-river-after-two-days"
EDGE = 14  #: points, 5 mm: printers leave about so much of a sheet white
WORDS = 90  #: on a sheet, at the least, taken all together: below that it is more paper than report


@dataclass(frozen=True)
class Word:
    text: str
    page: int  #: from 1
    left: float  #: in points, from the sheet's left and upper edge
    top: float
    right: float


@dataclass(frozen=True)
class Paper:
    """A printed page of the site."""

    pdf: Path
    width: float  #: of a sheet, in points
    sheets: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def of_sheet(self, number: int) -> list[Word]:
        return [word for word in self.words if word.page == number]


Print = Callable[[Path, str], Paper]


@pytest.fixture(scope="module")
def printed(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Print]:
    """Prints a page of a site on A4: `printed(site, "graph.html")`. Each page is printed once."""
    if not shutil.which("pdftotext") or not shutil.which("pdftoppm"):
        pytest.skip("pdftotext and pdftoppm, which read a PDF, are not on the PATH")
    made: dict[tuple[Path, str], Paper] = {}
    folder = tmp_path_factory.mktemp("paper")
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    def to_paper(site: Path, path: str) -> Paper:
        if (site, path) not in made:
            pdf = folder / f"{len(made)}.pdf"
            page.goto(f"{site.as_uri()}/{path}")
            page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
            made[site, path] = read(pdf)
        return made[site, path]

    yield to_paper
    page.close()


def read(pdf: Path) -> Paper:
    """The words of a PDF with their places."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    sheets = done.stdout.split("<page ")[1:]
    word = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="[-\d.]+">([^<]*)<')
    words = tuple(
        Word(text, number, float(left), float(top), float(right))
        for number, sheet in enumerate(sheets, 1)
        for left, top, right, text in word.findall(sheet)
    )
    width = re.match(r'width="([\d.]+)"', sheets[0])
    assert width
    return Paper(pdf, float(width[1]), len(sheets), words)


def margins(paper: Paper) -> Iterator[int]:
    """The sheets on which anything, a line of a drawing too, is printed where a printer does not reach."""
    dots = 36  # to an inch: a point is half a dot
    shown = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(dots), paper.pdf], capture_output=True, check=True
    ).stdout
    strip = EDGE * dots // 72
    at = number = 0
    while at < len(shown):
        head = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(shown, at)
        assert head, "pdftoppm gives one greyscale picture behind another"
        wide, high = int(head[1]), int(head[2])
        start, number = head.end(), number + 1
        rows = (shown[start + row * wide : start + (row + 1) * wide] for row in range(high))
        if any(min(row[:strip]) < 200 or min(row[-strip:]) < 200 for row in rows):
            yield number
        at = start + wide * high


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", ["sample_site", "built_site"])
def test_nothing_is_cut_off_and_no_paper_is_wasted(
    site: str, kind: str, request: pytest.FixtureRequest, printed: Print
) -> None:
    folder: Path = request.getfixturevalue(site)
    path = largest(folder)[kind]
    paper = printed(folder, path)
    assert paper.words[0].left > EDGE
    assert [word.text for word in paper.words if word.right > paper.width - EDGE] == []
    assert list(margins(paper)) == []
    empty = [sheet for sheet in range(1, paper.sheets) if len(paper.of_sheet(sheet)) < 30]
    assert empty == [], f"of {paper.sheets}"
    assert paper.sheets <= 2 + len(paper.words) / WORDS, f"{len(paper.words)} words on {paper.sheets} sheets"


@pytest.mark.parametrize("kind", KINDS)
def test_the_caveat_and_the_name_of_the_page_are_on_paper(
    kind: str, sample_site: Path, printed: Print
) -> None:
    paper = printed(sample_site, largest(sample_site)[kind])
    assert "Nothing here is settled." in paper.text
    assert "Cite this page" in paper.text and "Edition" in paper.text


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with a document that has an address and a claim that has a caveat."""
    folder = tmp_path_factory.mktemp("told")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    for file, line in (
        ("sources/harbour-wire.md", f"url: {ADDRESS}\n"),
        ("claims/halcyon-was-late.md", "caveat: Both papers had it from one man [@harbour-wire, ¶1].\n"),
    ):
        text = (content / file).read_text(encoding="utf-8")
        (content / file).write_text(text.replace("---\n", f"---\n{line}", 1), encoding="utf-8")
    done = run("build", "--content", content, "--output", folder / "site", "--as-of", "2026-11-21")
    assert done.status == 0, done.err
    return folder / "site"


def test_a_claim_and_its_brief_have_the_caveat_of_the_claim(told: Path, printed: Print) -> None:
    for path in ("claims/halcyon-was-late.html", "claims/halcyon-was-late.brief.html"):
        assert "Both papers had it from one man" in printed(told, path).text, path


def test_a_source_and_a_brief_have_the_address_of_the_document(told: Path, printed: Print) -> None:
    """Where a line ends inside an address, a blank comes between its parts."""
    for path in ("sources/harbour-wire.html", "claims/halcyon-was-late.brief.html"):
        assert ADDRESS in printed(told, path).text.replace(" ", ""), path


def test_a_note_is_printed_beside_its_mark(sample_site: Path, printed: Print) -> None:
    paper = printed(sample_site, "sources/harbour-wire.html")
    words = paper.words
    (note,) = (
        one
        for one, other in zip(words, words[1:], strict=False)
        if (one.text, other.text) == ("April", "2,") and one.left > paper.width * 0.6
    )
    line = next(word for word in words if word.text == "1930" and word.left < paper.width * 0.6)
    assert note.page == line.page
    assert abs(note.top - line.top) < 40, "a note begins within three lines of its mark"


def test_a_report_has_no_manual_and_a_tie_has_its_sentences(sample_site: Path, printed: Print) -> None:
    text = printed(sample_site, "findings.html").text
    assert "A cited date is later than the document" in text and "April 2, 1938" in text
    assert "Fix:" not in text, "the manual of a rule is read on its screen"
    assert "Quill has the ship as her own." in printed(sample_site, "graph.html").text


def test_what_is_folded_says_on_paper_how_much_it_is(built_site: Path, printed: Print) -> None:
    path = largest(built_site)["actor"]
    page = (built_site / path).read_text(encoding="utf-8")
    folds = re.findall(r'<details class="mentions__rest">\s*<summary>([^<]+)</summary>', page)
    assert folds, "no list of the largest page is folded"
    text = printed(built_site, path).text
    assert [fold for fold in folds if fold not in text] == []


def test_by_night_paper_is_white_all_the_same(browser: "Browser", sample_site: Path, tmp_path: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{sample_site.as_uri()}/graph.html")
    page.pdf(path=tmp_path / "night.pdf", format="A4", prefer_css_page_size=True)
    page.close()
    shown = subprocess.run(
        ["pdftoppm", "-gray", "-r", "10", tmp_path / "night.pdf"], capture_output=True, check=True
    ).stdout
    body = shown.split(b"255\n", 1)[1]
    assert sum(body) / len(body) > 230
