"""Where each document had it from: the descent of what is said on one claim, as a stemma draws it.

Documents stand below, what they go back to above, who passed it on between. What is only related to the
claim takes no stand on it and is drawn only where nothing else is. Source of the form: the stemma codicum of
textual criticism (Maas, Textkritik, 1927).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from dossier.corpus import Carried, Corpus
from dossier.heads import SourceHead
from dossier.model import Record

#: What stands in place of an origin that is named.
UNNAMED = ("self", "not-stated", "unnamed", "")


class Unnamed(NamedTuple):
    """What stands above a document, or above who passed it on, where no origin is named."""

    below: str
    end: str  #: one of UNNAMED


Name = str | Unnamed  #: of a record its id; else words


@dataclass(frozen=True, slots=True)
class Strand:
    """One assertion, and the way that leads from its document up to where that had it from."""

    carried: Carried
    document: str  #: the id of the document, for a republication that of the first publication
    steps: tuple[str, ...]  #: from above the document to the origin, ids of records or words
    end: str  #: the last of `steps` where an origin is named, else one of UNNAMED

    @property
    def way(self) -> tuple[str, ...]:
        """From the document upwards."""
        return (self.document, *self.steps)


@dataclass(frozen=True, slots=True)
class Stemma:
    """What is said on a claim, and where it comes from."""

    strands: tuple[Strand, ...]  #: documents in the order of their dates

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(strand.document for strand in self.strands))

    @property
    def lines(self) -> tuple[tuple[Name, Name], ...]:
        """Every line to draw, from above to below; each once."""
        pairs: list[tuple[Name, Name]] = []
        for strand in self.strands:
            pairs += zip(strand.way[1:], strand.way, strict=False)
            if strand.end in UNNAMED:
                pairs.append((Unnamed(strand.way[-1], strand.end), strand.way[-1]))
        return tuple(dict.fromkeys(pairs))

    def gathered(self) -> dict[str, tuple[str, ...]]:
        """Documents of one descent under the first of them, each once; one that others go back to alone."""
        above: dict[Name, set[str]] = {name: set() for name in self.documents}
        for upper, lower in self.lines:
            above.setdefault(lower, set()).add("\n" + upper.end if isinstance(upper, Unnamed) else upper)
        sources = {upper for upper, _ in self.lines}
        found: dict[frozenset[str], list[str]] = {}
        for document in self.documents:
            descent = above[document] | ({document} if document in sources else set())
            found.setdefault(frozenset(descent), []).append(document)
        return {together[0]: tuple(together) for together in found.values()}

    def levels(self) -> tuple[tuple[Name, ...], ...]:
        """What stands on each level, the uppermost first; each below all that it goes back to.

        Documents that nothing goes back to share the lowest level; what stands for an origin without a name
        is right above its document. A circle is cut where it closes.
        """
        above: dict[Name, list[Name]] = {name: [] for name in self.documents}
        below: dict[Name, Name] = {}
        for upper, lower in self.lines:
            above.setdefault(upper, [])
            above.setdefault(lower, []).append(upper)
            below[upper] = lower
        depths = _depths(above)
        leaves = set(above) - set(below)
        floor = max((depth + (name not in leaves) for name, depth in depths.items()), default=0)
        depths.update(dict.fromkeys(leaves, floor))
        rows: list[list[Name]] = [[] for _ in range(floor + 1)]
        for name in above:
            rows[depths[below[name]] - 1 if isinstance(name, Unnamed) else depths[name]].append(name)
        return tuple(tuple(row) for row in rows if row)


def stemma(corpus: Corpus, claim: str) -> Stemma:
    """The stemma of a claim; without strands where nothing is said on it."""
    told = corpus.carried.get(claim, ())
    carried = tuple(entry for entry in told if entry.assertion.fits != "related") or told
    return Stemma(tuple(_strand(corpus, entry) for entry in carried))


def _strand(corpus: Corpus, entry: Carried) -> Strand:
    document, origin = corpus.document(entry.source).id, entry.assertion.origin
    steps = dict.fromkeys(_name(corpus, passed_on) for passed_on in entry.assertion.via)
    if origin in UNNAMED:
        steps.pop(document, None)
        return Strand(entry, document, tuple(steps), origin)
    named = _name(corpus, origin)
    if named == document:  # a document that gives itself by its id
        return Strand(entry, document, (), "self")
    for name in (named, document):
        steps.pop(name, None)
    return Strand(entry, document, (*steps, named), named)


def _name(corpus: Corpus, origin: str) -> str:
    """The id of the record that is meant, of a republication its first publication; else the words."""
    record = corpus.resolve(origin)
    if record is None:
        return " ".join(origin.split())
    if record.shape == "sources":
        return corpus.document(cast("Record[SourceHead]", record)).id
    return record.id


def _depths(above: Mapping[Name, list[Name]]) -> dict[Name, int]:
    """How many levels stand over each name. Without recursion, as chains may be long."""
    depths: dict[Name, int] = {}
    for start in above:
        stack: list[Name] = [start]
        open_: set[Name] = set()
        while stack:
            name = stack[-1]
            open_.add(name)
            missing = [upper for upper in above[name] if upper not in depths and upper not in open_]
            if missing:
                stack += missing
                continue
            stack.pop()
            depths.setdefault(name, 1 + max((depths.get(upper, -1) for upper in above[name]), default=-1))
    return depths
