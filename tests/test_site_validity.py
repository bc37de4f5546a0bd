"""Every page of the site is valid HTML, by the W3C's own checker; its feeds, its data and its drawings are well-formed.

What the feeds say is asked in test_report.py, what the data say in test_take.py.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from kinds import largest

ATOM = "{http://www.w3.org/2005/Atom}"
BOTH = pytest.mark.parametrize("site", ["sample_site", "built_site"])


def test_every_page_of_the_site_is_valid_html(
    built_site: Path, validator: Callable[[Path], list[str]]
) -> None:
    assert validator(built_site) == []


def test_every_page_of_the_sample_is_valid_html(
    sample_site: Path, validator: Callable[[Path], list[str]]
) -> None:
    """It has what the own site lacks: a picture, a page that has moved, names from right to left."""
    assert largest(sample_site)
    assert validator(sample_site) == []


@BOTH
def test_every_feed_is_well_formed_and_a_feed_reader_has_no_doubt(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    feeds = [feed for feed in sorted(folder.rglob("*.xml")) if feed.name != "sitemap.xml"]
    assert [feed.name for feed in feeds] == ["findings.xml", "records.xml", "work.xml"]
    for feed in feeds:
        data = feed.read_bytes()
        root = ET.fromstring(data)
        assert root.tag == f"{ATOM}feed"
        ids = [found.text for found in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) > 1, feed.name
        for entry in root.iter(f"{ATOM}entry"):  # RFC 4287, 4.1.2: what every entry must have
            assert {child.tag.removeprefix(ATOM) for child in entry} >= {"id", "title", "updated"}
        read = feedparser.parse(data)
        assert not read.bozo and read.version == "atom10" and read.feed.title, feed.name
        assert len(read.entries) == len(ids) - 1


@BOTH
def test_all_data_are_well_formed(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    files = sorted(folder.rglob("*.json"))
    assert len(files) > 10
    for file in files:
        json.loads(file.read_bytes())  # UTF-8 too, without a mark before it (RFC 8259, 8.1)


@BOTH
def test_every_drawing_can_be_taken_away_as_a_file(site: str, request: pytest.FixtureRequest) -> None:
    """HTML's parser forgives in a drawing what a program for drawings does not."""
    folder: Path = request.getfixturevalue(site)
    drawings = 0
    for path in largest(folder).values():
        for drawing in re.findall(r"(?s)<svg\b.*?</svg>", (folder / path).read_text(encoding="utf-8")):
            ET.fromstring(drawing.replace(" xlink:", " "))
            drawings += 1
    ET.fromstring((folder / "static" / "icon.svg").read_bytes())
    assert drawings >= 5
