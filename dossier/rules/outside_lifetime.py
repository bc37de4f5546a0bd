"""Somebody acts outside a lifetime or an office

Holds when an actor takes part in an event, speaks in a source or stands in a relation wholly before the
first day on which the actor can have been born (or founded), or wholly after the last on which the actor can
have died (or been dissolved); when birth is later than death; and when the part taken names a body ("minister
of Syldavia") and the day lies outside every dated tie of the actor to it. One finding for the actor and field.

Silent where neither day is known; about dates that only partly lie outside, ties without a date beside dated
ones, roles that name no body, and authors of what was published after a death. Dates that cannot be read are
counted.

Read: the day may be that of a printing or a posting, or another bearer of the name may be meant.
"""

from collections.abc import Iterator

from dossier.comparison.deeds import Span, deeds, span_of
from dossier.comparison.offices import outside_office
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

_BEFORE = ("before its beginning", "before birth")  #: of what is no person, of a person
_AFTER = ("after its end", "after death")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    done = deeds(corpus)
    for actor in corpus.actors:
        mine = done.get(actor.id, ())
        born = span_of([date.value for date in actor.head.born])
        died = span_of([date.value for date in actor.head.died])
        unread = (bool(actor.head.born) and born is None) + (bool(actor.head.died) and died is None)
        coverage.skip("the day of birth or death is open", unread)
        coverage.compared += len(mine)
        person = any(kind.value == "person" for kind in actor.head.kind) or not actor.head.kind
        if _is_before(died, born):
            first, last = ("birth", "death") if person else ("its beginning", "its end")
            told = (locate_field(actor, "born", first),)
            yield Flag(locate_field(actor, "died"), f"{actor.title}: {last} lies before {first}", told)
            continue
        before = [deed for deed in mine if _is_before(deed.days, born)]
        after = [deed for deed in mine if _is_before(died, deed.days)]
        for field, side, outside in (("born", _BEFORE[person], before), ("died", _AFTER[person], after)):
            if outside:
                message = f"{actor.title} acts {side}: {outside[0].told.message}"
                yield Flag(locate_field(actor, field), message, tuple(deed.told for deed in outside))
        for each in outside_office(corpus, actor, mine):
            yield Flag(locate_field(actor, each.path), f"{actor.title} {each.message}", (each.deed.told,))


def _is_before(one: Span | None, other: Span | None) -> bool:
    """Whether the last day of one lies before the first of the other."""
    last, first = one[1] if one else None, other[0] if other else None
    return last is not None and first is not None and last < first
