"""A capture's paragraphs: its lines, but for a text whose lines are broken at a width."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.paragraphs import paragraphs, unified, unwrapped

TYPED = """Gauges of the north
By R. Holm

The sea rose in the spring of that year, and the office wrote to every town on
the coast that the gauges had to be read by day and by night until the water
fell again.[1]
It rose again in May. Nobody knew why, for the gauges had been read at noon by
a man from the office, who slept at night.

[1] R. Holm, Gauges of the north and of the south, London and Oslo, at the sign
of the anchor, 2017.
[2] The same.
"""

PASTED = """Gauges of the north
The sea rose in the spring of that year, and the office wrote to every town on
It rose again in May. Nobody knew why, for the gauges had been read at noon by
the sign of the anchor
a man from the office
"""


def test_a_text_broken_at_a_width_is_read_by_its_paragraphs() -> None:
    read = [(paragraph.line, paragraph.text.split()[-1]) for paragraph in paragraphs(TYPED)]
    assert read == [(1, "north"), (2, "Holm"), (4, "again.[1]"), (7, "night."), (10, "2017."), (12, "same.")]


def test_a_pasted_text_has_a_paragraph_for_each_line() -> None:
    assert unwrapped(PASTED) == PASTED and len(paragraphs(PASTED)) == 5


def test_verses_stay_lines() -> None:
    verses = "\n".join(f"the {word} of the sea\nA gull" for word in ("salt", "song", "swell", "sand")) + "\n"
    assert unwrapped(verses) == verses


@given(st.text(st.sampled_from("ab A.[1]\n\r "), max_size=400))
def test_every_paragraph_stands_where_it_says(text: str) -> None:
    flat = unwrapped(unified(text))
    assert len(flat) == len(unified(text))
    lines = unified(text).split("\n")
    for paragraph in paragraphs(text):
        assert flat[paragraph.start : paragraph.end] == paragraph.text
        assert lines[paragraph.line - 1].strip() == paragraph.text[: len(lines[paragraph.line - 1].strip())]
