"""What the repository's log tells: what changed and when, what was corrected, and nothing that is not published."""

import html
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ROOT, SAMPLE

from dossier import history, pipeline
from dossier.dates import Day
from dossier.history import Change, History, Told, look_at, read_history
from dossier.output import MARKER
from dossier.settings import Settings

Commit = Callable[..., str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "dossier" / "content"
    (content / "actors").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(content.parent)], check=True)
    return content


@pytest.fixture
def commit(content: Path) -> Commit:
    """Commits everything on a day: `commit("2026-01-02", "Message")` → its hash."""

    def made(day: str, message: str = "A change") -> str:
        who = ["-c", "user.name=Somebody", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        env = {
            **os.environ,
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
        }
        git = ["git", "-C", str(content.parent), *who]
        subprocess.run([*git, "add", "-A"], check=True, env=env)
        subprocess.run([*git, "commit", "-q", "-m", message], check=True, env=env)
        return subprocess.run(
            [*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
        ).stdout.strip()

    return made


def write(content: Path, id: str, text: str) -> Path:
    file = content / "actors" / f"{id}.md"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_told_with_the_day_it_came_and_the_fields_that_changed(
    content: Path, commit: Commit
) -> None:
    write(content, "quill", "---\nname: Ada Quill\nkind: person\n---\nShe came.\n")
    commit("2026-01-02")
    write(content, "quill", "---\nname: Ada Quill\nkind: person\nsummary: A captain.\n---\nShe went.\n")
    newest = commit("2026-03-04")
    found = read_history(content)
    file = "content/actors/quill.md"
    assert found.changes == {file: Change("2026-03-04", newest, "2026-01-02")}
    assert found.log.told == (
        Told("2026-03-04", file, "changed", ("summary", "body")),
        Told("2026-01-02", file, "added"),
    )
    assert look_at(content).lacking == "" and found.log.whole


def test_a_draft_that_is_lifted_is_told_as_published(content: Path, commit: Commit) -> None:
    write(content, "quill", "---\nname: Ada Quill\ndraft: true\n---\n")
    commit("2026-01-02")
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    commit("2026-01-03")
    assert [one.what for one in read_history(content).log.told] == ["published", "added"]


def test_an_edit_that_is_not_committed_leaves_its_file_out(content: Path, commit: Commit) -> None:
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    write(content, "pen", "---\nname: Ada Pen\n---\n")
    commit("2026-01-02")
    write(content, "quill", "---\nname: Ada Quill, again\n---\n")
    assert list(read_history(content).changes) == ["content/actors/pen.md"]


def test_a_clone_without_the_history_says_so_and_guesses_nothing(
    content: Path, commit: Commit, tmp_path: Path
) -> None:
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    commit("2026-01-02")
    write(content, "pen", "---\nname: Ada Pen\n---\n")
    commit("2026-01-03")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{content.parent}", str(shallow)], check=True)
    assert read_history(shallow / "content") == History()
    assert "git fetch --unshallow" in look_at(shallow / "content").lacking


def test_content_outside_any_repository_has_no_history(tmp_path: Path, content: Path) -> None:
    assert look_at(content).lacking.startswith("the content is in no git repository")  # nothing is committed
    (tmp_path / "bare").mkdir()
    assert look_at(tmp_path / "bare").lacking.startswith("the content is in no git repository")


def test_a_correction_is_told_in_the_words_of_its_trailer_and_nothing_else_of_the_message(
    content: Path, commit: Commit
) -> None:
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    message = "names: Mend a name\n\nPrivate: X said so.\nCorrection: not in the last paragraph\n\n"
    message += "Correction: The name stood as “Qill”;\n it is “Quill”.\nCorrection: And <b>another</b>.\n"
    message += "Co-authored-by: Y <y@example.org>"
    newest = commit("2026-01-02", message)
    found = read_history(content).log.corrected
    assert [(one.day, one.commit, one.text) for one in found] == [
        ("2026-01-02", newest, "The name stood as “Qill”; it is “Quill”."),
        ("2026-01-02", newest, "And <b>another</b>."),
    ]
    assert found[0].files == ("content/actors/quill.md",)


@pytest.mark.parametrize(
    "name", ["ü.md", "a b.md", "x\ny.md", ":100644 100644 a b M.md", "\x01.md", '"q".md']
)
def test_no_name_of_a_file_confuses_the_log(name: str, content: Path, commit: Commit) -> None:
    (content / "actors" / name).write_text("---\nname: X\n---\n", encoding="utf-8")
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    newest = commit(
        "2026-01-02", "x\n\nCorrection: \x01\x02 0123456789012345678901234567890123456789 2026-01-01 y"
    )
    found = read_history(content)
    assert found.changes == {
        f"content/actors/{each}": Change("2026-01-02", newest, "2026-01-02") for each in (name, "quill.md")
    }
    (told,) = found.log.corrected
    assert told.day == "2026-01-02" and "\x01" not in told.text


def test_the_log_is_asked_once_and_its_answer_is_kept(
    content: Path, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(content, "quill", "---\nname: Ada Quill\n---\n")
    commit("2026-01-02")
    write(content, "quill", "---\nname: Ada Quill\nkind: person\n---\n")
    commit("2026-01-03", "x\n\nCorrection: y")
    asked: list[str] = []
    git = history._git

    def counted(folder: Path, *words: str) -> str:
        asked.extend(word for word in words if word in ("log", "status", "rev-parse"))
        return git(folder, *words)

    monkeypatch.setattr(history, "_git", counted)
    cold = read_history(content, tmp_path / "cache")
    assert sorted(asked) == ["log", "rev-parse", "status"]
    asked.clear()
    assert read_history(content, tmp_path / "cache") == cold and "log" not in asked
    kept = tmp_path / "cache" / history.CACHE
    for damage in (b"", b"dossier cache 1\n", kept.read_bytes()[:-1]):
        kept.write_bytes(damage)
        assert read_history(content, tmp_path / "cache") == cold


def test_of_a_later_commit_only_what_is_new_is_asked_and_nothing_comes_out_otherwise(
    content: Path, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over branches that are merged, commits dated back, and a history that is written anew."""
    monkeypatch.setattr(history, "MOST", 5)
    git = ["git", "-C", str(content.parent), "-c", "user.name=X", "-c", "user.email=x@example.org"]
    cache = tmp_path / "cache"

    def both() -> History:
        kept = read_history(content, cache)
        assert kept == read_history(content)
        return kept

    write(content, "quill", "---\nname: Ada Quill\n---\n")
    write(content, "pen", "---\nname: Ada Pen\n---\n")
    commit("2026-01-02")
    both()
    subprocess.run([*git, "switch", "-q", "-c", "side"], check=True)
    for number in range(3):
        write(content, "quill", f"---\nname: Ada Quill\nsummary: Version {number}.\n---\n")
        write(content, f"new-{number}", "---\nname: New\n---\n")
        commit(f"2026-01-0{5 + number}", "x\n\nCorrection: A side issue.")
    subprocess.run([*git, "switch", "-q", "main"], check=True)
    write(content, "pen", "---\nname: Ada Pen\nkind: person\n---\n")
    commit("2026-01-06")
    both()
    subprocess.run([*git, "merge", "-q", "--no-edit", "side"], check=True)
    merged = both()
    assert len(merged.log.corrected) == 3 and merged.changes["content/actors/quill.md"].day == "2026-01-07"
    write(content, "pen", "---\nname: Ada Pen\nkind: person\nsummary: Back then.\n---\n")
    commit("2025-12-31")
    write(content, "quill", "---\nname: Ada Quill\n---\nBody.\n")
    commit("2026-02-01")
    assert not both().log.whole
    subprocess.run([*git, "reset", "-q", "--hard", "HEAD~2"], check=True)
    assert both() == merged


def test_more_changes_than_are_told_are_left_to_the_log(
    content: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST", 2)
    for day in range(1, 6):
        write(content, "quill", f"---\nname: Ada Quill {day}\n---\n")
        commit(f"2026-01-0{day}")
    log = read_history(content).log
    assert [one.day for one in log.told] == ["2026-01-05", "2026-01-04", "2026-01-01"] and not log.whole


@pytest.fixture
def settings(tmp_path: Path, content: Path, commit: Commit) -> Settings:
    """The sample, committed on two days, with corrections, a draft and something removed."""
    shutil.copytree(SAMPLE, content, dirs_exist_ok=True)
    write(content, "secret", "---\nname: Zebulon Quist\nkind: person\ndraft: true\n---\n")
    write(content, "removed", "---\nname: Somebody removed\nkind: person\n---\n")
    commit("2026-01-02", "The dossier")
    (content / "actors" / "removed.md").unlink()
    write(content, "secret", "---\nname: Zebulon Quist, still\nkind: person\ndraft: true\n---\n")
    quill = content / "actors" / "ada-quill.md"
    quill.write_text(
        quill.read_text("utf-8").replace("name: ", "caveat: Said once.\nname: ", 1),
        "utf-8",
    )
    office = content / "actors" / "port-office.md"
    text = office.read_text("utf-8").replace("---\n", "---\nformer_ids: [port-office]\n", 1)
    office.rename(office.with_name("harbour-board.md")).write_text(text, "utf-8")
    post = content / "sources" / "evening-post.md"
    given = "---\ncorrections:\n  - {date: 2026-02-01, at: ¶2, was: two days, now: three days, url: https://post.example/c}\n"
    post.write_text(post.read_text("utf-8").replace("---\n", given, 1), "utf-8")
    commit("2026-03-04", "x\n\nCorrection: The captain stood as <i>mate</i>.")
    write(content, "secret", "---\nname: Zebulon Quist\nkind: person\ndraft: true\n---\nX.\n")
    commit("2026-03-05", "x\n\nCorrection: Zebulon Quist lives elsewhere.")
    return Settings(
        content=content,
        output=tmp_path / "site",
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=tmp_path / "cache",
        as_of=Day(2026, 11, 21),
        search=False,
        draft=False,
        quiet=True,
    )


def words(settings: Settings, path: str) -> str:
    text = (settings.output / path).read_text(encoding="utf-8")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def files_of(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_pages_tell_what_changed_and_what_was_corrected(settings: Settings, commit: Commit) -> None:
    result, written = pipeline.build(settings)
    assert written is not None, [each for each in result.findings if each.severity == "error"]
    told = words(settings, "changes.html")
    assert (
        "4 March 2026 2 changed, 1 renamed" in told
        and "under a new address" in told
        and "Ada Quill actor · changed: caveat" in told
    )
    assert "2 January 2026" in told and "Older changes" not in told
    told = words(settings, "corrections.html")
    assert "Ours 1 correction" in told and "The captain stood as <i>mate</i>." in told
    assert "1 February 2026 · ¶2 “two days” became “three days”. The publisher’s note" in told
    assert "here since 2 January 2026 , last changed 4 March 2026" in words(settings, "actors/ada-quill.html")
    assert "Checked by a reader on 20 November 2026, against the page" in words(
        settings, "actors/ada-quill.html"
    )
    # Under its new id a record is as old as under its former one, whose address leads on.
    assert "here since 2 January 2026 , last changed 4 March 2026" in words(
        settings, "actors/harbour-board.html"
    )
    assert 'href="harbour-board.html"' in (settings.output / "actors" / "port-office.html").read_text("utf-8")
    everything = b"".join(files_of(settings.output).values()).decode(errors="replace")
    for never in ("Zebulon", "Somebody removed", "removed.md", "secret.md"):
        assert never not in everything, never


def test_after_a_commit_the_site_is_as_one_made_anew(settings: Settings, commit: Commit) -> None:
    pipeline.build(settings)
    file = settings.content / "events" / "arrival.md"
    file.write_text(file.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    commit("2026-04-05", "x\n\nCorrection: A sentence was missing.")
    written = pipeline.build(settings)[1]
    clean = replace(settings, output=settings.output.with_name("clean"), cache=None)
    pipeline.build(clean)
    assert files_of(settings.output) == files_of(clean.output)
    assert "A sentence was missing." in words(settings, "corrections.html")
    assert written is not None and len(written.changed) < written.total / 2
    # Committing alone, with no file changed, changes what is said of the day.
    file.write_text(file.read_text("utf-8") + "\nAnd one more.\n", "utf-8")
    pipeline.build(settings)
    assert "last changed" not in words(settings, "events/arrival.html")
    commit("2026-04-06")
    pipeline.build(settings)
    assert "last changed 6 April 2026" in words(settings, "events/arrival.html")


def test_without_a_history_the_list_of_changes_is_left_out_and_corrections_say_why(
    settings: Settings,
) -> None:
    shutil.rmtree(settings.content.parent / ".git")
    pipeline.build(settings)
    assert not (settings.output / "changes.html").exists()
    told = words(settings, "corrections.html")
    assert "without the repository’s history: ours are not known" in told and "three days" in told
    assert 'href="changes.html"' not in (settings.output / "index.html").read_text("utf-8")
