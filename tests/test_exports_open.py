"""Whatever words a dossier holds, each form stays what it is: a table has its rows, a feed is well-formed."""

import csv
import io
import json
import re
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from pathlib import Path

import bibtexparser
import pytest
import rispy
from commands import SAMPLE, run

from dossier.exports.spreadsheet import as_meant

#: What is something to a program that reads one of the forms. In YAML, between double quotation marks.
HOSTILE = (
    r"=HYPERLINK(\"http://x.example\";\"y\") </script> ]]> <![CDATA[ @misc{a, title={b}} \\end "
    r"TY  - X \u0007 \uFFFE –@SUM(A1)"
)
SOURCE = f"""---
title: "{HOSTILE}"
published: 1931-05-02
kind: news
publisher: "+{HOSTILE}"
authors: ["-1+1, and {HOSTILE}", "; ; and"]
identifier: "@{HOSTILE}"
url: https://example.org/a?b={{c}}&d=1
rights: "{HOSTILE}"
text: digest
summary: "=1+1"
caveat: "@caveat with a \\"quotation\\", and more"
assertions:
  - {{claim: halcyon-was-late, at: 1, says: "=cmd|' /C calc'!A0", value: "-5", fits: wider, origin: self}}
---

{{p=1}}
=1+1 is what it says.
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    (content / "sources" / "hostile.md").write_text(SOURCE, encoding="utf-8")
    done = run(
        *("build", "--content", content, "--output", folder / "site", "--no-cache", "--no-search"),
        *("--base-url", "https://example.org/d", "--draft"),
    )
    assert "fault" not in done.err and "Traceback" not in done.err, done.err
    return folder / "site"


def test_no_cell_of_any_table_runs_and_none_is_lost(out: Path) -> None:
    tables = sorted((out / "data").rglob("*.csv"))
    assert len(tables) == 8
    for file in tables:
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, file
        assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)], file
    (row,) = (
        row
        for row in csv.DictReader(
            io.StringIO((out / "data" / "assertions.csv").read_text("utf-8-sig"), newline="")
        )
        if row["source"] == "hostile"
    )
    assert as_meant(row["says"]) == "=cmd|' /C calc'!A0" and as_meant(row["value"]) == "-5"


def test_every_reader_of_bibliographies_finds_as_many_works_as_there_are(out: Path) -> None:
    number = len(list((SAMPLE / "sources").glob("*.md"))) + 1
    library = bibtexparser.parse_file(str(out / "data" / "bibliography.bib"))
    assert not library.failed_blocks and len(library.entries) == number
    with (out / "data" / "bibliography.ris").open(encoding="utf-8") as file:
        read = rispy.load(file)
    assert len(read) == number
    (work,) = (entry for entry in read if entry["id"] == "hostile")
    assert len(work["authors"]) == 2 and "@caveat with a" in work["notes"][0]
    items = json.loads((out / "data" / "bibliography.csl.json").read_bytes())
    assert len(items) == number


def test_xml_is_well_formed_and_json_is_json(out: Path) -> None:
    for file in out.rglob("*.xml"):
        ET.fromstring(file.read_bytes())
    for file in (*out.rglob("*.json"), *out.rglob("*.jsonld")):
        json.loads(file.read_bytes())


def test_a_page_is_ended_by_nothing_in_it(out: Path) -> None:
    page = (out / "sources" / "hostile.html").read_text("utf-8")
    assert page.count("</html>") == 1 and page.rstrip().endswith("</html>")
    assert len(re.findall(r"<script\b", page)) == len(re.findall(r"</script>", page)) > 2
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(block)["mainEntity"]["@type"] == "NewsArticle"


def test_sqlite_holds_the_words_as_they_are(out: Path) -> None:
    opened = sqlite3.connect(f"file:{out / 'data' / 'dossier.sqlite'}?immutable=1", uri=True)
    ((says, value),) = opened.execute("SELECT says, value FROM assertions WHERE source = 'hostile'")
    opened.close()
    assert (says, value) == ("=cmd|' /C calc'!A0", "-5")
