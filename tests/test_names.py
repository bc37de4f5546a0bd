"""A name that only we give is told apart from one that a document prints, wherever names are listed."""

from pathlib import Path

import pytest

from tests.commands import run

ACTOR = """---
name: Ada Selim
names:
  - {name: Adah Selim}
  - {name: A. Selim, cite: "[@memo, ¶2]"}
  - {name: آدا سليم, lang: ar}
---

She was there [@memo, ¶1].
"""
MEMO = """---
title: Memo
text: full
---
{p=1}
Then Ada Selim came.

{p=2}
So did Adah Selim and A. Selim.
"""
OURS = "added by the editors"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    for path, text in {"actors/ada.md": ACTOR, "sources/memo.md": MEMO, "site.yml": "title: Names\n"}.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    options = ("--as-of", "2026-11-21", "--no-cache", "--no-search")
    done = run("build", "--content", folder / "content", "--output", folder / "site", *options)
    assert done.status == 0, done.err
    return folder / "site"


@pytest.mark.parametrize("path", ["actors/ada.html", "spellings.html", "search.html"])
def test_a_name_that_no_document_prints_is_said_to_be_ours_and_no_other(site: Path, path: str) -> None:
    page = (site / path).read_text(encoding="utf-8")
    items = page.split("</tr>" if path == "spellings.html" else "</li>")
    told = {
        name: {OURS in item for item in items if f">{name}</bdi>" in item}
        for name in ("Adah Selim", "A. Selim", "آدا سليم")
    }
    assert told == {"Adah Selim": {False}, "A. Selim": {False}, "آدا سليم": {True}}
