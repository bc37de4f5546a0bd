"""What documents quote, and which of their quotations are one utterance in several wordings.

One utterance is what bears one `utterance` id and shares a word that means something; what one claim and speaker
share, and half of the rarer words; and what has half of the rarer words in rows. Rarer words are all but
the function words of English, and where nothing else ties two wordings all but names. Linear in the wordings:
each is compared with a few of those that share a key with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dossier.cited import is_document, is_english, widest
from dossier.corpus import Corpus
from dossier.dates import Day
from dossier.fields import Assertion
from dossier.findings import Location, locate, locate_field
from dossier.heads import SourceHead
from dossier.model import Place, Record
from dossier.prose.collation import Segment, collate, keys_of, read_words

ROW = 3  #: rarer words in a row that are a key
MOST_IN_KEY = 40  #: wordings that share a row before it is held a common phrase
COMPARED = 12  #: different wordings of one key with which another is compared
MOST_WITNESSES = 12
MOST_READ = 200  #: wordings of one utterance, the earliest documents' first
_MARKS = " \t\n'\"‘’“”«»([{"
_WORDS_OF = {"translation": ", a translation", "document": ", in words of its own", "speaker": "", "": ""}

FUNCTION_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out"
    " over to up with within without about after again against all also am any are be because been before being"
    " between both can could did do does doing done each even ever every few had has have having he her hers him"
    " his how i is it its just like may me might more most much must my no not now only other our ours own same"
    " shall she should some such their theirs them there they through too under until us very was we were what"
    " when where which while who whom whose why will would you your yours said says say s t".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a document quotes, at one place. assertion: that tells what they are, where there is one."""

    source: Record[SourceHead]
    at: str
    place: Place
    text: str
    claim: str  #: id; "" where none is named
    assertion: Assertion | None

    @property
    def utterance(self) -> str:
        return self.assertion.quote.utterance if self.assertion and self.assertion.quote else ""

    @property
    def speakers(self) -> tuple[str, ...]:
        return self.assertion.said_by if self.assertion else ()

    @property
    def words_of(self) -> str:
        """speaker, document, translation; "" where nobody says."""
        quote = self.assertion.quote if self.assertion else None
        return quote.words_of if quote and self.declared else ""

    @property
    def declared(self) -> bool:
        """Whether the record says whose words they are."""
        quote = self.assertion.quote if self.assertion else None
        return quote is not None and (quote.words_of != "document" or bool(quote.utterance))

    @property
    def told(self) -> str:
        """What a finding says at its place."""
        quote = self.assertion.quote if self.assertion else None
        by = f" by {quote.translated_by}" if quote and quote.translated_by else ""
        return f"prints '{self.text}'{_WORDS_OF[self.words_of]}{by}"

    @property
    def days(self) -> tuple[Day | None, Day | None]:
        """The first and last day on which the record says that the words were spoken."""
        date = self.assertion.date if self.assertion else ""
        return (widest((date,)) if date else None) or (None, None)

    def locate(self, message: str) -> Location:
        return locate(self.source, self.at, self.place, message)


@dataclass(frozen=True, slots=True)
class Utterance:
    """The wordings of one utterance, documents by date; no document's wording that is part of another of its own."""

    wordings: tuple[Wording, ...]
    claim: str  #: that most of them are about; "" for none
    apparatus: tuple[Segment, ...]  #: of the wordings, in order

    @property
    def documents(self) -> int:
        return len({wording.source.id for wording in self.wordings})

    @property
    def differing(self) -> tuple[Segment, ...]:
        return tuple(segment for segment in self.apparatus if segment.differs)


def wordings_of(corpus: Corpus) -> Iterator[Wording]:
    """Quotations of the documents that we hold: of their assertions, in their paragraphs, and in full texts."""
    for source in sorted(corpus.sources, key=corpus.age):
        if not is_document(source):
            continue
        told: list[tuple[str, Assertion]] = []
        for number, assertion in enumerate(source.head.assertions, 1):
            if assertion.quote is None or not assertion.quote.text:
                continue
            at, claim = f"assertions[{number}].quote", corpus.former.get(assertion.claim, assertion.claim)
            inner = f"{at}.text" if f"{at}.text" in source.places else at
            told.append((_folded(assertion.quote.text), assertion))
            yield Wording(source, at, source.place(inner), assertion.quote.text, claim, assertion)
        for quotation in source.body.quotations:
            if quotation.source != source.id:
                continue
            words = _folded(quotation.text)
            about = next(
                (each for part, each in told if part in words and _near(each, quotation.paragraphs)), None
            )
            claim = corpus.former.get(about.claim, about.claim) if about else ""
            yield Wording(source, quotation.at, quotation.place, quotation.text, claim, about)


def utterances(corpus: Corpus) -> tuple[tuple[Utterance, ...], int]:
    """Every utterance of two wordings or more, and how many wordings are in another language than English."""
    every = list(wordings_of(corpus))
    read = [wording for wording in every if is_english(wording.source)]
    root = list(range(len(read)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for number, wording in enumerate(read):
        for key in _keys(wording):
            buckets[key].append(number)
    for key, members in buckets.items():
        if isinstance(key, tuple) and key[0] == "row" and len(members) > MOST_IN_KEY:
            continue
        kept: list[int] = []
        for number in members:
            one = next((other for other in kept if _is_one(read[other], read[number])), None)
            if one is not None:
                root[find(number)] = find(one)
            if (one is None or read[one].text != read[number].text) and len(kept) < COMPARED:
                kept.append(number)
    groups: dict[int, list[Wording]] = defaultdict(list)
    for number, wording in enumerate(read):
        groups[find(number)].append(wording)
    found = (collated(group) for group in groups.values() if len(group) > 1)
    return tuple(each for each in found if len(each.wordings) > 1), len(every) - len(read)


def places(
    corpus: Corpus, utterance: Utterance, told: Sequence[Location], taken: set[str]
) -> tuple[Location, tuple[Location, ...]]:
    """Where a finding on an utterance stands, and every document's place: at its claim, else at the first wording.

    taken: claims at which another utterance is told already.
    """
    claim = corpus.resolve(utterance.claim)
    if claim is None or claim.id in taken:
        return replace(told[0], message=""), tuple(told[1:])
    taken.add(claim.id)
    return locate_field(claim, "claim" if "claim" in claim.places else "question"), tuple(told)


def rarer(text: str) -> tuple[str, ...]:
    """The words of a wording that carry meaning, as normalised."""
    return tuple(word.key for word in read_words(text) if word.key and word.key not in FUNCTION_WORDS)


def telling(text: str) -> tuple[str, ...]:
    """The rarer words that are no names: what two wordings must share in a row where nothing else ties them."""
    words = read_words(text)
    return tuple(
        word.key
        for word in words
        if word.key and word.key not in FUNCTION_WORDS and not word.text.lstrip(_MARKS)[:1].isupper()
    )


def _keys(wording: Wording) -> Iterator[Hashable]:
    if wording.utterance:
        yield "utterance", wording.utterance
    words = rarer(wording.text)
    if wording.claim:
        yield from (("speaker", wording.claim, speaker) for speaker in wording.speakers)
        if len(words) > 1:
            yield "same", wording.claim, words
    yield from {("row", *row) for row in _rows(telling(wording.text))}


def _rows(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(words[nth : nth + ROW] for nth in range(len(words) - ROW + 1))


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words two wordings share in order."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(one, other)


def _half_in_rows(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether half of the words of the shorter stand in rows that the longer has too."""
    short, long = sorted((one, other), key=len)
    known = set(_rows(long))
    covered = {nth + each for nth, row in enumerate(_rows(short)) if row in known for each in range(ROW)}
    return bool(covered) and len(covered) >= len(short) / 2


def _is_one(one: Wording, other: Wording) -> bool:
    """Whether two wordings that share a key are of one utterance."""
    words, others = rarer(one.text), rarer(other.text)
    shared = _in_order(words, others)
    half = min(len(words), len(others)) / 2
    if one.utterance and one.utterance == other.utterance:
        return shared > 0 or (one.claim == other.claim and one.words_of == other.words_of == "translation")
    if one.utterance and other.utterance and one.source.id != other.source.id and one.claim == other.claim:
        return False  # somebody has told them apart
    if one.claim and one.claim == other.claim and set(one.speakers) & set(other.speakers):
        return shared >= 2 and shared >= half
    if words == others and one.claim and one.claim == other.claim and shared > 1:
        return True
    return _half_in_rows(telling(one.text), telling(other.text))


def collated(group: Sequence[Wording]) -> Utterance:
    """The wordings of one utterance, of one language, word by word."""
    kept: list[Wording] = []
    for wording in sorted(group[:MOST_READ], key=lambda each: -len(each.text)):
        words = _folded(wording.text)
        own = (each for each in kept if each.source.id == wording.source.id)
        same = next((each for each in own if words in _folded(each.text)), None)
        if same is None:
            kept.append(wording)
        elif words == _folded(same.text) and wording.assertion and not same.at.startswith("assertions"):
            kept[kept.index(same)] = wording
    order = {id(wording): number for number, wording in enumerate(group)}
    kept = sorted(kept, key=lambda wording: order[id(wording)])[:MOST_WITNESSES]
    claims = Counter(wording.claim for wording in kept if wording.claim).most_common(1)
    return Utterance(tuple(kept), claims[0][0] if claims else "", collate([wording.text for wording in kept]))


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    """The words of a text as normalised, with a space at either end, so that a part is a part by words."""
    return "".join(f" {'[' if inserted else ''}{key}" for key, inserted in keys_of(read_words(text))) + " "


def _near(assertion: Assertion, paragraphs: tuple[int, ...]) -> bool:
    return not assertion.at or not paragraphs or bool(set(assertion.at) & set(paragraphs))
