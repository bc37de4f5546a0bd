"""What others take away as data. The caveat travels with each of it; what is withheld or a draft is in none."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.exports.record_data import record_json
from dossier.pages.edition import Edition


def data_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every file of data beside the pages: its path from the root of the site, and its text."""
    for record in edition.corpus.records.values():
        yield edition.path(record).removesuffix(".html") + ".json", record_json(edition, record)
