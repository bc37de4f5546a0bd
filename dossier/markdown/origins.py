"""From an offset in a parsed text back to the line and column in the file.

An origin is made once for a text that holds something with a place, so that each look-up is a search in a
short table and not in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dossier.limits import VALUE_CHARACTERS, VALUE_LINES, VALUE_TIMES
from dossier.model import Place
from dossier.patterns import regex

FARTHEST = 400  #: code points of markup that `follow` skips to the next letter
LONGEST_SHOWN = 400  #: code points of a place's own text

_ENTITY = regex(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


class Origin(Protocol):
    """Where a parsed text was taken from."""

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from start to end, and those characters."""
        ...


@dataclass(slots=True)
class Sought:
    """An origin that is made when the first place is asked for: most texts hold nothing that has one."""

    find: Callable[[], Origin]
    found: Origin | None = None

    def place(self, start: int, end: int) -> Place:
        if self.found is None:
            self.found = self.find()
        return self.found.place(start, end)


@dataclass(frozen=True, slots=True)
class Lines:
    """Running text: each of its lines is a piece of one line of the body."""

    content: str
    starts: tuple[int, ...]  #: where each line begins in content
    shifts: tuple[int, ...]  #: what each column of content stands further right in the file
    line: int  #: of the first, in the file, from 1

    def place(self, start: int, end: int) -> Place:
        index = bisect_right(self.starts, start) - 1
        column = start - self.starts[index] + self.shifts[index]
        text = self.content[start : min(end, start + LONGEST_SHOWN)]
        return Place(self.line + index, max(column, 0) + 1, text)


def running_text(content: str, body: Sequence[str], index: int, first_line: int) -> Lines:
    """The origin of a paragraph's or heading's text.

    index: of its first line, in body; first_line: the body's first line in the file, from 1.
    """
    starts, shifts, at = [], [], 0
    for number, part in enumerate(content.split("\n")):
        words = part.strip()
        line = body[index + number] if index + number < len(body) else ""
        # Only what stands left of the words is taken off a line: indents, `> `, `[^1]: `, `# `.
        starts.append(at)
        shifts.append(line.rfind(words) - (len(part) - len(part.lstrip())) if words else 0)
        at += len(part) + 1
    return Lines(content, tuple(starts), tuple(shifts), first_line + index)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, where every `\\|` has lost its backslash."""

    line: int  #: in the file, from 1
    column: int  #: of the cell's text, from 0
    raw: str  #: the cell as written
    lost: tuple[int, ...]  #: offsets in the text before which a backslash is gone

    def place(self, start: int, end: int) -> Place:
        begin = start + bisect_right(self.lost, start)
        stop = end + bisect_right(self.lost, end - 1)
        return Place(self.line, self.column + begin + 1, self.raw[begin : min(stop, begin + LONGEST_SHOWN)])


def table_cell(raw: str, line: int, column: int) -> Cell:
    """The origin of a cell's text. line: in the file; column: of the raw text, from 0."""
    bars = [match.start() for match in re.finditer(r"\\\|", raw)]
    return Cell(line, column, raw, tuple(bar - nth for nth, bar in enumerate(bars)))


@dataclass(frozen=True, slots=True)
class Field:
    """A value in the front matter: YAML's quoting and folding lie between it and the file."""

    content: str
    value: Place  #: where it begins
    file: Sequence[str] = ()  #: the file's lines

    def place(self, start: int, end: int) -> Place:
        """Where the same words stand as often as here; where YAML has broken them up, the value itself.

        So too far in a long value, or where the words stand there very often: each look begins at the front.
        """
        words = self.content[start : min(end, start + LONGEST_SHOWN)]
        before = self.content.count(words, 0, start) if words and start <= VALUE_CHARACTERS else VALUE_TIMES
        if before >= VALUE_TIMES:
            return Place(self.value.line, self.value.column, words)
        column = self.value.column - 1
        for number in range(self.value.line, min(self.value.line + VALUE_LINES, len(self.file) + 1)):
            line = self.file[number - 1]
            while (found := line.find(words, column)) >= 0:
                if not before:
                    return Place(number, found + 1, words)
                before -= 1
                column = found + 1
            column = 0
        return Place(self.value.line, self.value.column, words)


def follow(content: str, at: int, plain: str) -> int:
    """The offset in content where `plain` ends if it begins at `at`, over emphasis, escapes and entities.

    plain: words of the text without markup. Linear in its length.
    """
    if "&" not in plain and content.startswith(plain, at):  # nearly always: no markup in between
        return at + len(plain)
    for character in plain:
        if character == " " and content.startswith("\n", at):
            at += 1
            continue
        if content.startswith("&", at) and (entity := _ENTITY.match(content, at)):
            at = entity.end()
            continue
        found = content.find(character, at, at + FARTHEST)
        at = found + 1 if found >= 0 else at
    return min(at, len(content))
