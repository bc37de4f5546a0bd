"""Tables as CSV that spreadsheets open, and back: cells that cannot run, whatever separator and encoding return.

Written is what Excel, LibreOffice and Numbers read without asking: UTF-8 with its mark, commas, CR LF (RFC 4180).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.limits import TABLE_BYTES, TABLE_CELL
from dossier.patterns import regex

SEPARATORS = (",", ";", "\t", "|")

#: What a spreadsheet would reckon with, were it not for an apostrophe before it, and what such an apostrophe
#: stands before already. Source: OWASP, CSV Injection.
_RUNS = regex(r"'*[\t\r\n ]*[=+\-@\t\r\n＝＋－＠]")
_DEFUSED = regex(r"''*[\t\r\n ]*[=+\-@\t\r\n＝＋－＠]")
_SEPARATOR_LINE = regex(r"sep=([,;\t|])\s*")


class TableError(Exception):
    """A table cannot be read beyond this line (of the file, from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file; cells without what `defused` put before them."""

    header: tuple[str, ...]
    header_line: int
    encoding: str  #: UTF-8, UTF-16 or Windows-1252, which is what is left
    separator: str
    rows: Iterator[tuple[int, list[str]]]  #: line of the file, cells; empty rows are left out


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before `=`, `+`, `-` and `@`."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_meant(cell: str) -> str:
    """The cell before it was defused."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def table_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV text, its formulas defused; encode it as UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
    return out.getvalue()


def read_table(data: bytes, known: Iterable[str]) -> Table:
    """A table in any of the forms that spreadsheets save. known: names of columns, which tell the separator.

    Raises TableError, here and while the rows are read.
    """
    if len(data) > TABLE_BYTES:
        raise TableError(1, f"the file has {len(data):,} bytes; a table may have {TABLE_BYTES:,}")
    text, encoding = _decoded(data)
    first_line, start = 1, 0
    told = _SEPARATOR_LINE.match(text)  # Excel's own first line
    if told and text[told.end() - 1 : told.end()] == "\n":
        first_line, start = 2, told.end()
    first = text[start : start + 20_000].lstrip("\r\n").splitlines()
    if not first:
        raise TableError(first_line, "the file is empty; its first row names the columns")
    if "\0" in first[0]:
        raise TableError(first_line, "this is no table in text; save the sheet as CSV")
    separator = told[1] if told else _separator(first[0], frozenset(known))
    rows = _rows(text[start:] if start else text, separator, first_line)
    try:
        line, header = next(rows)
    except StopIteration:
        raise TableError(first_line, "the file is empty; its first row names the columns") from None
    return Table(tuple(cell.strip() for cell in header), line, encoding, separator, rows)


def by_name(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    """The cells of a row by the names of their columns; a row that is cut off has empty ones."""
    filled = [*cells, *[""] * (len(header) - len(cells))]
    return dict(zip(header, filled, strict=False))


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and what it was encoded as: by its mark, else by what can be read."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace"), "UTF-8"
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", "replace"), "UTF-16"
    head = data[:200]
    if len(head) > 3 and head.count(0) * 3 > len(head):  # letters of Latin script, without the mark
        return data.decode("utf-16-le" if head[1] == 0 else "utf-16-be", "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def _separator(line: str, known: frozenset[str]) -> str:
    """The one that makes the most known names of a first row; else the one that parts it most."""

    def found(separator: str) -> tuple[int, int]:
        names = [name.strip().strip('"').strip().casefold() for name in line.split(separator)]
        return sum(name in known for name in names), len(names)

    return max(SEPARATORS, key=found)


def _rows(text: str, separator: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = first_line + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(line, _explained(error)) from None
        if any(cell.strip() for cell in cells):
            for cell in cells:
                if len(cell) > TABLE_CELL:
                    raise TableError(line, f"a cell has {len(cell):,} characters; {TABLE_CELL:,} may be")
            yield line, [as_meant(cell) for cell in cells]


def _explained(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end" in said:
        return "a quotation mark opens a cell in this row and is never closed"
    if "expected after" in said:
        return (
            "a quotation mark closes a cell in this row, and words follow it; inside a cell it stands doubled"
        )
    if "field limit" in said:
        return "a cell has more than 131,072 characters; is a quotation mark open?"
    return f"the row cannot be read: {said}"
