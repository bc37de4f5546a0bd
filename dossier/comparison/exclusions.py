"""What one document says on a claim, in one voice, that cannot all be so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.comparison.statements import of_one_time
from dossier.comparison.values import differ, gives_value, values_by_unit
from dossier.corpus import Carried, Corpus
from dossier.heads import ClaimHead

_STAND = ("stance", "quote.text", "quote")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """first: the first assertion that another excludes; fields: of an assertion, where it shows."""

    first: Carried
    fields: tuple[str, ...]
    does: str  #: what the document does: "both asserts and rejects"
    lets: str  #: what it lets a speaker do: "both assert and reject"


def exclusion(corpus: Corpus, claim: str, group: Sequence[Carried]) -> Exclusion | None:
    """The first exclusion among assertions of one speaker in one document: of stances, else of values."""
    if first := _taken_back(group):
        return Exclusion(first, _STAND, "both asserts and rejects", "both assert and reject")
    if first := _revalued(corpus, claim, group):
        return Exclusion(first, ("value",), "gives two values for", "give two values for")
    return None


def _taken_back(group: Sequence[Carried]) -> Carried | None:
    yes = [e for e in group if e.assertion.stance == "asserts" and e.assertion.fits in ("exact", "narrower")]
    no = [e for e in group if e.assertion.stance == "rejects" and e.assertion.fits in ("exact", "wider")]
    pairs = ((a, b) for a in yes for b in no if of_one_time(a.assertion.date, b.assertion.date))
    return next((min(pair, key=group.index) for pair in pairs), None)


def _revalued(corpus: Corpus, claim: str, group: Sequence[Carried]) -> Carried | None:
    record = corpus.resolve(claim)
    if record is None or not isinstance(record.head, ClaimHead):
        return None
    by_unit = values_by_unit(record.head, [entry for entry in group if gives_value(entry)])
    return next((values[0].carried for values in by_unit.values() if differ(values)), None)
