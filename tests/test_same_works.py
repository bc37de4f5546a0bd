"""Citations of one work are compared as loosely as citations are made, and no more loosely."""

from pathlib import Path

import pytest

from dossier.comparison.same_works import same_authors, same_title

LINES = (Path(__file__).parent / "same_works.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [line for line in LINES if line.endswith(("| same", "| differ"))]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_difference_is_one_to_readers_too(pair: str) -> None:
    # A title may hold a bar itself: the first cell is one title, what follows up to the last is the other.
    what, one, *rest, verdict = (cell.strip() for cell in pair.split("|"))
    other = " | ".join(rest)
    if what == "title":
        same, turned = same_title(one, other), same_title(other, one)
    else:
        lists = [[name.strip() for name in names.split(";") if name.strip()] for names in (one, other)]
        same, turned = same_authors(*lists), same_authors(*reversed(lists))
    assert same == turned
    assert ("same" if same else "differ") == verdict


def test_there_are_pairs_of_both_kinds() -> None:
    assert {pair.rpartition("| ")[2] for pair in PAIRS} == {"same", "differ"}
