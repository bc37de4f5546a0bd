"""The size of a picture is read from its first bytes, as a browser would find it."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pictures import picture_size, size_of
from tests.commands import run

CASES = [
    [part.strip() for part in line.split("|", 2)]
    for line in Path(__file__).with_name("pictures.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FILES = [(kind, base64.b64decode(file)) for kind, size, file in CASES if size != "-" and "<" not in file]


@pytest.mark.parametrize(("kind", "size", "file"), CASES, ids=[case[0] for case in CASES])
def test_the_size_is_found(kind: str, size: str, file: str) -> None:
    data = file.encode() if "<" in file or " " in file else base64.b64decode(file)
    assert size_of(data) == (None if size == "-" else tuple(map(int, size.split())))


@pytest.mark.parametrize(("kind", "data"), FILES, ids=[kind for kind, _ in FILES])
def test_a_file_that_is_broken_off_has_its_size_or_none(kind: str, data: bytes) -> None:
    assert {size_of(data[:length]) for length in range(len(data))} == {None, (37, 23)}


@given(st.binary(max_size=60), st.sampled_from([data for _, data in FILES]), st.integers(0, 40))
def test_no_bytes_stop_it(tail: bytes, head: bytes, kept: int) -> None:
    size = size_of(head[:kept] + tail)
    assert size is None or min(size) > 0


def test_what_is_no_picture_or_not_there_has_none(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(FILES[0][1])
    assert picture_size(tmp_path / "words.txt") is None
    assert picture_size(tmp_path / "gone.png") is None


def test_a_record_keeps_the_room_of_its_picture(sample_site: Path) -> None:
    page = (sample_site / "actors" / "ada-quill.html").read_text(encoding="utf-8")
    assert '<img src="../static/icon.svg" alt="A mark" width="32" height="32" loading="lazy">' in page


def test_a_picture_in_running_text_keeps_its_room_too(tmp_path: Path) -> None:
    files = {
        "content/site.yml": "title: One\n",
        "content/pages/about.md": "---\ntitle: About\n---\n"
        "See ![a “mark”](static/icon.svg) and ![none](static/gone.png).\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    options = ("--no-cache", "--no-search")
    done = run("build", "--content", tmp_path / "content", "--output", tmp_path / "site", *options)
    assert done.status == 0, done.err
    page = (tmp_path / "site" / "pages" / "about.html").read_text(encoding="utf-8")
    assert '<img src="../static/icon.svg" width="32" height="32" alt="a “mark”">' in page
    assert '<img src="../static/gone.png" alt="none">' in page
