"""A percentage is not that of its figures

Holds when a document prints a part, a whole and the percentage that the one is of the other, or a change from
one figure to another and its percentage, and the three do not agree within rounding. Silent where any of them
is about, over or nearly, where the part is larger than the whole, and where the percentage is that of the rest.

Read: one of the three figures is printed otherwise than meant, or the percentage is counted from another.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_VAGUE = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|every|up to|under)\s\Z",
    re.I,
)
_N = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})"
_P = r"(?P<share>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent\b|per cent\b)"
_PART = rf"(?<![\d.,$€£/-])(?P<part>{_N}) (?:out )?of (?:the |its |a total of )?(?P<whole>{_N})(?![\d.,]\d)"
_SHARES = (
    re.compile(rf"{_PART}(?: [a-z]+){{0,3}}(?: \(|, or ){_P}(?:\)|,|\.)"),
    re.compile(rf"(?<![\d.]){_P} \({_PART}(?: [a-z]+){{0,3}}\)"),
)
_CHANGE = re.compile(
    rf"\b(?:rose|grew|increased|climbed|jumped|fell|dropped|decreased|declined|shrank) from [$€£]?(?P<whole>{_N})"
    rf"(?: [a-z]+){{0,2}} to [$€£]?(?P<part>{_N})(?: [a-z]+){{0,2}}, (?:an? )?"
    rf"(?:increase|rise|growth|jump|drop|fall|decrease|decline) of {_P}"
)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    for paragraph in text.paragraphs:
        if "%" not in paragraph.text and "cent" not in paragraph.text:
            continue
        found = [(match, False) for pattern in _SHARES for match in pattern.finditer(paragraph.text)]
        for match, change in (*found, *((match, True) for match in _CHANGE.finditer(paragraph.text))):
            part, whole = (float(match[name].replace(",", "")) for name in ("part", "whole"))
            if (
                _VAGUE.search(paragraph.text[: match.start()][-16:])
                or not whole
                or (part > whole and not change)
            ):
                continue
            makes = abs(part - whole) / whole * 100 if change else part / whole * 100
            step = 10.0 ** -len(match["share"].partition(".")[2])
            rest = not change and abs(100 - makes - float(match["share"])) <= 1
            if not rest and abs(makes - float(match["share"])) > max(step, 0.02 * makes):
                first, second = sorted(("part", "whole"), key=match.start)
                told = f"'{match[first]}' and '{match[second]}' make {makes:.1f} percent"
                message = f"{told}; '{match['share']}' is printed"
                against = tuple(Sight(paragraph.number, *match.span(name)) for name in (first, second))
                yield Sighting(Sight(paragraph.number, *match.span("share")), message, against)


check = checks_texts(read_text)
