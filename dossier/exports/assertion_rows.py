"""Assertions as rows of a table, and a row back as an assertion: `export` writes what `import` reads.

The columns are those fields of an assertion that the front matter has (`fields.Assertion`); a part such as
`quote` has one for each of its own fields: quote, quote_words_of … Three stand round them: `source` and `entry` say
which assertion a row is, `as_exported` what it was when it was written, so that a file that was edited
meanwhile is noticed. Rows may be sorted, left out and added (without `entry`), columns too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from dossier.exports.spreadsheet import table_text
from dossier.fields import Assertion, Format
from dossier.patterns import regex

BEFORE = ("source", "entry")
AFTER = ("as_exported",)
Form = Literal["words", "list", "paragraphs", "date"]

_ESCAPED = regex(r"[\\;]")
_PART = regex(r"(?:[^\\;]|\\.)*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and the field that it shows."""

    name: str  #: "quote_words_of"
    field: str  #: of the assertion, as in YAML: "quote"
    part: str  #: of that field: "words_of"; "" where the field is no mapping
    form: Form
    usual: str  #: what an empty cell stands for: "asserts"


@cache
def assertion_columns() -> tuple[Column, ...]:
    """A column for each field of an assertion, in the order of its declaration."""
    found: list[Column] = []
    for name, kind, usual in _declared(Assertion):
        part = _part_of(kind)
        if part is None:
            found.append(Column(name, name, "", _form(kind), usual))
            continue
        for inner, inner_kind, inner_usual in _declared(part):
            column = name if inner == part.BARE else f"{name}_{inner}"
            found.append(Column(column, name, inner, _form(inner_kind), inner_usual))
    return tuple(found)


def column_names() -> tuple[str, ...]:
    """The columns in their order, without those that a publisher of the table adds behind them."""
    return (*BEFORE, *(column.name for column in assertion_columns()), *AFTER)


def row_of(source: str, entry: int, assertion: Assertion) -> dict[str, str]:
    """One assertion as cells by column. entry: its number among those of the source, from 1."""
    cells = {column.name: _cell(column, assertion) for column in assertion_columns()}
    return {"source": source, "entry": str(entry), **cells, "as_exported": fingerprint(cells)}


def assertions_csv(rows: Iterable[Mapping[str, str]], more: Sequence[str] = ()) -> str:
    """Rows as CSV text, which is encoded as UTF-8.

    rows: of `row_of`, each with the columns `more` added: what helps a reader (the words of the claim, the
    caveat) and is not read back.
    """
    header = (*column_names(), *more)
    return table_text(header, ([row[name] for name in header] for row in rows))


def fingerprint(cells: Mapping[str, str]) -> str:
    """What a row's assertion says, in eleven characters that no spreadsheet takes for a number.

    Columns that hold what an empty cell means count for nothing, so a column that is added later changes none.
    """
    told = [
        f"{column.name}={cells[column.name]}"
        for column in assertion_columns()
        if cells[column.name] not in ("", column.usual)
    ]
    return "v" + hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def listed(items: Iterable[str]) -> str:
    """Several in one cell: "a-speaker; a report; not named" is three, a semicolon in a name is `\\;`."""
    return "; ".join(_ESCAPED.sub(lambda found: "\\" + found[0], item) for item in items)


def unlisted(cell: str) -> tuple[str, ...]:
    """The items of a cell; blanks round them go, and so do empty ones."""
    found, start = [], 0
    while start <= len(cell):
        part = _PART.match(cell, start)
        end = part.end() if part else len(cell)
        if part and end < len(cell) and cell[end] == "\\":  # the last character, which escapes nothing
            end += 1
        found.append(_unescaped(cell[start:end].strip()))
        start = end + 1
    return tuple(item for item in found if item)


def paragraphs_cell(paragraphs: Sequence[int]) -> str:
    """¶8, ¶8-9 or ¶8-9, ¶12. Without the mark a spreadsheet would read 8-9 as a day in September."""
    runs: list[list[int]] = []
    for number in paragraphs:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"¶{run[0]}" if len(run) == 1 else f"¶{run[0]}-{run[-1]}" for run in runs)


def _unescaped(item: str) -> str:
    out, escaped = [], False
    for char in item:
        if char == "\\" and not escaped:
            escaped = True
            continue
        if escaped and char not in "\\;":
            out.append("\\")
        out.append(char)
        escaped = False
    return "".join(out) + "\\" * escaped


def _cell(column: Column, assertion: Assertion) -> str:
    held: Any = _held(assertion, column.field)
    if column.part:
        held = _held(held, column.part) if held is not None else ""
    if column.form == "paragraphs":
        return paragraphs_cell(held)
    if column.form == "list":
        return listed(held)
    return str(held)


def _held(holder: Any, name: str) -> Any:
    return getattr(holder, name) if hasattr(holder, name) else getattr(holder, f"{name}_")


def _declared(made: type[Any]) -> Iterable[tuple[str, Any, str]]:
    """The fields of a class: name in YAML, type with its marks, what it holds where it is not written."""
    hints = get_type_hints(made, include_extras=True)
    for each in fields(made):
        usual = each.default if isinstance(each.default, str) else ""
        yield each.name.rstrip("_"), hints[each.name], usual


def _part_of(kind: Any) -> Any:
    """The class of a field that is a mapping; None of any other."""
    return next(
        (each for each in (kind, *get_args(kind)) if isinstance(each, type) and is_dataclass(each)), None
    )


def _form(kind: Any) -> Form:
    inner, *marks = get_args(kind) if get_origin(kind) is Annotated else (kind,)
    if Format("paragraphs") in marks:
        return "paragraphs"
    if Format("edtf") in marks:
        return "date"
    return "list" if get_origin(inner) is tuple else "words"
