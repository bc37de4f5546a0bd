"""Captures and receipts: exact after a stated normalisation, the same everywhere, harmless whatever a capture is."""

import json
import shutil
from pathlib import Path

import pytest
from commands import ROOT, SAMPLE, run
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.likeness import find_exactly, find_nearly, normal

AS_OF = ("--as-of", "2026-11-21", "--no-cache")
TEXT = """HALCYON HELD AT THE MOUTH OF THE RIVER

Captain Quill says that the Halcyon came two days late.[1]

In 1930 the port kept a log.[2]

More is told.[9]

Subscribe now

The cook, Mrs Marker Zzyzx, has a son.

[1]: Port Log, March 30, 1930.

[2]: Port Log, April 2, 1938.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    source = copy / "sources" / "harbour-wire.md"
    text = source.read_text().replace("text: digest\n", "text: digest\ncapture: wire.txt\n")
    source.write_text(text.replace("at: 1,", "at: 2,").replace("{p=2-3}", "{p=3-4}").replace("{p=1}", "{p=1-2}")
                      .replace("p: 4,", "p: 5,").replace("p: 5, because: private", "p: 6, because: private")
                      .replace("{p=5 withheld}", "{p=6 withheld}"))  # fmt: skip
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "wire.txt").write_text(TEXT)
    return copy


def verify(content: Path, *words: str):  # type: ignore[no-untyped-def]
    return run(
        "verify",
        "--content",
        content,
        "--captures",
        content.parent / "captures",
        "--format",
        "json",
        *AS_OF,
        *words,
    )


def lock(content: Path) -> dict:  # type: ignore[type-arg]
    return json.loads((content / "captures.lock.json").read_text())  # type: ignore[no-any-return]


def test_receipts_are_written_with_selectors_that_find_the_words(content: Path) -> None:
    verify(content)
    receipt = lock(content)["captures"]["harbour-wire"]
    quote = next(item for item in receipt["checked"] if item["at"] == "assertions[1].quote")
    assert quote["result"] == "verbatim" and quote["paragraph"] == 2
    exact, position = quote["selectors"]
    assert TEXT[position["start"] : position["end"]] == exact["exact"] == "two days late"


def test_a_finding_in_a_transcribed_note_says_where_the_capture_has_it(content: Path) -> None:
    findings = json.loads(verify(content).out)["findings"]
    found = [(each["text"], each["capture"]) for each in findings if each["at"].startswith("footnote ")]
    placed = [(text, place) for text, place in found if place]
    assert "April 2, 1938" in [text for text, _ in placed]
    for text, place in placed:
        assert place["file"] == "wire.txt" and TEXT[place["start"] : place["end"]] == text
        assert TEXT.count("\n", 0, place["start"]) + 1 == place["line"]


def test_a_public_clone_reports_the_same(content: Path) -> None:
    with_captures = verify(content).out
    shutil.rmtree(content.parent / "captures")
    assert run("check", "--content", content, "--format", "json", *AS_OF).out == with_captures


def test_receipts_are_the_same_twice(content: Path) -> None:
    verify(content)
    before = (content / "captures.lock.json").read_bytes()
    assert verify(content, "--locked").status == verify(content).status
    assert (content / "captures.lock.json").read_bytes() == before


def test_locked_writes_nothing_and_fails_where_a_byte_would_change(content: Path) -> None:
    assert verify(content, "--locked").status == 1
    assert not (content / "captures.lock.json").exists()


def test_nothing_of_a_withheld_paragraph_is_kept(content: Path) -> None:
    verify(content)
    assert "zzyzx" not in (content / "captures.lock.json").read_text().lower()


def test_the_receipt_of_an_absent_capture_stays(content: Path) -> None:
    verify(content)
    before = lock(content)
    (content.parent / "captures" / "wire.txt").unlink()
    done = verify(content)
    assert lock(content) == before
    assert "wire.txt is not in" in done.err


def test_a_capture_that_has_changed_is_told_with_its_new_receipt(content: Path) -> None:
    assert "has changed" not in verify(content).err
    capture = content.parent / "captures" / "wire.txt"
    capture.write_text(capture.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    before = lock(content)
    locked = verify(content, "--locked")
    (stale,) = (each for each in json.loads(locked.out)["findings"] if each["rule"] == "receipt-stale")
    assert locked.status == 1 and lock(content) == before
    assert (stale["record"], stale["severity"], stale["at"]) == ("harbour-wire", "error", "capture")
    assert stale["message"] == "'wire.txt' has changed since its receipt; 'verify' writes a new one"
    told = "harbour-wire: wire.txt has changed since its receipt; a new one is "
    assert f"{told}not written under --locked" in locked.err
    assert f"{told}written" in verify(content).err
    assert lock(content) != before and "has changed" not in verify(content).err


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00bad",
        b"x" * 1_000_000,
        b"[" * 100_000,
        b"[1] " * 25_000,
        b"[1]" * 25_000,
        b'"' * 100_000,
        "“".encode() * 100_000,
        b"5 men, " * 20_000,
        b"It cost $5 million, up 3% from $4 million. " * 5_000,
        b"",
    ],
    ids=[
        "not UTF-8",
        "one long line",
        "brackets",
        "marks",
        "marks without spaces",
        "quotation marks",
        "opening marks",
        "a list without end",
        "one sentence many times",
        "empty",
    ],
)
def test_a_strange_capture_is_told_and_harms_no_receipt(content: Path, data: bytes) -> None:
    verify(content)
    (content.parent / "captures" / "wire.txt").write_bytes(data)
    done = verify(content)
    assert done.status == 1 and "Traceback" not in done.err
    json.loads(done.out)
    assert len(done.out) < 100_000 and (content / "captures.lock.json").stat().st_size < 100_000
    if data.startswith(b"\xff"):
        assert "not UTF-8" in done.err
        assert lock(content)["captures"]["harbour-wire"]["paragraphs"] == 8


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * 50_000_000, "has 50000000 bytes"),
        (b"the harbour " * 200_000, "has a line of 2400000 characters"),
    ],
    ids=["50 MB of one line", "a line that is no paragraph"],
)
def test_a_capture_beyond_measure_is_not_read(content: Path, data: bytes, said: str) -> None:
    verify(content)
    before = lock(content)
    (content.parent / "captures" / "wire.txt").write_bytes(data)
    done = verify(content)
    assert done.status == 1 and said in done.err and "its receipt stays as it was" in done.err
    assert lock(content) == before


def test_a_damaged_lock_file_is_told(content: Path) -> None:
    (content / "captures.lock.json").write_text("{]")
    done = run("check", "--content", content, *AS_OF)
    assert "receipt-stale" in done.out and "Traceback" not in done.err


def test_the_sites_own_receipts_are_of_the_present(captures: Path) -> None:
    done = run("verify", "--captures", captures, "--locked", *AS_OF)
    assert "would change" not in done.err, done.err


def test_the_words_published_of_each_document_stay_within_the_limit() -> None:
    for source, receipt in json.loads((ROOT / "content" / "captures.lock.json").read_text())[
        "captures"
    ].items():
        assert receipt["published_words"] <= max(150, receipt["words"] // 10), source


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("“two-day” delay", 'a "two–day"  delay', '"two–day"  delay'),
        ("came […] late", "it came two days late, they said", "came two days late"),
        ("late […] came", "it came two days late", None),
        ("aid", "it is said", None),
        ("Late", "it was late", None),
        ("two days late", "two days, late", None),
    ],
)
def test_words_are_found_after_a_stated_normalisation_only(words: str, text: str, found: str | None) -> None:
    match = find_exactly(words, normal(text))
    assert (text[match.start : match.end] if match else None) == found


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=60))
def test_words_taken_from_a_text_are_found_in_it(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    match = find_exactly(words, normal(text))
    if normal(words).text and "[" not in words:
        assert match is not None
        assert normal(text[match.start : match.end]).text == normal(words).text


@given(st.text(max_size=40), st.text(max_size=200))
def test_a_near_match_lies_in_the_text(words: str, text: str) -> None:
    near = find_nearly(words, normal(text))
    if near:
        assert 0 <= near[0].start < near[0].end <= len(text)
