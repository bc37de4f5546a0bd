"""Whatever happens to a build, the last good site stands whole, and the next build needs nobody's help."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from commands import SAMPLE

from benchmarks.hardening import full_disk, kills
from benchmarks.hardening.sites import Dossier, started
from dossier import cache_file, exchange, output
from dossier.intake.files import CannotWrite, put_new
from dossier.output import OutputError, new_site, write_site

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked on this system")


@needs_fork
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    """A sample; benchmarks/RESULTS.md has the figures of the whole."""
    told = kills.run(SAMPLE, tmp_path / "dossier", 4, 2026, "--jobs", "2")
    assert told.kills == 4 and sum(told.found.values()) == 4 + told.done


def test_somebody_who_looks_finds_a_site_at_every_moment(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([("index.html", b"0")], site)
    if not exchange.exchange(site, Path(shutil.copytree(site, tmp_path / "other"))):
        pytest.skip("this file system cannot give two folders each other's name")
    watch = kills.Watch(site)
    watch.start()
    for number in range(200):
        write_site([("index.html", str(number).encode())], site)
    watch.ended.set()
    watch.join()
    assert watch.asked > 10 and watch.gone == 0


def test_where_folders_cannot_be_exchanged_two_names_are_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "exchange", lambda one, other: False)
    site = tmp_path / "site"
    for content in (b"one", b"two"):
        write_site([("index.html", content)], site)
        assert (site / "index.html").read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


@needs_fork
def test_what_works_for_a_build_ends_with_it(tmp_path: Path) -> None:
    """Else it would hold the lock for ever, and every build to come would wait."""
    program = """
import multiprocessing, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from dossier.output import new_site
from dossier.workers import end_with_parent
with new_site(Path(sys.argv[1])) as site:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(2, mp_context=context, initializer=end_with_parent) as pool:
        pool.submit(time.sleep, 60), pool.submit(time.sleep, 60)
        time.sleep(0.5)
        Path(sys.argv[1]).with_name("ready").touch()
"""
    with started([sys.executable, "-c", program, str(tmp_path / "site")]) as process:
        while not (tmp_path / "ready").exists():
            time.sleep(0.01)
        process.kill()
        process.wait()
        began = time.monotonic()
        write_site([("index.html", b"one")], tmp_path / "site")
        assert time.monotonic() - began < 20
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "ready", "site"]


def test_two_builds_at_once_take_turns(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program = "import sys, time; from pathlib import Path; from dossier.output import new_site\n"
    program += "with new_site(Path(sys.argv[1])) as site:\n    print(1, flush=True); time.sleep(1)\n"
    program += "    site.put('index.html', b'first')"
    with started([sys.executable, "-c", program, str(tmp_path / "site")]) as first:
        while not list(tmp_path.glob(".site.new-*")):
            time.sleep(0.01)
        write_site([("index.html", b"second")], tmp_path / "site")
        assert first.wait() == 0
    assert (tmp_path / "site" / "index.html").read_bytes() == b"second"
    assert "another build writes it" in capfd.readouterr().err


def test_what_is_remembered_of_a_site_is_not_what_another_build_put_in_its_place(tmp_path: Path) -> None:
    with new_site(tmp_path / "site") as site:
        site.put("index.html", b"one")
    write_site([("index.html", b"another")], tmp_path / "site")
    assert {file.path: file.size for file in site.files}["index.html"] == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            write_site([("index.html", b"one")], tmp_path / "site")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_in_the_place_of_the_lock_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(
        OutputError, match=r"\.site\.lock: cannot be opened: Is a directory; builds that write"
    ):
        write_site([("index.html", b"one")], tmp_path / "site")


@pytest.mark.parametrize("how", ["cut", "flipped", "a folder", "a link", "of another version", "gone"])
def test_a_file_of_the_cache_that_is_odd_is_thrown_away(tmp_path: Path, how: str) -> None:
    file = tmp_path / "pages.pickle"
    cache_file.save(tmp_path, file.name, "state", ["kept"])
    good = file.read_bytes()
    assert cache_file.load(tmp_path, file.name, "state") == ["kept"]
    file.unlink()
    if how == "a folder":
        (file / "within").mkdir(parents=True)
    elif how == "a link":
        (tmp_path / "elsewhere").write_bytes(good)
        file.symlink_to(tmp_path / "elsewhere")
    elif how != "gone":
        flipped = good[:-1] + bytes([good[-1] ^ 1])
        file.write_bytes(
            {"cut": good[:-1], "flipped": flipped}.get(how, good.replace(b"cache 1", b"cache 0"))
        )
    assert cache_file.load(tmp_path, file.name, "state") is None
    cache_file.save(tmp_path, file.name, "state", ["again"])
    assert cache_file.load(tmp_path, file.name, "state") == ["again"]


def test_what_killed_builds_left_in_the_cache_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "pages.pickle.abc.new").write_bytes(b"half")
    cache_file.save(tmp_path, "pages.pickle", "state", [])
    assert [path.name for path in tmp_path.iterdir()] == ["pages.pickle"]


def test_a_cache_that_is_a_file_stops_no_build(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    shutil.copytree(SAMPLE, folder / "content")
    (folder / ".cache").write_text("no folder")
    dossier = Dossier(folder)
    dossier.build()
    dossier.build()
    assert (dossier.site / "index.html").is_file() and (folder / ".cache").read_text() == "no folder"


def test_a_record_is_put_down_whole_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "sources" / "memo.md"
    put_new(record, "whole")
    with pytest.raises(CannotWrite, match="is there already"):
        put_new(record, "another")
    monkeypatch.setattr(os, "link", lambda one, other: (_ for _ in ()).throw(OSError("no links here")))
    with pytest.raises(CannotWrite, match="is there already"):
        put_new(record, "another")
    put_new(record.with_name("second.md"), "second")
    assert {file.name: file.read_text() for file in record.parent.iterdir()} == {
        "memo.md": "whole",
        "second.md": "second",
    }


def test_a_full_disk_leaves_the_site_that_stood(tmp_path: Path) -> None:
    if not full_disk.may_mount():
        pytest.skip("no small file system can be mounted here")
    assert "1 times the old site stood whole" in full_disk.run(1, 1)
