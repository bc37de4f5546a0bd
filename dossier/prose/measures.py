"""Measures that are printed twice, in two units: "8,000 kilometers (4,970 miles)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from dossier.patterns import regex

#: kind, and how many of its base unit one makes. Tons are left out: three units bear that name.
_UNITS: dict[str, tuple[str, float]] = {
    spelling.replace("_", " "): (kind, float(factor))
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
        ("area", 100, "km² km2 sq_km square_km square_kilometers square_kilometres"),
        ("area", 258.9988, "mi² sq_mi square_mile square_miles"),
        ("area", 0.0001, "m² m2 sq_m square_meters square_metres"),
        ("area", 0.0000092903, "ft² sq_ft square_foot square_feet"),
        (
            "speed",
            1,
            "km/h kmh kph kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour",
        ),
        ("speed", 1.609344, "mph miles_per_hour miles_an_hour"),
        ("heat", 1, "°c c degrees_celsius degrees_centigrade degrees_c celsius"),
        ("heat", 1, "°f f degrees_fahrenheit degrees_f fahrenheit"),
    )
    for spelling in spellings.split()
}
_NUMBER = (
    r"(?<![\d.,$€£])(?:minus |[-−])?(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,7}(?:\.\d{1,4})?)(?![\d,]\d)"
)
_OTHER = r"(?:minus |[-−])?\d[\d,]{0,12}(?:\.\d{1,4})?"
_NAMES = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)).replace(r"\ ", "[ -]")
_SIZE = r"(?:[ -](?:wide|long|high|deep|tall|thick|across))?"
_ABOUT = r"(?:about |some |around |roughly |approximately |nearly |~)?"
_TWICE = regex(
    rf"(?P<one>{_NUMBER})(?:(?: to |[–-])(?P<last>{_OTHER}))?[ -]?(?P<unit>{_NAMES})\.?{_SIZE}"
    rf" \({_ABOUT}(?P<two>{_OTHER})(?:(?: to |[–-])(?P<end>{_OTHER}))?[ -]?(?P<other>{_NAMES})\.?{_SIZE}\)",
    re.I,
)
_CELSIUS = frozenset(name for name in _UNITS if name.endswith(("c", "celsius", "centigrade")))
_SHARE = 0.1  #: what rounding and habit may make of a measure

#: What every text with one holds: most hold none.
HINT = ("(",)


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
    found: list[Twice] = []
    if not any(part in text for part in HINT):
        return ()
    for match in _TWICE.finditer(text):
        unit, other = (match[name].lower().replace("-", " ") for name in ("unit", "other"))
        pairs = [(match["one"], match["two"])]
        if match["last"] and match["end"]:
            pairs.append((match["last"], match["end"]))
        elif match["last"] or match["end"]:
            continue
        if _UNITS[unit][0] == _UNITS[other][0] and unit != other:
            made = [_made(one, unit, two, other) for one, two in pairs]
            makes, agrees = next((each for each in made if not each[1]), made[0])
            found.append(Twice(match.start(), match.end(), makes, match["other"], agrees))
    return tuple(found)


def _made(one: str, unit: str, two: str, other: str) -> tuple[float, bool]:
    """What a measure makes in another unit, and whether that is the one printed."""
    (kind, factor), (_, divisor) = _UNITS[unit], _UNITS[other]
    first, second = _number(one), _number(two)
    if kind != "heat":
        makes = first * factor / divisor
        rough = min(_half_step(one), abs(first) * _SHARE)  # "100 metres" is not anything from 50 to 150
        slack = abs(makes) * _SHARE + _half_step(two) + rough * factor / divisor
        return makes, abs(makes - second) <= slack
    celsius = unit in _CELSIUS
    makes = first * 9 / 5 + 32 if celsius else (first - 32) * 5 / 9
    change = first * 9 / 5 if celsius else first * 5 / 9
    return makes, min(abs(makes - second), abs(change - second)) <= 2.5 + 0.02 * abs(first)


def _number(text: str) -> float:
    return float(_plain(text))


def _half_step(text: str) -> float:
    """Half of what the last digit that says something counts."""
    number = Decimal(_plain(text)).normalize()
    exponent = number.as_tuple().exponent
    return 10.0 ** (exponent if isinstance(exponent, int) else 0) / 2


def _plain(text: str) -> str:
    return text.lower().replace(",", "").replace("−", "-").replace("minus ", "-")
