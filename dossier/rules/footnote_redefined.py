"""Two footnotes have one label

Holds when a label is defined a second time, even in the same words. Readers see both notes; a mark leads to
the first. In a document the two stand as it prints them. Silent about one note with several marks.

Fix: in a text of ours, give one of the two another label. Read: in a document, both notes, and which of
them the mark means.
"""

from collections.abc import Iterator
from dataclasses import replace

from dossier.cited import is_document
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity
from dossier.rules import mistakes_of

GROUP = "Footnotes"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += sum(len(record.body.notes) for record in corpus.all_records)
    documents = {record.file for record in corpus.all_records if is_document(record)}
    for flag in mistakes_of(corpus, "footnote-redefined"):
        if flag.where.file in documents:
            flag = replace(flag, severity=Severity.NOTE, fault=Fault.SOURCE)
        yield flag
