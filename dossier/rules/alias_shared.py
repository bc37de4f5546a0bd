"""One name is borne by two records

Holds when two records list the same name, as their own or among their other names, and neither says so by
naming the other in `shared_with`. Case, accents, punctuation and spaces make no difference. Within one
collection it must be settled, for a link by that name could mean either; between two collections (a group
and the tool that is called after it) it is a note. Silent about names that are merely alike, about parts of
names, and about a family or given name alone that is a word of both persons' full names.

Fix: take the name from the record that it does not belong to, put the two records together, or add the
other record's id under `shared_with` of the name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.corpus import Corpus
from dossier.fields import Name
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.heads import ActorHead, EventHead, Head, WeaponHead
from dossier.model import Record
from dossier.same_works import words_of

GROUP = "Names"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


@dataclass(frozen=True, slots=True)
class _Bearer:
    record: Record[Head]
    path: str
    name: str
    shared_with: tuple[str, ...]

    def locate(self) -> Location:
        return locate_field(self.record, self.path, f"{self.record.title} bears it too")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    bearers: dict[str, dict[str, _Bearer]] = {}
    for record in corpus.records.values():
        for bearer in _names(record):
            coverage.compared += 1
            key = "".join(words_of(bearer.name)) or bearer.name
            known = bearers.setdefault(key, {}).get(record.id)
            if known is None or bearer.shared_with:
                bearers[key][record.id] = bearer
    for found in bearers.values():
        if len(found) > 1:
            yield from _settle(corpus, list(found.values()))


def _names(record: Record[Head]) -> Iterator[_Bearer]:
    head = record.head
    if isinstance(head, ActorHead | WeaponHead) and head.name:
        yield _Bearer(record, "name", head.name, ())
    names: tuple[Name, ...] = head.names if isinstance(head, ActorHead | WeaponHead | EventHead) else ()
    for number, name in enumerate(names, 1):
        if name.name:
            yield _Bearer(record, f"names[{number}]", name.name, name.shared_with)


def _settle(corpus: Corpus, bearers: Sequence[_Bearer]) -> Iterator[Flag]:
    """One flag for a name: at the last record that shares it with another and does not say so."""
    for number in range(len(bearers) - 1, 0, -1):
        bearer = bearers[number]
        others = [other for other in bearers[:number] if not _allowed(corpus, bearer, other)]
        if others:
            named = ", ".join(other.record.id for other in others)
            within = any(other.record.collection == bearer.record.collection for other in others)
            yield Flag(
                where=locate_field(bearer.record, bearer.path),
                message=f"'{bearer.name}' is a name of {bearer.record.id} and of {named}",
                against=tuple(other.locate() for other in others),
                severity=None if within else Severity.NOTE,
            )
            return


def _allowed(corpus: Corpus, one: _Bearer, other: _Bearer) -> bool:
    named = {corpus.former.get(id, id) for id in one.shared_with} & {other.record.id}
    named |= {corpus.former.get(id, id) for id in other.shared_with} & {one.record.id}
    return bool(named) or _is_family_name(one, other)


def _is_family_name(one: _Bearer, other: _Bearer) -> bool:
    """A single word of both persons' full names: families and namesakes are no confusion."""
    word = words_of(one.name)
    persons = all(
        isinstance(each.record.head, ActorHead) and _is_person(each.record.head) for each in (one, other)
    )
    return (
        persons
        and len(word) == 1
        and all(word[0] in words_of(each.record.title) for each in (one, other))
        and (all(len(words_of(each.record.title)) > 1 for each in (one, other)))
    )


def _is_person(head: ActorHead) -> bool:
    return any(kind.value == "person" for kind in head.kind)
