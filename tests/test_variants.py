"""The lines of an apparatus: what one wording has and what others have for it, as an editor would print it."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.prose.collation import align, collate, keys_of
from dossier.prose.variants import Parting, Reading, partings

CASES = (Path(__file__).parent / "apparatus.txt").read_text(encoding="utf-8").split("\n\n")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def said(line: Parting) -> str:
    """A line in a shorthand: "after the second: — A ] perhaps B; silent C"."""

    def reading(one: Reading) -> str:
        words = "".join(word.text for word in one.words).strip() or "—"
        return f"{words} {''.join(LETTERS[number] for number in one.witnesses)}"

    where = f"after {line.after}: " if line.after else f"before {line.before}: " if line.before else ""
    silent = "; silent " + "".join(LETTERS[number] for number in line.silent) if line.silent else ""
    return f"{where}{reading(line.lemma)} ] {'; '.join(map(reading, line.readings))}{silent}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("\n")[0])
def test_an_apparatus_is_read_as_it_is_printed(case: str) -> None:
    title, *lines = case.strip().split("\n")
    assert title.startswith("# ")
    wordings = [line[3:] for line in lines if line[1:3] == ": "]
    assert [said(line) for line in partings(align(wordings))] == [line for line in lines if line[1:3] != ": "]


WORDINGS = st.lists(
    st.lists(st.sampled_from(["the", "old", "quay", "[new]", "…", "was", "lit"]), min_size=1, max_size=9).map(
        " ".join
    ),
    min_size=1,
    max_size=5,
)


@given(WORDINGS)
def test_a_witness_has_one_reading_of_a_line(wordings: list[str]) -> None:
    for line in partings(align(wordings)):
        told = [number for one in (line.lemma, *line.readings) for number in one.witnesses]
        assert len(told) == len(set(told)) and not set(told) & set(line.silent)
        assert line.readings and all(keys_of(one.words) != keys_of(line.lemma.words) for one in line.readings)


@given(st.lists(st.sampled_from(["The old quay", "the old quay.", "THE OLD — QUAY"]), min_size=1, max_size=4))
def test_wordings_that_do_not_part_make_no_line(wordings: list[str]) -> None:
    assert partings(align(wordings)) == ()


@given(WORDINGS)
def test_lines_and_marks_in_the_text_agree_on_whether_two_wordings_part(wordings: list[str]) -> None:
    two = wordings[:2]
    assume(len(two) == 2 and any(len(column) > 1 for column in align(two).columns))
    assert bool(partings(align(two))) == any(segment.differs for segment in collate(two))
