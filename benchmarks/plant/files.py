"""What a contributor would write about a text: its record, with the footnotes that it prints, as files of a dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.plant.texts import Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~^&{}])")


@dataclass(frozen=True, slots=True)
class Source:
    """A text and what is written about it. assertions, head: front matter in YAML, an entry a line."""

    text: Text
    assertions: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    published: str | None = None  #: None: what the text prints
    title: str | None = None  #: in YAML; None: what the text prints
    notes: Text | None = None  #: where the transcription of the footnotes differs from the text
    blocks: tuple[str, ...] = ()  #: of the body, besides those that carry marks
    full: bool = False  #: the body is the text itself

    @property
    def id(self) -> str:
        return self.text.name

    @property
    def date(self) -> str:
        return self.text.date if self.published is None else self.published


@dataclass(frozen=True, slots=True)
class Files:
    """A dossier: records by path below content/, and the private captures by file name."""

    content: dict[str, str] = field(default_factory=dict)
    captures: dict[str, str] = field(default_factory=dict)

    def add(self, sources: Iterable[Source], others: dict[str, str]) -> None:
        for source in sources:
            self.content[f"sources/{source.id}.md"] = record_of(source)
            self.captures[f"{source.id}.txt"] = source.text.whole
        self.content.update(others)


def quoted(words: str) -> str:
    """Words as a YAML string."""
    return json.dumps(words, ensure_ascii=False)


def record(head: Sequence[str], body: str = "") -> str:
    """A file of front matter and body."""
    return "\n".join(["---", *head, "---", "", body]).rstrip() + "\n"


def record_of(source: Source) -> str:
    """The record of a source: a digest that renders the paragraphs with marks, or the full text."""
    notes = (source.notes or source.text).footnotes
    head = [f"title: {source.title or quoted(source.text.title)}", "language: en", *source.head]
    head.append(f"text: {'full' if source.full else 'digest'}")
    head.append(f"capture: {{file: {source.id}.txt, taken: 2026-01-02}}")
    if source.date:
        known = ", known_from: a list" if source.date != source.text.date else ""
        head.append(f"published: {{value: {quoted(source.date)}{known}}}")
    if source.assertions:
        head += ["assertions:", *(f"  - {entry}" for entry in source.assertions)]
    first = min((note.line for note in notes.definitions), default=len(source.text.paragraphs) + 1)
    marks: dict[int, dict[str, None]] = {}
    for mark in notes.marks:
        marks.setdefault(mark.line, {})[mark.label] = None
    text = source.text
    blocks = list(source.blocks)
    for number in range(1, len(text.paragraphs) + 1):
        if source.full and number < first:
            blocks.append(f"{{p={number}}}\n{_with_marks(text, number)}")
        elif number in marks and number < first:
            blocks.append(
                f"{{p={number}}}\nThis paragraph has notes{''.join(f'[^{each}]' for each in marks[number])}."
            )
    defined = [f"[^{note.label}]: {note.text}" for note in notes.definitions if note.text]
    return record(head, "\n\n".join([*blocks, *defined]))


def _with_marks(text: Text, number: int) -> str:
    """A paragraph as Markdown, with its marks as those of footnotes."""
    start = sum(len(words) + 1 for words in text.paragraphs[: number - 1])
    pieces, done = [], start
    for mark in text.footnotes.marks:
        if mark.line == number:
            pieces.append(escaped(text.whole[done : mark.start]) if mark.start > done else "")
            pieces.append(f"[^{mark.label}]")
            done = max(done, mark.end)
    return "".join((*pieces, escaped(text.whole[done : start + len(text.paragraph(number))])))


def escaped(words: str) -> str:
    """Plain words as Markdown that shows them."""
    safe = _SPECIAL.sub(r"\\\1", words)
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", safe))
