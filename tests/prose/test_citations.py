"""Printed citations: what is read, what is left alone. The cases stand in data/citations.txt, one block each."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.citations import Citation, as_json, read_citation

DATA = Path(__file__).parent / "data" / "citations.txt"
DATES = ("published", "accessed", "archived", "updated")


def read_cases() -> list[tuple[str, dict[str, str]]]:
    cases: list[tuple[str, dict[str, str]]] = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            key, _, value = line.strip().partition(": ")
            cases[-1][1][key] = value
        elif line and not line.startswith("#"):
            cases.append((line, {}))
    return cases


def read_values(citation: Citation) -> dict[str, str]:
    values = {key: date.edtf or "" if (date := getattr(citation, key)) else "" for key in DATES}
    values |= {key: getattr(citation, key) or "-" for key in ("title", "outlet", "url", "locator")}
    values["authors"] = " | ".join(citation.authors) or "-"
    values["short"] = "yes" if citation.short else "no"
    values["undated"] = "yes" if citation.undated else "no"
    values["problem"] = (citation.published.problem if citation.published else None) or "-"
    values["dates"] = " | ".join(date.edtf or "?" for date in citation.dates) or "-"
    return values


CASES = read_cases()


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_citation_says_what_is_printed_and_no_more(text: str, expected: dict[str, str]) -> None:
    values = read_values(read_citation(text))
    wanted = {key: "" for key in DATES} | {"short": "no", "undated": "no"} | expected
    assert {key: values[key] for key in wanted} == wanted
