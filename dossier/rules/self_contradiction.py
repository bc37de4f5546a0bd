"""One document takes both sides

Holds when one document has one speaker, or itself, both assert and reject a claim: the statement asserted is
the claim or a narrower one, the statement rejected the claim or a wider one, so that they exclude each other.
It is one finding for the document and claim, with everything it has that speaker say on it.

Silent where two speakers disagree, where the two are of different days, and where it only doubts, allows,
asks or passes on, or the statements are only related.

Read: a document may quote an earlier view in order to leave it behind.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dossier.comparison.statements import of_one_time, place_of
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
            first = _first_excluded(group)
            if first is None or (first.source.id, first.path) in told:
                continue
            told.add((first.source.id, first.path))
            whose = (
                f"has {_name(corpus, speaker)} both assert and reject"
                if speaker
                else "both asserts and rejects"
            )
            yield Flag(
                where=place_of(first, ("stance", "quote.text", "quote"), ""),
                message=f"The document {whose} '{_name(corpus, claim)}'",
                against=tuple(
                    place_of(entry, ("stance", "quote.text", "quote"), f"{entry.assertion.stance}")
                    for entry in group
                    if entry is not first
                ),
            )


def _first_excluded(group: Sequence[Carried]) -> Carried | None:
    """The first assertion that another of the same speaker excludes."""
    yes = [e for e in group if e.assertion.stance == "asserts" and e.assertion.fits in ("exact", "narrower")]
    no = [e for e in group if e.assertion.stance == "rejects" and e.assertion.fits in ("exact", "wider")]
    pairs = ((a, b) for a in yes for b in no if of_one_time(a.assertion.date, b.assertion.date))
    return next((min(pair, key=group.index) for pair in pairs), None)


def _name(corpus: Corpus, id: str) -> str:
    record = corpus.resolve(id)
    return (getattr(record.head, "claim", "") or record.title) if record else id
