"""Whether somebody acts for a body on a day on which, by the record, they are tied to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.comparison.deeds import Deed, Span, span_of
from dossier.comparison.namings import namings_of
from dossier.comparison.same_works import words_of
from dossier.corpus import Corpus
from dossier.fields import Relation
from dossier.heads import ActorHead
from dossier.model import Record

_NO_LONGER = frozenset("former formerly ex late future later elect designate onetime retired".split())


@dataclass(frozen=True, slots=True)
class Outside:
    """Something done for a body before a tie to it begins or after it ends. path: the field with that day."""

    deed: Deed
    path: str
    message: str


def outside_office(corpus: Corpus, actor: Record[ActorHead], done: Sequence[Deed]) -> Iterator[Outside]:
    """What an actor does in a role that names a body, on days that lie outside every tie to it.

    One tie to the body without a beginning and an end is enough for silence; so is a role that names none.
    """
    ties: dict[str, list[tuple[int, Relation]]] = {}
    for number, relation in enumerate(actor.head.relations, 1):
        ties.setdefault(corpus.former.get(relation.to, relation.to), []).append((number, relation))
    for deed in done:
        said = set(words_of(deed.role))
        for body, mine in ties.items() if said and not said & _NO_LONGER else ():
            record = corpus.resolve(body)
            if record is None or not any(set(words_of(each.name)) <= said for each in namings_of(record)):
                continue
            missed = [_misses(relation, deed.days) for _, relation in mine]
            if all(field for field, _ in missed):
                number, relation = mine[0]
                field, when = missed[0]
                path = f"relations[{number}].{field}"
                tie = f"'{relation.type}' {relation.to} {field} {when}"
                yield Outside(deed, path, f"{deed.told.message}, as '{deed.role}'; by the record {tie}")


def _misses(relation: Relation, days: Span) -> tuple[str, str]:
    """The field of a tie that days lie outside of, and what it says; ("", "") where they may meet."""
    begins = span_of([relation.from_]) if relation.from_ else None
    ends = span_of([relation.until]) if relation.until else None
    first, last = days
    if begins and begins[0] and last and last < begins[0]:
        return "from", relation.from_
    if ends and ends[1] and first and ends[1] < first:
        return "until", relation.until
    return ("", "")
