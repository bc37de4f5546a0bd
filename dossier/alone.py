"""A record by itself, as rules see it that need no other: what they find is kept with the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.receipts import Receipt
from dossier.settings import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Alone:
    """One record, with all that a rule may know besides it: the site's settings and the record's receipt.

    Two rules that look at nothing else say the same as long as these three are the same.
    """

    record: Record[Head]
    site: Site
    receipt: Receipt | None  #: of its own capture
    _made: dict[Callable[[Alone], Any], Any] = field(default_factory=dict)

    def once(self, make: Callable[[Alone], T]) -> T:
        """What `make` makes of this record, made when it is first asked for: what several rules share."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])


def source_of(alone: Alone) -> Record[SourceHead] | None:
    """The record, if it is a source."""
    return cast("Record[SourceHead]", alone.record) if isinstance(alone.record.head, SourceHead) else None
