"""Two footnotes lead to one work

Holds in a text of ours when two notes lead to one address, name one title by one author in one year, or
say the same in the same words: one note with two marks would do. In a document it holds only for two notes in
the same words. Silent where both notes of ours give pages or paragraphs and these differ, or lead to different
places of one page, where one is "ibid." or another short form, and where a note of a document gives a page or
only a date.

Fix: keep one of the notes and let both marks lead to it. Read: a document may repeat a note on purpose.
"""

from collections.abc import Iterator

from dossier.alone import Alone
from dossier.cited import Cited, address_of, citations_of, is_document
from dossier.comparison.bare_notes import says_only_when
from dossier.comparison.same_works import words_of
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.patterns import regex

GROUP = "Footnotes"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_NOT_WORD = regex(r"[\W_]+")


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    first: dict[str, Cited] = {}
    for cited in citations_of(alone.record):
        if cited.note is None or cited.note.citation.short:
            continue
        coverage.compared += 1
        earlier = [first.setdefault(key, cited) for key in _keys(cited)]
        other = next((each for each in earlier if each.at != cited.at and not _parts(each, cited)), None)
        if other is not None:
            yield Flag(
                where=locate(cited.record, cited.at, cited.place),
                message=f"{cited.printed} leads to the work of {other.at}",
                against=(locate(other.record, other.at, other.place),),
                fault=Fault.SOURCE if is_document(cited.record) else None,
            )


def _parts(one: Cited, other: Cited) -> bool:
    """Whether two notes lead to different places of a work."""
    places = {cited.note.citation.locator for cited in (one, other) if cited.note}
    return len(places - {None}) > 1


def _keys(cited: Cited) -> Iterator[str]:
    """What two notes of one work share: in a text of ours the address, or title with author or day; the words."""
    note = cited.note
    assert note is not None
    if is_document(cited.record):
        if note.citation.locator or says_only_when(note):
            return
    else:
        if address := address_of(cited.url):
            yield f"{address}#{(cited.url or '').partition('#')[2]}"
        elif cited.title and len(words_of(cited.title)) > 1:
            published = cited.date("published")
            by = cited.authors[0].rsplit(None, 1)[-1] if cited.authors else (cited.outlet or "")
            when = (published.edtf or "" if published else "")[: 4 if cited.authors else None]
            yield f"{words_of(cited.title)} {words_of(by.removeprefix('The '))} {when}"
    words = _NOT_WORD.sub(" ", note.phrase.text.casefold()).strip()
    if words:
        yield words
