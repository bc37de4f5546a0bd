"""The texts: plain files, a paragraph a line; the first lines are the title and, if there is one, the date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.prose.dates import read_dates
from dossier.prose.footnotes import Footnotes, read_footnotes
from dossier.prose.paragraphs import paragraphs

_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST_DATELINE = 60  #: characters


@dataclass(frozen=True, slots=True)
class Text:
    """One text. name: fit for an id. date: EDTF of its second line, "" where that is no date."""

    name: str
    date: str
    paragraphs: tuple[str, ...]  #: the first is the title

    @property
    def title(self) -> str:
        return self.paragraphs[0]

    @property
    def whole(self) -> str:
        return "\n".join(self.paragraphs) + "\n"

    @property
    def footnotes(self) -> Footnotes:
        return read_footnotes(self.whole)

    @property
    def prose(self) -> range:
        """The numbers of the paragraphs below title and date, from 1."""
        return range(3 if self.date else 2, len(self.paragraphs) + 1)

    def paragraph(self, number: int) -> str:
        return self.paragraphs[number - 1]

    def with_paragraph(self, number: int, words: str) -> Text:
        """The text with one paragraph in other words."""
        return replace(self, paragraphs=(*self.paragraphs[: number - 1], words, *self.paragraphs[number:]))

    def without(self, *numbers: int) -> Text:
        """The text without some of its paragraphs."""
        kept = (words for number, words in enumerate(self.paragraphs, 1) if number not in numbers)
        return replace(self, paragraphs=tuple(kept))

    def number_at(self, offset: int) -> tuple[int, int]:
        """The paragraph in which a place of `whole` lies, and where it begins there."""
        start = 0
        for number, words in enumerate(self.paragraphs, 1):
            if start <= offset <= start + len(words):
                return number, offset - start
            start += len(words) + 1
        raise ValueError(f"{offset} lies behind the text {self.name!r}")


def read_texts(folder: Path) -> tuple[Text, ...]:
    """Every `*.txt` of a folder with two paragraphs at least, by name. Raises OSError, UnicodeDecodeError."""
    texts = (text_of(file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt")))
    return tuple(text for text in texts if len(text.paragraphs) > 1)


def text_of(name: str, words: str) -> Text:
    """A text of plain words."""
    lines = tuple(paragraph.text for paragraph in paragraphs(words))
    return Text(_UNFIT.sub("-", name.casefold()).strip("-"), _date(lines), lines)


def _date(lines: tuple[str, ...]) -> str:
    if len(lines) < 2 or len(lines[1]) > _LONGEST_DATELINE:
        return ""
    found = [span for span in read_dates(lines[1]) if span.kind == "absolute" and span.edtf]
    return found[0].edtf or "" if len(found) == 1 else ""
