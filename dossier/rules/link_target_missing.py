"""A link leads to no page

Holds when the id in a link, a citation or a field is that of no record, of a draft, or of a record in
another collection than the field takes; when a link names a place that its page does not have
(`[[id#place]]`); and, as a warning, when it is a former id, which still leads there. In a field that takes
words as well, words are no id. Silent about words in a field that takes words as well, unless they are
nearly an id.

Fix: the message names the nearest id. Publish the draft, or take the link away; put the new id in place of
a former one.
"""

from collections.abc import Iterator

from dossier.comparison.anchors import anchors_of, has_place
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import Head
from dossier.model import Link, Record, Reference
from dossier.nearest import nearest

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    shape_of = {id: record.shape for id, record in corpus.records.items()}
    for record in corpus.all_records:
        coverage.compared += len(record.links) + len(record.references)
        for link in record.links:
            shape = shape_of.get(link.target)
            if shape is None or link.fragment or (link.shapes and shape not in link.shapes):  # nearly none
                yield from _check(corpus, record, link, link.target, link.shapes)
        for reference in record.references:
            if shape_of.get(reference.source) != "sources":
                yield from _check(corpus, record, reference, reference.source, ("sources",))


def _check(
    corpus: Corpus, record: Record[Head], link: Link | Reference, id: str, shapes: tuple[str, ...]
) -> Iterator[Flag]:
    target, where = corpus.resolve(id), locate(record, link.at, link.place)
    if target is None:
        if id in corpus.hidden:
            yield Flag(where, f"'{id}' is a draft, which is not published")
            return
        among = [each.id for each in corpus.records.values() if not shapes or each.shape in shapes]
        message = f"'{id}' is no {corpus.words.ones(shapes)}"
        if isinstance(link, Link) and link.optional:
            # Words may stand here; those with hyphens that are nearly an id were meant as one.
            near = nearest(id, among) if "-" in id else None
            if near:
                yield Flag(where, f"{message}; did you mean '{near}'?", severity=Severity.WARNING)
            return
        near = nearest(id, among)
        hint = f"; did you mean '{near}'?" if near else ", and the id of none is like it"
        yield Flag(where, f"{message}{hint}")
        return
    if shapes and target.shape not in shapes:
        yield Flag(
            where, f"'{id}' is in {target.collection}; this takes the id of: {corpus.words.ones(shapes)}"
        )
    elif target.id != id:
        yield Flag(where, f"'{id}' is now '{target.id}'", severity=Severity.WARNING)
    if isinstance(link, Link) and link.fragment and not has_place(target, link.fragment):
        near = nearest(link.fragment, anchors_of(target))
        hint = f"; did you mean '#{near}'?" if near else ""
        yield Flag(where, f"'{target.id}' has no place '#{link.fragment}'{hint}")
