"""Somebody acts outside a lifetime

Holds when an actor takes part in an event, speaks in a source or stands in a relation wholly before the
first day on which the actor can have been born (or founded), or wholly after the last on which the actor can
have died (or been dissolved). It is one finding for the actor, with everything that lies outside.

Silent where neither birth nor death is known; about dates that only partly lie outside; and about authors
of what was published after a death. Dates that cannot be read are counted.

Read: the day may be that of a printing or a posting, or another bearer of the name may be meant.
"""

from collections.abc import Iterator

from dossier.comparison.deeds import Deed, Span, deeds, span_of
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    done = deeds(corpus)
    for actor in corpus.actors:
        born = span_of([date.value for date in actor.head.born])
        died = span_of([date.value for date in actor.head.died])
        unread = (bool(actor.head.born) and born is None) + (bool(actor.head.died) and died is None)
        coverage.skip("the day of birth or death is open", unread)
        if born is None and died is None:
            continue
        coverage.compared += len(done.get(actor.id, ()))
        before = [deed for deed in done.get(actor.id, ()) if _is_before(deed.days, born)]
        after = [deed for deed in done.get(actor.id, ()) if _is_before(died, deed.days)]
        for field, outside in (("born", before), ("died", after)):
            if outside:
                yield Flag(
                    where=locate_field(actor, field),
                    message=_said(actor.title, field, outside),
                    against=tuple(deed.told for deed in outside),
                )


def _is_before(one: Span | None, other: Span | None) -> bool:
    """Whether the last day of one lies before the first of the other."""
    last, first = one[1] if one else None, other[0] if other else None
    return last is not None and first is not None and last < first


def _said(name: str, field: str, outside: list[Deed]) -> str:
    side = "before birth" if field == "born" else "after death"
    return f"{name} acts {side}: {outside[0].told.message}"
