"""A fact is given differently

Holds when a record has a fact twice, from different documents, so that both cannot be so: days of birth or
death that share none, figures in one unit that no reading joins, two places of making of one kind, or a name for
the thing in which one word of several differs (a lamp, a lamp stand). It is one finding for the
record and the fact, with all that is given for it.

Silent about what one document gives together, about words that have less in common and may both be so, about a
fuller wording of the same, about places, about facts without a citation, and about those that a claim carries.

Read: documents may speak of different things by one name, or of different times.
"""

from collections.abc import Iterator

from dossier.comparison.given_facts import differ, facts_given
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for record in corpus.records.values():
        for thing, given in facts_given(corpus, record):
            coverage.compared += len(given)
            if differ(corpus, thing, given):
                values = dict.fromkeys(f"'{_title(corpus, each.value)}'" for each in given)
                yield Flag(
                    where=locate_field(record, given[0].path),
                    message=f"Given for '{thing.replace('_', ' ')}': {' and '.join(values)}",
                    against=tuple(
                        locate_field(record, each.path, f"by {', '.join(_titles(corpus, each.sources))}")
                        for each in given[1:]
                    ),
                )


def _title(corpus: Corpus, value: str) -> str:
    record = corpus.resolve(value)
    return record.title if record else value


def _titles(corpus: Corpus, sources: frozenset[str]) -> list[str]:
    return [f"'{_title(corpus, id)}'" for id in sorted(sources)]
