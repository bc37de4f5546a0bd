"""As much of a capture as can be shown: its first paragraphs, however large the file is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from dossier.prose.paragraphs import Paragraph, paragraphs, unified

MOST_BYTES = 2_000_000  #: that are read
MOST_PARAGRAPHS = 1500  #: that are shown
MOST_CHARACTERS = 400_000  #: of all paragraphs together
LONGEST = 20_000  #: characters of one paragraph


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as far as it is shown. start: code points in the capture."""

    number: int
    start: int
    text: str
    cut: bool  #: it goes on


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning of a capture. text: up to the end of the last paragraph, long ones whole."""

    text: str
    paragraphs: tuple[Shown, ...]
    limits: str  #: what is not shown; "" where all is


def read_part(file: Path) -> Part:
    """The paragraphs of a capture that are shown. Raises OSError, and ValueError for what is no text."""
    if not file.is_file():
        raise OSError(f"{file.name} is not there")
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES)
        goes_on = bool(stream.read(1))
    try:
        text = unified(codecs.getincrementaldecoder("utf-8-sig")().decode(data, final=not goes_on))
    except UnicodeDecodeError as error:
        raise ValueError(f"{file.name} is not UTF-8: byte {error.start} cannot be read") from error
    found = paragraphs(text)
    shown: list[Shown] = []
    total = 0
    for paragraph in found[:MOST_PARAGRAPHS]:
        if total >= MOST_CHARACTERS:
            break
        shown.append(_shown(paragraph, goes_on=goes_on and paragraph.end >= len(text)))
        total += len(shown[-1].text)
    end = shown[-1].start + len(shown[-1].text) if shown else 0
    return Part(text[:end], tuple(shown), _limits(shown, len(found), goes_on))


def _shown(paragraph: Paragraph, *, goes_on: bool) -> Shown:
    text = paragraph.text[:LONGEST]
    return Shown(paragraph.number, paragraph.start, text, goes_on or len(text) < len(paragraph.text))


def _limits(shown: list[Shown], found: int, goes_on: bool) -> str:
    told = []
    if goes_on:
        told.append(f"The copy has more than {MOST_BYTES:,} bytes, of which the first are read.")
    if len(shown) < found or (goes_on and shown):
        told.append(f"Shown are the first {len(shown):,} paragraphs.")
    if any(paragraph.cut for paragraph in shown):
        told.append(f"Of a paragraph the first {LONGEST:,} characters are shown.")
    return " ".join(told)
