"""The planted defects: a small text of ours shows that they are planted, found and judged rightly."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.plant.__main__ import main
from benchmarks.plant.defects import Spot
from benchmarks.plant.judge import is_right, originals, plant
from benchmarks.plant.planters import PLANTERS, UNPLANTED, unplanted
from benchmarks.plant.texts import Text, text_of
from dossier.findings import Fault, Finding, Location, Severity
from dossier.rules import load_rules

WORDS = """The harbour memo
May 3, 2004
The pier was begun on March 4, 1998, and the board paid $12 million for it, as its papers tell.[1]
“The pilots never wanted to leave the old harbour before the ships came in,” said Anna Larsen. She was told of it.
It is 100 miles (161 km) long and reached the town from 1998 to 2001, and the board met there.[2] Anna Larsen spoke.
A total of 12 ships - 5 tugs, 4 barges and 3 ferries - came that year, with 1,400 people, for 12 crowns each.
Nobody on the quay had seen the lamps of the town, and the keepers of the light were asked about it.
[1] Roe, J. (1999, May 3). A pier. Retrieved June 4, 2003. https://example.org/1999/05/a-pier
[2] Roe, J. (2001, June 7). Another pier. Retrieved June 4, 2003.
"""
QUICK = (
    "weekday-mismatch conversion-mismatch sum-mismatch footnote-undefined citation-after-document quote-unbalanced"
    " quote-worded-differently url-date-conflict text-duplicated script-mixed date-impossible name-near-miss"
    " event-after-document character-suspect headline-differs quote-introduced-twice word-repeated claim-disputed"
    " statement-told-differently claim-dated-differently fact-given-differently document-untitled"
    " event-dated-differently"
).split()


@pytest.fixture(scope="module")
def memo() -> Text:
    return text_of("The Memo", WORDS)


def test_every_rule_has_a_planter_or_a_reason() -> None:
    names = {rule.name for rule in load_rules()}
    assert PLANTERS.keys() <= names and UNPLANTED.keys() <= names
    assert not PLANTERS.keys() & UNPLANTED.keys()
    assert PLANTERS.keys() | UNPLANTED.keys() == names
    assert all(f"tests/rules/{name.replace('-', '_')}.txt" in reason for name, reason in unplanted().items())


def test_a_text_has_a_name_that_is_an_id_a_title_and_a_date(memo: Text) -> None:
    assert (memo.name, memo.title, memo.date) == ("the-memo", "The harbour memo", "2004-05-03")
    assert [note.label for note in memo.footnotes.definitions] == ["1", "2"]


def test_nothing_is_found_in_the_text_as_it_is(memo: Text) -> None:
    assert [finding.rule for finding in originals([memo])] == []


@pytest.mark.parametrize("rule", QUICK)
def test_what_is_planted_is_found_where_it_was_planted(memo: Text, rule: str) -> None:
    result = plant([memo], rule, seed=1, most=None)
    assert result.texts == 1 and result.places >= 1
    assert [case.found for case in result.cases] == [True] * len(result.cases)


def test_the_same_seed_plants_the_same(memo: Text) -> None:
    first, again = (plant([memo], "weekday-mismatch", seed=7, most=None) for _ in range(2))
    assert first == again


def test_every_planter_leaves_a_text_without_a_place_alone() -> None:
    bare = text_of("bare", "A title\nNothing at all.\n")
    for rule, planters in PLANTERS.items():
        for planter in planters:
            for planted in planter(bare, random.Random(1)):
                assert planted.sources, rule


def test_a_finding_elsewhere_is_not_the_planted_one(memo: Text) -> None:
    (case,) = plant([memo], "conversion-mismatch", seed=1, most=None).cases
    where = Location("the-memo", "content/sources/the-memo.md", 1, 1, "¶4", "100 miles (961 km)")
    finding = Finding("conversion-mismatch", "", Severity.NOTE, Fault.SOURCE, where, "")
    assert not is_right(case.planted, finding)
    beside = replace(where, at=f"¶{case.planted.spots[0].paragraph}", text="reached the town")
    assert not is_right(case.planted, replace(finding, where=beside))
    assert isinstance(case.planted.spots[0], Spot)


def test_the_command_says_what_it_lacks(tmp_path, capsys) -> None:
    assert main(["--texts", str(tmp_path)]) == 2
    assert main(["--texts", str(tmp_path), "--rules", "no-such-rule"]) == 2
    assert "no planter for no-such-rule" in capsys.readouterr().err


def test_the_command_prints_a_line_a_rule(tmp_path, capsys) -> None:
    (tmp_path / "memo.txt").write_text(WORDS, encoding="utf-8")
    assert (
        main(["--texts", str(tmp_path), "--rules", "sum-mismatch", "--missed", "--originals", "--table"]) == 0
    )
    assert "| sum-mismatch | 1 | 1 | 1 | 1 | few |" in capsys.readouterr().out
