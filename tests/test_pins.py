"""One set of versions, for pip, for uv and for the tests; .ci/pin writes them all."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "build.py").read_text("utf-8")


def test_uv_run_gets_the_same_libraries_as_pip() -> None:
    head = re.findall(r'^#   "(.*)",$', SOURCE, re.MULTILINE)
    lock = re.findall(r"^(\w.*?) \\$", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert head == lock, "run .ci/pin"


def test_the_tests_use_the_libraries_that_the_site_is_made_with() -> None:
    site, tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert site.items() <= tests.items(), "run .ci/pin"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash_and_lies_in_the_range_that_pyproject_gives(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    ranges = list(map(Requirement, project["dependencies"]))
    if "dev" in name:
        ranges += map(Requirement, project["optional-dependencies"]["dev"])
    pinned = pins(name)
    assert len(pinned) >= len(ranges)
    assert [str(one) for one in ranges if not one.specifier.contains(pinned[one.name])] == [], "run .ci/pin"
    blocks = re.split(r"^(?=\w)", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def pins(name: str) -> dict[str, str]:
    """What a file of requirements pins: library → version."""
    return dict(re.findall(r"^(\w[^=\s]*)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
