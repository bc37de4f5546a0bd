"""Figures are found with their bounds; names, ordinals and dates are left alone."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.figures import Figure, read_figures

LINES = (Path(__file__).parent / "data" / "figures.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" |")) for line in LINES if not line.startswith("#")]


def shown(figure: Figure) -> str:
    low, high = (".." if end is None else f"{end.normalize():f}" for end in (figure.low, figure.high))
    return f"{figure.bound} {low} {high} {figure.unit or '-'}"


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_figure_is_read_with_its_bound(text: str, wanted: str) -> None:
    assert "; ".join(map(shown, read_figures(text))) == wanted.strip()


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("over 1,400", "over 1,200", False),
        ("1,400", "over 1,200", True),
        ("1,200", "over 1,400", False),
        ("over 1,200", "under 2,000", True),
        ("about 35", "37", True),
        ("35", "35.2", True),
        ("11", "12", False),
        ("between 5 and 7", "6 to 9", True),
        ("between 5 and 7", "8", False),
        ("hundreds", "over 1,200", False),
        ("over 1.4 thousand", "more than 1,400", True),
    ],
)
def test_figures_meet_where_a_reading_joins_them(one: str, other: str, meets: bool) -> None:
    first, second = read_figures(one)[0], read_figures(other)[0]
    assert first.meets(second) is meets and second.meets(first) is meets


@given(st.text(alphabet="0123456789.,-–%$ kmo overabdtwntyhu()'\n", max_size=60) | st.text(max_size=40))
def test_figures_stand_where_they_say(text: str) -> None:
    last = 0
    for figure in read_figures(text):
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.number >= Decimal(0)
        last = figure.end
