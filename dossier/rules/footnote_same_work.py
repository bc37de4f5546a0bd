"""Two footnotes lead to one work

Holds in a text of ours when two notes lead to one address, or say the same in the same words: one note with
two marks would do. In a document it holds only for two notes in the same words. Silent where the notes give
different pages or paragraphs or lead to different places of one page, where one is "ibid." or another short
form, and where a note of a document gives a page or only a date.

Fix: keep one of the notes and let both marks lead to it. Read: a document may repeat a note on purpose.
"""

import re
from collections.abc import Iterator

from dossier.cited import Cited, address_of, is_document
from dossier.comparison.bare_notes import says_only_when
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate

GROUP = "Footnotes"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_NOT_WORD = re.compile(r"[\W_]+")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    first: dict[tuple[str, str], Cited] = {}
    for cited in corpus.cited:
        if cited.note is None or cited.note.citation.short:
            continue
        coverage.compared += 1
        earlier = [first.setdefault((cited.record.id, key), cited) for key in _keys(cited)]
        other = next((each for each in earlier if each.at != cited.at), None)
        if other is not None:
            yield Flag(
                where=locate(cited.record, cited.at, cited.place),
                message=f"{cited.printed} leads to the work of {other.at}",
                against=(locate(other.record, other.at, other.place),),
                fault=Fault.SOURCE if is_document(cited.record) else None,
            )


def _keys(cited: Cited) -> Iterator[str]:
    """What two notes of one work share: the address in a text of ours, the words in any, and the locator."""
    note = cited.note
    assert note is not None
    locator = note.citation.locator or ""
    if is_document(cited.record):
        if locator or says_only_when(note):
            return
    elif address := address_of(cited.url):
        _, _, fragment = (cited.url or "").partition("#")
        yield f"{address}#{fragment} {locator}"
    words = _NOT_WORD.sub(" ", note.phrase.text.casefold()).strip()
    if words:
        yield f"{words} {locator}"
