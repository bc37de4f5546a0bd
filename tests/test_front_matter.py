"""Front matter: what is read, what is told, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from front_matter_cases import Case, cases, check_places, line_of, line_of_body, parse, value_at

from dossier.fields import Format
from dossier.front_matter import FrontMatter, decode, read_front_matter, yaml_composer
from dossier.front_matter.field_reader import plan
from dossier.front_matter.file_text import divide
from dossier.front_matter.yaml_nodes import Mistakes
from dossier.heads import SHAPES, ActorHead, EventHead, SourceHead
from dossier.model import Place
from dossier.settings import Site


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.sentence)
def test_what_is_written_is_read_and_what_is_wrong_is_told(case: Case) -> None:
    read = case.read()
    assert [line_of(mistake) for mistake in read.mistakes] == list(case.mistakes)
    for line in case.values:
        path, _, value = line.partition(" =")
        assert f"{path} = {value_at(read.head, path)}".rstrip() == f"{path} = {value.strip()}".rstrip()
    if case.body:
        assert line_of_body(read) == case.body
    check_places(read, case.text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.sentence)
def test_the_parser_of_python_alone_reads_the_same(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = case.read()
    monkeypatch.setattr(yaml_composer, "_Parser", yaml.BaseLoader)
    slow = case.read()
    # What it says of broken YAML differs, and where it breaks off; it also refuses `{date: 2009?}`.
    assert slow.mistakes or not fast.mistakes
    assert slow.mistakes or slow.head == fast.head
    assert (slow.body, slow.body_line) == (fast.body, fast.body_line)


def test_a_case_that_is_not_written_well_is_refused() -> None:
    with pytest.raises(ValueError, match="mistaks"):
        parse("==== A\n-- page --\n---\n-- mistaks --\n")
    with pytest.raises(ValueError, match="before the first"):
        parse("=== A\n")


# Bytes


def test_bytes_that_are_no_utf_8_are_told_with_their_place() -> None:
    text, mistake = decode("title: é\r\nname: ".encode() + b"caf\xe9 \xff")
    assert text == "title: é\r\nname: caf\ufffd \ufffd"
    assert mistake and mistake.place == Place(2, 10)
    assert mistake.message == "byte 21 is 0xE9, which is no UTF-8; save the file as UTF-8"


def test_a_file_in_utf_16_is_read_and_told() -> None:
    text, mistake = decode("title: é".encode("utf-16"))
    assert (text, mistake and mistake.message) == ("title: é", "the file is UTF-16; save it as UTF-8")


def test_a_zero_byte_is_told_and_does_not_stay() -> None:
    text, mistake = decode("é\nb\0c".encode())
    assert text == "é\nb\ufffdc"
    assert mistake and (mistake.place, mistake.message) == (Place(2, 2), "byte 5 is zero; a text has none")


# Places and uses


def test_a_use_tells_where_an_id_a_text_or_a_date_stands() -> None:
    published = 'published: {value: 2024, cite: "[@a]"}'
    read = _read(SourceHead, published, "about:", "  - hamas", "summary: See [[x]].")
    found = [(use.path, getattr(use.marker, "name", "ref"), use.value, use.place.line) for use in read.uses]
    assert found == [
        ("title", "ref", "A", 2),
        ("published.value", "edtf", "2024", 3),
        ("published.cite", "cite", "[@a]", 3),
        ("about[1]", "ref", "hamas", 5),
        ("summary", "text", "See [[x]].", 6),
    ]


def test_a_word_that_stands_in_place_of_an_id_is_no_use() -> None:
    read = _read(SourceHead, "assertions:", "  - {claim: a, origin: unnamed}", "  - {claim: b, origin: c}")
    assert [use.value for use in read.uses if use.path.endswith("origin")] == ["c"]


def test_blanks_round_a_text_do_not_move_its_place() -> None:
    (use,) = (use for use in _read(SourceHead, 'summary: "  See [[x]]. "').uses if use.path == "summary")
    assert (use.value, use.place) == ("See [[x]].", Place(3, 13, "See [[x]]. "))


def test_a_thing_is_found_where_what_names_it_stands() -> None:
    read = _read(SourceHead, 'assertions: [{claim: a, quote: {words_of: speaker, text: "so"}}]')
    assert read.places["assertions[1].quote"] == read.places["assertions[1].quote.text"]
    assert read.places["assertions[1].quote"].text == "so"


def test_each_of_several_values_in_one_mapping_has_its_place() -> None:
    read = _read(SourceHead, "authors: {value: [Jane, John], known_from: a listing}")
    assert [read.places[f"authors[{number}]"].text for number in (1, 2)] == ["Jane", "John"]
    assert [use.path for use in read.uses if use.path != "title"] == ["authors[1]", "authors[2]"]


def test_items_keep_their_number_where_one_cannot_be_read() -> None:
    read = _read(ActorHead, "names:", "  - [x]", "  - Ali", start="name: A")
    assert [name.name for name in read.head.names] == ["", "Ali"]
    assert read.places["names[2]"].text == "Ali"


def test_a_plain_value_is_found_by_its_number_in_the_head_too() -> None:
    read = _read(SourceHead, "about: [Bad Id, f-7]")
    assert read.head.about == ("f-7",)
    assert read.places["about[1]"].text == "f-7"


def test_a_second_field_of_one_name_points_at_the_first() -> None:
    (mistake,) = _read(EventHead, "title: B").mistakes
    assert (mistake.place, mistake.against) == (Place(3, 1, "title"), (Place(2, 1, "title"),))


def test_the_other_places_of_a_tab_are_kept() -> None:
    (mistake,) = _read(EventHead, "place:", "\tvalue: x", '\tcite: "[@a]"').mistakes
    assert mistake.against == (Place(5, 1, "\t"),)


# The classes


def test_every_shape_and_the_site_can_be_read() -> None:
    for made in (*SHAPES.values(), Site):
        assert plan(made).fields


def test_an_annotation_that_is_not_understood_is_a_mistake_of_ours() -> None:
    @dataclass(frozen=True)
    class Odd:
        when: complex = 0j

    with pytest.raises(TypeError, match="complex"):
        plan(Odd)


def test_every_form_of_a_field_has_a_check() -> None:
    from dossier import fields as parts
    from dossier.front_matter import formats

    marks = [mark for alias in vars(parts).values() for mark in getattr(alias, "__metadata__", ())]
    forms = {mark.name for mark in marks if isinstance(mark, Format)}
    assert len(forms) > 5
    for form in forms - {"paragraphs"}:
        formats.check(form, "x")


def _read(made: type[Any], *lines: str, start: str = "title: A") -> FrontMatter[Any]:
    return read_front_matter("\n".join(["---", start, *lines, "---", ""]), made, "the-id")


def test_hyphens_are_told_where_the_file_has_none() -> None:
    mistakes = Mistakes()
    divided = divide(["words"], mistakes, "a page")
    assert (divided.head, divided.body, divided.body_line) == ([], ["words"], 1)
    assert len(mistakes.found) == 1
