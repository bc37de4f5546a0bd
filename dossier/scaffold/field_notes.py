"""What each field of a front matter takes, for a file that is still to be filled in: its declaration as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.fields import Format, OneOrMore, Ref
from dossier.heads import Head
from dossier.reference.declared import comments


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A field, for whoever fills it in."""

    name: str  #: as in YAML: "from"
    note: str  #: the comment of its declaration; "" where it has none
    required: bool
    several: bool  #: it takes a list
    one_will_do: bool  #: … of which a single item may stand without brackets
    words: tuple[str, ...]  #: the only ones it takes; () where it is open
    form: str  #: a form of `fields.Format`, "id" for a record's, "" for words
    records: tuple[str, ...]  #: shapes of the records that it may name
    open_words: bool  #: a name in words may stand where no record is kept
    part: tuple[FieldNote, ...]  #: of a mapping: its fields
    bare: str  #: of a mapping: what a bare value stands for


@cache
def field_notes(made: type[Any]) -> tuple[FieldNote, ...]:
    """The fields of a class in their order, those that it inherits last."""
    hints = get_type_hints(made, include_extras=True)
    notes = {**comments(Head), **comments(made)}
    inherited = {each.name for each in fields(Head)} if issubclass(made, Head) else set()
    found = []
    for each in sorted(fields(made), key=lambda each: each.name in inherited):
        required = each.default is MISSING and each.default_factory is MISSING
        found.append(_note(each.name, hints[each.name], notes.get(each.name, ""), required))
    return tuple(found)


def _note(name: str, kind: Any, note: str, required: bool) -> FieldNote:
    marks = tuple(_marks(kind))
    part = next((each for each in _types(kind) if isinstance(each, type) and is_dataclass(each)), None)
    literal = next((get_args(each) for each in _types(kind) if get_origin(each) is Literal), ())
    words = ("true", "false") if kind is bool else literal
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    form = next((mark.name for mark in marks if isinstance(mark, Format)), "id" if ref else "")
    several = any(get_origin(each) is tuple for each in _types(kind)) and form != "paragraphs"
    return FieldNote(
        name=name.rstrip("_"),
        note=note,
        required=required,
        several=several,
        one_will_do=any(isinstance(mark, OneOrMore) for mark in marks),
        words=words,
        form=form,
        records=ref.collections if ref else (),
        open_words=bool(ref and ref.words),
        part=field_notes(part) if part else (),
        bare=str(getattr(part, "BARE", "")) if part else "",
    )


def _types(kind: Any) -> Iterator[Any]:
    """A type and those inside it, outermost first."""
    yield kind
    if get_origin(kind) is Annotated:
        yield from _types(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType, tuple):
        for each in get_args(kind):
            yield from _types(each)


def _marks(kind: Any) -> Iterator[Any]:
    for each in _types(kind):
        if get_origin(each) is Annotated:
            yield from get_args(each)[1:]
