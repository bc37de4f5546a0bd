"""Names of people and bodies that we keep a record of."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.comparison.spellings import plain
from dossier.corpus import Corpus


def actor_of(name: str, corpus: Corpus) -> str:
    """The id of the one actor that bears a name, letter by letter but for capitals; else the name."""
    return corpus.once(_by_name).get(plain(name).casefold(), name)


def _by_name(corpus: Corpus) -> Mapping[str, str]:
    bearers: dict[str, set[str]] = {}
    for record in corpus.actors:
        for name in (record.title, *(each.name for each in record.head.names)):
            bearers.setdefault(plain(name).casefold(), set()).add(record.id)
    return {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}
