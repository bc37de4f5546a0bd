"""YAML text → nodes; what YAML would do behind the writer's back is refused.

PyYAML's events are used, not its values: nothing is converted (`NO`, `012`, `12:30` and dates stay as they
are), duplicate keys are seen, and anchors, tags and depth are known before anything is built from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.front_matter.file_text import FORBIDDEN
from dossier.front_matter.formats import shorten
from dossier.front_matter.yaml_errors import explain
from dossier.front_matter.yaml_nodes import Entry, Fields, Items, Mistakes, Node, Scalar, Unreadable
from dossier.limits import HEAD_DEPTH
from dossier.model import Place
from dossier.patterns import regex

_GLUED_COMMENT = regex(r" +(#[^\s#].*)")

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Event = Any  #: PyYAML's events: their marks are never None here, which its type stubs do not know


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet."""

    node: Items | Fields
    flow: bool
    key: Place | None = None  #: of a mapping: the key whose value comes next
    key_end: tuple[int, int] = (0, 0)  #: line and column from 0
    name: str = ""
    skip: bool = False  #: the value that comes next is not kept
    last: str = ""  #: the name of the entry before


def compose(lines: Sequence[str], first_line: int, mistakes: Mistakes) -> Node | None:
    """The tree of a YAML text without its line ends; None where it is empty.

    first_line: of the file, from 1. Raises Unreadable where YAML cannot be read on.
    """
    composer = _Composer(lines, first_line, mistakes)
    parser = _Parser("\n".join(lines) + "\n")
    try:
        while composer.take(parser.get_event()):
            pass
    except yaml.MarkedYAMLError as error:
        line, column, text, message = explain(error, lines)
        raise Unreadable(Place(first_line + line, column + 1, text), message) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes beyond Unicode
        raise Unreadable(Place(first_line, 1), f"YAML cannot be read: {error}") from None
    finally:
        parser.dispose()
    return composer.root


def refuse_second(name: str, place: Place, first: Place, path: str, mistakes: Mistakes) -> None:
    """Say that a field stands in a mapping twice; the first is kept."""
    message = (
        f"'{shorten(name)}' stands here a second time; the first is in line {first.line}, and one is enough"
    )
    mistakes.add(path, place, message, against=(first,))


class _Composer:
    """Builds the tree from events, one at a time; `stack` holds what is open."""

    def __init__(self, lines: Sequence[str], first_line: int, mistakes: Mistakes) -> None:
        self.lines = lines
        self.first_line = first_line
        self.mistakes = mistakes
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.hashes = any(" #" in line for line in lines)

    def take(self, event: _Event) -> bool:
        """Build on. False at the end of the text, or of its first document."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._add(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            wanted = "write it out, or quote it where it is meant as words"
            what = f"'*{shorten(event.anchor)}' repeats a value from elsewhere"
            self._refuse(event, f"{what}; {wanted}", f"*{event.anchor}")
            self._leave_out(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "a second document begins here; a file holds one, and no '---' within it")
                return False
        return kind is not yaml.StreamEndEvent

    def _place(self, event: _Event, text: str = "") -> Place:
        """Where an event begins; `text` follows there, unless a tag or an anchor does."""
        line, column = event.start_mark.line, event.start_mark.column
        if line >= len(self.lines):  # what is missing at the end of a text
            line, column = max(len(self.lines) - 1, 0), 0
        if text and (getattr(event, "tag", None) or event.anchor):
            found = self.lines[line].find(text, column)
            column, text = (found, text) if found >= 0 else (column, "")
        return Place(self.first_line + line, column + 1, text)

    def _refuse(self, event: _Event, message: str, text: str = "") -> None:
        self.mistakes.add(self._path(), self._place(event, text), message)

    def _path(self) -> str:
        """Where the value that comes next stands."""
        path = ""
        for each in self.stack:
            if isinstance(each.node, Items):
                path += f"[{len(each.node.items) + (each is self.stack[-1])}]"
            else:
                path += f".{each.name[:60]}" if path else each.name[:60]
        return path

    def _open(self, event: _Event, mapping: bool) -> None:
        place = self._place(event)
        if len(self.stack) >= HEAD_DEPTH:
            raise Unreadable(place, f"lists and mappings stand more than {HEAD_DEPTH} deep in each other")
        if event.anchor or event.tag:
            self._refuse_properties(event)
        node: Items | Fields = Fields({}, place) if mapping else Items([], place)
        self._add(node, event)
        self.stack.append(_Open(node, bool(event.flow_style)))

    def _add(self, node: Node, event: _Event) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.node, Items):
            top.node.items.append(node)
        elif top.key is None:
            top.key_end = (event.end_mark.line, event.end_mark.column)
            self._add_key(top, top.node.entries, node)
        else:
            key, top.key = top.key, None
            if top.flow and isinstance(node, Scalar) and node.absent and self._lacks_colon(top):
                self._mend_comma(top, top.node.entries, key)
            elif not top.skip:
                top.node.entries[top.name] = Entry(key, node)
                top.last = top.name

    def _leave_out(self, event: _Event) -> None:
        """Go on as if the value, or the key and its value, were not there."""
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.node, Items):
            return
        if top.key is None:
            top.key, top.skip, top.name = self._place(event), True, ""
            top.key_end = (event.end_mark.line, event.end_mark.column)
        else:
            top.key = None

    def _add_key(self, top: _Open, entries: dict[str, Entry], node: Node) -> None:
        top.key, top.skip = node.place, True
        if not isinstance(node, Scalar):
            top.name = ""
            message = "a list or mapping stands where the name of a field is wanted, as in 'name: value'"
            self.mistakes.add(self._path(), node.place, message)
            return
        top.name = node.value
        if node.value == "<<" and not node.quoted:
            message = "'<<' merges mappings; each field is written out where it counts"
            self.mistakes.add(self._path(), node.place, message)
        elif node.value in entries:
            refuse_second(node.value, node.place, entries[node.value].key, self._path(), self.mistakes)
        else:
            top.skip = False

    def _lacks_colon(self, top: _Open) -> bool:
        line, column = top.key_end
        return not self.lines[line][column:].lstrip().startswith(":")

    def _mend_comma(self, top: _Open, entries: dict[str, Entry], key: Place) -> None:
        """A name without a value in `{…}` is mostly the rest of a value that holds a comma."""
        before = entries.get(top.last)
        value = before.value if before else None
        if before is None or not isinstance(value, Scalar) or value.quoted or value.absent:
            glued = ":" in top.name[1:]
            why = "a space follows the colon" if glued else "in {…} each name has a value, in […] none"
            self.mistakes.add(self._path(), key, f"'{shorten(top.name)}' has no value; {why}")
            return
        place, words = value.place, f"{value.value}, {top.name}"
        if place.line == key.line:
            words = self.lines[key.line - self.first_line][place.column - 1 : top.key_end[1]]
            place = place._replace(text=words)
        top.name = top.last
        entries[top.name] = Entry(before.key, Scalar(words, place))
        message = f"'{shorten(top.name)}' has a value with a comma in {{…}}; quote it: \"{shorten(words)}\""
        self.mistakes.add(self._path(), place, message)

    def _scalar(self, event: _Event) -> Scalar:
        value, style = event.value, event.style
        start, end = event.start_mark, event.end_mark
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if not style:
            text = value if start.line == end.line else self.lines[start.line][start.column :].rstrip()
            if self.hashes and value:
                self._suspect_comment(end.line, end.column)
            return Scalar(value, self._place(event, text))
        if style in "|>":
            return Scalar(value.rstrip("\n"), self._block_place(start.line, start.column, end.line), True)
        if style == '"' and FORBIDDEN.search(value):
            self._refuse(
                event,
                "an escape in this text stands for a character that cannot be shown; write the character itself",
            )
            value = FORBIDDEN.sub(" ", value)
        return Scalar(value, self._quoted_place(event), True)

    def _suspect_comment(self, line: int, column: int) -> None:
        """`title: The #1 rifle` is "The" to YAML; a comment that is meant has a space after its mark."""
        comment = _GLUED_COMMENT.match(self.lines[line], column)
        if comment:
            place = Place(self.first_line + line, comment.start(1) + 1, comment[1])
            message = f"YAML takes '{shorten(comment[1])}' for a comment; quote a value that holds ' #'"
            self.mistakes.add(self._path(), place, message, severity="warning")

    def _quoted_place(self, event: _Event) -> Place:
        """Behind the opening quotation mark; the text is that of its line, as written."""
        start, end = event.start_mark, event.end_mark
        line = self.lines[start.line]
        column = max(line.find(event.style, start.column), start.column) + 1
        if start.line == end.line:
            return Place(self.first_line + start.line, column + 1, line[column : end.column - 1])
        for below in self.lines[start.line + 1 : end.line + 1]:
            if below and below[0] != " ":  # YAML itself would take the next fields for words
                last = self.first_line + end.line
                message = f"the quotation mark that opens here is closed only in line {last}"
                raise Unreadable(self._place(event, event.style), message)
        return Place(self.first_line + start.line, column + 1, line[column:].rstrip())

    def _block_place(self, line: int, column: int, end: int) -> Place:
        """The first line with words, of a text that begins below `|` or `>`."""
        for number in range(line + 1, min(end + 1, len(self.lines))):
            text = self.lines[number].strip()
            if text:
                return Place(self.first_line + number, self.lines[number].index(text) + 1, text)
        return Place(self.first_line + line, column + 1)

    def _refuse_properties(self, event: _Event) -> None:
        if event.anchor:
            wanted = "write each value where it is used; one that begins with '&' stands in quotes"
            what = f"'&{shorten(event.anchor)}' names a value for later use"
            self._refuse(event, f"{what}; {wanted}", f"&{event.anchor}")
        if event.tag:
            tag = shorten(event.tag.replace("tag:yaml.org,2002:", "!!", 1))
            wanted = "values are plain words; one that begins with '!' stands in quotes"
            self._refuse(event, f"'{tag}' is a tag of YAML; {wanted}")
