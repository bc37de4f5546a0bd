"""Letters of two scripts stand in one word

Holds when one word has Latin and Cyrillic letters, or among the letters of one script Greek ones that look
like its own: "Нarbour" with a Cyrillic first letter. Searches miss such a word. Silent about words parted by
a hyphen or an apostrophe, about symbols and units ("μm", "ΔT"), and about Chinese, Japanese and Korean.

Fix: type the word anew in one script; in a document it stays as it is printed.
"""

from collections.abc import Iterator

from dossier.alone import Alone
from dossier.comparison.mixed_scripts import mixed_words
from dossier.comparison.texts import checks_texts
from dossier.comparison.written import place_in
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate, locate_field
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Names"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_MANY = 5  #: words that one message names


def read_text(text: DocumentText) -> Iterator[Sighting]:
    for paragraph in text.paragraphs:
        for start, end in mixed_words(paragraph.text):
            word = paragraph.text[start:end]
            yield Sighting(Sight(paragraph.number, start, end), f"'{word}' has letters of two scripts")


_in_documents = checks_texts(read_text)


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for flag in _in_documents(corpus, coverage):
        yield Flag(flag.where, flag.message, fault=Fault.COPY, capture=flag.capture)


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    coverage.compared += len(record.places)
    foreign = {path for path, place in record.places.items() if not place.text.isascii()}
    parents = {path[: max(path.rfind("."), path.rfind("["), 0)] for path in foreign and record.places}
    for path in sorted(foreign - parents):
        if words := _words(record.places[path].text):
            yield Flag(locate_field(record, path), f"{words} has letters of two scripts")
    for block in record.body.blocks:
        if block.paragraphs and getattr(record.head, "text", "") == "full":
            continue
        coverage.compared += 1
        for start, end in mixed_words(block.phrase.text):
            where = locate(record, block.at, place_in(block, start, end))
            yield Flag(where, f"'{block.phrase.text[start:end]}' has letters of two scripts")


def _words(text: str) -> str:
    found = dict.fromkeys(f"'{text[start:end]}'" for start, end in mixed_words(text))
    return ", ".join(list(found)[:_MANY])
