"""The nearest right word: what is near, and what is not."""

from __future__ import annotations

import pytest
from growth import at_most
from hypothesis import given
from hypothesis import strategies as st

from dossier.heads import SHAPES
from dossier.nearest import nearest

FIELDS = ("title", "kind", "published", "publisher", "authors", "known_from", "at", "as", "by", "url")
IDS = ("ali-baraka", "ali-barakeh", "hamas", "spot-shot-interview-2023-11-02", "memri-11408", "north-korea")


@pytest.mark.parametrize(
    ("word", "words", "near"),
    [
        ("knid", FIELDS, "kind"),  # two letters swapped
        ("tite", FIELDS, "title"),  # one lost
        ("titlle", FIELDS, "title"),  # one added
        ("titel", FIELDS, "title"),
        ("KIND", FIELDS, "kind"),
        ("author", FIELDS, "authors"),  # a plural
        ("known-from", FIELDS, "known_from"),
        ("knownfrom", FIELDS, "known_from"),  # a missing hyphen
        ("known from", FIELDS, "known_from"),
        ("from_known", FIELDS, "known_from"),  # the parts in another order
        ("publish", FIELDS, "published"),
        ("ta", FIELDS, "at"),
        ("sa", FIELDS, "as"),
        ("baraka-ali", IDS, "ali-baraka"),
        ("ali-barakah", IDS, "ali-baraka"),  # two are as near: the first by alphabet
        ("Hammas", IDS, "hamas"),
        ("memri-11480", IDS, "memri-11408"),
        ("memri11408", IDS, "memri-11408"),
        ("northkorea", IDS, "north-korea"),
        ("spot-shot-interview", IDS, "spot-shot-interview-2023-11-02"),  # the only one that begins so
        ("korea", IDS, "north-korea"),  # the only one that holds it
        ("ali", IDS, None),  # too short to tell which
        ("wombat", FIELDS, None),
        ("x", FIELDS, None),
        ("ur", FIELDS, None),
        ("", FIELDS, None),
        ("--", FIELDS, None),
        ("kind", (), None),
    ],
)
def test_a_word_has_the_nearest_or_none(word: str, words: tuple[str, ...], near: str | None) -> None:
    assert nearest(word, words) == near
    assert nearest(word, tuple(reversed(words))) == near


def test_shapes_are_told_apart() -> None:
    written = ("source", "Actor", "wepons", "evens", "claim", "page")
    assert [nearest(word, SHAPES) for word in written] == list(SHAPES)


@given(st.text(), st.lists(st.text()))
def test_the_nearest_is_always_one_of_the_words(word: str, words: list[str]) -> None:
    assert nearest(word, words) in {None, *words}


@given(st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True), unique=True))
def test_a_right_word_is_the_nearest_to_itself(words: list[str]) -> None:
    assert [nearest(word, words) for word in words] == words


def test_a_word_is_found_among_ten_thousand_in_no_time() -> None:
    words = [f"record-{number}" for number in range(10_000)]
    with at_most(1):
        found = nearest("recrod-77", words), nearest("x" * 100_000, words)
    assert found == ("record-77", None)
