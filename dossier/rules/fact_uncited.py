"""A fact of ours has no citation

Holds for a value in the front matter of what the documents tell of that says neither by `cite` nor by
`claim` nor by `known_from` how it is known: facts, dates, places, relations, participants. One finding for
each record, with all places. Silent about `kind`, `role` and names, which are our own sorting, and about
the site's pages and the heads of sources, which say what our copy prints.

Fix: `{value: …, cite: "[@source, ¶7]"}`, or `{value: …, claim: id}` where a claim carries it.
"""

from collections.abc import Iterator
from dataclasses import fields

from dossier.alone import Alone
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.heads import Head
from dossier.model import Record

GROUP = "Provenance"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_OWN_SORTING = ("kind", "role", "names")


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    if record.shape in ("sources", "pages"):
        return
    uncited = []
    for path, fact in _facts(record):
        coverage.compared += 1
        if not (getattr(fact, "cite", "") or getattr(fact, "claim", "") or getattr(fact, "known_from", "")):
            uncited.append(path)
    if uncited:
        first, *others = uncited
        count = f"'{first}' has" if not others else f"{len(uncited)} facts have"
        yield Flag(
            where=locate_field(record, first),
            message=f"{count} neither 'cite' nor 'claim': {', '.join(uncited)}"
            if others
            else f"{count} neither 'cite' nor 'claim'",
            against=tuple(locate_field(record, path) for path in others),
        )


def _facts(record: Record[Head]) -> Iterator[tuple[str, object]]:
    """Every value that can say how it is known, with its path: "made_in", "relations[2]"."""
    for field in fields(record.head):
        value = getattr(record.head, field.name)
        if field.name in _OWN_SORTING or value is None:
            continue
        if not isinstance(value, tuple):
            if hasattr(value, "cite") and hasattr(value, "claim"):
                yield field.name, value
            continue
        for number, item in enumerate(value, 1):
            if hasattr(item, "cite") and hasattr(item, "claim"):
                path = f"{field.name}[{number}]"
                yield (path if path in record.places else field.name), item
