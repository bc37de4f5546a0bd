"""The promises of .github/workflows: least privilege, pinned actions, nothing of a stranger's in a shell."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import __version__

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
GITHUB = WORKFLOWS[0].parent.parent
MAY_WRITE = {
    ("pages.yml", "deploy"): {"pages", "id-token"},
    ("comment.yml", "comment"): {"pull-requests"},
    ("links.yml", "issue"): {"issues"},
    ("audit.yml", "issue"): {"issues"},
}
#: What these run with a token of that kind is a script of the main branch's, with nothing but Python.
WITH_A_TOKEN = re.compile(r"python3 -I -S \.ci/\w+\.py( \w+)?")
SCHEMAS = {
    "github-workflows": "workflows/*.yml",
    "github-issue-forms": "ISSUE_TEMPLATE/[!c]*.yml",
    "github-issue-config": "ISSUE_TEMPLATE/config.yml",
    "dependabot": "dependabot.yml",
    "citation-file-format": "../CITATION.cff",
}


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def jobs(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8"))["jobs"])


def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {}
    for name, job in jobs(path).items():
        writes = {what for what, how in job["permissions"].items() if how != "read"}
        assert writes == MAY_WRITE.get((path.name, name), set()), name


def test_every_action_is_pinned_by_its_hash_with_its_version_beside_it(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_a_check_out_keeps_no_credentials_and_what_builds_has_the_history(path: Path) -> None:
    for name, job in jobs(path).items():
        builds = any("build.py build" in step.get("run", "") for step in job["steps"])
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name
                assert not builds or step["with"]["fetch-depth"] == 0, name


def test_what_may_write_runs_the_main_branch_alone_and_installs_nothing(path: Path) -> None:
    for name, job in jobs(path).items():
        if MAY_WRITE.get((path.name, name), set()) & {"pull-requests", "issues"}:
            assert all(
                step.get("uses", "actions/checkout@").startswith("actions/checkout@") for step in job["steps"]
            )
            assert [
                step["run"]
                for step in job["steps"]
                if "run" in step and not WITH_A_TOKEN.fullmatch(step["run"])
            ] == []
            refs = [step["with"].get("ref", "") for step in job["steps"] if "uses" in step]
            assert set(refs) <= {"", "${{ github.event.repository.default_branch }}"}


def test_only_what_may_write_is_given_a_token(path: Path) -> None:
    for name, job in jobs(path).items():
        given = "github.token" in str(job) or "GITHUB_TOKEN" in str(job)
        assert given == bool(MAY_WRITE.get((path.name, name), set()) & {"pull-requests", "issues"}), name


def test_no_expression_is_pasted_into_a_shell(path: Path) -> None:
    runs = [step["run"] for job in jobs(path).values() for step in job["steps"] if "run" in step]
    assert [run for run in runs if "${{" in run] == []


def test_pull_requests_run_without_the_rights_of_the_repository(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text and "secrets." not in text
    if "pull_request:" in text:
        assert path.name == "check.yml" and "write" not in str(
            [job["permissions"] for job in jobs(path).values()]
        )


def test_zizmor_has_nothing_to_say() -> None:
    """It knows what strangers have done with workflows. One trigger is let pass, and a comment beside it says why."""
    command = [find("zizmor"), "--persona", "pedantic", "--offline", "--quiet", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    ignored = [
        line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "zizmor:" in line
    ]
    assert len(ignored) == 1 and "ignore[dangerous-triggers] nothing of the pull request" in ignored[0]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_is_as_github_reads_it(schema: str) -> None:
    files = sorted(map(str, GITHUB.glob(SCHEMAS[schema])))
    assert files
    command = [find("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_a_citation_of_the_program_names_its_version() -> None:
    cited = yaml.safe_load((GITHUB.parent / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == __version__


def find(program: str) -> str:
    """A program that is installed beside this Python."""
    found = shutil.which(program, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found, f"{program} is not installed (build.py test installs it)"
    return found


def test_the_tests_run_with_a_browser_and_the_html_checker(path: Path) -> None:
    steps = [step for job in jobs(path).values() for step in job["steps"]]
    tests = [step for step in steps if "build.py test" in step.get("run", "")]
    assert len(tests) == (path.name in ("check.yml", "pages.yml"))
    assert all(step["env"]["DOSSIER_REQUIRE"] == "browser,validator" for step in tests)
