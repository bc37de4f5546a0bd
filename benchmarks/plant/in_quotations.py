"""Defects between two documents: one quotation in other words, of another speaker, without its "not"; other figures.

The second document is an excerpt of the first, under another name, in which the defect is planted. The first
quotation of eight words or more becomes an assertion of both.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.plant.defects import Planted, other_digit
from benchmarks.plant.files import Source, quoted, record, record_of
from benchmarks.plant.texts import Text

_QUOTE = re.compile(r"[“\"](?P<words>[^“”\"]{30,300}?)[,.]?[”\"]")
_SAID = "said|says|told|added|noted|writes|wrote|reports"
_SPEAKER = re.compile(
    rf"(?:{_SAID}) (?:(?:Mr|Mrs|Ms|Dr|Sir|Lord)\.? )?([A-Z]\w+(?: [A-Z][\w-]+){{0,2}})"
    rf"|([A-Z]\w+(?: [A-Z][\w-]+){{0,2}}),? (?:{_SAID})"
)
_NEGATION = re.compile(r"\b(?:not|never|no)\b", re.I)
_CONTENT = re.compile(r"\b[a-z]{6,}\b")
_VALUE = re.compile(
    r"(?<![\w$£€.,-])(\d{1,3}(?:,\d{3})+|\d{2,6})"
    r" (people|passengers|workers|visitors|members|jobs|stores|users|civilians"
    r"|students|ships|bodies|congregations|troops|vessels|countries|tourists|americans|states|ambulances)\b"
)
HEDGE = re.compile(
    r"\b(probably|reportedly|allegedly|suspected|apparently|possibly|perhaps|likely|may|might)\b"
)
#: Words that take a capital at the head of a sentence only.
_NO_NAME = {
    "He",
    "She",
    "It",
    "They",
    "But",
    "And",
    "The",
    "In",
    "We",
    "This",
    "That",
    "You",
    "What",
    "There",
    "Who",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    number: int
    start: int
    words: str
    speaker: str


def worded(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Another word in the second document, or one that is left out."""
    for quotation in quotations(text):
        found = list(_CONTENT.finditer(quotation.words))
        others = [word for word in _CONTENT.findall(text.whole) if word not in quotation.words]
        if found and others:
            word = dice.choice(found)
            yield _differing(text, quotation, word.span(), dice.choice(others))


def without_not(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The second document has lost a "not"."""
    for quotation in quotations(text):
        found = _NEGATION.search(quotation.words)
        if found:
            yield _differing(text, quotation, (found.start(), min(found.end() + 1, len(quotation.words))), "")


def negations(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Dots stand in the second document where the first has a negation."""
    for quotation in quotations(text):
        found = _NEGATION.search(quotation.words)
        if found and found.start() > 8 and found.end() < len(quotation.words) - 8:
            planted = _differing(text, quotation, found.span(), "[…]")
            yield replace(planted, places=((f"{text.name}-b", "*"),))


def speakers(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The second document gives the words to somebody else."""
    names = dict.fromkeys(quotation.speaker for quotation in quotations(text) if quotation.speaker)
    for quotation in quotations(text):
        last = quotation.speaker.split()[-1:]
        others = [name for name in names if not set(name.split()) & set(quotation.speaker.split())]
        if last and others:
            yield _differing(text, quotation, (0, 0), "", dice.choice(others))


def not_there(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Our quotation has a word that the capture has not."""
    for quotation in quotations(text):
        found = list(_CONTENT.finditer(quotation.words))
        if found:
            word = dice.choice(found)
            words = quotation.words[: word.start()] + word[0] + "s" + quotation.words[word.end() :]
            source = Source(text, (_assertion(text, replace(quotation, words=words)),))
            yield Planted((source,), places=((text.name, "assertions[1].quote"),), files=_claim(text))


def unverified(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Our quotation changes once it has been verified."""
    for quotation in quotations(text):
        words = quotation.words.split()
        shorter = replace(quotation, words=" ".join(words[:-1]))
        later = record_of(Source(text, (_assertion(text, shorter),)))
        yield Planted(
            (Source(text, (_assertion(text, quotation),)),),
            places=((text.name, "assertions[1].quote"),),
            files=_claim(text),
            changed={f"sources/{text.name}.md": later},
        )


def too_long(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A paragraph of more than fifty words is quoted whole."""
    for number in text.prose:
        words = text.paragraph(number)
        if 50 <= len(words.split()) <= 120 and '"' not in words and "[" not in words:
            source = Source(text, (_assertion(text, Quotation(number, 0, words, "")),))
            yield Planted((source,), places=((text.name, "assertions[1].quote"),), files=_claim(text))


def shares(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Half of the text is quoted, a paragraph at a time."""
    whole = len(text.whole.split())
    if whole < 340:
        return
    quotations, count = [], 0
    for number in text.prose:
        words = " ".join(text.paragraph(number).split()[:38])
        if "[" not in words and count < whole // 2:
            quotations.append(_assertion(text, Quotation(number, 0, words, "")))
            count += len(words.split())
    if count > max(190, whole // 8):
        yield Planted((Source(text, tuple(quotations)),), places=((text.name, "*"),), files=_claim(text))


def values(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The second document has another digit in a figure."""
    for number in text.prose:
        for match in _VALUE.finditer(text.paragraph(number)):
            other = other_digit(match[1][0], dice) + match[0][1:]
            first = f"{{claim: {_id(text)}, at: {number}, origin: self, value: {quoted(match[0])}}}"
            second = f"{{claim: {_id(text)}, at: 2, origin: self, value: {quoted(other)}}}"
            words = text.paragraph(number)
            excerpt = excerpt_of(text, words[: match.start()] + other + words[match.end() :])
            yield Planted(
                (Source(text, (first,)), Source(excerpt, (second,))),
                places=(
                    (_id(text), "*"),
                    (text.name, "assertions[1].value"),
                    (excerpt.name, "assertions[1].value"),
                ),
                files=_claim(text, f"measures: {match[2]}"),
            )


def hedges(text: Text, dice: random.Random) -> Iterator[Planted]:
    """What the first says with a word of doubt the second states flatly, of one origin."""
    for number in text.prose:
        match = HEDGE.search(text.paragraph(number))
        if match:
            words = text.paragraph(number)
            excerpt = excerpt_of(text, (words[: match.start()] + words[match.end() :].lstrip()))
            first = f"{{claim: {_id(text)}, at: {number}, origin: interview, hedge: {match[1]}}}"
            second = f"{{claim: {_id(text)}, at: 2, origin: interview}}"
            yield _both(text, excerpt, first, second, {"sources/interview.md": ORIGIN})


def credited(text: Text, dice: random.Random) -> Iterator[Planted]:
    """One statement of one origin is credited to two speakers."""
    names = dict.fromkeys(quotation.speaker for quotation in quotations(text) if quotation.speaker)
    for quotation in quotations(text):
        others = [name for name in names if not set(name.split()) & set(quotation.speaker.split())]
        if quotation.speaker and others:
            first, second = (
                f"{{claim: {_id(text)}, at: {at}, origin: interview, said_by: {quoted(name)}}}"
                for at, name in ((quotation.number, quotation.speaker), (2, dice.choice(others)))
            )
            excerpt = excerpt_of(text, text.paragraph(quotation.number))
            yield _both(text, excerpt, first, second, {"sources/interview.md": ORIGIN})


ORIGIN = record(["title: An interview", "text: none"])


def quotations(text: Text) -> Iterator[Quotation]:
    first = min((note.line for note in text.footnotes.definitions), default=len(text.paragraphs) + 1)
    for number in text.prose:
        words = text.paragraph(number)
        for match in _QUOTE.finditer(words) if number < first else ():
            if len(match["words"].split()) >= 8 and words[: match.start()].count('"') % 2 == 0:
                found = _SPEAKER.search(words, match.end()) or _SPEAKER.search(words)
                name = (found[1] or found[2]) if found else ""
                speaker = "" if name.split()[:1] and name.split()[0] in _NO_NAME else name
                yield Quotation(number, match.start("words"), match["words"], speaker)


def _differing(
    text: Text, quotation: Quotation, span: tuple[int, int], new: str, speaker: str = ""
) -> Planted:
    """Two documents with a quotation that differs at one stretch, or by its speaker."""
    other = quotation.words[: span[0]] + new + quotation.words[span[1] :]
    words = text.paragraph(quotation.number)
    end = quotation.start + len(quotation.words)
    excerpt = excerpt_of(text, words[: quotation.start] + other + words[end:])
    first = _assertion(text, quotation)
    second = _assertion(text, Quotation(2, 0, other, speaker or quotation.speaker))
    return _both(text, excerpt, first, second, {})


def _both(text: Text, excerpt: Text, first: str, second: str, files: dict[str, str]) -> Planted:
    places = tuple((name, "*") for name in (_id(text), text.name, excerpt.name))
    return Planted(
        (Source(text, (first,)), Source(excerpt, (second,))), places=places, files=_claim(text) | files
    )


def excerpt_of(text: Text, words: str) -> Text:
    return replace(text, name=f"{text.name}-b", date="", paragraphs=(f"{text.title}: an excerpt", words))


def _assertion(text: Text, quotation: Quotation) -> str:
    said = f", said_by: {quoted(quotation.speaker)}" if quotation.speaker else ""
    return f"{{claim: {_id(text)}, at: {quotation.number}, origin: self{said}, quote: {quoted(quotation.words)}}}"


def _claim(text: Text, *more: str) -> dict[str, str]:
    head = [f"question: {quoted(f'Is {text.title!r} so?')}", "claim: It is so.", *more]
    return {f"claims/{_id(text)}.md": record(head)}


def _id(text: Text) -> str:
    return f"c-{text.name}"
