"""Negations, words of doubt and figures are known by the words that collation makes of them."""

import pytest

from dossier.prose.collation import read_words
from dossier.prose.qualifiers import kinds_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It didn’t come", ["a negation"]),
        ("NEVER, perhaps", ["a negation", "a hedge"]),
        ("some 1,400 people", ["a figure"]),
        ("forty barrels in two days", ["a figure"]),
        ("the tennis of a notary", []),
        ("a knotted rope", []),
    ],
)
def test_the_kinds_of_words(text: str, kinds: list[str]) -> None:
    assert list(kinds_of(word.key for word in read_words(text))) == kinds
