"""Web addresses: where they stand, which are the same, and what date they state of their own page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.address_dates import archive_date, url_date
from dossier.prose.addresses import find_addresses, same_address

DATA = Path(__file__).parent / "data" / "addresses.txt"


def read_cases() -> list[tuple[str, tuple[str, ...]]]:
    lines = [
        line for line in DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(url, () if dates.strip() == "-" else tuple(dates.split())) for url, dates in pairs]


def addresses(text: str) -> list[str]:
    return [text[start:end] for start, end in find_addresses(text)]


@pytest.mark.parametrize(("url", "dates"), read_cases())
def test_an_address_states_the_date_of_its_page_and_no_other(url: str, dates: tuple[str, ...]) -> None:
    assert url_date(url) == dates


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://web.archive.org/web/20210308054208/https://www.example.com/", "2021-03-08"),
        ("https://web.archive.org/web/20210308054208if_/https://www.example.com/", "2021-03-08"),
        ("https://archive.ph/2019.01.02-123456/https://example.com/a", "2019-01-02"),
        ("https://web.archive.org/web/2021/https://www.example.com/", None),
        ("https://archive.is/AbCdE", None),
        ("https://www.example.com/2021/03/08/", None),
    ],
)
def test_the_stamp_of_an_archive_dates_the_copy(url: str, day: str | None) -> None:
    assert archive_date(url) == day


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/a/b",
        "https://www.example.com/a/b",
        "HTTPS://WWW.Example.COM/a/b/",
        "https://example.com:443/a/b",
        "https://example.com/a/b?utm_source=x&utm_medium=y",
        "https://example.com/a/b?fbclid=abc",
        "https://example.com/a/b#section-2",
        "example.com/a/b",
        " https://example.com/a/b ",
        "<https://example.com/a/b>",
        "https://example.com/%61/b",
    ],
)
def test_one_page_has_one_address(other: str) -> None:
    assert same_address(other) == same_address("https://example.com/a/b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a", "https://example.com/b"),
        ("https://example.com/a", "https://example.com/A"),
        ("https://example.com/?p=1", "https://example.com/?p=2"),
        ("https://example.com/#!/a", "https://example.com/#!/b"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://en.example.com/a", "https://example.com/a"),
        ("https://example.com:8080/a", "https://example.com/a"),
    ],
)
def test_two_pages_have_two_addresses(one: str, other: str) -> None:
    assert same_address(one) != same_address(other)


def test_parameters_are_the_same_in_any_order() -> None:
    assert same_address("https://example.com/?a=1&b=2") == same_address(
        "https://example.com/?b=2&gclid=x&a=1"
    )


def test_an_address_ends_before_the_stop_of_its_sentence() -> None:
    assert addresses(
        "See https://example.com/a. Then (https://example.com/b), and https://example.com/c?"
    ) == [
        "https://example.com/a",
        "https://example.com/b",
        "https://example.com/c",
    ]


def test_an_address_keeps_the_brackets_that_it_opens() -> None:
    assert addresses("(https://example.com/a_(b))") == ["https://example.com/a_(b)"]


def test_an_address_without_a_scheme_needs_a_path() -> None:
    text = "www.example.com/a, example.org/b, and/or example.com, e.g./i.e., x@example.com/c"
    assert addresses(text) == ["www.example.com/a", "example.org/b"]


@given(st.text(max_size=200))
def test_no_text_stops_the_readers_of_addresses(text: str) -> None:
    for start, end in find_addresses(text):
        assert 0 <= start < end <= len(text) and not text[start:end].isspace()
    assert isinstance(same_address(text), str)
    assert all(4 < len(date) <= 10 for date in url_date(text))


@given(
    st.from_regex(
        r"https?://(www\.)?[a-z]{2,8}\.(com|org)(/[a-z0-9%~é-]{0,6}){0,4}(\?[a-z]=[a-z0-9 ]{0,4})?",
        fullmatch=True,
    )
)
def test_the_common_form_of_an_address_is_its_own(url: str) -> None:
    assert same_address(same_address(url)) == same_address(url)
