"""A statement of ours has no citation

Holds for paragraphs, lists, tables and quotations in our own text on whatever the documents tell of, in which
no citation, no footnote and no link to a source or claim stands; one finding for each record, with all
places. A paragraph that ends with a colon is taken together with what it introduces. Silent about headings
and pictures, about the site's own pages, which speak of the site, and about sources, whose blocks render
the document.

Fix: say how it is known: `[@source, ¶7]`.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import Head
from dossier.model import Block, CitePiece, LinkPiece, NotePiece, Place, Record

GROUP = "Provenance"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_STATEMENTS = ("paragraph", "list", "table", "quote")
_FEWEST_WORDS = 4  #: fewer are a label, not a statement


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for record in corpus.records.values():
        if record.shape in ("sources", "pages"):
            continue
        blocks = [block for block in record.body.blocks if block.kind in _STATEMENTS]
        coverage.compared += len(blocks)
        uncited = []
        for number, block in enumerate(blocks):
            introduces = block.phrase.text.rstrip().endswith(":") and number + 1 < len(blocks)
            cited = _is_cited(corpus, record, block) or (
                introduces and _is_cited(corpus, record, blocks[number + 1])
            )
            if not cited and len(block.phrase.text.split()) >= _FEWEST_WORDS:
                uncited.append(block)
        if uncited:
            places = [locate(record, "body", Place(block.line, 1), _opening(block)) for block in uncited]
            count = "A paragraph has" if len(uncited) == 1 else f"{len(uncited)} paragraphs have"
            yield Flag(
                locate(record, "body", Place(uncited[0].line, 1)),
                f"{count} no citation: {_opening(uncited[0])}",
                tuple(places[1:]),
            )


def _is_cited(corpus: Corpus, record: Record[Head], block: Block) -> bool:
    for piece in block.phrase.pieces:
        if isinstance(piece, (CitePiece, NotePiece)):
            return True
        if isinstance(piece, LinkPiece):
            target = corpus.resolve(record.links[piece.link].target)
            if target is not None and target.shape in ("sources", "claims"):
                return True
    return False


def _opening(block: Block) -> str:
    words = block.phrase.text.split()
    return f"'{' '.join(words[:8])}{' …' if len(words) > 8 else ''}'"
