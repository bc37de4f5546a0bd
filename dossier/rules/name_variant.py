"""A name is spelt in several ways

Holds when documents, or passages of one document, print a known record's name in spellings that differ in
letters, accents, hyphens or capitals. It is one finding for the record, with every document that prints one of
them, those that agree too. Compared are the spellings that the record lists; which document prints them is
read from the documents' words as far as they are kept, and from the citations beside the names.

Silent about abbreviations, full stops in them, longer and shorter forms, titles, capitals throughout, other
names of the same record, and other scripts.

Read: no spelling is the right one; the page shows who writes which.
"""

from collections.abc import Iterator, Mapping

from dossier.comparison.namings import namings_of
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
    for id, used in corpus.once(uses_of).items():
        coverage.compared += 1
        variants = [name for name in used if any(_differ(name, other) for other in used)]
        if variants:
            yield _flag(corpus, corpus.records[id], {name: used[name] for name in sorted(variants)})


def _differ(name: str, other: str) -> bool:
    return script(name) == script(other) and is_variant(name, other)


def _flag(corpus: Corpus, record: Record[Head], used: Mapping[str, tuple[Printed, ...]]) -> Flag:
    """One finding, at the record's first spelling among them; one place a document, by date, then id."""
    path = next(naming.path for naming in namings_of(record) if plain(naming.name) in used)
    documents = {printed.source.id: printed.source for uses in used.values() for printed in uses}
    places = []
    for source in sorted(documents.values(), key=corpus.age):
        said, first = [], []
        for name, uses in used.items():
            here = [printed for printed in uses if printed.source is source]
            first += here[:1]
            numbers = number_ranges({printed.paragraph for printed in here} - {0})
            said += [f"'{name}'" + (f" ({numbers})" if numbers else "")] if here else []
        places.append(
            min(first, key=lambda printed: printed.paragraph or 10**6).locate(f"prints {' and '.join(said)}")
        )
    names = list(used)
    return Flag(
        where=locate_field(record, path),
        message=f"printed as {', '.join(map(repr, names[:-1]))} and {names[-1]!r}",
        against=tuple(places),
    )
