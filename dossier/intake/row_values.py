"""What a person wrote into the cells of a row, and the assertion that they describe."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier.exports.assertion_rows import Column, assertion_columns, listed, paragraphs_cell, unlisted
from dossier.fields import Assertion
from dossier.front_matter.field_reader import plan, read_fields
from dossier.front_matter.file_text import FORBIDDEN
from dossier.front_matter.formats import paragraphs, shorten
from dossier.front_matter.value_readers import Reading
from dossier.front_matter.yaml_nodes import Entry, Fields, Items, Mistakes, Node, Scalar
from dossier.intake.rewritten import is_rewritten, readings, serial_day, written
from dossier.model import Place

Cells = Mapping[str, str]
Refuse = Callable[[str], None]  #: takes what is wrong in a row


def is_same(column: Column, held: str, cell: str, encoding: str) -> bool:
    """Whether a cell says what the assertion says: an empty one says what is usual."""
    if not cell:
        return held in ("", column.usual)
    return is_rewritten(held, cell, encoding)


def normal(column: Column, cell: str) -> str:
    """A cell in the form in which it would be exported."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if column.form == "list":
        return listed(unlisted(cell))
    if column.form == "paragraphs":
        numbers = paragraphs([cell]) if cell else ()
        return cell if isinstance(numbers, str) else paragraphs_cell(numbers)
    return cell


def value_of(column: Column, cell: str, encoding: str, order: str, refuse: Refuse) -> str | None:
    """What a person wrote in a cell; None where that cannot be told, and is refused.

    order: of day and month in the dates of this table; "" where nothing tells it.
    """
    if hidden := FORBIDDEN.search(cell.replace("\r", "")):
        refuse(f"{column.name}: the cell holds the character U+{ord(hidden[0]):04X}, which does not show")
        return None
    if encoding == "Windows-1252" and "??" in cell:
        refuse(f"{column.name}: '{shorten(cell)}' has lost letters; save the sheet as CSV UTF-8")
        return None
    if column.form == "date":
        return _date(cell.strip(), order, refuse)
    if column.form == "paragraphs" and isinstance(paragraphs([cell]), str) and readings(cell):
        told = f"at: '{shorten(cell)}' is a day, which spreadsheets make of paragraphs such as 8-9"
        refuse(f"{told}; with its mark, ¶8-9, a cell stays as it is")
        return None
    return normal(column, cell)


def _date(cell: str, order: str, refuse: Refuse) -> str | None:
    days = [each for each in readings(cell) if each.day and each.year]
    fitting = [each for each in days if not each.order or not order or each.order == order] or days
    possible = list(dict.fromkeys(written(each) for each in fitting))
    if len(possible) == 1:
        return possible[0]
    if possible:
        refuse(f"date: '{shorten(cell)}' may be {' or '.join(possible)}; write the one that is meant")
        return None
    if day := serial_day(cell):
        refuse(f"date: '{cell}' is a spreadsheet's number for {day}; write {day}")
        return None
    return cell


def assertion_of(cells: Cells, line: int, refuse: Refuse) -> Assertion | None:
    """The assertion that cells describe, read as a front matter is; None where they have mistakes, each refused."""
    reading = Reading(Mistakes())
    assertion: Assertion = read_fields(plan(Assertion), _node(cells, line), "", reading)
    columns = {(column.field, column.part): column.name for column in assertion_columns()}
    for mistake in reading.mistakes.found:
        name, _, part = mistake.at.replace("[1]", "").partition(".")
        refuse(f"{columns.get((name, part), name)}: {mistake.message}")
    return None if reading.mistakes.found else assertion


def _node(cells: Cells, line: int) -> Fields:
    """The cells of a row as the tree that YAML would give."""
    place = Place(line, 1)
    entries: dict[str, Entry] = {}
    for column in assertion_columns():
        cell = cells[column.name]
        if not cell:
            continue
        node: Node = Scalar(cell, place, True)
        if column.form == "list":
            node = Items([Scalar(item, place, True) for item in unlisted(cell)], place)
        if not column.part:
            entries[column.field] = Entry(place, node)
            continue
        part = entries.setdefault(column.field, Entry(place, Fields({}, place))).value
        if isinstance(part, Fields):
            part.entries[column.part] = Entry(place, node)
    for name in [name for name, entry in entries.items() if isinstance(entry.value, Fields)]:
        _drop_usual(name, entries)
    return Fields(entries, place)


def _drop_usual(name: str, entries: dict[str, Entry]) -> None:
    """A part of which only the usual words are left stands for nothing: `quote_words_of` without a quote."""
    usual = {column.part: column.usual for column in assertion_columns() if column.field == name}
    part = entries[name].value
    if isinstance(part, Fields) and all(
        isinstance(entry.value, Scalar) and entry.value.value == usual[key]
        for key, entry in part.entries.items()
    ):
        del entries[name]
