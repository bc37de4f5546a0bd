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

from dossier.comparison.near_names import Near, near_names
from dossier.comparison.paragraphs import number_ranges
from dossier.comparison.spellings import Printed, printed_in
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, Suggestion, locate_field

GROUP = "Names"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    names = corpus.once(near_names)
    for source in corpus.sources:
        found: dict[str, list[tuple[Printed, Near]]] = defaultdict(list)
        for printed in printed_in(corpus, source):
            coverage.compared += 1
            for near in names.find(printed.text):
                if near.why:
                    found[near.text].append((printed, near))
        by_place: dict[tuple[int, str], list[list[tuple[Printed, Near]]]] = defaultdict(list)
        for places in found.values():
            by_place[places[0][0].paragraph, places[0][0].path].append(places)
        yield from map(_flag, by_place.values())


def _flag(wordings: list[list[tuple[Printed, Near]]]) -> Flag:
    """One finding for the wordings that a document first prints at one place."""
    nears = [places[0][1] for places in wordings]
    return Flag(
        where=wordings[0][0][0].locate(""),
        message="; ".join(map(_said, wordings)),
        against=tuple(locate_field(each.naming.record, each.naming.path, "a known name") for each in nears),
        suggestions=tuple(Suggestion(each.naming.name, (each.why,)) for each in nears),
    )


def _said(places: list[tuple[Printed, Near]]) -> str:
    near, numbers = places[0][1], number_ranges({printed.paragraph for printed, _ in places} - {0})
    where = f" ({numbers})" if numbers else ""
    return f"prints '{near.text}'{where}, near '{near.naming.name}': {near.why}"
