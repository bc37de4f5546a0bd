"""A name is spelt in several ways

Holds when documents, or passages of one document, print a known record's name in spellings that differ in
letters, accents, hyphens or capitals. It is one finding for the record, with every document that prints one of
them, those that agree too. Which document prints them is read from the documents' words as far as they are
kept, and from the citations beside the names; a spelling that the record does not list counts as well.

Silent about abbreviations, full stops in them, longer and shorter forms, titles, capitals throughout, other
names of the same record, and other scripts.

Read: no spelling is the right one; the page shows who writes which.
"""

from collections.abc import Iterator, Mapping

from dossier.comparison.namings import namings_of
from dossier.comparison.near_names import unlisted
from dossier.comparison.paragraphs import number_ranges
from dossier.comparison.spellings import Printed, plain, uses_of
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.heads import Head
from dossier.model import Record
from dossier.prose.name_differences import script
from dossier.prose.names import is_variant

GROUP = "Names"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    listed, others = corpus.once(uses_of), corpus.once(unlisted)
    for id in sorted(listed.keys() | others.keys()):
        used = {**others.get(id, {}), **listed.get(id, {})}
        coverage.compared += 1
        variants = [name for name in used if any(_differ(name, other) for other in used)]
        if variants:
            yield _flag(corpus, corpus.records[id], {name: used[name] for name in sorted(variants)})


def _differ(name: str, other: str) -> bool:
    return script(name) == script(other) and is_variant(name, other)


def _flag(corpus: Corpus, record: Record[Head], used: Mapping[str, tuple[Printed, ...]]) -> Flag:
    """One finding, at the record's first spelling among them; one place a document, by date, then id."""
    namings = tuple(namings_of(record))
    path = next((each.path for each in namings if plain(each.name) in used), namings[0].path)
    documents = {printed.source.id: printed.source for uses in used.values() for printed in uses}
    places = []
    for source in sorted(documents.values(), key=corpus.age):
        said: list[str] = []
        first: list[tuple[str, Printed]] = []
        for name, uses in used.items():
            here = [printed for printed in uses if printed.source is source]
            first += [(name, printed) for printed in here[:1]]
            numbers = number_ranges({printed.paragraph for printed in here} - {0})
            said += [f"'{name}'" + (f" ({numbers})" if numbers else "")] if here else []
        name, printed = min(first, key=lambda each: each[1].paragraph or 10**6)
        places.append(printed.locate(f"prints {' and '.join(said)}", name))
    names = list(used)
    return Flag(
        where=locate_field(record, path),
        message=f"printed as {', '.join(map(repr, names[:-1]))} and {names[-1]!r}",
        against=tuple(places),
    )
