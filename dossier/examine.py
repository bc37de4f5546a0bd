"""What the rules find that look at one record alone: found once, in the process that reads it, and kept with it.

A dossier of ten thousand records has ten thousand of them that did not change since yesterday.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.alone import Alone
from dossier.findings import Coverage, Flag
from dossier.heads import Head
from dossier.model import Record
from dossier.receipts import Receipt
from dossier.rules import load_rules
from dossier.settings import Site

Reasons = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What rules said of one record, each by its name."""

    beside: str  #: digest of what they knew besides the record
    flags: tuple[tuple[str, Flag], ...]
    coverage: tuple[tuple[str, int, Reasons], ...]  #: compared, and why how much was not read


@dataclass(frozen=True)
class Examiner:
    """Runs the rules that look at one record alone."""

    site: Site
    receipts: Mapping[str, Receipt]

    def __call__(self, record: Record[Head]) -> Record[Head]:
        """The record with what the rules say of it; itself, if that was kept and still holds."""
        noted = record.noted
        if isinstance(noted, Examined) and noted.beside == self._beside(record):
            return record
        return replace(record, noted=self._examine(record))

    def examined(self, record: Record[Head]) -> Examined:
        """What the rules say of a record, kept or found now."""
        noted = self(record).noted
        assert isinstance(noted, Examined)
        return noted

    def _examine(self, record: Record[Head]) -> Examined:
        alone = Alone(record, self.site, self.receipts.get(record.id))
        flags: list[tuple[str, Flag]] = []
        counted = []
        for rule in load_rules():
            if rule.check_record is None:
                continue
            coverage = Coverage()
            flags += [(rule.name, flag) for flag in rule.check_record(alone, coverage)]
            if coverage.compared or coverage.unread:
                counted.append((rule.name, coverage.compared, tuple(coverage.reasons.items())))
        return Examined(self._beside(record), tuple(flags), tuple(counted))

    def _beside(self, record: Record[Head]) -> str:
        receipt = self.receipts.get(record.id)
        return self._of_site + _digest(repr(receipt)) if receipt else self._of_site

    @cached_property
    def _of_site(self) -> str:
        return _digest(repr(self.site))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
