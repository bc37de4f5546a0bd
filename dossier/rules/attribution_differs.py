"""One statement is credited differently

Holds when documents take what they say on a claim, on one side of it, from one origin and name speakers of
whom none is the same; when the record of the origin says who speaks in it, and a document credits somebody
else; and when one document credits a statement to a speaker and further on makes it in its own voice, naming
no origin. It is one finding for the claim, with all that is said on it.

Silent about a statement credited to several of whom one is shared, about one described more fully, about the
author of an origin beside its publisher, about what a document says in its own voice from the start or on
its own word, and about statements that are only related. Where no origin is stated documents are not
compared, which is counted.

Read: an origin may have let several people speak.
"""

from collections.abc import Iterator

from dossier.comparison.attribution import credited_apart, loses_speaker, other_speakers
from dossier.comparison.statements import by_origin, names_of, place_of, with_says
from dossier.corpus import Carried, Corpus
from dossier.findings import NO_ORIGIN, Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        entries = [e for e in corpus.carried.get(claim.id, ()) if e.assertion.fits != "related"]
        groups = by_origin(corpus, entries)
        coverage.compared += len(entries)
        coverage.skip(NO_ORIGIN, len(entries) - sum(map(len, groups.values())))
        apart = any(credited_apart(corpus, origin, group) for (origin, _), group in groups.items())
        if apart or loses_speaker(entries):
            said = "to different speakers" if apart else "to a speaker, and further on to nobody"
            yield Flag(
                where=locate_field(claim, "claim"),
                message=f"One statement is credited {said}",
                against=tuple(_place(corpus, entry) for entry in entries),
            )
            continue
        for entry in entries:
            if others := other_speakers(corpus, entry):
                said = names_of(corpus, [entry])
                message = f"One statement is credited to {said}, and by the record of its origin to another"
                yield Flag(locate_field(claim, "claim"), message, (_place(corpus, entry), *others))
                break


def _place(corpus: Corpus, entry: Carried) -> Location:
    said = f"credits {names_of(corpus, [entry])}" if entry.assertion.said_by else "names no speaker"
    return place_of(entry, ("said_by",), with_says(entry, said))
