"""Resembles a known name

Holds when a document prints what is almost a name that a record lists: an abbreviation with two letters
changed places ("UNESOC"), a name of an institution without one of its words, a name of several words in one
of which letters changed places or one was added, lost or replaced. Places that show one such wording in one
document are one finding. Read are the names in the documents' words, as far as they are kept.

Silent about wordings that a record lists, about spellings of one name, about words derived from another
(Norway, Norwegian), about single words that are no abbreviations, and about short abbreviations.

Read: it may be the known name with a slip, or another name; nothing is put right.
"""

from collections import defaultdict
from collections.abc import Iterator

from dossier.comparison.near_names import Near, printed_nearly
from dossier.comparison.paragraphs import number_ranges
from dossier.comparison.spellings import Printed, printed_words
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, Suggestion, locate_field

GROUP = "Names"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += len(corpus.once(printed_words))
    found: dict[tuple[str, str], list[tuple[Printed, Near]]] = defaultdict(list)
    for printed, near in corpus.once(printed_nearly):
        if near.why:
            found[printed.source.id, near.text].append((printed, near))
    yield from map(_flag, found.values())


def _flag(places: list[tuple[Printed, Near]]) -> Flag:
    """One finding for a wording, at the first place that has it."""
    printed, near = places[0]
    numbers = number_ranges({each.paragraph for each, _ in places} - {0})
    where = f" ({numbers})" if numbers else ""
    return Flag(
        where=printed.locate("", near.text),
        message=f"prints '{near.text}'{where}, near '{near.naming.name}': {near.why}",
        against=(locate_field(near.naming.record, near.naming.path, "a known name"),),
        suggestions=(Suggestion(near.naming.name, (near.why,)),),
    )
