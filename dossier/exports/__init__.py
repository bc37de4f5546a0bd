"""What others take away as data. The caveat travels with each of it; what is withheld or a draft is in none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dossier.exports.record_data import record_json
from dossier.heads import Head
from dossier.model import Record
from dossier.pages.edition import Edition


def data_files(edition: Edition) -> Iterator[tuple[Record[Head], Callable[[], tuple[str, str]]]]:
    """Every file of data beside the pages, with its record; made when it is asked for, as path and text."""
    return ((record, partial(_record, edition, record)) for record in edition.corpus.records.values())


def _record(edition: Edition, record: Record[Head]) -> tuple[str, str]:
    return edition.path(record).removesuffix(".html") + ".json", record_json(edition, record)
