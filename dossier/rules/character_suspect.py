"""A character that is hardly meant

Holds when a document has a digit inside a word where a letter belongs ("0ctober", "l9th"), a character of a
private-use area, a replacement character, or an invisible one inside a word. Silent about designations that
mix letters and digits ("B-52", "A4", "H2O", "4th", "COVID-19"), addresses, and code.

Read: such slips come from copying or from reading a picture by machine; the page itself may be right.
"""

from collections import Counter
from collections.abc import Iterator

from dossier.comparison.digits_in_words import slips
from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY

_WORD = regex(r"\w+")
_ODD = regex(  # the joiners belong to the spelling of other scripts
    "[\ue000-\uf8ff\ufffd\u00ad]|(?<=\\w)[\u200b\u2060\ufeff](?=\\w)|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_REASONS = ("a letter that looks like the digit",)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    printed = Counter(word for paragraph in text.paragraphs for word in _WORD.findall(paragraph.text))
    for paragraph in text.paragraphs:
        for odd in _ODD.finditer(paragraph.text):
            name = f"U+{ord(odd.group()):04X}"
            at = Sight(paragraph.number, odd.start(), odd.end())
            yield Sighting(
                at, f"¶{paragraph.number} holds the character {name}, which prints nothing readable"
            )
        for slip in slips(paragraph.text, printed):
            at = Sight(paragraph.number, slip.start, slip.end)
            message = f"'{slip.word}' has a digit where a letter belongs"
            yield Sighting(at, message, suggestions=((slip.meant, _REASONS),))


check = checks_texts(read_text)
