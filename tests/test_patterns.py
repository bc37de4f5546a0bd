"""The page of patterns shows every part that a sheet names, in each of its states."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.patterns import FRAME, main


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return main(tmp_path_factory.mktemp("patterns") / "site")


def states(page: str) -> set[str]:
    shown = re.findall(r'class="pattern__shown" inert>(.*?)\n</div>\n</div>', page, re.S)
    return {
        name for html in shown for names in re.findall(r'class="([^"]*)"', html) for name in names.split()
    }


def test_every_state_that_a_sample_is_in_is_shown(made: Path) -> None:
    shown = states(made.read_text(encoding="utf-8"))
    used: set[str] = set()
    for sample in made.parent.rglob("*.html"):
        if sample != made:
            html = sample.read_text(encoding="utf-8")
            main_part = html[html.find("<main") : html.find("</main>")]
            used |= {name for names in re.findall(r'class="([^"]*)"', main_part) for name in names.split()}
    modified = {
        name for name in used if "--" in name and name.partition("__")[0].partition("--")[0] not in FRAME
    }
    assert len(modified) > 30
    assert modified - shown == set()


def test_the_page_of_patterns_is_valid(made: Path, validator: Callable[[Path], list[str]]) -> None:
    alone = made.parent / "alone"
    alone.mkdir()
    (alone / "patterns.html").write_bytes(made.read_bytes())
    assert validator(alone) == []


def test_a_filter_on_one_part_of_a_list_says_how_far_it_reaches(made: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in made.parent.rglob("*.html")]
    filtered = [page for page in pages if "data-filter=" in page and "pattern__shown" not in page]
    parted = ["Parts of this list" in page or "Parts of the timeline" in page for page in filtered]
    assert True in parted and False in parted
    assert ["filter-reach" in page for page in filtered] == parted
