"""Defects of running text: figures that do not fit, marks that are lost, characters that are not meant."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plant.defects import Planted, Spot, other_digit, replaced
from benchmarks.plant.files import Source, quoted, record
from benchmarks.plant.texts import Text

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\d)[^.!?]*)*[.!?]?")
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = re.compile(
    rf"(?<![\w$£€.,\[-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})(?![\d,.-]*\d|-|%| percent| per)",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:total|in all|altogether|combined|made up of|consisting of|crew of)\b|: | [–—-] ", re.I
)
_SHARE = re.compile(r"(?<![\d.,$-])(\d{1,2}(?:\.\d)?) ?(?:%|percent|per cent)")
_FIGURE = re.compile(
    r"(?<![\w.,-])[$£€]?(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d+)?)(?![\d%]| ?percent| ?per cent)"
)
_UNIT = (
    r"(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|m|feet|foot|ft|inch(?:es)?|kilograms?|kg|pounds?|lbs?"
    r"|acres|hectares|mph|km/h)"
)
_TWICE = re.compile(
    rf"(?P<one>\d[\d,.]*)[ -]{_UNIT}(?:[ -][a-z]+)?\s?\((?P<two>\d[\d,.]*)[ -]{_UNIT}\)"
    rf"|(?P<a>\d[\d,.]*) to \d[\d,.]* {_UNIT} \((?P<b>\d[\d,.]*) to \d[\d,.]* {_UNIT}\)"
)
_MONEY = re.compile(r"[$£€](\d[\d.]*) (million|billion|trillion)")
#: Not in an address or in code, which the rules leave alone.
_WORD = re.compile(r"(?<![\w'’@#./:=?&%_\\-])[A-Za-z]?[a-z]{4,}(?![\w'’@/:.=?&%_\\-]\w)")
_SMALL = re.compile(r"(?<![\w’'.-])(?:the|an?|of|and|or|to|with|from|at|by|their|its|our)(?= [a-z])")
_QUOTE = re.compile(r"(?P<open>[“\"])(?P<words>[^“”\"]{20,400})(?P<close>[”\"])")
_NAME = re.compile(r"(?<![.!?:“\"] )\b[A-Z][a-zé]{3,}(?: [A-Z][a-zé]{2,}){1,3}\b")
_CAPS = re.compile(r"(?<![A-Z])[A-Z]{5,9}(?![A-Za-z])")
_CYRILLIC = str.maketrans("aeopcxAEOPCTH", "аеорсхАЕОРСТН")
FURNITURE = (
    "Sign up for our newsletter",
    "Share this article",
    "Follow us on Facebook",
    "Advertisement",
    "Leave a comment",
    "Related articles",
    "Click here to subscribe",
    "Most popular",
    "Your email address will not be published. Required fields are marked *",
    "Donate now",
)


def sums(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A figure of a sentence that the next ones, or those before it, make in all, gets another value."""
    for number, start, sentence in _sentences(text):
        if not _TOTAL.search(sentence) or "°" in sentence:
            continue
        found = list(_COUNT.finditer(sentence))
        values = [_count(match[0]) for match in found]
        for at, total in enumerate(values):
            for length in (2, 3, 4):
                runs = (values[at + 1 : at + 1 + length], values[max(at - length, 0) : at])
                if total > 3 and any(
                    len(run) == length and 0 not in run and sum(run) == total for run in runs
                ):
                    match = found[at]
                    new = str(total + dice.choice((1, 2, 3, 10)))
                    yield replaced(text, number, start + match.start(), start + match.end(), new)


def shares(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A percentage that two figures of its sentence make, or a change from one to the other, gets other digits."""
    for number, start, sentence in _sentences(text):
        figures = [float(match[1].replace(",", "")) for match in _FIGURE.finditer(sentence)]
        for match in _SHARE.finditer(sentence):
            told = float(match[1])
            makes = [
                share
                for one, two in itertools.permutations((each for each in figures if each >= 10), 2)
                for share in (one / two * 100, abs(one - two) / two * 100)
            ]
            if told > 3 and any(abs(share - told) <= 0.6 for share in makes):
                new = str(int(told) + 20 if told < 70 else int(told) - 20)
                yield replaced(text, number, start + match.start(1), start + match.end(1), new)


def conversions(text: Text, dice: random.Random) -> Iterator[Planted]:
    """One of two measures gets another first digit."""
    for number in text.prose:
        for match in _TWICE.finditer(text.paragraph(number)):
            name = dice.choice(("one", "two") if match["one"] else ("a", "b"))
            first = match[name][0]
            yield replaced(text, number, match.start(name), match.start(name) + 1, other_digit(first, dice))


def magnitudes(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A sum that stands twice becomes thousandfold in one place."""
    found = [(n, match) for n in text.prose for match in _MONEY.finditer(text.paragraph(n))]
    times = Counter(match[0] for _, match in found)
    for number, match in found:
        if times[match[0]] > 1:
            new = {"million": "billion", "billion": "million", "trillion": "billion"}[match[2]]
            yield replaced(text, number, match.start(2), match.end(2), new)


def open_marks(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A quotation loses the mark that closes it; what is to be found is its beginning.

    It is no place where the quotation ends its paragraph's marks and the next begins with one: so is a long
    quotation printed.
    """
    for number in text.prose:
        words = text.paragraph(number)
        follows = " ".join(text.paragraphs[number : number + 2])
        for match in _QUOTE.finditer(words):
            last = not re.search('[“”"]', words[match.end() :])
            if last and re.search(r"(?:^|\s)[“\"]", follows):
                continue
            if not match["words"].startswith(" ") and words[: match.start()].count('"') % 2 == 0:
                changed = text.with_paragraph(number, words[: match.end() - 1] + words[match.end() :])
                spot = Spot(text.name, number, match.start(), match.end() - 1)
                yield Planted((Source(changed),), (spot,))


def twice(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A paragraph stands a second time, further below."""
    for number in text.prose:
        words = text.paragraph(number)
        if (
            len(words.split()) >= 5
            and not words.startswith(("[", "("))
            and words in text.paragraphs[number - 1 :]
        ):
            place = min(len(text.paragraphs), number + dice.randint(0, 3))
            lines = (*text.paragraphs[:place], words, *text.paragraphs[place:])
            yield Planted(
                (Source(replace(text, paragraphs=lines)),), (Spot(text.name, place + 1, 0, len(words)),)
            )


def doubled(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A small word stands twice."""
    for number in text.prose:
        for match in _SMALL.finditer(text.paragraph(number)):
            yield replaced(text, number, match.start(), match.end(), f"{match[0]} {match[0]}")


def characters(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A digit in a word, a character that prints nothing, or one that stands for what was lost."""
    for number in text.prose:
        for match in _WORD.finditer(text.paragraph(number)):
            places = [
                at for at, letter in enumerate(match[0]) if letter in "ol" and 0 < at < len(match[0]) - 1
            ]
            if not places:
                continue
            at, kind = dice.choice(places), dice.choice(("digit", "digit", "hidden", "lost"))
            new = {"digit": "0" if match[0][at] == "o" else "1", "hidden": match[0][at] + "\u200b"}.get(
                kind, "\ufffd"
            )
            place = match.start() + at
            yield replaced(text, number, place, place + 1, new)


def scripts(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A Cyrillic letter that looks like a Latin one."""
    for number in text.prose:
        for match in _WORD.finditer(text.paragraph(number)):
            at = next((at for at, letter in enumerate(match[0]) if letter in "aeopcx"), None)
            if at is not None:
                place = match.start() + at
                yield replaced(text, number, place, place + 1, match[0][at].translate(_CYRILLIC))


def furniture(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A line of the page between two paragraphs."""
    for number in list(text.prose)[1:]:
        lines = (*text.paragraphs[: number - 1], dice.choice(FURNITURE), *text.paragraphs[number - 1 :])
        yield Planted(
            (Source(replace(text, paragraphs=lines)),), places=((text.name, "*"),), says=f"¶{number}"
        )


def breaks(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Paragraphs of 450 words and more run into one; some stay as they are."""
    numbers = [number for number in text.prose if len(text.paragraph(number).split()) < 120]
    for first in numbers[: len(numbers) // 2]:
        words, last = 0, first
        while words < 450 and last in text.prose:
            words, last = words + len(text.paragraph(last).split()), last + 1
        if words >= 450:
            joined = " ".join(text.paragraphs[first - 1 : last - 1])
            lines = (*text.paragraphs[: first - 1], joined, *text.paragraphs[last - 1 :])
            rest = [len(line.split()) for line in lines if line != joined and len(line.split()) >= 25]
            if len(rest) >= 3:
                yield Planted(
                    (Source(replace(text, paragraphs=lines)),), (Spot(text.name, first, 0, len(joined)),)
                )


def names(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A name that stands twice and has a record loses, doubles or changes two letters in one place."""
    found = [(n, m) for n in text.prose for p in (_NAME, _CAPS) for m in p.finditer(text.paragraph(n))]
    times = Counter(match[0] for _, match in found)
    for number, match in found:
        name = match[0]
        longest = max(name.split(), key=len)
        if times[name] < 2 or len(longest) < 5:
            continue
        at = name.index(longest) + dice.randint(1, len(longest) - 3)
        if name[at] == name[at + 1]:
            continue
        slips = [name[:at] + name[at + 1] + name[at] + name[at + 2 :]]
        if not name.isupper():
            slips += [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]]
        planted = replaced(text, number, match.start(), match.end(), dice.choice(slips))
        actor = record([f"name: {quoted(name)}", "kind: organization" if name.isupper() else "kind: person"])
        places = ((text.name, "*"),)
        says = planted.sources[0].text.paragraph(number)[match.start() :][: len(name) - 2]
        yield replace(planted, files={f"actors/a-{text.name}.md": actor}, places=places, says=says)


def _sentences(text: Text) -> Iterator[tuple[int, int, str]]:
    for number in text.prose:
        for match in _SENTENCE.finditer(text.paragraph(number)):
            yield number, match.start(), match[0]


def _count(printed: str) -> int:
    word = printed.replace(",", "").casefold()
    return int(word) if word.isdigit() else _WORDS.index(word) + 1
