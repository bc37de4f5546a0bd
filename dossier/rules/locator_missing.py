"""A citation names a place that is not there

Holds when a citation or a field names a paragraph beyond the last that is known of a held source, paragraph 0, or a
footnote that the source does not print; when a paragraph mark `{p=N}` names none or stands before no block; and, as a
warning, when the paragraph is withheld. Silent about paragraphs that a digest leaves out, which are there all the
same, about sources that are only cited, about pages and times, and about sources whose text names no paragraphs yet.

Fix: paragraphs are counted as the non-empty lines of the copy, captions included.
"""

from collections.abc import Iterator
from typing import cast

from dossier.comparison.paragraphs import Paragraphs, lasts, number_ranges, paragraphs_by_source, places_named
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate, locate_field
from dossier.heads import SourceHead
from dossier.model import Locator, Record
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "locator-missing")
    known, clear = corpus.once(paragraphs_by_source), corpus.once(lasts)
    for record in corpus.all_records:
        for reference in record.references:
            locator = reference.locator
            if locator.kind == "paragraph" and int(locator.last) <= clear.get(reference.source, 0):
                coverage.compared += 1
                continue  # nearly all of them
            found = corpus.resolve(reference.source)
            if not found or found.shape != "sources" or locator.kind not in ("paragraph", "note"):
                continue
            source = cast("Record[SourceHead]", found)
            there, named = known[source.id], locator.paragraphs
            if source.head.text == "none" or (named and not there.last):
                coverage.skip("we hold no paragraphs of the source")
                continue
            coverage.compared += 1
            where = locate(record, reference.at, reference.place)
            yield from (*_paragraphs(source, named, there, where), *_note(source, locator, where))
    for source in corpus.sources:
        for path, paragraphs in places_named(source.head) if known[source.id].last else ():
            coverage.compared += 1
            yield from _paragraphs(source, paragraphs, known[source.id], locate_field(source, path))
        for number, work in enumerate(source.head.cites, 1):
            if work.footnote and source.head.text != "none":
                where = locate_field(source, f"cites[{number}].footnote")
                yield from _note(source, Locator("note", work.footnote, work.footnote), where)


def _paragraphs(
    source: Record[SourceHead], paragraphs: tuple[int, ...], known: Paragraphs, where: Location
) -> Iterator[Flag]:
    unseen = [number for number in paragraphs if number in known.withheld - known.rendered]
    if beyond := [number for number in paragraphs if number > known.last]:
        yield Flag(where, f"{source.id} has no {number_ranges(beyond)}; its last is ¶{known.last}")
    elif unseen:
        yield Flag(where, f"{number_ranges(unseen)} of {source.id} is withheld", severity=Severity.WARNING)


def _note(source: Record[SourceHead], locator: Locator, where: Location) -> Iterator[Flag]:
    labels = {note.label for note in source.body.notes} | {mark.label for mark in source.body.marks}
    for label in dict.fromkeys((locator.first, locator.last) if locator.kind == "note" else ()):
        if label not in labels:
            yield Flag(where, f"{source.id} has no footnote {label}; it has {len(labels) or 'none'}")
