"""What others take away as data. The caveat travels with each of it; what is withheld or a draft is in none.

Two kinds of files: those of one record beside its page, and those of the whole dossier. Of the latter, the two that
hold everything are joined from the former, so that after an edit nothing else is made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import cast

from dossier.exports.catalogue import Form, forms
from dossier.exports.data_page import data_page
from dossier.exports.database import PATH as DATABASE
from dossier.exports.database import database
from dossier.exports.record_data import record_json
from dossier.exports.references import source_files
from dossier.exports.site_map import ROBOTS, robots
from dossier.exports.whole import PATH as WHOLE
from dossier.exports.whole import whole_json
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages import Page, Unit
from dossier.pages.chrome import DATA
from dossier.pages.edition import Edition

__all__ = ["Form", "data_files", "data_path", "data_unit", "everything", "forms", "record_json", "site_files"]

Files = Iterable[tuple[str, str]]  #: path from the root of the site, and text


def data_files(edition: Edition) -> Iterator[tuple[Record[Head], Callable[[], Files]]]:
    """The files of data beside each record's page; made when they are asked for."""
    return ((record, partial(_of_record, edition, record)) for record in edition.corpus.records.values())


def data_unit(edition: Edition) -> Unit:
    """The page that tells of the data."""
    return Unit(DATA, lambda: [Page(DATA, data_page(edition))])


def data_path(edition: Edition, record: Record[Head]) -> str:
    """Where the data of a record lies, from the root of the site."""
    return edition.path(record).removesuffix(".html") + ".json"


def site_files(edition: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    """The files of the whole dossier that are made from the edition; each by its path, made when it is asked for."""
    for form in forms(edition):
        if form.text is not None:
            yield form.path, partial(form.text, edition)
    yield ROBOTS, partial(robots, edition)


def everything(edition: Edition, records: Callable[[], Iterable[bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files that hold everything.

    records: gives the JSON text of each record, in the order of the corpus; asked for each file, so that nobody has
    to hold them all.
    """
    yield WHOLE, whole_json(edition, records())
    yield DATABASE, database(edition, map(json.loads, records()))


def _of_record(edition: Edition, record: Record[Head]) -> Files:
    yield data_path(edition, record), record_json(edition, record)
    if isinstance(record.head, SourceHead):
        yield from source_files(edition, cast("Record[SourceHead]", record))
