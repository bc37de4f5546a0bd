"""Footnotes of captured texts. The cases stand in data/footnotes.txt."""

import json
from pathlib import Path

import pytest
from growth import at_most
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.footnotes import as_json, read_footnotes

DATA = Path(__file__).parent / "data" / "footnotes.txt"


def read_cases() -> list[tuple[str, str, list[str], list[tuple[str, str]]]]:
    cases = []
    for block in DATA.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        text, _, expected = rest.partition("---\n")
        marks, *lines = [line for line in expected.splitlines() if line]
        definitions = [(label, words) for label, _, words in (line.partition(": ") for line in lines)]
        cases.append((name, text, marks.removeprefix("marks:").split(), definitions))
    return cases


CASES = read_cases()


@pytest.mark.parametrize(
    ("text", "marks", "definitions"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_footnotes_are_read_as_printed(
    text: str, marks: list[str], definitions: list[tuple[str, str]]
) -> None:
    found = read_footnotes(text)
    assert [mark.label for mark in found.marks] == marks
    assert [(note.label, note.text) for note in found.definitions] == definitions


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_and_lines_are_those_of_the_text(ending: str) -> None:
    text = ending.join(["One.", "", "Two.[7] More.", "", "  [7], Smith.  ", ""])
    found = read_footnotes(text)
    (mark,), (note,) = found.marks, found.definitions
    assert (text[mark.start : mark.end], mark.line) == ("[7]", 3)
    assert (text[note.start : note.end], note.line) == ("[7], Smith.", 5)
    assert text[note.text_start : note.end] == note.text == "Smith."


def test_json_has_the_keys_of_the_command() -> None:
    read = as_json(read_footnotes("One.[1]\n[1] Two."))
    assert read == {
        "marks": [{"label": "1", "start": 4, "end": 7, "line": 1}],
        "definitions": [{"label": "1", "start": 8, "end": 16, "line": 2, "text": "Two.", "text_start": 12}],
    }
    json.dumps(read)


PIECES = st.sampled_from(
    [
        "[1]",
        "[2]",
        "[a]",
        "[ii]",
        "¹",
        "²³",
        "^1",
        "[^1]:",
        "[3, 5]",
        "[1-900]",
        "word",
        ".",
        "”",
        '"',
        " ",
        "\n",
        "\r\n",
        "Notes",
        "1. ",
        "[",
        "]",
        "*",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_no_text_stops_the_reader_and_every_place_holds(text: str) -> None:
    found = read_footnotes(text)
    for mark in found.marks:
        assert mark.label and 0 <= mark.start < mark.end <= len(text)
        assert mark.line == text.count("\n", 0, mark.start) + 1
    for note in found.definitions:
        assert text[note.text_start : note.end] == note.text == note.text.strip()
        assert note.start < note.text_start <= note.end
        assert note.line == text.count("\n", 0, note.start) + 1
    assert list(found.marks) == sorted(found.marks, key=lambda mark: mark.start)
    assert list(found.definitions) == sorted(found.definitions, key=lambda note: note.start)


@pytest.mark.parametrize(
    "text",
    [
        "word[1] " * 100_000,
        "[" * 100_000,
        "[1] note\n" * 100_000,
        "[1]\n" * 100_000,
        "Notes\n1. a\n" * 30_000 + "word[1]",
        "¹" * 100_000,
        " " * 1_000_000 + "[1]",
        "some words " * 1_000_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_long_text_is_read_in_linear_time(text: str) -> None:
    with at_most(20):  # half a second on an idle machine
        read_footnotes(text)


def test_the_notes_of_a_held_document_are_read(captures: Path) -> None:
    found = read_footnotes((captures / "memri-11408.txt").read_text(encoding="utf-8"))
    assert [mark.label for mark in found.marks] == ["1", "2", "3", "4"]
    assert [(note.label, note.text) for note in found.definitions] == [
        ("1", "November 2, 2023."),
        ("3", "April 29, 2017."),
        ("4", "May 1, 2027."),
    ]


@pytest.mark.parametrize("name", ["anon-unraveling", "freund-cwi", "nknews-young", "toi-barakeh"])
def test_a_held_document_without_notes_has_none(captures: Path, name: str) -> None:
    found = read_footnotes((captures / f"{name}.txt").read_text(encoding="utf-8"))
    assert not found.marks and not found.definitions
