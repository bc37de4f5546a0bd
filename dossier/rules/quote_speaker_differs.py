"""The same words, another speaker

Holds when two documents print the same words and name different speakers for them, or days that share
nothing. The words are the same after case, marks and house spelling; one wording may be a part of the other.

Silent where the documents name a speaker in common, or two that a record ties to one another (an office and
its holder, a ministry and its state); where a speaker's name is part of the other's description; where one
names none; where days overlap; and about short phrases that only a name or a common word ties together.

Read: a formula may have been spoken twice. Otherwise one of the attributions, or one of the days, is not right.
"""

from collections.abc import Iterator
from itertools import combinations

from dossier.comparison.speakers import are_others
from dossier.comparison.wordings import Wording, places, utterances
from dossier.corpus import Corpus
from dossier.findings import FOREIGN, Coverage, Fault, Flag, Severity
from dossier.prose.collation import collate

GROUP = "Quotations"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    found, foreign = corpus.once(utterances)
    coverage.skip(FOREIGN, foreign)
    taken: set[str] = set()
    for utterance in found:
        told = [each for each in utterance.wordings if each.assertion is not None]
        if len({each.source.id for each in told}) < 2:
            continue
        coverage.compared += 1
        pairs = [pair for pair in combinations(told, 2) if _comparable(*pair)]
        if any(are_others(corpus, one.speakers, other.speakers) for one, other in pairs):
            names = dict.fromkeys(_title(corpus, name) for each in told for name in each.speakers)
            message = f"The same words are given to {' and to '.join(names)}"
        elif any(_other_days(one, other) for one, other in pairs):
            days = (each.assertion.date for each in told if each.assertion)
            message = f"The same words are dated {' and '.join(dict.fromkeys(filter(None, days)))}"
        else:
            continue
        where, against = places(corpus, utterance, [each.locate(_told(each)) for each in told], taken)
        yield Flag(where, message, against)


def _comparable(one: Wording, other: Wording) -> bool:
    """Whether two documents print the same words, or parts of them."""
    if one.source.id == other.source.id:
        return False
    return not any(segment.differs for segment in collate((one.text, other.text)))


def _other_days(one: Wording, other: Wording) -> bool:
    (first, last), (begin, end) = one.days, other.days
    return bool((last and begin and last < begin) or (end and first and end < first))


def _told(wording: Wording) -> str:
    date = wording.assertion.date if wording.assertion else ""
    return f"by {', '.join(wording.speakers) or 'nobody named'}" + (f", {date}" if date else "")


def _title(corpus: Corpus, name: str) -> str:
    record = corpus.resolve(name)
    return record.title if record else name
