"""Which assertion each row of a table is: by what it was when the table was made, and by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.exports.assertion_rows import assertion_columns
from dossier.front_matter.formats import shorten
from dossier.intake.row_values import Cells, is_same, normal

Refuse = Callable[[int, str], None]  #: takes a line of the table and what is wrong there


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: cells by column, of the columns that are there."""

    line: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Matching:
    """The assertions of one source, for finding those that rows stand for."""

    source: str
    held: Sequence[Cells]  #: its assertions as rows, in their order
    encoding: str  #: of the table
    refuse: Refuse

    def match(self, rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
        """Each row with the number of its assertion, 0 for a new one; a row that has lost its own is refused."""
        taken: dict[int, int] = {}
        new: list[Row] = []
        for row in sorted(rows, key=self._is_edited):  # of two copies, the one that nobody edited
            entry, told = self._entry(row), row.cells.get("as_exported", "").strip()
            if entry == 0 and not told:
                new.append(row)
                continue
            place = self._find(entry, told, taken) or self._same(row, taken)
            if place:
                taken[place] = row.line
                yield row, place
            elif entry >= 0:
                self.refuse(row.line, self._lost(entry, told, taken))
        for row in new:
            place = self._same(row, taken)  # that an earlier import has put in
            if place:
                taken[place] = row.line
            yield row, place

    def _entry(self, row: Row) -> int:
        """The number that a row names, 0 where it names none, -1 where that is no number."""
        digits = row.cells.get("entry", "").strip().removesuffix(".0").removesuffix(",0")
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) < 7):
            told = f"entry: '{shorten(digits)}' is no number of an assertion; a new one has an empty cell"
            self.refuse(row.line, told)
            return -1
        return int(digits or 0)

    def _find(self, entry: int, told: str, taken: Mapping[int, int]) -> int:
        if 0 < entry <= len(self.held) and entry not in taken:
            if not told or self.held[entry - 1]["as_exported"] == told:
                return entry
        moved = [
            number
            for number, cells in enumerate(self.held, 1)
            if told and cells["as_exported"] == told and number not in taken
        ]
        return min(moved, key=lambda number: abs(number - entry), default=0)

    def _same(self, row: Row, taken: Mapping[int, int]) -> int:
        """The assertion that says what a row says already."""
        claim = row.cells["claim"].strip()
        for number, held in enumerate(self.held, 1):
            if held["claim"] == claim and number not in taken and self._says(held, row):
                return number
        return 0

    def _says(self, held: Cells, row: Row) -> bool:
        return all(
            is_same(column, held[column.name], normal(column, row.cells.get(column.name, "")), self.encoding)
            for column in assertion_columns()
        )

    def _is_edited(self, row: Row) -> bool:
        entry = row.cells.get("entry", "").strip()
        if not (entry.isascii() and entry.isdigit() and len(entry) < 7 and 0 < int(entry) <= len(self.held)):
            return True
        held = self.held[int(entry) - 1]
        return not self._says(held, Row(row.line, {**held, **row.cells}))

    def _lost(self, entry: int, told: str, taken: Mapping[int, int]) -> str:
        if entry in taken:
            first = f"assertions[{entry}] of {self.source} stands in line {taken[entry]} already"
            return f"{first}; a new one has nothing under 'entry' and 'as_exported'"
        if told:
            which = f"assertions[{entry}] of {self.source}" if entry else f"an assertion of {self.source}"
            return f"{which} was changed or taken out after this table was made; export it again"
        count = f"{len(self.held)} assertion{'' if len(self.held) == 1 else 's'}"
        return f"entry: {self.source} has {count}; a new one has an empty cell here"
