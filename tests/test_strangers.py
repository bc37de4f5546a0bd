"""Dossiers as strangers write them, by the contract alone: what each rule judged must say, and nothing else."""

from pathlib import Path

import pytest
from rule_fixtures import corpus_of, read_fixture

from dossier.findings import Finding
from dossier.reconcile import reconcile
from dossier.rules import load_rules

FOLDER = Path(__file__).parent / "strangers"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_a_strangers_dossier_is_read_as_its_writer_reads_it(name: str) -> None:
    """findings: 'judged:' and the rules; then rule | record | at | text | severity fault | words; words | against.

    An empty column is not compared. A finding of a rule judged that no line tells of is one too many.
    """
    fixture = read_fixture(FOLDER / f"{name}.txt")
    first, *lines = fixture.expected.splitlines()
    judged = set(first.removeprefix("judged:").split())
    found = reconcile(corpus_of(fixture.files), load_rules()).findings
    left = [finding for finding in found if finding.rule in judged]
    missing = []
    for line in lines:
        wanted = [column.strip() for column in line.split("|")] + [""] * 7
        hit = next((finding for finding in left if _fits(wanted, finding)), None)
        if hit is None:
            missing.append(line)
        else:
            left.remove(hit)
    assert (missing, [_told(finding) for finding in left]) == ([], [])


def _fits(wanted: list[str], finding: Finding) -> bool:
    rule, record, at, text, stamp, words, against = wanted[:7]
    where = finding.where
    return (
        rule == finding.rule
        and record in ("", where.record)
        and at in ("", where.at)
        and text in ("", where.text)
        and stamp in ("", f"{finding.severity.value} {finding.fault.value}")
        and all(word.strip().lower() in finding.message.lower() for word in words.split(";"))
        and (not against or against.split() == [place.record for place in finding.against])
    )


def _told(finding: Finding) -> str:
    where, places = finding.where, [f"{p.record} {p.at}" for p in finding.against]
    stamp = f"{finding.severity.value} {finding.fault.value}"
    return f"{finding.rule} | {where.record} | {where.at} | {where.text} | {stamp} | {finding.message} | {places}"
