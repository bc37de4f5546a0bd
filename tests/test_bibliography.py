"""Works as reference managers read them, read back by parsers that are not ours."""

import json

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from dossier.bibliography import Work, bibtex, csl, csl_text, dates_of, ris

WORK = Work(
    id="halcyon-2026-11-21",
    title="Was the “Halcyon” 100% late? {An answer} from A_Quill & Co",
    kind="webpage",
    authors=("Ada Quill", "Harbour Wire and Sons"),
    container="The voyage of the Halcyon",
    published="1931-04-12",
    accessed="2026-11",
    number="No. 7",
    url="https://example.org/halcyon_late?a={b}&c=1#p2",
    language="en",
    note="Nothing here is settled.",
)
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
DATES = st.sampled_from(["", "1931", "1931-04", "1931-04-12~", "1931-04-12/1931-05", "193X", "no date"])


def test_a_reader_of_bibtex_finds_every_field() -> None:
    library = bibtexparser.parse_string(bibtex(WORK))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.entry_type == "online" and entry.key == "halcyon-2026-11-21"
    assert fields["date"] == "1931-04-12" and fields["year"] == "1931" and fields["urldate"] == "2026-11"
    assert fields["author"] == "{Ada Quill} and {Harbour Wire and Sons}"
    assert fields["note"] == "Nothing here is settled."
    assert r"100\% late? \{An answer\} from A\_Quill \& Co" in fields["title"]
    assert fields["url"] == "https://example.org/halcyon_late?a=%7Bb%7D&c=1#p2"


def test_a_reader_of_ris_finds_every_field() -> None:
    (entry,) = rispy.loads(ris(WORK))
    assert entry["type_of_reference"] == "ELEC" and entry["title"] == WORK.title
    assert entry["authors"] == list(WORK.authors) and entry["year"] == "1931"
    assert entry["date"] == "1931/04/12/" and entry["access_date"] == "2026/11//"
    assert entry["urls"] == [WORK.url] and entry["notes"] == [WORK.note]


def test_csl_has_dates_in_parts_and_names_as_they_are_printed() -> None:
    (item,) = json.loads(csl_text([WORK]))
    assert item["issued"] == {"date-parts": [[1931, 4, 12]]}
    assert item["author"] == [{"literal": "Ada Quill"}, {"literal": "Harbour Wire and Sons"}]
    assert item["note"] == "Nothing here is settled."


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1931-04-12~", {"date-parts": [[1931, 4, 12]], "circa": True}),
        ("1931-04/1931-05", {"date-parts": [[1931, 4], [1931, 5]]}),
        ("193X", {"literal": "the 1930s"}),
        ("no date", {"literal": "no date"}),
    ],
)
def test_a_date_says_no_more_than_is_known(edtf: str, said: object) -> None:
    assert csl(Work(id="x", title="T", published=edtf))["issued"] == said


@pytest.mark.parametrize(
    ("kind", "house", "entry", "field", "ris_type"),
    [
        ("book", "publisher", "book", "publisher", "BOOK"),
        ("report", "publisher", "report", "institution", "RPRT"),
        ("article-newspaper", "container", "article", "journaltitle", "NEWS"),
        ("post", "container", "misc", "organization", "GEN"),
    ],
)
def test_a_work_has_the_entry_of_its_kind_and_its_house_the_field_that_the_entry_takes(
    kind: str, house: str, entry: str, field: str, ris_type: str
) -> None:
    work = Work(id="x", title="T", kind=kind, **{house: "Quill & Co"})
    (read,) = bibtexparser.parse_string(bibtex(work)).entries
    assert read.entry_type == entry
    assert {each.key: each.value for each in read.fields}[field] == r"Quill \& Co"
    (other,) = rispy.loads(ris(work))
    assert other["type_of_reference"] == ris_type and "Quill & Co" in other.values()


def test_an_article_whose_paper_is_not_known_is_no_article_of_bibtex() -> None:
    assert bibtex(Work(id="x", title="T", kind="article-newspaper")).startswith("@misc{")


@given(PRINTED, st.lists(PRINTED.filter(str.strip), max_size=3), DATES)
def test_nothing_that_is_printed_ends_a_field_or_a_record(
    title: str, authors: list[str], published: str
) -> None:
    work = Work(id="x", title=title, authors=tuple(authors), published=published, note="the caveat")
    library = bibtexparser.parse_string(bibtex(work))
    assert not library.failed_blocks and len(library.entries) == 1
    assert [field.value for field in library.entries[0].fields if field.key == "note"] == ["the caveat"]
    (entry,) = rispy.loads(ris(work))
    assert entry["notes"] == ["the caveat"]
    assert len(entry.get("authors", [])) == len(authors)
    assert json.loads(csl_text([work]))[0]["title"] == title


@given(st.text(max_size=30))
def test_what_is_no_date_is_taken_for_none(text: str) -> None:
    assert all(len(part) <= 3 for part in dates_of(text))
