"""One statement told with a word of doubt in one document, and without in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.comparison.statements import is_flat, of_one_time, same_speakers
from dossier.comparison.weight import origin_of
from dossier.corpus import Carried, Corpus


class _Told(NamedTuple):
    """Of an assertion, what tells whether another may be the same statement."""

    document: str
    origin: str
    said_by: tuple[str, ...]
    date: str


def in_doubt_elsewhere(corpus: Corpus, side: Sequence[Carried]) -> bool:
    """Whether one document is flat where another has a doubt, and both may tell one statement."""
    flat = {_key(corpus, e) for e in side if is_flat(e) and e.assertion.fits != "wider"}
    doubted = {_key(corpus, e) for e in side if not is_flat(e) and e.assertion.fits != "narrower"}
    return any(_may_be_one(corpus, one, other) for one in flat for other in doubted)


def _key(corpus: Corpus, entry: Carried) -> _Told:
    document = corpus.document(entry.source).id
    assertion = entry.assertion
    return _Told(document, origin_of(corpus, assertion, document), assertion.said_by, assertion.date)


def _may_be_one(corpus: Corpus, one: _Told, other: _Told) -> bool:
    """Whether neither two origins, nor two speakers, nor two times set two documents' statements apart."""
    apart = one.said_by and other.said_by and not same_speakers(corpus, one.said_by, other.said_by)
    stated = one.origin and other.origin
    return one.document != other.document and not stated and not apart and of_one_time(one.date, other.date)
