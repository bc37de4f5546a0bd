"""A YAML node that stands for one value → that value: words, ids, dates, numbers, paragraphs.

Each function here makes, or is, a reader: it takes a node, its path and what is gathered so far, and returns
the value, or NOTHING after it has said why there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dossier.fields import Format, Ref
from dossier.front_matter import formats
from dossier.front_matter.formats import shorten
from dossier.front_matter.yaml_nodes import Fields, Items, Mistakes, Node, Scalar
from dossier.model import Place
from dossier.nearest import nearest


class Use(NamedTuple):
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
    nouns: Mapping[str, str] = field(
        default_factory=dict
    )  #: what the site says for "a weapon", where not that

    def called(self, noun: str) -> str:
        """A noun with its article, in the words of the site."""
        return self.nouns.get(noun, noun)

    def told_below(self, path: str) -> bool:
        """Something inside the value at a path is wrong already."""
        inside = f"{path}." if path else ""
        return any(mistake.at.startswith(inside) for mistake in self.mistakes.found if mistake.at)


class Nothing:
    """The value could not be read; a mistake says why."""


NOTHING: Final = Nothing()
PARAGRAPHS: Final = Format("paragraphs")

Reader = Callable[[Node, str, Reading], Any]


def refuse(node: Node, path: str, reading: Reading, wanted: str) -> Nothing:
    """Say what stands at a path, and what is wanted there."""
    if isinstance(node, Fields) and not node.entries and reading.told_below(path):
        return NOTHING
    name = path.rpartition(".")[2]
    if isinstance(node, Scalar):
        found = f"'{name}' is '{shorten(node.value)}'" if node.value else f"'{name}' is empty"
    else:
        found = f"'{name}' is a {'list' if isinstance(node, Items) else 'mapping'}"
    reading.mistakes.add(path, node.place, f"{found}; {wanted}")
    return NOTHING


def string_reader(marker: Ref | Format | None) -> Reader:
    """One value, as it is written; a marked one is checked and kept among the uses."""

    def read_string(node: Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            return refuse(node, path, reading, one_value(node, path))
        value, place = node.value, node.place
        if marker is None:
            return value
        if value[:1].isspace() or value[-1:].isspace():
            value, place = _trimmed(value, place)
        if not value:
            return value
        if isinstance(marker, Ref):
            if value in marker.instead:
                return value
            problem = None if marker.words else formats.check("id", value)
        else:
            problem = formats.check(marker.name, value)
        if problem:
            severity = "error" if problem.rule.startswith("date-") else ""  # for the documents' dates a note
            reading.mistakes.add(path, place, problem.message, rule=problem.rule, severity=severity)
            return NOTHING
        reading.uses.append(Use(path, marker, value, place))
        return value

    return read_string


def _trimmed(value: str, place: Place) -> tuple[str, Place]:
    """A value without the blanks round it, which nobody means, and where it begins then."""
    start = len(value) - len(value.lstrip())
    if place.text.startswith(value[:start]):
        place = Place(place.line, place.column + start, place.text[start:])
    return value.strip(), place


def _is_linked(node: Items | Fields, path: str) -> bool:
    """`[[id]]`, as in a body: to YAML a list in a list."""
    if not isinstance(node, Items) or len(node.items) != 1:
        return False
    inner = node.items[0]
    return isinstance(inner, Items) or (path.endswith("]") and isinstance(inner, Scalar))


def one_value(node: Items | Fields, path: str) -> str:
    """What to write instead of a list or mapping where one value belongs."""
    if _is_linked(node, path):
        return "an id stands here without brackets"
    if isinstance(node, Items):
        return "it takes one value; one that begins with '[' stands in quotes"
    name, entry = next(iter(node.entries.items()), ("", None))
    if entry and len(node.entries) == 1 and isinstance(entry.value, Scalar):
        whole = shorten(f"{name}: {entry.value.value}")
        return f'it takes one value; one that holds a colon and a space stands in quotes: "{whole}"'
    return "it takes one value; one that begins with '{' stands in quotes"


def word_reader(words: tuple[str, ...], values: Mapping[str, Any] | None = None) -> Reader:
    """One of a few words. values: what they stand for, where not for themselves."""
    allowed = f"it may be {', '.join(words[:-1])} or {words[-1]}"

    def read_word(node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in words:
            return values[node.value] if values else node.value
        near = nearest(node.value, words) if isinstance(node, Scalar) else None
        return refuse(node, path, reading, f"did you mean '{near}'?" if near else allowed)

    return read_word


def read_number(node: Node, path: str, reading: Reading) -> Any:
    """A whole number from 0."""
    if isinstance(node, Scalar) and node.value.isascii() and node.value.isdigit() and len(node.value) <= 9:
        return int(node.value)
    return refuse(node, path, reading, "it takes a whole number, in digits")


def read_paragraphs(node: Node, path: str, reading: Reading) -> Any:
    """Numbers of paragraphs: 8, [8, 9] or "8-9"."""
    items = node.items if isinstance(node, Items) else [node]
    texts = [each for each in items if isinstance(each, Scalar)]
    if len(texts) < len(items):
        return refuse(node, path, reading, 'it takes paragraphs: 8, [8, 9] or "8-9"')
    found = formats.paragraphs([each.value for each in texts])
    if isinstance(found, str):
        reading.mistakes.add(path, node.place, found)
        return NOTHING
    reading.uses.extend(Use(path, PARAGRAPHS, each.value, each.place) for each in texts)
    return found
