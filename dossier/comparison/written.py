"""Where words of a block stand in its file: findings show a place that an editor can open.

A block keeps its lines as they are written. Markup may stand between the words and the file, so that they are
looked for: the same words, as often before as in the plain text, else the first of them. What cannot be found is
at the block's line.
"""

from __future__ import annotations

import re

from dossier.model import Block, Place
from dossier.prose.document import words_at

_BETWEEN = r"[\s>]+"  #: a line may end between words, in a block of quotation with a mark on the next


def place_in(block: Block, start: int, end: int) -> Place:
    """The place of the plain text's characters from start to end, at most a dozen words of them."""
    words = words_at(block.phrase.text, start, end)
    for part in (words, words.split(" ", 1)[0]):
        if found := _found(block, part, start):
            line_start = block.written.rfind("\n", 0, found.start()) + 1
            line = block.line + block.written.count("\n", 0, found.start())
            return Place(line, found.start() - line_start + 1, found[0])
    return Place(block.line, 1)


def _found(block: Block, words: str, start: int) -> re.Match[str] | None:
    """The words in the lines as written."""
    if not words:
        return None
    parts = words.split() or [words]
    sought = re.compile(_BETWEEN.join(map(re.escape, parts)))
    before = sum(1 for _ in sought.finditer(block.phrase.text, 0, start))
    places = list(sought.finditer(block.written))
    return places[min(before, len(places) - 1)] if places else None
