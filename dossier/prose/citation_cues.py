"""Words in a citation that say what a date is the date of: "Retrieved", "Archived on", "Last updated"."""

import re

from dossier.patterns import regex
from dossier.prose.citation_dates import WEEKDAY_PATTERN

MASK = "\ufffc"  #: stands, repeated, where an address stood

#: Such a word says it only where a clause begins: "an update February 2025" is a title.
_CLAUSE = (
    rf"(?:^|[.,;:()\[\]—–|/\"”’>{MASK}-]\s{{0,3}}|\s\s)"
    r"(?:(?:this\s)?(?:web\s?)?(?:page|site|article|document|website)\s(?:was\s)?)?(?P<word>)"
)
#: What may stand between the word and the date: "(PDF)", "from ADDRESS", "on", "17:02,", "Thu".
_UNTIL = (
    rf"(?:\s?\([^()]{{0,20}}\))?(?:\s?(?:from|at|via|through|by)\b[^.;]{{0,40}}?{MASK}+|\sfrom\s(?:the\s)?original)?"
    r"[\s:,.\[(]{0,3}(?:(?:on|in|the|date|at|was|as\sof)\b[\s:]{0,2}){0,2}"
    r"(?:\d\d?:\d\d(?:\s?[ap]\.?m\.?)?[\s,]{1,2}(?:[A-Z]{2,4},?\s)?)?"
    rf"(?:{WEEKDAY_PATTERN}\b\.?,?\s)?$"
)
_ACCESS = (
    r"(?:date\s)?(?:last\s|first\s|most\srecently\s)?(?:retrieved|accessed|visited|viewed|checked|consulted|cited|read"
    r"|retrieval|access|seen|(?:web|cit|vid)(?=\.))(?:\s(?:date|online|last))?"
)
_PUBLICATION = (
    r"(?:published|posted|first\sonline|publication\sdate|released|issued|dated|effective|uploaded|broadcast|aired|created|date"
    r"|tweeted|filed)(?:\sonline)?(?:\sby\s[^.;]{1,60}?\son)?"
)
_YET = (
    r"(?:(?:is\s)?forthcoming|in\spress|in\spreparation|(?:expected\s)?to\s(?:appear|be\spublished)|under\sreview"
    r"|publication\s(?:expected|planned)|expected(?:\spublication)?)"
)
_WORDS = {
    "archived": r"(?:archived|archive\sdate|captured|snapshot|cached)",
    "accessed": _ACCESS,
    "updated": r"(?:(?:last|date)\s)?(?:updated|modified|revised|edited|amended)",
    "original": r"(?:originally|original|first|work)\s(?:work\s)?(?:published|publication|printed|aired)",
    "published": _PUBLICATION,
    "forthcoming": _YET,
}
_CUES = {role: regex(_CLAUSE + words + _UNTIL, re.IGNORECASE) for role, words in _WORDS.items()}
_BEHIND = 90  # code points read before a date

#: Where the words on access, archive and address begin that have no date behind them.
_TAIL = regex(
    rf"(?<![\w“\"‘])[\[(]?\s?(?:{_ACCESS}|archived(?:\s\(\w{{1,8}}\))?|available|online)(?:\sonline)?"
    r"(?:\s(?:from|at|via|through|on|under)\b|:)(?:\s(?:the\soriginal|(?:the\s)?[\w.' ]{1,40}:))?"
    rf"[\s:<]{{0,3}}{MASK}"
    r"|(?<![\w“\"‘])(?:\[online\]|archived\s(?:\([^()]{1,12}\)\s)?from\sthe\soriginal|doi:\s?10\.|available\s(?:at|from):\s)"
    rf"|{MASK}+",
    re.IGNORECASE,
)

_YET_AFTER = regex(rf"[\s,;]{{0,3}}[(\[]?{_YET}(?=\s?(?:[.,;:)\]]|$))", re.IGNORECASE)
_YET_ALONE = regex(
    rf"[(\[]\s?{_YET}(?:[\s,.:;]{{1,3}}(?:in\s)?(?:[a-z]{{3,9}}\.?\s)?(?:\d{{1,2}},?\s)?\d{{4}})?\s?[)\]]",
    re.IGNORECASE,
)


def forthcoming_after(text: str, end: int) -> bool:
    """Whether words behind a date call it one of a work yet to come: "2019, in press", "2019 (forthcoming)"."""
    return _YET_AFTER.match(text[end : end + 60]) is not None


def forthcoming_bracket(text: str) -> tuple[int, int] | None:
    """Where a bracket stands that says a work is yet to come: "(forthcoming)", "(in press, 2019)"."""
    match = _YET_ALONE.search(text)
    return match.span() if match else None


def role_before(text: str, start: int) -> tuple[str | None, int]:
    """The role that the words before a date give it, and where those words begin.

    text: addresses masked. start: of the date. Roles: archived, accessed, updated, original, published,
    forthcoming; None where no word says one.
    """
    offset = max(0, start - _BEHIND)
    before = text[offset:start]
    for role, pattern in _CUES.items():
        if match := pattern.search(before):
            return role, offset + match.start("word")
    return None, start


def tails(text: str) -> list[int]:
    """Where words on access, archive or address begin; an address that opens the citation is left out."""
    return [match.start() for match in _TAIL.finditer(text) if match.start() > 3]
