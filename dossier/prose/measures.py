"""Measures that are printed twice, in two units: "8,000 kilometers (4,970 miles)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

#: kind, and how many of its base unit one makes. Tons are left out: three units bear that name.
_UNITS: dict[str, tuple[str, float]] = {
    spelling: (kind, float(factor))
    for kind, factor, spellings in (
        ("length", 0.001, "mm millimetre millimetres millimeter millimeters"),
        ("length", 0.01, "cm centimetre centimetres centimeter centimeters"),
        ("length", 1, "m metre metres meter meters"),
        ("length", 1000, "km kilometre kilometres kilometer kilometers"),
        ("length", 0.0254, "inch inches in"),
        ("length", 0.3048, "ft foot feet"),
        ("length", 0.9144, "yd yard yards"),
        ("length", 1609.344, "mi mile miles"),
        ("weight", 0.001, "g gram grams gramme grammes"),
        ("weight", 1, "kg kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("weight", 0.45359237, "lb lbs pound pounds"),
        ("weight", 0.0283495, "oz ounce ounces"),
        ("area", 1, "hectare hectares ha"),
        ("area", 0.404686, "acre acres"),
        ("speed", 1, "km/h kmh kph"),
        ("speed", 1.609344, "mph"),
        ("heat", 1, "°c"),
        ("heat", 1, "°f"),
    )
    for spelling in spellings.split()
}
_NUMBER = (
    r"(?<![\d.,$€£-])[-−]?\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|(?<![\d.,$€£-])[-−]?\d{1,7}(?:\.\d{1,4})?"
)
_NAMES = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_TWICE = re.compile(
    rf"(?P<one>{_NUMBER})[ -]?(?P<unit>{_NAMES})\.? \((?:about |some |around |roughly |approximately |~)?"
    rf"(?P<two>\d[\d,]{{0,12}}(?:\.\d{{1,4}})?|[-−]\d{{1,3}})[ -]?(?P<other>{_NAMES})\.?\)",
    re.I,
)
_SHARE = 0.1  #: what rounding and habit may make of a measure


@dataclass(frozen=True, slots=True)
class Twice:
    """A measure in two units. makes: what the first makes in the second's unit."""

    start: int
    end: int
    makes: float
    unit: str
    agrees: bool


def read_twice(text: str) -> tuple[Twice, ...]:
    """The measures of a text that are printed in two units of one kind; in order."""
    found = []
    for match in _TWICE.finditer(text):
        (kind, factor), (other_kind, other) = _UNITS[match["unit"].lower()], _UNITS[match["other"].lower()]
        if kind != other_kind or match["unit"].lower() == match["other"].lower():
            continue
        one, two = _number(match["one"]), _number(match["two"])
        if kind == "heat":
            makes = one * 9 / 5 + 32 if match["unit"].lower() == "°c" else (one - 32) * 5 / 9
            change = one * 9 / 5 if match["unit"].lower() == "°c" else one * 5 / 9
            agrees = min(abs(makes - two), abs(change - two)) <= 2.5
        else:
            makes = one * factor / other
            slack = makes * _SHARE + _half_step(match["two"]) + _half_step(match["one"]) * factor / other
            agrees = abs(makes - two) <= slack
        found.append(Twice(match.start(), match.end(), makes, match["other"], agrees))
    return tuple(found)


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def _half_step(text: str) -> float:
    """Half of what the last digit that says something counts."""
    number = Decimal(text.replace(",", "").replace("−", "-")).normalize()
    exponent = number.as_tuple().exponent
    return 10.0 ** (exponent if isinstance(exponent, int) else 0) / 2
