"""Runs the steps of a workflow on this machine, as GitHub's would: the very lines of its `run`, in bash.

    python tests/workflow_steps.py check content      runs job `content` of .github/workflows/check.yml on HEAD

What GitHub's own actions do is done in their place: a check-out clones, an upload packs, a cache is a folder. An
expression that this does not know raises, as does an action.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_EQUAL = re.compile(r"(.+?)\s*==\s*'([^']*)'")


@dataclass
class Machine:
    """A runner: where it clones from, what it is told, what its jobs leave behind."""

    folder: Path
    origin: Path  #: a repository
    ref: str = "HEAD"  #: what a check-out without `ref` takes
    event: dict[str, Any] = field(default_factory=dict)
    env: dict[str, str] = field(default_factory=dict)
    artefacts: dict[str, bytes] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)  #: each step that ran: its name, what it wrote
    failed: bool = False
    summary: str = ""

    def run(self, workflow: str, job: str, without: Sequence[str] = ()) -> None:
        """Run a job's steps; those after one that fails are left out, but for what runs all the same.

        without: names of steps that are left out too.
        """
        path = (
            (self.origin if self.origin.name != ".git" else ROOT)
            / ".github"
            / "workflows"
            / f"{workflow}.yml"
        )
        whole = yaml.safe_load(path.read_text(encoding="utf-8"))
        work = whole["jobs"][job]
        if "if" in work and not self._holds(work["if"]):
            return
        self.workspace, self.temp = self.folder / "workspace", self.folder / "temp"
        for made in (self.workspace, self.temp, self.folder / "bin"):
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir(parents=True)
        for name in ("python", "python3"):
            shim = self.folder / "bin" / name
            shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
            shim.chmod(0o755)
        self.failed, self.said = False, []
        (self.temp / "event.json").write_text(json.dumps(self.event), encoding="utf-8")
        given = dict(self.env)
        for number, step in enumerate(work["steps"]):
            condition = str(step.get("if", "success()"))
            if self._holds(condition) and step.get("name") not in without:
                self._step(number, step, given)

    def _step(self, number: int, step: dict[str, Any], given: dict[str, str]) -> None:
        name = step.get("name") or step.get("uses", "").partition("@")[0] or step["run"]
        if "uses" in step:
            action = step["uses"].partition("@")[0].replace("/", "_").replace("-", "_")
            with_ = {key: self._text(str(value)) for key, value in step.get("with", {}).items()}
            try:
                getattr(self, f"_{action}")(with_)
            except FileNotFoundError as missing:
                self.failed = True
                self.said.append((name, str(missing)))
            return
        written = {key: self._text(str(value)) for key, value in step.get("env", {}).items()}
        files = {
            key: self.temp / f"{key}-{number}"
            for key in ("GITHUB_ENV", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")
        }
        for file in files.values():
            file.touch()
        head = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=self.workspace, capture_output=True, text=True
        ).stdout.strip()
        env = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "CI": "true",
            "LANG": "C.UTF-8",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_SHA": head,
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            **{key: str(file) for key, file in files.items()},
            **given,
            **written,
        }
        script = self.temp / f"step-{number}.sh"
        script.write_text(self._text(step["run"]), encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace / step.get("working-directory", "."),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        self.said.append((name, done.stdout.decode(errors="replace")))
        self.failed |= done.returncode != 0
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        for line in files["GITHUB_ENV"].read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            given[key] = value

    def told(self, name: str) -> str:
        """What a step wrote."""
        return dict(self.said)[name]

    # -- expressions ---------------------------------------------------------------------------------

    def _text(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: str(self._value(found[1])), text)

    def _holds(self, condition: str) -> bool:
        inner = _EXPRESSION.fullmatch(condition)
        condition = inner[1] if inner else condition
        if condition == "success()":
            return not self.failed
        if condition in ("!cancelled()", "always()"):
            return True
        if compared := _EQUAL.fullmatch(condition):
            return bool(self._value(compared[1]) == compared[2])
        raise ValueError(f"an expression that this runner does not know: {condition}")

    def _value(self, name: str) -> Any:
        known: Any = {
            "runner": {"temp": str(self.folder / "temp"), "os": "Linux"},
            "github": {
                "event": self.event,
                "token": "the-token-of-this-job",
                "repository_owner": "owner",
                "sha": "0" * 40,
            },
        }
        for part in name.split("."):
            if part not in known:
                raise ValueError(f"an expression that this runner does not know: {name}")
            known = known[part]
        return known

    # -- what actions do -----------------------------------------------------------------------------

    def _actions_checkout(self, given: dict[str, str]) -> None:
        depth = [] if given.get("fetch-depth") == "0" else ["--depth=1"]
        git = ["git", "-C", str(self.workspace), "-c", "advice.detachedHead=false"]
        subprocess.run([*git, "init", "-q"], check=True)
        address = f"file://{self.origin}"
        ref = given.get("ref") or self.ref
        subprocess.run([*git, "fetch", "-q", *depth, address, f"+{ref}:refs/checked-out"], check=True)
        subprocess.run([*git, "checkout", "-q", "--detach", "refs/checked-out"], check=True)

    def _actions_setup_python(self, given: dict[str, str]) -> None:
        """The Python of the tests stands on the PATH."""

    def _actions_cache(self, given: dict[str, str]) -> None:
        """An empty cache: what is cached is made anew."""

    _actions_cache_restore = _actions_cache

    def _actions_upload_artifact(self, given: dict[str, str]) -> None:
        path = Path(given["path"]) if os.path.isabs(given["path"]) else self.workspace / given["path"]
        files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
        if not files:
            if given.get("if-no-files-found") == "error":
                raise FileNotFoundError(f"No files were found with the provided path: {path}")
            return
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name if path.is_file() else file.relative_to(path).as_posix())
        self.artefacts[given["name"]] = packed.getvalue()

    def _actions_upload_pages_artifact(self, given: dict[str, str]) -> None:
        self._actions_upload_artifact(
            {"name": "github-pages", "path": given["path"], "if-no-files-found": "error"}
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        here = Machine(Path(made), ROOT)
        here.run(*sys.argv[1:3])
        for step, words in here.said:
            print(f"== {step}\n{words}", end="")
        print(f"== artefacts: {', '.join(here.artefacts) or 'none'}\n{here.summary}", end="")
        sys.exit(here.failed)
