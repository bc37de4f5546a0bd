"""The readings that would fit a date are those that a careful reader would think of, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import dates
from dossier.comparison.note_passages import years_named
from dossier.comparison.repairs import MOST, Dated, Evidence, readings
from dossier.prose.citations import read_citation, url_date
from dossier.prose.dates import read_dates

CASES = Path(__file__).parent / "repairs.txt"


@dataclass
class Case:
    title: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key == name]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            cases.append(Case(line[2:]))
        elif cases and line.strip():
            name, _, value = line.partition(":")
            cases[-1].fields.append((name, value.strip()))
    return cases


def edtf_of(printed: str) -> str:
    """What the citation reader makes of a date that stands alone."""
    published = read_citation(printed).published
    return (published.edtf if published else None) or printed


def evidence_of(case: Case) -> Evidence:
    def dated(word: str) -> tuple[Dated, ...]:
        found = [(name, value) for name, value in case.fields if name.startswith(f"{word} ")]
        return tuple(
            Dated(f"footnote {name[5:]}" if word == "note" else name[len(word) + 1 :], edtf_of(value))
            for name, value in found
        )

    limits = [dates.parse(value).latest for value in (case.one("document"), case.one("read")) if value]
    first, passage = case.one("first"), case.one("passage")
    return Evidence(
        years=tuple((words, year) for year, words, _ in years_named(passage, read_dates(passage))),
        neighbours=dated("note"),
        elsewhere=dated("elsewhere"),
        address=url_date(case.one("address")) if case.one("address") else (),
        first=Dated("the first publication", first) if first else None,
        latest=min(limit for limit in limits if limit),
    )


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_a_careful_reader_would_take_it_so(case: Case) -> None:
    found = readings(case.one("edtf") or edtf_of(case.one("printed")), case.one("printed"), evidence_of(case))
    if not case.one("wants"):
        assert found == ()
        return
    assert found and found[0].value == case.one("wants"), found
    assert all(any(words in reason for reason in found[0].reasons) for words in case.all("because")), found[0]


def test_there_are_cases_of_many_shapes() -> None:
    assert len(read_cases()) >= 25


days = st.dates().map(lambda day: day.isoformat())


@given(printed=days, document=days, beside=days, year=st.integers(1500, 2100))
def test_readings_keep_their_promises(printed: str, document: str, beside: str, year: int) -> None:
    latest = dates.parse(document).latest
    evidence = Evidence(years=((str(year), year),), neighbours=(Dated("footnote 1", beside),), latest=latest)
    found = readings(printed, printed, evidence)
    assert len(found) <= MOST
    assert len({each.value for each in found}) == len(found)
    for each in found:
        assert each.reasons and each.value != printed
        first = dates.parse(each.value).earliest
        assert first is not None and latest is not None and first <= latest
