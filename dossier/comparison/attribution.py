"""Whom documents credit with a statement that they have from one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.comparison.statements import same_speakers
from dossier.corpus import Carried, Corpus
from dossier.heads import SourceHead


def credited_apart(corpus: Corpus, origin: str, group: Sequence[Carried]) -> bool:
    """Whether some document names none of the speakers that the first one names.

    origin: what all of the group goes back to; who made it is one speaker, by whichever name.
    """
    speakers: dict[str, list[str]] = defaultdict(list)
    for entry in group:
        speakers[corpus.document(entry.source).id] += entry.assertion.said_by
    makers = _makers(corpus, origin)
    named = [
        [*said, *(makers if same_speakers(corpus, said, makers) else ())]
        for said in speakers.values()
        if said
    ]
    return any(not same_speakers(corpus, named[0], said) for said in named[1:])


def loses_speaker(entries: Sequence[Carried]) -> bool:
    """Whether a document makes a credited statement again in its own voice, naming no origin."""
    credited: set[tuple[str, bool]] = set()
    for entry in entries:
        assertion = entry.assertion
        side = entry.source.id, assertion.stance == "rejects"
        if assertion.said_by:
            credited.add(side)
        elif side in credited and assertion.origin in ("", "not-stated") and not assertion.via:
            return True
    return False


def _makers(corpus: Corpus, origin: str) -> list[str]:
    """Authors and publisher of an origin: to credit the one is to credit the other."""
    record = corpus.resolve(origin)
    if record is None or not isinstance(record.head, SourceHead):
        return []
    publisher = (record.head.publisher,) if record.head.publisher else ()
    return [fact.value for fact in (*(record.head.authors or ()), *publisher)]
