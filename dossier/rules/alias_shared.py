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

from dossier.comparison.namings import Naming, namings_by_record
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Names"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    bearers: dict[str, dict[str, Naming]] = {}
    for id, namings in corpus.once(namings_by_record).items():
        coverage.compared += len(namings)
        for naming in namings:
            found = bearers.setdefault(naming.key, {})
            if id not in found or naming.shared_with:
                found[id] = naming
    for found in bearers.values():
        yield from _settle(corpus, list(found.values()))


def _settle(corpus: Corpus, namings: Sequence[Naming]) -> Iterator[Flag]:
    """One flag for a name: at the last record that shares it with another and does not say so."""
    for number in range(len(namings) - 1, 0, -1):
        naming, record = namings[number], namings[number].record
        others = [other for other in namings[:number] if not _allowed(corpus, naming, other)]
        if not others:
            continue
        within = any(other.record.collection == record.collection for other in others)
        named = ", ".join(other.record.id for other in others)
        yield Flag(
            where=locate_field(record, naming.path),
            message=f"'{naming.name}' is a name of {record.id} and of {named}",
            against=tuple(locate_field(each.record, each.path, "bears the same name") for each in others),
            severity=None if within else Severity.NOTE,
        )
        return


def _allowed(corpus: Corpus, one: Naming, other: Naming) -> bool:
    named = {corpus.former.get(id, id) for id in one.shared_with} & {other.record.id}
    named |= {corpus.former.get(id, id) for id in other.shared_with} & {one.record.id}
    return bool(named) or (one.is_part_of_person and other.is_part_of_person)
