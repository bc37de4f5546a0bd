"""Names: which are one, spelt otherwise, and which are two; measured on pairs that other people judged.

A floor is what the reader reaches; whoever raises it, raises the floor. One family name alone, and a word of
one name beside another word of the other, never make one name of two.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.name_letters import is_spelling, skeleton
from dossier.prose.names import Kind, is_variant, same

DATA = Path(__file__).parent / "data"
CASES = [
    [part.strip() for part in line.split("|")]
    for line in (DATA / "names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TRAPS = [
    line.split()
    for line in (DATA / "name_traps.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "one", "other"), CASES, ids=[" | ".join(case) for case in CASES])
def test_two_names_lie_to_each_other_as_written(kind: str, one: str, other: str) -> None:
    likeness = same(one, other)
    assert likeness.kind is Kind(kind), likeness
    assert likeness.same == (kind != "different")
    assert likeness.why


@pytest.mark.parametrize(("one", "other"), TRAPS, ids=["-".join(trap) for trap in TRAPS])
def test_names_a_letter_apart_stay_two(one: str, other: str) -> None:
    assert not is_spelling(one, other)
    assert not same(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Ali Baraka", "Ali Barakeh", True),
        ("Izz ad-Din", "Izz al-Din", True),
        ("José Lind", "Jose Lind", True),
        ("the Lynx", "The Lynx", False),
        ("NHB", "N.H.B.", False),
        ("NORTHERN BOARD", "Northern Board", False),
        ("Dr. Ada Quill", "Ada Quill", False),
        ("Lind AG", "Lind", False),
        ("Lind, Anders", "Anders Lind", False),
        ("Ada Quill", "A. Quill", False),
        ("Ada Quill", "Ada Qiull", False),
    ],
)
def test_a_variant_differs_in_spelling_alone(one: str, other: str, variant: bool) -> None:
    assert is_variant(one, other) is variant
    assert is_variant(other, one) is variant


def rows(testsets: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (testsets / name).read_text(encoding="utf-8").splitlines()]


def test_names_are_judged_as_other_people_judged_them(testsets: Path) -> None:
    pairs = [row for row in rows(testsets, "name_pairs.jsonl") if not row["synthetic"]]
    judged = [(same(row["name1"], row["name2"]).same, row["is_match"] == "true") for row in pairs]
    right = sum(one and other for one, other in judged)
    assert len(judged) > 100
    assert 2 * right / (sum(one for one, _ in judged) + sum(other for _, other in judged)) >= 0.85


def test_spellings_of_arabic_names_are_known(testsets: Path) -> None:
    pairs = rows(testsets, "spelling_variants_ar_handread.jsonl")
    found = [same(row["a"], row["b"]).same for row in pairs if row["same"]]
    assert sum(found) / len(found) >= 0.92


def test_names_in_arabic_letters_are_read(testsets: Path) -> None:
    pairs = rows(testsets, "translit_ar_wikidata.jsonl")
    found = sum(is_spelling(row["latin"], row["native"]) for row in pairs)
    crossed = sum(
        is_spelling(row["latin"], other["native"]) for row, other in zip(pairs, pairs[1:], strict=False)
    )
    assert found / len(pairs) >= 0.8
    assert crossed / len(pairs) <= 0.005


def test_spellings_share_their_key(testsets: Path) -> None:
    """The key by which rules find what is worth comparing loses no pair."""
    pairs = rows(testsets, "spelling_variants_ar_handread.jsonl")
    alike = [row for row in pairs if is_spelling(row["a"], row["b"])]
    assert [row for row in alike if skeleton(row["a"]) != skeleton(row["b"])] == []


def test_the_command_judges_a_pair_a_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "Ali Baraka", "b": "Ali Barakeh"}\n{"a": 1}\nno pair\n', encoding="utf-8")
    done = run("read", "names", pairs)
    told = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [each["same"] for each in told] == [True, False, False]
    assert set(told[0]) == {"same", "score", "why"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_order_of_two_names_makes_no_difference(one: str, other: str) -> None:
    likeness = same(one, other)
    assert 0 <= likeness.score <= 1
    assert likeness.same == same(other, one).same


@given(
    st.text(alphabet="abchkstuy -.'", min_size=1, max_size=40).filter(
        lambda text: any(c.isalpha() for c in text)
    )
)
def test_a_name_is_itself(name: str) -> None:
    assert same(name, name).score == 1
