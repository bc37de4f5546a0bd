"""Paragraphs of a captured text: every line that is not empty, captions and furniture included.

A text pasted from a page has a line for each paragraph. One that was typed, or printed by a program, may break its
lines at a width; these are read as one, where most lines go on in small letters in the next.
"""

from dataclasses import dataclass

from dossier.patterns import regex

_WIDTHS = (50, 130)  #: characters of the widest line in a text that is broken at a width
_FEWEST = 3  #: full lines that go on, before a text counts as broken
_FULL = 0.6  #: of the widest line: a shorter one ends where its writer ended it
_ENDS = tuple('.!?:;”"’)]…')
_BEGINS = regex(r"\s*(?:[\[(*•·–—-]|\d{1,3}[.)]\s|[¹²³⁴-⁹]|$)")  #: notes, lists, captions


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text, without the space around it."""

    number: int  #: counted from 1 over the lines that are not empty: the ¶ of a locator
    start: int  #: code points in `unified(text)`
    end: int  #: one past the last code point
    line: int  #: counted from 1 over all lines
    text: str


def unified(text: str) -> str:
    """A text with every line ended by a line feed, as a file is that was written on another system."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unwrapped(text: str) -> str:
    """A text with a space for each line feed that only keeps its lines short; every offset stays."""
    lines = text.split("\n")
    widest = max(map(len, lines))
    if not _WIDTHS[0] <= widest <= _WIDTHS[1]:
        return text
    full = [
        (one, other)
        for one, other in zip(lines, lines[1:], strict=False)
        if len(one) >= _FULL * widest and other.strip()
    ]
    on = sum(not one.rstrip().endswith(_ENDS) and other.lstrip()[0].islower() for one, other in full)
    if on < _FEWEST or 2 * on < len(full):
        return text
    parts = [lines[0]]
    for one, other in zip(lines, lines[1:], strict=False):
        soft = len(one) >= _FULL * widest and not _BEGINS.match(other)
        parts += (" " if soft else "\n", other)
    return "".join(parts)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order; offsets count in `unified(text)`."""
    found: list[Paragraph] = []
    start, line, text = 0, 1, unified(text)
    for whole in unwrapped(text).split("\n"):
        bare = whole.strip()
        if bare:
            left = start + len(whole) - len(whole.lstrip())
            found.append(Paragraph(len(found) + 1, left, left + len(bare), line, bare))
        line += text.count("\n", start, start + len(whole) + 1)
        start += len(whole) + 1
    return tuple(found)
