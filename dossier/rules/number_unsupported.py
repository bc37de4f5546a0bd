"""A figure of ours stands in no cited document

Holds when a block of our own text gives a figure in digits, outside quotation marks, and none of the held
documents that the block cites prints it, by their receipts. It is one finding for each record, with all
places.

Silent where a cited work is not held or has no receipt, which is counted; about blocks that cite nothing;
about figures in words, and figures up to twenty, which documents often print in words.

Fix: give the figure as the document prints it, or cite the document that has it.
"""

from collections.abc import Iterator

from dossier.comparison.own_texts import without_quotations
from dossier.comparison.written import place_in
from dossier.corpus import Corpus
from dossier.findings import NO_TEXT, Coverage, Fault, Flag, Severity, locate
from dossier.heads import Head
from dossier.model import Block, CitePiece, Record
from dossier.prose.figures import Figure, figures_in_digits

GROUP = "Provenance"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION

_OFTEN_IN_WORDS = 20


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    printed = {
        id: {
            figure.replace(",", "").rstrip(".")
            for kinds in receipt.particulars.values()
            for figure in kinds.get("figures", ())
        }
        for id, receipt in corpus.receipts.items()
    }
    for record in corpus.records.values():
        if record.shape in ("sources", "pages"):
            continue
        places = []
        for block in record.body.blocks:
            cited = _cited(corpus, record, block)
            if not cited or not cited <= printed.keys():
                coverage.skip(NO_TEXT, int(bool(cited)))
                continue
            coverage.compared += 1
            known = set().union(*(printed[id] for id in cited))
            lacking = [figure for figure, digits in _figures(block) if digits not in known]
            if lacking:
                words = ", ".join(f"'{figure.text}'" for figure in lacking)
                place = place_in(block, lacking[0].start, lacking[0].end)
                places.append(locate(record, block.at, place, words))
        if places:
            message = f"No cited document has {places[0].message}"
            yield Flag(places[0], message, tuple(places[1:]))


def _cited(corpus: Corpus, record: Record[Head], block: Block) -> set[str]:
    marks = [piece for piece in block.phrase.pieces if isinstance(piece, CitePiece)]
    cited = [each.source for mark in marks for each in record.references[mark.first : mark.last]]
    return {corpus.former.get(source, source) for source in cited} if cited else set()


def _figures(block: Block) -> Iterator[tuple[Figure, str]]:
    for figure in figures_in_digits(without_quotations(block.phrase.text)):
        digits = "".join(c for c in figure.text if c.isdigit() or c == ".").strip(".")
        if figure.number > _OFTEN_IN_WORDS and digits and figure.bound not in ("between", "vague"):
            yield figure, digits
