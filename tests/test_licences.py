"""Who made each file and what others may do with it stands where programs look for it (`uvx reuse lint` reads it)."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LICENCES = ROOT / "LICENSES"


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    return found


def test_every_licence_that_is_named_lies_there_and_no_other(entries: list[dict[str, Any]]) -> None:
    named = {entry["SPDX-License-Identifier"] for entry in entries}
    assert named == {file.stem for file in LICENCES.iterdir()}


def test_every_path_that_is_named_leads_to_files(entries: list[dict[str, Any]]) -> None:
    """A pattern that fits nothing is a slip, and its files have another licence than was meant."""
    for entry in entries:
        paths = entry["path"] if isinstance(entry["path"], list) else [entry["path"]]
        for path in paths:
            assert any(ROOT.glob(f"{path}/*" if path.endswith("**") else path)), path


def test_the_licence_of_the_fonts_is_the_one_beside_them() -> None:
    words = " ".join((LICENCES / "OFL-1.1.txt").read_text("utf-8").split())
    for beside in (ROOT / "static" / "fonts").glob("OFL-*.txt"):
        assert words.removeprefix("-" * 59).strip() in " ".join(beside.read_text("utf-8").split()), (
            beside.name
        )


def test_the_licence_of_the_code_is_the_one_that_people_read() -> None:
    terms = re.compile(r"(?s)Permission is hereby granted.*")
    texts = [(ROOT / "LICENSE").read_text("utf-8"), (LICENCES / "MIT.txt").read_text("utf-8")]
    found = [terms.search(text) for text in texts]
    assert found[0] and found[1] and found[0][0].split() == found[1][0].split()


def test_what_others_made_is_known_file_by_file() -> None:
    """Scripts and styles are ours. Whoever adds another's names it in REUSE.toml, and its sum as for the fonts."""
    theirs = re.compile(r"(?i)copyright|\(c\) ?\d{4}|@license|sourceMappingURL")
    for file in (
        *(ROOT / "static").rglob("*.js"),
        *(ROOT / "static").rglob("*.css"),
        *(ROOT / "dossier").glob("*.js"),
    ):
        assert not theirs.search(file.read_text("utf-8")), f"{file}: is it ours?"
