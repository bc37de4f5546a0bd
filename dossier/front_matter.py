"""The YAML head of a file → a frozen object, with every mistake at its place, and the body below it.

A head is always built, so that `--draft` can draw a page that is not right yet; a file that is no YAML at all
loses the fields that cannot be read, and keeps the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

from dossier.field_reader import Reading, Use, plan, read_fields
from dossier.fields import Explanation
from dossier.model import Mistake, Place
from dossier.settings import Site
from dossier.yaml_nodes import FORBIDDEN, Fields, Mistakes, Node, Unreadable, compose

__all__ = ["FrontMatter", "Use", "decode", "read_front_matter", "read_site"]

T = TypeVar("T")

LONGEST = 1_000_000  #: characters of a front matter

_FENCE = re.compile(r"---[ \t]*")
_NEARLY_FENCE = re.compile(r"[ \t]*(?:-{2,20}|[\u2010-\u2015-]{1,3}|\.\.\.)[ \t]*")
_HEAD_LINE = re.compile(r"[ \t]|#|-[ \t]|[\]}]|[\"']?[A-Za-z_][\w -]{0,60}[\"']?:(?:\s|$)|$")
_KEY = re.compile(r"([\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}')[ ]*:(?=\s|$)")
_REFUSED = re.compile(FORBIDDEN.pattern[:-1] + "\t]")


@dataclass(frozen=True, slots=True)
class FrontMatter(Generic[T]):
    """A file, divided: what its head says and where, and the text below."""

    head: T
    places: dict[str, Place]  #: of every value that is written, by path; "" is the front matter itself
    uses: tuple[Use, ...]  #: in the order of the file
    mistakes: tuple[Mistake, ...]  #: by line and column
    body: str  #: after the closing ---, line ends as LF
    body_line: int  #: the file's line number of the body's first line


class _Divided(NamedTuple):
    """Line numbers count from 1."""

    head: list[str]
    head_line: int
    body: list[str]
    body_line: int


def read_front_matter(text: str, head: type[T], fallback_title: str) -> FrontMatter[T]:
    """Divide a file and read its head; mistakes are collected, and the head is always built.

    A field that cannot be read takes its default, a missing title `fallback_title`. A needed field of a part
    (the `claim` of an assertion) is the empty string where it is missing. Items that stand in
    `{value: [a, b], …}` are counted one by one, as in the head: authors[1], authors[2].
    """
    mistakes = Mistakes()
    divided = _divide(_lines(text), mistakes, plan(head).noun)
    reading = Reading(mistakes, {"": Place(1, 1)})
    made: Any = _read(divided.head, divided.head_line, head, reading)
    title = getattr(head, "TITLE", "title")
    value = getattr(made, title)
    if value == "":
        made = replace(made, **{title: fallback_title})
    elif getattr(value, "value", None) == "":
        made = replace(made, **{title: replace(value, value=fallback_title)})
    _check_explanations(made, reading)
    return _finish(made, reading, "\n".join(divided.body), divided.body_line)


def read_site(text: str) -> FrontMatter[Site]:
    """site.yml, which is YAML from the first line to the last; a missing title is the empty string."""
    lines = _lines(text)
    first = 1
    if lines and _FENCE.fullmatch(lines[0]):
        lines, first = lines[1:], 2
    reading = Reading(Mistakes(), {"": Place(1, 1)})
    site = _read(lines, first, Site, reading)
    return _finish(site, reading, "", len(lines) + first)


def decode(data: bytes) -> tuple[str, Mistake | None]:
    """The text of a file, which is UTF-8; of anything else what can be read of it, and why that is not all."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        mistake = _undecodable(Place(1, 1), "the file is UTF-16; save it as UTF-8")
        return data.decode("utf-16", "replace").replace("\0", "\ufffd"), mistake
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        text = data.decode("utf-8", "replace").replace("\0", "\ufffd")
        byte = f"byte {error.start + 1} is 0x{data[error.start]:02X}"
        return text, _undecodable(_end_of(before), f"{byte}, which is no UTF-8; save the file as UTF-8")
    if "\0" in text:
        place = _end_of(text[: text.index("\0")])
        return text.replace("\0", "\ufffd"), _undecodable(place, "a zero byte stands here; a text has none")
    return text, None


def _undecodable(place: Place, message: str) -> Mistake:
    return Mistake("front-matter-invalid", "", place, message)


def _end_of(before: str) -> Place:
    lines = _lines(before)
    return Place(len(lines), len(lines[-1]) + 1)


def _lines(text: str) -> list[str]:
    """A file's lines without their ends: LF, CR LF or CR, nothing else (str.splitlines knows more)."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _divide(lines: list[str], mistakes: Mistakes, noun: str) -> _Divided:
    """The head and the body of a file; what is wrong with the lines of --- is told, and mended if it can be."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[start]):
        place = Place(start + 1, 1, lines[start][:40].strip())
        mistakes.add("", place, f"the file does not begin with ---; {noun} has its fields between two such lines")
        return _Divided([], 1, lines, 1)
    if start:
        mistakes.add("", Place(start + 1, 1, "---"), "empty lines stand before ---, which opens the file")
    first = start + 1
    end = next((number for number in range(first, len(lines)) if _FENCE.fullmatch(lines[number])), None)
    if end is not None:
        return _Divided(lines[first:end], first + 1, lines[end + 1 :], end + 2)
    end = first
    while end < len(lines) and _HEAD_LINE.match(lines[end]):
        end += 1
    nearly = end < len(lines) and _NEARLY_FENCE.fullmatch(lines[end])
    instead = f"; line {end + 1} is '{lines[end].strip()}'" if nearly else ""
    mistakes.add("", Place(start + 1, 1, "---"), f"the front matter that opens here is closed by no ---{instead}")
    body = end + 1 if nearly else end
    return _Divided(lines[first:end], first + 1, lines[body:], body + 1)


def _read(lines: list[str], first_line: int, made: type[T], reading: Reading) -> T:
    """The object that the lines of a head describe."""
    how = plan(made)
    empty = Fields({}, Place(1, 1))
    quiet: frozenset[str] = frozenset()
    if sum(map(len, lines)) + len(lines) > LONGEST:
        reading.mistake("", Place(first_line, 1), f"the front matter has more than {LONGEST} characters")
        lines, quiet = [], frozenset(how.fields)
    lines = _without_refused(lines, first_line, reading.mistakes)
    node: Node | None
    try:
        node = compose(lines, first_line, reading.mistakes)
    except Unreadable as stop:
        node, quiet = _compose_parts(lines, first_line, reading.mistakes, stop)
    if node is None:
        node = empty
    elif not isinstance(node, Fields):
        reading.mistake("", node.place, f"{how.noun} has fields, one on a line: 'title: …'")
        node, quiet = empty, frozenset(how.fields)
    result: T = read_fields(how, node, "", reading, quiet=quiet)
    return result


def _without_refused(lines: list[str], first_line: int, mistakes: Mistakes) -> list[str]:
    """The lines with a space for each character that YAML refuses or that misleads readers."""
    whole = "\n".join(lines)
    if not _REFUSED.search(whole):
        return lines
    found: dict[str, list[Place]] = {}
    for number, line in enumerate(lines, first_line):
        for match in _REFUSED.finditer(line):
            found.setdefault(match[0], []).append(Place(number, match.start() + 1, match[0]))
    for char, places in found.items():
        more = f", and at {len(places) - 1} other places" if len(places) > 1 else ""
        mistakes.add("", places[0], f"{_called(char)} stands here{more}", against=tuple(places[1:20]))
    return _REFUSED.sub(" ", whole).split("\n")


def _called(char: str) -> str:
    if char == "\t":
        return "a tab, where YAML takes spaces,"
    code = f"U+{ord(char):04X}"
    if char in "\x85\u2028\u2029":
        return f"{code}, which some programs take for the end of a line,"
    if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
        return f"{code}, which turns the direction of the text round it,"
    return f"the character {code}, which does not show,"


def _compose_parts(
    lines: Sequence[str], first_line: int, mistakes: Mistakes, stop: Unreadable
) -> tuple[Node | None, frozenset[str]]:
    """What can be read of a head that is no YAML as a whole: each field by itself.

    Returns the fields that can be read, and the names of those that cannot.
    """
    entries: Fields = Fields({}, Place(first_line, 1))
    lost: set[str] = set()
    before = len(mistakes.found)
    for name, start, end in _parts(lines):
        try:
            node = compose(lines[start:end], first_line + start, mistakes)
        except Unreadable as error:
            mistakes.add(name, error.place, error.message)
            lost.add(name)
            continue
        if isinstance(node, Fields):
            for key, entry in node.entries.items():
                entries.entries.setdefault(key, entry)
    if len(mistakes.found) == before:
        mistakes.add("", stop.place, stop.message)
    return entries, frozenset(lost)


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The lines of each field of the outermost mapping: its name, its first line, the line after it (from 0)."""
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    indent = len(written[0]) - len(written[0].lstrip()) if written else 0
    name, start = "", 0
    for number, line in enumerate(lines):
        key = _KEY.match(line, indent) if not line[:indent].strip() else None
        if key:
            if number > start:
                yield name, start, number
            name, start = key[1].strip("\"'"), number
    if len(lines) > start:
        yield name, start, len(lines)


def _check_explanations(head: object, reading: Reading) -> None:
    explanations: tuple[Explanation, ...] = getattr(head, "explanations", ())
    for number, explanation in enumerate(explanations, 1):
        path = f"explanations[{number}]"
        if not explanation.because.strip() and f"{path}.because" not in {m.at for m in reading.mistakes.found}:
            reading.mistakes.add(
                path,
                reading.places.get(path, Place(1, 1)),
                f"the explanation of '{explanation.rule[:60]}' gives no reason; 'because' holds it",
                rule="explanation-without-reason",
            )


def _finish(made: T, reading: Reading, body: str, body_line: int) -> FrontMatter[T]:
    mistakes = sorted(reading.mistakes.found, key=lambda mistake: mistake.place[:2])
    return FrontMatter(made, reading.places, tuple(reading.uses), tuple(mistakes), body, body_line)
