"""The YAML head of a file → a frozen object, with every mistake at its place, and the body below it.

A head is always built, so that `--draft` can draw a page that is not right yet; a file that is no YAML at all
loses the fields that cannot be read, and keeps the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from dossier.fields import Explanation, Fact
from dossier.front_matter.field_reader import noun, plan, read_fields
from dossier.front_matter.file_text import decode, divide, is_fence, lines_of, shown, without_refused
from dossier.front_matter.formats import shorten
from dossier.front_matter.site_checks import check_site
from dossier.front_matter.value_readers import Reading, Use
from dossier.front_matter.yaml_composer import compose, refuse_second
from dossier.front_matter.yaml_errors import NO_FIELD
from dossier.front_matter.yaml_nodes import Fields, Mistakes, Node, Scalar, Unreadable
from dossier.heads import Head
from dossier.limits import HEAD_CHARACTERS
from dossier.model import Mistake, Place
from dossier.patterns import regex
from dossier.settings import Site

__all__ = ["FrontMatter", "Use", "decode", "read_front_matter", "read_site"]

T = TypeVar("T")
H = TypeVar("H", bound=Head)

_KEY = regex(r"([\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}') *:")


@dataclass(frozen=True, slots=True)
class FrontMatter(Generic[T]):
    """A file, divided: what its head says and where, and the text below."""

    head: T
    places: dict[str, Place]  #: of every value that is written, by path; "" is the front matter itself
    uses: tuple[Use, ...]  #: in the order of the file
    mistakes: tuple[Mistake, ...]  #: by line and column
    body: str  #: after the closing ---, line ends as LF
    body_line: int  #: the file's line number of the body's first line


def read_front_matter(
    text: str, head: type[H], fallback_title: str, nouns: Mapping[str, str] | None = None
) -> FrontMatter[H]:
    """Divide a file and read its head; mistakes are collected, and the head is always built.

    A field that cannot be read takes its default, a missing title `fallback_title`. A needed field of a part
    (the `claim` of an assertion) is the empty string where it is missing. Items that stand in
    `{value: [a, b], …}` are counted one by one, as in the head: authors[1], authors[2]. nouns: as in
    vocabulary.nouns_of, for messages.
    """
    mistakes = Mistakes()
    reading = Reading(mistakes, {"": Place(1, 1)}, nouns=nouns or {})
    divided = divide(lines_of(text), mistakes, reading.called(noun(head)))
    made = _read(divided.head, divided.head_line, head, reading, told=divided.head_line == 0)
    title = getattr(made, head.TITLE)
    if isinstance(title, Fact) and not title.value:
        made = replace(made, **{head.TITLE: replace(title, value=fallback_title)})
    elif not title:
        made = replace(made, **{head.TITLE: fallback_title})
    _check_explanations(made.explanations, reading)
    return _finish(made, reading, shown(divided.body, divided.body_line, mistakes), divided.body_line)


def read_site(text: str) -> FrontMatter[Site]:
    """site.yml, which is YAML from the first line to the last; a missing title is the empty string."""
    lines = lines_of(text)
    first = 1
    if is_fence(lines[0]):
        lines, first = lines[1:], 2
    reading = Reading(Mistakes(), {"": Place(1, 1)})
    site = _read(lines, first, Site, reading)
    check_site(site, reading)
    return _finish(site, reading, "", len(lines) + first)


def _read(lines: list[str], first_line: int, made: Any, reading: Reading, *, told: bool = False) -> Any:
    """The object that the lines of a head describe. told: that there are none."""
    how, mistakes = plan(made), reading.mistakes
    everything = frozenset(how.fields)
    quiet = everything if told else frozenset()
    if sum(map(len, lines)) + len(lines) > HEAD_CHARACTERS:
        mistakes.add(
            "", Place(first_line, 1), f"the front matter has more than {HEAD_CHARACTERS:,} characters"
        )
        lines, quiet = [], everything
    lines = without_refused(lines, first_line, mistakes)
    node: Node | None
    try:
        node = compose(lines, first_line, mistakes)
    except Unreadable as stop:
        mistakes.found = [each for each in mistakes.found if not each.at]  # they will be found again
        node, quiet = _compose_parts(lines, first_line, mistakes, stop)
    if node is not None and not isinstance(node, Fields):
        mistakes.add(
            "", node.place, f"{reading.called(how.noun)} has fields, each on a line of its own: 'name: value'"
        )
        node, quiet = None, everything
    return read_fields(how, node or Fields({}, Place(1, 1)), "", reading, quiet=quiet)


def _compose_parts(
    lines: Sequence[str], first_line: int, mistakes: Mistakes, stop: Unreadable
) -> tuple[Fields, frozenset[str]]:
    """What can be read of a head that is no YAML as a whole: each field by itself.

    Returns the fields that can be read, and the names of those that cannot.
    """
    whole = Fields({}, Place(first_line, 1))
    lost: set[str] = set()
    for name, start, end in _parts(lines):
        try:
            node = compose(lines[start:end], first_line + start, mistakes)
        except Unreadable as error:
            mistakes.add(name, error.place, error.message)
            lost.add(name)
            continue
        if node is not None and not isinstance(node, Fields):
            glued = name and isinstance(node, Scalar) and node.value.startswith(f"{name}:")
            message = f"no space follows '{name}:'; one stands between name and value" if glued else NO_FIELD
            mistakes.add(name, node.place, message)
            lost.add(name)
            continue
        for key, entry in node.entries.items() if node else ():
            first = whole.entries.setdefault(key, entry)
            if first is not entry:
                refuse_second(key, entry.key, first.key, key, mistakes)
    if not lost:
        mistakes.add("", stop.place, stop.message)
    return whole, frozenset(lost)


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each field of the outermost mapping: its name, its first line, the line after it (from 0).

    Any line that begins where the fields do begins a part, with an empty name where it is no field.
    """
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    indent = len(written[0]) - len(written[0].lstrip()) if written else 0
    name, start = "", 0
    for number, line in enumerate(lines):
        if len(line) <= indent or line[:indent].strip() or line[indent] in " -#]}":
            continue
        if number > start:
            yield name, start, number
        key = _KEY.match(line, indent)
        name, start = key[1].strip("\"'") if key else "", number
    if len(lines) > start:
        yield name, start, len(lines)


def _check_explanations(explanations: Sequence[Explanation], reading: Reading) -> None:
    for number, explanation in enumerate(explanations, 1):
        if explanation.because.strip():
            continue
        path = f"explanations[{number}]"
        reading.mistakes.add(
            path,
            reading.places.get(path, Place(1, 1)),
            f"the explanation of '{shorten(explanation.rule)}' gives no reason; 'because' holds it",
            rule="explanation-without-reason",
        )


def _finish(made: T, reading: Reading, body: str, body_line: int) -> FrontMatter[T]:
    mistakes = sorted(reading.mistakes.found, key=lambda mistake: mistake.place[:2])
    return FrontMatter(made, reading.places, tuple(reading.uses), tuple(mistakes), body, body_line)
