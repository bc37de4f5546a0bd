"""Drawings: words fit where they are set, and nothing in them is taken for markup."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.drawings import svg

PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


@given(PRINTED, st.floats(20, 300))
def test_a_text_fits_its_room_and_one_that_was_cut_keeps_the_whole_as_its_title(
    words: str, room: float
) -> None:
    shown = svg.fitted(words, room)
    assert svg.width_of(shown) <= room
    drawn = ElementTree.fromstring(svg.text(words, 0, 0, room))
    titles = [title.text for title in drawn.iter("title")]
    assert titles == ([] if shown == words else [words])


@given(PRINTED)
def test_words_and_attributes_are_never_markup(words: str) -> None:
    drawn = ElementTree.fromstring(svg.element("a", words, href=words, class_="node"))
    assert (drawn.text or "") == words and drawn.attrib["href"] == words and not list(drawn)


def test_a_drawing_is_named_and_described_and_one_with_links_is_no_image() -> None:
    plain = ElementTree.fromstring(svg.drawing("d", 10, 20, "Name", "What it shows", svg.element("path")))
    assert plain.attrib["role"] == "img"
    assert plain.find("title").text == "Name" and plain.find("desc").text == "What it shows"  # type: ignore[union-attr]
    linked = svg.drawing("d", 10, 20, "Name", "Words", svg.element("a", "x", href="y.html"))
    assert ElementTree.fromstring(linked).attrib["role"] == "group"


@pytest.mark.parametrize(("value", "expected"), [(12.0, "12"), (7.3333, "7.3"), (-0.04, "0"), (3, "3")])
def test_a_number_has_the_digits_that_are_seen(value: float, expected: str) -> None:
    assert svg.element("path", x=value) == f'<path x="{expected}"/>'
