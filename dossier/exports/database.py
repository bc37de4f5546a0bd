"""A dossier as one SQLite file: tables that lead to one another by foreign keys, and full-text indexes.

Made of the data of the records, and of nothing else. The bytes are the same for the same data: one transaction, rows
in the order of the corpus, no time and no chance. Datasette finds keys and index by itself. Source: SQLite 3, FTS5.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.exports.record_data import VERSION
from dossier.pages.edition import Edition
from dossier.vocabulary import shape_in_data

PATH = "data/dossier.sqlite"
Json = Mapping[str, Any]
Row = tuple[Any, ...]

#: A column that ends in " → table" is a key of that table, or empty; one with "#" is a number, all others are text.
TABLES: Mapping[str, str] = {
    "about": "key!, value",
    "collections": "folder!, shape, label, one",
    "records": "id!, collection → collections, title, kind, summary, caveat, address, file, changed",
    "names": "record → records, name, lang, cite",
    "facts": "record → records, what, value, value_record → records, cite, claim → records, known_from",
    "relations": "record → records, type, label, other → records, since, until, cite, claim → records",
    "sources": "record! → records, publisher, publisher_record → records, authors, published, published_known_from, "
    "url, archive_url, language, identifier, text, republication_of → records, rights",
    "event_dates": "record → records, date, of, printed, cite, claim → records",
    "participants": "record → records, actor → records, part, cite, claim → records",
    "claims": "record! → records, claim, measures, unit, documents#, origins, origins_not_stated#",
    "assertions": "id!, source → records, entry#, claim → records, stance, fits, says, said_by, via, hedge, medium, "
    "paragraphs, quote, quote_words_of, value, date, origin, origin_record → records, caveat",
    "speakers": "assertion → assertions, actor → records, words",
    "paragraphs": "record → records, number#, at, kind, text",
    "footnotes": "record → records, label, text, title, outlet, published, url",
    "citations": "record → records, source → records, locator, at",
    "links": "record → records, other → records, at, sentence",
    "findings": "id!, rule, title, severity, fault, record → records, file, line#, at, text, message, verdict, because",
}
#: What is searched: the columns of a table.
INDEXED: Mapping[str, str] = {
    "records": "title, summary",
    "names": "name",
    "paragraphs": "text",
    "assertions": "says, quote, said_by",
}
AT_ONCE = 1000  #: records whose rows are held before they are written
_FACTS = ("kind", "made_in", "born", "died", "place")
_KEYS = {"records": "id", "collections": "folder", "assertions": "id"}


def database(edition: Edition, records: Iterable[Json]) -> bytes:
    """The file. records: the data of every record, in the order of the corpus."""
    with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
        file = Path(folder, "data.sqlite")
        made = sqlite3.connect(file, isolation_level=None)
        try:
            _fill(made, edition, records)
        finally:
            made.close()
        return file.read_bytes()


def _fill(made: sqlite3.Connection, edition: Edition, records: Iterable[Json]) -> None:
    for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
        made.execute(f"PRAGMA {pragma}")
    made.execute("BEGIN")
    for table, columns in TABLES.items():
        made.execute(_create(table, columns))
    rows = _Rows(edition)
    for number, record in enumerate(records, 1):
        rows.add(record)
        if number % AT_ONCE == 0:
            _put(made, rows)
    _put(made, rows)
    for table, columns in TABLES.items():
        for column in columns.split(", "):
            if " → " in column and "!" not in column:
                name = column.partition(" → ")[0]
                made.execute(f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}")')
    # An index leads to its table by the rows, and holds no text of its own.
    for table, columns in INDEXED.items():
        made.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({columns}, content="{table}")')
        made.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
    made.execute("COMMIT")


def _put(made: sqlite3.Connection, rows: _Rows) -> None:
    for table, several in rows.of.items():
        marks = ", ".join("?" * len(TABLES[table].split(", ")))
        made.executemany(f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})', several)
        several.clear()


def _create(table: str, columns: str) -> str:
    parts = []
    for column in columns.split(", "):
        name, _, other = column.partition(" → ")
        kind = "INTEGER" if name.endswith("#") else "TEXT"
        key = " PRIMARY KEY" if name.endswith("!") else ""
        leads = f' REFERENCES "{other}" ("{_KEYS[other]}")' if other else ""
        parts.append(f'"{name.rstrip("#!")}" {kind}{key}{leads}')
    return f'CREATE TABLE "{table}" ({", ".join(parts)})'


class _Rows:
    """The rows of every table, in the order in which the records come."""

    def __init__(self, edition: Edition) -> None:
        self.of: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._ids = frozenset(record.id for record in edition.corpus.all_records)
        self._former = edition.corpus.former
        self._labels = {name: kind.label for name, kind in edition.corpus.words.relations.items()}
        site = edition.corpus.site
        self.of["about"] = [
            ("title", site.title),
            ("description", site.description),
            ("caveat", site.caveat),
            ("licence", site.licence),
            ("address", edition.base_url),
            ("edition", edition.result_day),
            ("version", str(VERSION)),
        ]
        self.of["collections"] = [
            (folder, shape_in_data(each.like), each.label, each.one)
            for folder, each in edition.collections.items()
        ]
        self._titles = edition.labels

    def add(self, record: Json) -> None:
        """The rows of one record. A draft with mistakes may lack what a field needs."""
        id, fields = record["id"], record["fields"]
        made_from = record["made_from"]
        self.of["records"].append(
            (id, record["collection"], record["title"], _kind(fields), fields.get("summary", ""))
            + (record["caveat"], record["address"], made_from["file"], made_from.get("changed"))
        )
        for name in fields.get("names", ()):
            self.of["names"].append((id, name.get("name", ""), name.get("lang"), name.get("cite")))
        for what, fact in _facts(fields):
            self.of["facts"].append(
                (
                    id,
                    what,
                    fact.get("value", ""),
                    self._key(fact.get("value")),
                    fact.get("cite"),
                    self._key(fact.get("claim")),
                )
                + (fact.get("known_from"),)
            )
        for tie in fields.get("relations", ()):
            self.of["relations"].append(
                (
                    id,
                    (type := tie.get("type", "")),
                    self._labels.get(type, type),
                    self._key(tie.get("to")),
                    tie.get("from"),
                )
                + (tie.get("until"), tie.get("cite"), self._key(tie.get("claim")))
            )
        for who in fields.get("participants", ()):
            self.of["participants"].append(
                (id, self._key(who.get("actor")), who.get("as"), who.get("cite"), self._key(who.get("claim")))
            )
        if record["shape"] == "sources":
            self._source(record, fields)
        elif record["shape"] == "claims":
            weight = record["weight"]
            self.of["claims"].append(
                (id, fields.get("claim"), fields.get("measures"), fields.get("unit"), weight["documents"])
                + ("; ".join(weight["origins"]), weight["not_stated"])
            )
        elif record["shape"] == "events":
            for date in (*([fields["date"]] if "date" in fields else ()), *fields.get("dates", ())):
                self.of["event_dates"].append(
                    (id, date.get("date"), date.get("of"), date.get("printed"), date.get("cite"))
                    + (self._key(date.get("claim")),)
                )
        self._texts(record)

    def _source(self, record: Json, fields: Json) -> None:
        id, publisher, published = record["id"], fields.get("publisher", {}), fields.get("published", {})
        words = publisher.get("value")
        authors = "; ".join(self._name(author.get("value", "")) for author in fields.get("authors", ()))
        self.of["sources"].append(
            (id, self._name(words) if words else None, self._key(words), authors, published.get("value"))
            + (
                published.get("known_from"),
                *(fields.get(name) for name in ("url", "archive_url", "language")),
            )
            + (fields.get("identifier"), fields.get("text"), self._key(fields.get("republication_of")))
            + (fields.get("rights"),)
        )
        for number, told in enumerate(fields.get("assertions", ()), 1):
            key, quote = f"{id}/{number}", told.get("quote", {})
            speakers = told.get("said_by", ())
            self.of["assertions"].append(
                (
                    key,
                    id,
                    number,
                    self._key(told.get("claim")),
                    told.get("stance"),
                    told.get("fits"),
                    told.get("says"),
                )
                + ("; ".join(map(self._name, speakers)), "; ".join(map(self._name, told.get("via", ()))))
                + (told.get("hedge", {}).get("word"), told.get("in"), ", ".join(map(str, told.get("at", ()))))
                + (quote.get("text"), quote.get("words_of"), told.get("value"), told.get("date"))
                + (told.get("origin"), self._key(told.get("origin")), record["caveat"])
            )
            self.of["speakers"] += [(key, self._key(who), self._name(who)) for who in speakers]

    def _texts(self, record: Json) -> None:
        id = record["id"]
        for number, paragraph in enumerate(record["paragraphs"], 1):
            self.of["paragraphs"].append((id, number, paragraph["at"], paragraph["kind"], paragraph["text"]))
        for note in record["footnotes"]:
            self.of["footnotes"].append(
                (id, note["label"], note["text"])
                + tuple(note.get(name) for name in ("title", "outlet", "published", "url"))
            )
        for cited in record["citations"]:
            self.of["citations"].append((id, self._key(cited["source"]), cited["locator"], cited["at"]))
        for link in record["linked_from"]:
            self.of["links"].append((link["id"], id, link["at"], link.get("sentence")))
        for finding in record["findings"]:
            answer = finding["explained"] or {}
            self.of["findings"].append(
                (finding["address"].partition("#")[2], finding["rule"], finding["title"], finding["severity"])
                + (
                    finding["fault"],
                    self._key(finding["record"]),
                    finding["file"],
                    finding["line"],
                    finding["at"],
                )
                + (finding["text"], finding["message"], answer.get("verdict"), answer.get("because"))
            )

    def _key(self, id: str | None) -> str | None:
        """An id that leads to a record; None for words, and for what there is no record of."""
        if not id:
            return None
        return id if id in self._ids else self._former.get(id)

    def _name(self, value: str) -> str:
        label = self._titles.get(value)
        return label.title if label else value


def _kind(fields: Json) -> str:
    kind = fields.get("kind", "")
    return kind if isinstance(kind, str) else "; ".join(dict.fromkeys(fact.get("value", "") for fact in kind))


def _facts(fields: Json) -> Iterator[tuple[str, Json]]:
    for what in _FACTS:
        held = fields.get(what, ())
        if not isinstance(held, str):
            yield from ((what, fact) for fact in held)
    yield from ((fact.get("what", ""), fact) for fact in fields.get("facts", ()))
