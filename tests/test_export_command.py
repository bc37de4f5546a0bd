"""`build.py export`: the data alone, the same as the site has, wherever it is asked for."""

import json
import shutil
from pathlib import Path

import pytest
from commands import SAMPLE, run

from dossier.commands.export import FORMATS
from dossier.dates import Day
from dossier.exports import forms
from dossier.pages.edition import Edition
from dossier.pipeline import check
from dossier.settings import ROOT, Settings

AS_OF = ("--as-of", "2026-11-21", "--no-cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_all_forms_are_what_the_site_has(content: Path) -> None:
    site, out = content.parent / "site", content.parent / "out"
    assert run("build", "--content", content, "--output", site, "--no-search", *AS_OF).status == 0
    done = run("export", "--content", content, "--output", out, *AS_OF)
    assert done.status == 0 and "15 files" in done.out
    assert files(out) == files(site / "data")


def test_one_form_goes_to_a_file_to_a_folder_or_to_standard_output(content: Path, tmp_path: Path) -> None:
    ask = ("export", "--content", content, *AS_OF)
    told = run(*ask, "--format", "csl")
    assert told.status == 0 and {item["id"] for item in json.loads(told.out)} >= {"harbour-wire"}
    done = run(*ask, "--format", "csl", "--output", tmp_path / "mine.json")
    assert done.status == 0 and (tmp_path / "mine.json").read_text("utf-8") == told.out
    (tmp_path / "there").mkdir()
    assert run(*ask, "--format", "csl", "--output", tmp_path / "there", "--quiet").out == ""
    assert files(tmp_path / "there").keys() == {"bibliography.csl.json"}
    assert run(*ask, "--format", "csv", "--output", tmp_path / "tables").status == 0
    assert len(files(tmp_path / "tables")) == 6


def test_the_words_for_the_forms_are_those_of_the_catalogue_and_every_column_is_told() -> None:
    settings = Settings(
        content=SAMPLE,
        output=SAMPLE,
        templates=ROOT,
        static=ROOT / "static",
        cache=None,
        as_of=Day(2026, 11, 21),
    )
    checked = check(settings)
    told = forms(Edition(checked.corpus, checked.result, settings, {}))
    assert tuple(dict.fromkeys(form.format for form in told)) == FORMATS
    assert [
        f"{form.path}: {name}" for form in told for name, about in form.columns.items() if not about
    ] == []
    assert all(form.columns for form in told if form.media == "text/csv")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "csv"), "--output names the folder"),
        (("--format", "cvs"), "'csv'"),
        (("--output", "{content}/data"), "lies in the content"),
        (("--output", "{content}/../taken"), "is a file"),
        (("--format", "json", "--output", "{content}/../taken/in/it"), "cannot be written"),
    ],
)
def test_where_the_data_cannot_go_is_told_in_a_line(content: Path, words: tuple[str, ...], said: str) -> None:
    (content.parent / "taken").write_text("mine", encoding="utf-8")
    done = run("export", "--content", content, *AS_OF, *(word.format(content=content) for word in words))
    assert done.status == 2 and said in done.err and "Traceback" not in done.err
    assert (content.parent / "taken").read_text("utf-8") == "mine"


def test_with_an_error_nothing_goes_out(content: Path) -> None:
    file = content / "events" / "arrival.md"
    file.write_text(file.read_text("utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    done = run("export", "--content", content, "--output", content.parent / "out", *AS_OF)
    assert done.status == 1 and "titel" in done.err and "nothing is written" in done.err
    assert not (content.parent / "out").exists()
