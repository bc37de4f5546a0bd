"""Partial dates: EDTF in, first and last day out. The dates stand in data/edtf*.tsv."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import dates
from dossier.dates import DateError, Day, PartialDate, parse

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def shown(day: Day | None) -> str:
    return dates.iso(day) if day else "-"


def outcome(text: str) -> PartialDate | None:
    try:
        return parse(text)
    except DateError:
        return None


DATES = rows("edtf.tsv")
years = st.integers(-400_000, 400_000)
days = st.builds(
    lambda year, month, day: Day(year, month, min(day, dates.days_in_month(year, month))),
    years,
    st.integers(1, 12),
    st.integers(1, 31),
)
edtf_like = st.text(alphabet="0123456789-/XYTZ?~%.[]{},ES: ", max_size=30)
near_dates = st.tuples(st.sampled_from(DATES), st.integers(0, 40), st.sampled_from("0129-/X?~%.")).map(
    lambda parts: parts[0][0][: parts[1]] + parts[2] + parts[0][0][parts[1] + 1 :]
)


@pytest.mark.parametrize(
    ("text", "level", "first", "last", "precision", "words"), DATES, ids=lambda text: text
)
def test_a_partial_date_has_its_first_and_last_day(
    text: str, level: str, first: str, last: str, precision: str, words: str
) -> None:
    date = parse(text)
    assert (date.level, shown(date.earliest), shown(date.latest)) == (int(level), first, last)
    assert (date.precision, dates.in_words(text)) == (precision, words)
    assert (dates.earliest(text), dates.latest(text)) == (date.earliest, date.latest)


@pytest.mark.parametrize(("text", "said"), rows("edtf_refused.tsv"), ids=lambda text: text or "nothing")
def test_what_is_no_date_is_refused_with_the_fact_against_it(text: str, said: str) -> None:
    with pytest.raises(DateError, match="^[^\n]+$") as error:
        parse(text)
    assert said in str(error.value)
    assert "invalid" not in str(error.value) and not str(error.value).endswith(".")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("02/03/2016", "ambiguous"),
        ("13/04/2016", "malformed"),
        ("02.03.2016", "malformed"),
        ("30/02/2016", "impossible"),
        ("2016-02-30", "impossible"),
        ("1986/1979", "reversed"),
    ],
)
def test_the_kind_of_an_error_is_told(text: str, kind: str) -> None:
    with pytest.raises(DateError) as error:
        parse(text)
    assert error.value.kind == kind


def test_a_text_without_end_is_not_looked_at() -> None:
    with pytest.raises(DateError, match="has 1000000 characters"):
        parse("[" + "1," * 499_999 + "]")


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984", False, False),
        ("1984?", True, False),
        ("1984~", False, True),
        ("1984%", True, True),
        ("1984~/2004", False, True),
        ("1984/2004?", True, False),
        ("1984?-06", True, False),
        ("[1984~,1990]", False, True),
    ],
)
def test_marks_are_told_apart(text: str, uncertain: bool, approximate: bool) -> None:
    assert (parse(text).uncertain, parse(text).approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1984-06-11", "1984-06-11", "1984-06-11"),
        ("1984-06-11~", "1984-06-10", "1984-06-12"),
        ("1984-06~", "1984-05-01", "1984-07-31"),
        ("1984%", "1982-01-01", "1986-12-31"),
        ("198X~", "1970-01-01", "1999-12-31"),
        ("1984-24", "1984-01-01", "1985-02-28"),
        ("1984~/..", "1983-01-01", "-"),
        ("../1984?", "-", "1985-12-31"),
    ],
)
def test_a_vague_date_is_compared_at_its_widest(text: str, first: str, last: str) -> None:
    assert tuple(map(shown, dates.possible_days(parse(text)))) == (first, last)


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        ("2016-05-03", "2016-05", True),
        ("2016-05-03", "2016-06", False),
        ("1970~", "1971-04-02", True),
        ("1970", "1971-04-02", False),
        ("../1970", "1971", False),
        ("1969/..", "1971", True),
        ("2010-24", "2010-01-15", True),
        ("2010-24", "2011-01-15", True),
        ("2010-24", "2011-03-15", False),
    ],
)
def test_two_dates_overlap_where_some_day_can_be_both(a: str, b: str, overlap: bool) -> None:
    assert dates.overlaps(parse(a), parse(b)) is dates.overlaps(parse(b), parse(a)) is overlap


def test_a_description_has_every_key_for_every_text() -> None:
    assert dates.describe("1974~/..") == {
        "valid": True,
        "level": 1,
        "earliest": "1974-01-01",
        "latest": None,
        "uncertain": False,
        "approximate": True,
    }
    assert dates.describe("1974-13") == {
        "valid": False,
        "level": None,
        "earliest": None,
        "latest": None,
        "uncertain": False,
        "approximate": False,
    }


@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert dates.ordinal(day) == date.toordinal()
    assert dates.from_ordinal(date.toordinal()) == day
    assert dates.weekday(day) == date.strftime("%A")
    assert dates.iso(day) == date.isoformat()


@given(days, st.integers(-(10**6), 10**6))
def test_a_day_moved_there_and_back_is_the_same_day(day: Day, count: int) -> None:
    moved = dates.add_days(day, count)
    assert dates.days_between(day, moved) == count
    assert dates.add_days(moved, -count) == day
    assert (moved > day) == (count > 0)


@given(days, st.integers(-10_000, 10_000))
def test_months_on_is_a_real_day_of_the_month_meant(day: Day, count: int) -> None:
    moved = dates.add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert 1 <= moved.day <= dates.days_in_month(moved.year, moved.month) and moved.day <= day.day


@given(edtf_like | near_dates | st.text(max_size=20))
def test_any_text_is_a_date_with_an_order_or_a_date_error(text: str) -> None:
    date = outcome(text)
    if date is None:
        assert dates.describe(text)["valid"] is False
        return
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    first, last = dates.possible_days(date)
    assert (first is None) == (date.earliest is None) and (last is None) == (date.latest is None)
    assert not first or first <= date.earliest
    assert not last or last >= date.latest
    assert dates.overlaps(date, date)
    assert dates.in_words(text).strip()
    assert date.precision and date.level in (0, 1, 2)
    json.dumps(dates.describe(text))


@given(days)
def test_a_written_day_reads_back_as_itself(day: Day) -> None:
    if -9999 <= day.year <= 9999:
        assert parse(dates.iso(day)).earliest == parse(dates.iso(day)).latest == day


#: Where the outside set differs from the standard: it gives an unknown end ten years, an open one infinity.
OPEN = {
    "/2006": (None, "2006-12-31"),
    "2004-06-01/": ("2004-06-01", None),
    "../2006": (None, "2006-12-31"),
    "2004-01-01/..": ("2004-01-01", None),
    "1984-06-02?/": ("1984-06-02", None),
    "[..1760-12-03]": (None, "1760-12-03"),
    "[1760-12..]": ("1760-12-01", None),
    "[1760-01, 1760-02, 1760-12..]": ("1760-01-01", None),
}


def test_the_examples_of_others_have_their_days(testsets: Path) -> None:
    checked = 0
    for line in (testsets / "edtf.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, expect = record["edtf"], record["expect"]
        if text is None:
            continue
        date = outcome(text)
        if date is None:
            assert not record["valid"] or "S" in text or "E" in text or text[-3:] in ("-29", "-34"), text
            continue
        assert record["valid"], text
        if expect and isinstance(expect[0], str):
            checked += 1
            ends = [expect[0], expect[1] if len(expect) in (2, 4) else expect[0]]
            read = [shown(date.earliest), shown(date.latest)]
            assert read == [day or "-" for day in OPEN.get(text, ends)], text
        elif expect:
            both = date.uncertain and date.approximate
            either = [date.uncertain and not both, date.approximate and not both, both]
            assert either == expect or expect == [True, True, False], text
    assert checked > 60
