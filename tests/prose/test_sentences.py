"""Sentences and paragraphs of captured texts. The cases for sentences stand in data/sentences.txt."""

from pathlib import Path

import pytest
from growth import at_most
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.paragraphs import paragraphs, unified
from dossier.prose.sentences import sentence_at, sentences

DATA = Path(__file__).parent / "data" / "sentences.txt"
LINES = [line for line in DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_sentences_end_where_a_reader_ends_them(line: str) -> None:
    wanted = [part.strip() for part in line.split("‖")]
    text = line.replace(" ‖ ", " ").replace("‖", "")
    assert [text[start:end] for start, end in sentences(text)] == wanted


def test_a_line_break_ends_a_sentence() -> None:
    text = "A heading\n\nText of Mr.\nSmith."
    assert [text[start:end] for start, end in sentences(text)] == ["A heading", "Text of Mr.", "Smith."]


def test_the_sentence_round_a_place_is_that_of_its_line() -> None:
    text = "First line. Second here.\nThird line. Fourth here."
    start, end = sentence_at(text, text.index("Fourth"))
    assert text[start:end] == "Fourth here."
    start, end = sentence_at(text, text.index("Second") + 3)
    assert text[start:end] == "Second here."


def test_a_paragraph_is_every_line_that_is_not_empty() -> None:
    text = "One\r\n\r\n  Two  \r\n \t\r\nThree"
    found = paragraphs(text)
    assert [(each.number, each.line, each.text) for each in found] == [
        (1, 1, "One"),
        (2, 3, "Two"),
        (3, 5, "Three"),
    ]
    assert [unified(text)[each.start : each.end] for each in found] == ["One", "Two", "Three"]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n"])
def test_a_text_without_words_has_no_paragraph(text: str) -> None:
    assert paragraphs(text) == ()
    assert sentences(text) == ()


MIXED = st.text(st.sampled_from("ab AB.?!…”\"'\n\r\t [1]²。؟۔Mr\u00a0\u200b0"), max_size=120)


@given(st.one_of(st.text(max_size=200), MIXED))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    held = [place for start, end in spans for place in range(start, end)]
    assert held == sorted(set(held))
    assert all(
        text[place] in "\u200b\u200c\u200d\u2060\ufeff" or text[place].isspace()
        for place in set(range(len(text))) - set(held)
    )
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert not any("\n" in text[start:end] for start, end in spans)


@given(st.one_of(st.text(max_size=200), MIXED))
def test_paragraphs_hold_every_word_once_and_in_order(text: str) -> None:
    whole, found = unified(text), paragraphs(text)
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert all(whole[each.start : each.end] == each.text for each in found)
    assert [each.text for each in found] == [line.strip() for line in whole.split("\n") if line.strip()]


def test_a_long_text_is_read_in_linear_time() -> None:
    with at_most(20):  # two seconds on an idle machine
        sentences("Some words. " * 200_000)
        sentences("." * 500_000)
        sentences("no end " * 300_000)
        paragraphs("line\r\n" * 300_000)
