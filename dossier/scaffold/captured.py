"""A document as a capture holds it: its paragraphs, the addresses behind its words, what the page says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class CannotRead(Exception):
    """A capture cannot be read; the message says why, and what would do."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Words of a paragraph that lead to an address. start, end: code points in the paragraph."""

    paragraph: int  #: its ¶
    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself. where: "the page’s metadata", "the PDF’s properties"."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture, read. paragraphs: from ¶1, without empty ones."""

    paragraphs: tuple[str, ...]
    links: tuple[Linked, ...] = ()
    said: Mapping[str, Said] = field(
        default_factory=dict
    )  #: title, published, updated, authors, publisher, url, language
    how: str = ""  #: how the text came to be; "" of a text that is the capture itself
    told: Sequence[str] = ()  #: what was left out, and what to look at
    headings: frozenset[int] = frozenset()  #: ¶ of headings that the page marks as such
