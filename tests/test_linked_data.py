"""What pages say to programs: JSON-LD as a processor of it reads it, tags as Zotero does; the browser is silent."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from commands import SAMPLE, run
from kinds import usual
from pyld import jsonld

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOTH = pytest.mark.parametrize("site", ["sample_site", "built_site"])
SCHEMA = "http://schema.org/"
#: What schema.org's own context says of the words that we use: everything else is text.
ADDRESSES = ("url", "sameAs", "archivedAt", "contentUrl")
DAYS = ("datePublished", "dateModified", "startDate", "endDate")
WORDS = {
    *(
        "name",
        "headline",
        "alternateName",
        "description",
        "text",
        "inLanguage",
        "identifier",
        "copyrightNotice",
    ),
    *("isPartOf", "mainEntity", "author", "publisher", "isBasedOn", "about", "appearance", "subjectOf"),
    *("distribution", "encodingFormat", *ADDRESSES, *DAYS),
}
CONTEXTS = {
    "https://schema.org": {
        "@vocab": SCHEMA,
        **{word: {"@id": SCHEMA + word, "@type": "@id"} for word in ADDRESSES},
        **{word: {"@id": SCHEMA + word, "@type": f"{SCHEMA}Date"} for word in DAYS},
    },
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": "http://www.w3.org/ns/oa#",
        "as": "http://www.w3.org/ns/activitystreams#",
        **{"id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"}},
        **{
            name: f"oa:{name}"
            for name in ("Annotation", "TextQuoteSelector", "TextualBody", "exact", "prefix", "suffix")
        },
        **{name: f"as:{name}" for name in ("AnnotationCollection", "AnnotationPage")},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "first": {"@type": "@id", "@id": "as:first"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    },
}


def loader(url: str, options: object) -> dict[str, object]:
    """The contexts from here: no test asks the net."""
    document = {"@context": CONTEXTS[url]}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document,
    }


class Read(HTMLParser):
    """A page as a program finds it: its blocks of data, its tags, and the words that a reader sees."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.tags: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.inside = ""
        self.feed(re.sub(r"<sup.*?</sup>", "", file.read_text("utf-8"), flags=re.DOTALL))  # without marks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag
        if tag == "script" and given.get("type") == "application/ld+json":
            self.inside = "data"
            self.blocks.append("")
        if tag == "meta" and given.get("name", "").startswith(("citation_", "DC.", "description")):
            self.tags.append((given["name"], given["content"]))

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "data":
            self.blocks[-1] += data
        elif self.inside not in ("script", "style", "title"):
            self.words.append(data)

    @property
    def data(self) -> dict[str, Any]:
        (block,) = self.blocks
        return json.loads(block)  # type: ignore[no-any-return]


def looked_at(folder: Path) -> list[Path]:
    """Every page of the sample; of the own site, which is large, one of each kind."""
    if folder.parent.name.endswith("sample"):
        return sorted(folder.rglob("*.html"))
    return [folder / path for path in sorted(usual(folder).values())]


def plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, at any depth."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def test_every_page_that_may_be_listed_has_one_block_that_a_processor_reads(sample_site: Path) -> None:
    folder = sample_site
    kinds = set()
    for file in looked_at(folder):
        page = Read(file)
        if '<meta name="robots" content="noindex">' in file.read_text("utf-8"):
            assert page.blocks == []
            continue
        base = f"https://example.org/{file.relative_to(folder).as_posix()}"
        (whole,) = jsonld.expand(page.data, {"documentLoader": loader, "base": base})
        assert whole["@id"].startswith("https://example.org/")
        for node in nodes(page.data):
            assert set(node) - {"@context", "@type", "@id"} <= WORDS, file
            kinds.add(node.get("@type"))
        assert whole["@type"] in ([f"{SCHEMA}WebPage"], [f"{SCHEMA}WebSite"])
        assert len(page.blocks[0]) < 8_000, file
    assert kinds >= {"WebPage", "WebSite", "Claim", "Event", "Dataset"}
    assert not [kind for kind in kinds if kind and re.search("Review|Rating", kind)]


@BOTH
def test_the_data_say_no_more_than_the_page_does(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    said = ("name", "headline", "alternateName", "text", "identifier", "copyrightNotice", "description")
    number = 0
    for file in looked_at(folder):
        page = Read(file)
        if not page.blocks or file.name == "data.html":
            continue
        seen = plain(" ".join(page.words))
        for node in nodes(page.data.get("mainEntity", {})):
            for word in said:
                held = node.get(word, [])
                for words in held if isinstance(held, list) else [held]:
                    for sentence in re.split(r"(?<=[.?!])\s+", words):
                        asked = re.sub(r"^(Title|Publisher|Author|Date) (?=known from)", "", sentence)
                        found = plain(asked) in seen or asked == "Title: our own description."
                        assert found, f"{file}: {word}: {sentence}"
                        number += 1
    assert number > 15


def test_a_claim_names_the_documents_it_appears_in_and_no_verdict(sample_site: Path) -> None:
    claim = Read(sample_site / "claims" / "halcyon-was-late.html").data["mainEntity"]
    assert claim["@type"] == "Claim" and claim["text"].startswith("The Halcyon")
    named = [each["@id"] for each in (*claim.get("appearance", []), *claim.get("subjectOf", []))]
    assert "../sources/harbour-wire.html#record" in named
    assert "Nothing here is settled." in claim["description"]


def test_a_source_is_what_its_page_says_it_is(sample_site: Path) -> None:
    source = Read(sample_site / "sources" / "harbour-wire.html").data["mainEntity"]
    assert (source["@type"], source["datePublished"]) == ("NewsArticle", "1931-04-12")
    assert source["publisher"]["@id"] == "../actors/harbour-wire-office.html#record"


def test_zotero_takes_up_the_source_on_its_page_and_the_page_on_any_other(built_site: Path) -> None:
    source = dict(Read(built_site / "sources" / "memri-11408.html").tags)
    assert source["citation_title"] == source["DC.title"] != ""
    assert source["citation_publication_date"] == "2024/06/19"
    assert source["citation_journal_title"] == "MEMRI" and source["DC.type"] == "newspaperArticle"
    assert source["DC.identifier"] == "Special Dispatch No. 11408"
    page = dict(Read(built_site / "claims" / "f-7-used-by-hamas.html").tags)
    assert page["DC.type"] == "webpage" and "citation_journal_title" not in page
    assert page["citation_public_url"].endswith("/claims/f-7-used-by-hamas.html")
    for tags in (source, page):  # what Zotero takes for the abstract
        assert tags["description"].count(".") > 1


def test_annotations_are_read_by_a_processor(built_site: Path) -> None:
    data = json.loads((built_site / "data" / "annotations.jsonld").read_bytes())
    (whole,) = jsonld.expand(data, {"documentLoader": loader})
    (first,) = whole["http://www.w3.org/ns/activitystreams#first"]
    (listed,) = first["http://www.w3.org/ns/activitystreams#items"]
    assert len(listed["@list"]) == data["total"] > 100
    one = listed["@list"][0]
    (target,) = one["http://www.w3.org/ns/oa#hasTarget"][:1]
    (selector,) = target["http://www.w3.org/ns/oa#hasSelector"]
    assert selector["@type"] == ["http://www.w3.org/ns/oa#TextQuoteSelector"]
    assert selector["http://www.w3.org/ns/oa#exact"][0]["@value"]
    assert whole["https://schema.org/usageInfo"][0]["@value"] == data["caveat"]


HOSTILE = "</script><script>alert(1)</script><!-- & ]]> \\u2028 {x} =1+1"


def test_no_title_ends_the_block_or_the_page(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    file = content / "events" / "arrival.md"
    text = re.sub(r"(?m)^title:.*$", lambda _: f'title: "{HOSTILE}"', file.read_text("utf-8"), count=1)
    file.write_text(text, encoding="utf-8")
    done = run(
        "build", "--content", content, "--output", tmp_path / "site", "--no-cache", "--no-search", "--draft"
    )
    assert "fault" not in done.err
    page = Read(tmp_path / "site" / "events" / "arrival.html")
    assert page.data["name"].split() == HOSTILE.replace("\\u2028", " ").split()
    assert "<" not in page.blocks[0] and "\u2028" not in page.blocks[0]


def test_the_policy_has_nothing_to_say_to_a_block_of_data(
    sample_site: Path, serve_at: Callable[..., str], page: "Page"
) -> None:
    """Chromium reports what a policy blocks as an event and on its console; a script put into the page shows it."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(
        "window.blocked = []; addEventListener('securitypolicyviolation', e => blocked.push(e.violatedDirective))"
    )
    page.goto(f"{serve_at(sample_site)}claims/halcyon-was-late.html")
    found = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)")
    assert found["mainEntity"]["@type"] == "Claim"
    assert page.evaluate("blocked") == [] and said == []
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: '1'}))")
    page.wait_for_function("blocked.length")
