"""Paragraphs of a captured text: every line that is not empty, captions and furniture included."""

from dataclasses import dataclass


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


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order; offsets count in `unified(text)`."""
    found: list[Paragraph] = []
    start = 0
    for line, whole in enumerate(unified(text).split("\n"), 1):
        bare = whole.strip()
        if bare:
            left = start + len(whole) - len(whole.lstrip())
            found.append(Paragraph(len(found) + 1, left, left + len(bare), line, bare))
        start += len(whole) + 1
    return tuple(found)
