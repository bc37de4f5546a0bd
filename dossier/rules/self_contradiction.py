"""One document takes both sides

Holds when one document has one speaker, or itself, both assert and reject a claim: the statement asserted is
the claim or a narrower one, the statement rejected the claim or a wider one, so that they exclude each other;
or when it gives values for it that no reading joins. It is one finding for the document and claim, with
everything it has that speaker say on it.

Silent where two speakers disagree, where the two are of different days, and where it only doubts, allows,
asks or passes on, or the statements are only related.

Read: a document may quote an earlier view in order to leave it behind.
"""

from collections import defaultdict
from collections.abc import Iterator

from dossier.comparison.exclusions import exclusion
from dossier.comparison.statements import place_of
from dossier.corpus import Carried, Corpus
from dossier.findings import Coverage, Fault, Flag, Severity

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim, entries in corpus.carried.items():
        said: dict[tuple[str, str], list[Carried]] = defaultdict(list)
        for entry in entries:
            for speaker in entry.assertion.said_by or ("",):
                said[entry.source.id, corpus.former.get(speaker, speaker)].append(entry)
        told = set()
        for (_, speaker), group in said.items():
            coverage.compared += 1
            found = exclusion(corpus, claim, group)
            if found is None or (found.first.source.id, found.first.path) in told:
                continue
            told.add((found.first.source.id, found.first.path))
            whose = f"has {_name(corpus, speaker)} {found.lets}" if speaker else found.does
            yield Flag(
                where=place_of(found.first, found.fields, ""),
                message=f"The document {whose} '{_name(corpus, claim)}'",
                against=tuple(
                    place_of(entry, found.fields, entry.assertion.value or entry.assertion.stance)
                    for entry in group
                    if entry is not found.first
                ),
            )


def _name(corpus: Corpus, id: str) -> str:
    record = corpus.resolve(id)
    return (getattr(record.head, "claim", "") or record.title) if record else id
