"""Near names in a text: what is told beside a listed name, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_fixtures import corpus_of

from dossier.comparison.near_names import NearNames, near_names
from dossier.comparison.spellings import spellings_of

NAMES = (
    "North Vesteria",
    "UNESCO",
    "Institute for Coastal Trade Research",
    "Mohammed Quill",
    "F-7",
    "Vesteria",
)


def listed() -> NearNames:
    files = {f"actors/name-{number}.md": f"---\nname: {name}\n---\n" for number, name in enumerate(NAMES)}
    return near_names(corpus_of(files))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("the UNESOC said", ["UNESOC"]),
        ("the UNESCO and an UNESCOS", []),
        ("the Institute for Coastal Research said", ["Institute for Coastal Research"]),
        ("the Institute for Research", []),
        ("Muhammad Quill left", ["Muhammad Quill"]),
        ("Mohammed Quill's ship", []),
        ("Muhammad. Quill left", []),
        ("North Vestreia left", ["North Vestreia"]),
        ("North Vesterian and South Vesteria", []),
        ("an F-8, an F-7 and an F7", []),
        ("", []),
    ],
)
def test_what_is_almost_a_name_is_found(text: str, near: list[str]) -> None:
    assert [each.text for each in listed().find(text)] == near


@given(
    st.lists(
        st.sampled_from([*NAMES, "North", "of", "UNESOC", ". ", "-", "'s", "the", "Muhammad", "É"]),
        max_size=12,
    )
)
def test_near_names_lie_in_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for near in listed().find(text):
        assert end <= near.start < near.end <= len(text)
        assert text[near.start : near.end] == near.text
        assert near.text not in NAMES
        end = near.end


def test_a_listed_name_is_found_whole_and_never_inside_another() -> None:
    files = {f"actors/name-{number}.md": f"---\nname: {name}\n---\n" for number, name in enumerate(NAMES)}
    found = spellings_of(corpus_of(files))
    text = "North Vesteria’s F-7, an F-78, Vesteria and the Vesterian UNESCO."
    assert [naming.name for _, _, naming in found.find(text)] == [
        "North Vesteria",
        "F-7",
        "Vesteria",
        "UNESCO",
    ]
