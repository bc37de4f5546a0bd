"""Printed citations: what is read, what is left alone. The cases stand in data/citations.txt, in blocks."""

import json
from pathlib import Path

import pytest
from growth import at_most
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.citations import Citation, as_json, read_citation

DATA = Path(__file__).parent / "data" / "citations.txt"
DATES = ("published", "accessed", "archived", "updated")


def read_cases() -> list[tuple[str, dict[str, str]]]:
    cases: list[tuple[str, dict[str, str]]] = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            key, _, value = line.strip().partition(": ")
            cases[-1][1][key] = value
        elif line and not line.startswith("#"):
            cases.append((line, {}))
    return cases


def read_values(citation: Citation) -> dict[str, str]:
    values = {key: date.edtf or "" if (date := getattr(citation, key)) else "" for key in DATES}
    values |= {key: getattr(citation, key) or "-" for key in ("title", "outlet", "url", "locator")}
    values["authors"] = " | ".join(citation.authors) or "-"
    values["short"] = "yes" if citation.short else "no"
    values["undated"] = "yes" if citation.undated else "no"
    values["problem"] = (citation.published.problem if citation.published else None) or "-"
    values["dates"] = " | ".join(date.edtf or "?" for date in citation.dates) or "-"
    return values


CASES = read_cases()


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_citation_says_what_is_printed_and_no_more(text: str, expected: dict[str, str]) -> None:
    values = read_values(read_citation(text))
    wanted = dict.fromkeys(DATES, "") | {"short": "no", "undated": "no"} | expected
    assert {key: values[key] for key in wanted} == wanted


def test_dates_within_titles_and_addresses_are_not_among_the_dates() -> None:
    text = (
        'Doe, Jane. "Life in 1984." Review, May 3, 2019, https://example.org/2001/01/, accessed 4 June 2020.'
    )
    assert [date.edtf for date in read_citation(text).dates] == ["2019-05-03", "2020-06-04"]


@pytest.mark.parametrize(
    ("printed", "alternatives"),
    [
        ("Example Daily, 3/4/2016.", ("2016-04-03", "2016-03-04")),
        ("Example Daily, 13/4/2016.", ()),
        ("Example Daily, 4/4/2016.", ()),
        ("Example Daily, 3.4.2016.", ()),
        ("Example Daily, 3/4/2016 (accessed 25/4/2016).", ()),
    ],
)
def test_figures_are_ambiguous_only_while_nothing_shows_their_order(
    printed: str, alternatives: tuple[str, ...]
) -> None:
    published = read_citation(printed).published
    assert published is not None
    assert published.alternatives == alternatives
    assert (published.edtf is None) == bool(alternatives)


def test_an_archived_copy_of_an_address_is_the_address() -> None:
    text = "Example, archived at https://web.archive.org/web/20190504000000/https://example.com/a."
    assert read_citation(text).url == "https://web.archive.org/web/20190504000000/https://example.com/a"


def test_json_has_the_keys_of_the_command() -> None:
    assert as_json(read_citation("")) == {
        "authors": [],
        "title": None,
        "outlet": None,
        "published": None,
        "accessed": None,
        "archived": None,
        "url": None,
    }


WORDS = st.sampled_from(
    "Doe , . ; : ( ) [ ] “ ” \" ' ‘ ’ J. 2019 (2019) (n.d.) May 3, Oct. 31 Feb 30 12/05/2019"
    " Retrieved Archived on from https://example.org/2019/05/ n.d. pp. 3–4 no. ibid. et al."
    " and & The Times of In \n \ufffc 2O19"
    " c. 1950 1998-2003 null forthcoming in press to appear see cf. until sailed on".split(" ")
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_no_text_stops_the_reader_and_every_place_holds(text: str) -> None:
    citation = read_citation(text)
    for date in citation.dates:
        assert text[date.start : date.end] == date.text
    for role in DATES:
        date = getattr(citation, role)
        assert date is None or text[date.start : date.end] == date.text
    assert citation.url is None or citation.url in text
    json.dumps(as_json(citation))


@pytest.mark.parametrize(
    "text",
    [
        "A" * 50_000,
        "Doe, J., " * 5_000,
        "(2019" * 5_000,
        '"a" 1999, ' * 3_000,
        "Retrieved from " * 3_000,
        "1 n n n v p " * 3_000 + "x",
        "Aa Bb, " * 5_000 + ": x",
        "https://example.org/(((" * 2_000,
        "May 3, " * 5_000,
        ". In J. " * 5_000,
        "The ship sailed on May 3, 2014; see A. " * 300,
        "(in press " * 1_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_citation_is_read_in_a_moment(text: str) -> None:
    with at_most(5):
        read_citation(text)


def test_citations_of_a_public_collection_are_read(testsets: Path) -> None:
    """Published and accessed, at the precision that is printed.

    Left out are records whose key lacks a date that is printed, or has one that is not: 36 of 2,607.
    """
    path = testsets / "citation_strings_tidal.jsonl"
    compared = wrong = titles = 0
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        read = as_json(read_citation(record["text"]))
        pairs = [(read["published"], record["date_published"]), (read["accessed"], record["date_accessed"])]
        if any(
            (key is None) != (found is None) and not_comparable(record["text"], key) for found, key in pairs
        ):
            continue
        compared += 1
        wrong += not all(found == key or found and key and key.startswith(str(found)) for found, key in pairs)
        titles += read["title"] == record["title"]
    assert compared >= 2_560
    assert wrong == 0
    assert titles / compared > 0.97


def not_comparable(text: str, key: str | None) -> bool:
    """Whether the key has a year that is not printed, or none though the text prints one in brackets."""
    return key[:4] not in text if key else any(f"({year}" in text for year in range(1990, 2030))
