"""Printed dates in running text: what is read, and what is left alone. The sentences stand in data/."""

import datetime
import json
from pathlib import Path

import pytest
from growth import at_most, grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st

from dossier.dates import DateError, Day, earliest, latest, parse
from dossier.prose.date_holidays import easter
from dossier.prose.dates import DateSpan, as_json, read_dates

DATA = Path(__file__).parent / "data"
WORDS = """
May march October Nov. Friday mon summer fall the of in from to between and or until since before after last
next this that same past year years month weeks day decade century quarter weekend ago later earlier early
mid late end circa c. about nearly more than a few two twenty first third thirtieth nineteen thousand 1 7 12
13th 29 31 44 1979 1986 2016 2023 1960s '89 – - / , . ( ) 0ctober BC AD today yesterday now week starting on
Easter Christmas Q3 9999 0000 rest 2016-13-08 03/04/2016 St Patrick's New Year's Eve holiday fortnight
calendar present date s ' |
""".split()
sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.lists(
    st.sampled_from(WORDS), max_size=10
).map("".join)
usual_days = st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31))
references = st.none() | st.builds(Day, st.integers(1, 9990), st.integers(1, 12), st.integers(1, 28))


def day(text: str) -> Day | None:
    return None if text == "-" else earliest(text)


def shown(span: DateSpan) -> str:
    problem = f" ({span.problem})" if span.problem else ""
    others = f" ~ {','.join(span.alternatives)}" if span.alternatives else ""
    weekday = f" @{span.weekday}" if span.weekday else ""
    return f"{span.text} = {span.edtf or '-'}{problem}{others}{weekday}"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("sentence", "reference", "expected"),
    [line.split("\t") for line in lines("dates.tsv")],
    ids=lambda text: text[:50],
)
def test_a_printed_date_is_read_where_it_stands(sentence: str, reference: str, expected: str) -> None:
    spans = read_dates(sentence, day(reference))
    assert " | ".join(shown(span) for span in spans) == expected


@pytest.mark.parametrize("sentence", lines("no_dates.txt"))
def test_figures_and_words_that_are_no_date_are_left_alone(sentence: str) -> None:
    assert [shown(span) for span in read_dates(sentence, Day(2023, 11, 24))] == []


def test_a_date_over_a_line_break_is_one_date() -> None:
    [span] = read_dates("It was signed on March\n3, 1918.")
    assert (span.text, span.edtf) == ("March\n3, 1918", "1918-03-03")


def test_a_blank_line_parts_two_dates() -> None:
    assert [span.text for span in read_dates("in March\n\n1918 was a year")] == ["March", "1918"]


def test_places_are_counted_in_code_points() -> None:
    [span] = read_dates("𝔄𝔟 بركة 👩‍🚀 — on 2 May 2016")
    assert "𝔄𝔟 بركة 👩‍🚀 — on 2 May 2016"[span.start : span.end] == span.text == "2 May 2016"


def test_an_absolute_date_does_not_depend_on_the_reference() -> None:
    text = "On 2 May 2016, in the 1960s, from 1979 to 1986 and since 1988."
    assert read_dates(text) == read_dates(text, Day(1990, 1, 1)) == read_dates(text, Day(2030, 1, 1))
    assert {span.kind for span in read_dates(text)} == {"absolute"}


def test_a_relative_date_without_a_reference_is_found_and_not_placed() -> None:
    for span in read_dates("Last week, on October 7, three days ago and on Friday."):
        assert span.kind == "relative"
        assert (span.earliest, span.latest) == (None, None)
    assert len(read_dates("Last week, on October 7, three days ago and on Friday.")) == 4


def test_the_json_of_a_date_has_plain_values() -> None:
    [span] = read_dates("since 1988")
    assert as_json(span) == {
        "start": 0,
        "end": 10,
        "text": "since 1988",
        "edtf": "1988/..",
        "earliest": "1988-01-01",
        "latest": None,
        "kind": "absolute",
        "alternatives": [],
    }


@pytest.mark.parametrize(
    ("year", "month", "number"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2018, 4, 1), (2024, 3, 31)],
)
def test_easter_falls_where_the_almanacs_have_it(year: int, month: int, number: int) -> None:
    assert easter(year) == Day(year, month, number)


@given(sentences | st.text(max_size=80), references)
def test_spans_lie_inside_the_text_in_order_and_say_what_they_mean(text: str, reference: Day | None) -> None:
    end = 0
    for span in read_dates(text, reference):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end
        assert span.kind in ("absolute", "relative")
        assert span.problem in (None, "impossible", "ambiguous", "malformed", "reversed")
        assert span.earliest is None or span.latest is None or span.earliest <= span.latest
        if span.edtf and "XXXX" not in span.edtf:
            assert (span.earliest, span.latest) == (earliest(span.edtf), latest(span.edtf))
        elif span.edtf:
            parse(span.edtf)
            assert (span.earliest, span.latest) == (None, None)
        for other in span.alternatives:
            parse(other)
        assert span.kind == "relative" or span.edtf or span.problem
        json.dumps(as_json(span))


@given(usual_days, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%Y-%m-%d", "%A, %d %B %Y"]))
def test_a_day_is_read_in_every_usual_form(date: datetime.date, form: str) -> None:
    written = date.strftime(form)
    [span] = read_dates(f"It is said that {written} was the day.")
    assert span.edtf == date.isoformat()
    assert span.text == written


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "2001 ",
        "2001-",
        "1/",
        "May ",
        "May or ",
        "from 1 to ",
        "3 days and ",
        "two days before ",
        "twenty ",
        "about ",
        "the last ",
        "Friday ",
        "a",
        "1",
        "'",
        "since at least ",
        "May 1 - ",
        "[[",
        "0ctober",
    ],
)
def test_a_text_without_end_is_read_in_linear_time(piece: str) -> None:
    def read(text: str) -> None:
        read_dates(text, Day(2023, 1, 1))

    grows_in_proportion(read, lambda units: piece * units, 5_000 // len(piece))


def test_a_document_is_read_in_no_time() -> None:
    text = "On 2 May 2016 it said that since 1988 nothing had changed, but last week all had. " * 50
    with at_most(5):
        found = read_dates(text, Day(2023, 1, 1))
    assert len(found) == 150


def test_no_reading_raises_a_date_error() -> None:
    for year in ("0000", "9999", "1000", "2199"):
        try:
            text = f"from {year} to May {year}, since {year}, late {year}, 3 years before {year}"
            read_dates(text, Day(1, 1, 1))
        except DateError as error:
            pytest.fail(f"{year}: {error}")
