"""Runs the engine over a dossier in memory, as `verify` and `check` do over one on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.plant.files import Files
from dossier.corpus import Corpus, connect
from dossier.dates import Day
from dossier.findings import Finding
from dossier.reader import read_record
from dossier.reconcile import reconcile
from dossier.rules import Rule, load_rules
from dossier.settings import Site
from dossier.verify import verify
from dossier.vocabulary import collections

AS_OF = Day(2026, 11, 21)
LOADED = ("terrorist", "regime", "martyr")


def corpus_of(files: Files) -> Corpus:
    """The corpus of a dossier, with the receipts of its captures."""
    site = Site(title="Planted", loaded_words=LOADED)
    shapes = collections(site)
    order = {folder: number for number, folder in enumerate(shapes)}
    records = []
    for path, text in sorted(files.content.items()):
        folder, _, name = path.rpartition("/")
        if folder in shapes and name.endswith(".md"):
            shape = shapes[folder].like
            id = name.removesuffix(".md")
            records.append(
                read_record(text.encode(), id=id, collection=folder, shape=shape, file=f"content/{path}")
            )
    records.sort(key=lambda record: (order[record.collection], record.id))
    corpus = connect(records, site=site, as_of=AS_OF)
    with tempfile.TemporaryDirectory() as folder:
        for name, words in files.captures.items():
            (Path(folder) / name).write_text(words, encoding="utf-8")
        receipts, troubles = verify(corpus, Path(folder))
    if troubles:
        raise ValueError(f"captures that cannot be read: {troubles}")
    return replace(corpus, receipts=receipts)


def findings_of(corpus: Corpus, names: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the rules find; all of them, or those named."""
    wanted = frozenset(names)
    rules: tuple[Rule, ...] = tuple(rule for rule in load_rules() if not wanted or rule.name in wanted)
    return reconcile(corpus, rules).findings
