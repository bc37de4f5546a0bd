"""The little corpora below tests/rules/: one file a rule, which anybody can read and edit.

    A sentence on what the rule finds here, and on what it must leave alone.
    -- sources/memo.md --
    ---
    title: Memo
    ---
    -- findings --
    sources/memo.md:12:7: footnote 4: "May 1, 2027": Footnote 4 prints …
        note source
        against sources/memo.md:3:12: published: "2024-06-19"
        fits 2017-05-01: the passage says 'In 2017'; footnote 3 beside it is dated 2017-04-29

A finding is file, line, column, place, the text there, message. What is indented may be left out: severity
and fault, every other place, every reading that would fit; what is there must be all there is of its kind.
Files stand below content/; a line of text that begins with "-- " cannot be written in one.
`captures/memo.txt` is a private copy: receipts are made from it, before the rule runs. `static/mark.svg` is a
picture; one whose text is `3000000 bytes` is so large. `was/sources/memo.md` is a record as it was when the
receipts were made.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.corpus import Corpus, FileMistake, connect
from dossier.dates import Day
from dossier.findings import Coverage, Finding, Location
from dossier.front_matter import read_site
from dossier.heads import Head
from dossier.limits import STATIC_BYTES
from dossier.model import Record
from dossier.reader import read_record
from dossier.reconcile import reconcile
from dossier.rules import load_rules
from dossier.settings import Site
from dossier.static_files import refused
from dossier.verify import verify
from dossier.vocabulary import collections

AS_OF = Day(2026, 11, 21)
FOLDER = Path(__file__).parent / "rules"

_PART = re.compile(r"^-- (.+) --\n", re.MULTILINE)
_SIZE = re.compile(r"(\d+) bytes\n")
_KINDS = {"against": "against", "fits": "fits", "error": "stamp", "warning": "stamp", "note": "stamp"}


@dataclass(frozen=True, slots=True)
class Fixture:
    """A rule's fixture: what it says, the files, and the findings as they are written down."""

    prose: str
    files: dict[str, str]  #: by path below content/
    expected: str


def read_fixture(path: Path) -> Fixture:
    """Raises ValueError where a part is missing."""
    prose, *parts = _PART.split(path.read_text(encoding="utf-8"))
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    if "findings" not in files or len(files) < 2:
        raise ValueError(f"{path.name} has {list(files)}; it takes files and '-- findings --'")
    return Fixture(prose.strip(), files, files.pop("findings").strip())


def corpus_of(files: dict[str, str]) -> Corpus:
    """The corpus that the files make, as `check` would read them on 21 November 2026."""
    captures = {path: text for path, text in files.items() if path.startswith("captures/")}
    was = {path.removeprefix("was/"): text for path, text in files.items() if path.startswith("was/")}
    now = {path: text for path, text in files.items() if path not in captures and not path.startswith("was/")}
    corpus = _connected(now)
    if not captures:
        return corpus
    with tempfile.TemporaryDirectory() as folder:
        for path, text in captures.items():
            (Path(folder) / path.removeprefix("captures/")).write_text(text, encoding="utf-8")
        receipts, _ = verify(_connected({**now, **was}), Path(folder))
    return replace(corpus, receipts=receipts)


def _connected(files: dict[str, str]) -> Corpus:
    site, mistakes = Site(title="Fixture"), []
    if "site.yml" in files:
        read = read_site(files["site.yml"])
        site, mistakes = read.head, [FileMistake("content/site.yml", mistake) for mistake in read.mistakes]
    shapes = collections(site)
    records: list[Record[Head]] = []
    for path, text in files.items():
        folder, _, name = path.rpartition("/")
        if name.endswith(".md"):
            records.append(
                read_record(
                    text.encode(),
                    id=name.removesuffix(".md"),
                    collection=folder,
                    shape=shapes[folder].like,
                    file=f"content/{path}",
                )
            )
    order = {folder: number for number, folder in enumerate(shapes)}
    records.sort(key=lambda record: (order[record.collection], record.id))
    pictures = {path.removeprefix("static/"): None for path in files if path.startswith("static/")}
    sizes = {path.removeprefix("static/"): _SIZE.fullmatch(text) for path, text in files.items()}
    statics = [
        (path.removeprefix("static/"), text) for path, text in files.items() if path.startswith("static/")
    ]
    unfit = {name: told for name, text in statics if (told := refused(name, text.encode()))}
    heavy = {path: int(size[1]) for path, size in sizes.items() if size and int(size[1]) > STATIC_BYTES}
    return connect(
        records, site=site, as_of=AS_OF, mistakes=mistakes, pictures=pictures, heavy=heavy, refused=unfit
    )


def findings_of(corpus: Corpus, rule: str) -> tuple[tuple[Finding, ...], Coverage]:
    """What one rule finds, and how much it compared. A rule on findings runs after all the others."""
    rules = [each for each in load_rules() if each.name == rule or rule == "explanation-unused"]
    result = reconcile(corpus, rules)
    return tuple(finding for finding in result.findings if finding.rule == rule), result.coverage[rule]


def written(finding: Finding) -> list[tuple[str, str]]:
    """A finding as lines: ("", its own), then the indented ones by kind."""
    lines = [("", f"{_spot(finding.where)}: {finding.message}")]
    lines.append(("stamp", f"{finding.severity.value} {finding.fault.value}"))
    lines += [("against", f"against {_spot(place)}") for place in finding.against]
    lines += [("fits", f"fits {each.value}: {'; '.join(each.reasons)}") for each in finding.suggestions]
    return lines


def _spot(place: Location) -> str:
    file = place.file.removeprefix("content/")
    text = place.text.replace("\n", "⏎")
    return f'{file}:{place.line}:{place.column}: {place.at}: "{text}"'


def compare(expected: str, findings: tuple[Finding, ...]) -> tuple[list[str], list[str]]:
    """What the fixture says and what was found, as lines; a kind of line left out is left out of both."""
    wanted: list[list[tuple[str, str]]] = []
    for line in expected.splitlines():
        if line.startswith(" "):
            wanted[-1].append((_KINDS.get(line.split()[0], "unknown"), line.strip()))
        elif line.strip():
            wanted.append([("", line.strip())])
    found = []
    for number, finding in enumerate(findings):
        kinds = (
            {kind for kind, _ in wanted[number]} if number < len(wanted) else {"", "stamp", "against", "fits"}
        )
        found.append([(kind, line) for kind, line in written(finding) if kind in kinds])
    return [_indented(*each) for block in wanted for each in block], [
        _indented(*each) for b in found for each in b
    ]


def _indented(kind: str, line: str) -> str:
    return f"    {line}" if kind else line
