"""What is published of a dossier, in short: its records, what leads where, what was found."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.corpus import Corpus
from dossier.dates import iso
from dossier.file_parts import parts
from dossier.reconcile import Reconciliation
from dossier.reports import finding_data

VERSION = 1
#: What is kept of a finding: its identity, what readers see of it, and where it stands.
COMPARED = (
    *("rule", "title", "severity", "fault", "record", "file", "line", "at", "text", "message"),
    *("against", "suggestions", "explained"),
)


class StateUnreadable(Exception):
    """A file that is no state, in a clause for the person who named it."""


@dataclass(frozen=True, slots=True)
class RecordState:
    """A published record. parts: a short hash of each field's lines, and of the body's."""

    title: str
    collection: str
    file: str
    parts: dict[str, str]
    former_ids: list[str]
    leads_to: list[str]  #: ids of other records, each once


@dataclass(frozen=True, slots=True)
class State:
    """A dossier at one moment. findings: as `check --format json` has them, but for what a reader does not see."""

    as_of: str
    site: dict[str, str]  #: a short hash of each field of site.yml
    records: dict[str, RecordState]
    findings: list[dict[str, Any]]


def state_of(corpus: Corpus, result: Reconciliation, content: Path) -> State:
    """The state of a corpus that was read from this folder. Drafts are no part of it."""
    leads_to = defaultdict(set)
    for target, several in corpus.incoming.items():
        for incoming in several:
            if target in corpus.records and incoming.record.id != target:
                leads_to[incoming.record.id].add(target)
    records = {}
    for id, record in corpus.records.items():
        written = (content / record.file.partition("/")[2]).read_bytes()
        text = written.decode("utf-8", errors="replace")
        records[id] = RecordState(
            title=record.title,
            collection=record.collection,
            file=record.file,
            parts={name: _short(part) for name, part in parts(text).items()},
            former_ids=list(record.head.former_ids),
            leads_to=sorted(leads_to[id]),
        )
    findings = (finding_data(finding) for finding in result.findings)
    return State(
        iso(corpus.as_of),
        _site(content),
        records,
        [{name: each[name] for name in COMPARED} for each in findings],
    )


def as_json(state: State) -> str:
    """A record or a finding a line."""
    records = ",\n".join(
        f"{json.dumps(id)}: {json.dumps(_fields(record), ensure_ascii=False)}"
        for id, record in state.records.items()
    )
    findings = ",\n".join(json.dumps(finding, ensure_ascii=False) for finding in state.findings)
    head = f'"version": {VERSION}, "as_of": {json.dumps(state.as_of)},\n"site": {json.dumps(state.site)}'
    return f'{{{head},\n"records": {{\n{records}\n}},\n"findings": [\n{findings}\n]}}\n'


def read_state(path: Path) -> State:
    """A state from a file that `as_json` filled. Raises StateUnreadable where it is none, OSError."""
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise StateUnreadable(f"is a state of version {data['version']!r}; this engine reads {VERSION}")
        records = {id: RecordState(**fields) for id, fields in data["records"].items()}
        findings = [{name: finding[name] for name in COMPARED} for finding in data["findings"]]
        return State(data["as_of"], dict(data["site"]), records, findings)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StateUnreadable("is no state of a dossier; `diff --save FILE` writes one") from error


def _site(content: Path) -> dict[str, str]:
    try:
        text = (content / "site.yml").read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return {}
    return {name: _short(part) for name, part in parts(f"---\n{text}\n---\n").items()}


def _fields(record: RecordState) -> dict[str, Any]:
    return {name: getattr(record, name) for name in RecordState.__slots__}


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()
