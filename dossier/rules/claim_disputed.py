"""Stated by one, disputed by another

Holds when somebody asserts a claim, or a narrower statement, and somebody else rejects it, or a wider one, or
doubts it. It is one finding for the claim, with all that is said on it. Where the answer is dated, and is
older than every dated assertion, the message says so: it cannot be an answer to those.

Silent about statements of different days, about what is only allowed, asked, passed on or related, about a
narrower statement rejected, and about whoever is on both sides, which is told as such.

Read: neither side is taken; the claim's page has who says what, and on whose word.
"""

from collections.abc import Iterator, Sequence

from dossier.comparison.statements import names_of, of_one_time, place_of, spoken_on, voices_of, with_says
from dossier.corpus import Carried, Corpus
from dossier.dates import iso
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

_PAST = {"rejects": "rejected", "doubts": "doubted"}


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        entries = [e for e in corpus.carried.get(claim.id, ()) if e.assertion.fits != "related"]
        coverage.compared += len(entries)
        made = [e for e in entries if e.assertion.stance == "asserts"]
        sides = {stance: [e for e in entries if e.assertion.stance == stance] for stance in _PAST}
        against = {stance: side for stance, side in sides.items() if _meet(corpus, made, side)}
        if against:
            said = [f"Asserted by {names_of(corpus, made)}"]
            said += [f"{_PAST[stance]} by {names_of(corpus, side)}" for stance, side in against.items()]
            yield Flag(
                where=locate_field(claim, "claim"),
                message="; ".join(said) + _older(corpus, made, against),
                against=tuple(_place(corpus, entry) for entry in entries),
            )


def _meet(corpus: Corpus, made: Sequence[Carried], side: Sequence[Carried]) -> bool:
    """Whether somebody takes the one side and somebody else, of the same time, the other."""
    one, other = ({voice for e in each for voice in voices_of(corpus, e)} for each in (made, side))
    return any(
        (b.assertion.stance == "doubts" or (a.assertion.fits != "wider" and b.assertion.fits != "narrower"))
        and not (voices_of(corpus, a) | voices_of(corpus, b)) & one & other
        and of_one_time(a.assertion.date, b.assertion.date)
        for a in made
        for b in side
    )


def _older(corpus: Corpus, made: Sequence[Carried], against: dict[str, list[Carried]]) -> str:
    """What is to be added where the answer is older than all that is dated of what it would answer."""
    first = min(filter(None, (spoken_on(corpus, entry)[0] for entry in made)), default=None)
    for stance, side in against.items():
        last = max(filter(None, (spoken_on(corpus, entry)[1] for entry in side)), default=None)
        if first and last and last < first:
            return (
                f"; what is {_PAST[stance]} is of {iso(last)}, the earliest dated assertion of {iso(first)}"
            )
    return ""


def _place(corpus: Corpus, entry: Carried) -> Location:
    who = f"{names_of(corpus, [entry])} " if entry.assertion.said_by else ""
    return place_of(entry, ("stance", "quote"), with_says(entry, f"{who}{entry.assertion.stance}"))
