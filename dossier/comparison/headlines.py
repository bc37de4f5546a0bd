"""Where a headline takes words from its text and does not print them as the text does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.comparison.wordings import FUNCTION_WORDS
from dossier.patterns import regex
from dossier.prose.collation import Word, read_words
from dossier.prose.document import DocumentText, Sight, TextParagraph
from dossier.prose.likeness import find_nearly, normal
from dossier.prose.quote_marks import quoted

_SHARED = 3  #: words in a row, the bracketed one among them, that show where a headline comes from
_LONGEST = 60  #: words of a headline that are read
_ARTICLES = frozenset(("the", "a", "an"))  #: in brackets they add nothing
_QUOTED = 3  #: words from which on a headline's quotation is looked for
_SINGLE = regex(r"(?<![\w’'])[‘'](?=\w)([^‘]{8,200}?)(?<=[\w.,!?…])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Departure:
    """Words of a headline, and the passage that they are taken from. at: the passage."""

    headline: str
    printed: str
    at: Sight
    in_brackets: bool  #: what differs is a bracket that the headline leaves out


def title_paragraph(text: DocumentText) -> TextParagraph | None:
    """The first paragraph that is the headline."""
    wanted = _keys(text.title)
    return next((each for each in text.paragraphs if wanted and _keys(each.text) == wanted), None)


def departures(text: DocumentText) -> Iterator[Departure]:
    """Every bracket that the headline leaves out, and its quotations that stand in the text only nearly."""
    headline = read_words(text.title)[:_LONGEST]
    wanted = _keys(text.title)
    body = [each for each in text.paragraphs if _keys(each.text) != wanted]
    for paragraph in body:
        if "[" in paragraph.text:
            yield from _unbracketed(headline, paragraph)
    folded = [" ".join(("", *_keys(each.text), "")) for each in body]
    for quotation in _quotations(text.title):
        keys = _keys(quotation)
        if len(keys) >= _QUOTED and not any(f" {' '.join(keys)} " in each for each in folded):
            yield from _nearly(quotation, body)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in read_words(text) if word.key)


def _quotations(title: str) -> Iterator[str]:
    spans = quoted(title)
    yield from (title[start:end].strip('“”"„«» ') for start, end in spans)
    if not spans:
        yield from (match[1] for match in _SINGLE.finditer(title))


def _unbracketed(headline: Sequence[Word], paragraph: TextParagraph) -> Iterator[Departure]:
    words = read_words(paragraph.text)
    ends, end = [], 0
    for word in words:
        end += len(word.text)
        ends.append(end)
    told: set[int] = set()
    for number, word in enumerate(words):
        if not word.inserted or word.key in _ARTICLES:
            continue
        for place, other in enumerate(headline):
            if other.inserted or other.key != word.key:
                continue
            before = _run(headline[:place][::-1], words[max(number - _LONGEST, 0) : number][::-1])
            after = _run(headline[place + 1 :], words[number + 1 : number + _LONGEST])
            row = headline[place - before : place + 1 + after]
            telling = [each for each in row if each.key not in FUNCTION_WORDS and each is not other]
            if place in told or len(row) < _SHARED or not telling:
                continue
            told.add(place)
            first, last = number - before, number + after
            start = ends[first - 1] if first else 0
            printed = paragraph.text[start : ends[last]]
            begin = start + len(printed) - len(printed.lstrip())
            printed = printed.strip().rstrip(",.;:!?’”\"'")
            sight = Sight(paragraph.number, begin, begin + len(printed))
            said = "".join(each.text for each in row).strip()
            yield Departure(said, printed, sight, in_brackets=True)


def _run(one: Sequence[Word], other: Sequence[Word]) -> int:
    """How many words two stretches share from their first on."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if not mine.key or mine.key != theirs.key:
            break
        count += 1
    return count


def _nearly(quotation: str, body: Sequence[TextParagraph]) -> Iterator[Departure]:
    found = []
    for paragraph in body:
        small = paragraph.text.lower()
        near = find_nearly(quotation.lower(), normal(small)) if len(small) == len(paragraph.text) else None
        if near:
            found.append((near[1], -paragraph.number, near[0], paragraph))
    if found:
        _, _, match, paragraph = max(found, key=lambda each: each[:2])
        printed = paragraph.text[match.start : match.end]
        sight = Sight(paragraph.number, match.start, match.end)
        yield Departure(quotation, printed, sight, in_brackets=False)
