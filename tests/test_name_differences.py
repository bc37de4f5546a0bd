"""How a spelling lies to the name of a record: data in name_differences.txt."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.name_differences import Difference, script, tell

LINES = (Path(__file__).parent / "name_differences.txt").read_text(encoding="utf-8").splitlines()
CASES = [[part.strip() for part in line.split("|")] for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("own", "listed", "name", "difference", "of"), CASES)
def test_a_difference_is_told(own: str, listed: str, name: str, difference: str, of: str) -> None:
    told = tell(own, [each.strip() for each in listed.split(";") if each], name)
    assert told.difference == difference
    assert of == (", ".join(told.marks) if told.marks else told.of)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_names_lie_somehow_to_each_other(own: str, name: str) -> None:
    told = tell(own, (), name)
    assert told.difference in Difference
    assert (told.difference is Difference.SAME) == (tell(name, (), own).difference is Difference.SAME)


def test_a_name_without_letters_has_no_script() -> None:
    assert script("12-3") == "" and script("12 한국") == "HANGUL"
