"""Defects of how words are quoted within one text: a headline that changes them, a speaker named twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plant.defects import Planted, Spot
from benchmarks.plant.files import Source
from benchmarks.plant.in_quotations import quotations
from benchmarks.plant.texts import Text

_FEWEST, _MOST = 5, 9  #: words that a headline takes
_PLAIN = re.compile(r"[A-Za-z][a-z]{4,}")
_SAID = "said|says|added|wrote|explained|noted"
_SPOKEN = r'(?:(?<=\s)|\A)[“"][^“”"]{20,300},[”"]'
_FOLLOWED = re.compile(
    rf"{_SPOKEN} (?P<who>(?:[A-Z][\w’-]+ ){{1,3}}|he |she )(?:{_SAID})\b(?![:,]? that)"
    rf"|{_SPOKEN} (?:{_SAID}) (?P<name>he|she|[A-Z][\w’-]+(?: [A-Z][\w’-]+){{0,2}})\b"
)


def headlines(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The headline quotes words of the text with another word among them."""
    for quotation in quotations(text):
        words = quotation.words.split()
        if re.search(r"[‘’'\[(]", quotation.words) or len(words) < _FEWEST:
            continue
        taken = words[: min(_MOST, len(words))]
        places = [at for at, word in enumerate(taken[1:-1], 1) if _PLAIN.fullmatch(word)]
        others = [word for word in _PLAIN.findall(text.whole) if word not in taken and word.islower()]
        if places and others:
            taken[dice.choice(places)] = dice.choice(others)
            yield _headed(text, " ".join(taken).rstrip(",.;:"))


def brackets(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The headline has the words of a quotation, and leaves the brackets out."""
    for quotation in quotations(text):
        words = re.findall(r"[A-Za-z]{2,}", quotation.words)[:_MOST]
        stretch = quotation.words[: quotation.words.find(words[-1])] if words else ""
        if len(words) < _MOST or re.search(r"[^A-Za-z ]", stretch):
            continue
        inner = dice.choice([word for word in words[2:-2] if len(word) > 3] or [""])
        if inner and stretch.split().count(inner) == 1:
            number, start = quotation.number, quotation.start + stretch.index(inner)
            paragraph = text.paragraph(number)
            bracketed = f"{paragraph[:start]}[{inner}]{paragraph[start + len(inner) :]}"
            yield _headed(text.with_paragraph(number, bracketed), " ".join(words))


def introduced(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A quotation that somebody is said to have said gets the same words before it."""
    for number in text.prose:
        words = text.paragraph(number)
        for match in _FOLLOWED.finditer(words):
            ahead = words[: match.start()].rstrip()
            if ahead and not re.search(r"[.!?][”\"]?$", ahead):
                continue
            who = (match["who"] or match["name"]).strip()
            before = f"{who[0].upper()}{who[1:]} {dice.choice(('said', 'stated', 'explained'))}: "
            changed = text.with_paragraph(number, words[: match.start()] + before + words[match.start() :])
            spot = Spot(text.name, number, match.start(), match.end() + len(before))
            yield Planted((Source(changed),), (spot,))


def _headed(text: Text, words: str) -> Planted:
    headline = f"{text.title}: “{words}”"
    changed = replace(text, paragraphs=(headline, *text.paragraphs[1:]))
    start = headline.index("“")
    return Planted((Source(changed),), (Spot(text.name, 1, start, len(headline)),))
