"""Assertions as a table: every cell comes back, and none of them runs in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.exports.assertion_rows import (
    assertions_csv,
    column_names,
    fingerprint,
    listed,
    paragraphs_cell,
    row_of,
    unlisted,
)
from dossier.exports.spreadsheet import TableError, as_meant, by_name, defused, read_table, table_text
from dossier.fields import Assertion, Hedge, Quote
from dossier.front_matter.formats import paragraphs

CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=40)
WORDS = CELLS.map(str.strip).filter(bool)
RUNNING = st.builds(
    "".join, st.tuples(st.sampled_from(["", "'", "''", " ", "\t"]), st.sampled_from("=+-@'"), CELLS)
)
ASSERTIONS = st.builds(
    Assertion,
    claim=WORDS,
    fits=st.sampled_from(["exact", "narrower"]),
    says=CELLS | RUNNING,
    said_by=st.lists(WORDS, max_size=3).map(tuple),
    via=st.lists(WORDS, max_size=2).map(tuple),
    stance=st.sampled_from(["asserts", "doubts"]),
    hedge=st.none() | st.builds(Hedge, word=WORDS, by=CELLS, on=CELLS),
    at=st.lists(st.integers(1, 60), unique=True, max_size=6).map(tuple),
    quote=st.none() | st.builds(Quote, text=WORDS, utterance=CELLS),
    value=CELLS | RUNNING,
    date=st.sampled_from(["", "2023-11-02", "196X"]),
)


def back(text: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    table = read_table(text.encode(encoding), column_names())
    return [dict(by_name(table.header, cells)) for _, cells in table.rows]


@settings(max_examples=40)
@given(st.lists(ASSERTIONS, max_size=3))
def test_every_cell_comes_back(assertions: list[Assertion]) -> None:
    rows = [row_of("a-report", number, each) for number, each in enumerate(assertions, 1)]
    assert back(assertions_csv(rows)) == rows
    assert back(assertions_csv(rows).removeprefix("\ufeff"), "utf-16") == rows


@given(CELLS | RUNNING)
def test_no_cell_runs_and_none_is_lost(cell: str) -> None:
    assert as_meant(defused(cell)) == cell
    assert not defused(cell).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.lists(WORDS, max_size=5))
def test_a_list_in_a_cell_comes_back(items: list[str]) -> None:
    assert unlisted(listed(items)) == tuple(items)


@given(st.lists(st.integers(1, 400), unique=True, max_size=9))
def test_paragraphs_come_back_in_their_order(numbers: list[int]) -> None:
    cell = paragraphs_cell(numbers)
    assert paragraphs([cell] if cell else []) == tuple(numbers)


def test_a_column_stands_for_each_field_of_an_assertion() -> None:
    assert column_names() == (
        *(
            "source",
            "entry",
            "claim",
            "fits",
            "says",
            "said_by",
            "via",
            "stance",
            "hedge",
            "hedge_by",
            "hedge_on",
        ),
        *("at", "in", "quote", "quote_words_of", "quote_translated_by", "quote_from", "quote_utterance"),
        *("value", "date", "origin", "as_exported"),
    )


def test_a_plain_reader_of_csv_finds_the_same() -> None:
    rows = [row_of("a-report", 1, Assertion(claim="one", says='a "b", c\nd', at=(8, 9)))]
    text = assertions_csv([row | {"caveat": "as reported"} for row in rows], ("caveat",))
    (read,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert read == rows[0] | {"caveat": "as reported"} and read["at"] == "¶8-9"


def test_a_fingerprint_is_of_what_is_said_alone() -> None:
    told = row_of("a", 1, Assertion(claim="one", at=(8,)))
    assert told["as_exported"] == row_of("b", 7, Assertion(claim="one", at=(8,)))["as_exported"]
    assert told["as_exported"] == fingerprint(told | {"fits": "", "stance": ""})
    assert told["as_exported"] != row_of("a", 1, Assertion(claim="one", at=(9,)))["as_exported"]


SHEET = "source;entry;claim\r\n\r\na;1;one\r\n;;\r\nb;;“two”\r\n"


@pytest.mark.parametrize(
    ("data", "encoding", "separator"),
    [
        (SHEET.encode("utf-8-sig"), "UTF-8", ";"),
        (SHEET.replace(";", "\t").encode("utf-16"), "UTF-16", "\t"),
        (SHEET.replace(";", "\t").encode("utf-16-be"), "UTF-16", "\t"),
        (SHEET.replace(";", ",").encode("cp1252"), "Windows-1252", ","),
        (("sep=;\r\n" + SHEET).encode("utf-8"), "UTF-8", ";"),
        (SHEET.replace("\r\n", "\r").encode("utf-8"), "UTF-8", ";"),
    ],
)
def test_what_spreadsheets_save_is_read(data: bytes, encoding: str, separator: str) -> None:
    table = read_table(data, column_names())
    assert (table.encoding, table.separator) == (encoding, separator)
    assert table.header == ("source", "entry", "claim")
    assert [cells for _, cells in table.rows] == [["a", "1", "one"], ["b", "", "“two”"]]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "the file is empty"),
        (b"PK\x03\x04\x14\0\x06\0", 1, "no table in text"),
        (b'source,claim\na,"one\nb,two\n', 2, "never closed"),
        (b'source,claim\na,"one" more\n', 2, "stands doubled"),
        (b"source,claim\na," + b"x" * 100_001, 2, "100,001 characters"),
    ],
)
def test_what_is_no_table_is_refused_at_its_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(TableError) as told:
        list(read_table(data, column_names()).rows)
    assert told.value.line == line and words in told.value.message


def test_a_table_is_written_as_spreadsheets_want_it() -> None:
    assert table_text(["a", "b"], [["=1+1", "x,y"]]) == '\ufeffa,b\r\n\'=1+1,"x,y"\r\n'
