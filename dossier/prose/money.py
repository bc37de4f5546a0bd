"""Sums of money with a word for their size: "$1.25 million", "£1.4bn", "7.5 billion yen"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.patterns import regex

_SIZES = {"bn": "billion", "tn": "trillion", "mn": "million", "m": "million"}
_SIGNS = {"dollars": "$", "US$": "$", "euros": "€", "pounds": "£", "yen": "¥", "shekels": "₪", "won": "₩"}
_SUM = regex(
    r"(?P<sign>US\$|[$€£¥₩₪])\s?(?P<digits>\d{1,3}(?:\.\d{1,3})?)"
    r"(?:[ \u00a0-]?(?P<size>thousand|million|billion|trillion)|\s?(?P<short>bn|tn|mn|m))\b"
    r"|\b(?P<number>\d{1,3}(?:\.\d{1,3})?)[ \u00a0-](?P<scale>thousand|million|billion|trillion)"
    r" (?P<unit>dollars|euros|pounds|shekels|yen|won|rubles|francs)\b"
)

#: What every text with one holds: most hold none.
HINT = ("illion", "thousand", "$", "€", "£", "¥", "₩", "₪")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum. digits: as printed; size: thousand, million …; currency: its sign, or its name where it has none."""

    start: int
    end: int
    digits: str
    size: str
    currency: str


def read_money(text: str) -> Iterator[Money]:
    """The sums of a text, in order."""
    for match in _SUM.finditer(text) if any(part in text for part in HINT) else ():
        size = match["size"] or match["scale"] or _SIZES[match["short"]]
        currency = match["sign"] or match["unit"]
        digits = match["digits"] or match["number"]
        yield Money(match.start(), match.end(), digits, size, _SIGNS.get(currency, currency))
