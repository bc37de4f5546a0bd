"""The parts do not make the sum

Holds when a document prints a figure and, after a colon, dash or bracket, the parts that it is made of, and they do
not add up; or parts and, after them, what they are in all. Silent where a figure is about, over or nearly,
where the parts are introduced as some of the whole ("including"), and where they lie so far off that they
count something else.

Read: one of the figures is printed otherwise than meant, or a part is left out.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.figure_words import NUMBERS

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_SMALL = "|".join(word for word in NUMBERS if 0 < NUMBERS[word] < 100)
_N = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|{_SMALL})"
_PART = rf"{_N} [a-z]+(?:[ -][a-z]+){{0,2}}"
_LIST = rf"{_PART}(?:, (?!and\b){_PART}){{0,8}},? and {_PART}"
_BEFORE = re.compile(
    rf"(?P<sum>\b{_N}) [a-z]+(?: [a-z]+){{0,2}}(?:: | [–—] )(?P<parts>{_LIST})(?=[.;])", re.I
)
_TOTAL = re.compile(
    rf"\btotal of (?P<sum>{_N}) [a-z]+(?: [a-z]+){{0,2}}(?:: | [–—-] | \()"
    rf"(?P<parts>{_PART}(?:,? and {_PART}|, {_PART}){{1,8}})(?= [–—-] |[.;)])",
    re.I,
)
_AFTER = re.compile(rf"(?P<parts>\b{_LIST}),? (?:for )?a total of (?P<sum>{_N})\b(?=[ .,;](?!\d))", re.I)
_NUMBER = re.compile(rf"(?<![\w-]){_N}(?= )", re.I)
_VAGUE = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|to|under|of the|the first"
    r"|page|chapter|section|version|no\.?)|[\d.,:/$€£-])\s?\Z",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:about|some|over|more|another|other|least|including|nearly|each|per|percent|of)\b", re.I
)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for pattern in (_BEFORE, _TOTAL, _AFTER):
            for match in pattern.finditer(paragraph.text):
                before = paragraph.text[max(match.start() - 16, 0) : match.start()]
                if _OPEN.search(match["parts"]) or (pattern is not _TOTAL and _VAGUE.search(before)):
                    continue
                numbers = list(_NUMBER.finditer(paragraph.text, *match.span("parts")))
                made, told = sum(_value(number[0]) for number in numbers), _value(match["sum"])
                if made != told and told > 3 and told < 2 * made < 4 * told:
                    message = f"the parts make {made:,}; '{match['sum']}' is printed"
                    against = tuple(Sight(paragraph.number, *number.span(), "a part") for number in numbers)
                    yield Sighting(Sight(paragraph.number, *match.span("sum")), message, against)


def _value(printed: str) -> int:
    return int(printed.replace(",", "")) if printed[0].isdigit() else int(NUMBERS[printed.lower()])


check = checks_texts(read_text)
