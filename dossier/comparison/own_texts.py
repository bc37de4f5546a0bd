"""Our own running text, without what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.comparison.written import place_in
from dossier.heads import Head, SourceHead
from dossier.model import Block, Place, Record
from dossier.patterns import regex

_ANY = regex("")
_MARK = regex('[“"«„‘]')
_QUOTED = regex(
    r"“[^”“]{0,2000}”|\"[^\"]{0,2000}\"|«[^»«]{0,2000}»|„[^“”„]{0,2000}[“”]|(?<!\w)‘[^’‘\n]{0,300}’(?!\w)"
)


class OwnText(NamedTuple):
    """A text of ours. words: quotations in it are blanked, so that offsets stay."""

    at: str
    place: Place
    words: str
    block: Block | None  #: None: a field's

    def place_of(self, start: int, end: int) -> Place:
        """Where its characters from start to end stand; of a field the whole."""
        return place_in(self.block, start, end) if self.block else self.place


def own_texts(record: Record[Head], holding: re.Pattern[str] = _ANY) -> Iterator[OwnText]:
    """Every text of a record that is ours: its blocks, unless they are a document's, and its front matter's.

    holding: what a text must hold for the rule that asks to see anything in it.
    """
    for path, phrase in record.texts.items():
        if not path.startswith("explanations") and holding.search(phrase.text):
            yield OwnText(path, record.place(path), without_quotations(phrase.text), None)
    if isinstance(record.head, SourceHead) and record.head.text == "full":
        return
    for block in record.body.blocks:
        if block.kind not in ("quote", "code", "withheld") and holding.search(block.phrase.text):
            yield OwnText(block.at, Place(block.line, 1), without_quotations(block.phrase.text), block)


def without_quotations(text: str) -> str:
    """The text with every quotation blanked, its length kept."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text) if _MARK.search(text) else text
