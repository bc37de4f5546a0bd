"""A list that is too long for one page: in parts, each light, every record once."""

import gzip
import re
from pathlib import Path

import pytest
from commands import run

MOST = 60 * 1024  #: bytes of a page over the wire


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Works of two centuries, more than a page can hold, and some without a date."""
    top = tmp_path_factory.mktemp("long")
    sources = top / "content" / "sources"
    sources.mkdir(parents=True)
    (top / "content" / "site.yml").write_text("title: Long lists\n")
    for number in range(600):
        date = f"published: {1900 + number // 7}\n" if number < 450 else ""
        summary = " ".join(f"{number * 7919 % 10007:x}{word}" for word in range(20))
        (sources / f"work-{number}.md").write_text(
            f"---\ntitle: Work {number}\n{date}text: none\nsummary: {summary}\n---\n"
        )
    done = run("build", "--content", top / "content", "--output", top / "site", "--no-cache", "--no-search")
    assert done.status == 0, done.err
    return top / "site"


def parts(site: Path) -> list[Path]:
    return sorted((site / "sources").glob("index*.html"))


def test_every_record_stands_in_one_part_alone(site: Path) -> None:
    assert len(parts(site)) > 1
    found = [id for part in parts(site) for id in re.findall(r'href="(work-\d+)\.html"', part.read_text())]
    assert len(found) == len(set(found)) == 600


def test_the_first_part_keeps_the_address_and_each_leads_to_all(site: Path) -> None:
    first = (site / "sources" / "index.html").read_text()
    assert "Works that they name" in first and "of 600" in first
    names = {part.name for part in parts(site)}
    for part in parts(site):
        nav = part.read_text().split('class="pages"')[1].split("</nav>")[0]
        assert set(re.findall(r'href="([^"]+)"', nav)) == names


def test_a_part_is_named_by_its_years(site: Path) -> None:
    nav = (site / "sources" / "index.html").read_text().split('class="pages"')[1].split("</nav>")[0]
    labels = re.findall(r">([^<>]+)</a>", nav)
    assert labels[0].startswith("Works that they name, 1900 – ") and labels[-1].endswith("no date")
    assert len(labels) == len(set(labels))


def test_every_part_is_light(site: Path) -> None:
    assert max(len(gzip.compress(part.read_bytes(), 9)) for part in parts(site)) < MOST
