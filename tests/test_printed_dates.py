"""The dates of a document, as printed and as read: each where it stands, and no word that is not published."""

import html
import re
from pathlib import Path

import pytest
from commands import run
from rule_fixtures import corpus_of

from dossier.comparison.printed_dates import ReadDate, printed_dates

HEAD = "title: The log of May 2, 1930\npublished: 1931-04-12\n"
BODY = """
{p=1}
It says that the ship came “on Tuesday”, a year after “the spring of 1930”.[^1]

{p=2-3}
What happened on 3 May 1912 is ours to tell and no word of the paper.

[^1]: Port Log, April 2, 1938.
"""


def dates(head: str = HEAD, body: str = BODY) -> tuple[ReadDate, ...]:
    corpus = corpus_of({"sources/memo.md": f"---\n{head}---\n{body}"})
    return printed_dates(corpus, corpus.sources[0])


def told(*given: str) -> list[tuple[str, str, str]]:
    return [(date.at, date.text, date.edtf) for date in dates(*given)]


def test_title_quotations_and_footnotes_are_read_in_the_order_of_their_places() -> None:
    assert told() == [
        ("title", "May 2, 1930", "1930-05-02"),
        ("¶1", "Tuesday", "1931-04-07"),
        ("¶1", "the spring of 1930", "1930-21"),
        ("footnote 1", "April 2, 1938", "1938-04-02"),
    ]


def test_what_names_no_full_date_is_marked_as_read_from_the_documents_own() -> None:
    assert [date.relative for date in dates()] == [False, True, False, False]


@pytest.mark.parametrize("published", ["", "published: 1931-04\n", "published: 1931-04-11/1931-04-12\n"])
def test_without_a_day_of_its_own_nothing_is_placed(published: str) -> None:
    placed = {date.text: date.edtf for date in dates(f"title: A log\n{published}")}
    assert placed["Tuesday"] == "" and placed["the spring of 1930"] == "1930-21"


def test_a_full_text_is_read_whole_and_what_is_withheld_is_not() -> None:
    body = "\n{p=1}\nShe sailed on April 10.\n\n{p=2 withheld}\n"
    assert told(f"{HEAD}text: full\nwithhold: [{{p: 2, because: private-person}}]\n", body)[1:] == [
        ("¶1", "April 10", "1931-04-10")
    ]


def test_a_quoted_word_of_doubt_is_no_month() -> None:
    assert told(HEAD, "\n{p=1}\nIt “may” be so; “march” they did.\n")[1:] == []


def test_a_shorter_quotation_of_the_same_date_is_not_told_twice() -> None:
    assert told(HEAD, "\n{p=1}\nIn “the 1920s” and “1920s”.\n")[1:] == [("¶1", "the 1920s", "192X")]


def test_a_text_in_another_language_is_not_read_as_english() -> None:
    assert [at for at, _, _ in told(f"{HEAD}language: de\n")] == ["footnote 1"]


def test_a_work_that_is_only_cited_prints_nothing() -> None:
    assert told(f"{HEAD}text: none\n") == []


MARKER = "Zanzibarites"
CAPTURE = f"""A LOG

The {MARKER} came on 3 April 1931 and again on October 7.

They rested.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A document of which nothing is quoted, verified and built."""
    top = tmp_path_factory.mktemp("kept")
    (top / "content" / "sources").mkdir(parents=True)
    (top / "captures").mkdir()
    (top / "captures" / "log.txt").write_text(CAPTURE)
    (top / "content" / "site.yml").write_text("title: Kept\n")
    (top / "content" / "sources" / "log.md").write_text(
        "---\ntitle: A LOG\npublished: 1931-04-12\nauthors: []\nkind: report\ncapture: log.txt\n---\n"
        "\n{p=1-2}\nThey came twice.\n\n{p=3}\nThey rested.\n"
    )
    common = ("--content", top / "content", "--as-of", "2026-11-21", "--no-cache", "--quiet")
    assert "sources" in run("verify", "--captures", top / "captures", *common).out
    done = run("build", "--output", top / "site", "--no-search", *common)
    assert done.status == 0, done.err
    return (top / "site" / "sources" / "log.html").read_text(encoding="utf-8")


def test_of_a_paragraph_that_is_not_quoted_its_dates_are_told_and_none_of_its_words(page: str) -> None:
    section = page[page.index('<h2 id="dates">') :]
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", section)).split())
    assert "not quoted here 3 April 1931 ¶2" in words
    assert "not quoted here 7 October 1930 from the document’s own date ¶2" in words
    assert MARKER not in page and "again on" not in page


def test_a_place_leads_to_its_paragraph(page: str) -> None:
    section = page[page.index('<h2 id="dates">') :]
    assert 'href="#p2"' in section and 'id="p2"' in page


def test_a_paragraphs_number_says_that_its_address_is_permanent(page: str) -> None:
    assert re.search(r'class="pilcrow" href="#p3"[^>]*title="Permanent address of paragraph 3', page)


def test_the_samples_dates_stand_beside_their_findings(sample_site: Path) -> None:
    text = (sample_site / "sources" / "harbour-wire.html").read_text(encoding="utf-8")
    section = text[text.index('<h2 id="dates">') :]
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", section)).split())
    assert "“April 2, 1938” 2 April 1938 footnote 2 A cited date is later than the document" in words
