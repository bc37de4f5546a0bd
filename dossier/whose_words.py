"""Whose words a stretch of text is: the document's, or ours (rules.md, principle 3)."""

from __future__ import annotations

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
