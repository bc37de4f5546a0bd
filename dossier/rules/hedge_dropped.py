"""Stated with and without doubt

Holds when assertions on one claim, on one side of it, go back to one origin, and one has a word of doubt
("probably", "suspected", "may") where another states it flatly: in another document, or further on in the
same one in the same speaker's words. It is one finding for the claim, with all that is said on it from that
origin.

Silent where the origin is not stated, which is counted as not read; about verbs of saying ("claimed"),
which are no doubt of the matter; about statements that are only related, and about what is allowed or
passed on without a word of doubt, which is not flat.

Read: the origin itself may have said both.
"""

from collections.abc import Iterator, Sequence

from dossier.comparison.statements import by_origin, is_doubt, is_flat, place_of
from dossier.corpus import Carried, Corpus
from dossier.findings import NO_ORIGIN, Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        entries = corpus.carried.get(claim.id, ())
        groups = by_origin(corpus, entries)
        coverage.compared += sum(map(len, groups.values()))
        coverage.skip(NO_ORIGIN, len(entries) - sum(map(len, groups.values())))
        told = [entry for group in groups.values() if _drops(corpus, group) for entry in group]
        if told:
            words = dict.fromkeys(
                each.assertion.hedge.word
                for each in told
                if each.assertion.hedge and is_doubt(each.assertion.hedge)
            )
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"Of one origin, and stated both with {_listed(tuple(words))} and without",
                against=tuple(_place(entry) for entry in entries if entry in told),
            )


def _drops(corpus: Corpus, group: Sequence[Carried]) -> bool:
    doubted = {_who(corpus, entry) for entry in group if is_doubt(entry.assertion.hedge)}
    flat = {_who(corpus, entry) for entry in group if is_flat(entry)}
    documents = {document for document, _ in doubted}, {document for document, _ in flat}
    return bool(doubted & flat) or len(documents[0] | documents[1]) > 1 and bool(doubted and flat)


def _who(corpus: Corpus, entry: Carried) -> tuple[str, frozenset[str]]:
    return corpus.document(entry.source).id, frozenset(entry.assertion.said_by)


def _place(entry: Carried) -> Location:
    hedge = entry.assertion.hedge
    said = f"has '{hedge.word}'" if hedge else "has no word of doubt"
    return place_of(entry, ("hedge.word", "hedge", "quote.text", "quote", "stance"), said)


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join(f"'{word}'" for word in words[:3])
