"""A YAML mapping and a dataclass → the object, with all that is wrong on the way.

The classes of `fields`, `heads` and `settings` are the only description of the format: what a field may hold
is read from its annotation, once for each class, and made into a small function.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.fields import Format, OneOrMore, Ref
from dossier.front_matter.formats import shorten
from dossier.front_matter.value_readers import (
    NOTHING,
    PARAGRAPHS,
    Reader,
    Reading,
    one_value,
    read_number,
    read_paragraphs,
    refuse,
    string_reader,
    word_reader,
)
from dossier.front_matter.yaml_nodes import Fields, Items, Node, Scalar
from dossier.model import Place
from dossier.nearest import nearest


@dataclass(frozen=True, slots=True)
class PlannedField:
    """One field of a class."""

    name: str  #: in Python: from_
    read: Reader
    required: bool
    blank: Any  #: what stands in a needed field that is missing


@dataclass(frozen=True, slots=True)
class Plan:
    """How a class is read: its fields by their YAML name, and what a bare scalar stands for."""

    made: type[Any]
    noun: str  #: "an event"
    fields: Mapping[str, PlannedField]
    bare: str  #: "" where nothing but a mapping will do

    def blank(self) -> Any:
        """An object in which every needed field is missing."""
        return self.made(**{each.name: each.blank for each in self.fields.values() if each.required})

    def lacks(self, value: Any) -> bool:
        """A needed field of the object is missing."""
        return any(each.required and getattr(value, each.name) == each.blank for each in self.fields.values())


@cache
def plan(made: type[Any]) -> Plan:
    """The plan of a dataclass. Raises TypeError for an annotation that is not understood."""
    hints = get_type_hints(made, include_extras=True)
    found = {}
    for each in fields(made):
        kind = hints[each.name]
        required = each.default is MISSING and each.default_factory is MISSING
        found[each.name.rstrip("_")] = PlannedField(each.name, _reader(kind, ()), required, _blank(kind))
    return Plan(made, noun(made), found, getattr(made, "BARE", ""))


def read_fields(
    how: Plan,
    node: Fields,
    path: str,
    reading: Reading,
    *,
    skip: str = "",
    quiet: frozenset[str] = frozenset(),
) -> Any:
    """The object that a mapping stands for; a field that cannot be read takes its default.

    skip: a field that is read elsewhere. quiet: needed fields whose absence has been told already.
    """
    values: dict[str, Any] = {}
    told = {*quiet, skip}
    for name, (key, value) in node.entries.items():
        known = how.fields.get(name)
        if known is None:
            told.add(_refuse_field(how, name, key, path, reading))
            continue
        where = f"{path}.{name}" if path else name
        reading.places[where] = value.place
        if name == skip or (isinstance(value, Scalar) and value.absent):
            continue
        result = known.read(value, where, reading)
        if result is NOTHING:
            told.add(name)
        else:
            values[known.name] = result
            if name == how.bare:  # a finding about the whole points at what names it
                reading.places[path] = value.place
    title = getattr(how.made, "TITLE", "title")
    for name, known in how.fields.items():
        if known.required and values.get(known.name, "") == "":
            values[known.name] = known.blank
            if name not in told and (node.entries or not path or not reading.told_below(path)):
                at = f"{path}.{name}" if path else name
                place = reading.places.get(at) or (node.place if path else Place(1, 1))
                lacking = name if name == title else repr(name)
                message = f"{reading.called(how.noun)} has no {lacking}; it needs '{name}: …'"
                reading.mistakes.add(at, place, message)
    return how.made(**values)


def _refuse_field(how: Plan, name: str, key: Place, path: str, reading: Reading) -> str:
    """Say that there is no such field. Returns the one that was meant, or ""."""
    if reading.mistakes.full:  # the nearest of many names takes time
        return ""
    near = nearest(name, how.fields)
    if near is None and name in ("title", "name", "question"):
        near = getattr(how.made, "TITLE", None)
    hint = f"; did you mean '{near}'?" if near else _elsewhere(how, name, reading)
    at = f"{path}.{name[:60]}" if path else name[:60]
    reading.mistakes.add(at, key, f"'{shorten(name)}' is no field of {reading.called(how.noun)}{hint}")
    return near or ""


def _is_like(how: Plan, name: str) -> bool:
    return name in how.fields or nearest(name, how.fields) is not None


def _elsewhere(how: Plan, name: str, reading: Reading) -> str:
    """Where a field belongs that has nothing like it here."""
    from dossier import fields as parts
    from dossier.heads import SHAPES

    classes = [*SHAPES.values(), *(each for each in vars(parts).values() if isinstance(each, type))]
    owners = [plan(each) for each in classes if is_dataclass(each) and each not in (Ref, Format, OneOrMore)]
    nouns = [reading.called(each.noun) for each in owners if name in each.fields]
    return f", but of {' or '.join(nouns[:3])}" if nouns else f"; its fields are {', '.join(how.fields)}"


def noun(made: type[Any]) -> str:
    """What readers call a class: SourceHead → "a source", CitedWork → "a cited work"."""
    name = made.__name__.removesuffix("Head")
    if name == "Site":
        return "site.yml"
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in name)
    return ("an" if words[1] in "aeiou" else "a") + words


def _blank(kind: Any) -> Any:
    """What a needed field of a type holds where it is missing."""
    kind = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    if isinstance(kind, type) and is_dataclass(kind):
        return plan(kind).blank()
    return () if get_origin(kind) is tuple else ""


def _reader(kind: Any, markers: tuple[Any, ...]) -> Reader:
    """The function that reads what an annotation declares."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return _reader(inner, (*markers, *more))
    if origin in (Union, UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return _optional_reader(inner, _reader(inner, markers))
    if origin is tuple:
        if PARAGRAPHS in markers:
            return read_paragraphs
        return _list_reader(get_args(kind)[0], any(isinstance(each, OneOrMore) for each in markers))
    if origin is Literal:
        return word_reader(get_args(kind))
    if kind is bool:
        return word_reader(("true", "false"), {"true": True, "false": False})
    if kind is int:
        return read_number
    if kind is str:
        return string_reader(next((each for each in markers if isinstance(each, (Ref, Format))), None))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(_reader(get_args(kind)[1], ()))
    if isinstance(kind, type) and is_dataclass(kind):
        return _object_reader(plan(kind))
    raise TypeError(f"{kind!r} is no type that a front matter can hold")


def _optional_reader(kind: Any, read: Reader) -> Reader:
    """An optional part that lacks what it needs is left out; in a list it stays, blank where it lacks."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return read
    how = plan(kind)

    def read_optional(node: Node, path: str, reading: Reading) -> Any:
        value = read(node, path, reading)
        return NOTHING if value is NOTHING or how.lacks(value) else value

    return read_optional


def _object_reader(how: Plan) -> Reader:
    def read_object(node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Fields):
            if how.bare and len(node.entries) == 1 and not any(_is_like(how, name) for name in node.entries):
                return refuse(node, path, reading, one_value(node, path))  # - Reuters: Middle East desk
            return read_fields(how, node, path, reading)
        if isinstance(node, Scalar) and how.bare:
            bare = how.fields[how.bare]
            value = bare.read(node, path, reading)
            return NOTHING if value is NOTHING else how.made(**{bare.name: value})
        if isinstance(node, Items) and how.bare:
            return refuse(node, path, reading, one_value(node, path))
        return refuse(node, path, reading, f"it takes the fields {', '.join(how.fields)}")

    return read_object


def _list_reader(kind: Any, one_or_more: bool) -> Reader:
    """A list. An item with fields stays as a blank if it cannot be read, a plain value is left out.

    Mistakes and uses count items as they are written, places also as they are in the object.
    """
    read = _reader(kind, ())
    how = plan(kind) if isinstance(kind, type) and is_dataclass(kind) else None

    def read_list(node: Node, path: str, reading: Reading) -> Any:
        found: list[Any] = []
        if isinstance(node, Items):
            left_out = 0
            for item in node.items:
                before = len(found)
                read_item(item, f"{path}[{before + left_out + 1}]", path, found, reading)
                if len(found) == before:
                    left_out += 1
                elif left_out:
                    reading.places[f"{path}[{len(found)}]"] = item.place
        elif one_or_more:
            read_item(node, path, path, found, reading)
        else:
            return refuse(node, path, reading, "it takes a list: '- ' before each item, or […] round them")
        return tuple(found)

    def read_item(node: Node, path: str, parent: str, found: list[Any], reading: Reading) -> None:
        reading.places[path] = node.place
        if how and one_or_more and isinstance(node, Fields):
            bare = node.entries.get(how.bare)
            if bare and isinstance(bare.value, Items):
                found.extend(_share(how, node, bare.value, path, parent, len(found), reading))
                return
        if isinstance(node, Scalar) and not node.value:
            reading.mistakes.add(
                path, node.place, f"an item of '{parent}' is empty; it takes a value, or goes"
            )
            return
        value = read(node, path, reading)
        if value is not NOTHING:
            found.append(value)
        elif how:
            found.append(how.blank())

    return read_list


def _share(
    how: Plan, node: Fields, several: Items, path: str, parent: str, before: int, reading: Reading
) -> list[Any]:
    """`{value: [a, b], cite: …}`: one item for each value; the rest is shared, and told of once."""
    shared = read_fields(how, node, path, reading, skip=how.bare)
    bare = how.fields[how.bare]
    found = []
    for number, item in enumerate(several.items, before + 1):
        where = f"{parent}[{number}]"
        reading.places[where] = item.place
        value = bare.read(item, where, reading)
        found.append(replace(shared, **{bare.name: bare.blank if value is NOTHING else value}))
    return found


def _mapping_reader(read: Reader) -> Reader:
    def read_mapping(node: Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, Fields):
            return refuse(node, path, reading, "it takes a mapping: 'name: value' on a line for each")
        found: dict[str, Any] = {}
        for name, (key, value) in node.entries.items():
            where = f"{path}.{name[:60]}"
            result = read(value, where, reading)
            reading.places[where] = key  # what is wrong with the entry as a whole is its name
            if result is not NOTHING:
                found[name] = result
        return found

    return read_mapping
