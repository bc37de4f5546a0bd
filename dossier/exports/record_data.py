"""A record as data: what its page shows, as one JSON object."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from dossier.heads import Head
from dossier.model import Record, Reference
from dossier.pages.edition import Edition
from dossier.pages.running_text import RunningText
from dossier.prose.citation import Citation
from dossier.reports import finding_data
from dossier.vocabulary import shape_in_data

Json = dict[str, Any]

VERSION = 1  #: of the form of the data; another one where a reader of the last would go astray

#: Fields of a front matter that are the editors' own business, or stand elsewhere in the object.
LEFT_OUT = frozenset({"draft", "explanations"})


def record_json(edition: Edition, record: Record[Head]) -> str:
    """The object as text, its keys in a fixed order, each on a line of its own."""
    entries = record_data(edition, record).items()
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in entries)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def record_data(edition: Edition, record: Record[Head]) -> Json:
    """A record with its text in plain words, what leads to it, its findings and the caveat.

    fields: as the front matter has them, without those that it leaves out. Dates are EDTF; `says`, `summary`
    and the like keep their Markdown. Addresses are relative to the site where it has none of its own.
    """
    site, path = edition.corpus.site, edition.path(record)
    change = edition.history.get(record.file)
    data: Json = {
        "version": VERSION,
        "id": record.id,
        "collection": record.collection,
        "shape": shape_in_data(record.shape),
        "title": record.title,
        "address": f"{edition.base_url}{path}",
        "caveat": " ".join(part for part in (record.head.caveat, site.caveat) if part),
        "licence": site.licence,
        "edition": edition.result_day,
        "made_from": {"file": record.file, "changed": change.day, "commit": change.commit}
        if change
        else {"file": record.file},
        "fields": _plain(record.head),
        "paragraphs": _paragraphs(edition, record),
        "footnotes": [
            {"label": note.label, "text": note.phrase.text, **_cited(note.citation)}
            for note in record.body.notes
        ],
        "citations": [
            {"source": reference.source, "locator": _locator(reference), "at": reference.at}
            for reference in record.references
        ],
        "linked_from": _linked_from(edition, record),
        "findings": [
            {"address": f"{edition.base_url}findings.html#{edition.finding_ids[finding.key]}"}
            | finding_data(finding)
            for finding in edition.findings_of.get(record.id, ())
            if edition.is_public(finding)
        ],
    }
    if record.shape == "claims":
        data |= _claim(edition, record)
    return data


def unique(edition: Edition) -> Mapping[str, Record[Head]]:
    """The records by id, asked for as one part of the edition; of two with one id the first."""
    found: dict[str, Record[Head]] = {}
    for record in edition.corpus.all_records:
        found.setdefault(record.id, record)
    return found


def record_kind(record: Record[Head]) -> str:
    """The kind of a record in a word; where several are given, all of them."""
    kind = getattr(record.head, "kind", "")
    return kind if isinstance(kind, str) else "; ".join(dict.fromkeys(fact.value for fact in kind))


def _claim(edition: Edition, record: Record[Head]) -> Json:
    weight = edition.weight(record.id)
    return {
        "weight": {
            "documents": weight.documents,
            "origins": list(weight.origins),
            "not_stated": weight.unstated,
        },
        "assertions": [
            {"document": entry.source.id, "path": entry.path, **_plain(entry.assertion)}
            for entry in edition.corpus.carried.get(record.id, ())
        ],
    }


def _paragraphs(edition: Edition, record: Record[Head]) -> list[Json]:
    text = RunningText(edition, record, "")
    return [
        {"at": block.at, "kind": block.kind, "text": text.plain(block.phrase, record)}
        for block in record.body.blocks
        if block.kind != "withheld"
    ]


def _linked_from(edition: Edition, record: Record[Head]) -> list[Json]:
    """Every place that leads here, with its sentence where it has one."""
    found = []
    for incoming in edition.corpus.incoming.get(record.id, ()):
        entry: Json = {"id": incoming.record.id, "at": incoming.link.at}
        if incoming.link.mention:
            mention = incoming.link.mention
            entry["sentence"] = f"{mention.before}{mention.words}{mention.after}"
        found.append(entry)
    return found


def _cited(citation: Citation) -> Json:
    """What a footnote says of its work, as far as it could be read; dates as EDTF."""
    found = {
        "authors": list(citation.authors),
        "title": citation.title,
        "outlet": citation.outlet,
        "published": citation.published.edtf if citation.published else None,
        "accessed": citation.accessed.edtf if citation.accessed else None,
        "url": citation.url,
    }
    return {key: value for key, value in found.items() if value}


def _locator(reference: Reference) -> str:
    locator = reference.locator
    span = locator.first if locator.last in ("", locator.first) else f"{locator.first}-{locator.last}"
    return f"{locator.kind} {span}".strip()


def _plain(value: Any) -> Any:
    """Dataclasses as objects without what is not given; a trailing underscore goes (`from_` → "from")."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {}
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.name in LEFT_OUT and isinstance(value, Head):
                continue
            if held not in ("", None, (), False):
                found[field.name.rstrip("_")] = _plain(held)
        return found
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
