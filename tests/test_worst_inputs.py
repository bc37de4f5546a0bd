"""The worst that was found: what once took seconds, or ended a run, is read at once and told."""

import json
import time
from pathlib import Path

import pytest

from dossier.examine import Examiner
from dossier.limits import MARKS, RECORD_BYTES
from dossier.lock_file import LOCK, ReceiptsUnreadable, read_receipts
from dossier.reader import read_record, read_records
from dossier.settings import Site
from dossier.vocabulary import collections

WORST = [
    [part.strip(" ") for part in line.split("|", 2)]
    for line in (Path(__file__).parent / "worst_inputs.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
BEARABLE = 3.0  #: seconds of a processor, on a machine with other work; each took far more


def document(where: str, text: str) -> bytes:
    if where == "body":
        return f"---\ntitle: x\ntext: full\nlanguage: en\n---\n\n{text}\n".encode()
    value = json.dumps(text) if where == "summary" else f'[{{p: "{text}", because: x}}]'
    return f"---\ntitle: x\n{where}: {value}\n---\n\nWords.\n".encode()


@pytest.mark.parametrize(
    ("where", "times", "text"), WORST, ids=[f"{times}-{number}" for number, (_, times, _) in enumerate(WORST)]
)
def test_what_was_worst_is_read_at_once(where: str, times: str, text: str, tmp_path: Path) -> None:
    whole = text.replace("␤", "\n").replace("␠", " ") * int(times)
    started = time.process_time()
    if where == "receipts":
        (tmp_path / LOCK).write_text(whole, "utf-8")
        with pytest.raises(ReceiptsUnreadable):
            read_receipts(tmp_path)
    else:
        record = read_record(
            document(where, whole), id="x", collection="sources", shape="sources", file="content/sources/x.md"
        )
        Examiner(Site(title="x"), {})(record)
    assert time.process_time() - started < BEARABLE


def test_more_marks_than_a_record_may_have_are_told_with_the_bound() -> None:
    data = document("body", "[@a, ¶7]" * (MARKS + 1))
    record = read_record(data, id="x", collection="pages", shape="pages", file="content/pages/x.md")
    told = [mistake.message for mistake in record.mistakes]
    assert (
        f"the text has {MARKS + 1:,} links, citations and footnote marks; a record may have {MARKS:,}; divide it"
        in told
    )
    assert not record.references


def test_a_file_that_is_too_long_is_told_with_the_bound_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "short.md").write_text("---\ntitle: Short\n---\n\nWords.\n")
    (tmp_path / "pages" / "long.md").write_bytes(b"x" * (RECORD_BYTES + 1))
    records, mistakes = read_records(tmp_path, collections(Site(title="x")))
    assert [record.id for record in records] == ["short"]
    assert [file.rpartition("/")[2] for file, _ in mistakes] == ["long.md"]
    assert f"a record may have {RECORD_BYTES:,}" in mistakes[0][1].message
