"""A front matter says something that cannot be read

Holds for an unknown field, a wrong type, a date or address of the wrong form, YAML that cannot be read; for
a kind that is listed neither by the engine nor under `kinds` in site.yml (a warning); for a type of
relation that is declared nowhere, or that leads from or to a record of another collection than its
declaration says (a warning); for a setting of a rule that there is none of. Silent about what is merely
left out: all but a title is optional.

Fix: the message names the nearest right word. A kind or relation of your own is declared once, in site.yml.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.nearest import nearest
from dossier.rules import load_rules, mistakes_of
from dossier.vocabulary import known_kinds, relation_types

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "front-matter-invalid")
    kinds = {record.shape: known_kinds(record.shape, corpus.site) for record in corpus.all_records}
    for record in corpus.all_records:
        coverage.compared += 1
        yield from _kinds(record, kinds[record.shape])
        yield from _relations(corpus, record)
    yield from _settings(corpus)


def _kinds(record: Record[Head], known: frozenset[str]) -> Iterator[Flag]:
    head = record.head
    kinds = (
        (head.kind,)
        if isinstance(head, SourceHead)
        else tuple(fact.value for fact in getattr(head, "kind", ()))
    )
    for number, kind in enumerate(kinds, 1):
        if not kind or kind in known:
            continue
        path = f"kind[{number}]" if f"kind[{number}]" in record.places else "kind"
        near = nearest(kind, known)
        hint = (
            f"did you mean '{near}'?" if near else f"'kinds' in site.yml lists those of {record.collection}"
        )
        yield Flag(
            locate_field(record, path), f"'{kind}' is no listed kind; {hint}", severity=Severity.WARNING
        )


def _relations(corpus: Corpus, record: Record[Head]) -> Iterator[Flag]:
    types = relation_types(corpus.site)
    for number, relation in enumerate(getattr(record.head, "relations", ()), 1):
        declared, path = types.get(relation.type), f"relations[{number}]"
        if not relation.type:
            continue
        if declared is None:
            near = nearest(relation.type, types)
            hint = (
                f"did you mean '{near}'?"
                if near
                else "'relations' in site.yml declares one, with a label each way"
            )
            yield Flag(
                locate_field(record, f"{path}.type"), f"'{relation.type}' is no declared relation; {hint}"
            )
            continue
        to = corpus.resolve(relation.to)
        ends = (("from", declared.from_, record, "type"), ("to", declared.to, to, "to"))
        for side, allowed, end, field in ends:
            if end is not None and allowed and not {end.collection, end.shape} & set(allowed):
                message = (
                    f"'{relation.type}' leads {side} {' or '.join(allowed)}; {end.id} is in {end.collection}"
                )
                yield Flag(locate_field(record, f"{path}.{field}"), message, severity=Severity.WARNING)


def _settings(corpus: Corpus) -> Iterator[Flag]:
    known = {rule.name for rule in load_rules()}
    for name in corpus.site.rules:
        if name not in known and corpus.all_records:
            near = nearest(name, known)
            hint = f"; did you mean '{near}'?" if near else "; `explain` lists all"
            site = f"{corpus.all_records[0].file.split('/')[0]}/site.yml"
            where = Location(None, site, 1, 1, f"rules.{name}", "")
            yield Flag(where, f"'{name}' is no rule{hint}", severity=Severity.WARNING)
