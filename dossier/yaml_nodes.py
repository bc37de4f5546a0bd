"""YAML as a tree of plain strings, every one with its place; what YAML would do behind the writer's back is refused.

PyYAML's events are used, not its values: nothing is converted (`NO`, `012`, `12:30` and dates stay as they
are), duplicate keys are seen, and anchors, tags and depth are known before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from dossier.model import Mistake, Place
from dossier.yaml_errors import explain

DEEPEST = 20  #: lists and mappings inside each other
MOST_MISTAKES = 200  #: in one file; beyond that a reader of the list has stopped reading

#: Characters that YAML does not read, that some readers take for the end of a line (U+0085, U+2028, U+2029),
#: or that make a text look other than it is (the bidirectional controls). Source: YAML 1.1, 5.1; UAX 9.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)

_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Scalar(NamedTuple):
    """A value as a string. quoted: in quotation marks, or a block of text."""

    value: str
    place: Place
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """Nothing stands behind the colon."""
        return not self.value and not self.quoted


class Items(NamedTuple):
    """A list."""

    items: list[Node]
    place: Place


class Fields(NamedTuple):
    """A mapping."""

    entries: dict[str, Entry]
    place: Place


class Entry(NamedTuple):
    """A value in a mapping, and where its key stands."""

    key: Place
    value: Node


Node = Scalar | Items | Fields


class Unreadable(Exception):
    """YAML cannot be read beyond this place."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


@dataclass(slots=True)
class Mistakes:
    """What is wrong so far, at most `MOST_MISTAKES`."""

    found: list[Mistake] = field(default_factory=list)

    def add(
        self,
        at: str,
        place: Place,
        message: str,
        *,
        rule: str = "front-matter-invalid",
        against: tuple[Place, ...] = (),
    ) -> None:
        if not self.full:
            self.found.append(Mistake(rule, at, place, message, against=against))

    @property
    def full(self) -> bool:
        return len(self.found) >= MOST_MISTAKES


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet."""

    node: Items | Fields
    flow: bool
    key: Place | None = None  #: of a mapping: the key whose value comes next
    key_end: tuple[int, int] = (0, 0)
    name: str = ""
    skip: bool = False  #: the value that comes next is not kept
    last: str = ""  #: the name of the entry before


def compose(lines: Sequence[str], first_line: int, mistakes: Mistakes) -> Node | None:
    """The tree of a YAML text without its line ends; None where it is empty.

    first_line: of the file, from 1. Raises Unreadable where YAML cannot be read on.
    """
    return _Composer(lines, first_line, mistakes).run()


class _Composer:
    def __init__(self, lines: Sequence[str], first_line: int, mistakes: Mistakes) -> None:
        self.lines = lines
        self.first_line = first_line
        self.mistakes = mistakes
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def run(self) -> Node | None:
        parser = _Parser("\n".join(self.lines) + "\n")
        try:
            documents = 0
            while True:
                event = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._add(self._scalar(event), event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._open(event, kind is yaml.MappingStartEvent)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.stack.pop()
                elif kind is yaml.AliasEvent:
                    self._refuse_alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.mistakes.add("", self._place(event, "---"), "a second document begins here; a file holds one")
                        return self.root
                elif kind is yaml.StreamEndEvent:
                    return self.root
        except yaml.MarkedYAMLError as error:
            line, column, text, message = explain(error, self.lines)
            raise Unreadable(Place(self.first_line + line, column + 1, text), message) from None
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes beyond Unicode
            raise Unreadable(Place(self.first_line, 1), f"YAML cannot be read: {error}") from None
        finally:
            parser.dispose()

    def _place(self, event: yaml.Event, text: str = "") -> Place:
        mark = event.start_mark
        return Place(self.first_line + mark.line, mark.column + 1, text)

    def _path(self) -> str:
        """Where the value that comes next stands."""
        path = ""
        for each in self.stack:
            if isinstance(each.node, Items):
                path += f"[{len(each.node.items) + (each is self.stack[-1])}]"
            else:
                path += f".{each.name[:60]}" if path else each.name[:60]
        return path

    def _open(self, event: yaml.CollectionStartEvent, mapping: bool) -> None:
        if len(self.stack) >= DEEPEST:
            raise Unreadable(self._place(event), f"lists and mappings stand more than {DEEPEST} deep in each other")
        place = self._place(event)
        self._refuse_properties(event)
        node: Items | Fields = Fields({}, place) if mapping else Items([], place)
        self._add(node, event)
        self.stack.append(_Open(node, bool(event.flow_style)))

    def _add(self, node: Node, event: yaml.Event) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.node, Items):
            top.node.items.append(node)
        elif top.key is None:
            self._add_key(top, node, event)
        else:
            key, top.key = top.key, None
            if top.flow and isinstance(node, Scalar) and node.absent and self._lacks_colon(top):
                self._mend_comma(top, key)
            elif not top.skip:
                top.node.entries[top.name] = Entry(key, node)
                top.last = top.name

    def _add_key(self, top: _Open, node: Node, event: yaml.Event) -> None:
        top.key = node.place
        top.skip = False
        top.key_end = (event.end_mark.line, event.end_mark.column)
        if not isinstance(node, Scalar):
            top.name, top.skip = "", True
            self.mistakes.add(self._path(), node.place, "a list or mapping stands where the name of a field is wanted")
            return
        top.name = node.value
        entries = top.node.entries if isinstance(top.node, Fields) else {}
        if node.value == "<<" and not node.quoted:
            top.skip = True
            self.mistakes.add(self._path(), node.place, "'<<' merges mappings; every field is written where it counts")
        elif node.value in entries:
            top.skip = True
            first = entries[node.value].key
            self.mistakes.add(
                self._path(),
                node.place,
                f"'{node.value[:60]}' is given a second time; the first is in line {first.line}",
                against=(first,),
            )

    def _lacks_colon(self, top: _Open) -> bool:
        line, column = top.key_end
        return not self.lines[line][column:].lstrip().startswith(":")

    def _mend_comma(self, top: _Open, key: Place) -> None:
        """A name without a value in `{…}` is mostly the rest of a value that holds a comma."""
        entries = top.node.entries if isinstance(top.node, Fields) else {}
        before = entries.get(top.last)
        if before is None or not isinstance(before.value, Scalar) or before.value.quoted or before.value.absent:
            colon = top.name.find(":")
            why = "put a space after the colon" if 0 < colon else "in {…} each name has a value, in […] it needs none"
            self.mistakes.add(self._path(), key, f"'{top.name[:60]}' has no value; {why}")
            return
        place = before.value.place
        if place.line == key.line:
            value = self.lines[key.line - self.first_line][place.column - 1 : top.key_end[1]]
        else:
            value = f"{before.value.value}, {top.name}"
        top.name = top.last
        self.mistakes.add(
            self._path(),
            Place(place.line, place.column, value if place.line == key.line else place.text),
            f"'{top.last[:60]}' has a value with a comma in {{…}}; quote it: \"{value[:80]}\"",
        )
        entries[top.last] = Entry(before.key, Scalar(value, Place(place.line, place.column, place.text), True))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        value, style = event.value, event.style
        start, end = event.start_mark, event.end_mark
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if not style or style == "plain":
            text = value if start.line == end.line else self.lines[start.line][start.column :].rstrip()
            if (event.anchor or event.tag) and not self.lines[start.line].startswith(text, start.column):
                text = ""
            return Scalar(value, Place(self.first_line + start.line, start.column + 1, text))
        if style in "|>":
            return Scalar(value.rstrip("\n"), self._block_place(start.line, start.column, end.line), True)
        if style == '"' and FORBIDDEN.search(value):
            self.mistakes.add(
                self._path(), self._place(event), "an escape in this text stands for a character that cannot be shown"
            )
            value = FORBIDDEN.sub(" ", value)
        return Scalar(value, self._quoted_place(event), True)

    def _quoted_place(self, event: yaml.ScalarEvent) -> Place:
        start, end = event.start_mark, event.end_mark
        line = self.lines[start.line]
        column = max(line.find(event.style, start.column), start.column) + 1
        if start.line == end.line:
            return Place(self.first_line + start.line, column + 1, line[column : end.column - 1])
        for number in range(start.line + 1, end.line + 1):
            if self.lines[number] and self.lines[number][0] not in " \t":
                raise Unreadable(
                    Place(self.first_line + start.line, start.column + 1, line[start.column : start.column + 1]),
                    f"the quotation mark that opens here is closed only in line {self.first_line + end.line}",
                )
        return Place(self.first_line + start.line, column + 1, line[column:].rstrip())

    def _block_place(self, line: int, column: int, end: int) -> Place:
        for number in range(line + 1, min(end + 1, len(self.lines))):
            text = self.lines[number].strip()
            if text:
                indent = len(self.lines[number]) - len(self.lines[number].lstrip())
                return Place(self.first_line + number, indent + 1, text)
        return Place(self.first_line + line, column + 1)

    def _refuse_properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self.mistakes.add(
                self._path(),
                self._place(event),
                f"'&{event.anchor[:60]}' names a value for later use; write each value where it is used,"
                " and quote one that begins with '&'",
            )
        tag = getattr(event, "tag", None)
        if tag:
            self.mistakes.add(
                self._path(),
                self._place(event),
                f"'{_written(tag)}' is a YAML tag; values are plain words; quote one that begins with '!'",
            )

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self.mistakes.add(
            self._path(),
            self._place(event, f"*{event.anchor}"),
            f"'*{event.anchor[:60]}' repeats a value named elsewhere; write it out, or quote it if it is meant as words",
        )
        self._add(Scalar("", self._place(event)), event)


def _written(tag: str) -> str:
    return "!!" + tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml.org,2002:") else tag[:60]
