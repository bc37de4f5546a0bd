"""Wordings of one utterance side by side: nothing of a witness is lost, and only words make a difference."""

import pytest
from growth import at_most
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.prose.collation import LONGEST, collate, read_words

WORDS = st.sampled_from(
    [
        "the",
        "The",
        "enemy",
        "[our]",
        "[T]he",
        "…",
        "[…]",
        "...",
        "not",
        "1,400",
        "—",
        "U.S.",
        "“so”,",
        "[",
        "]",
    ]
)
WITNESS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=20).map(" ".join))


def shown(*witnesses: str) -> list[tuple[str, ...]]:
    """The readings that differ, as text; a witness that says nothing there is None."""
    return [
        tuple(
            "-" if words is None else segment.text(nth).strip() for nth, words in enumerate(segment.readings)
        )
        for segment in collate(witnesses)
        if segment.differs
    ]


@given(st.lists(WITNESS, max_size=5))
def test_every_witness_is_reproduced_to_the_character(witnesses: list[str]) -> None:
    segments = collate(witnesses)
    for number, witness in enumerate(witnesses):
        assert "".join(segment.text(number) for segment in segments) == witness


@given(WITNESS)
def test_a_witness_does_not_differ_from_itself(witness: str) -> None:
    assert shown(witness, witness, witness) == []


@given(WITNESS, WITNESS)
@example("001 000", "000 001 0")  # two ways to set them under each other
def test_it_does_not_matter_who_comes_first(one: str, other: str) -> None:
    assert bool(shown(one, other)) == bool(shown(other, one))


@given(st.lists(WITNESS, min_size=1, max_size=4))
def test_common_text_is_common(witnesses: list[str]) -> None:
    for segment in collate(witnesses):
        told = {tuple(word.key for word in words) for words in segment.readings if words}
        assert segment.differs or len({keys for keys in told if any(keys)}) <= 1


@given(WITNESS)
def test_words_are_the_text(text: str) -> None:
    assert "".join(word.text for word in read_words(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“A groundless, false rumour”", "a groundless and false rumor"[:12] + " false rumor"),
        ("the ship came late", "[T]he ship came late"),
        ("over 1,400 people", "Over 1400 people."),
        ("a North-Korean ship", "a North Korean ship"),
        ("the ship came late", "it is said that the ship came late, as ever"),
        ("the ship […] late", "the ship came two days late"),
        ("… came late", "the ship came late …"),
        ("organised", "organized"),
    ],
)
def test_marks_spelling_parts_and_marked_omissions_are_no_difference(one: str, other: str) -> None:
    assert shown(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "readings"),
    [
        ("militant [terrorist] groups", "[terror] groups", [("militant [terrorist]", "[terror]")]),
        ("part of [our] alliance", "part of our alliance", [("[our]", "our")]),
        ("all enemies […] draw closer", "all enemies draw closer", [("[…]", "")]),
        ("the old man came", "the young man came", [("old", "young")]),
        ("it did not come late", "it did come late", [("not", "")]),
        ("old men", "young men", [("old", "young")]),
        ("the [state of the] land", "the land", [("[state of the]", "")]),
        ("never", "always", [("never", "always")]),
    ],
)
def test_other_words_are_a_difference(one: str, other: str, readings: list[tuple[str, str]]) -> None:
    assert shown(one, other) == readings


def test_of_three_each_has_its_reading() -> None:
    wordings = "the brave old ship came late", "the old ship came early", "old boat came late"
    assert shown(*wordings) == [("brave", "", "-"), ("ship", "ship", "boat"), ("late", "early", "late")]


def test_long_wordings_are_read_in_time() -> None:
    long = " ".join(f"word{number % 97}" for number in range(LONGEST * 20))
    with at_most(5):
        segments = collate([long, long[7:], long.replace("3", "x")])
    assert "".join(segment.text(2) for segment in segments) == long.replace("3", "x")
