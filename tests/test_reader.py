"""Files become records, once for each state of their bytes; what is no record is told."""

import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import reader, record_cache
from dossier.heads import SHAPES, ActorHead, ClaimHead, Head, SourceHead
from dossier.model import Mistake, Record
from dossier.reader import ContentError, read_record, read_records
from dossier.record_cache import pack, unpack
from dossier.settings import Collection
from dossier.vocabulary import COLLECTIONS

Write = Callable[[str, str], Path]

SOURCE = """---
title: Interim report
published: 2024-06-19
publisher: review-office
authors: [{value: jane-doe, cite: "[@masthead, p. 2]"}, Jane Doe]
kind: report
summary: It says so [@other, ¶2] of [[f-7|the F-7]].
assertions:
  - claim: f-7-used
    said_by: [speaker-one, Somebody]
    says: It names [[f-8]].
    at: 8-9
    origin: self
cites:
  - {work: first-report, at: 3}
participants: [{actor: jane-doe, as: chair}]
---

{p=7}
The office met [[jane-doe|Doe]] on November 2, 2023.[^1]

[^1]: , November 2, 2023.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


@pytest.fixture
def write(content: Path) -> Write:
    """Writes a file under content/."""

    def write(name: str, text: str) -> Path:
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        return path

    return write


def read(
    content: Path, **options: object
) -> tuple[tuple[Record[Head], ...], tuple[tuple[str, Mistake], ...]]:
    return read_records(content, COLLECTIONS, **options)  # type: ignore[arg-type]


def one(data: str | bytes, shape: str = "sources", id: str = "memo") -> Record[Head]:
    data = data if isinstance(data, bytes) else data.encode()
    return read_record(data, id=id, collection=shape, shape=shape, file=f"content/{shape}/{id}.md")


# -- One file ----------------------------------------------------------------------------------------


def test_a_record_has_all_that_its_file_says() -> None:
    record = one(SOURCE)
    assert (record.id, record.collection, record.shape) == ("memo", "sources", "sources")
    assert (record.title, record.file) == ("Interim report", "content/sources/memo.md")
    assert record.digest == hashlib.sha256(SOURCE.encode()).hexdigest()
    assert isinstance(record.head, SourceHead) and record.mistakes == ()
    assert record.texts["summary"].text == "It says so of the F-7."
    (block,) = record.body.blocks
    assert (block.at, block.anchors, block.line) == ("¶7", ("p7",), 20)
    assert [span.text for span in block.dates] == ["November 2, 2023"]
    assert record.place("published").column == 12


def test_links_come_from_the_body_then_the_texts_then_the_fields() -> None:
    links = one(SOURCE).links
    assert [(link.target, link.at, link.field) for link in links] == [
        ("jane-doe", "¶7", ""),
        ("f-7", "summary", ""),
        ("f-8", "assertions[1].says", ""),
        ("review-office", "publisher", "publisher"),
        ("jane-doe", "authors[1].value", "authors"),
        ("f-7-used", "assertions[1].claim", "assertions"),
        ("speaker-one", "assertions[1].said_by[1]", "assertions.said_by"),
        ("first-report", "cites[1].work", "cites"),
        ("jane-doe", "participants[1].actor", "participants"),
    ]
    lines = SOURCE.split("\n")
    for link in links:
        written = lines[link.place.line - 1][link.place.column - 1 :]
        assert written.startswith(link.target if link.field else "[[")


def test_a_field_that_takes_words_says_so() -> None:
    by_path = {link.at: link for link in one(SOURCE).links}
    assert by_path["publisher"].optional and by_path["assertions[1].said_by[1]"].optional
    assert not by_path["assertions[1].claim"].optional
    assert by_path["assertions[1].claim"].shapes == ("claims",)


def test_words_are_no_links() -> None:
    record = one("---\nname: hamas\nkind: person\nfacts: [{what: height, value: 2 m}]\n---\n", "actors")
    assert record.links == ()


def test_citations_of_fields_have_their_places() -> None:
    found = {reference.at: reference for reference in one(SOURCE).references}
    assert found["authors[1].cite"].source == "masthead"
    assert (found["authors[1].cite"].locator.kind, found["authors[1].cite"].mention) == ("page", None)
    assert found["summary"].place[:2] == (7, 22)


def test_titles_come_from_the_field_of_the_shape() -> None:
    assert one("---\nname: Ali\n---\n", "actors").title == "Ali"
    assert one("---\nquestion: So?\n---\n", "claims").title == "So?"
    assert isinstance(one("---\nquestion: So?\n---\n", "claims").head, ClaimHead)


def test_a_missing_title_is_the_id() -> None:
    record = one("---\nkind: person\n---\n", "actors", "ali-baraka")
    assert record.title == "ali-baraka" and isinstance(record.head, ActorHead)
    assert record.mistakes


def test_only_a_source_has_paragraphs() -> None:
    record = one("---\nname: Ali\n---\n{p=7}\nText.\n", "actors")
    assert [mistake.rule for mistake in record.mistakes] == ["locator-missing"]


def test_every_block_of_a_full_text_is_a_paragraph() -> None:
    full = '---\ntitle: x\ntext: full\n---\n# Head\n\nOne "so".\n\n***\n\n- two\n'
    record = one(full)
    assert [block.paragraphs for block in record.body.blocks] == [(1,), (2,), (), (3,)]
    assert record.body.blocks[0].anchors == ("p1", "head")
    assert [(quotation.source, quotation.paragraphs) for quotation in record.body.quotations] == [
        ("memo", (2,))
    ]
    marked = one(full.replace("One", "{p=4}\nOne"))
    assert [block.paragraphs for block in marked.body.blocks] == [(), (4,), (), ()]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"---\ntitle: a\n---\nb\n\xff\n", 5),
        (b"---\ntitle: a\n---\nb\0\n", 4),
        ("---\ntitle: a\n".encode("utf-16"), 1),
    ],
)
def test_bytes_that_are_no_text_are_a_mistake_at_their_line(data: bytes, line: int) -> None:
    mistakes = one(data).mistakes
    assert any(mistake.rule == "front-matter-invalid" and mistake.place.line == line for mistake in mistakes)


@pytest.mark.parametrize("id", ["Ali", "ali_baraka", "ali baraka", "-ali", "علي", "a.b"])
def test_a_name_that_is_no_id_is_a_mistake(id: str) -> None:
    (mistake,) = one("---\nname: Ali\n---\n", "actors", id).mistakes
    assert mistake.rule == "front-matter-invalid" and f"'{id}'" in mistake.message


@pytest.mark.parametrize(
    ("id", "meant"), [("Ali_Baraka", "ali-baraka"), ("café", "cafe"), ("cafe\u0301-Ño", "cafe-no")]
)
def test_the_message_names_a_right_id(id: str, meant: str) -> None:
    (mistake,) = one("---\nname: Ali\n---\n", "actors", id).mistakes
    assert f"did you mean '{meant}'?" in mistake.message


@pytest.mark.parametrize("id", ["index", "search", "timeline", "findings"])
def test_addresses_of_the_sites_own_pages_are_taken(id: str) -> None:
    (mistake,) = one("---\nname: Ali\n---\n", "actors", id).mistakes
    assert mistake.rule == "front-matter-invalid" and id in mistake.message


def test_mistakes_stand_in_the_order_of_the_file() -> None:
    record = one("---\nname: Ali\nknid: person\nborn: 2023-02-30\n---\n<b>\n\n[[]]\n", "actors")
    places = [mistake.place[:2] for mistake in record.mistakes]
    assert len(places) >= 4 and places == sorted(places)


@given(st.binary(max_size=200), st.sampled_from(sorted(SHAPES)))
def test_any_bytes_are_a_record(data: bytes, shape: str) -> None:
    assert one(data, shape).digest == hashlib.sha256(data).hexdigest()


@given(st.text(alphabet="-\n:[]{}@|'\"# abct¶7&*!%", max_size=120), st.sampled_from(sorted(SHAPES)))
def test_any_front_matter_is_a_record(text: str, shape: str) -> None:
    record = one(f"---\ntitle: a\n{text}\n---\n{text}", shape)
    assert unpack(pack((record,))) == (record,)


# -- A folder ----------------------------------------------------------------------------------------


def test_records_come_by_collection_and_id(content: Path, write: Write) -> None:
    for name in ("events/b.md", "actors/b.md", "sources/z.md", "sources/a.md"):
        write(name, "---\ntitle: x\nname: x\n---\n")
    records, _ = read(content)
    assert [record.file for record in records] == [
        "content/sources/a.md",
        "content/sources/z.md",
        "content/actors/b.md",
        "content/events/b.md",
    ]


def test_a_collection_may_have_a_name_of_its_own(content: Path, write: Write) -> None:
    write("people/ali.md", "---\nname: Ali\n---\n")
    collections = {"people": Collection(folder="people", like="actors", label="People", one="person")}
    records, mistakes = read_records(content, collections)
    assert [(record.collection, record.shape) for record in records] == [
        ("people", "actors")
    ] and mistakes == ()


@pytest.mark.parametrize("name", ["a.MD", "a.markdown", "a.txt", "a.Md"])
def test_a_slip_in_a_files_ending_is_told(content: Path, write: Write, name: str) -> None:
    write("sources/b.md", SOURCE)
    write(f"sources/{name}", SOURCE)
    records, mistakes = read(content)
    assert len(records) == 1
    assert [(file, mistake.severity) for file, mistake in mistakes] == [
        (f"content/sources/{name}", "warning")
    ]


def test_other_files_are_left_alone(content: Path, write: Write) -> None:
    write("sources/b.md", SOURCE)
    for name in (
        "sources/.b.md.swp",
        "sources/.hidden.md",
        "sources/a.png",
        "captures/a.txt",
        "captures.lock.json",
    ):
        write(name, "x")
    os.mkfifo(content / "sources" / "pipe.md")
    records, mistakes = read(content)
    assert len(records) == 1 and mistakes == ()


def test_records_in_a_folder_that_is_not_read_are_told(content: Path, write: Write) -> None:
    for name in ("sources/b.md", "sources/2024/a.md", "source/a.md", "a.md"):
        write(name, SOURCE)
    records, mistakes = read(content)
    assert len(records) == 1
    assert [file for file, _ in mistakes] == [
        "content/a.md",
        "content/source/a.md",
        "content/sources/2024/a.md",
    ]
    assert "did you mean 'sources'?" in mistakes[1][1].message


def test_every_file_of_a_folder_that_is_not_read_is_told(content: Path, write: Write) -> None:
    strays = ["actor/x.md", "actor/y.md", "actors/sub/deep/z.md", "actors/sub/y.md", "y.md", "z.md"]
    for name in ("actors/b.md", "actor/.old/x.md", "actor/x.png", *strays):
        write(name, "---\nname: B\n---\n")
    (content / "actor" / "round").symlink_to(content)
    (content / "actors" / "round").symlink_to(content)
    files = [file for file, _ in read(content)[1]]
    assert files == sorted(f"content/{name}" for name in (*strays, "actors/round"))


def test_links_out_of_the_content_folder_are_not_followed(
    content: Path, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text(SOURCE)
    write("sources/b.md", SOURCE)
    (content / "sources" / "a.md").symlink_to(tmp_path / "secret.md")
    (content / "sources" / "c.md").symlink_to(content / "sources" / "b.md")
    records, mistakes = read(content)
    assert [record.id for record in records] == ["b", "c"]
    assert [(file, mistake.rule) for file, mistake in mistakes] == [
        ("content/sources/a.md", "front-matter-invalid")
    ]


def test_a_folder_that_is_a_link_out_is_not_read(content: Path, write: Write, tmp_path: Path) -> None:
    write("sources/b.md", SOURCE)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("---\nname: x\n---\n")
    (content / "actors").symlink_to(tmp_path / "elsewhere")
    records, mistakes = read(content)
    assert [record.id for record in records] == ["b"]
    assert [file for file, _ in mistakes] == ["content/actors"]


@pytest.mark.parametrize("target", ["a.md", "gone.md", "b.md/c"])
def test_a_link_to_nowhere_is_told_by_its_name(content: Path, write: Write, target: str) -> None:
    write("sources/b.md", SOURCE)
    (content / "sources" / "a.md").symlink_to(target)
    (content / "sources" / "a.png").symlink_to(target.replace("a.md", "a.png"))
    records, mistakes = read(content)
    assert [record.id for record in records] == ["b"]
    assert [(file, mistake.rule, mistake.severity) for file, mistake in mistakes] == [
        ("content/sources/a.md", "front-matter-invalid", "")
    ]


def test_a_folder_that_is_a_link_to_nowhere_is_told(content: Path, write: Write) -> None:
    write("sources/b.md", SOURCE)
    (content / "actors").symlink_to("actors")
    assert [file for file, _ in read(content)[1]] == ["content/actors"]


def test_two_records_of_one_id_are_both_read(content: Path, write: Write) -> None:
    write("sources/a.md", SOURCE)
    write("actors/a.md", "---\nname: x\n---\n")
    assert [record.id for record in read(content)[0]] == ["a", "a"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no such folder"):
        read(tmp_path / "none")


def test_an_empty_folder_is_told(content: Path) -> None:
    with pytest.raises(ContentError, match="no record.*sources/first.md, with a line 'title: …'"):
        read(content)


def test_what_an_empty_folder_is_told_to_hold_is_a_record(content: Path, write: Write) -> None:
    write("sources/first.md", "---\ntitle: …\n---\n")
    records, mistakes = read(content)
    assert [record.mistakes for record in records] == [()] and mistakes == ()


def test_a_file_that_was_meant_as_the_first_record_is_told(content: Path, write: Write) -> None:
    write("actor/ali.md", "---\nname: Ali\n---\n")
    with pytest.raises(ContentError, match="content/actor/ali.md: 'actor' is no collection"):
        read(content)


def test_the_content_folder_has_its_name_from_inside_too(
    content: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sources/a.md", SOURCE)
    monkeypatch.chdir(content)
    assert read(Path("."))[0][0].file == "content/sources/a.md"


def test_several_processes_read_the_same(
    content: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MANY", 2)
    for number in range(9):
        write(f"sources/s{number}.md", SOURCE.replace("November 2", f"November {number + 1}"))
    assert read(content, jobs=2) == read(content, jobs=1)


# -- The cache ---------------------------------------------------------------------------------------


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that are really read from now on."""
    ids: list[str] = []
    real = reader.read_record

    def counted(data: bytes, **named: str) -> Record[Head]:
        ids.append(named["id"])
        return real(data, **named)

    monkeypatch.setattr(reader, "read_record", counted)
    return ids


def test_only_changed_files_are_read_again(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = count_reads(monkeypatch)
    write("sources/a.md", SOURCE)
    write("sources/b.md", SOURCE)
    first = read(content, cache=tmp_path / "cache")
    assert ids == ["a", "b"]
    assert read(content, cache=tmp_path / "cache") == first
    assert ids == ["a", "b"]
    write("sources/b.md", SOURCE + "\nMore.\n")
    second = read(content, cache=tmp_path / "cache")
    assert ids == ["a", "b", "b"]
    assert second == read(content) != first


def test_a_moved_file_is_read_again(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = count_reads(monkeypatch)
    path = write("sources/a.md", SOURCE)
    read(content, cache=tmp_path / "cache")
    path.rename(content / "sources" / "b.md")
    records, _ = read(content, cache=tmp_path / "cache")
    assert ids == ["a", "b"] and [record.id for record in records] == ["b"]


def test_a_collection_of_another_shape_is_read_again(content: Path, write: Write, tmp_path: Path) -> None:
    write("things/a.md", "---\nname: x\ntitle: x\n---\n")
    for like in ("actors", "events", "actors"):
        collections = {"things": Collection(folder="things", like=like)}
        records, _ = read_records(content, collections, cache=tmp_path / "cache")
        assert isinstance(records[0].head, SHAPES[like])


def test_nothing_is_written_where_nothing_has_changed(content: Path, write: Write, tmp_path: Path) -> None:
    write("sources/a.md", SOURCE)
    read(content, cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    os.utime(kept, (1, 1))
    read(content, cache=tmp_path / "cache")
    assert kept.stat().st_mtime == 1


def test_what_vanished_is_dropped(content: Path, write: Write, tmp_path: Path) -> None:
    write("sources/a.md", SOURCE)
    write("sources/b.md", SOURCE).unlink()
    path = write("sources/b.md", SOURCE)
    read(content, cache=tmp_path / "cache")
    path.unlink()
    read(content, cache=tmp_path / "cache")
    state = record_cache.fingerprint()
    assert {file for file, _ in record_cache.load_records(tmp_path / "cache", state).records} == {
        "content/sources/a.md"
    }


@pytest.mark.parametrize("damage", [b"", b"x", b"dossier records 1\n", None])
def test_a_damaged_cache_is_made_again(
    content: Path, write: Write, tmp_path: Path, damage: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    write("sources/a.md", SOURCE)
    first = read(content, cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage if damage is not None else whole[:-1] + bytes([whole[-1] ^ 1]))
    with caplog.at_level(logging.INFO, "dossier"):
        assert read(content, cache=tmp_path / "cache") == first
    assert len(caplog.records) == 1
    assert kept.read_bytes() == whole


def test_an_edit_writes_one_file_of_the_cache(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_cache, "_TOGETHER", 3)
    for number in range(20):
        write(f"sources/s{number}.md", SOURCE)
    read(content, cache=tmp_path / "cache")
    kept = sorted((tmp_path / "cache").iterdir())
    for path in kept:
        os.utime(path, (1, 1))
    write("sources/s7.md", SOURCE + "\nMore.\n")
    assert read(content, cache=tmp_path / "cache") == read(content)
    assert sorted((tmp_path / "cache").iterdir()) == kept
    assert len(kept) > 3 and sum(path.stat().st_mtime != 1 for path in kept) == 1


def test_a_damaged_file_of_the_cache_costs_no_more_than_what_it_holds(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_cache, "_TOGETHER", 3)
    for number in range(20):
        write(f"sources/s{number}.md", SOURCE)
    first = read(content, cache=tmp_path / "cache")
    damaged = sorted((tmp_path / "cache").iterdir())[0]
    state = record_cache.fingerprint()
    lost = [record.id for record in record_cache.load_records(tmp_path / "cache", state).files[damaged.name]]
    damaged.write_bytes(damaged.read_bytes()[:-9])
    ids = count_reads(monkeypatch)
    assert read(content, cache=tmp_path / "cache") == first
    assert ids == lost and 0 < len(lost) < 20


def test_what_several_processes_read_is_kept(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MANY", 2)
    monkeypatch.setattr(record_cache, "_TOGETHER", 3)
    for number in range(9):
        write(f"sources/s{number}.md", SOURCE)
    first = read(content, cache=tmp_path / "cache", jobs=2)
    ids = count_reads(monkeypatch)
    assert read(content, cache=tmp_path / "cache") == first and ids == []


def test_another_state_of_the_engine_reads_again(
    content: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = count_reads(monkeypatch)
    write("sources/a.md", SOURCE)
    read(content, cache=tmp_path / "cache")
    monkeypatch.setattr(reader, "fingerprint", lambda: "0" * 64)
    read(content, cache=tmp_path / "cache")
    assert ids == ["a", "a"] and len(list((tmp_path / "cache").iterdir())) == 1


def test_a_cache_that_cannot_be_written_is_no_fault(content: Path, write: Write, tmp_path: Path) -> None:
    write("sources/a.md", SOURCE)
    (tmp_path / "cache").write_text("a file, not a folder")
    assert len(read(content, cache=tmp_path / "cache")[0]) == 1


def test_a_warm_run_brings_no_library_along(content: Path, write: Write, tmp_path: Path) -> None:
    write("sources/a.md", SOURCE)
    program = (
        "import sys; from pathlib import Path; from dossier.reader import read_records;"
        "from dossier.vocabulary import COLLECTIONS;"
        f"read_records(Path({str(content)!r}), COLLECTIONS, cache=Path({str(tmp_path / 'cache')!r}));"
        "print(sorted({'markdown_it', 'yaml', 'concurrent.futures.process'} & set(sys.modules)))"
    )
    for expected in ("['markdown_it', 'yaml']", "[]"):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parent.parent
        )
        assert done.stdout.strip() == expected, done.stderr
