"""Values as the YAML that a front matter is written in: one line each, plain where that cannot be mistaken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from dossier.fields import Format, OneOrMore
from dossier.patterns import regex

#: A word or a few that mean the same to every reader of YAML, inside `[…]` and `{…}` too.
_PLAIN = regex(r"[^\W_](?:[\w.’'/~%&()+-]| (?=[^\W_]))*", 0)
_LONGEST_PLAIN = 60
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def scalar(value: str) -> str:
    """One value: `hamlet`, `2023-11-02`, `"as printed, 1,400"`. Line ends inside become line feeds."""
    if len(value) <= _LONGEST_PLAIN and _PLAIN.fullmatch(value):
        return value
    return quoted(value)


def quoted(value: str) -> str:
    """A value in quotation marks, on one line."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f'"{value.translate(_ESCAPES)}"'


def value_text(value: Any, kind: Any) -> str:
    """A field's value on one line. kind: its type with its marks, as declared; value: of that type."""
    inner, marks = (get_args(kind)[0], get_args(kind)[1:]) if get_origin(kind) is Annotated else (kind, ())
    if Format("paragraphs") in marks:
        return _paragraphs(value)
    if isinstance(value, tuple):
        one = any(isinstance(mark, OneOrMore) for mark in marks)
        item_kind = next(each for each in _tuples(inner))
        items = [value_text(item, item_kind) for item in value]
        return items[0] if one and len(items) == 1 else f"[{', '.join(items)}]"
    if is_dataclass(value) and not isinstance(value, type):
        return _mapping(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if Format("text") in marks or Format("cite") in marks:
        return quoted(str(value))
    return scalar(str(value))


def written_fields(made: Any) -> Iterator[tuple[str, str]]:
    """The fields of an object that say more than their absence would: name in YAML, value on one line."""
    hints = get_type_hints(type(made), include_extras=True)
    for each in fields(made):
        value = getattr(made, each.name)
        if each.default is MISSING or value != each.default:
            yield each.name.rstrip("_"), value_text(value, hints[each.name])


def _mapping(value: Any) -> str:
    written = list(written_fields(value))
    bare = getattr(type(value), "BARE", "")
    if bare and [name for name, _ in written] == [bare]:
        return written[0][1]
    return "{" + ", ".join(f"{name}: {text}" for name, text in written) + "}"


def _tuples(kind: Any) -> Iterator[Any]:
    """The type of the items of a list, which may be optional."""
    if get_origin(kind) is tuple:
        yield get_args(kind)[0]
    for each in get_args(kind):
        if get_origin(each) is tuple:
            yield get_args(each)[0]


def _paragraphs(numbers: Sequence[int]) -> str:
    """8, 8-9 or [5, 8-9]."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
