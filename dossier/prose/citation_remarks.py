"""A remark before a citation: "The contract runs until December 31, 2025; see Ada Pen, …".

What a note says of its own is no part of the citation, and the days in it are not the work's. Only what reads
as a sentence is a remark: a first citation, before "see also" and a second one, must stay the first.
"""

import re
from collections.abc import Sequence

from dossier.patterns import regex
from dossier.prose.citation import PrintedDate
from dossier.prose.citation_cues import MASK, role_before
from dossier.prose.citation_dates import is_year_only
from dossier.prose.citation_names import is_name, names_end

_SIGNAL = regex(
    r"(?:[;,.:(–—]\s{0,2}|\s)(?P<at>(?:see(?:\salso|\sgenerally|,?\se\.\s?g\.,?)?|cf\.|quoted\sin|cited\sin|according\sto)"
    r"\s(?=[A-ZÀ-Þ“\"‘«\ufffc]))|;\s{1,2}(?P<bare>(?=[A-ZÀ-Þ“\"‘«]))",
    re.IGNORECASE,
)
#: What a clause begins with that only leads to a citation: "As of May 2019, see", "For a list, see".
_LEADING = regex(
    r"\s{0,4}(?:as\s(?:of|to|for)|for|on|about|regarding|concerning|since|until|by|in|from|after|before|although"
    r"|while|when)\s",
    re.IGNORECASE,
)
_NOUN_FOLLOWS = regex(
    r"\s{0,4}(?:the|this|that|these|those|a|an|it|he|she|they|we|i|its|his|her|their)\s", re.I
)
#: A verb in the middle of a sentence; participles that a citation uses as well are none.
_VERB = regex(
    r"\s(?:(?!(?:publish|post|updat|deliver|dat|issu|sign|releas|record|adopt|access|retriev|archiv|fil|edit|translat"
    r"|print|upload|quot|cit|conduct|revis|submitt|air|unit)ed\b)[a-z]{2,20}ed|is|was|are|were|has|have|had|will"
    r"|would|did|does|took|takes|began|begins|ran|runs|held|left|came|went|fell|met|made|gave|said|told|wrote|became"
    r"|won|lost|grew|rose|stood|sank|broke|led|sent|saw|kept|paid|bought|sold|built|ends|expires|lasts|dates)(?=\s)"
)
_THIRD_PERSON = regex(
    r"\s[a-z]{2,20}[a-rt-z]s(?=\s(?:until|on|in|from|since|to|at|by|through|for|before|after)\s)"
)
_IN_PROSE = regex(r"(?:^|\s)[a-z]{2,12}\s{1,2}$")  # "until", "on", "of"; a citation's date follows a stop
_LONGEST = 600  # code points of a remark


def remark_end(text: str, dates: Sequence[PrintedDate], quoted: Sequence[tuple[int, int]]) -> int:
    """Where the citation begins behind a remark, "see" included; 0 where the text begins with the citation.

    text: addresses masked. dates: all dates in it. quoted: the titles in quotation marks.
    """
    for match in _SIGNAL.finditer(text[: _LONGEST + 40]):
        end = match.end("bare") if match["at"] is None else match.start("at")
        lead = text[:end]
        if MASK in lead or any(start < end for start, _ in quoted):
            return 0
        within = [date for date in dates if date.start < match.start()]
        if not any(date.start > end for date in dates):
            return 0  # nothing behind it that could be dated
        if _is_remark(text[: match.start()], within, signalled=match["at"] is not None):
            return end
    return 0


def is_remark(text: str, dates: Sequence[PrintedDate]) -> bool:
    """Whether a text is a remark and nothing else: "The contract runs until December 31, 2025."."""
    return 0 < len(dates) and len(text) <= _LONGEST and _is_remark(text, dates, signalled=False)


def _is_remark(lead: str, dates: Sequence[PrintedDate], *, signalled: bool) -> bool:
    if names_end(lead) or is_name(lead.split(",")[0]) or not lead.strip():
        return False
    if not all(_is_in_prose(lead, date) for date in dates):
        return False
    if _LEADING.match(lead):
        return signalled
    said = _VERB.search(lead) or _NOUN_FOLLOWS.match(lead) and _THIRD_PERSON.search(lead)
    if not said or not dates:
        return False
    return signalled or any(not is_year_only(date) for date in dates) or _NOUN_FOLLOWS.match(lead) is not None


def _is_in_prose(lead: str, date: PrintedDate) -> bool:
    before = lead[max(0, date.start - 20) : date.start]
    return _IN_PROSE.search(before.lower() if date.start < 12 else before) is not None and (
        role_before(lead, date.start)[0] is None
    )
