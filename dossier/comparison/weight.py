"""How much stands behind a claim: documents, and the origins they go back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from dossier.corpus import Carried, Corpus
from dossier.fields import Assertion
from dossier.heads import SourceHead
from dossier.model import Record


@dataclass(frozen=True, slots=True)
class Weight:
    """Documents that carry a claim (a republication is no second document) and origins they name."""

    documents: int
    origins: tuple[str, ...]  #: ids or words of the origins named, a document's own word among them
    unstated: int  #: assertions whose origin is unnamed, not stated or not recorded

    @property
    def is_of_one_origin(self) -> bool:
        """Whether several documents have all of it from one origin."""
        return self.documents > 1 and len(self.origins) == 1 and not self.unstated

    @property
    def words(self) -> str:
        """ "4 documents, 1 origin"; "4 documents, 1 origin named, 3 not stated"."""
        if not self.documents:
            return "no document"
        return f"{_count(self.documents, 'document')}, {self.origin_words}"

    @property
    def origin_words(self) -> str:
        """ "1 origin"; "origin not stated"; "1 origin named, 3 not stated"."""
        if not self.unstated:
            return _count(len(self.origins), "origin")
        if not self.origins:
            return "origin not stated"
        return f"{_count(len(self.origins), 'origin')} named, {self.unstated} not stated"


NO_WEIGHT = Weight(0, (), 0)


def weigh(corpus: Corpus, *claims: str) -> Weight:
    """Count the documents and origins of a claim, or of several together, over all stances.

    What is only related to a claim takes no stand on it; it counts where nothing else is said.
    """
    carried: list[Carried] = []
    for claim in claims:
        told = corpus.carried.get(claim, ())
        carried += tuple(entry for entry in told if entry.assertion.fits != "related") or told
    return weigh_entries(corpus, carried)


def weigh_source(corpus: Corpus, source: Record[SourceHead]) -> Weight:
    """Count the origins of what one document says on any claim."""
    return weigh_entries(
        corpus,
        [
            Carried(source, f"assertions[{number}]", assertion)
            for number, assertion in enumerate(source.head.assertions, 1)
        ],
    )


def weigh_entries(corpus: Corpus, carried: Sequence[Carried]) -> Weight:
    """Count the documents and origins behind these assertions."""
    documents = {corpus.document(entry.source).id for entry in carried}
    origins: dict[str, None] = {}
    unstated = 0
    for entry in carried:
        origin = origin_of(corpus, entry.assertion, corpus.document(entry.source).id)
        if origin:
            origins.setdefault(origin)
        else:
            unstated += 1
    return Weight(len(documents), tuple(origins), unstated)


def origin_of(corpus: Corpus, assertion: Assertion, document: str) -> str:
    """The id or words of the origin; the document's own id for "self"; "" where it is not known.

    A republication, or a former id, is the record that it stands for.
    """
    if assertion.origin == "self":
        return document
    if assertion.origin in ("", "unnamed", "not-stated"):
        return ""
    record = corpus.resolve(assertion.origin)
    if record is None:
        return " ".join(assertion.origin.split())
    if record.shape == "sources":
        return corpus.document(cast("Record[SourceHead]", record)).id
    return record.id


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
