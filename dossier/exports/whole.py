"""A dossier as one JSON object: the data of every record, as it lies beside its page, and what they share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dossier.exports.record_data import VERSION
from dossier.pages.edition import Edition
from dossier.vocabulary import shape_in_data

PATH = "data/dossier.json"
SCHEMA_PATH = "data/dossier.schema.json"


def whole_json(edition: Edition, records: Iterable[bytes]) -> bytes:
    """The object as text in UTF-8. records: the JSON text of each record, in the order of the corpus."""
    site = edition.corpus.site
    head = {
        "$schema": f"{edition.base_url}{SCHEMA_PATH}" if edition.base_url else SCHEMA_PATH.rpartition("/")[2],
        "version": VERSION,
        "title": site.title,
        "description": site.description,
        "caveat": site.caveat,
        "licence": site.licence,
        "language": site.language,
        "address": edition.base_url,
        "edition": edition.result_day,
        "collections": {
            folder: {
                "shape": shape_in_data(collection.like),
                "label": collection.label,
                "one": collection.one,
            }
            for folder, collection in edition.collections.items()
        },
        "relations": {
            name: {"label": kind.label, "reverse": kind.reverse}
            for name, kind in sorted(edition.corpus.words.relations.items())
        },
    }
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    begin = "{\n" + ",\n".join(lines) + ',\n"records": [\n'
    return b"".join((begin.encode(), b",\n".join(record.rstrip(b"\n") for record in records), b"\n]\n}\n"))
