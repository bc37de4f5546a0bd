"""One utterance in different words

Holds when two documents print one utterance in different words, aligned word by word. One utterance is what
bears one `utterance` id, what one claim and speaker share with half of the rarer words, or what has half of the
rarer words in rows. What stands in square brackets is the document's, never the speaker's; where the wordings
are translations, the message says so.

Silent where wordings differ in case, marks and house spelling alone, where one is a part of the other, where
an omission that is marked accounts for what is missing, and about documents in another language.

Read: two translators choose two words; where neither translates, one of the wordings is not the speaker's.
"""

from collections.abc import Iterator

from dossier.comparison.wordings import Utterance, places, utterances
from dossier.corpus import Corpus
from dossier.findings import FOREIGN, Coverage, Fault, Flag, Severity
from dossier.prose.collation import Segment

GROUP = "Quotations"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED

SHOWN = 3  #: places that a message tells


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    found, foreign = corpus.once(utterances)
    coverage.skip(FOREIGN, foreign)
    taken: set[str] = set()
    for utterance in found:
        coverage.compared += 1
        if utterance.documents < 2 or not utterance.differing:
            continue
        told = [wording.locate(wording.told) for wording in utterance.wordings]
        where, against = places(corpus, utterance, told, taken)
        yield Flag(where, _message(utterance), against)


def _message(utterance: Utterance) -> str:
    parts = [_variants(segment) for segment in utterance.differing]
    more = f"; and {len(parts) - SHOWN} more" if len(parts) > SHOWN else ""
    said = f"{utterance.documents} documents print one utterance with {'; '.join(parts[:SHOWN])}{more}"
    translated = [wording.words_of == "translation" for wording in utterance.wordings]
    if any(translated):
        said += f"; {('both' if len(translated) == 2 else 'all') if all(translated) else 'not all'} are translations"
    if any(word.inserted for part in utterance.differing for words in part.readings for word in words or ()):
        said += "; what stands in brackets is the document's, not the speaker's"
    return said


def _variants(segment: Segment) -> str:
    """The readings at one place, each once: 'militant' against nothing."""
    told = (segment.text(nth).strip() for nth, words in enumerate(segment.readings) if words is not None)
    return " against ".join(f"'{text}'" if text else "nothing" for text in dict.fromkeys(told))
