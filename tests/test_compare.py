"""Two documents side by side: what each says on the questions that both carry, in neutral words."""

import gzip
import hashlib
import html
import re
import shutil
from pathlib import Path

import pytest
from commands import SAMPLE, run
from growth import at_most
from rule_fixtures import corpus_of

from dossier.comparison.facing import facing
from dossier.comparison.shared_claims import MOST_BESIDE, MOST_PAIRS, carried_by, shared_claims


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


def words(site: Path, path: str) -> str:
    """The text of a page, tags gone and blanks as one."""
    text = re.sub(r"<[^>]*>", " ", (site / path).read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).split())


POST = "compare/evening-post--harbour-wire.html"


def test_every_two_documents_with_a_question_in_common_are_compared_the_earlier_first(site: Path) -> None:
    pages = {page.stem for page in (site / "compare").glob("*.html")}
    assert pages == {
        "index",
        "evening-post--harbour-wire",
        "pilots-gazette--northern-echo",
        "pilots-gazette--al-marfa",
        "northern-echo--al-marfa",
    }


def test_what_differs_is_told_and_marked_field_by_field(site: Path) -> None:
    page = words(site, POST)
    late = page[page.index("Was the Halcyon late?") :]
    assert late.startswith("Was the Halcyon late? speaker, stance, word of doubt and value differ")
    for told in (
        "Who speaks differs the document itself Ada Quill",
        "Stance differs says it may be so says so",
        "Word of doubt differs “ perhaps ” –",
        "Value differs a day two days",
    ):
        assert told in late, told


def test_one_origin_is_told_as_one(site: Path) -> None:
    page = words(site, POST)
    assert "Both carry 3 questions, 1 of them from one origin." in page
    knew = page[page.index("Did the North Line know of the delay?") :]
    assert (
        "both have it from one origin" in knew
        and "Origin one origin “ Log of the port ” “ Log of the port ”" in knew
    )


def test_what_one_document_alone_carries_stands_apart(site: Path) -> None:
    page = words(site, POST)
    alone = page[page.index("In Office of the Harbour Wire alone") :]
    assert "Was the Harbour Wire the first to tell of the delay?" in alone[:120]
    assert "In The Evening Post alone No question that the other does not carry." in page


def test_an_utterance_in_two_wordings_has_its_apparatus_of_these_two_alone(site: Path) -> None:
    page = words(site, "compare/pilots-gazette--northern-echo.html")
    assert "none at all, A ] nothing here B" in page
    assert "المرفأ" not in page and "As all documents print it" in page


def test_the_table_of_documents_leads_to_each_pair(site: Path) -> None:
    source = (site / "compare" / "index.html").read_text(encoding="utf-8")
    assert (
        source.count('href="evening-post--harbour-wire.html"')
        + source.count('href="../compare/evening-post--harbour-wire.html"')
        == 2
    )
    assert "The Evening Post and Office of the Harbour Wire: 3 questions" in html.unescape(source)


def test_a_document_a_claim_and_the_lists_lead_to_the_comparisons(site: Path) -> None:
    document = words(site, "sources/harbour-wire.html")
    assert "The Evening Post April 1931 · 3 questions, 1 of them from one origin · side by side" in document
    for path, href in (
        ("sources/harbour-wire.html", "../compare/evening-post--harbour-wire.html"),
        ("claims/halcyon-was-late.html", "../compare/evening-post--harbour-wire.html#on-halcyon-was-late"),
        ("index.html", "compare/index.html"),
        ("matrix.html", "compare/index.html"),
        ("sources/index.html", "../compare/index.html"),
    ):
        assert f'href="{href}"' in (site / path).read_text(encoding="utf-8"), path


def test_of_many_documents_one_is_chosen_and_then_the_other(tmp_path: Path) -> None:
    """Without script: each document has the list of those it is compared with, most in common first."""
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    for number in range(1, 13):
        _, text = source(
            f"letter-{number}", *(assertion(id, "origin: self") for id in ("made-up", "second")[: 1 + number // 12]),
            day=number,
        )  # fmt: skip
        (content / "sources" / f"letter-{number}.md").write_text(text, encoding="utf-8")
    for path, text in claims("made-up", "second").items():
        (content / path).write_text(text, encoding="utf-8")
    first = content / "sources" / "letter-3.md"
    first.write_text(
        first.read_text(encoding="utf-8").replace(
            "assertions:\n", "assertions:\n" + assertion("second", "at: 1")
        ),
        encoding="utf-8",
    )
    made = tmp_path / "site"
    run("build", "--content", content, "--output", made, "--as-of", "2026-11-21", "--no-cache", "--draft")
    page = (made / "compare" / "index.html").read_text(encoding="utf-8")
    assert "<table" not in page
    third = page[page.index('<h2 id="with-letter-3">') :].partition("</section>")[0]
    assert "compared with 11 documents" in third
    assert re.findall(r'href="../compare/([^"]*)"', third)[0] == "letter-3--letter-12.html"
    assert '<a href="#with-letter-3">' in page and (made / "compare" / "letter-3--letter-12.html").is_file()


def test_nothing_is_called_wrong(site: Path) -> None:
    for page in (site / "compare").glob("*.html"):
        assert not re.search(
            r"(?i)\b(wrong|false|error|incorrect|denies|contradicts)\b", words(site, str(page))
        )


def assertion(claim: str, more: str) -> str:
    return f"  - {{claim: {claim}, says: Something., {more}}}\n"


def source(id: str, *assertions: str, day: int = 1) -> tuple[str, str]:
    head = f"title: {id}\npublished: 1931-04-{day:02}\ntext: digest\nassertions:\n{''.join(assertions)}"
    return f"sources/{id}.md", f"---\n{head}---\n{{p=1}}\nA text.\n"


def claims(*ids: str) -> dict[str, str]:
    return {f"claims/{id}.md": f"---\nquestion: {id}?\nclaim: {id}.\n---\n" for id in ids}


def matched(left: list[str], right: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Statements by their number on either side, 0 where there is none, and what differs."""
    files = claims("late") | dict(
        (
            source("a", *(assertion("late", each) for each in left)),
            source("b", *(assertion("late", each) for each in right)),
        )
    )
    corpus = corpus_of(files)
    one, other = (carried_by(corpus, corpus.sources[n])["late"] for n in (0, 1))
    numbers = {entry.path: n for entries in (one, other) for n, entry in enumerate(entries, 1)}
    return [
        (
            numbers[both.left.path] if both.left else 0,
            numbers[both.right.path] if both.right else 0,
            both.differs,
        )
        for both in facing(corpus, one, other, {})
    ]


def test_the_statement_of_one_speaker_is_set_beside_the_same_speakers() -> None:
    left = ["said_by: Quill, stance: asserts", "said_by: Ide, stance: rejects"]
    right = ["said_by: Ide, stance: asserts", "said_by: quill, stance: asserts"]
    assert matched(left, right) == [(1, 2, ()), (2, 1, ("stance",))]


def test_the_same_words_come_before_the_same_stance() -> None:
    left = ['said_by: Quill, stance: asserts, quote: "two days late"']
    right = ["said_by: Quill, stance: asserts", 'said_by: Quill, stance: rejects, quote: "Two days  late"']
    assert matched(left, right) == [(1, 2, ("stance",)), (0, 1, ())]


def test_the_same_word_of_doubt_comes_before_the_first_that_is_left() -> None:
    right = ["said_by: Quill, hedge: could", "said_by: Quill, hedge: might", "said_by: Quill, hedge: May"]
    assert matched(["said_by: Quill, hedge: may"], right) == [(1, 3, ()), (0, 1, ()), (0, 2, ())]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("date: 1931-04-02", "date: 1931-04", ()),
        ("date: 1931-04-02", "date: 1931-05", ("date",)),
        ("date: 1931-04-02", "stance: asserts", ()),
        ("value: two days", "value: Two  days", ()),
        ("value: two days", "value: three days", ("value",)),
        ("hedge: perhaps", "stance: asserts", ("hedge",)),
        ("origin: the log", "origin: not-stated", ()),
        ("origin: the log", "origin: the mate", ("origin",)),
        ("origin: self", "origin: self", ("origin",)),
        ("fits: related", "fits: exact", ("stance",)),
    ],
)
def test_a_field_differs_where_both_give_one_and_they_cannot_be_the_same(
    one: str, other: str, differs: tuple[str, ...]
) -> None:
    assert matched([one], [other]) == [(1, 1, differs)]


def test_of_many_pairs_those_with_most_in_common_are_compared_and_the_rest_counted() -> None:
    """Eighty documents on one claim, two of which share a second."""
    files = claims("late", "berth") | dict(
        source(
            f"doc-{n:02}", assertion("late", "origin: self"), *([assertion("berth", "")] if n > 77 else [])
        )
        for n in range(80)
    )
    with at_most(20):
        shared = shared_claims(corpus_of(files))
    assert len(shared.compared) == MOST_PAIRS and shared.left_out > 1000
    assert shared.compared[0].key == ("doc-00", "doc-01"), "of pairs with as many in common the earliest"
    assert all(len(pairs) <= MOST_BESIDE for pairs in shared.beside.values())
    late = next(pair for pair in shared.beside["doc-78"] if pair.other.id == "doc-79")
    assert late.claims == ("berth", "late"), "all that they have in common, though few were counted"


def test_a_work_that_is_only_cited_is_not_compared() -> None:
    files = claims("late") | dict((source("a", assertion("late", "")), source("b", assertion("late", ""))))
    files["sources/b.md"] = files["sources/b.md"].replace("text: digest", "text: none")
    assert shared_claims(corpus_of(files)).compared == ()


def test_a_comparison_of_very_much_stands_on_several_light_pages(tmp_path: Path) -> None:
    """Two talkative documents, whose words are all unlike each other."""
    ids = [f"question-{n}" for n in range(300)]
    files = claims(*ids)
    for name, day in (("first", 1), ("second", 2)):
        told = (
            assertion(id, f'at: 1, quote: "{" ".join(f"{hash_of(name, id, n)}" for n in range(30))}"')
            for id in ids
        )
        files |= dict([source(name, *told, day=day)])
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text("title: Much\n")
    for path, text in files.items():
        (tmp_path / "content" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / path).write_text(text)
    options = ("--output", tmp_path / "site", "--no-cache", "--no-search", "--draft", "--quiet")
    run("build", "--content", tmp_path / "content", *options)
    pages = sorted((tmp_path / "site" / "compare").glob("first--second*.html"))
    assert len(pages) > 1
    found = [id for page in pages for id in re.findall(r'<h3 id="on-(question-\d+)"', page.read_text())]
    assert sorted(found) == sorted(ids), "each question once"
    for page in pages:
        assert len(gzip.compress(page.read_bytes(), 9)) < 60 * 1024, page.name
        assert all(f'href="{other.name}"' in page.read_text() for other in pages)


def hash_of(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:9]
