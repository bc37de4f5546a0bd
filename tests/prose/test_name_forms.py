"""What a name is looked for by although it is not printed so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.name_forms import name_forms

LINES = (Path(__file__).parent / "data" / "name_forms.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if line and not line.startswith("#")])
def test_a_name_is_found_by_what_is_typed_for_it(line: str) -> None:
    name, words = line.split(" | ")
    forms = set(name_forms(name))
    if words.startswith("not "):
        assert not forms & set(words.split()[1:])
    else:
        assert set(words.split()) <= forms


@given(st.text(max_size=60))
def test_no_form_is_empty_doubled_or_a_word_of_the_name(name: str) -> None:
    forms = name_forms(name)
    assert len(set(forms)) == len(forms)
    assert all(form and not form.isspace() for form in forms)
