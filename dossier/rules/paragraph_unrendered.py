"""A paragraph is accounted for nowhere, or twice

Holds for a digest in which a paragraph, up to the last that it names or that its receipt counts, stands
neither in a `{p=N}` block nor in `omits` nor in `withhold`; all of them are one finding. Holds as an error
when a paragraph that is to be withheld is rendered as well, and as a warning when a paragraph that is left
out is. Silent about sources that name no paragraphs, and about those that are only cited.

Fix: render the paragraph, or say in `omits: [{p: 7, because: furniture}]` why it is left out. What is
withheld is taken out of the body.
"""

from collections.abc import Iterator

from dossier.alone import Alone, source_of
from dossier.comparison.paragraphs import number_ranges, paragraphs_of
from dossier.findings import Coverage, Fault, Flag, Severity, locate, locate_field
from dossier.heads import Head, SourceHead
from dossier.model import Block, Place, Record

GROUP = "Our files"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    source = source_of(alone)
    if source is None:
        return
    known = paragraphs_of(source, alone.receipt)
    coverage.compared += len(known.rendered)
    if known.gaps:
        stand = "stands" if len(known.gaps) == 1 else "stand"
        where = "neither in a block nor in 'omits' or 'withhold'"
        message = f"{number_ranges(known.gaps)} {stand} {where}"
        yield Flag(locate(source, "body", _after(source, min(known.gaps))), message)
    for number in sorted(known.rendered & known.withheld):
        yield _twice(source, number, "withhold", "withheld", Severity.ERROR)
    for number in sorted(known.rendered & known.omitted - known.withheld):
        yield _twice(source, number, "omits", "left out", Severity.WARNING)


def _after(source: Record[SourceHead], gap: int) -> Place:
    """The first block that renders what comes after a gap."""
    later = [block for block in source.body.blocks if block.paragraphs and block.paragraphs[0] > gap]
    return Place(later[0].line if later else source.place("title").line, 1)


def _twice(source: Record[SourceHead], number: int, field: str, word: str, severity: Severity) -> Flag:
    block = _rendering(source, number)
    path = next(
        (f"{field}[{n}]" for n, entry in enumerate(getattr(source.head, field), 1) if number in entry.p),
        "body",
    )
    return Flag(
        where=locate(source, f"¶{number}", Place(block.line, 1)),
        message=f"¶{number} is rendered here, and is {word} elsewhere in the record",
        against=(locate_field(source, path, f"says that ¶{number} is {word}"),) if path != "body" else (),
        severity=severity,
    )


def _rendering(record: Record[Head], number: int) -> Block:
    return next(
        block for block in record.body.blocks if block.kind != "withheld" and number in block.paragraphs
    )
