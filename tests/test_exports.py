"""What others take away, read back by the programs that others use, or by parsers that are not ours."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import bibtexparser
import pytest
import rispy
from commands import SAMPLE, run
from jsonschema import Draft202012Validator

from dossier.dates import Day
from dossier.exports.assertion_rows import column_names
from dossier.exports.site_map import site_map
from dossier.exports.spreadsheet import by_name, read_table
from dossier.exports.tables import BESIDE, OWN, table_columns
from dossier.pages.edition import Edition
from dossier.pipeline import read
from dossier.reconcile import Reconciliation
from dossier.settings import Settings

CAVEAT = "Nothing here is settled."
BOTH = pytest.mark.parametrize("site", ["sample_site", "built_site"])
COLLECTIONS = ("sources", "actors", "weapons", "events", "claims", "pages")


@pytest.fixture
def folder(site: str, request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(site)
    return found


def records(folder: Path) -> list[dict]:  # type: ignore[type-arg]
    return json.loads((folder / "data" / "dossier.json").read_text("utf-8"))["records"]  # type: ignore[no-any-return]


def table(file: Path) -> list[dict[str, str]]:
    """A table as `import` reads it: without the apostrophes that keep a formula from running."""
    read = read_table(file.read_bytes(), ())
    return [dict(by_name(read.header, cells)) for _, cells in read.rows]


# --- JSON ---


@BOTH
def test_the_data_are_as_their_own_schema_says(folder: Path) -> None:
    schema = json.loads((folder / "data" / "dossier.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    data = json.loads((folder / "data" / "dossier.json").read_bytes())
    faults = Draft202012Validator(schema).iter_errors(data)
    assert [f"{fault.json_path}: {fault.message[:200]}" for fault in faults] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 2),
        ("records.0.collection", None),
        ("records.0.fields.nonsense", "x"),
        ("records.0.fields.summary", 7),
        ("caveat", None),
    ],
)
def test_the_schema_refuses_what_is_off(sample_site: Path, path: str, value: object) -> None:
    schema = json.loads((sample_site / "data" / "dossier.schema.json").read_bytes())
    data = json.loads((sample_site / "data" / "dossier.json").read_bytes())
    *way, last = path.split(".")
    holder = data
    for step in way:
        holder = holder[int(step)] if step.isdigit() else holder[step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    assert not Draft202012Validator(schema).is_valid(data)


@BOTH
def test_everything_is_each_record_as_it_lies_beside_its_page(folder: Path) -> None:
    held = records(folder)
    assert len(held) == len({record["id"] for record in held}) > 10
    for record in held:
        beside = folder / record["collection"] / f"{record['id']}.json"
        assert json.loads(beside.read_bytes()) == record
        assert record["address"].endswith(f"{record['collection']}/{record['id']}.html")


# --- tables ---


@BOTH
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_table_has_a_row_for_each_record_and_the_columns_that_the_page_tells_of(
    folder: Path, collection: str
) -> None:
    rows = table(folder / "data" / "tables" / f"{collection}.csv")
    wanted = sorted(record["id"] for record in records(folder) if record["collection"] == collection)
    assert sorted(row["id"] for row in rows) == wanted
    assert all(list(row) == list(table_columns(collection)) for row in rows)
    assert all(row["caveat"] and row["title"] and row["address"].endswith(".html") for row in rows)
    told = (folder / "data.html").read_text("utf-8")
    for name in (*OWN[collection], *BESIDE):
        assert f"<dt>{name}</dt>" in told


def test_a_fact_in_a_table_says_who_says_so(sample_site: Path) -> None:
    (ship,) = table(sample_site / "data" / "tables" / "weapons.csv")
    assert "[@" in ship["facts"] or "(claim " in ship["made_in"]
    told = {row["id"]: row for row in table(sample_site / "data" / "tables" / "claims.csv")}[
        "halcyon-was-late"
    ]
    assert (told["documents"], told["origins"], told["origins_not_stated"]) == ("2", "port-log", "1")


@BOTH
def test_every_assertion_is_a_row_in_the_columns_that_import_reads(folder: Path) -> None:
    rows = table(folder / "data" / "assertions.csv")
    wanted = [
        (record["id"], str(number), told["claim"], told["stance"])
        for record in records(folder)
        for number, told in enumerate(record["fields"].get("assertions", ()), 1)
    ]
    assert [(row["source"], row["entry"], row["claim"], row["stance"]) for row in rows] == wanted
    assert len(rows) > 5 and list(rows[0]) == [*column_names(), *BESIDE]
    assert all(row["caveat"] and row["question"] for row in rows)


@BOTH
def test_statements_are_those_of_followthemoney(folder: Path) -> None:
    """The columns, and that what links documents and claims leads to entities that are there."""
    text = (folder / "data" / "statements.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text), dialect=csv.unix_dialect))
    assert (
        list(rows[0])
        == (
            "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external "
            "first_seen last_seen id"
        ).split()
    )
    entities = {row["entity_id"]: row["schema"] for row in rows}
    assert set(entities.values()) == {"Article", "Note", "Documentation"}
    links = [row for row in rows if row["prop_type"] == "entity"]
    assert {(row["prop"], entities[row["value"]]) for row in links} == {
        ("document", "Article"),
        ("entity", "Note"),
    }
    assert len({row["id"] for row in rows}) == len(rows)
    assert not [row for row in rows if re.match(r"[=+\-@]", row["value"])]


# --- bibliography ---


@BOTH
def test_the_bibliography_is_read_back_by_three_readers(folder: Path) -> None:
    wanted = [record for record in records(folder) if record["shape"] == "sources"]
    library = bibtexparser.parse_file(str(folder / "data" / "bibliography.bib"))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [record["id"] for record in wanted]
    items = json.loads((folder / "data" / "bibliography.csl.json").read_bytes())
    assert [item["title"] for item in items] == [record["title"] for record in wanted]
    with (folder / "data" / "bibliography.ris").open(encoding="utf-8") as file:
        read = rispy.load(file)
    assert [entry["id"] for entry in read] == [record["id"] for record in wanted]
    for record, item, entry in zip(wanted, items, read, strict=True):
        assert record["caveat"].split(". ")[-1] in item["note"] and entry["notes"] == [item["note"]]
        dates = record["fields"].get("published", {}).get("value", "")
        assert entry.get("year", "") == (dates[:4] if dates[:4].isdigit() else "")


def test_each_source_has_its_own_three_forms_and_its_page_leads_to_them(sample_site: Path) -> None:
    page = (sample_site / "sources" / "harbour-wire.html").read_text("utf-8")
    for ending in (".bib", ".csl.json", ".ris"):
        text = (sample_site / "sources" / f"harbour-wire{ending}").read_text("utf-8")
        assert "Halcyon held at the mouth of the river" in text and CAVEAT in text
        assert f'href="harbour-wire{ending}"' in page
    assert (
        json.loads((sample_site / "sources" / "harbour-wire.csl.json").read_bytes())[0]["type"]
        == "article-newspaper"
    )


# --- annotations ---


def test_every_verified_quotation_is_an_annotation_and_nothing_else_is(built_site: Path) -> None:
    data = json.loads((built_site / "data" / "annotations.jsonld").read_bytes())
    items = data["first"]["items"]
    assert data["total"] == len(items) > 100
    quotes = {
        told["quote"]["text"]
        for record in records(built_site)
        for told in record["fields"].get("assertions", ())
        if "quote" in told
    }
    selectors = [target["selector"] for item in items for target in several(item["target"])]
    assert {selector["type"] for selector in selectors} == {"TextQuoteSelector"}
    exact = {plain(selector["exact"]) for selector in selectors}
    parts = {plain(part) for quote in quotes for part in re.split(r"\s*\[(?:…|\.\.\.)\]\s*", quote)}
    assert len(parts & exact) > 0.95 * len(parts)
    longest = max(len(words.split()) for words in exact)
    assert longest <= 60, "a passage that is left out of a quotation is in no selector"
    assert all(item["body"][1]["value"].count(data["caveat"]) == 1 for item in items)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:  # the place where we quote it is there
        path, _, fragment = item["body"][0].partition("path/")[2].partition("#")
        page = (built_site / path).read_text("utf-8")
        assert not fragment or f'id="{fragment}"' in page, item["body"][0]


def several(found: object) -> list:  # type: ignore[type-arg]
    return found if isinstance(found, list) else [found]


def plain(words: str) -> str:
    """Words alone: receipts tell quotation marks, dashes and spaces as the document has them."""
    return " ".join(re.findall(r"\w+", words)).casefold()


# --- for those who search and follow ---


def test_the_site_map_has_every_page_that_may_be_listed_and_no_other(built_site: Path) -> None:
    base = "https://example.org/some/sub/path/"
    found = re.findall(r"<loc>([^<]*)</loc>", (built_site / "sitemap.xml").read_text("utf-8"))
    assert all(address.startswith(base) for address in found)
    listed = {address.removeprefix(base) or "index.html" for address in found}
    listed = {path + "index.html" if path.endswith("/") else path for path in listed}
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    hidden = {
        path
        for path in pages
        if '<meta name="robots" content="noindex">' in (built_site / path).read_text("utf-8")
    }
    assert listed == pages - hidden and "404.html" in hidden
    robots = (built_site / "robots.txt").read_text("utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"


def test_without_an_address_there_is_no_site_map_and_robots_names_none(sample_site: Path) -> None:
    assert not (sample_site / "sitemap.xml").exists()
    assert (sample_site / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"
    assert "sitemap" not in (sample_site / "data.html").read_text("utf-8")


def test_a_site_of_very_many_pages_has_its_map_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.exports.site_map.MOST", 2)
    settings = Settings(
        content=SAMPLE,
        output=SAMPLE,
        templates=SAMPLE,
        static=SAMPLE,
        cache=None,
        as_of=Day(2026, 11, 21),
        base_url="https://example.org/a&b",
    )
    edition = Edition(read(settings), Reconciliation((), {}, ()), settings, {})
    made = dict(site_map(edition, ["actors/ada-quill.html", "index.html", "sources/index.html"]))
    assert list(made) == ["sitemap.xml", "sitemap.1.xml", "sitemap.2.xml"]
    parts = re.findall(r"<loc>([^<]*)</loc>", made["sitemap.xml"])
    assert parts == ["https://example.org/a&amp;b/sitemap.1.xml", "https://example.org/a&amp;b/sitemap.2.xml"]
    assert "<loc>https://example.org/a&amp;b/sources/</loc>" in made["sitemap.2.xml"]


def test_every_page_leads_to_the_page_of_the_data_and_that_to_every_file(sample_site: Path) -> None:
    for page in sample_site.rglob("*.html"):
        assert "data.html" in page.read_text("utf-8"), page
    told = (sample_site / "data.html").read_text("utf-8")
    files = [path for path in (sample_site / "data").rglob("*") if path.is_file()]
    assert len(files) == 15
    for file in files:
        assert f'href="{file.relative_to(sample_site).as_posix()}"' in told
    assert CAVEAT in told and "CC BY 4.0" in told


# --- what must not go out ---

DRAFT = """---
title: Zanzibarine affair
draft: true
published: 1931-05-02
text: digest
assertions:
  - {claim: halcyon-was-late, stance: asserts, at: 1, quote: "quixotropic words"}
---

{p=1}
The [[halcyon]] is quixotropic.
"""


def test_nothing_of_a_draft_is_in_any_file(tmp_path: Path) -> None:
    """Every file is read as bytes: words stand in SQLite as they are, and an index of words has each of them."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    (content / "sources" / "hidden-report.md").write_text(DRAFT, encoding="utf-8")
    done = run("build", "--content", content, "--output", tmp_path / "site", "--no-cache", "--no-search")
    assert done.status == 0, done.err
    for file in (tmp_path / "site").rglob("*"):
        if file.is_file():
            assert not re.search(rb"(?i)zanzibarine|quixotropic|hidden-report", file.read_bytes()), file
