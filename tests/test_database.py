"""The SQLite file: its keys lead somewhere, words are found, the bytes are the same each time, Datasette opens it."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossier.dates import Day
from dossier.exports import everything, record_json
from dossier.pages.edition import Edition
from dossier.pipeline import check
from dossier.settings import ROOT, Settings

BOTH = pytest.mark.parametrize("site", ["sample_site", "built_site"])


@pytest.fixture
def file(site: str, request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(site)
    return folder / "data" / "dossier.sqlite"


@pytest.fixture
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    yield made
    made.close()


def rows(opened: sqlite3.Connection, query: str, *given: object) -> list[tuple[object, ...]]:
    return list(opened.execute(query, given))


@BOTH
def test_the_file_is_whole_and_every_key_leads_to_a_row(opened: sqlite3.Connection) -> None:
    assert rows(opened, "PRAGMA integrity_check") == [("ok",)]
    assert rows(opened, "PRAGMA foreign_key_check") == []
    (keys,) = rows(
        opened, "SELECT count(*) FROM sqlite_master m, pragma_foreign_key_list(m.name) WHERE m.type = 'table'"
    )[0]
    assert isinstance(keys, int) and keys > 20


@BOTH
def test_it_has_what_the_json_has(opened: sqlite3.Connection, file: Path) -> None:
    data = json.loads((file.parent / "dossier.json").read_bytes())
    records = data["records"]
    assert rows(opened, "SELECT id, title, caveat FROM records ORDER BY rowid") == [
        (record["id"], record["title"], record["caveat"]) for record in records
    ]
    for table, part in (("paragraphs", "paragraphs"), ("footnotes", "footnotes"), ("links", "linked_from")):
        (number,) = rows(opened, f"SELECT count(*) FROM {table}")[0]
        assert number == sum(len(record[part]) for record in records), table
    told = [told for record in records for told in record["fields"].get("assertions", ())]
    found = rows(opened, "SELECT stance, caveat != '' FROM assertions ORDER BY rowid")
    assert found == [(each["stance"], 1) for each in told]
    about = dict(rows(opened, "SELECT key, value FROM about"))
    assert about["caveat"] == data["caveat"] and about["edition"] == data["edition"]


@pytest.mark.parametrize("site", ["sample_site"])
def test_words_are_found_in_paragraphs_names_and_assertions(opened: sqlite3.Connection) -> None:
    found = rows(
        opened,
        "SELECT p.record, p.at FROM paragraphs_fts f JOIN paragraphs p ON p.rowid = f.rowid "
        "WHERE paragraphs_fts MATCH 'log AND delay'",
    )
    assert ("harbour-wire", "¶2") in found
    said = rows(
        opened,
        "SELECT a.id FROM assertions_fts f JOIN assertions a ON a.rowid = f.rowid WHERE assertions_fts MATCH 'two'",
    )
    assert ("harbour-wire/1",) in said


def test_the_same_data_make_the_same_bytes() -> None:
    content = ROOT / "tests" / "sample" / "content"
    folders = (ROOT / "templates", ROOT / "static")
    settings = Settings(
        content=content,
        output=content,
        templates=folders[0],
        static=folders[1],
        cache=None,
        as_of=Day(2026, 11, 21),
    )
    checked = check(settings)
    edition = Edition(checked.corpus, checked.result, settings, {})
    texts = [record_json(edition, record).encode() for record in edition.corpus.records.values()]
    one, other = (dict(everything(edition, lambda: texts)) for _ in range(2))
    assert one == other and one["data/dossier.sqlite"].startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("site", ["sample_site"])
def test_datasette_opens_it_follows_its_keys_and_searches(file: Path) -> None:
    from datasette.app import Datasette

    async def ask(*paths: str) -> list[dict]:  # type: ignore[type-arg]
        opened = Datasette(immutables=[str(file)], settings={"num_sql_threads": 1})
        answers = [await opened.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.json() for answer in answers]

    asked = ask(
        "/dossier/assertions.json?_shape=objects&_labels=on&_size=max",
        "/dossier/paragraphs.json?_shape=objects&_search=delay",
    )
    with ThreadPoolExecutor(1) as aside:  # the browser of other tests has a loop in this thread
        table, found = aside.submit(asyncio.run, asked).result()
    first = table["rows"][0]
    assert first["source"]["value"] and first["source"]["label"], "the key is followed to its title"
    assert {row["record"] for row in found["rows"]} >= {"harbour-wire"}
