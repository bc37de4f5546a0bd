"""A source's file with some of its assertions changed or added; every other byte stays as it is.

What is written is read again before it counts: it must say what was meant, and all else what it said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import yaml

from dossier.exports.assertion_rows import row_of
from dossier.fields import Assertion
from dossier.front_matter import read_front_matter
from dossier.front_matter.file_text import is_fence
from dossier.front_matter.yaml_writer import written_fields
from dossier.heads import SourceHead
from dossier.limits import HEAD_CHARACTERS
from dossier.patterns import regex

_LINE_END = regex(r"\r\n|\n|\r")
_OTHER_ENDS = regex("[\x85\u2028\u2029]")  #: of lines to YAML, and to nobody else
_ORDER = tuple(each.name.rstrip("_") for each in fields(Assertion))
_HEAD_ORDER = tuple(each.name.rstrip("_") for each in fields(SourceHead))
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class CannotEdit(Exception):
    """The file's YAML has a form in which nothing can be put in place; the message says what to do by hand."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An assertion as it shall be. entry: its number from 1; 0: a new one."""

    entry: int
    assertion: Assertion
    changed: tuple[str, ...] = ()  #: fields to be written anew, by their YAML names; of a new one all are


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The file's text with these assertions in it. Raises CannotEdit."""
    head_start, head_end = _head(text)
    head = text[head_start:head_end]
    if _OTHER_ENDS.search(head):
        raise CannotEdit("its front matter has a line end that is none to most programs")
    try:
        root = yaml.compose(head, Loader=_Loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise CannotEdit("its front matter cannot be read as YAML; `check` says why") from error
    if not isinstance(root, yaml.MappingNode):
        raise CannotEdit("its front matter has no fields")
    page = _Page(head, "\r\n" if "\r\n" in head else "\n")
    listed = next((value for key, value in root.value if key.value == "assertions"), None)
    splices: list[_Splice] = []
    if isinstance(listed, yaml.SequenceNode):
        for edit in edits:
            if edit.entry:
                if edit.entry > len(listed.value) or not isinstance(
                    listed.value[edit.entry - 1], yaml.MappingNode
                ):
                    raise CannotEdit(f"assertions[{edit.entry}] has no fields of its own")
                splices += page.changes(listed.value[edit.entry - 1], edit)
    added = [edit.assertion for edit in edits if not edit.entry]
    if added:
        splices.insert(0, page.added(root, listed, added))  # at one place, the first here comes to stand last
    new = page.spliced(splices)
    if len(new) > HEAD_CHARACTERS:
        raise CannotEdit(f"its front matter would have {len(new):,} characters; {HEAD_CHARACTERS:,} may be")
    whole = text[:head_start] + new + text[head_end:]
    _hold(text, whole, edits)
    return whole


def _head(text: str) -> tuple[int, int]:
    """Where the lines between the fences begin and end."""
    start = 1 if text.startswith("\ufeff") else 0
    first = _LINE_END.search(text, start)
    if not first or not is_fence(text[start : first.start()]):
        raise CannotEdit("it has no front matter")
    begin = place = first.end()
    while True:
        end = _LINE_END.search(text, place)
        if is_fence(text[place : end.start() if end else len(text)]):
            return begin, place
        if not end:
            raise CannotEdit("its front matter is never closed")
        place = end.end()


class _Page:
    """The text of a front matter, and how to change places in it."""

    def __init__(self, text: str, line_end: str) -> None:
        self.text = text
        self.line_end = line_end
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def changes(self, node: yaml.MappingNode, edit: Edit) -> Sequence[_Splice]:
        """What an entry takes: its fields one by one, or all of it where two of them touch."""
        splices = sorted(self._changed(node, edit), key=lambda each: (each.start, each.end))
        if all(one.end <= other.start for one, other in zip(splices, splices[1:], strict=False)):
            return splices
        start, end = self._place(node.start_mark), self._end(node)
        if node.flow_style:
            return [_Splice(start, end, _in_a_line(edit.assertion))]
        margin = f"{self.line_end}{' ' * node.value[0][0].start_mark.column}"
        return [_Splice(start, end, margin.join(_lines(edit.assertion)))]

    def _changed(self, node: yaml.MappingNode, edit: Edit) -> Iterable[_Splice]:
        """Each changed field of an entry at its place: put anew, added, or taken out."""
        written = dict(written_fields(edit.assertion))
        pairs = {key.value: (key, value) for key, value in node.value}
        left = list(pairs)
        for name in edit.changed:
            if name in pairs and name not in written:
                yield self._out(node, left, pairs, name)
                left.remove(name)
            elif name in pairs:
                start, end = self._value(*pairs[name])
                yield _Splice(start, end, f" {written[name]}")
        missing = [name for name in edit.changed if name in written and name not in pairs]
        for name in sorted(missing, key=_ORDER.index, reverse=True):
            before = [each for each in left if each in _ORDER and _ORDER.index(each) < _ORDER.index(name)]
            after = before[-1] if before else left[-1]
            yield self._in(node, pairs[after], f"{name}: {written[name]}")

    def _out(
        self,
        node: yaml.MappingNode,
        left: list[str],
        pairs: Mapping[str, tuple[yaml.Node, yaml.Node]],
        name: str,
    ) -> _Splice:
        key, value = pairs[name]
        number = left.index(name)
        start = self._place(key.start_mark)
        if len(left) == 1:
            raise CannotEdit("an assertion would be left without fields")
        if node.flow_style and number + 1 == len(left):
            return _Splice(self._end(pairs[left[number - 1]][1]), self._end(value), "")
        if node.flow_style or number == 0:
            return _Splice(start, self._place(pairs[left[number + 1]][0].start_mark), "")
        above = self.text[: self.starts[key.start_mark.line]]
        end_above = len(above.removesuffix("\n").removesuffix("\r"))
        return _Splice(end_above, self._line_end(self._end(value)), "")

    def _in(self, node: yaml.MappingNode, after: tuple[yaml.Node, yaml.Node], words: str) -> _Splice:
        end = self._end(after[1])
        if node.flow_style:
            return _Splice(end, end, f", {words}")
        place = self._line_end(end)
        indent = " " * node.value[0][0].start_mark.column
        return _Splice(place, place, f"{self.line_end}{indent}{words}")

    def added(
        self, root: yaml.MappingNode, listed: yaml.Node | None, assertions: Sequence[Assertion]
    ) -> _Splice:
        """New entries behind the last one, as the others are written."""
        if isinstance(listed, yaml.SequenceNode) and listed.value:
            end = self._end(listed.value[-1])
            if listed.flow_style:
                return _Splice(end, end, "".join(f", {_in_a_line(each)}" for each in assertions))
            dash = self.text.rfind("-", 0, self._place(listed.value[-1].start_mark))
            indent = dash - self.starts[listed.value[-1].start_mark.line]
            if indent < 0:
                raise CannotEdit("its last assertion begins below its dash")
            place = self._line_end(end)
            return _Splice(place, place, "".join(self._entry(each, indent) for each in assertions))
        entries = "".join(self._entry(each, 2) for each in assertions)
        if listed is not None:
            key = next(key for key, value in root.value if value is listed)
            return _Splice(*self._value(key, listed), entries)
        before = [
            value for key, value in root.value if key.value in _HEAD_ORDER[: _HEAD_ORDER.index("assertions")]
        ]
        place = self._line_end(self._end(before[-1] if before else root.value[-1][1]))
        return _Splice(place, place, f"{self.line_end}assertions:{entries}")

    def _entry(self, assertion: Assertion, indent: int) -> str:
        margin = f"{self.line_end}{' ' * indent}"
        return f"{margin}- " + f"{margin}  ".join(_lines(assertion))

    def spliced(self, splices: Iterable[_Splice]) -> str:
        """The text with all of them done; of those at one place the first given comes to stand last."""
        text, last = self.text, len(self.text) + 1
        for splice in sorted(splices, key=lambda each: (each.start, each.end), reverse=True):
            if splice.end > last:
                raise CannotEdit("two of its changes touch one place")
            text = text[: splice.start] + splice.text + text[splice.end :]
            last = splice.start
        return text

    def _place(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column if mark.line < len(self.starts) else len(self.text)

    def _end(self, node: yaml.Node) -> int:
        """After the last character of a value; PyYAML's own mark lies behind comments that follow it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = self._place(node.start_mark), self._place(node.end_mark)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _value(self, key: yaml.Node, value: yaml.Node) -> tuple[int, int]:
        """From the colon to the end of the value, with the blanks, or the line, before it."""
        colon = self.text.index(":", self._place(key.end_mark)) + 1
        return colon, max(self._end(value), colon)

    def _line_end(self, place: int) -> int:
        """Before the end of the line that a place stands in."""
        match = _LINE_END.search(self.text, place)
        return match.start() if match else len(self.text)


def _lines(assertion: Assertion) -> list[str]:
    return [f"{name}: {words}" for name, words in written_fields(assertion)]


def _in_a_line(assertion: Assertion) -> str:
    return "{" + ", ".join(_lines(assertion)) + "}"


def _hold(before: str, after: str, edits: Sequence[Edit]) -> None:
    """Raises CannotEdit where the new text says anything but what was meant."""
    old, new = (read_front_matter(each, SourceHead, "") for each in (before, after))
    wanted = list(old.head.assertions)
    for edit in edits:
        if not edit.entry:
            wanted.append(edit.assertion)
        elif edit.entry <= len(wanted):
            wanted[edit.entry - 1] = edit.assertion
    kept = replace(new.head, assertions=()) == replace(old.head, assertions=()) and old.body == new.body
    said = [row_of("", 0, each) for each in new.head.assertions] == [row_of("", 0, each) for each in wanted]
    if not (kept and said) or len(new.mistakes) > len(old.mistakes):
        raise CannotEdit("its YAML has a form that cannot be changed in place")
