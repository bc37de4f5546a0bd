"""The site that stands is never harmed: it is swapped for the new one when that is whole."""

from pathlib import Path

import pytest

from dossier import manifest
from dossier.output import MARKER, OutputError, write_site


def files_of(folder: Path) -> dict[str, bytes]:
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    found.pop(MARKER, None)
    found.pop(manifest.NAME, None)
    return found


def test_a_site_holds_just_the_files_it_was_given(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([("index.html", b"one"), ("a/b.html", b"two")], site)
    written = write_site([("index.html", b"one"), ("c.html", b"three")], site)
    assert files_of(site) == {"index.html": b"one", "c.html": b"three"}
    assert written.changed == ("c.html",)
    assert written.removed == ("a/b.html",)


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([("index.html", b"one")], site)
    before = (site / "index.html").stat().st_ino
    write_site([("index.html", b"one")], site)
    assert (site / "index.html").stat().st_ino == before


def test_a_failure_midway_leaves_the_site_that_stood(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([("index.html", b"good")], site)

    def broken():  # type: ignore[no-untyped-def]
        yield "index.html", b"new"
        raise RuntimeError("a template failed")

    with pytest.raises(RuntimeError):
        write_site(broken(), site)
    assert files_of(site) == {"index.html": b"good"}
    write_site([("index.html", b"next")], site)
    assert files_of(site) == {"index.html": b"next"}


def test_a_folder_that_is_no_site_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="no build of ours"):
        write_site([("index.html", b"x")], tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("not a folder")
    with pytest.raises(OutputError, match="not a folder"):
        write_site([("index.html", b"x")], tmp_path / "site")


def test_what_a_killed_build_left_is_put_away(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([("index.html", b"good")], site)
    site.rename(tmp_path / ".site.old-999")  # killed between the two renames
    (tmp_path / ".site.new-999").mkdir()
    write_site([("index.html", b"next")], site)
    assert files_of(site) == {"index.html": b"next"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}
