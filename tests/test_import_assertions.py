"""A table of assertions that comes back from a spreadsheet: what was edited is brought in, and nothing else."""

import csv
import dataclasses
import io
import random
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.dates import Day
from dossier.exports.assertion_rows import assertions_csv, column_names, row_of
from dossier.fields import Assertion, Hedge, Quote
from dossier.front_matter import read_front_matter
from dossier.front_matter.yaml_writer import scalar
from dossier.heads import SourceHead
from dossier.intake.assertion_edit import CannotEdit, Edit, edited
from dossier.intake.import_assertions import import_assertions
from dossier.intake.rewritten import is_rewritten
from dossier.pipeline import read_if_any
from dossier.settings import Settings

HEAD = """---
# a comment that stays
title: "A report"   # and another
text: none
assertions:
  # the first
  - claim: lamp-lit  # why
    said_by: [a-keeper, "a clerk, not named"]
    stance: allows
    hedge: {word: perhaps, by: a-keeper}
    at: 3
    says: >-
      Two lines of ours,
      folded.
    date: 1901-04-02

  - {claim: lamp-lit, stance: doubts, at: [4, 6-7], quote: "it may, or may not"}   # in braces
  - stance: asserts
    claim: lamp-red
    quote:
      text: "red, they say"
      words_of: speaker
    # the end
url: https://example.org/
---

Words below.
"""
CLAIM = '---\nquestion: "{0}?"\nclaim: "{0}."\n---\n'


def content(folder: Path, report: str = HEAD, newline: str = "\n") -> Settings:
    for name in ("sources", "claims"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    (folder / "content" / "site.yml").write_text("title: Lamps\n")
    (folder / "content" / "sources" / "report.md").write_bytes(report.replace("\n", newline).encode())
    for claim in ("lamp-lit", "lamp-red"):
        (folder / "content" / "claims" / f"{claim}.md").write_text(CLAIM.format(claim))
    return Settings(
        content=folder / "content",
        output=folder / "site",
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None,
        as_of=Day(2026, 11, 21),
    )


def exported(settings: Settings) -> list[dict[str, str]]:
    sources = [record for record in read_if_any(settings).read if record.shape == "sources"]
    return [row_of(each.id, n, said) for each in sources for n, said in enumerate(each.head.assertions, 1)]


def bring(
    settings: Settings, rows: list[dict[str, str]], columns: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """Import rows as a spreadsheet would save them; what is told, and what is refused."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or column_names(), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    outcome = import_assertions(out.getvalue().encode(), read_if_any(settings), settings)
    return list(outcome.lines), [f"{each.line}: {each.message}" for each in outcome.troubles]


def report(settings: Settings) -> str:
    return (settings.content / "sources" / "report.md").read_bytes().decode()


def test_what_was_not_edited_changes_no_byte(tmp_path: Path) -> None:
    settings = content(tmp_path)
    data = assertions_csv(exported(settings)).encode()
    outcome = import_assertions(data, read_if_any(settings), settings)
    assert report(settings) == HEAD
    assert outcome.lines == ("3 rows: 3 as they were, 0 changed, 0 added",) and not outcome.troubles


def test_the_assertions_of_the_site_go_through_a_spreadsheet_unchanged(tmp_path: Path) -> None:
    """Sorted, with semicolons, days turned round, letters lost to Windows-1252, and a column of one's own."""
    before = {path.name: path.read_bytes() for path in (ROOT / "content" / "sources").iterdir()}
    settings = dataclasses.replace(content(tmp_path), content=ROOT / "content")
    rows = exported(settings)
    assert len(rows) > 100
    random.Random(1).shuffle(rows)
    for row in rows:
        row["date"] = re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3/\2/\1", row["date"])
        row["mine"] = "?"
    out = io.StringIO()
    writer = csv.DictWriter(out, ["mine", *reversed(column_names())], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    data = out.getvalue().encode("cp1252", "replace")
    outcome = import_assertions(data, read_if_any(settings), settings)
    assert not outcome.troubles
    assert f"{len(rows)} rows: {len(rows)} as they were, 0 changed, 0 added" in outcome.lines
    assert before == {path.name: path.read_bytes() for path in (ROOT / "content" / "sources").iterdir()}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_was_edited_is_written(tmp_path: Path, newline: str) -> None:
    settings = content(tmp_path, newline=newline)
    rows = exported(settings)
    rows[0] |= {"stance": "doubts", "hedge": "", "hedge_by": "", "value": "=1,400"}
    rows[1] |= {"quote": 'it may, or "may" not', "at": ""}
    rows[2] |= {"quote_words_of": "document", "via": "a-keeper; another"}
    rows.append({"source": "report", "claim": "lamp-red", "at": "¶9", "says": "It’s new: indeed"})
    told, refused = bring(settings, rows)
    assert not refused
    expected = (
        HEAD.replace("stance: allows\n    hedge: {word: perhaps, by: a-keeper}", "stance: doubts")
        .replace("folded.\n", 'folded.\n    value: "=1,400"\n', 1)
        .replace(', at: [4, 6-7], quote: "it may, or may not"', ', quote: "it may, or \\"may\\" not"')
        .replace(
            "claim: lamp-red\n    quote:\n", "claim: lamp-red\n    via: [a-keeper, another]\n    quote:\n"
        )
        .replace('\n      text: "red, they say"\n      words_of: speaker', ' "red, they say"')
        .replace(
            "    # the end\n", '  - claim: lamp-red\n    says: "It’s new: indeed"\n    at: 9\n    # the end\n'
        )
    )
    assert report(settings) == expected.replace("\n", newline)
    assert told[-1] == "4 rows: 0 as they were, 3 changed, 1 added"
    assert bring(settings, rows)[0][-1].startswith("4 rows: 4 as they were"), (
        "a second time it changes nothing"
    )


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")), max_size=30)
WORDS = TEXTS.map(str.strip).filter(bool)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "says": TEXTS.map(str.strip),
        "said_by": st.lists(WORDS, max_size=3).map(tuple),
        "stance": st.sampled_from(["asserts", "asks"]),
        "hedge": st.none() | st.builds(Hedge, word=WORDS, on=TEXTS),
        "at": st.lists(st.integers(1, 30), unique=True, max_size=4).map(tuple),
        "quote": st.none() | st.builds(Quote, text=WORDS, words_of=st.sampled_from(["document", "speaker"])),
        "value": TEXTS,
        "date": st.sampled_from(["", "2023-11-02", "196X", "2009?"]),
        "origin": st.sampled_from(["", "self", "a paper, not named"]),
    },
)


@given(st.dictionaries(st.integers(1, 3), CHANGES, max_size=3), st.lists(CHANGES, max_size=2))
@settings(max_examples=60)
def test_any_edit_says_what_was_meant_and_leaves_the_rest(
    changes: dict[int, dict], added: list[dict]
) -> None:
    """`edited` itself reads what it wrote; a form that it cannot write would raise."""
    old = read_front_matter(HEAD, SourceHead, "").head.assertions
    edits = [
        Edit(n, dataclasses.replace(old[n - 1], **change), tuple(change)) for n, change in changes.items()
    ]
    edits += [Edit(0, Assertion(claim="lamp-red", **change)) for change in added]
    new = edited(HEAD, edits)
    for kept in ("# a comment that stays", "# and another", "# the first", "# the end", "\nWords below.\n"):
        assert kept in new
    assert len(read_front_matter(new, SourceHead, "").head.assertions) == 3 + len(added)


@given(TEXTS)
def test_a_value_is_written_so_that_yaml_reads_it_back(value: str) -> None:
    for whole in (f"a: {scalar(value)}\n", f"a: [{scalar(value)}, b]\n", f"{{a: {scalar(value)}, b: c}}\n"):
        read = yaml.load(whole, Loader=yaml.BaseLoader)["a"]
        assert (read[0] if isinstance(read, list) else read) == value


def test_a_new_assertion_finds_its_place_where_there_is_none(tmp_path: Path) -> None:
    for head in (
        "title: A\nurl: https://example.org/\n",
        "title: A\nassertions: []\n",
        "title: A\nassertions:\n",
    ):
        settings = content(tmp_path, f"---\n{head}---\n")
        _, refused = bring(settings, [{"source": "report", "claim": "lamp-lit", "stance": "asks"}])
        assert not refused
        assert "\nassertions:\n  - claim: lamp-lit\n    stance: asks\n" in report(settings)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"stance": "assert"}, "2: stance: 'stance' is 'assert'; did you mean 'asserts'?"),
        ({"claim": "lamp-lot"}, "2: claim: there is no claim 'lamp-lot'; did you mean 'lamp-lit'?"),
        ({"claim": ""}, "2: claim: an assertion has no 'claim'"),
        ({"source": "reprt"}, "2: source: there is no source 'reprt'; did you mean 'report'?"),
        ({"source": "../report"}, "2: source: there is no source '../report'; did you mean 'report'?"),
        ({"source": ""}, "2: source: the cell is empty"),
        ({"entry": "x"}, "2: entry: 'x' is no number of an assertion; a new one has an empty cell"),
        (
            {"entry": "9", "as_exported": "", "says": "New."},
            "2: entry: report has 3 assertions; a new one has an empty cell here",
        ),
        (
            {"as_exported": "v0", "says": "New."},
            "2: assertions[1] of report was changed or taken out after this table was made; export it again",
        ),
        (
            {"date": "03/04/1901"},
            "2: date: '03/04/1901' may be 1901-04-03 or 1901-03-04; write the one that is meant",
        ),
        ({"date": "45232"}, "2: date: '45232' is a spreadsheet's number for 2023-11-02; write 2023-11-02"),
        ({"date": "April"}, "2: date: 'April' is no EDTF date"),
        ({"at": "04-Jun"}, "2: at: '04-Jun' is a day, which spreadsheets make of paragraphs such as 8-9"),
        ({"at": "page 3"}, "2: at: 'page 3' names no paragraph; write 8, [8, 9] or \"8-9\""),
        ({"says": "a\u202eb"}, "2: says: the cell holds the character U+202E, which does not show"),
        ({"quote_words_of": "them", "quote": "a"}, "2: quote_words_of: 'words_of' is 'them'"),
        ({"hedge_on": "use", "hedge": ""}, "2: hedge: a hedge has no 'word'"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_at_its_line(
    tmp_path: Path, change: dict[str, str], told: str
) -> None:
    settings = content(tmp_path)
    rows = exported(settings)
    rows[0] |= change
    rows[1] |= {"says": "An edit that is right."}
    _, refused = bring(settings, rows)
    assert refused and refused[0].startswith(told)
    assert report(settings) == HEAD, "with one mistake nothing is taken"


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("source,clame,entry", "1: 'clame' is no column; did you mean 'claim'?"),
        (
            "name,age",
            "1: the first row names no column source and no column claim; the columns are source, entry, claim,",
        ),
        ("source,claim,Said By,said_by", "1: the column 'said_by' stands here twice"),
    ],
)
def test_another_table_is_refused_with_the_nearest_columns(tmp_path: Path, header: str, told: str) -> None:
    settings = content(tmp_path)
    outcome = import_assertions(f"{header}\na,b,c,d\n".encode(), read_if_any(settings), settings)
    assert f"{outcome.troubles[0].line}: {outcome.troubles[0].message}".startswith(told)


def test_a_copied_row_is_no_second_edit(tmp_path: Path) -> None:
    settings = content(tmp_path)
    rows = exported(settings)
    rows.insert(0, rows[0] | {"says": "A copy."})
    _, refused = bring(settings, rows)
    assert refused == [
        "2: assertions[1] of report stands in line 3 already; a new one has nothing under 'entry' and 'as_exported'"
    ]


def test_an_entry_that_has_moved_is_found_by_what_it_said(tmp_path: Path) -> None:
    settings = content(tmp_path)
    rows = exported(settings)
    moved = HEAD.replace("  # the first\n", "  - claim: lamp-red\n    at: 1\n  # the first\n")
    content(tmp_path, moved)
    rows[1] |= {"value": "one"}
    told, refused = bring(settings, rows)
    assert not refused and "content/sources/report.md: changed assertions[3] (value)" in told
    assert report(settings) == moved.replace('may not"}', 'may not", value: one}')


def test_some_columns_will_do(tmp_path: Path) -> None:
    settings = content(tmp_path)
    rows = exported(settings)
    rows[2] |= {"origin": "self"}
    _, refused = bring(settings, rows[2:], ("source", "entry", "claim", "origin"))
    assert not refused
    assert report(settings).replace("    origin: self\n", "") == HEAD


def test_a_form_that_cannot_be_changed_in_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotEdit, match="never closed"):
        edited("---\ntitle: A\n", [Edit(0, Assertion(claim="a"))])
    with pytest.raises(CannotEdit, match="characters; 1,000,000 may be"):
        edited("---\ntitle: A\n---\n", [Edit(0, Assertion(claim="a", says="x" * 1_000_000))])


@pytest.mark.parametrize(
    ("meant", "cell", "same"),
    [
        ("2023-11-02", "02/11/2023", True),
        ("2023-11-02", "11/2/23", True),
        ("2023-11-02", "2.11.2023", True),
        ("2023-11-02", "2023-11-02 00:00:00", True),
        ("2023-11-02", "45232", True),
        ("2023-11-02", "02/12/2023", False),
        ("2023-11", "Nov-23", True),
        ("2023-11", "2023-11-01", False),
        ("oct-7", "07-Oct", True),
        ("1,400", "1400", True),
        ("1,400", "1.400", True),
        ("1,400", "1401", False),
        ("1234567", "1234568", False),
        ("1234567", "1.23457E+06", True),
        ("30%", "0.3", True),
        ("“it’s”", '"it\'s"', True),
        ("one", "One", False),
        ("1970", "1971", False),
    ],
)
def test_what_a_spreadsheet_does_by_itself_is_no_edit(meant: str, cell: str, same: bool) -> None:
    assert is_rewritten(meant, cell) is same


def test_letters_that_an_encoding_lost_are_no_edit() -> None:
    assert is_rewritten("علي", "???", "Windows-1252") and not is_rewritten("علي", "???", "UTF-8")
