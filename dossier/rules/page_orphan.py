"""Nothing leads to a record

Holds when no other record links to, cites or names a record in a field. Silent about what readers reach
otherwise: pages, which stand in the footer; events with a date and interviews, statements and posts, which
stand on the timeline; documents whose text we hold, if they say something on a claim or name their sources;
a work that is only cited, if a footnote prints its address or its words.

Fix: link to it where it is spoken of, `[[id]]`, or take it away.
"""

from collections.abc import Iterator

from dossier.cited import is_document, printed_address
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.heads import EventHead, Head, SourceHead
from dossier.model import Record

GROUP = "Our files"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

ON_TIMELINE = ("interview", "statement", "post")


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    printed = {printed_address(cited.url) for cited in corpus.cited if cited.note}
    noted = {
        cited.record.id
        for work in corpus.works
        if any(each.note for each in work)
        for cited in work
        if not cited.note
    }
    led_to = _led_to(corpus)
    for record in corpus.records.values():
        coverage.compared += 1
        if record.id not in noted and record.id not in led_to and not _stands_alone(record, printed):
            noun = (
                f"work '{record.id}' is cited"
                if isinstance(record.head, SourceHead)
                else f"'{record.id}' is linked to"
            )
            yield Flag(
                locate_field(record, record.head.TITLE), f"{noun[0].upper()}{noun[1:]} by no other record"
            )


def _led_to(corpus: Corpus) -> set[str]:
    """The ids of the records to which another leads."""
    found: set[str] = set()
    for record in corpus.records.values():
        targets = {link.target for link in record.links}
        targets.update(reference.source for reference in record.references)
        targets.discard(record.id)
        found |= targets
    return found | {new for old, new in corpus.former.items() if old in found}


def _stands_alone(record: Record[Head], printed: set[str]) -> bool:
    """Whether readers come to it without a link."""
    head = record.head
    if isinstance(head, SourceHead):
        dated = head.kind in ON_TIMELINE and (head.published or head.updated)
        held = is_document(record) and (head.assertions or head.cites)
        return bool(dated or held or (printed_address(head.url) in printed - {""}))
    if isinstance(head, EventHead):
        return any(entry.date for entry in (*head.dates, *((head.date,) if head.date else ())))
    return record.shape == "pages"
