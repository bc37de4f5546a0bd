"""On dossiers in which nothing is off, the rules have nothing to say: little corpora full of near misses."""

from pathlib import Path

import pytest
from rule_fixtures import corpus_of, read_fixture

from dossier.reconcile import reconcile
from dossier.rules import load_rules

FOLDER = Path(__file__).parent / "silence"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_nothing_is_said_but_what_is_so(name: str) -> None:
    """findings: "none", or the rule and the record of each that is right."""
    fixture = read_fixture(FOLDER / f"{name}.txt")
    found = reconcile(corpus_of(fixture.files), load_rules()).findings
    told = [f"{finding.rule} {finding.where.record}: {finding.message}" for finding in found]
    wanted = [] if fixture.expected == "none" else fixture.expected.splitlines()
    assert [line.split(":")[0] for line in told] == wanted, told
