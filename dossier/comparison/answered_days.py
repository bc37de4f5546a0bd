"""Claims that ask when something was, and the dates that assertions answer with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.corpus import Carried
from dossier.dates import Day
from dossier.heads import ClaimHead
from dossier.patterns import regex

_WHEN = regex(
    r"(?:(?:since|until|till|by|from) )?when\b"
    r"|(?:(?:in|on|at|by|since) )?(?:what|which) (?:day|date|week|month|year|decade)\b",
    re.IGNORECASE,
)
_ANSWERS = ("asserts", "allows", "doubts", "reports")  #: whoever rejects a date, or asks for it, gives none


def asks_when(claim: ClaimHead) -> bool:
    """Whether a claim's question is for a day or a year."""
    return bool(_WHEN.match(claim.question))


def answers_when(entry: Carried) -> bool:
    """Whether an assertion gives a date for what is asked; one with a value is compared as a value."""
    assertion = entry.assertion
    given = bool(assertion.date) and not assertion.value
    return given and assertion.stance in _ANSWERS and assertion.fits != "related"


def share_no_day(spans: Iterable[tuple[Day | None, Day | None] | None]) -> bool:
    """Whether two of the spans that could be read have no day in common."""
    read = [span for span in spans if span]
    firsts = [first for first, _ in read if first]
    lasts = [last for _, last in read if last]
    return bool(firsts and lasts) and max(firsts) > min(lasts)
