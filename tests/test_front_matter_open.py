"""Front matter that nobody meant to write: any text, any bytes, far too much of either."""

from __future__ import annotations

import string
import tarfile
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from front_matter_cases import check_places
from growth import at_most
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.front_matter import decode, read_front_matter, read_site
from dossier.front_matter.file_text import FORBIDDEN
from dossier.heads import SHAPES, PageHead, SourceHead
from dossier.limits import MISTAKES
from dossier.model import Place

_YAML_BITS = st.sampled_from(
    ["---\n", "title: ", "kind: ", "names:\n", "- ", "  - ", "    ", "\n", "\n\n", "{", "}", "[", "]", ", "]
    + [": ", '"', "'", "|\n", ">-\n", "&a ", "*a", "!!str ", "!x ", "<<: ", "? ", "# c\n", " #c", "@", "%"]
    + ["`", "\\", "\t", "\r\n", "\r", "\u2028", "\x85", "\u202e", "\ufeff", "\0", "\ud800", "é", "علي"]
    + ["a:b\n", "[@a, ¶1]", "2024-02-30", "assertions:\n", "claim: a\n", "quote: ", "explanations:\n", "..."]
    + ["word", "cite: ", "%YAML 1.1\n", "\\u202e", "collections:\n", "like: x\n", "|2\n", "- - "]
    + ["  x: y\n", "''"]
)
_NEARLY_YAML = st.lists(_YAML_BITS, max_size=40).map("".join)
_SHAPE = st.sampled_from(sorted(SHAPES))


@settings(max_examples=400)
@given(st.one_of(st.text(), _NEARLY_YAML, _NEARLY_YAML.map(lambda text: f"---\n{text}\n---\nBody.")), _SHAPE)
def test_any_text_has_a_head_and_each_place_lies_in_the_file(text: str, shape: str) -> None:
    read = read_front_matter(text, SHAPES[shape], "the-id")
    assert type(read.head) is SHAPES[shape]
    assert read.mistakes or getattr(read.head, read.head.TITLE) not in ("", "the-id")
    check_places(read, text)
    _check_types(read.head)


@settings(max_examples=200)
@given(st.one_of(st.text(), _NEARLY_YAML))
def test_any_text_is_a_site(text: str) -> None:
    read = read_site(text)
    assert read.mistakes or read.head.title
    check_places(read, text)


@settings(max_examples=200)
@given(st.one_of(st.text(), _NEARLY_YAML), _SHAPE)
def test_a_text_reads_the_same_with_the_line_ends_of_windows(text: str, shape: str) -> None:
    text = text.replace("\r", "")
    unix = read_front_matter(text, SHAPES[shape], "x")
    assert read_front_matter(text.replace("\n", "\r\n"), SHAPES[shape], "x") == unix


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)


@given(_WORDS.filter(lambda words: words.strip() and not FORBIDDEN.search(words)))
def test_any_words_in_quotation_marks_are_read_as_they_are(words: str) -> None:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    read = read_front_matter(f'---\ntitle: "{escaped}"\n---\n', PageHead, "x")
    assert (read.head.title, read.mistakes) == (words, ())
    assert read.places["title"] == Place(2, 9, escaped)


@given(st.text(string.ascii_letters + string.digits + "-_.:/+~", min_size=1))
def test_a_bare_word_is_never_converted(word: str) -> None:
    read = read_front_matter(f"---\ntitle: {word}\n---\n", PageHead, "x")
    if not read.mistakes:
        assert read.head.title == word
        assert read.places["title"] == Place(2, 8, word)


@given(st.binary())
def test_any_bytes_have_a_text(data: bytes) -> None:
    text, mistake = decode(data)
    assert "\0" not in text
    assert (mistake is None) == (text.encode("utf-8", "surrogatepass") == data)
    text.encode()


def test_a_front_matter_of_a_megabyte_is_refused_and_the_body_read() -> None:
    read = read_front_matter("---\ntitle: A\n" + "# words\n" * 130_000 + "---\nBody.", PageHead, "the-id")
    (mistake,) = read.mistakes
    assert mistake.message == "the front matter has more than 1,000,000 characters"
    assert (read.head.title, read.body) == ("the-id", "Body.")


@pytest.mark.parametrize(
    ("line", "times"),
    [("[", 900_000), ("{", 900_000), ("a: {", 200_000), ("- ", 400_000), ("? ", 400_000), ("&a ", 300_000)]
    + [("*a ", 300_000), ("x: y\n", 180_000), ("'", 900_000), ("- a: b\n", 120_000), ("[a, ", 200_000)]
    + [("k: [x\n", 140_000), ("a b: c: d\n", 90_000), ("a:b\n", 200_000), ("\t", 900_000)]
    + [("\u202e", 900_000)],
)
def test_no_head_takes_long_or_breaks_the_reader(line: str, times: int) -> None:
    with at_most(40):  # each character once is a second or two
        read = read_front_matter(f"---\ntitle: A\n{line * times}\n---\nBody.", SourceHead, "the-id")
    assert read.body == "Body."
    assert 1 <= len(read.mistakes) <= MISTAKES


# Speed: the aim is 2,000 typical heads a second; the test allows for a busy machine.


def test_a_thousand_heads_of_the_outside_material_take_little_time(testsets: Path) -> None:
    heads = []
    with tarfile.open(testsets / "attack-v10.1-content.tar.gz") as archive:
        for member in archive:
            parts = member.name.split("/")
            if member.isfile() and member.name.endswith(".md") and parts[-2] in SHAPES and len(heads) < 1000:
                content = archive.extractfile(member)
                assert content is not None
                heads.append((content.read().decode(), SHAPES[parts[-2]]))
    with at_most(5):
        read = [read_front_matter(text, made, "x") for text, made in heads]
    assert len(read) == 1000


def _check_types(value: Any) -> None:
    """A head holds what its classes say, however wrong the file."""
    if is_dataclass(value):
        for each in fields(value):
            _check_types(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            _check_types(item)
    else:
        assert value is None or isinstance(value, (str, int, bool))
