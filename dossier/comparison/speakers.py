"""Whether two attributions name different people: records, or descriptions in words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.comparison.namings import namings_of
from dossier.comparison.same_works import words_of
from dossier.corpus import Corpus
from dossier.heads import ActorHead, Head
from dossier.model import Record
from dossier.vocabulary import RELATIONS

SPEAK_FOR = frozenset(
    "member-of leader-of founder-of works-for spokesperson-of part-of agency-of wing-of owned-by".split()
)


def are_others(corpus: Corpus, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no speaker of the one is, speaks for, or is described as a speaker of the other.

    one, other: ids of records or names in words; without any on a side nothing is told apart.
    """
    if not one or not other:
        return False
    return not any(_go_together(corpus, first, second) for first in one for second in other)


def _go_together(corpus: Corpus, one: str, other: str) -> bool:
    first, second = corpus.resolve(one), corpus.resolve(other)
    if first is not None and second is not None:
        return first.id == second.id or _tied(first, second, corpus) or _tied(second, first, corpus)
    names, others = _names(first, one), _names(second, other)
    return any(_holds(a, b) or _holds(b, a) for a in names for b in others)


def _tied(one: Record[Head], other: Record[Head], corpus: Corpus) -> bool:
    """Whether a relation makes one the voice of the other: an officer speaks for an office.

    A site's own relation does, between a person and a body.
    """
    relations = one.head.relations if isinstance(one.head, ActorHead) else ()
    for tie in relations:
        end = corpus.resolve(tie.to)
        speaks = tie.type in SPEAK_FOR or (tie.type not in RELATIONS and _is_person(one) != _is_person(other))
        if end is not None and end.id == other.id and speaks:
            return True
    return False


def _is_person(record: Record[Head]) -> bool:
    return isinstance(record.head, ActorHead) and any(kind.value == "person" for kind in record.head.kind)


def _names(record: Record[Head] | None, words: str) -> tuple[tuple[str, ...], ...]:
    names = [naming.name for naming in namings_of(record)] if record is not None else [words]
    return tuple(tuple(words_of(name)) for name in names)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all words of a name stand in a description."""
    return bool(shorter) and set(shorter) <= set(longer)
