"""What the runner makes of the rules' flags: which are one finding, and where each of them lies."""

from __future__ import annotations

from dossier.corpus import FileMistake, connect
from dossier.dates import Day
from dossier.findings import Finding
from dossier.model import Mistake, Place
from dossier.reconcile import reconcile
from dossier.rules import load_rules
from dossier.settings import Site

RULES = tuple(rule for rule in load_rules() if rule.name == "front-matter-invalid")


def found_in(*mistakes: tuple[str, str, str]) -> tuple[Finding, ...]:
    """The findings for mistakes in files that are no records: file, at, message."""
    strays = [
        FileMistake(file, Mistake("front-matter-invalid", at, Place(1, 1), message))
        for file, at, message in mistakes
    ]
    corpus = connect((), site=Site(title="A"), as_of=Day(2026, 11, 21), mistakes=strays)
    return reconcile(corpus, RULES).findings


def test_files_that_are_no_records_have_a_finding_each() -> None:
    files = ["content/actor/y.md", "content/y.md", "content/z.md"]
    findings = found_in(*((file, "", "the same") for file in files))
    assert [finding.where.file for finding in findings] == files
    assert len({finding.key for finding in findings}) == len(files)


def test_one_thing_at_one_place_is_told_once() -> None:
    assert len(found_in(("content/y.md", "", "first"), ("content/y.md", "", "second"))) == 1


def test_what_is_said_of_a_whole_file_is_said_of_its_body() -> None:
    findings = found_in(("content/y.md", "", "no record"), ("content/site.yml", "title", "no title"))
    assert [finding.where.at for finding in findings] == ["title", "body"]
