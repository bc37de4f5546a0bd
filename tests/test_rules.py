"""Every rule finds what its fixture says, at the very characters, and explains itself in neutral words."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_fixtures import FOLDER, compare, corpus_of, findings_of, read_fixture

from dossier.findings import Finding, Location
from dossier.reconcile import reconcile
from dossier.rules import GROUPS, Rule, load_rules

RULES = {rule.name: rule for rule in load_rules()}
SOURCES = {path.stem: path for path in (Path(__file__).parent.parent / "dossier" / "rules").glob("[a-z]*.py")}
BLAME = re.compile(
    r"\b(?:wrong|false|error|mistaken|incorrect|den(?:y|ies|ied)|invalid|fail(?:s|ed)?)\b",
    re.IGNORECASE,
)

rules = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@rules
def test_a_rule_finds_what_its_fixture_says(rule: Rule) -> None:
    fixture = read_fixture(FOLDER / f"{rule.name.replace('-', '_')}.txt")
    findings, _ = findings_of(corpus_of(fixture.files), rule.name)
    wanted, found = compare(fixture.expected, findings)
    assert found == wanted


@rules
def test_a_finding_names_the_characters_at_its_place(rule: Rule) -> None:
    fixture = read_fixture(FOLDER / f"{rule.name.replace('-', '_')}.txt")
    findings, _ = findings_of(corpus_of(fixture.files), rule.name)
    seen = [
        finding for finding in findings if finding.capture is None
    ]  # a capture's words stand in no file here
    places = [place for finding in seen for place in (finding.where, *finding.against)]
    captures = "".join(text for path, text in fixture.files.items() if path.startswith("captures/"))
    here = [place for place in places if not (place.at.startswith("¶") and place.text in captures)]
    assert [place for place in here if not _stands_there(place, fixture.files)] == []


def _stands_there(place: Location, files: dict[str, str]) -> bool:
    line = files[place.file.removeprefix("content/")].splitlines()[(place.line or 1) - 1]
    return line.startswith(place.text.splitlines()[0] if place.text else "", (place.column or 1) - 1)


@rules
def test_a_fixture_holds_what_the_rule_must_leave_alone(rule: Rule) -> None:
    """More is compared than found: the rule looked at something and was silent."""
    fixture = read_fixture(FOLDER / f"{rule.name.replace('-', '_')}.txt")
    findings, coverage = findings_of(corpus_of(fixture.files), rule.name)
    assert findings and fixture.prose
    assert coverage.compared > len(findings)


@rules
def test_a_rule_has_a_manual(rule: Rule) -> None:
    heading, empty, *text = rule.manual.split("\n")
    assert heading == rule.title and empty == "" and text
    assert len(heading) <= 70 and heading[0].isupper() and not heading.endswith(".")
    assert re.search(r"^(?:Read|Fix): \S", rule.manual, re.MULTILINE)
    assert re.search(r"\bHolds\b", rule.manual) and re.search(r"\bSilent\b", rule.manual)
    assert rule.group in GROUPS


@rules
def test_a_heading_blames_nobody(rule: Rule) -> None:
    assert not BLAME.search(rule.title)


@rules
def test_a_message_blames_nobody(rule: Rule) -> None:
    fixture = read_fixture(FOLDER / f"{rule.name.replace('-', '_')}.txt")
    findings, _ = findings_of(corpus_of(fixture.files), rule.name)
    for finding in findings:
        assert not BLAME.search(_without_quotes(finding)), finding.message
        assert not finding.message.endswith(".")


def _without_quotes(finding: Finding) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "", finding.message)


def test_headings_differ() -> None:
    titles = [rule.title for rule in RULES.values()]
    assert len(titles) == len(set(titles))


def test_every_fixture_has_a_rule() -> None:
    assert {path.stem.replace("_", "-") for path in FOLDER.glob("*.txt")} == set(RULES)


def test_every_name_under_which_mistakes_are_noted_is_a_rule() -> None:
    """Readers note mistakes under the names of rules; a name that is none would be lost."""
    engine = Path(__file__).parent.parent / "dossier"
    noted = set()
    for path in (path for path in engine.rglob("*.py") if path.parent.name != "rules"):
        text = path.read_text(encoding="utf-8")
        noted |= set(re.findall(r'(?:Mistake|Slip|\.mistake|problem)\(\s*"([a-z]+(?:-[a-z]+)+)"', text))
        noted |= set(re.findall(r'rule(?:: str)? ?= ?"([a-z]+(?:-[a-z]+)+)"', text))
    assert {"front-matter-invalid", "unsafe-markup", "link-malformed"} <= noted
    assert noted <= set(RULES)


@pytest.mark.parametrize("name", SOURCES)
def test_a_rule_is_short(name: str) -> None:
    assert len(SOURCES[name].read_text(encoding="utf-8").splitlines()) <= 70


def test_no_rule_knows_the_site() -> None:
    """The engine is for any subject: no name of a record of this site stands in a rule."""
    root = Path(__file__).parent.parent
    names = {path.stem for path in (root / "content").glob("*/*.md")}
    words = {word for name in names for word in (name, name.replace("-", " "))} - {
        "about",
        "method",
        "corrections",
    }
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.values()).casefold()
    assert sorted(word for word in words if re.search(rf"\b{re.escape(word)}\b", text)) == []


FIXTURES = sorted(FOLDER.glob("*.txt"))


@given(data=st.data())
@settings(max_examples=150)
def test_no_rule_raises_on_damaged_files(data: st.DataObject) -> None:
    """A contributor's mistake is a finding, never an exception: lines are lost, doubled, cut short."""
    fixture = read_fixture(data.draw(st.sampled_from(FIXTURES)))
    files = {}
    for path, text in fixture.files.items():
        lines = text.splitlines()
        for _ in range(data.draw(st.integers(0, 3))):
            number = data.draw(st.integers(0, max(len(lines) - 1, 0)))
            damage = data.draw(st.sampled_from(("lost", "doubled", "cut", "digits")))
            if not lines:
                break
            if damage == "lost":
                del lines[number]
            elif damage == "doubled":
                lines.insert(number, lines[number])
            elif damage == "cut":
                lines[number] = lines[number][: data.draw(st.integers(0, 40))]
            else:
                lines[number] = re.sub(r"\d", data.draw(st.sampled_from("019X~")), lines[number])
        files[path] = "\n".join(lines) + "\n"
    corpus = corpus_of(files)
    for finding in reconcile(corpus, RULES.values()).findings:
        assert finding.message and (finding.where.line or 0) >= 1
