"""`build.py diff`: what a change does to the site, compared with a commit, a folder or a saved state."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import SAMPLE, run

from dossier.consequences import telling


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The sample as a repository of its own, on a branch that has left main."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "dossier" / "content"))
    git(content.parent, "init", "-q", "-b", "main")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-q", "-m", "The dossier")
    git(content.parent, "switch", "-q", "-c", "a-change")
    return content


def diff(content: Path, *words: str | Path) -> dict[str, dict[str, list[dict[str, object]]]]:
    done = run("diff", "--content", content, "--no-cache", "--format", "json", *words)
    assert (done.status, done.err) == (0, "")
    return dict(json.loads(done.out))


def add(content: Path, id: str, text: str) -> None:
    (content / "actors" / f"{id}.md").write_text(text, encoding="utf-8")


NEWCOMER = "---\nname: The newcomer\nkind: person\n---\n\nSailed on [[halcyon]] in 1931.\n"


def test_an_edit_that_is_not_committed_is_compared_with_the_main_branch(content: Path) -> None:
    add(content, "newcomer", NEWCOMER)
    found = diff(content)
    assert [record["id"] for record in found["records"]["added"]] == ["newcomer"]
    assert found["links"] == {"added": [{"from": "newcomer", "to": "halcyon"}], "gone": []}
    (backlinks,) = found["backlinks"]
    assert backlinks["id"] == "halcyon" and backlinks["after"] == backlinks["before"] + 1  # type: ignore[index]
    assert {finding["record"] for finding in found["findings"]["added"]} >= {"newcomer"}


def test_commits_of_the_branch_are_part_of_the_change(content: Path) -> None:
    add(content, "newcomer", NEWCOMER)
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-q", "-m", "A newcomer")
    assert [record["id"] for record in diff(content)["records"]["added"]] == ["newcomer"]
    assert diff(content, "HEAD")["records"]["added"] == []


def test_a_changed_record_says_which_of_its_fields_changed(content: Path) -> None:
    file = content / "actors" / "ada-quill.md"
    file.write_text(file.read_text("utf-8").replace("name: ", "caveat: Said once.\nname: ", 1), "utf-8")
    (changed,) = diff(content)["records"]["changed"]
    assert (changed["id"], changed["parts"]) == ("ada-quill", ["caveat"])


def test_a_record_under_another_id_is_moved_and_what_led_to_it_still_does(content: Path) -> None:
    file = content / "actors" / "port-office.md"
    file.with_name("harbour-board.md").write_text(
        file.read_text("utf-8").replace("---\n", "---\nformer_ids: [port-office]\n", 1), "utf-8"
    )
    file.unlink()
    found = diff(content)
    assert [(moved["from"], moved["id"]) for moved in found["records"]["moved"]] == [
        ("port-office", "harbour-board")
    ]
    assert found["records"]["added"] == found["records"]["gone"] == found["links"]["gone"] == []
    assert found["findings"]["gone"] == []


def test_a_draft_is_gone_from_the_published_site(content: Path) -> None:
    file = content / "events" / "refit.md"
    file.write_text(file.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    assert [record["id"] for record in diff(content)["records"]["gone"]] == ["refit"]


def test_lines_added_above_a_finding_make_no_other_finding(content: Path) -> None:
    for file in content.glob("sources/*.md"):
        file.write_text(file.read_text("utf-8").replace("---\n", "---\n# a remark\n\n", 1), "utf-8")
    found = diff(content)
    assert found["findings"] == {"added": [], "changed": [], "gone": []}
    assert (
        run("diff", "--content", content).out == "No record, link or finding of the published site changes.\n"
    )


def test_a_check_since_a_commit_tells_what_is_new_and_every_error(content: Path) -> None:
    every = run("check", "--content", content, "--no-cache", "--format", "github").out
    none = run("check", "--content", content, "--no-cache", "--format", "github", "--since", "main")
    assert every and (none.status, none.out) == (0, "")
    add(content, "newcomer", NEWCOMER + "\nA [link](javascript:alert(1)).\n")
    new = run("check", "--content", content, "--no-cache", "--format", "github", "--since", "main")
    assert new.status == 1 and all("/newcomer.md" in line for line in new.out.splitlines())
    assert "::error file=content/actors/newcomer.md,line=8,col=3" in new.out
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-q", "-m", "With a mistake")
    still = run("check", "--content", content, "--no-cache", "--format", "github", "--since", "HEAD")
    assert still.status == 1 and still.out.startswith("::error") and still.out.count("\n") == 1


def test_a_setting_of_the_site_is_told(content: Path) -> None:
    site = content / "site.yml"
    site.write_text(site.read_text("utf-8") + "licence: CC0\n", "utf-8")
    assert diff(content)["site"] == ["licence"]
    done = run("diff", "--content", content, "--no-cache")
    assert "In site.yml, which every page depends on: licence." in done.out


def test_a_saved_state_and_a_folder_are_compared_with_as_a_commit_is(content: Path, tmp_path: Path) -> None:
    saved = tmp_path / "base.json"
    assert run("diff", "--content", content, "--save", saved).status == 0
    add(content, "newcomer", NEWCOMER)
    by_commit = diff(content, "main")
    assert diff(content, saved) == by_commit
    git(content.parent, "worktree", "add", "-q", str(tmp_path / "before"), "main")
    assert diff(content, tmp_path / "before" / "content") == by_commit


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("no-such-branch", "'no-such-branch' is no commit that content is part of, nor a folder, nor a file"),
        ("--output=x", "unrecognized arguments"),
        ("README.md", "README.md: is no state of a dossier; `diff --save FILE` writes one"),
    ],
)
def test_a_base_that_is_none_is_told_in_a_sentence(base: str, said: str) -> None:
    done = run("diff", base) if not base.startswith("--") else run("diff", base, "--no-such-option")
    assert done.status == 2 and said in done.err and "Traceback" not in done.err


def test_a_folder_outside_any_repository_has_no_base(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    done = run("diff", "--content", content, "--no-cache")
    assert done.status == 2 and "is in no git repository" in done.err


HOSTILE = """
@everyone #1 GH-1 owner/name#2 0123456789abcdef0123456789abcdef01234567
![x](https://example.org/x.png) [x](javascript:alert(1)) <img src=x onerror=alert(1)> <https://example.org>
` `` ``` ```` `@everyone` \\`@everyone\\`
\u202e reversed \u200b hidden \x1b[31m red \x00 nothing \u2028 a line
</details> <!-- --> &commat;everyone &#64;everyone
"""


def test_no_word_of_a_stranger_leaves_its_code_span() -> None:
    texts = [*HOSTILE.splitlines(), HOSTILE, "`", "``", "a\n\n# b", "\\", "a" * 10**6]
    record = {"id": "x", "title": "x", "collection": "x", "file": "x"}
    finding = {**record, "severity": "note", "rule": "x", "line": 1, "message": "x", "differs": ["x"]}
    for text in texts:
        data = {
            "records": {"added": [record | {"title": text}], "changed": [record | {"parts": [text]}]},
            "findings": {"added": [finding | {"message": text, "file": text, "differs": [text]}]},
            "links": {"added": [{"from": text, "to": text}]},
        }
        told = telling.as_markdown(data)
        outside = "".join(told.split("`")[::2])
        assert not set(outside) & set("@#[]<>&!\\\u202e\u200b\x1b\x00") - set("<>"), text
        assert told.count("`") % 2 == 0 and "\u202e" not in told and "\x1b" not in telling.as_text(data)
        assert all(line.count("`") % 2 == 0 for line in told.splitlines())


@pytest.mark.parametrize(
    "data",
    [
        *(
            None,
            [],
            "x",
            1,
            {"records": 1},
            {"records": {"added": 3}},
            {"records": {"added": [None, 1, "x"]}},
        ),
        {"records": {"added": [{"id": {"a": 1}, "title": 10**400}]}},
        {"links": {"added": [{}]}, "backlinks": [{"id": None, "before": True, "after": 1.5}]},
    ],
    ids=str,
)
def test_what_is_no_comparison_is_told_without_a_fault(data: object) -> None:
    assert telling.as_markdown(data) and telling.as_text(data)


def test_a_comparison_with_everything_in_it_still_fits_a_comment() -> None:
    many = [{"id": "i" * 300, "title": "t" * 300, "parts": ["p" * 300] * 50, "from": "f", "to": "t"}] * 5000
    data = {
        "records": {"added": many, "changed": many, "moved": many, "gone": many},
        "findings": {"added": many, "changed": many, "gone": many},
        "links": {"added": many, "gone": many},
        "backlinks": many,
    }
    told = telling.as_markdown(data)
    assert len(told) <= 60_000 and "more" in told
