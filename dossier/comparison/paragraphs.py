"""Which paragraphs of a held document a record accounts for: rendered, left out, withheld, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.corpus import Corpus
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.receipts import Receipt


@dataclass(frozen=True)
class Paragraphs:
    """Paragraphs by their numbers, from 1."""

    rendered: frozenset[int]
    omitted: frozenset[int]
    withheld: frozenset[int]
    noted: frozenset[int] = frozenset()  #: those that a footnote of the record gives
    total: int = 0  #: of the copy, by its receipt; 0 where there is none

    @property
    def known(self) -> frozenset[int]:
        return self.rendered | self.omitted | self.withheld | self.noted

    @cached_property
    def last(self) -> int:
        """The highest number that the record names or its receipt counts; 0 where neither does."""
        each = (self.rendered, self.omitted, self.withheld, self.noted)
        return max(self.total, *(max(numbers) for numbers in each if numbers), 0)

    @property
    def gaps(self) -> frozenset[int]:
        """Those up to the last that the record does not account for."""
        return frozenset(range(1, self.last + 1)) - self.known


def paragraphs_of(record: Record[Head], receipt: Receipt | None) -> Paragraphs:
    """The paragraphs of a source, by its `{p=N}` marks, `omits` and `withhold`; none for any other record.

    receipt: of the source's capture.
    """
    if not isinstance(record.head, SourceHead) or record.head.text == "none":
        return Paragraphs(frozenset(), frozenset(), frozenset())
    head, blocks = record.head, record.body.blocks
    rendered = {number for block in blocks if block.kind != "withheld" for number in block.paragraphs}
    withheld = {number for block in blocks if block.kind == "withheld" for number in block.paragraphs}
    noted = {
        checked.paragraph
        for checked in (receipt.checked if receipt else ())
        if checked.record == record.id and checked.at.startswith("footnote ") and checked.paragraph
    }
    return Paragraphs(
        noted=frozenset(noted),
        rendered=frozenset(rendered),
        omitted=frozenset(number for entry in head.omits for number in entry.p),
        withheld=frozenset(withheld | {number for entry in head.withhold for number in entry.p}),
        total=receipt.paragraphs if receipt and rendered | withheld else 0,
    )


def paragraphs_by_source(corpus: Corpus) -> Mapping[str, Paragraphs]:
    """Those of every source by its id; for `Corpus.once`."""
    return {source.id: paragraphs_of(source, corpus.receipts.get(source.id)) for source in corpus.sources}


def lasts(corpus: Corpus) -> Mapping[str, int]:
    """The last paragraph of every held document all of whose paragraphs may be named, by its id and former ids."""
    known = corpus.once(paragraphs_by_source)
    held = (source for source in corpus.sources if source.head.text != "none")
    found = {source.id: known[source.id].last for source in held if not known[source.id].withheld}
    return found | {old: found[new] for old, new in corpus.former.items() if new in found}


def places_named(head: SourceHead) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The fields of a source that name its own paragraphs, by path."""
    for number, assertion in enumerate(head.assertions, 1):
        yield f"assertions[{number}].at", assertion.at
    for number, work in enumerate(head.cites, 1):
        yield f"cites[{number}].at", work.at


def number_ranges(numbers: Iterable[int]) -> str:
    """Paragraphs as a message names them: "¶4, ¶7-9"."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"¶{first}" if first == last else f"¶{first}-{last}" for first, last in ranges)
