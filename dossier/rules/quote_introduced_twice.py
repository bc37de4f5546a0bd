"""A quotation is introduced twice

Holds when a verb of saying with a colon (or a comma right behind it) leads into a quotation, and behind the same
quotation, in the same sentence, somebody says it again: 'Roe stated: "We sail," Roe said'. It is one finding
for the quotation.

Silent where the quotation ends its sentence, where the words behind it lead into the next one, about "as Roe
said", and about quotations within quotations.

Read: two reports of one saying may have been run together; to whom the words belong is to be looked at.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting, TextParagraph
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentence_at

GROUP = "Quotations"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_SAID = (
    "(said|says|stated|states|wrote|writes|added|adds|declared|announced|claimed|replied|noted|explained|tweeted"
    "|posted|insisted|remarked|commented|continued)"
)
_BEFORE = regex(rf"\b{_SAID}(?:[^.!?:;,“”\"]{{0,60}}:|,)\s*$")
_AS = regex(rf"\s*(?:as|like)\s+(?:[\w’'.-]+\s+){{0,4}}{_SAID}", re.IGNORECASE)
_WHO = r"(?:he|she|they|it|the (?:[a-z]+ ){1,2}|(?:[A-Z][\w’'.-]+ ){1,4}?)"
_AFTER = regex(rf"(?:(?<=,[”\"])|,) {_WHO} ?{_SAID}\b(?!\s*:|,? that\b)")
_VERB_FIRST = regex(rf"(?:(?<=,[”\"])|,) {_SAID} (?:he|she|they|[A-Z])")
_NEAR = 120  #: characters before and behind a quotation that introduce it


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if text.language.startswith("en"):
        for paragraph in text.paragraphs:
            yield from _twice(paragraph)


def _twice(paragraph: TextParagraph) -> Iterator[Sighting]:
    words = paragraph.text
    for start, end in quoted(words):
        before = _BEFORE.search(words[max(start - _NEAR, 0) : start])
        if not before:
            continue
        after = _AFTER.match(words, end) or _VERB_FIRST.match(words, end)
        begin = sentence_at(words, start - 1)[0]
        if after and not _AS.match(words, begin):
            message = f"'{before[1]}' leads into a quotation, and '{after[1]}' follows it"
            yield Sighting(Sight(paragraph.number, after.start(1), after.end(1)), message)


check = checks_texts(read_text, english=True)
