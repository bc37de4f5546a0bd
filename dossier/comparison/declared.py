"""Kinds and relations as records use them, against what the engine and site.yml declare, and against themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.cited import widest
from dossier.corpus import Corpus
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.nearest import nearest


class Undeclared(NamedTuple):
    """A word in a field that is declared nowhere, or not so."""

    path: str
    message: str
    usable: bool = True  #: a page can still be made of it


def undeclared_kinds(corpus: Corpus, record: Record[Head]) -> Iterator[Undeclared]:
    """The kinds of a record that are listed neither by the engine nor by the site."""
    head = record.head
    kinds = (
        (head.kind,) if isinstance(head, SourceHead) else (fact.value for fact in getattr(head, "kind", ()))
    )
    known = corpus.words.kinds[record.collection]
    for number, kind in enumerate(kinds, 1):
        if kind and kind not in known:
            path = f"kind[{number}]" if f"kind[{number}]" in record.places else "kind"
            near = nearest(kind, known)
            hint = (
                f"did you mean '{near}'?"
                if near
                else f"'kinds' in site.yml lists those of {record.collection}"
            )
            yield Undeclared(path, f"'{kind}' is no listed kind; {hint}")


def twisted_relations(corpus: Corpus, record: Record[Head]) -> Iterator[Undeclared]:
    """The relations of a record that lead to itself, or that end before they begin."""
    for number, relation in enumerate(getattr(record.head, "relations", ()), 1):
        path, end = f"relations[{number}]", corpus.resolve(relation.to)
        if end is not None and end.id == record.id:
            yield Undeclared(f"{path}.to", f"'{relation.type}' leads from {record.id} to itself")
        first, last = (widest((date,)) if date else None for date in (relation.from_, relation.until))
        if first and last and first[0] and last[1] and last[1] < first[0]:
            message = f"'until' is {relation.until}, earlier than 'from', {relation.from_}"
            yield Undeclared(f"{path}.until", message)


def undeclared_relations(corpus: Corpus, record: Record[Head]) -> Iterator[Undeclared]:
    """The relations of a record whose type is unknown, or that lead to where their type does not."""
    types = corpus.words.relations
    for number, relation in enumerate(getattr(record.head, "relations", ()), 1):
        declared, path = types.get(relation.type), f"relations[{number}]"
        if declared is None and relation.type:
            near = nearest(relation.type, types)
            hint = (
                f"did you mean '{near}'?"
                if near
                else "'relations' in site.yml declares one, with a label each way"
            )
            yield Undeclared(f"{path}.type", f"'{relation.type}' is no declared relation; {hint}", False)
        if declared is None:
            continue
        ends = (
            ("from", declared.from_, record, "type"),
            ("to", declared.to, corpus.resolve(relation.to), "to"),
        )
        for side, allowed, end, field in ends:
            if end is not None and allowed and not {end.collection, end.shape} & set(allowed):
                folders = " or ".join(corpus.words.folders(allowed) or allowed)
                message = f"'{relation.type}' leads {side} {folders}; {end.id} is in {end.collection}"
                yield Undeclared(f"{path}.{field}", message)
