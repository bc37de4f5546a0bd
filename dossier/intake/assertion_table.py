"""A table of assertions, as `export` writes it and a spreadsheet saves it → what it changes in which source.

A row is told from others by `source`, `entry` and `as_exported`, never by its place; a cell counts as changed
only where a person changed it. With one mistake in it nothing of a table is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.exports.assertion_rows import assertion_columns, column_names, row_of
from dossier.exports.spreadsheet import TableError, by_name, read_table
from dossier.exports.tables import BESIDE
from dossier.front_matter.formats import shorten
from dossier.heads import SourceHead
from dossier.intake.assertion_edit import Edit
from dossier.intake.rewritten import DAY_FIRST, MONTH_FIRST, is_rewritten, readings, written
from dossier.intake.row_matching import Matching, Row
from dossier.intake.row_values import Cells, assertion_of, is_same, value_of
from dossier.model import Record
from dossier.nearest import nearest

NEEDED = ("source", "claim")
MOST_TOLD = 50  #: mistakes of one table


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a table. line: of the file, from 1."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A cell that a spreadsheet has put in another way, and that is no edit."""

    line: int
    column: str
    cell: str
    meant: str


@dataclass(slots=True)
class Plan:
    """What a table asks for."""

    edits: dict[str, list[Edit]] = field(default_factory=lambda: defaultdict(list))  #: by source
    rows: int = 0
    absent: int = 0  #: assertions of the sources named that the table leaves out
    saved: list[Saved] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  #: of the table as a whole
    troubles: list[Trouble] = field(default_factory=list)

    def refuse(self, line: int, message: str) -> None:
        if len(self.troubles) < MOST_TOLD:
            self.troubles.append(Trouble(line, message))


def read_assertions(data: bytes, sources: Mapping[str, Record[SourceHead]], claims: Iterable[str]) -> Plan:
    """What the bytes of a table ask for. claims: every id that an assertion may name; sources: by id."""
    found = Plan()
    try:
        table = read_table(data, column_names())
        columns = _columns(table.header, table.header_line, found)
        if found.troubles:
            return found
        kept: dict[str, str] = {}  # equal cells are kept once: a hundred thousand rows are mostly equal words
        rows = []
        for line, cells in table.rows:
            named = by_name(columns, cells)
            rows.append(
                Row(line, {name: kept.setdefault(cell, cell) for name, cell in named.items() if name})
            )
    except TableError as error:
        found.refuse(error.line, error.message)
        return found
    found.rows = len(rows)
    if table.encoding != "UTF-8":
        found.notes.append(f"read as {table.encoding}")
    _Reader(found, table.encoding, sources, frozenset(claims)).read(rows)
    return found


def _columns(header: Sequence[str], line: int, found: Plan) -> list[str]:
    """The column of each cell; "" for one that is not read."""
    known = column_names()
    columns: list[str] = []
    strange: list[str] = []
    for name in header:
        spelt = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
        if spelt in known and spelt in columns:
            found.refuse(line, f"the column '{spelt}' stands here twice")
        columns.append(spelt if spelt in known else "")
        if spelt not in known and spelt not in BESIDE and name:
            strange.append(name)
    missing = [name for name in NEEDED if name not in columns]
    for name in strange:
        near = nearest(name, [each for each in known if each not in columns])
        if near:
            found.refuse(line, f"'{shorten(name)}' is no column; did you mean '{near}'?")
            missing = [each for each in missing if each != near]
    if missing and not found.troubles:
        found.refuse(
            line,
            f"the first row names no column {' and no column '.join(missing)}; the columns are {', '.join(known)}",
        )
    elif strange:
        found.notes.append(f"columns that are not read: {', '.join(map(shorten, strange[:12]))}")
    return columns


class _Reader:
    """Compares the rows of a table with the assertions that they were made from."""

    def __init__(
        self, found: Plan, encoding: str, sources: Mapping[str, Record[SourceHead]], claims: frozenset[str]
    ) -> None:
        self.found, self.encoding, self.sources, self.claims = found, encoding, sources, claims
        self.held: dict[str, list[dict[str, str]]] = {}
        self.order = ""  #: of day and month in the table's dates, where something tells it

    def read(self, rows: Sequence[Row]) -> None:
        by_source: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            id = row.cells["source"].strip()
            if id in self.sources:
                by_source[id].append(row)
            else:
                self.found.refuse(row.line, self._no_source(id))
        matched: list[tuple[Row, str, int]] = []
        for id, its_rows in by_source.items():
            given = self.sources[id].head.assertions
            self.held[id] = [row_of(id, number, each) for number, each in enumerate(given, 1)]
            matching = Matching(id, self.held[id], self.encoding, self.found.refuse)
            places = list(matching.match(its_rows))
            matched += ((row, id, entry) for row, entry in places)
            self.found.absent += len(given) - sum(entry > 0 for _, entry in places)
        self.order = self._order(matched)
        for row, id, entry in sorted(matched, key=lambda each: each[0].line):
            self._compare(row, id, entry)
        self.found.troubles.sort(key=lambda each: each.line)

    def _no_source(self, id: str) -> str:
        if not id:
            return "source: the cell is empty"
        near = nearest(id, self.sources) if len(self.found.troubles) < MOST_TOLD else None
        hint = f"; did you mean '{near}'?" if near else "; its record comes first"
        return f"source: there is no source '{shorten(id)}'{hint}"

    def _order(self, matched: Iterable[tuple[Row, str, int]]) -> str:
        """Whether 02/11/2023 has its day or its month first: told by dates that can be read one way alone."""
        told: set[str] = set()
        for row, id, entry in matched:
            cell = row.cells.get("date", "")
            possible = readings(cell) if cell else ()
            held = self.held[id][entry - 1]["date"] if entry else ""
            if held and is_rewritten(held, cell):
                possible = tuple(each for each in possible if written(each) == held)
            orders = {each.order for each in possible}
            told |= orders if len(orders) == 1 else set()
        told &= {DAY_FIRST, MONTH_FIRST}
        return told.pop() if len(told) == 1 else ""

    def _compare(self, row: Row, id: str, entry: int) -> None:
        held: Cells = self.held[id][entry - 1] if entry else {}
        changed: dict[str, str] = {}
        for column in assertion_columns():
            cell = row.cells.get(column.name)
            if cell is None:
                continue
            if entry and is_same(column, held[column.name], cell, self.encoding):
                if cell.split() != held[column.name].split() and cell:
                    self.found.saved.append(Saved(row.line, column.name, cell, held[column.name]))
                continue
            meant = value_of(
                column, cell, self.encoding, self.order, lambda why: self.found.refuse(row.line, why)
            )
            if meant is None:
                return
            if meant or entry:
                changed[column.name] = meant
        if not changed:
            return
        cells = {column.name: held.get(column.name, "") for column in assertion_columns()} | changed
        assertion = assertion_of(cells, row.line, lambda why: self.found.refuse(row.line, why))
        if assertion is None or self._no_claim(assertion.claim, row):
            return
        if entry and row_of(id, entry, assertion)["as_exported"] == held["as_exported"]:
            return  # blanks round a word
        fields = dict.fromkeys(column.field for column in assertion_columns() if column.name in changed)
        self.found.edits[id].append(Edit(entry, assertion, tuple(fields)))

    def _no_claim(self, claim: str, row: Row) -> bool:
        if claim in self.claims:
            return False
        near = nearest(claim, self.claims) if len(self.found.troubles) < MOST_TOLD else None
        hint = f"; did you mean '{near}'?" if near else "; its record comes first"
        self.found.refuse(row.line, f"claim: there is no claim '{shorten(claim)}'{hint}")
        return True
