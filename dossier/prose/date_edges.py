"""Whether a date stands free, or is a piece of something longer: an address, a price, a code, a name."""

from __future__ import annotations

from dossier.patterns import regex
from dossier.prose.date_lexicon import NUMBER
from dossier.prose.date_moment import Moment
from dossier.prose.date_parts import word_before
from dossier.prose.date_tokens import Run

_NUMBER_BEFORE = regex(r"[0-9][.,][0-9]+ ?$")


def number_before(text: str, start: int) -> bool:
    """ "6,107.31 August 2019": figures stand before the month that nothing explains."""
    behind = text[max(0, start - 16) : start]
    return bool(_NUMBER_BEFORE.search(behind)) and "$" not in behind


def in_address(text: str, start: int) -> bool:
    """Whether a place lies in an address on the web or of a person."""
    behind = text[max(0, start - 200) : start]
    if "@" not in behind and "://" not in behind and "www." not in behind:
        return False
    chunk = behind[max(behind.rfind(sign) for sign in " \n\t<>(") + 1 :]
    return "://" in chunk or chunk.startswith("www.") or "@" in chunk


def in_compound(run: Run, moment: Moment) -> bool:
    """ "symantec-sowbug-nov-2017", "/apr/16": a word of a longer name, held to it by a hyphen or a slash."""
    start = run.tokens[moment.first].start
    held = run.text[start - 1 : start]
    if held.isalnum():
        return True
    if not held or held not in "-/_" or not run.text[start - 2 : start - 1].isalnum():
        return False
    return run.tokens[moment.first].kind != NUMBER and word_before(run.text, start - 1).lower() not in (
        "mid",
        "early",
        "late",
        "pre",
        "post",
    )


def free_before(text: str, start: int, *, full: bool) -> bool:
    """Whether figures begin there, not in the middle of a longer number, a price, a code or an address.

    full: the date has a day; then a letter and a hyphen may stand before it, as in the name of a file.
    """
    before = text[start - 1 : start]
    if not before or before.isspace():
        return before == "" or not _digits_and_space(text, start)
    if before in "$£€¥#+\\@&%=_" and not (before in "=_" and full):
        return before == "=" and not text[start - 2 : start - 1].isalnum()
    if before == "," and text[start : start + 4].isdigit():
        return True
    if before in ".,:-–/'’":
        two = text[start - 2 : start - 1]
        if two.isdigit():
            return False
        if two.isalpha():
            return before in ",:" or (full and before in "-–")
        return True
    return not before.isalnum()


def _digits_and_space(text: str, start: int) -> bool:
    """ "+86 138-2010-2015", "000 111 82-2100": a number that goes on over a space after other figures and
    signs.
    """
    behind = text[max(0, start - 12) : start].rstrip(" ")
    return bool(behind) and behind[-1].isdigit() and behind.lstrip()[:1] == "+"


def free_after(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if not after:
        return True
    if after[0] == "T" and after[1:].isdigit():
        return True  # "2016-09-23T02:54:32Z"
    if after[0] in "%°$£€¥_@\\" or after[0].isalnum():
        return False
    if after[0] == "." and after[1:].isalpha() and text[end - 4 : end].isdigit():
        return False  # "2017-2021.state.gov", but not "report-2002-10-09.xlsx"
    return not (after[0] in ".,:-–/" and after[1:].isdigit()) and after not in ("st", "nd", "rd", "th")
