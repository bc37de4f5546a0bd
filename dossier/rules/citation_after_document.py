"""A cited date is later than the document

Holds when the earliest day that a footnote's date can mean is later than the latest day of the document's
own date: its latest printed date (updated, else published), else the date that is known otherwise, and the
message says so. Dates of publication, access and archiving are compared alike. Silent about documents
without a date and about footnotes in another language than English, which are counted, about dates that
cannot be read, and about footnotes of ours, which may cite what came after.

Source: a document can cite only what was there when it was written.

Read: the readings that would fit are ranked by what the passage, the neighbouring notes and other documents
say; the footnote itself stays as it is printed.
"""

from collections.abc import Iterator
from dataclasses import replace

from dossier.cited import Cited, CitedDate, is_document, is_english
from dossier.comparison.evidence import readings_of
from dossier.comparison.printed_notes import later_dates
from dossier.comparison.texts import notes_left_out
from dossier.corpus import Corpus, DocumentDate, document_date
from dossier.dates import parse, possible_days
from dossier.findings import DATE_UNREAD, FOREIGN, Coverage, Fault, Flag, Severity, locate_field
from dossier.prose.document import DocumentText, Sighting

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    documents = {source.id: document_date(source) for source in corpus.sources if is_document(source)}
    for source in corpus.sources:
        receipt = corpus.receipts.get(source.id)
        for flag in notes_left_out(source, receipt, "citation-after-document", copied=False):
            if own := documents.get(source.id):
                flag = replace(flag, against=(locate_field(source, own.path, "the document's own date"),))
            yield flag
    for cited in corpus.cited:
        if cited.note is None or cited.record.id not in documents:
            continue
        document = documents[cited.record.id]
        if not is_english(cited.record):
            coverage.skip(FOREIGN)
        for date in cited.dates:
            if document is None or date.days is None:
                coverage.skip(DATE_UNREAD if document else "the document has no date")
                continue
            coverage.compared += 1
            last, first = possible_days(parse(document.edtf))[1], date.days[0]
            if first and last and first > last:
                yield _flag(corpus, cited, date, document)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    """The dates in notes of a capture that our digest leaves out."""
    yield from later_dates(text)


def _flag(corpus: Corpus, cited: Cited, date: CitedDate, document: DocumentDate) -> Flag:
    role = "" if date.role == "published" else f" as the day it was {date.role}"
    known = f", known from {document.known_from}" if document.known_from else ""
    own = "the document's own date" if not known else "the document's date, not printed in our copy"
    return Flag(
        where=cited.locate(date),
        message=f"{cited.says(date)}{role}; the document is dated {document.edtf}{known}",
        against=(locate_field(cited.record, document.path, own),),
        suggestions=readings_of(corpus, cited, date, document.latest),
    )
