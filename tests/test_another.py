"""A dossier on another subject: its own words everywhere, and nothing of the site in this repository."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from another_dossier import EXAMPLE, build, first_sites_ids, first_sites_names, settings_for, texts_of

from dossier import pipeline

#: What no other subject has to do with; the last ones are the engine's own ids for what is called otherwise here.
SUBJECT = re.compile(r"(?i)\b(hamas|memri|pyongyang|gaza|munitions?|rockets?|missiles?|grenades?|weapons?)\b")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(EXAMPLE, tmp_path_factory.mktemp("another") / "site")


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    return texts_of(site)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The example's content, to be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def main(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def test_no_word_of_the_first_subject_stands_in_it(texts: dict[str, str]) -> None:
    assert len(texts) > 100
    told = {f"{path}: {found.group()}" for path, text in texts.items() for found in SUBJECT.finditer(text)}
    assert not told
    assert SUBJECT.search("where the weapons are")


def test_no_record_of_the_first_site_is_named_or_linked(texts: dict[str, str]) -> None:
    ids, names = first_sites_ids(), first_sites_names()
    assert len(ids) > 50 and "North Korea" in names
    address = re.compile(rf"(?:/|\"|#)({'|'.join(map(re.escape, ids))})(?:\.html|\.json|\")")
    name = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    told = {
        f"{path}: {found.group()}"
        for path, text in texts.items()
        if not path.endswith(".css")  # Georgia is a typeface there
        for pattern in (address, name)
        for found in pattern.finditer(text)
    }
    assert not told


def test_folders_are_addresses_and_labels_are_menus(texts: dict[str, str]) -> None:
    nav = texts["index.html"].partition("masthead__nav")[2].partition("</nav>")[0]
    assert re.findall(r"<a href=\"([^\"]+)\">([^<]+)</a>", nav)[:5] == [
        ("documents/index.html", "Documents"),
        ("people/index.html", "People and houses"),
        ("manuscripts/index.html", "Manuscripts"),
        ("events/index.html", "Events"),
        ("questions/index.html", "Questions"),
    ]
    assert "manuscripts/wick-hours.html" in texts
    assert not [path for path in texts if path.startswith(("sources/", "actors/", "weapons/", "claims/"))]


def test_lists_have_the_sites_sentences_counts_and_roles(texts: dict[str, str]) -> None:
    people, manuscripts = main(texts["people/index.html"]), main(texts["manuscripts/index.html"])
    assert "Owners and makers that the documents tell of, and scholars and papers" in people
    assert [text.strip() for text in re.findall(r"<h2[^>]*>([^<]+)", people)] == [
        "Owners and makers",
        "Scholars and papers",
    ]
    assert (
        "Books and leaves, with every statement about each." in manuscripts and "3 manuscripts" in manuscripts
    )


def test_graph_and_timeline_speak_the_sites_words(texts: dict[str, str]) -> None:
    assert "to tie owners and makers, manuscripts and events to one another" in texts["graph.html"]
    assert ">Owners and makers</text>" in texts["graph.html"]
    assert 'data-filter="party=Person or house|thing=Manuscript|' in texts["timeline.html"]


def test_kinds_have_the_sites_words_for_readers(texts: dict[str, str]) -> None:
    assert "country house" in main(texts["people/tarn-house.html"])
    assert "binding without its book" in main(texts["manuscripts/wick-clasp.html"])
    assert "sale catalogue" in main(texts["documents/harrow-catalogue-1931.html"])


def test_mentions_tallies_and_search_speak_the_sites_words(texts: dict[str, str]) -> None:
    assert "Mentioned in people and houses" in texts["manuscripts/wick-hours.html"]
    assert "manuscripts" in main(texts["index.html"]) and "All documents" in main(texts["index.html"])
    assert ">Manuscripts<" in texts["search.html"] and "manuscript" in main(texts["search.html"])


def test_data_names_the_sites_folders(texts: dict[str, str]) -> None:
    data = json.loads(texts["manuscripts/wick-hours.json"])
    assert data["collection"] == "manuscripts"


def test_the_footnotes_of_the_example_are_at_odds_as_it_promises() -> None:
    checked = pipeline.check(settings_for(EXAMPLE, Path("unused")))
    found = {(finding.rule, finding.where.record, finding.where.at) for finding in checked.result.findings}
    assert {
        ("citation-after-document", "keld-bulletin-1934", "footnote 1"),
        ("citation-after-document", "harrow-catalogue-1931", "footnote 2"),
        ("citation-after-document", "dale-echo-2011", "footnote 2"),
        ("footnote-undefined", "keld-bulletin-1934", "footnote 4"),
        ("footnote-unreferenced", "keld-bulletin-1934", "footnote 3"),
        ("quote-worded-differently", "wick-hours-sold-before-fire", "claim"),
    } <= found
    assert not checked.result.errors(strict=False)


def test_messages_call_a_record_what_the_site_calls_it(own: Path) -> None:
    (own / "manuscripts" / "keld-leaf.md").write_text("---\nknid: leaf\nborn: 1900\n---\n")
    (own / "people" / "lost.md").write_text("---\nname: Lost\nmade_in: nowhere\n---\n")
    (own / "events" / "sale.md").write_text(
        '---\ntitle: A\ndate: {date: 1912, cite: "[@dale-echo-2011, ¶2]"}\n'
        'participants: [{actor: wick-hours, cite: "[@dale-echo-2011, ¶2]"}]\n---\n'
    )
    checked = pipeline.check(settings_for(own, Path("unused")))
    told = "\n".join(finding.message for finding in checked.result.findings)
    assert "'knid' is no field of a manuscript; did you mean 'kind'?" in told
    assert "a manuscript has no name" in told
    assert "'born' is no field of a manuscript, but of a person or house" in told
    assert "'made_in' is no field of a person or house, but of a manuscript" in told
    assert "'wick-hours' is in manuscripts; this takes the id of: person or house" in told
    assert "weapon" not in told and "actor;" not in told


def test_other_words_in_site_yml_reach_messages_that_the_cache_holds(own: Path, tmp_path: Path) -> None:
    settings = settings_for(own, tmp_path / "site")
    (own / "manuscripts" / "keld-leaf.md").write_text("---\nname: A\nknid: leaf\n---\n")

    def told() -> str:
        from dataclasses import replace

        checked = pipeline.check(replace(settings, cache=tmp_path / "cache"))
        return "\n".join(finding.message for finding in checked.result.findings)

    assert "no field of a manuscript" in told() and "no field of a manuscript" in told()
    site = own / "site.yml"
    site.write_text(site.read_text().replace("one: manuscript", "one: old book"))
    assert "no field of an old book" in told() and "manuscript;" not in told()


def test_a_collection_that_is_off_leaves_no_word_of_itself(own: Path, tmp_path: Path) -> None:
    site_yml = own / "site.yml"
    site_yml.write_text(
        site_yml.read_text().replace("collections:\n", "collections:\n  events: {off: true}\n")
    )
    for path in own.rglob("*.md"):
        path.write_text(path.read_text().replace(", fire-at-tarn-house]", "]"))
    result, written = pipeline.build(settings_for(own, tmp_path / "site"))
    assert written is not None
    stray = [
        finding.message for finding in result.findings if finding.where.file.startswith("content/events")
    ]
    assert len(stray) == 2 and all("site.yml switches it off" in message for message in stray)
    texts = texts_of(tmp_path / "site")
    assert not [path for path in texts if path.startswith("events/")]
    assert "events/" not in texts["index.html"]
    assert "to tie owners and makers and manuscripts to one another" in texts["graph.html"]


def test_every_shape_but_sources_can_be_off_at_once(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE / "documents", content / "sources")
    (content / "site.yml").write_text(
        "title: Documents alone\ncollections: {actors: {off: true}, weapons: {off: true}, events: {off: true}, "
        "claims: {off: true}, pages: {off: true}}\n"
    )
    for path in content.rglob("*.md"):
        text = re.sub(
            r"(?m)^(assertions:\n(?:  - .*\n)+|participants: .*\n|publisher: .*\n|authors: .*\n)",
            "",
            path.read_text(),
        )
        path.write_text(text)
    texts = texts_of(build(content, tmp_path / "site"))
    nav = texts["index.html"].partition("masthead__nav")[2].partition("</nav>")[0]
    assert re.findall(r">([^<]+)</a>", nav) == ["Sources", "Timeline", "Reconciliation"]
