"""The commands: what they return, and what somebody reads who made a mistake."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from commands import ROOT, SAMPLE, run

AS_OF = ("--as-of", "2026-11-21", "--no-cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the sample, to be spoilt."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def build(content: Path, *words: str):  # type: ignore[no-untyped-def]
    return run("build", "--content", content, "--output", content.parent / "site", *AS_OF, *words)


def test_a_site_is_built(content: Path) -> None:
    done = build(content)
    assert done.status == 0, done.err
    assert (content.parent / "site" / "sources" / "harbour-wire.html").is_file()


def test_without_a_word_the_site_is_built(content: Path) -> None:
    done = run("--content", content, "--output", content.parent / "site", *AS_OF)
    assert done.status == 0, done.err
    assert (content.parent / "site" / "index.html").is_file()


#: A file of the sample, what is written into it, and what the person must read. Lines count from 1.
SPOILT = {
    "broken YAML": ("actors/ada-quill.md", "---\nname: [Ada\n---\n", "content/actors/ada-quill.md:2"),
    "no front matter": ("actors/ada-quill.md", "Just words.\n", "content/actors/ada-quill.md:1"),
    "an unknown field": ("actors/ada-quill.md", "---\nnmae: Ada\n---\n", "did you mean 'name'"),
    "an unknown id": ("events/arrival.md", "---\ntitle: A\n---\nThe [[halcion]].\n", "did you mean 'halcyon'"),
    "a date that is none": ("events/arrival.md", "---\ntitle: A\ndate: 2016-02-30\n---\n", "arrival.md:3"),
    "undecodable bytes": ("events/arrival.md", b"---\ntitle: \xff\xfe\n---\n", "content/events/arrival.md"),
    "a YAML bomb": ("events/arrival.md", "---\ntitle: &a x\nnames: [*a, *a]\n---\n", "content/events/arrival.md:2"),
    "raw HTML": ("events/arrival.md", "---\ntitle: A\n---\n<script>alert(1)</script>\n", "unsafe-markup"),
    "a link that acts": ("events/arrival.md", "---\ntitle: A\n---\n[x](javascript:alert(1))\n", "unsafe-markup"),
    "a wrong locator": ("events/arrival.md", "---\ntitle: A\n---\n[@evening-post, ¶99]\n", "locator-missing"),
    "broken site.yml": ("site.yml", "title: [\n", "content/site.yml"),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_bad_input_is_told_with_its_place_and_the_site_stands(
    what: str, content: Path, sample_site: Path
) -> None:
    site = Path(shutil.copytree(sample_site, content.parent / "site"))
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    name, words, told = SPOILT[what]
    (content / name).write_bytes(words if isinstance(words, bytes) else words.encode())
    done = build(content)
    assert done.status == 1, done.out + done.err
    assert told in done.err
    assert "Traceback" not in done.out + done.err
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_every_mistake_is_told_at_once(content: Path) -> None:
    (content / "actors" / "ada-quill.md").write_text("---\nnmae: Ada\nkidn: person\nnames: 7: 8\n---\n")
    (content / "events" / "arrival.md").write_text("---\ntilte: A\n---\n[[nowhere-at-all]]\n")
    told = build(content).err
    assert "ada-quill.md" in told and "arrival.md" in told


def test_two_records_with_one_id_are_told(content: Path) -> None:
    shutil.copy(content / "actors" / "ada-quill.md", content / "events" / "ada-quill.md")
    done = build(content)
    assert done.status == 1
    assert "id-duplicate" in done.err


def test_an_empty_content_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    done = build(tmp_path / "content")
    assert done.status == 2
    assert "Traceback" not in done.err and done.err.startswith("build.py: ")


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    done = build(tmp_path / "nowhere")
    assert done.status == 2
    assert "there is no such folder" in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no users here")
def test_an_output_that_cannot_be_written_is_told(content: Path) -> None:
    (content.parent / "site").write_text("a file stands here")
    done = build(content)
    assert done.status == 2
    assert "not a folder" in done.err


def test_a_draft_is_written_in_spite_of_errors_with_a_banner(content: Path) -> None:
    (content / "events" / "arrival.md").write_text("---\ntitle: A\ntilte: B\n---\nThe [[nowhere-at-all]].\n")
    done = build(content, "--draft")
    assert done.status == 1
    page = (content.parent / "site" / "events" / "arrival.html").read_text()
    assert "Draft" in page and "tilte" in page


def test_a_draft_record_is_not_published(content: Path) -> None:
    (content / "events" / "secret.md").write_text("---\ntitle: Not yet\ndraft: true\n---\nA marker: zzyzx.\n")
    assert build(content).status == 0
    site = content.parent / "site"
    assert not any(b"zzyzx" in path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert not any(b"Not yet" in path.read_bytes() for path in site.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as-of", "2026-13-01"), "--as-of"),
        (("--jobs", "0"), "--jobs"),
        (("biuld",), "biuld"),
    ],
)
def test_a_command_that_is_off_is_told(words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.status == 2
    assert told in done.err and "Traceback" not in done.err


def test_check_prints_one_json_object(content: Path) -> None:
    done = run("check", "--content", content, "--format", "json", *AS_OF)
    report = json.loads(done.out)
    assert report["version"] == 1 and report["as_of"] == "2026-11-21"
    assert set(report["counts"]) == {"error", "warning", "note"}
    keys = {"rule", "title", "severity", "fault", "record", "file", "line", "column", "at", "text", "message",
            "against", "suggestions", "capture", "explained"}  # fmt: skip
    assert report["findings"]
    assert all(set(finding) == keys for finding in report["findings"])


def test_the_published_list_is_the_same(content: Path) -> None:
    build(content)
    published = (content.parent / "site" / "findings.json").read_text()
    assert published == run("check", "--content", content, "--format", "json", *AS_OF).out


def test_findings_stand_in_the_order_of_their_places(content: Path) -> None:
    report = json.loads(run("check", "--content", content, "--format", "json", *AS_OF).out)
    keys = [(f["file"], f["line"] or 0, f["column"] or 0, f["rule"], f["at"]) for f in report["findings"]]
    assert keys == sorted(keys)


def test_a_finding_points_at_its_own_characters(content: Path) -> None:
    report = json.loads(run("check", "--content", content, "--format", "json", *AS_OF).out)
    pointed = 0
    for finding in report["findings"]:
        if finding["line"] is None or finding["capture"] or not finding["text"] or "\n" in finding["text"]:
            continue
        line = (content.parent / finding["file"]).read_text().split("\n")[finding["line"] - 1]
        assert line[finding["column"] - 1 :].startswith(finding["text"]), finding
        pointed += 1
    assert pointed


def test_github_draws_a_finding_at_its_line(content: Path) -> None:
    out = run("check", "--content", content, "--format", "github", *AS_OF).out
    assert "::notice file=content/sources/harbour-wire.md,line=" in out
    assert "title=citation-after-document::" in out


def test_sarif_names_rules_and_both_places(content: Path) -> None:
    report = json.loads(run("check", "--content", content, "--format", "sarif", *AS_OF).out)
    (ran,) = report["runs"]
    known = {rule["id"] for rule in ran["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in ran["results"]} <= known
    late = next(result for result in ran["results"] if result["ruleId"] == "citation-after-document")
    assert late["locations"] and late["relatedLocations"]


def test_sarif_keeps_the_terms_of_its_standard(content: Path) -> None:
    """Source: OASIS SARIF 2.1.0: what is required, what may be said once only, and the words of lists."""
    wire = content / "sources" / "harbour-wire.md"
    text = wire.read_text().replace("verdict: holds", "verdict: mistaken")
    wire.write_text(text.replace("A third note is marked.[^9]", "A third note is marked,[^9] and again.[^9]"))
    report = json.loads(run("check", "--content", content, "--format", "sarif", *AS_OF).out)
    assert report["version"] == "2.1.0" and report["$schema"].startswith("https://")
    (ran,) = report["runs"]
    driver = ran["tool"]["driver"]
    assert driver["name"] and ran["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert any(result.get("suppressions") for result in ran["results"])
    for result in ran["results"]:
        assert result["message"]["text"] and result["level"] in ("none", "note", "warning", "error")
        assert ids[result["ruleIndex"]] == result["ruleId"]
        related = [json.dumps(place, sort_keys=True) for place in result["relatedLocations"]]
        assert len(related) == len(set(related))
        for place in (*result["locations"], *result["relatedLocations"]):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("/")
            region = place["physicalLocation"].get("region", {"startLine": 1, "startColumn": 1})
            assert region["startLine"] >= 1 and region["startColumn"] >= 1
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for suppression in result.get("suppressions", ()):
            assert suppression["kind"] in ("inSource", "external") and suppression["justification"]


def test_a_rule_that_is_off_is_silent_and_says_why(content: Path) -> None:
    with (content / "site.yml").open("a") as file:
        file.write('rules: {citation-after-document: {level: off, because: "the log is a forgery"}}\n')
    report = json.loads(run("check", "--content", content, "--format", "json", *AS_OF).out)
    assert "citation-after-document" not in {finding["rule"] for finding in report["findings"]}
    build(content)
    assert "the log is a forgery" in (content.parent / "site" / "findings.html").read_text()


def test_explain_prints_a_manual() -> None:
    done = run("explain", "citation-after-document")
    assert done.status == 0 and "later than the document" in done.out
    assert "did you mean 'citation-after-document'" in run("explain", "citation-afer-document").err


@pytest.mark.parametrize(
    ("what", "line", "key", "value"),
    [
        ("edtf", "1998-03", "latest", "1998-03-31"),
        ("edtf", "2016-13-08", "valid", False),
        ("citation", "Ahl, I. (2017, June 06). A title. Retrieved May 17, 2018.", "published", "2017-06-06"),
        ("citation", '{"text": "Smith, J. (2016). A title."}', "published", "2016"),
    ],
)
def test_read_prints_a_json_object_a_line(what: str, line: str, key: str, value: object) -> None:
    done = run("read", what, text=line + "\n")
    assert json.loads(done.out)[key] == value


def test_read_dates_resolves_against_a_reference() -> None:
    done = run("read", "dates", text='{"text": "He came last month.", "reference": "2024-02-24"}\n')
    (span,) = json.loads(done.out)
    assert (span["text"], span["edtf"], span["kind"]) == ("last month", "2024-01", "relative")


def test_read_footnotes_takes_a_whole_text() -> None:
    done = run("read", "footnotes", text="Seen here.[1] And there.[2]\n\n[1], May 1, 2017.\n")
    read = json.loads(done.out)
    assert [mark["label"] for mark in read["marks"]] == ["1", "2"]
    assert [definition["label"] for definition in read["definitions"]] == ["1"]


def test_the_record_in_contributing_can_be_copied_as_it_stands(tmp_path: Path) -> None:
    """A first record must not begin with somebody else's mistakes."""
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = guide.split("```markdown\n", 1)[1].split("```", 1)[0]
    (content / "actors" / "my-first-record.md").write_text(sample, encoding="utf-8")
    done = run("check", "--content", content, *AS_OF)
    assert done.status == 0
    assert "my-first-record.md" not in "\n".join(
        line for line in done.out.splitlines() if "page-orphan" not in line
    )


def test_builds_at_the_same_time_all_succeed(content: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: build(content), range(3)))
    assert [each.status for each in done] == [0, 0, 0], [each.err for each in done]


@pytest.mark.parametrize("option", ["--repository", "--base-url"])
def test_an_address_that_acts_is_refused(option: str, content: Path) -> None:
    done = build(content, option, "javascript:alert(1)")
    assert done.status == 2 and "full address" in done.err
