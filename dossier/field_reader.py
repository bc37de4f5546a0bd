"""A YAML node and the type that a dataclass declares for it → the value, with all that is wrong on the way.

The classes of `fields`, `heads` and `settings` are the only description of the format: what a field may hold
is read from its annotation, once for each class, and made into a small function.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier import formats
from dossier.fields import Format, OneOrMore, Ref
from dossier.formats import shorten
from dossier.model import Place
from dossier.nearest import nearest
from dossier.yaml_nodes import Fields, Items, Mistakes, Node, Scalar


@dataclass(frozen=True, slots=True)
class Use:
    """A marked value found on the way: an id to resolve, a text to render, a date."""

    path: str  #: "participants[1].actor"; a bare value has the path of what it stands for
    marker: Ref | Format
    value: str
    place: Place


@dataclass(slots=True)
class Reading:
    """What is gathered while one head is read."""

    mistakes: Mistakes
    places: dict[str, Place] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)

    def mistake(self, path: str, place: Place, message: str) -> None:
        self.mistakes.add(path, place, message)


class _Nothing:
    """The value could not be read; a mistake says why."""


_NOTHING = _Nothing()
_PARAGRAPHS = Format("paragraphs")
_Reader = Callable[[Node, str, Reading], Any]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str  #: in Python
    read: _Reader
    required: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How a class is read: its fields by their YAML name, and what a bare scalar stands for."""

    made: type[Any]
    noun: str  #: "an event"
    fields: Mapping[str, _Field]
    bare: str  #: "" where nothing but a mapping will do

    @property
    def lacking(self) -> tuple[str, ...]:
        return tuple(name for name, each in self.fields.items() if each.required)


@cache
def plan(made: type[Any]) -> Plan:
    """The plan of a dataclass. Raises TypeError for an annotation that is not understood."""
    hints = get_type_hints(made, include_extras=True)
    found = {
        each.name.rstrip("_"): _Field(
            each.name,
            _reader(hints[each.name], ()),
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(made)
    }
    return Plan(made, _noun(made), found, getattr(made, "BARE", ""))


def read_fields(
    how: Plan, node: Fields, path: str, reading: Reading, *, skip: str = "", quiet: frozenset[str] = frozenset()
) -> Any:
    """The object that a mapping stands for; a field that cannot be read takes its default, a needed one "".

    skip: a field that is read elsewhere. quiet: fields whose absence has been told already.
    """
    values: dict[str, Any] = {}
    told = set(quiet)
    for name, (key, value) in node.entries.items():
        known = how.fields.get(name)
        if known is None:
            _unknown(how, name, key, path, reading)
            continue
        where = f"{path}.{name}" if path else name
        reading.places[where] = value.place
        if name == skip or (isinstance(value, Scalar) and value.absent):
            continue
        result = known.read(value, where, reading)
        if result is _NOTHING:
            told.add(name)
        else:
            values[known.name] = result
    if how.bare and isinstance(bare := node.entries.get(how.bare, (None, None))[1], Scalar):
        reading.places[path] = bare.place  # a finding about the thing points at what names it
    for name, needed in how.fields.items():
        if needed.required and values.get(needed.name, "") == "":
            values[needed.name] = _blank(how, needed.name)
            if name not in told and name != skip:
                at = f"{path}.{name}" if path else name
                reading.mistake(at, reading.places.get(at, node.place), f"{how.noun} has no {name}")
    return how.made(**values)


def _blank(how: Plan, name: str) -> Any:
    """What stands in a needed field that is missing."""
    inner = get_type_hints(how.made)[name]
    if is_dataclass(inner) and isinstance(inner, type):
        return inner(**{part.name: "" for part in plan(inner).fields.values() if part.required})
    return ""


def _unknown(how: Plan, name: str, key: Place, path: str, reading: Reading) -> None:
    if reading.mistakes.full:
        return
    near = nearest(name, how.fields)
    if near is None and name in ("title", "name", "question"):
        near = getattr(how.made, "TITLE", None)
    hint = f"; did you mean '{near}'?" if near else _elsewhere(how, name)
    at = f"{path}.{name[:60]}" if path else name[:60]
    reading.mistake(at, key, f"'{shorten(name)}' is no field of {how.noun}{hint}")


def _elsewhere(how: Plan, name: str) -> str:
    """Where a field belongs that has nothing like it here."""
    from dossier import fields as parts
    from dossier.heads import SHAPES

    classes = [*SHAPES.values(), *(each for each in vars(parts).values() if is_dataclass(each))]
    owners = [plan(each).noun for each in classes if isinstance(each, type) and name in _names(each)]
    if owners:
        return f", but of {' or '.join(owners[:3])}"
    return f"; its fields are {', '.join(how.fields)}"


def _names(made: type[Any]) -> frozenset[str]:
    return frozenset(each.name.rstrip("_") for each in fields(made))


def _noun(made: type[Any]) -> str:
    """What readers call a class: SourceHead → "a source", CitedWork → "a cited work"."""
    if made.__name__ == "Site":
        return "site.yml"
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in made.__name__.removesuffix("Head"))
    return ("an" if words[1] in "aeiou" else "a") + words


def _reader(kind: Any, markers: tuple[Any, ...]) -> _Reader:
    """The function that reads what an annotation declares."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return _reader(inner, (*markers, *more))
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return _optional(inner, _reader(inner, markers))
    if origin is tuple:
        if _PARAGRAPHS in markers:
            return _read_paragraphs
        return _list_reader(get_args(kind)[0], any(isinstance(each, OneOrMore) for each in markers))
    if origin is Literal:
        return _word_reader(get_args(kind))
    if kind is bool:
        return _word_reader(("true", "false"), {"true": True, "false": False})
    if kind is int:
        return _read_number
    if kind is str:
        return _string_reader(next((each for each in markers if isinstance(each, (Ref, Format))), None))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(_reader(get_args(kind)[1], ()))
    if isinstance(kind, type) and is_dataclass(kind):
        return _object_reader(plan(kind))
    raise TypeError(f"{kind!r} is no type that a front matter can hold")


def _optional(kind: Any, read: _Reader) -> _Reader:
    """An optional part that lacks what it needs is left out; in a list it stays, blank where it lacks."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return read
    needed = [part.name for part in plan(kind).fields.values() if part.required]

    def read_optional(node: Node, path: str, reading: Reading) -> Any:
        value = read(node, path, reading)
        if value is not _NOTHING and any(getattr(value, name) == "" for name in needed):
            return _NOTHING
        return value

    return read_optional


def _wrong(node: Node, path: str, reading: Reading, wanted: str) -> _Nothing:
    name = path.rpartition(".")[2]
    if isinstance(node, Scalar):
        found = f"'{name}' is '{shorten(node.value)}'" if node.value else f"'{name}' is empty"
    else:
        found = f"'{name}' is a {'list' if isinstance(node, Items) else 'mapping'}"
    reading.mistake(path, node.place, f"{found}; {wanted}")
    return _NOTHING


def _one_value(node: Node) -> str:
    """What to write instead of a list or mapping where one value belongs."""
    if isinstance(node, Items):
        if len(node.items) == 1 and isinstance(node.items[0], Items):
            return "it takes one value; an id stands there without brackets"
        return "it takes one value; quote one that begins with '['"
    if isinstance(node, Fields) and len(node.entries) == 1:
        name, entry = next(iter(node.entries.items()))
        if isinstance(entry.value, Scalar) and " " in name:
            return f"it takes one value; quote one that holds ': ': \"{shorten(f'{name}: {entry.value.value}')}\""
    return "it takes one value; quote one that holds ': ' or begins with '{'"


def _string_reader(marker: Ref | Format | None) -> _Reader:
    def read_string(node: Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            return _wrong(node, path, reading, _one_value(node))
        value, place = node.value, node.place
        if marker is None or not value:
            return value
        if isinstance(marker, Ref):
            if value in marker.instead:
                return value
            problem = None if marker.words else formats.check_id(value)
        else:
            problem = formats.check(marker.name, value)
        if problem:
            reading.mistakes.add(path, place, problem[1], rule=problem[0])
            return _NOTHING
        reading.uses.append(Use(path, marker, value, place))
        return value

    return read_string


def _word_reader(words: tuple[str, ...], values: Mapping[str, Any] | None = None) -> _Reader:
    allowed = f"it is {', '.join(words[:-1])} or {words[-1]}"

    def read_word(node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in words:
            return values[node.value] if values else node.value
        near = nearest(node.value, words) if isinstance(node, Scalar) else None
        return _wrong(node, path, reading, f"did you mean '{near}'? {allowed}" if near else allowed)

    return read_word


def _read_number(node: Node, path: str, reading: Reading) -> Any:
    if isinstance(node, Scalar) and node.value.isascii() and node.value.isdigit() and len(node.value) <= 9:
        return int(node.value)
    return _wrong(node, path, reading, "it takes a whole number, in digits")


def _read_paragraphs(node: Node, path: str, reading: Reading) -> Any:
    items = node.items if isinstance(node, Items) else [node]
    texts = [each.value for each in items if isinstance(each, Scalar)]
    if len(texts) < len(items):
        return _wrong(node, path, reading, 'it takes paragraphs: 8, [8, 9] or "8-9"')
    found = formats.paragraphs(texts)
    if isinstance(found, str):
        reading.mistake(path, node.place, found)
        return _NOTHING
    for each in items:
        if isinstance(each, Scalar):
            reading.uses.append(Use(path, _PARAGRAPHS, each.value, each.place))
    return found


def _object_reader(how: Plan) -> _Reader:
    def read_object(node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Fields):
            return read_fields(how, node, path, reading)
        if isinstance(node, Scalar) and how.bare:
            bare = how.fields[how.bare]
            value = bare.read(node, path, reading)
            return _NOTHING if value is _NOTHING else how.made(**{bare.name: value})
        also = "a value, or " if how.bare else ""
        return _wrong(node, path, reading, f"it takes {also}the fields {', '.join(how.fields)}")

    return read_object


def _list_reader(kind: Any, one_or_more: bool) -> _Reader:
    read = _reader(kind, ())
    how = plan(kind) if isinstance(kind, type) and is_dataclass(kind) else None

    def read_list(node: Node, path: str, reading: Reading) -> Any:
        found: list[Any] = []
        if isinstance(node, Items):
            for item in node.items:
                read_item(item, f"{path}[{len(found) + 1}]", path, found, reading)
        elif one_or_more:
            read_item(node, path, path, found, reading)
            if not found and not isinstance(node, Fields):
                return _NOTHING
        else:
            return _wrong(node, path, reading, "it takes a list: each item after '- ' on a line of its own, or […]")
        return tuple(found)

    def read_item(node: Node, path: str, parent: str, found: list[Any], reading: Reading) -> None:
        reading.places[path] = node.place
        if isinstance(node, Scalar) and node.absent:
            reading.mistake(path, node.place, f"an item of '{parent}' is empty")
            return
        if how and one_or_more and isinstance(node, Fields) and how.bare in node.entries:
            entry = node.entries[how.bare]
            if isinstance(entry.value, Items):
                share(how, node, entry.value, path, parent, found, reading)
                return
        value = read(node, path, reading)
        if value is not _NOTHING:
            found.append(value)
        elif how:
            found.append(how.made(**{part.name: "" for part in how.fields.values() if part.required}))

    def share(
        how: Plan, node: Fields, several: Items, path: str, parent: str, found: list[Any], reading: Reading
    ) -> None:
        """`{value: [a, b], cite: …}`: one item for each value, the rest shared, and told of once."""
        first = read_fields(how, node, path, reading, skip=how.bare)
        bare = how.fields[how.bare]
        for item in several.items:
            where = f"{parent}[{len(found) + 1}]"
            reading.places[where] = item.place
            value = bare.read(item, where, reading)
            found.append(replace(first, **{bare.name: "" if value is _NOTHING else value}))

    return read_list


def _mapping_reader(read: _Reader) -> _Reader:
    def read_mapping(node: Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, Fields):
            return _wrong(node, path, reading, "it takes a mapping, 'name: value' on a line for each")
        found: dict[str, Any] = {}
        for name, (_, value) in node.entries.items():
            where = f"{path}.{name[:60]}"
            reading.places[where] = value.place
            result = read(value, where, reading)
            if result is not _NOTHING:
                found[name] = result
        return found

    return read_mapping
