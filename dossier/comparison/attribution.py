"""Whom documents credit with a statement that they have from one origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from dossier.comparison.speakers import are_others
from dossier.comparison.statements import same_speakers
from dossier.corpus import Carried, Corpus
from dossier.findings import Location, locate_field
from dossier.heads import SourceHead
from dossier.patterns import regex

_SPEAKS = regex(r"speak|interviewee|witness|author|signatory", re.IGNORECASE)


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


def other_speakers(corpus: Corpus, entry: Carried) -> tuple[Location, ...]:
    """Who speaks in the origin by its record, where the document credits somebody else; else ()."""
    origin = corpus.resolve(entry.assertion.origin)
    if origin is None or not isinstance(origin.head, SourceHead) or not entry.assertion.said_by:
        return ()
    part = origin.head.participants
    spoke = [number for number, each in enumerate(part, 1) if _SPEAKS.match(each.as_)]
    known = [*(each.actor for each in part), *_makers(corpus, origin.id)]
    if not spoke or not are_others(corpus, entry.assertion.said_by, known):
        return ()
    message = f"speaks in '{origin.title}', by its record"
    return tuple(locate_field(origin, f"participants[{number}].actor", message) for number in spoke)


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
