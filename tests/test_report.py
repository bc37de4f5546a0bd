"""The reconciliation report: every finding at a lasting address, in three orders, in a feed; no page too heavy."""

import gzip
import html
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import feedparser
import pytest
from commands import SAMPLE, run
from site_links import faults_from_disk

from dossier.dates import Day
from dossier.findings import Fault, Finding, Location, Severity
from dossier.reconcile import Reconciliation
from dossier.reports import as_json, as_sarif
from dossier.rules import load_rules

AS_OF = ("--as-of", "2026-11-21", "--no-cache")
OPTIONS = (*AS_OF, "--no-search")  # no test here searches
BASE = "https://example.org/halcyon/"
MOST = 60_000  #: bytes of a page, compressed


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def build(content: Path, *words: str) -> Path:
    site = content.parent / "site"
    done = run("build", "--content", content, "--output", site, *OPTIONS, *words)
    assert done.status == 0 or "--draft" in words, done.err
    return site


def findings(site: Path) -> list[dict]:  # type: ignore[type-arg]
    return json.loads((site / "findings.json").read_text())["findings"]  # type: ignore[no-any-return]


def pages(site: Path) -> set[str]:
    """The pages of single findings, by name."""
    return {path.name for path in (site / "findings").glob("*.html") if not path.name.startswith("by-")}


def words(path: Path) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", path.read_text())).split())


def feed(site: Path, name: str):  # type: ignore[no-untyped-def]
    """A feed as a feed reader has it; XML that is not well-formed fails here."""
    data = (site / name).read_bytes()
    ET.fromstring(data)
    read = feedparser.parse(data, sanitize_html=False)
    assert not read.bozo and read.version == "atom10"
    return read


def test_every_finding_has_a_page_with_both_places(sample_site: Path) -> None:
    site = sample_site
    assert len(pages(site)) == len(findings(site))
    page = words(site / "findings" / "citation-after-document-harbour-wire-footnote-2.html")
    for told in (
        "A cited date is later than the document",
        "“April 2, 1938”",
        "12 April 1931, the document’s own date",
        "Readings that would fit",
        "one digit differs",
        "The editors’ answer",
        "The log of 1930 is the one kept",
        "in the document, as our copy has it",
        "content/sources/harbour-wire.md",
    ):
        assert told in page, told


def test_a_finding_keeps_its_address_when_others_come_and_lines_move(content: Path) -> None:
    before = pages(build(content))
    wire = content / "sources" / "harbour-wire.md"
    wire.write_text(wire.read_text().replace("kind: news\n", "kind: news\n# a line more\n\n"))
    for number in range(300):
        (content / "actors" / f"sailor-{number}.md").write_text(
            f"---\nname: Sailor {number}\nkind: person\n---\n\nSailor {number} was there.\n"
        )
    after = build(content)
    assert before < pages(after)
    assert (after / "findings" / "by-rule").is_dir(), "three hundred of one rule are no front page's"


def test_no_page_of_a_large_report_is_heavy_and_no_link_of_it_leads_nowhere(content: Path) -> None:
    long = "It is told at length, of one ship and another, that nobody had seen her come. " * 4
    for number in range(700):
        name = f"sailor-{number}"
        said = "\n\n".join(f"{number}, {part}: {long}" for part in range(12))
        (content / "actors" / f"{name}.md").write_text(
            f"---\nname: Sailor {number} of the Halcyon\nkind: person\n---\n\n{said}\n"
        )
    site = build(content)
    report = [site / "findings.html", *(site / "findings").rglob("*.html"), *site.glob("*.xml")]
    heavy = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in report}
    assert {name: size for name, size in heavy.items() if size > MOST} == {}
    assert len(pages(site)) == len(findings(site)) > 700
    assert [fault for fault in faults_from_disk(site) if "findings" in fault] == []


@pytest.mark.slow
def test_the_report_on_another_corpus_is_light(large_site: Path) -> None:
    """ATT&CK v10.1: over a thousand findings, most of them on its own files."""
    site = large_site
    report = [site / "findings.html", *(site / "findings").rglob("*.html"), *site.glob("*.xml")]
    assert len(pages(site)) == len(findings(site)) > 1000
    assert max(len(gzip.compress(path.read_bytes(), 9)) for path in report) <= MOST
    assert len(feed(site, "work.xml").entries) == 200, "the newest; the report has them all"


def test_every_order_lists_every_finding_and_leads_to_it(content: Path) -> None:
    for number in range(400):
        (content / "actors" / f"sailor-{number}.md").write_text(
            f"---\nname: Sailor {number}\nkind: person\n---\n\nSailor {number} was there.\n"
        )
    site = build(content)
    for start in ("findings.html", "findings/by-document.html", "findings/by-place.html"):
        reached = reachable(site, start)
        assert {page for page in reached if page.count("/") == 1 and "/by-" not in page} == {
            f"findings/{name}" for name in pages(site)
        }, start


def reachable(site: Path, start: str) -> set[str]:
    """The single findings that the pages of one order link, without any script."""
    order, seen, found = [start], {start}, set()
    while order:
        page = order.pop()
        for href in re.findall(r'href="([^"#]+\.html)', (site / page).read_text()):
            target = (site / page).parent.joinpath(href).resolve().relative_to(site.resolve()).as_posix()
            if re.fullmatch(r"findings/(?!by-)[^/]+\.html", target):
                found.add(target)
            part = target.startswith(start.removesuffix(".html") + "-") or target.startswith(
                "findings/by-rule/"
            )
            if part and (start == "findings.html" or "by-rule" not in target) and target not in seen:
                seen.add(target)
                order.append(target)
    return found


def test_a_long_id_makes_no_name_that_a_disk_refuses(content: Path) -> None:
    long = "a-very-long-name-" * 13 + "end"
    (content / "actors" / f"{long}.md").write_text(
        "---\nname: Long\nkind: person\n---\n\nSomebody was there.\n"
    )
    site = build(content)
    assert len(pages(site)) == len(findings(site))
    assert max(len(name) for name in pages(site)) < 200


def test_by_where_it_lies_has_the_readers_words(sample_site: Path) -> None:
    page = words(sample_site / "findings" / "by-place.html")
    assert "In the document, as our copy has it" in page and "In our notes" in page and "Not known" in page


def test_each_feed_has_its_list_and_a_reader_reads_it(content: Path) -> None:
    site = build(content, "--base-url", BASE)
    public, work = feed(site, "findings.xml"), feed(site, "work.xml")
    told = findings(site)
    ours = {each["rule"] for each in told if each["fault"] == "annotation"}
    assert len(public.entries) + len(work.entries) == len(told) and ours
    assert {entry.tags[0].term for entry in work.entries} >= ours
    assert not {entry.tags[0].term for entry in public.entries} & ours
    for entry in (*public.entries, *work.entries):
        assert entry.link.startswith(BASE) and entry.id == entry.link
        assert (site / entry.link.removeprefix(BASE)).is_file()
        assert "Nothing here is settled." in entry.content[0].value
        assert entry.updated_parsed[:3] == (2026, 11, 21)
    late = next(entry for entry in public.entries if entry.tags[0].term == "citation-after-document")
    assert late.title == "Halcyon held at the mouth of the river: A cited date is later than the document"
    assert "April 2, 1938" in late.content[0].value and "12 April 1931" in late.content[0].value
    assert f'href="{BASE}sources/harbour-wire.html#fn-2"' in late.content[0].value
    assert public.feed.updated == "2026-11-21T00:00:00Z"
    assert {link.rel for link in public.feed.links} == {"self", "alternate"}


def test_without_an_address_a_feed_has_relative_links_and_names_of_its_own(sample_site: Path) -> None:
    site = sample_site
    entries = feed(site, "findings.xml").entries
    assert len({entry.id for entry in entries}) == len(entries) > 0
    for entry in entries:
        assert entry.id.startswith("urn:uuid:") and (site / entry.link).is_file()


def test_every_page_of_the_report_names_the_feeds(sample_site: Path) -> None:
    site = sample_site
    for page in (site / "findings.html", *(site / "findings").rglob("*.html")):
        links = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', page.read_text()
        )
        assert [(page.parent / link).resolve().name for link in links] == ["findings.xml", "work.xml"]
        assert all((page.parent / link).resolve().is_file() for link in links)


def test_what_is_set_aside_stands_in_no_feed_and_no_order_but_keeps_its_address(content: Path) -> None:
    wire = content / "sources" / "harbour-wire.md"
    wire.write_text(wire.read_text().replace("verdict: holds", "verdict: mistaken"))
    site = build(content)
    name = "citation-after-document-harbour-wire-footnote-2"
    page = site / "findings" / f"{name}.html"
    assert "Set aside" in words(page) and '<meta name="robots" content="noindex">' in page.read_text()
    for other in ("findings.xml", "work.xml", "findings/by-document.html", "findings/by-place.html"):
        assert name not in (site / other).read_text(), other
    lists, _, aside = (site / "findings.html").read_text().partition('id="set-aside"')
    assert f'id="{name}"' in aside and f'id="{name}"' not in lists


def test_nothing_of_a_draft_or_of_a_withheld_paragraph_is_in_a_feed_or_a_page_of_findings(
    content: Path,
) -> None:
    secret = "Zzyzx"
    text = (content / "sources" / "harbour-wire.md").read_text()
    draft = re.sub(r"(?s)assertions:.*?---\n", "draft: true\n---\n", text)
    draft = draft.replace("Halcyon held", f"{secret} held").replace("Port Log", f"{secret} Log")
    (content / "sources" / "secret-paper.md").write_text(draft)
    wire = content / "sources" / "harbour-wire.md"
    text = text.replace("text: digest\n", "text: digest\ncapture: wire.txt\n").replace("at: 1,", "at: 2,")
    text = text.replace("{p=2-3}", "{p=3-4}").replace("{p=1}", "{p=1-2}").replace("{p=5 w", "{p=6 w")
    wire.write_text(text.replace("p: 5, because", "p: 6, because").replace("p: 4, because", "p: 5, because"))
    captures = content.parent / "captures"
    captures.mkdir()
    (captures / "wire.txt").write_text(
        "Halcyon held at the mouth of the river\n\nCaptain Quill says that the Halcyon came two days late.[1]\n\n"
        "In 1930 the port kept a log.[2]\n\nMore is told.[9]\n\n"
        f"Subscribe now\n\nThe cook, Mrs 0ctober {secret}, has a \ue000son “of {secret}.\n\n"
        "[1]: Port Log, March 30, 1930.\n\n[2]: Port Log, April 2, 1938.\n"
    )
    run("verify", "--content", content, "--captures", captures, *AS_OF)
    site = build(content)
    for path in (*site.rglob("*.html"), *site.glob("*.xml"), site / "findings.json"):
        assert secret not in path.read_text(), path
    draft_site = build(content, "--draft")
    assert secret in (draft_site / "findings.xml").read_text(), "else this test shows nothing"


def test_characters_that_xml_cannot_hold_break_no_feed(content: Path) -> None:
    wire = content / "sources" / "harbour-wire.md"
    odd = "April 2, 1938, \x0b\x01 <&> ]]> \ufffe."
    wire.write_text(wire.read_text().replace("April 2, 1938.", odd))
    site = build(content)
    assert feed(site, "findings.xml").entries


def test_the_report_says_why_some_was_not_read(content: Path) -> None:
    post = content / "sources" / "evening-post.md"
    post.write_text(re.sub(r"published: .*\n", "", post.read_text()) + "\n[^7]: Port Log, April 2, 1938.\n")
    page = words(build(content) / "findings.html")
    assert re.search(r"citation-after-document \d+ compared, 1 not read the document has no date", page)
    assert "nothing to compare" in page


def test_a_reader_can_tell_of_a_mistake_with_the_findings_name(content: Path) -> None:
    site = build(content)
    name = "citation-after-document-harbour-wire-footnote-2"
    page = (site / "findings" / f"{name}.html").read_text()
    assert f'href="mailto:desk@example.org?subject=Finding%20{name}&amp;body=' in page
    settings = content / "site.yml"
    settings.write_text(settings.read_text().replace("corrections: mailto:desk@example.org\n", ""))
    page = (build(content) / "findings" / f"{name}.html").read_text()
    assert f'href="https://example.org/halcyon/issues/new?title=Finding%20{name}&amp;body=' in page


def test_sarif_names_a_related_place_once() -> None:
    """As its standard asks, 3.27.22; a reader of our own data gets every place."""
    place = Location("log", "content/sources/log.md", 4, 1, "¶1", "two days", "says it too")
    found = Finding("fact-uncited", "x", Severity.NOTE, Fault.SOURCE, place, "x", (place, place))
    told = json.loads(as_sarif(reconciled(found), Day(2026, 11, 21)))
    assert len(told["runs"][0]["results"][0]["relatedLocations"]) == 1
    told = json.loads(as_json(reconciled(found), Day(2026, 11, 21)))
    assert len(told["findings"][0]["against"]) == 2


def reconciled(finding: Finding) -> Reconciliation:
    rules = tuple(rule for rule in load_rules() if rule.name == finding.rule)
    return Reconciliation((finding,), {}, rules)


def test_what_is_in_the_documents_is_never_red(sample_site: Path) -> None:
    site = sample_site
    ours = {each["rule"] for each in findings(site) if each["fault"] == "annotation"}
    for name in pages(site):
        if not name.startswith(tuple(ours)):
            assert "flag__word--error" not in (site / "findings" / name).read_text(), name
