"""The promises of .github/workflows: least privilege, pinned actions, nothing of a stranger's in a shell."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
MAY_WRITE = {("pages.yml", "deploy"): {"pages", "id-token"}}


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


def test_a_check_out_keeps_no_credentials_and_brings_the_history(path: Path) -> None:
    for name, job in jobs(path).items():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}, name


def test_no_expression_is_pasted_into_a_shell(path: Path) -> None:
    runs = [step["run"] for job in jobs(path).values() for step in job["steps"] if "run" in step]
    assert [run for run in runs if "${{" in run] == []


def test_pull_requests_run_without_the_rights_of_the_repository(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text and "secrets." not in text


def test_the_tests_run_with_a_browser_and_the_html_checker(path: Path) -> None:
    steps = [step for job in jobs(path).values() for step in job["steps"]]
    tests = [step for step in steps if "build.py test" in step.get("run", "")]
    assert [step["env"]["DOSSIER_REQUIRE"] for step in tests] == ["browser,validator"]
