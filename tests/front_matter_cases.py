"""The cases in tests/data/front_matter/*.txt: one sentence, a file, what is wrong in it, what it holds.

How a case is written stands in the README.md beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.front_matter import FrontMatter, read_front_matter, read_site
from dossier.front_matter.file_text import FORBIDDEN
from dossier.heads import SHAPES
from dossier.model import Mistake

FOLDER = Path(__file__).parent / "data" / "front_matter"
KINDS = {**{shape.removesuffix("s"): made for shape, made in SHAPES.items()}, "site": None}
SECTION = re.compile(r"^-- (\w+) --\n", re.MULTILINE)
CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")


@dataclass(frozen=True)
class Case:
    """One case. Lines as they are written."""

    sentence: str
    kind: str
    text: str
    mistakes: tuple[str, ...]
    values: tuple[str, ...]
    body: str  #: "" where the case says nothing of it

    def read(self) -> FrontMatter[Any]:
        made = KINDS[self.kind]
        return read_site(self.text) if made is None else read_front_matter(self.text, made, "the-id")


def cases() -> list[Case]:
    """All cases, by file."""
    return [case for path in sorted(FOLDER.glob("*.txt")) for case in parse(path.read_text("utf-8"))]


def parse(text: str) -> list[Case]:
    """The cases of a file. Raises ValueError where one is not written as the README says."""
    before, *written = re.split(r"^==== ", text, flags=re.MULTILINE)
    if before.strip():
        raise ValueError(f"{before[:60]!r} stands before the first ====")
    return [_case(each) for each in written]


def _case(written: str) -> Case:
    first, *rest = SECTION.split(written)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    kind = rest[0] if rest else ""
    if kind not in KINDS or not sections.keys() <= {kind, "mistakes", "values", "body"}:
        raise ValueError(f"{first.strip()!r} has the sections {', '.join(sections)}")
    last = rest[-2]
    if last == kind:  # the empty line before the next case is no part of the file
        if sections[kind].endswith("\n\n"):
            sections[kind] = sections[kind][:-1]
    return Case(
        first.strip(),
        kind,
        CHARACTER.sub(lambda match: chr(int(match[1], 16)), sections[kind]),
        _lines(sections, "mistakes"),
        _lines(sections, "values"),
        sections.get("body", "").strip(),
    )


def _lines(sections: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(line for line in sections.get(name, "").splitlines() if line.strip())


def line_of(mistake: Mistake) -> str:
    """A mistake as the cases write it."""
    rule = mistake.rule + (f" ({mistake.severity})" if mistake.severity else "")
    at = mistake.at or "the head"
    return f"{mistake.place.line}:{mistake.place.column}: {rule}: {at}: {mistake.message}"


def value_at(head: Any, path: str) -> str:
    """What a head holds at a path of the YAML, as the cases write it."""
    value = head
    for name in re.findall(r"[^.\[\]]+", path):
        if isinstance(value, tuple):
            value = value[int(name) - 1]
        elif isinstance(value, dict):
            value = value[name]
        else:
            value = getattr(value, name if hasattr(value, name) else f"{name}_")
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return str(value).replace("\n", "⏎")


def line_of_body(read: FrontMatter[Any]) -> str:
    """The body as the cases write it."""
    return f"{read.body_line}: {json.dumps(read.body, ensure_ascii=False)}"


def check_places(read: FrontMatter[Any], text: str) -> None:
    """Every place lies in the file, and its text stands there."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = FORBIDDEN.sub(" ", text).replace("\t", " ").split("\n")
    places = [*read.places.values(), *(use.place for use in read.uses)]
    for mistake in read.mistakes:
        places += [mistake.place, *mistake.against]
    for place in places:
        assert 1 <= place.line <= len(lines), place
        line = lines[place.line - 1]
        assert 1 <= place.column <= len(line) + 1, place
        shown = FORBIDDEN.sub(" ", place.text).replace("\t", " ")
        assert line[place.column - 1 :].startswith(shown), (place, line)
    below = FORBIDDEN.sub(" ", "\n".join(text.split("\n")[read.body_line - 1 :]))
    assert FORBIDDEN.sub(" ", read.body) == below if read.body else True
