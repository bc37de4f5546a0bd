"""The reference of fields and rules: made from the code, complete, of the present, and in the site's own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from another_dossier import EXAMPLE, build

from dossier import cli
from dossier.front_matter import read_site
from dossier.heads import SHAPES
from dossier.reference.declared import everything
from dossier.reference.explained import explain, names
from dossier.rules import GROUPS, load_rules
from dossier.settings import Site
from dossier.vocabulary import words_of

ROOT = Path(__file__).parent.parent
PLAIN = words_of(Site(title="A"))
OWN = words_of(read_site((EXAMPLE / "site.yml").read_text(encoding="utf-8")).head)
#: A page may have as much, fonts aside.
LARGEST = 60_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    site = build(EXAMPLE, tmp_path_factory.mktemp("reference") / "site")
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((site / "reference").iterdir())}


def test_the_files_in_docs_are_of_the_present() -> None:
    assert cli.main(["reference", "--locked"]) == 0, "run `python3 build.py reference`"


def test_a_file_that_is_not_is_told_and_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reference", str(tmp_path), "--content", str(EXAMPLE)]) == 0
    (tmp_path / "rules.md").write_text("old")
    (tmp_path / "manuscripts.schema.json").unlink()
    assert cli.main(["reference", str(tmp_path), "--content", str(EXAMPLE), "--locked"]) == 1
    told = capsys.readouterr().err
    assert "rules.md is not of the present" in told and "manuscripts.schema.json" in told
    assert (tmp_path / "rules.md").read_text() == "old"


def test_a_dossier_of_ones_own_gets_its_own_docs(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text((EXAMPLE / "site.yml").read_text(encoding="utf-8"))
    assert cli.main(["reference", "--quiet"], tmp_path) == 0
    assert "## Manuscript\n" in (tmp_path / "docs" / "fields.md").read_text(encoding="utf-8")
    assert (tmp_path / "docs" / "questions.schema.json").is_file()


def test_every_part_and_field_says_what_it_is_for() -> None:
    parts = everything(PLAIN)
    assert {*SHAPES.values(), Site} <= {part.made for part in parts} and len(parts) > 25
    silent = [part.noun for part in parts if not part.about]
    silent += [f"{part.noun}: {entry.name}" for part in parts for entry in part.entries if not entry.about]
    assert silent == []


def test_every_rule_and_every_field_can_be_explained() -> None:
    unknown = [name for name in names(PLAIN) if not explain(name, PLAIN)]
    assert unknown == [] and {"citation-after-document", "source", "published", "body"} <= set(names(PLAIN))
    wide = {
        name: line
        for name in names(PLAIN)
        for line in (explain(name, PLAIN, 80) or "").split("\n")
        if len(line) > 130
    }
    assert not wide


def test_a_field_is_explained_by_its_record_and_by_itself() -> None:
    assert (explain("source.published", PLAIN) or "").startswith("published, of a source\n")
    assert (explain("document.published", OWN) or "").startswith("published, of a document\n")
    alone = explain("cite", PLAIN) or ""
    assert alone.count(", of a") > 5 and '"[@source, ¶7]"' in alone
    assert explain("source.born", PLAIN) is None
    assert "summary, of every record" in (explain("manuscript.summary", OWN) or "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["citation-after-documant"], "did you mean 'citation-after-document'?"),
        (["sorce"], "did you mean 'source'?"),
        (["wombat"], "'wombat' is no rule and no field; `explain` without a name lists all"),
    ],
)
def test_a_name_of_nothing_gets_the_nearest_one(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", *words]) == 2
    assert told in capsys.readouterr().err


def test_explain_alone_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "--content", str(EXAMPLE)]) == 0
    told = capsys.readouterr().out
    assert [rule.name for rule in load_rules() if rule.name not in told] == []
    assert "document, person or house, manuscript, event, question, page" in " ".join(told.split())


def test_the_pages_speak_the_words_of_the_site(pages: dict[str, str]) -> None:
    fields, site = pages["fields.html"], pages["site.html"]
    headings = re.findall(r"<h2 id=\"([^\"]+)\">([^<]+)", fields)
    assert ("of-manuscripts", "Manuscript") in headings and ("of-people", "Person or house") in headings
    assert "<code>content/manuscripts/</code>" in fields
    assert "<code>leaf-of</code>" in site and "said to have owned" in site
    assert "the id of a person or house" in pages["parts.html"]


def test_every_rule_has_its_manual_on_a_page(pages: dict[str, str]) -> None:
    rules = "".join(text for name, text in pages.items() if name.startswith("rules-"))
    assert [rule.name for rule in load_rules() if f'<h2 id="{rule.name}">' not in rules] == []
    assert sum(name.startswith("rules-") for name in pages) == len(GROUPS)


def test_every_link_within_the_reference_leads_somewhere(pages: dict[str, str]) -> None:
    anchors = {name: set(re.findall(r' id="([^"]+)"', text)) for name, text in pages.items()}
    broken = []
    for name, text in pages.items():
        if not name.endswith(".html"):
            continue
        main = text.partition("<main")[2].partition("</main>")[0]
        for href in re.findall(r'href="([^"./][^"]*|#[^"]+)"', main):
            page, _, anchor = href.partition("#")
            if (page or name) not in pages or (anchor and anchor not in anchors[page or name]):
                broken.append(f"{name}: {href}")
    assert broken == [] and "form-edtf" in anchors["fields.html"]


def test_pages_are_small_and_schemas_name_their_address(pages: dict[str, str]) -> None:
    assert {name: len(text.encode()) for name, text in pages.items() if len(text.encode()) > LARGEST} == {}
    schema = json.loads(pages["manuscripts.schema.json"])
    assert schema["$id"] == "https://example.org/wick/reference/manuscripts.schema.json"
    assert 'href="manuscripts.schema.json"' in pages["fields.html"]


def test_every_page_leads_contributors_there(pages: dict[str, str]) -> None:
    assert '<a href="fields.html" aria-current="page">For contributors</a>' in re.sub(
        r'href="\.\./reference/', 'href="', pages["fields.html"]
    )
