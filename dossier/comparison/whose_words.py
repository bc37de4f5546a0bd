"""Whose words a stretch of text is: the document's, or ours (rules.md, principle 3)."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.cited import is_document
from dossier.heads import Head, SourceHead
from dossier.model import Block, Record


def is_documents_own(record: Record[Head], block: Block, start: int, end: int) -> bool:
    """Whether the characters from start to end of a block's plain text are a document's words.

    That is every block of a full text; in a digest and in texts of ours what stands in a quotation.
    """
    if isinstance(record.head, SourceHead) and record.head.text == "full" and is_document(record):
        return True
    text = block.phrase.text
    for quotation in record.body.quotations:
        if quotation.at == block.at:
            begin = text.find(quotation.text, max(end - len(quotation.text), 0))
            if 0 <= begin <= start:
                return True
    return False


def words_of_source(record: Record[Head]) -> Iterator[tuple[str, str]]:
    """The fields of a held source that hold the document's own words, by path: title, quote, hedge, value."""
    head = record.head
    if not isinstance(head, SourceHead) or not is_document(record):
        return
    if not head.title.known_from:
        yield "title", head.title.value
    for number, assertion in enumerate(head.assertions, 1):
        words = {
            "quote": assertion.quote.text if assertion.quote else "",
            "hedge": assertion.hedge.word if assertion.hedge else "",
            "value": assertion.value,
        }
        for field, text in words.items():
            if text:
                yield f"assertions[{number}].{field}", text
