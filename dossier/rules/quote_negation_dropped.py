"""An omission takes out a negation, a hedge or a figure

Holds when one wording of an utterance has an ellipsis, or words in brackets, where another has a negation, a
word of doubt or a figure. At the beginning or the end of a quotation only the three words next to the
ellipsis count. Where both wordings are from one document, the omission is ours.

Silent where the same word stands in the shorter wording at that place, where what is left out is none of these,
and where a quotation begins later or ends earlier without a mark.

Fix: where the omission is ours, quote the word too. Otherwise read both before either is relied on.
"""

from collections.abc import Iterator
from itertools import permutations

from dossier.comparison.wordings import Utterance, utterances
from dossier.corpus import Corpus
from dossier.findings import FOREIGN, Coverage, Fault, Flag, Severity
from dossier.prose.collation import Segment, Word, collate
from dossier.prose.qualifiers import kinds_of

GROUP = "Quotations"
SEVERITY = Severity.WARNING
FAULT = Fault.UNDETERMINED

NEAR = 3  #: words beside an ellipsis at either end of a quotation


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    found, foreign = corpus.once(utterances)
    coverage.skip(FOREIGN, foreign)
    for utterance in found:
        coverage.compared += 1
        yield from _flags(utterance)


def _flags(utterance: Utterance) -> Iterator[Flag]:
    """One flag for each wording that lacks something, against all that have it."""
    lacking: dict[int, list[tuple[int, str]]] = {}
    for short, full in permutations(range(len(utterance.wordings)), 2):
        segments = collate((utterance.wordings[short].text, utterance.wordings[full].text))
        for nth, segment in enumerate(segments):
            if lost := _lost(segment, first=nth == 0, last=nth == len(segments) - 1):
                lacking.setdefault(short, []).append((full, lost))
                break
    for short, others in lacking.items():
        shorter, having = utterance.wordings[short], [utterance.wordings[full] for full, _ in others]
        ours = all(each.source.id == shorter.source.id for each in having)
        against = tuple(each.locate(f"prints '{each.text}'") for each in having)
        yield Flag(shorter.locate(""), others[0][1], against, fault=Fault.ANNOTATION if ours else None)


def _lost(segment: Segment, *, first: bool, last: bool) -> str:
    """What the first reading takes out of the second, as a message says it; "" for nothing of weight."""
    short, full = segment.readings
    marks = [word for word in short or () if word.omits or word.inserted]
    if not marks or not full or short is None:
        return ""
    full = _beside(full, first, last) if any(word.omits for word in marks) else full
    kept = {word.key for word in short}
    kinds = kinds_of(word.key for word in full if word.key not in kept)
    printed, mark = ("".join(word.text for word in words).strip() for words in (full, marks))
    return f"'{mark}' stands where another wording has {' and '.join(kinds)}: '{printed}'" if kinds else ""


def _beside(full: tuple[Word, ...], first: bool, last: bool) -> tuple[Word, ...]:
    if first == last:
        return full
    return full[-NEAR:] if first else full[:NEAR]
