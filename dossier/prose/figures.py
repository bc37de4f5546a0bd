"""Printed English figures, with their bounds: "over 1,400", "about 35 tons", "between 5 and 7", "a dozen".

A number that is part of a name (B-52, Type 58, 38 North, No. 11408), an ordinal or a date is no figure. What
a vague word can mean is taken at its widest, so that two figures are apart only where no reading joins them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dossier.patterns import regex
from dossier.prose.dates import read_dates
from dossier.prose.figure_amounts import FIRST_WORDS, Amount, Token, amount_at, words_at
from dossier.prose.figure_words import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CODES,
    CURRENCIES,
    DESIGNATORS,
    OPENERS,
    PEOPLES,
    STEPS,
    UNITS,
)

_TOKEN = regex(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,18}(?:\.[0-9]{1,12})?)"
    r"|(?P<word>[Uu][Ss]\$|[^\W\d_]{1,40}(?:['’][^\W\d_]{1,3})?)|(?P<mark>[^\w\s])"
)
_DIGIT = regex("[0-9]")
_LONGEST_BOUND = 4  #: words
_FIRST_OF_BOUNDS = STEPS | frozenset(bound.split()[0] for bound in BOUNDS_BEFORE)
#: What a figure in words, or with a bound or a currency before it, begins with.
_OPENING = _FIRST_OF_BOUNDS | FIRST_WORDS | CURRENCIES.keys() | CODES.keys() | {"between", "from"}
_PEOPLE_ENDS = ("is", "ans", "ians", "ese", "ish", "an", "ian", "i", "men", "women", "eans")
_YEAR = regex(r"1[5-9][0-9]{2}|20[0-9]{2}")
_LITTLE = OPENERS | frozenset("was were is are has had it he she they which who that".split())
_AROUND = Decimal("0.1")  #: how far "about" reaches, as a part of the figure
_ROUNDED = Decimal("0.05")  #: how much rounding is allowed for, at most


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is printed, and what it can mean."""

    start: int  #: code points from the beginning of the text, its bound and currency included
    end: int
    text: str
    number: Decimal  #: as printed; of a vague word the least it can mean
    low: Decimal | None  #: the least it can mean; None: open
    high: Decimal | None
    bound: str  #: exact, about, nearly, over, under, between, vague
    unit: str  #: "ton", "percent", "dollar"; "" for none that is known
    nouns: tuple[str, ...]  #: the next words, in small letters: what is counted

    def meets(self, other: Figure) -> bool:
        """Whether some value fits both, and neither gives another bound of the same kind."""
        if self.bound == other.bound and self.bound in ("over", "under"):
            return self.number == other.number
        if self.bound == other.bound == "exact" and self.number != other.number:
            return max(self.low or 0, other.low or 0) < min(self.high or 0, other.high or 0)
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return not lows or not highs or max(lows) <= min(highs)


def read_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order, none overlapping another; dates and designations left out."""
    tokens = [Token(str(m.lastgroup), m[0], *m.span(), m[0].lower()) for m in _TOKEN.finditer(text)]
    taken: list[tuple[int, int]] | None = None  # by dates, which are read where there is anything else
    found, at, date = [], 0, 0
    while at < len(tokens):
        opens = tokens[at].kind == "number" or tokens[at].word in _OPENING
        read = _figure(text, tokens, at) if opens else None
        if read is None:
            at += 1
            continue
        if taken is None:
            taken = [(each.start, each.end) for each in read_dates(text) if not _is_length(each.text)]
        while date < len(taken) and taken[date][1] <= tokens[at].start:
            date += 1
        if date < len(taken) and read[0].end > taken[date][0]:  # it begins in a date, or runs into one
            at += 1
            continue
        found.append(read[0])
        at = read[1]
    return tuple(found)


def figures_in_digits(text: str) -> Iterator[Figure]:
    """Those of the figures of a text that are printed in digits."""
    if _DIGIT.search(text):
        yield from (figure for figure in read_figures(text) if _DIGIT.search(figure.text))


def _is_length(printed: str) -> bool:
    """Whether what reads like a date is an amount of time: no day is named in it."""
    words = printed.lower().split()
    return bool(words) and words[-1].rstrip("s") in UNITS and not any(word[:4].isdigit() for word in words)


def _figure(text: str, tokens: Sequence[Token], at: int) -> tuple[Figure, int] | None:
    bound, begin = _bound_before(tokens, at)
    unit, begin = _currency(tokens, begin)
    two = begin < len(tokens) and tokens[begin].word in ("between", "from") and bound == "exact"
    amount = amount_at(tokens, begin + two)
    if amount is None:
        return None
    if not unit and bound == "exact" and not two and _is_name(tokens, at, amount.last):
        return None
    ranged = _range(tokens, amount, two)
    if two and ranged is None:
        return None
    if ranged is not None:
        amount, bound = ranged, "between" if bound == "exact" else bound
    after, last = _bound_after(tokens, amount.last)
    bound = after if bound == "exact" else bound
    known, nouns, last = _unit(tokens, last, amount)
    if bound == "exact" and amount.vague:
        bound = "vague"
    low, high = _limits(amount, bound)
    start, end = tokens[at].start, tokens[last - 1].end
    number = amount.high if bound == "under" else amount.low
    return Figure(start, end, text[start:end], number, low, high, bound, unit or known, nouns), last


def _limits(amount: Amount, bound: str) -> tuple[Decimal | None, Decimal | None]:
    low, high = amount.low, amount.high
    if bound == "over":
        return low, None
    if bound == "under":
        return None, high
    wide = max(amount.high * _AROUND, amount.step / 2)
    if bound == "about":
        return low - wide, high + wide
    if bound == "nearly":
        return low - wide, high
    slack = Decimal(0) if amount.vague else min(amount.step / 2, amount.high * _ROUNDED)
    return low - slack, high + slack


def _bound_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The bound that stands here, and the token after it; "exact" and the same token where none does."""
    if at >= len(tokens) or tokens[at].word not in _FIRST_OF_BOUNDS:
        return "exact", at
    begin = at
    while begin < at + 2 and begin < len(tokens) and tokens[begin].word in STEPS:
        begin += 1
    for first in dict.fromkeys((begin, at)):
        for count in range(_LONGEST_BOUND, 0, -1):
            bound = BOUNDS_BEFORE.get(words_at(tokens, first, count))
            if bound and first + count < len(tokens):
                inner, last = _bound_before(tokens, first + count) if first + count < at + 6 else ("exact", 0)
                return (bound, last) if inner != "exact" else (bound, first + count)
    return "exact", at


def _bound_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    for count in (2, 1):
        bound = BOUNDS_AFTER.get(words_at(tokens, at, count)) if at < len(tokens) else None
        if bound and at + count <= len(tokens):
            return bound, at + count
    return "exact", at


def _currency(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    if at + 1 < len(tokens):
        token = tokens[at]
        unit = CURRENCIES.get(token.text) or CODES.get(token.word, "")
        if unit and tokens[at + 1].kind == "number":
            return unit, at + 1
    return "", at


def _range(tokens: Sequence[Token], first: Amount, two: bool) -> Amount | None:
    """First and second end as one: "5 to 7", "5–7 million", "between 5 and 7"; None where it is no range."""
    at = first.last
    if at + 1 >= len(tokens) or tokens[at].word not in (
        ("and", "to") if two else ("to", "or", "-", "–", "—")
    ):
        return None
    _, begin = _currency(tokens, at + 1)
    second = amount_at(tokens, begin)
    if second is None:
        return None
    low = first.low
    if first.high < 1000 and first.step <= 1 < second.step:  # "5 to 7 million": both are millions
        low *= second.step
    return Amount(low, second.high, second.step, second.last, True) if low < second.high else None


def _unit(tokens: Sequence[Token], at: int, amount: Amount) -> tuple[str, tuple[str, ...], int]:
    """The unit, the words that may name what is counted, and the token after the unit."""
    if amount.share:
        return "percent", (), at
    begin = at
    while begin < len(tokens) and tokens[begin].word in ("of", "metric", "-", "us", "per", "american"):
        if tokens[begin].word == "per" and words_at(tokens, begin + 1, 1) != "cent":
            break
        begin += 1
    word = words_at(tokens, begin, 1)
    if word in UNITS or word == "cent":
        return UNITS.get(word, "percent"), (), begin + 1
    nouns: list[str] = []
    for token in tokens[at : at + 4]:
        if token.kind != "word" or (nouns and token.word in OPENERS):
            break
        if token.word != "of":
            nouns.append(token.word)
    return "", tuple(nouns), at


def _is_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a number without bound is part of a name: "Type 58", "No. 11408", "38 North"."""
    if tokens[at].kind != "number":
        return False
    counts = last < len(tokens) and tokens[last].kind == "word" and tokens[last].word not in _LITTLE
    if _YEAR.fullmatch(tokens[at].text) and not counts:
        return True
    before = at - 1
    if before >= 0 and tokens[before].text in (".", "#"):
        before -= (
            tokens[before].text == "."
            and before > 0
            and tokens[before - 1].word in ("no", "nos", "nr", "p", "pp")
        )
    if before >= 0 and tokens[before].kind == "word":
        word = tokens[before]
        opens = before == 0 or tokens[before - 1].text in (".", "!", "?", ":", "“", '"')
        if word.word in DESIGNATORS or (word.text[0].isupper() and not opens and word.word not in OPENERS):
            return True
    if before >= 0 and tokens[before].text == "#":
        return True
    if last < len(tokens) and tokens[last].kind == "word" and tokens[last].text[0].isupper():
        word = tokens[last]
        return not (
            word.word.endswith(_PEOPLE_ENDS) or word.word.rstrip("s") in PEOPLES or word.word in UNITS
        )
    return False
