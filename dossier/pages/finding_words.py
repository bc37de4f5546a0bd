"""What a finding says, as readers read it: days in words, set quotation marks, nothing of our notation.

Messages are written once for every reader of findings, the terminal's and the data's among them; what only a
page can do better is done here.
"""

from __future__ import annotations

import re

from dossier.findings import Location
from dossier.pages.edition import date_view
from dossier.vocabulary import STANCE_WORDS

#: A day or month in our notation. What stands in quotation marks is printed so, and an address is no date.
_DAY = re.compile(r"(?<![\w'/.-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w'/-])")
_OPENING = re.compile(r"(?<![^\s(\[])'(?=\S)")
_ONE_QUOTED = re.compile(r"\w+ '(?P<words>[^']*)'")

#: Fields whose value is a word of our format or an id: nobody prints it, so it is never set as a quotation.
_NOTATION = frozenset(
    ("stance", "origin", "fits", "said_by", "via", "claim", "question", "measures", "actor", "work", "in")
)


def told(message: str) -> str:
    """A message as a sentence on a page."""
    words = set_marks(message)
    return words[:1].upper() + words[1:]


def set_marks(message: str) -> str:
    """A message with its days in words and its quotation marks set."""
    words = _DAY.sub(lambda found: date_view(found.group()).text.replace(" ", "\N{NO-BREAK SPACE}"), message)
    return _OPENING.sub("‘", words).replace("'", "’")


def is_notation(location: Location) -> bool:
    """Whether what stands at a place is our notation, and no words of a document or a record."""
    return re.sub(r"\[[0-9]+\]$", "", location.at).rpartition(".")[2] in _NOTATION


def words_at(location: Location) -> tuple[str, str]:
    """The words of a place and what is said of it, neither of them twice."""
    text, message = location.text, location.message
    if is_notation(location):
        lies = f"{text} than the claim" if text in ("wider", "narrower") else ""
        if text in STANCE_WORDS:
            message = re.sub(rf"\b{text}(?=:|$)", STANCE_WORDS[text], message, count=1)
        return "", "; ".join(filter(None, (lies, message)))
    only = _ONE_QUOTED.fullmatch(message)
    if text and only and only["words"] == text:
        return text, ""
    if text and f"'{text}'" in message:
        return "", message
    return text, message
