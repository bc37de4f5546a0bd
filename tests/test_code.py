"""The code keeps the style of the house, as far as a program can tell."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def test_ruff_finds_nothing() -> None:
    assert run("ruff", "check", "--output-format=concise", "--quiet", ".") == ""


def test_mypy_strict_finds_nothing(tmp_path: Path) -> None:
    assert run("mypy", "--no-error-summary", "--no-pretty", f"--cache-dir={tmp_path}") == ""


def run(*words: str) -> str:
    """What a tool for code prints about this tree, by the settings in pyproject.toml."""
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_every_library_that_the_engine_uses_is_declared_and_no_other() -> None:
    """A library of a library goes when that one changes its mind; one that is not used is only a risk."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    brought_by = packages_distributions()
    used = set()
    for path in (ROOT / "dossier").rglob("*.py"):
        for module in imported_modules(ast.parse(path.read_text("utf-8"))):
            if module not in sys.stdlib_module_names and module != "dossier":
                used |= {canonicalize_name(name) for name in brought_by[module]}
    assert used == declared


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """The top-level names that a file imports, at its head or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]
