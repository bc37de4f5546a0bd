"""Documents in a word or two, told apart: what a choice of documents offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.assertions import document_date_words
from dossier.pages.edition import Edition
from dossier.pages.running_text import document_words

#: Stands between the values of an entry for static/js/filter.js, so in none of them.
BETWEEN = "|"


def document_names(edition: Edition, sources: Iterable[Record[SourceHead]]) -> Mapping[str, str]:
    """Id → the outlet; with the date where an outlet has several documents, with the id where that is not enough."""
    every = {source.id: source for source in sources}
    names = {id: document_words(edition, id).replace(BETWEEN, "/") for id in every}
    names = _told_apart(names, {id: document_date_words(source) for id, source in every.items()})
    return _told_apart(names, {id: id for id in every})


def _told_apart(names: Mapping[str, str], further: Mapping[str, str]) -> dict[str, str]:
    counts = Counter(names.values())
    return {id: f"{name}, {further[id]}" if counts[name] > 1 else name for id, name in names.items()}
