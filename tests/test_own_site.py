"""The project's own dossier keeps what it promises: the owner's example, its size, and nobody's private life."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT, run

from dossier.pages.names import LANGUAGES

CONTENT = ROOT / "content"
#: Files without words of ours, or with the words that pages have, packed.
NO_WORDS = {".woff2", ".wasm", ".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"}


@pytest.fixture(scope="module")
def findings() -> list[dict[str, Any]]:
    done = run("check", "--format", "json", "--as-of", "2026-11-21")
    assert done.status == 0, done.out
    return list(json.loads(done.out)["findings"])


@pytest.mark.parametrize(
    ("rule", "notes"),
    [
        ("citation-after-document", ["4"]),
        ("citation-out-of-sequence", ["4"]),
        ("footnote-undefined", ["2"]),
        ("footnote-incomplete", ["1", "3", "4"]),
    ],
)
def test_the_dispatch_of_june_2024_is_reconciled(
    findings: list[dict[str, Any]], rule: str, notes: list[str]
) -> None:
    found = [
        finding["at"]
        for finding in findings
        if finding["rule"] == rule and finding["record"] == "memri-11408"
    ]
    assert found == [f"footnote {label}" for label in notes]


def test_the_year_of_the_passage_stands_first_with_its_reasons(findings: list[dict[str, Any]]) -> None:
    (late,) = (finding for finding in findings if finding["rule"] == "citation-after-document")
    first = late["suggestions"][0]
    assert late["text"] == "May 1, 2027" and first["value"] == "2017-05-01"
    reasons = " ".join(first["reasons"])
    assert "In 2017" in reasons and "2017-04-29" in reasons


def observed() -> list[tuple[str, str, str, str]]:
    """What a careful reader finds (own_site.txt): rule, record, words of the finding, the observation."""
    lines = (Path(__file__).parent / "own_site.txt").read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 4 for row in rows)
    return [(rule, record, words, told) for rule, record, words, told in rows]


@pytest.mark.parametrize(
    ("rule", "record", "words"),
    [row[:3] for row in observed() if row[0] not in "-~"],
    ids=lambda part: str(part),
)
def test_what_a_careful_reader_observes_is_found(
    findings: list[dict[str, Any]], rule: str, record: str, words: str
) -> None:
    told = [
        [
            finding["message"],
            finding["at"],
            *(place["message"] + place["text"] for place in finding["against"]),
        ]
        for finding in findings
        if finding["rule"] == rule and finding["record"] == record
    ]
    assert any(words in " ".join(each) for each in told), told


def test_the_readme_counts_what_is_found() -> None:
    rows = observed()
    findable = [row for row in rows if row[0] != "~"]
    found = [row for row in findable if row[0] != "-"]
    readme = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    assert f"{len(found)} of {len(findable)}" in readme
    assert f"of {len(rows)} in all" in readme
    assert all(told for _, _, _, told in rows)


def test_nothing_is_left_to_mend(findings: list[dict[str, Any]]) -> None:
    assert [finding for finding in findings if finding["severity"] != "note"] == []


def claims() -> dict[str, list[dict[str, str]]]:
    """Each claim with what the held documents say of it: document, stance, hedge, value."""
    from dossier.reader import read_records
    from dossier.vocabulary import COLLECTIONS

    records, _ = read_records(CONTENT, COLLECTIONS)
    found: dict[str, list[dict[str, str]]] = {r.id: [] for r in records if r.shape == "claims"}
    for record in records:
        for assertion in getattr(record.head, "assertions", ()):
            hedge = assertion.hedge.word if assertion.hedge else ""
            told = {
                "document": record.id,
                "stance": assertion.stance,
                "hedge": hedge,
                "value": assertion.value,
            }
            found[assertion.claim].append(told)
    return found


def test_claims_are_many_shared_and_contested() -> None:
    found = claims()
    shared = {claim: told for claim, told in found.items() if len({each["document"] for each in told}) > 1}
    differing = [
        claim
        for claim, told in shared.items()
        if any(len({each[key] for each in told}) > 1 for key in ("stance", "hedge", "value"))
    ]
    assert len(found) >= 30 and len(shared) >= 10 and len(differing) >= 5


def withheld(captures: Path) -> dict[str, list[str]]:
    """Names, and runs of five words, that stand in a withheld paragraph and nowhere else in the documents."""
    hidden: dict[str, list[list[str]]] = {}
    shown: list[str] = []
    for source in sorted((CONTENT / "sources").glob("*.md")):
        file = captures / f"{source.stem}.txt"
        if not file.is_file():
            continue
        entries = re.search(r"^withhold:\n((?:  - .*\n)+)", source.read_text(encoding="utf-8"), re.MULTILINE)
        spans = re.findall(r"p: (\d+)(?:-(\d+))?", entries[1]) if entries else []
        numbers = {n for first, last in spans for n in range(int(first), int(last or first) + 1)}
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for number, line in enumerate(lines, 1):
            words = re.findall(r"\w+", line)
            if number in numbers:
                hidden.setdefault(source.stem, []).append(words)
            else:
                shown.append(" ".join(words))
    public = "\n".join(shown)
    found = {}
    for source_id, paragraphs in hidden.items():
        runs = [" ".join(words[at : at + 5]) for words in paragraphs for at in range(len(words) - 4)]
        names = sorted(
            {word for words in paragraphs for word in words[1:] if word[0].isupper() and len(word) > 4}
            - set(LANGUAGES.values())  # the engine's own words, at any name that is in one of them
        )
        found[source_id] = [run for run in (*runs, *names) if run not in public]
    return found


def test_nothing_of_what_is_withheld_is_published(captures: Path, built_site: Path) -> None:
    """Neither in the content nor in any file of the site: no name, no five words in a row that stand only there."""
    runs = withheld(captures)
    assert sum(map(len, runs.values())) > 100
    made = (file for file in built_site.rglob("*") if file.is_file() and file.suffix not in NO_WORDS)
    for file in (*CONTENT.rglob("*.*"), *made):
        read = file.read_text(encoding="utf-8", errors="ignore")  # SQLite has its words as they are
        text = " ".join(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", read)))
        for source, hidden in runs.items():
            assert [run for run in hidden if run in text] == [], f"{file}: {source}"
