"""`build.py init`: a dossier of one's own, which builds by itself and is never written over."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import cli
from dossier.front_matter import read_site
from dossier.starter import StarterError, choose, singular
from dossier.vocabulary import words_of

ROOT = Path(__file__).parent.parent


def init(folder: Path, *words: str) -> int:
    return cli.main(["init", str(folder), *words], ROOT)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new dossier that was built once, by its own build.py and engine."""
    folder = tmp_path_factory.mktemp("new") / "the-wick-hours"
    assert init(folder, "--collections", "actors=people, weapons=ship logs/log, claims") == 0
    done = run(folder, "build", "--no-search")
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The dossier's own build.py, with the libraries of this Python and from another folder."""
    return subprocess.run(
        [sys.executable, "-X", "handed-over", str(folder / "build.py"), *words],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder.parent,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )


def test_a_new_dossier_is_built_at_once_and_by_its_own_engine(made: Path) -> None:
    index = (made / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>The wick hours</title>" in index and "About" in index
    assert (made / "site" / "static" / "css" / "base.css").is_file()
    done = run(made, "check", "--strict")
    assert (done.returncode, done.stdout.strip()) == (0, "0 errors, 0 warnings, 0 notes")
    assert (made / ".cache").is_dir() and not (made / "engine" / ".cache").exists()


def test_its_site_yml_says_what_was_chosen_and_nothing_else(made: Path) -> None:
    read = read_site((made / "content" / "site.yml").read_text(encoding="utf-8"))
    assert read.mistakes == ()
    found = words_of(read.head).collections
    assert [(folder, each.label, each.one) for folder, each in found.items()] == [
        ("sources", "Sources", "source"),
        ("people", "People", "person"),
        ("ship-logs", "Ship logs", "log"),
        ("claims", "Claims", "claim"),
        ("pages", "Pages", "page"),
    ]


def test_what_its_site_yml_offers_in_comments_can_be_used_as_it_stands(made: Path) -> None:
    lines = (made / "content" / "site.yml").read_text(encoding="utf-8").splitlines()
    offered = [re.sub(r"^# (?=(?:  )?[a-z_-]+:|  - )", "", line) for line in lines]
    assert sum(one != other for one, other in zip(lines, offered, strict=True)) >= 8
    read = read_site("\n".join(line for line in offered if not line.startswith("#")))
    assert [mistake.message for mistake in read.mistakes] == []
    assert read.head.relations["owned"].to == ("ship-logs",)


def test_the_first_record_of_its_readme_is_in_order(made: Path, tmp_path: Path) -> None:
    readme = (made / "README.md").read_text(encoding="utf-8")
    path = re.search(r"`(content/sources/[a-z-]+\.md)`", readme)
    assert "$" not in readme
    record = re.search(r"```markdown\n(.*?)```", readme, re.DOTALL)
    assert path and record
    (made / path[1]).write_text(record[1], encoding="utf-8")
    done = run(made, "check")
    (made / path[1]).unlink()
    assert done.returncode == 0 and "error" not in done.stdout.replace("0 errors", "")


def test_nothing_that_stands_is_written_over(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (made / "content" / "site.yml").write_text("title: Mine\n")
    (made / "build.py").write_text("mine")
    (made / "engine" / "LICENSE").unlink()
    before = files_of(made)
    assert init(made, "--title", "Other", "--collections", "sources, claims") == 0
    assert files_of(made) == before
    told = capsys.readouterr()
    assert "nothing was missing" in told.out and "site.yml stands already, and is left as it is" in told.err


def test_a_folder_with_things_in_it_gets_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Mine\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").symlink_to(tmp_path / "nowhere.yml")
    assert init(tmp_path, "--quiet") == 0
    assert (tmp_path / "README.md").read_text() == "# Mine\n"
    assert not (tmp_path / "nowhere.yml").exists()
    assert (tmp_path / "engine" / "dossier" / "cli.py").is_file()
    assert (tmp_path / ".github" / "workflows" / "pages.yml").is_file()


def test_a_newer_engine_takes_the_place_of_one_that_was_removed(tmp_path: Path) -> None:
    assert init(tmp_path, "--collections", "weapons=ship logs", "--quiet") == 0
    (tmp_path / "content" / "pages" / "about.md").unlink()
    shutil.rmtree(tmp_path / "engine")
    (tmp_path / "build.py").unlink()
    before = set(files_of(tmp_path))
    assert init(tmp_path, "--quiet") == 0
    written = set(files_of(tmp_path)) - before
    assert "build.py" in written and "engine/dossier/cli.py" in written
    assert not [path for path in written if not path.startswith(("build.py", "engine/"))]


def test_a_dossier_does_not_lie_in_its_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = ROOT / "templates" / "never-made"
    assert init(inside) == 2 and not inside.exists()
    assert "lies in the engine itself" in capsys.readouterr().err


def test_a_title_of_any_words_is_one(tmp_path: Path) -> None:
    title = 'No: "the log" – $title of {x} #1\nyes'
    assert init(tmp_path / "a", "--title", title, "--quiet") == 0
    read = read_site((tmp_path / "a" / "content" / "site.yml").read_text(encoding="utf-8"))
    assert read.mistakes == () and read.head.title == 'No: "the log" – $title of {x} #1 yes'


def test_ones_own_template_and_style_take_the_place_of_the_engines(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    assert init(folder, "--quiet") == 0
    (folder / "templates" / "base.html").write_text(
        '{% extends "engine/base.html" %}{% block head_end %}<meta name="mine">{{ super() }}{% endblock %}'
    )
    (folder / "static" / "css").mkdir()
    (folder / "static" / "css" / "home.css").write_text("/* mine */")
    (folder / "static" / "portrait.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = run(folder, "build", "--no-search")
    assert done.returncode == 0, done.stderr
    assert '<meta name="mine">' in (folder / "site" / "pages" / "about.html").read_text(encoding="utf-8")
    assert (folder / "site" / "static" / "css" / "home.css").read_text() == "/* mine */"
    assert (folder / "site" / "static" / "css" / "base.css").read_bytes() == (
        ROOT / "static" / "css" / "base.css"
    ).read_bytes()
    assert (folder / "site" / "static" / "portrait.svg").is_file()
    (folder / "static" / "css" / "home.css").write_text("/* mine again */")
    assert run(folder, "build", "--no-search").returncode == 0
    assert (folder / "site" / "static" / "css" / "home.css").read_text() == "/* mine again */"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("weapon", "'weapon' is no collection; did you mean 'weapons'?"),
        ("sources, wombats", "there are sources, actors, weapons, events, claims"),
        ("pages", "'pages' is no collection"),
        ("actors=people, weapons=people", "two collections are called 'people'"),
        ("actors=people, actors=persons", "'actors' is chosen twice"),
        ("weapons=static", "'static' is a folder of every site"),
        ("weapons=пушки!", "makes no folder's name"),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused(words: str, told: str) -> None:
    with pytest.raises(StarterError, match=re.escape(told)):
        choose(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--collections", "wombats"], "'wombats' is no collection"),
        (["--language", "English"], "--language is 'English'; it takes a tag such as en"),
    ],
)
def test_a_command_that_is_off_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert init(tmp_path / "a", *words) == 2
    assert told in capsys.readouterr().err and not (tmp_path / "a").exists()


def test_a_file_is_no_folder_for_a_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("mine")
    assert init(tmp_path / "a") == 2
    assert "is a file; init takes a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("many", "one"),
    [("ships", "ship"), ("companies", "company"), ("people", "person"), ("ship logs", "ship log"),
     ("boxes", "box"), ("aircraft", "aircraft"), ("glass", "glass"), ("witnesses", "witness")],
)  # fmt: skip
def test_one_of_several_is_guessed(many: str, one: str) -> None:
    assert singular(many) == one


def test_its_workflows_use_the_actions_that_this_repository_pins() -> None:
    ours = "".join(path.read_text() for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    for name in ("check.yml", "pages.yml"):
        text = (ROOT / "dossier" / "starter" / name).read_text()
        used = re.findall(r"uses: (\S+@[0-9a-f]{40})", text)
        assert len(used) == text.count("uses:") and used
        assert [each for each in used if each not in ours] == []
        assert "permissions: {}" in text and "secrets" not in text
