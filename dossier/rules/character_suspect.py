"""A character that is hardly meant

Holds when a document has a digit inside a word where a letter belongs ("0ctober", "l9th"), a character of a
private-use area, a replacement character, or an invisible one inside a word. Silent about designations that
mix letters and digits ("B-52", "A4", "H2O", "4th", "COVID-19"), addresses, and code.

Read: such slips come from copying or from reading a picture by machine; the page itself may be right.
"""

import re
from collections import Counter
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.dates import MONTHS
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"(?:\[\d{1,3}\])+$")
_SLIP = re.compile(
    r"[01][a-z]{3,}|[A-Z]?[a-z]{2,}[01][a-z]{2,}|(?:[A-Z][a-z]{2,}|[a-z]{3,})[35][a-z]{3,}|l\d{1,3}(?:st|nd|rd|th)"
)
#: Near the edge of a word a digit may count something ("v1beta", "beta1a"), so that more must speak for a letter.
_EDGE = re.compile(
    r"(?![VvFfXx]1)(?:[A-Za-z][01][a-z]{4,}|[A-Z][a-z][01][a-z]{2,}|[A-Za-z][a-z]{2,}(?:0[nrwmp]|1[ly]))"
)
_SHORT = re.compile(
    r"[A-Za-z][01][a-z]{2,4}|[A-Z]?[a-z]{2,3}[01][a-z]"
)  #: a slip if the word stands elsewhere
_ODD = re.compile(  # the joiners belong to the spelling of other scripts
    "[\ue000-\uf8ff\ufffd\u00ad]|(?<=\\w)[\u200b\u2060\ufeff](?=\\w)|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_EDGES = "“”‘’\"'()[]{},.;:!?…"
_MEANT = {"0": "o", "1": "l", "3": "e", "5": "s"}
_NO_WORD = re.compile(r"^(?:sha|utf|md|log|base)[01]|[/@\\_=]|\.\w|www|http|\d{2}")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    printed = Counter(word for paragraph in text.paragraphs for word in _WORD.findall(paragraph.text))
    for paragraph in text.paragraphs:
        for odd in _ODD.finditer(paragraph.text):
            name = f"U+{ord(odd.group()):04X}"
            at = Sight(paragraph.number, odd.start(), odd.end())
            yield Sighting(
                at, f"¶{paragraph.number} holds the character {name}, which prints nothing readable"
            )
        for token in _TOKEN.finditer(paragraph.text):
            word = _NOTE.sub("", token.group()).strip(_EDGES)
            word = re.split(r"[(\[]", word)[-1] if "(" in word or "[" in word else word
            if any(c.isdigit() for c in word) and not _NO_WORD.search(word):
                meant = "".join(_MEANT.get(c, c) for c in word)
                once = printed[word] == 1  # a name that is spelt so returns
                if not _SLIP.fullmatch(word) and not (
                    once and (_EDGE.fullmatch(word) or _SHORT.fullmatch(word) and printed[meant])
                ):
                    continue
                start = token.start() + token.group().index(word)
                meant = meant.capitalize() if meant.capitalize() in MONTHS else meant
                at = Sight(paragraph.number, start, start + len(word))
                message = f"'{word}' has a digit where a letter belongs"
                yield Sighting(at, message, suggestions=((meant, ("a letter that looks like the digit",)),))


check = checks_texts(read_text)
