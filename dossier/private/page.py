"""A document's page with its full text beside the digest, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dossier import views
from dossier.heads import SourceHead
from dossier.model import Block, Record
from dossier.pages.edition import Edition
from dossier.pages.sheet import left_out_words, reason_words
from dossier.pages.source_page import source_page
from dossier.private.capture import Part, Shown, read_part
from dossier.private.marks import KINDS, Mark, marks_of
from dossier.views import AlignedRow, FullParagraph, Link, Passage, Seen

BANNER = (
    "Private: not to be published. This page shows the document’s full text and exists in this preview alone."
)
PUBLISHED = "published"  #: query that asks for the page as it is published
#: What a link at the end of a stretch is called, where the stretch itself leads elsewhere.
SHORT = {"mention": "name", "quotation": "quoted", "note": "note", "finding": "finding"}


def private_page(
    edition: Edition, source: Record[SourceHead], captures: Path
) -> views.PrivateSourcePage | None:
    """The page with the capture's text; None where the record names none or the folder has it not.

    Never raises for what a capture holds: what cannot be read is told on the page.
    """
    capture = source.head.capture
    if capture is None or source.head.text == "none" or not (captures / capture.file).exists():
        return None
    page = source_page(edition, source)
    assert isinstance(page, views.SourcePage)
    try:
        part = read_part(captures / capture.file)
        limits = part.limits
    except (OSError, ValueError) as error:
        part, limits = Part("", (), ""), f"The copy cannot be shown: {error}."
    marks = marks_of(edition, source, part)
    common = {field.name: getattr(page, field.name) for field in fields(views.SourcePage)}
    common["chrome"] = replace(page.chrome, draft=BANNER, noindex=True, canonical="", data=None)
    return views.PrivateSourcePage(
        **common,
        rows=tuple(_rows(source, page, part, marks)),
        legend=_legend(marks),
        limits=limits,
        published=Link("The page as it is published", f"?{PUBLISHED}"),
    )


def _legend(marks: Mapping[int, Sequence[Mark]]) -> tuple[views.LegendItem, ...]:
    counts = Counter(mark.kind for several in marks.values() for mark in several)
    return tuple(views.LegendItem(kind, words, f"{counts[kind]:,}") for kind, words in KINDS.items())


# -- alignment ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Run:
    """Paragraphs that stand in one row because a block renders them together, and the blocks that do."""

    first: int
    last: int
    passages: list[Passage]


def _rows(
    source: Record[SourceHead], page: views.SourcePage, part: Part, marks: Mapping[int, Sequence[Mark]]
) -> Iterator[AlignedRow]:
    """Every paragraph of the copy in its order, beside the blocks that render it; blocks of none at their place."""
    shown = {paragraph.number: paragraph for paragraph in part.paragraphs}
    hidden = {number: omission.because for omission in source.head.withhold for number in omission.p}
    omitted = {number: omission.because for omission in source.head.omits for number in omission.p}
    passages = page.body.passages if page.body else ()
    runs = _runs(zip(source.body.blocks, passages, strict=True))
    covered = {number for run in runs for number in range(run.first, run.last + 1)}
    alone = [_Run(number, number, []) for number in shown if number not in covered]
    for run in sorted([*runs, *alone], key=lambda run: run.first):
        numbers = range(run.first, run.last + 1)
        paragraphs = tuple(
            _paragraph(shown[number], marks.get(number, ()), hidden.get(number))
            for number in numbers
            if number in shown
        )
        told = ""
        if not run.passages:
            because = omitted.get(run.first)
            told = f"Left out of the digest: {left_out_words(because)}." if because else "Not in the digest."
            told = "Not rendered." if run.first in hidden else told
        yield AlignedRow(tuple(run.passages), paragraphs, told)


def _runs(blocks: Iterable[tuple[Block, Passage]]) -> list[_Run]:
    """The blocks by the paragraphs that they render; a block that renders none goes with the next that does."""
    waiting: list[Passage] = []
    found: list[_Run] = []
    for block, passage in blocks:
        if not block.paragraphs:
            waiting.append(passage)
            continue
        found.append(_Run(block.paragraphs[0], block.paragraphs[-1], [*waiting, passage]))
        waiting = []
    joined: list[_Run] = []
    for run in sorted(found, key=lambda run: run.first):
        if joined and run.first <= joined[-1].last:
            joined[-1].last = max(joined[-1].last, run.last)
            joined[-1].passages += run.passages
        else:
            joined.append(run)
    if waiting:
        end = joined[-1].last + 1 if joined else 1
        joined.append(_Run(end, end - 1, waiting))  # behind the last, beside no paragraph
    return joined


def _paragraph(shown: Shown, marks: Sequence[Mark], withheld: str | None) -> FullParagraph:
    label, id = f"¶{shown.number}", f"full-{shown.number}"
    if withheld is not None:
        return FullParagraph(label, id, note=f"Withheld here too: {reason_words(withheld)}.")
    return FullParagraph(
        label, id, tuple(stretches(shown.text, marks)), "The paragraph goes on." if shown.cut else ""
    )


# -- marks -------------------------------------------------------------------------------------------


def stretches(text: str, marks: Sequence[Mark]) -> Iterator[Seen]:
    """The text cut at every end of a mark, each piece with all that is known of it; together they are the text.

    A piece leads to where the shortest mark on it leads; the others are links at their own end.
    """
    edges = sorted({0, len(text)} | {edge for mark in marks for edge in (mark.start, mark.end)})
    ordered = sorted(marks, key=lambda mark: mark.start)
    active: list[Mark] = []
    led: set[tuple[int, int, str]] = set()  #: what a link is given to; several of one kind need but one
    begun = 0
    for start, end in zip(edges, edges[1:], strict=False):
        while begun < len(ordered) and ordered[begun].start <= start:
            active.append(ordered[begun])
            begun += 1
        active = [mark for mark in active if mark.end > start]
        leading = min(
            (mark for mark in active if mark.href),
            key=lambda mark: (mark.end - mark.start, mark.kind),
            default=None,
        )
        if leading:
            led.add(_extent(leading))
        ends: dict[tuple[int, int, str], Link] = {}
        for mark in active:
            if mark.end == end and mark.href and _extent(mark) not in led:
                ends.setdefault(_extent(mark), Link(SHORT[mark.kind], mark.href))
        yield Seen(
            text[start:end],
            tuple(kind for kind in KINDS if any(mark.kind == kind for mark in active)),
            "; ".join(dict.fromkeys(mark.title for mark in active)),
            leading.href if leading else "",
            tuple(ends.values()),
        )


def _extent(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind
