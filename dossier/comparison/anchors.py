"""The places on a record's page that a link can name: `[[id#place]]`."""

from __future__ import annotations

from dossier.heads import Head
from dossier.model import Record
from dossier.patterns import regex

#: The parts that pages have whatever their text says.
_PARTS = regex(
    r"about|assertions?|assertion-\d+|cited|claims|dates|depends-on|facts|findings|mentions|names|needed-by"
    r"|not-established|participants|ref(?:erences|-\d+)|relations"
)


def anchors_of(record: Record[Head]) -> frozenset[str]:
    """The fragments of a record's blocks and footnotes."""
    blocks = {anchor for block in record.body.blocks for anchor in block.anchors}
    return frozenset(blocks | {f"fn-{note.label}" for note in record.body.notes})


def has_place(record: Record[Head], fragment: str) -> bool:
    """Whether a link to this place of the record's page leads somewhere."""
    return _PARTS.fullmatch(fragment) is not None or fragment in anchors_of(record)
