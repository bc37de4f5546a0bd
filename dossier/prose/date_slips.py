"""Slips in printed dates: a year with a digit too many, years the wrong way round. Each is hardly anything else."""

from __future__ import annotations

import re

from dossier.patterns import regex
from dossier.prose.date_lexicon import LABELS, NUMBER
from dossier.prose.date_moment import Moment
from dossier.prose.date_parts import follows_count, word_after, word_before
from dossier.prose.date_tokens import Run, Token

#: What may follow a year in a sentence; before any other word five figures count something.
_GOES_ON = frozenset(
    "at when and or in on to for the a by as after before with from of that until while but was were is are had has"
    " just which who where during through".split()
)
_BEFORE_YEARS = frozenset("in during for the since over throughout years period decade".split())
_EARLIEST, _LONGEST = 1800, 150
#: Where years run backwards by right, or such figures are no years: eras, lists with the newest first, results.
_NO_SLIP = regex(
    r"\bB\.? ?C\.?(?: ?E\.?)?(?![\w.])|\b(?:BP|dynasty|pharaohs?|bronze|archived?|archives|newest|back issues"
    r"|descending|reverse|votes?|scores?|points|ratio|beat|won|lead|win|ISSN|ISBN|phone|call)\b",
    re.IGNORECASE,
)
_AROUND = 200  #: characters in which such a word is looked for


def year_too_long(run: Run, at: int) -> tuple[int, int] | None:
    """ "20188" after a day or a month: the year it is likeliest meant for, and the index after it."""
    token = run.tokens[at]
    if not is_too_long(token) or token.word[:2] not in ("19", "20") or token.mark not in ("", ","):
        return None
    word, apart = word_after(run.text, token.end)
    if not apart and word.lower() not in _GOES_ON or run.text[token.end : token.end + 1] in tuple("%°$€£"):
        return None
    return int(re.sub(r"(\d)\1(?!.*(\d)\2)", r"\1", token.word)[:4]), at + 1


def is_too_long(token: Token) -> bool:
    """Whether a token is five figures, as no year has."""
    return token.kind == NUMBER and token.end - token.start == 5


def is_slip(token: Token) -> bool:
    """Whether a token of a date is not printed as it is meant."""
    return token.slip or is_too_long(token)


def backwards(first: int, left: Moment, right: Moment) -> Moment | None:
    """ "2014–1975": two bare years of which the second is the earlier; weak."""
    bare = left.last == left.first + 1 and right.last == right.first + 1 and left.weak and right.weak
    if not bare or left.year is None or right.year is None or left.month or right.month:
        return None
    if not _EARLIEST <= right.year < left.year <= right.year + _LONGEST:
        return None
    others = (f"{right.year}/{left.year}",)
    return Moment(first, right.last, problem="reversed", others=others, weak=True)


def stands_backwards(run: Run, moment: Moment) -> bool:
    """Whether two such years stand where a stretch of time is called for, and nothing explains their order."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    text, before = run.text, word_before(run.text, first.start).lower()
    if last.end - last.start != 4 or follows_count(run, last) or before in LABELS:
        return False
    if _NO_SLIP.search(text, max(0, first.start - _AROUND), last.end + _AROUND):
        return False
    behind = text[max(0, first.start - 3) : first.start].rstrip(" ")
    if behind.endswith(("(", "[")):
        return text[last.end : last.end + 1] in (")", "]", ",", ";")
    if behind.endswith(":"):
        label = word_before(text, text.rindex(":", 0, first.start)).lower()
        return label.isalpha() and label not in LABELS and word_after(text, last.end)[1]
    return before in _BEFORE_YEARS and text[first.start - 1 : first.start] == " "
