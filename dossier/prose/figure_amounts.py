"""The numbers of printed English figures, without their bounds: "1.2 million", "thirty-five", "dozens"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.prose.figure_words import ATTACHED, FRACTIONS, MULTIPLIERS, NUMBERS, PLURALS, UNITS, VAGUE

_ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))


#: What an amount in words begins with.
FIRST_WORDS = frozenset((*(words[0] for words in VAGUE), *PLURALS, *NUMBERS, "a", "an", "half"))
_VAGUE = tuple((" ".join(words), len(words), *limits) for words, limits in VAGUE.items())


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int
    word: str  #: the same in small letters


class Amount(NamedTuple):
    """A number without bound. last: the token after it; step: of its last digit; vague: low and high differ."""

    low: Decimal
    high: Decimal
    step: Decimal
    last: int
    vague: bool = False
    share: bool = False


def words_at(tokens: Sequence[Token], at: int, count: int) -> str:
    if count == 1:
        return tokens[at].word if at < len(tokens) else ""
    return " ".join([token.word for token in tokens[at : at + count]])


def amount_at(tokens: Sequence[Token], at: int) -> Amount | None:
    if at >= len(tokens):
        return None
    if tokens[at].kind == "number":
        return _digits(tokens, at)
    if tokens[at].word not in FIRST_WORDS:
        return None
    for words, count, least, most in _VAGUE:
        if words_at(tokens, at, count) == words:
            return _multiplied(tokens, at + count, Decimal(least), Decimal(most), vague=True, must=True)
    if tokens[at].word in PLURALS:
        return _plural(tokens, at)
    part = _fraction(tokens, at)
    if part is not None:
        return part
    if tokens[at].word in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].word in MULTIPLIERS:
        return _multiplied(tokens, at + 1, Decimal(1), Decimal(1), must=True)
    return _spelt(tokens, at)


def _digits(tokens: Sequence[Token], at: int) -> Amount | None:
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    number = Decimal(token.text.replace(",", ""))
    step = Decimal(1).scaleb(-len(token.text.partition(".")[2]))
    if after and after.start == token.end and after.kind == "word":
        if after.word in ATTACHED:
            factor = ATTACHED[after.word]
            return Amount(number * factor, number * factor, step * factor, at + 2)
        if after.word in _ORDINAL or after.word not in UNITS:
            return None
    before = tokens[at - 1] if at else None
    if before and before.end == token.start and (before.kind == "word" or _is_joined(tokens, at)):
        return None
    if after and after.start == token.end and after.text == "(" or (after and after.word in ("am", "pm")):
        return None
    return _multiplied(tokens, at + 1, number, number, step=step)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number hangs on the word before it: "B-52", "COVID–19", "5.1/7"."""
    mark = tokens[at - 1]
    if mark.text in "/.:#_)" and at > 1 and tokens[at - 2].end == mark.start:
        return True
    return mark.text in "-–‑#" and (
        at < 2 or tokens[at - 2].end == mark.start and tokens[at - 2].kind == "word"
    )


def _spelt(tokens: Sequence[Token], at: int) -> Amount | None:
    """ "thirty-five", "one hundred and twenty", "two dozen"; "one" alone is as often no number."""
    total, part, last, seen = Decimal(0), Decimal(0), at, False
    step = Decimal(1)
    while last < len(tokens):
        word = tokens[last].word
        if word in NUMBERS:
            part += NUMBERS[word]
        elif word in MULTIPLIERS and seen:
            factor = MULTIPLIERS[word]
            part = (part or Decimal(1)) * factor
            step = factor
            if factor >= 1000:
                total, part = total + part, Decimal(0)
        elif not (
            seen and word in ("and", "-") and last + 1 < len(tokens) and tokens[last + 1].word in NUMBERS
        ):
            break
        elif word == "and" and (part < 100 and not total):
            break
        seen = True
        last += 1
    if not seen or (tokens[at].word == "one" and last == at + 1):
        return None
    return Amount(total + part, total + part, step if (total + part) % step == 0 else Decimal(1), last)


def _multiplied(
    tokens: Sequence[Token],
    at: int,
    low: Decimal,
    high: Decimal,
    *,
    step: Decimal = Decimal(1),
    vague: bool = False,
    must: bool = False,
) -> Amount | None:
    """An amount and the multipliers behind it: "1.2 million", "5 hundred thousand"."""
    seen = False
    while at < len(tokens) and tokens[at].word in MULTIPLIERS:
        factor = MULTIPLIERS[tokens[at].word]
        low, high, step, at, seen = low * factor, high * factor, step * factor, at + 1, True
    return Amount(low, high, step, at, vague) if seen or not must else None


def _plural(tokens: Sequence[Token], at: int) -> Amount:
    low, high = PLURALS[tokens[at].word]
    last = at + 1
    if words_at(tokens, last, 1) == "of" and last + 1 < len(tokens) and tokens[last + 1].word in PLURALS:
        least, _ = PLURALS[tokens[last + 1].word]
        low, high, last = low * least, high * least, last + 2
    return Amount(low, high, low, last, True)


def _fraction(tokens: Sequence[Token], at: int) -> Amount | None:
    """ "two thirds", "a quarter of", "half of", "half a million"; as a share in percent."""
    count, first = Decimal(1), at
    if tokens[at].word in ("a", "an", "one"):
        first = at + 1
    elif tokens[at].word in NUMBERS:
        count, first = Decimal(NUMBERS[tokens[at].word]), at + 1
    if first > at and words_at(tokens, first, 1) == "-":
        first += 1
    word = words_at(tokens, first, 1)
    part = FRACTIONS.get(word) or FRACTIONS.get(word.removesuffix("s"))
    if part is None or (first == at and word != "half"):
        return None
    if word == "half" and words_at(tokens, first + 1, 1) == "a":
        return _multiplied(tokens, first + 2, Decimal("0.5"), Decimal("0.5"), must=True)
    if first == at and words_at(tokens, first + 1, 1) != "of":
        return None
    share = 100 * count / part
    return Amount(share, share, Decimal(1), first + 1, share=True)
