"""A table of assertions into the sources that carry them: what each file becomes, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dossier.corpus import Corpus
from dossier.heads import SourceHead
from dossier.intake.assertion_edit import CannotEdit, Edit, edited
from dossier.intake.assertion_table import Plan, Saved, Trouble, read_assertions
from dossier.intake.files import CannotWrite, put_again
from dossier.model import Record
from dossier.settings import Settings

_MOST_SHOWN = 5  #: cells that a spreadsheet has put otherwise, one by one


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file. With troubles nothing of it was taken."""

    lines: tuple[str, ...]
    troubles: tuple[Trouble, ...] = ()


def import_assertions(data: bytes, corpus: Corpus, settings: Settings, *, write: bool = True) -> Outcome:
    """Bring a table's changes into content/sources. write: False to tell what would be done."""
    sources: dict[str, Record[SourceHead]] = {}
    claims: set[str] = set()
    for record in corpus.read:
        if record.shape == "sources":
            sources.setdefault(record.id, cast("Record[SourceHead]", record))
        if record.shape == "claims":
            claims |= {record.id, *record.head.former_ids}
    plan = read_assertions(data, sources, claims)
    if plan.troubles:
        return Outcome((), tuple(plan.troubles))
    files: list[tuple[Record[SourceHead], bytes]] = []
    for id, edits in plan.edits.items():
        try:
            files.append((sources[id], _new_bytes(sources[id], edits, settings)))
        except (CannotEdit, OSError, UnicodeDecodeError) as error:
            return Outcome((), (Trouble(1, f"{sources[id].file} cannot be changed: {error}"),))
    lines = list(plan.notes)
    for record, new in files:
        if write:
            try:
                put_again(_path(record, settings), new)
            except CannotWrite as error:
                return Outcome(tuple(lines), (Trouble(1, str(error)),))
        lines.append(f"{record.file}: {_told(plan.edits[record.id])}")
    return Outcome((*lines, *_summary(plan)))


def _path(record: Record[SourceHead], settings: Settings) -> Path:
    return settings.content.joinpath(*record.file.split("/")[1:])


def _new_bytes(record: Record[SourceHead], edits: list[Edit], settings: Settings) -> bytes:
    text = _path(record, settings).read_bytes().decode("utf-8")
    return edited(text, edits).encode("utf-8")


def _told(edits: Iterable[Edit]) -> str:
    changed = [f"assertions[{edit.entry}] ({', '.join(edit.changed)})" for edit in edits if edit.entry]
    added = [edit.assertion.claim for edit in edits if not edit.entry]
    parts = [f"changed {', '.join(changed)}"] if changed else []
    return "; ".join([*parts, *([f"added {', '.join(added)}"] if added else [])])


def _summary(plan: Plan) -> Iterable[str]:
    edits = [edit for several in plan.edits.values() for edit in several]
    changed = sum(edit.entry > 0 for edit in edits)
    told = f"{plan.rows:,} rows: {plan.rows - len(edits):,} as they were, {changed:,} changed"
    stay = f"; {plan.absent:,} more of these sources are not in the table, and stay" if plan.absent else ""
    yield f"{told}, {len(edits) - changed:,} added{stay}"
    if plan.saved:
        yield f"{len(plan.saved):,} cells say the same in another form, as spreadsheets save them, and are no edits:"
        yield from map(_shown, plan.saved[:_MOST_SHOWN])
        if len(plan.saved) > _MOST_SHOWN:
            yield f"  … and {len(plan.saved) - _MOST_SHOWN:,} more"


def _shown(saved: Saved) -> str:
    return f"  line {saved.line}: {saved.column}: '{saved.cell[:60]}' for '{saved.meant[:60]}'"
