"""A site lists its files with their sums; a copy that is not whole, or was altered, shows."""

import shutil
import subprocess
from pathlib import Path

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st

from dossier import manifest
from dossier.output import write_site

ANY_NAME = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), min_size=1, max_size=20
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"index.html": b"one", "a/b.html": b"two", "static/odd\nname": b"three", "static/b\\s": b""}
    write_site(files.items(), tmp_path / "site")
    return tmp_path / "site"


@given(st.dictionaries(ANY_NAME, st.binary(min_size=32, max_size=32)))
def test_what_is_written_is_read_again(sums: dict[str, bytes]) -> None:
    listed = {path: sum.hex() for path, sum in sums.items() if path != manifest.NAME}
    assert manifest.read(manifest.text(sums)) == listed


def test_a_site_is_as_its_manifest_lists_it_and_sha256sum_agrees(site: Path) -> None:
    done = run("check", "--site", site)
    assert (done.status, done.out, done.err) == (0, "", "4 files listed, 0 not as listed\n")
    if shutil.which("sha256sum"):
        words = ["sha256sum", "--check", "--strict", "--quiet", manifest.NAME]
        assert subprocess.run(words, cwd=site, capture_output=True, check=True).stdout == b""


def test_what_was_altered_taken_away_or_added_is_told(site: Path) -> None:
    (site / "index.html").write_bytes(b"One")
    (site / "a" / "b.html").unlink()
    (site / "added.html").write_bytes(b"")
    (site / "CNAME").write_text("dossier.example\n")
    done = run("check", "--site", site)
    told = [line.removeprefix(f"{site}/") for line in done.out.splitlines()]
    assert done.status == 1
    assert told == ["a/b.html: missing", "added.html: not listed", "index.html: differs"]


def test_a_link_in_the_place_of_a_file_differs(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"one")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(elsewhere)
    assert run("check", "--site", site).out == f"{site}/index.html: differs\n"


def test_a_deployed_site_is_compared_with_the_list_of_another_build(site: Path, tmp_path: Path) -> None:
    write_site({"index.html": b"newer"}.items(), tmp_path / "newer")
    done = run("check", "--site", site, "--sums", tmp_path / "newer" / manifest.NAME)
    assert done.status == 1 and f"{site}/index.html: differs" in done.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--site", "/nowhere/at/all"], "there is no such folder"),
        (["--sums", "/nowhere"], "--site names the folder"),
        (["--site", "."], f"a build writes {manifest.NAME}"),
    ],
)
def test_what_cannot_be_compared_is_said(words: list[str], told: str, tmp_path: Path) -> None:
    done = run("check", *words)
    assert done.status == 2 and told in done.err


@pytest.mark.parametrize("data", [b"\xff", b"no sum  index.html\n", b"\n\n", b"0" * 64 + b"\n"])
def test_what_is_no_manifest_is_refused_with_its_line(data: bytes, site: Path) -> None:
    (site / manifest.NAME).write_bytes(data)
    done = run("check", "--site", site)
    assert done.status == 2 and ("line 1 is no sum" in done.err or "no UTF-8 at byte 0" in done.err)
