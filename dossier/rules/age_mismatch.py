"""An age is not that of its years

Holds when a document prints a person's age beside the years of birth and of the moment it is given for, and
they do not make it: "born in 1950, he died in 1990 at the age of 50". Where no year stands with the age, the
document's own is taken, if the person is said to be of that age now. Silent within one year, where another
year comes between, and about ages of things.

Read: the age, or one of the years, is printed otherwise than meant.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_DAY = r"(?:(?:[A-Z][a-z]+ )?\d{1,2},? )?(?:[A-Z][a-z]+,? )?"
_PLACE = r"(?:,? (?:in|at|near) [A-Z][^\d,.;]{1,40})?"
_AGE = r"(?:,? (?:at the age of|aged|at age) (?P<age>\d{1,3}))(?![\d.,%-]*\d)"
_LIFE = re.compile(
    rf"\b[Bb]orn{_PLACE} (?:in|on) {_DAY}(?P<born>\d{{4}}){_PLACE},?[^\d;:“”\"]{{0,80}}"
    rf"\b(?:died|was killed|was executed|passed away){_PLACE} (?:in|on) {_DAY}(?P<then>\d{{4}}){_PLACE}{_AGE}"
)
_LIVED = re.compile(
    rf"\((?:b\. |born )?(?P<born>\d{{4}})\s?[–-]\s?(?P<then>\d{{4}})\)[^\d.;:“”\"()]{{0,60}}\bdied{_AGE}"
)
_NOW = re.compile(
    r"\b(?:is|now) (?P<age>\d{1,3})(?: years old)?,? (?:was |and was )?born (?:in|on) "
    rf"{_DAY}(?P<born>\d{{4}})(?=[.,;)])"
)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for pattern in (_LIFE, _LIVED, _NOW):
            for match in pattern.finditer(paragraph.text):
                then, by = _year(text, match)
                years = then - int(match["born"])
                if then and 0 <= years < 130 and not years - 2 <= int(match["age"]) <= years + 1:
                    message = f"age '{match['age']}': from '{match['born']}' to {by} are {years} years"
                    against = (Sight(paragraph.number, *match.span("born"), "the year of birth"),)
                    yield Sighting(Sight(paragraph.number, *match.span("age")), message, against)


def _year(text: DocumentText, match: re.Match[str]) -> tuple[int, str]:
    """The year that an age is given for, and what says so; 0 where nothing does."""
    if "then" in match.groupdict():
        return int(match["then"]), f"'{match['then']}'"
    date = text.published
    if date is None or date.latest is None or date.precision not in ("day", "month", "year"):
        return 0, ""
    return date.latest.year, f"the document's date, {date.text},"


check = checks_texts(read_text)
