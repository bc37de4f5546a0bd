"""Ages that stand beside their years: "born in 1950, he died in 1990 at the age of 40", "(1921–1990) died aged 69"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.patterns import regex

_DAY = r"(?:(?:[A-Z][a-z]+\.? )?\d{1,2},? )?(?:[A-Z][a-z]+\.?,? )?"
_PLACE = r"(?:,? (?:in|at|near) [A-Z][^\d,.;]{1,40})?"
_BORN = rf"\b[Bb]orn{_PLACE} (?:in|on) {_DAY}(?P<born>\d{{4}}){_PLACE}"
_AGE = r"(?:,? (?:at the age of|aged|at age) (?P<age>\d{1,3}))(?![\d.,%-]*\d)"
#: Words by which another person comes between: whose age it is cannot be told then.
_OTHER = regex(
    r"\b(?:father|mother|parents?|wife|husband|widow|sons?|daughters?|child|children|brothers?|sisters?|friend|"
    r"teacher|uncle|aunt|nephew|niece|cousin|partner|each|whose)\b"
)
_BETWEEN = r"[^\d;:“”\"]{0,80}"
_LIVES = (
    regex(rf"{_BORN},?(?P<between>{_BETWEEN})\b(?:in|on) {_DAY}(?P<then>\d{{4}}){_PLACE}{_AGE}"),
    regex(
        r"\((?:b\. |born )?(?P<born>\d{4})\s?[–-]\s?(?P<then>\d{4})\)(?P<between>[^\d.;:“”\"()]{0,60})"
        rf"\bdied{_AGE}"
    ),
    regex(
        rf"\((?:b\.|born) (?:in |on )?{_DAY}(?P<born>\d{{4}}){_PLACE}[;,] (?:d\.|died) (?:in |on )?"
        rf"{_DAY}(?P<then>\d{{4}}){_PLACE}{_AGE}\)"
    ),
)
_PRESENT = (
    regex(
        rf"[a-z], (?P<age>\d{{2}}),? (?:who (?:was |is )?|was |and (?:was )?)?born (?:in|on) {_DAY}"
        r"(?P<born>\d{4})(?=[.,;)]|$| and\b)"
    ),
    regex(
        rf"\b(?:is|now) (?P<age>\d{{1,3}})(?: years old)?,? (?:was |and was )?born (?:in|on) "
        rf"{_DAY}(?P<born>\d{{4}})(?=[.,;)])"
    ),
    regex(
        rf"{_BORN},?(?P<between>[^\d.;:“”\"]{{0,40}})\b(?:is|now) (?:now )?(?P<age>\d{{1,3}})"
        r"(?: years old| years of age| now)?(?=[.,;)]|$)"
    ),
)

#: What every text with one holds: most hold none.
HINT = ("orn ", "died")


@dataclass(frozen=True, slots=True)
class Age:
    """An age as printed, with the years beside it. Spans are offsets in the text."""

    age: tuple[int, int]
    born: tuple[int, int]
    then: tuple[int, int] | None  #: the year it is given for; None: now


def read_ages(text: str) -> Iterator[Age]:
    """The ages of persons whose year of birth is printed with them."""
    if not any(part in text for part in HINT):
        return
    for patterns, dated in ((_LIVES, True), (_PRESENT, False)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not _OTHER.search(match.groupdict().get("between") or ""):
                    yield Age(match.span("age"), match.span("born"), match.span("then") if dated else None)
