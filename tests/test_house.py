"""The house plan: imports run one way, modules are read in one sitting, the engine knows no subject."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "dossier"

#: From the roof to the ground: each may import only what stands below it. A package counts as one; what is
#: inside it may import its own parts.
STOREYS = """
cli
commands
serve
preview
live
intake
scaffold
private
outside
consequences
pipeline
publish
exports press kept starter
last_build
watch
render
template_code pages output reports search_index
verify history
reference
reconcile
examine
rules
comparison
corpus alone file_parts
lock_file
cited receipts
reader
record_cache markdown content_files
front_matter
findings
vocabulary
nearest
model
settings
heads
fields
prose
bibliography
views drawings
static_files pictures phases cache_file
exchange workers
mendable manifest
dates
limits patterns
"""
LEVEL = {name: number for number, line in enumerate(STOREYS.strip().splitlines()) for name in line.split()}


def modules() -> list[Path]:
    return sorted(ENGINE.rglob("*.py"))


def storey(module: Path) -> str:
    return module.relative_to(ENGINE).parts[0].removesuffix(".py")


def imported(module: Path) -> set[str]:
    """The parts of the engine that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "dossier":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("dossier.")}
    return found - {"__version__"}


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(ROOT)))
def test_imports_run_down_the_house(module: Path) -> None:
    here = storey(module)
    if here == "__init__":
        assert not imported(module)
        return
    assert here in LEVEL, f"{here} has no place in the house plan"
    for other in imported(module) - {here}:
        assert other in LEVEL, f"{other} has no place in the house plan"
        assert LEVEL[other] >= LEVEL[here], f"{here} imports {other}, which stands above it"


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_is_read_in_one_sitting(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: split it by meaning"


def test_the_engine_knows_no_subject() -> None:
    """What the first site is about stands in content/ alone."""
    words = re.compile(
        r"(?i)\bkorea\b|hamas|memri|pyongyang|barak|\bgaza|\bf-7\b|freund"
    )  # Korean is a language too
    files = [
        *modules(),
        ROOT / "build.py",
        *(ROOT / "templates").rglob("*.*"),
        *(ROOT / "static").rglob("*.css"),
    ]
    told = [
        f"{file.relative_to(ROOT)}: {found.group()}"
        for file in files
        for found in words.finditer(file.read_text(encoding="utf-8"))
    ]
    assert not told
