"""A pull request's way through the workflows, step by step on this machine: what its author sees, and what we say.

The check runs with no rights on what a stranger sent; the comment runs with rights on what the check left behind.
"""

import io
import json
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT, SAMPLE
from conftest import MadeOnce
from forge_fake import BOT, Fake, artefact
from workflow_steps import Machine

MAY_COMMENT = {"actions": "read", "contents": "read", "pull-requests": "write"}
MARK = "<!-- dossier: consequences -->"
NEWCOMER = (
    "---\nname: The newcomer\nkind: person\n---\n\nSailed on [[halcyon]] in 1931 [@harbour-wire, ¶2].\n"
)


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="session")
def project(made_once: MadeOnce) -> Path:
    """The project as it stands, with the sample as its content: a repository with one commit on main."""

    def make(folder: Path) -> None:
        listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
        wanted = ("dossier/", "templates/", "static/", ".github/", ".ci/", "build.py", "requirements")
        for name in listed:
            if name.startswith(wanted) and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes((ROOT / name).read_bytes())
        for file in SAMPLE.rglob("*.*"):
            target = folder / "content" / file.relative_to(SAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        for portrait in (SAMPLE.parent / "static").rglob("*.*"):
            (folder / "static" / portrait.name).write_bytes(portrait.read_bytes())
        git(folder, "init", "-q", "-b", "main")
        git(folder, "add", "--force", ".")
        git(folder, "commit", "-q", "-m", "The dossier")

    return made_once("project", make)


Change = Callable[[Path], object]


def sent(project: Path, folder: Path, change: Change, *, to_build: bool = True) -> Machine:
    """Sends a pull request that does something to the tree, and runs the check of its content."""
    origin = folder / "origin"
    subprocess.run(["git", "clone", "-q", f"file://{project}", str(origin)], check=True)
    git(origin, "switch", "-q", "-c", "theirs")
    change(origin)
    git(origin, "add", "--force", ".")
    git(origin, "commit", "-q", "-m", "Their change")
    git(origin, "switch", "-q", "main")
    git(origin, "merge", "-q", "--no-ff", "-m", "Merged for the check", "theirs")
    git(origin, "update-ref", "refs/pull/7/merge", "HEAD")
    git(origin, "reset", "-q", "--hard", "HEAD^1")
    machine = Machine(folder / "machine", origin, "refs/pull/7/merge")
    machine.run("check", "content", without=() if to_build else ("Build", "Leave the site to be looked at"))
    return machine


def pull(commit: str, **other: Any) -> dict[str, Any]:
    """An open pull request from a fork."""
    head = {"label": "stranger:theirs", "sha": commit, "repo": {"id": 4}}
    return {"number": 7, "head": head | other}


def event(commit: str, **other: Any) -> dict[str, Any]:
    """What the comment's workflow is told of the check of a fork's pull request."""
    run = {
        "id": 77,
        "event": "pull_request",
        "head_sha": commit,
        "head_branch": "theirs",
        "head_repository": {"id": 4, "owner": {"login": "stranger"}},
        "pull_requests": [],
        "conclusion": "success",
    }
    return {"workflow_run": run | other, "repository": {"default_branch": "main"}}


def comment(tmp_path: Path, project: Path, fake: Fake, told: dict[str, Any]) -> Machine:
    """Runs the comment's workflow on main."""
    machine = Machine(tmp_path / "trusted", project, "main", told, fake.env)
    machine.run("comment", "comment")
    return machine


def put(path: str, text: str | bytes) -> Change:
    def change(tree: Path) -> None:
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    return change


def link(path: str, to: str) -> Change:
    return lambda tree: (tree / path).symlink_to(to)


def test_a_good_pull_request_is_told_what_it_changes(project: Path, tmp_path: Path) -> None:
    machine = sent(project, tmp_path, put("content/actors/newcomer.md", NEWCOMER))
    assert not machine.failed, machine.said
    assert sorted(machine.artefacts) == ["consequences", "site"]
    assert "1 record added" in machine.summary and "`newcomer` → `halcyon`" in machine.summary
    with zipfile.ZipFile(io.BytesIO(machine.artefacts["site"])) as site:
        assert "actors/newcomer.html" in site.namelist()
    commit = "a" * 40
    packed = artefact(1, "consequences", machine.artefacts["consequences"])
    with Fake(MAY_COMMENT, pulls=[pull(commit)], artefacts=[packed]) as fake:
        assert not comment(tmp_path, project, fake, event(commit)).failed
        ((said,),) = fake.comments.values()
        assert said["body"].startswith(MARK) and "1 record added; 2 links added" in said["body"]
        assert "https://github.com/owner/name/actions/runs/77" in said["body"]
        assert fake.leaked == []
        # After the next commit the same comment is renewed, and somebody else's with the same words is left alone.
        fake.comments[7].insert(0, {"id": 1, "user": {"login": "stranger"}, "body": MARK})
        later = "b" * 40
        fake.pulls = [pull(later)]
        assert not comment(tmp_path, project, fake, event(later, conclusion="failure")).failed
        assert [each["id"] for each in fake.comments[7]] == [1, said["id"]]
        assert fake.comments[7][0]["body"] == MARK
        assert "At `bbbbbbb` the check found something to mend" in fake.comments[7][1]["body"]


def test_a_base_that_keeps_another_form_is_read_by_the_code_of_the_pull_request(
    project: Path, tmp_path: Path
) -> None:
    def change(tree: Path) -> None:
        """As if it were the base whose program is older: it does not know the command."""
        git(tree, "switch", "-q", "main")
        cli = tree / "dossier" / "cli.py"
        new = cli.read_text("utf-8")
        cli.write_text(new.replace('"diff":', '"deff":'), "utf-8")
        git(tree, "commit", "-q", "-a", "-m", "An older program")
        git(tree, "switch", "-q", "theirs")
        git(tree, "reset", "-q", "--hard", "main")
        cli.write_text(new, "utf-8")
        put("content/actors/newcomer.md", NEWCOMER)(tree)

    machine = sent(project, tmp_path, change, to_build=False)
    assert "1 record added" in machine.summary and "consequences" in machine.artefacts, machine.said


BOMB = "---\nname: &a [x, x]\nkind: &b [*a, *a]\nnames: [*b, *b]\n---\n"
WRONG: dict[str, tuple[Change, str]] = {
    "a YAML bomb": (
        put("content/actors/bomb.md", BOMB),
        "::error file=content/actors/bomb.md,line=3,col=11,title=front-matter-invalid::'*a' repeats a value",
    ),
    "a link out of content": (
        link("content/actors/secret.md", "/etc/passwd"),
        "::error file=content/actors/secret.md,line=1,col=1,title=front-matter-invalid::the link leads out",
    ),
    "a folder that is a link": (
        link("content/sources/all", "/etc"),
        "::error file=content/sources/all,line=1,col=1,title=front-matter-invalid::the link leads out",
    ),
    "a picture of 30 MB": (
        lambda tree: [
            put(
                "content/actors/big.md", "---\nname: Big\nkind: person\nimage: {file: big.png, alt: x}\n---\n"
            )(tree),
            put("static/big.png", b"\x89PNG" + bytes(30_000_000))(tree),
        ],
        "::error file=content/actors/big.md,line=4,col=15,title=file-too-large::static/big.png has 30.0 million bytes",
    ),
    "a path with ..": (
        put(
            "content/actors/up.md",
            "---\nname: Up\nkind: person\nimage: {file: ../../etc/passwd, alt: x}\n---\n",
        ),
        "::error file=content/actors/up.md,line=4,col=15,title=unsafe-markup::'../../etc/passwd' may lead out",
    ),
    "a script": (
        put("content/actors/script.md", NEWCOMER + "\n<script>alert(1)</script>\n"),
        "::error file=content/actors/script.md,line=8,col=1,title=unsafe-markup::raw HTML is shown as text",
    ),
    "a link that runs a program": (
        put("content/actors/run.md", NEWCOMER + "\n[More](javascript:alert(1)).\n"),
        "::error file=content/actors/run.md,line=8,col=1,title=unsafe-markup::'javascript:alert(1)' is no address",
    ),
}


@pytest.fixture(scope="module")
def refused(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The check of a pull request that holds all of it."""

    def change(tree: Path) -> None:
        for put_in, _ in WRONG.values():
            put_in(tree)

    return sent(project, tmp_path_factory.mktemp("refused"), change)


@pytest.mark.parametrize("kind", WRONG)
def test_what_a_pull_request_may_not_hold_is_refused_at_its_line(kind: str, refused: Machine) -> None:
    errors = [line for line in refused.told("Check").splitlines() if line.startswith("::error")]
    assert [line for line in errors if line.startswith(WRONG[kind][1])], refused.told("Check")


def test_a_pull_request_that_is_refused_is_compared_all_the_same(refused: Machine) -> None:
    assert refused.failed and list(refused.artefacts) == ["consequences"]
    assert "**Findings added**" in refused.summary or "<b>Findings added</b>" in refused.summary
    said = refused.summary + "".join(words for _, words in refused.said)
    assert "Traceback" not in said and "root:" not in said


def packed(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def compared(title: object) -> bytes:
    record = {"id": "x", "title": title, "collection": "actors", "file": "x"}
    return json.dumps({"version": 1, "records": {"added": [record]}, "number": 1, "pull_request": 1}).encode()


EVIL = (
    "@everyone `@everyone` #1 ![x](https://evil.example/x.png) <img src=x> [x](https://evil.example) \u202e"
)
HOSTILE = {
    "words that call": packed(("consequences.json", compared(EVIL))),
    "a number for a title": packed(("consequences.json", compared(10**300))),
    "a sentence that looks like ours": packed(("consequences.json", b'"The check @everyone"')),
    "no JSON": packed(("consequences.json", b"{")),
    "no text": packed(("consequences.json", b"\xff\xfe\x00")),
    "JSON that is too deep": packed(("consequences.json", b"[" * 200_000)),
    "a number that is too long": packed(("consequences.json", b"1" * 10_000)),
    "another name": packed(("../../../.bashrc", b"x")),
    "two files": packed(("consequences.json", compared("x")), ("../evil.sh", b"x")),
    "the name twice": packed(("consequences.json", b"{}"), ("consequences.json", compared(EVIL))),
    "a ZIP bomb": packed(("consequences.json", b" " * 60_000_000)),
    "no ZIP": b"<html>",
    "nothing": b"",
}


@pytest.fixture(scope="module")
def comments() -> Any:
    """The module that the trusted workflow runs."""
    import sys

    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        import comment as module
    finally:
        sys.path.remove(str(ROOT / ".ci"))
    return module


def say(comments: Any, fake: Fake, told: dict[str, Any]) -> str:
    forge = comments.Forge("owner/name", "the-token-of-this-job", fake.address)
    return str(comments.say(forge, told["workflow_run"], "https://github.com"))


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_that_a_check_leaves_behind_acts_in_the_comment(
    kind: str, comments: Any, tmp_path: Path
) -> None:
    commit = "a" * 40
    with Fake(
        MAY_COMMENT, pulls=[pull(commit)], artefacts=[artefact(1, "consequences", HOSTILE[kind])]
    ) as fake:
        say(comments, fake, event(commit))
        ((said,),) = fake.comments.values()
    body = said["body"]
    assert body.startswith(f"{MARK}\n### What this changes on the site\n\n") and body.count("`") % 2 == 0
    outside = "".join(body.split("`")[::2])
    assert "@" not in outside and "evil" not in outside and "![" not in outside and "<img" not in outside
    assert outside.count("](") == 1 and "\u202e" not in body
    assert fake.leaked == [] and list(tmp_path.iterdir()) == []


def test_an_artefact_that_is_too_large_is_not_even_fetched(comments: Any) -> None:
    commit = "a" * 40
    large = artefact(1, "consequences", packed(("consequences.json", compared("x"))), size=10**9)
    with Fake(MAY_COMMENT, pulls=[pull(commit)], artefacts=[large]) as fake:
        say(comments, fake, event(commit))
        assert "too large to be shown" in fake.comments[7][0]["body"]
        assert not [each for each in fake.asked if each.endswith("/zip")]


def test_a_check_that_came_to_nothing_is_told(comments: Any) -> None:
    commit = "a" * 40
    others = [artefact(1, "site", b""), artefact(2, "consequences-2", b"")]
    with Fake(MAY_COMMENT, pulls=[pull(commit)], artefacts=others) as fake:
        say(comments, fake, event(commit, conclusion="failure"))
        assert "came to no comparison" in fake.comments[7][0]["body"]


@pytest.mark.parametrize(
    ("commit", "pulls"),
    [
        ("a" * 40, [pull("b" * 40)]),  # it has gone on since
        ("a" * 40, [pull("a" * 40, repo={"id": 5})]),  # another repository with the same branch and commit
        ("a" * 40, [pull("a" * 40, repo=None)]),  # the fork is gone
        ("a" * 40, [pull("a" * 40), pull("a" * 40)]),  # two from one branch: which was checked is not known
        ("a" * 40, []),
        ("../../7", [pull("../../7")]),
    ],
)
def test_only_the_pull_request_that_was_checked_is_commented_on(
    commit: str, pulls: list[dict[str, Any]], comments: Any
) -> None:
    found = artefact(1, "consequences", packed(("consequences.json", compared("x"))))
    with Fake(MAY_COMMENT, pulls=pulls, artefacts=[found]) as fake:
        assert "nothing is said" in say(comments, fake, event(commit))
        assert fake.comments == {}


def test_of_two_pull_requests_from_one_branch_the_one_that_github_names_is_commented_on(
    comments: Any,
) -> None:
    commit = "a" * 40
    found = artefact(1, "consequences", packed(("consequences.json", compared("x"))))
    with Fake(MAY_COMMENT, pulls=[pull(commit) | {"number": 8}, pull(commit)], artefacts=[found]) as fake:
        say(comments, fake, event(commit, pull_requests=[{"number": 7}]))
        assert list(fake.comments) == [7]


def test_a_push_to_main_is_not_commented_on(project: Path, tmp_path: Path) -> None:
    with Fake(MAY_COMMENT) as fake:
        machine = comment(tmp_path, project, fake, event("a" * 40, event="push"))
        assert machine.said == [] and fake.asked == []


@pytest.fixture(scope="module")
def issues() -> Any:
    import sys

    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        import issue as module
    finally:
        sys.path.remove(str(ROOT / ".ci"))
    return module


LINKS = {
    "asked": 3,
    "links": [{"address": f"https://gone.example/{EVIL}", "state": "gone", "said": "404 @everyone"}],
}
AUDIT = {
    "dependencies": [{"name": "x", "version": "1", "vulns": [{"id": f"A {EVIL}", "fix_versions": ["2"]}]}]
}


@pytest.mark.parametrize(("kind", "found"), [("links", LINKS), ("audit", AUDIT)])
def test_what_a_scheduled_job_finds_stands_in_one_issue(kind: str, found: object, issues: Any) -> None:
    def run(data: object) -> str:
        fake.artefacts = [artefact(1, kind, packed((f"{kind}.json", json.dumps(data).encode())))]
        return str(
            issues.keep(
                issues.Forge("owner/name", "the-token-of-this-job", fake.address), kind, 77, "https://x"
            )
        )

    stranger = {"number": 1, "state": "open", "user": {"login": "x"}, "body": f"<!-- dossier: {kind} -->"}
    with Fake({"actions": "read", "issues": "write"}, issues=[stranger]) as fake:
        assert run({}) == "there is nothing to say"
        assert run(found) == "issue 51 is opened"
        assert run(found) == "issue 51 is kept up to date"
        body = fake.issues[1]["body"]
        outside = "".join(body.split("`")[::2])
        assert "@" not in outside and "evil" not in outside and outside.count("](") == 1
        assert run({}) == "issue 51 is closed: nothing is left"
        assert [each["state"] for each in fake.issues] == ["open", "closed"] and len(fake.issues) == 2
        assert fake.issues[1]["user"] == BOT


def test_libraries_that_could_not_be_looked_up_are_no_good_news(issues: Any) -> None:
    data = {
        "dependencies": [
            {"name": "x", "skip_reason": "not found"},
            {"name": "y", "version": "1", "vulns": []},
        ]
    }
    assert issues.KINDS["audit"].found(data) == 1
    assert "1 could not be looked up: `x`" in issues.KINDS["audit"].told(data)


def test_the_issue_is_written_by_the_standard_library_alone(project: Path, tmp_path: Path) -> None:
    found = artefact(1, "links", packed(("links.json", json.dumps(LINKS).encode())))
    with Fake({"actions": "read", "issues": "write", "contents": "read"}, artefacts=[found]) as fake:
        machine = Machine(tmp_path / "machine", project, "main", env=fake.env)
        machine.run("links", "issue")
        assert not machine.failed, machine.said
        assert [each["title"] for each in fake.issues] == ["Outside links that do not answer"]
