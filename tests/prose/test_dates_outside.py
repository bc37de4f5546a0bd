"""Printed dates that other people collected, read from the folder of test sets: how many are read right.

A date counts as read right when its span is theirs, a leading "on", "in", "from", "for" or "the" aside, and
one of its readings has their first and last day. The end of their ranges is the day after, or the first day
of the last month or year; all of these count. A floor is what the reader reaches; whoever raises it, raises
the floor.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossier.dates import DateError, Day, add_days, add_months, parse
from dossier.prose.date_lexicon import MONTH_WORDS
from dossier.prose.dates import DateSpan, read_dates

DATES = {"date", "daterange", "datetimeV2.date", "datetimeV2.daterange"}
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NAMED = re.compile(rf"(?i)\b(?:{_MONTH}|mon|tue|wed|thu|fri|sat|sun)|\d(?:{_MONTH})|(?<!\d)\d{{4}}(?!\d)")
_LEADING = re.compile(r"^(?:(?:on|in|the|from|for) )+")

Bounds = tuple[Day | None, Day | None]


def records(testsets: Path, name: str) -> Iterator[dict[str, Any]]:
    with (testsets / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def day(text: str) -> Day:
    year, month, number = text[:10].split("-")
    return Day(int(year), int(month), int(number))


def wanted(result: dict[str, Any]) -> list[tuple[str, Bounds]]:
    """What a record says the date is, each possibility as ("day", …) or ("range", …)."""
    found: list[tuple[str, Bounds]] = []
    resolution = result.get("resolution") or {}
    for value in resolution.get("values", []):
        if "start" in value or "end" in value:
            start, end = (day(value[key]) if value.get(key) else None for key in ("start", "end"))
            found.append(("range", (start, end)))
        elif value.get("value") not in (None, "not resolved"):
            found.append(("day", (day(value["value"]), day(value["value"]))))
    for value in (resolution.get("FutureResolution") or {}, resolution.get("PastResolution") or {}):
        if "startDate" in value or "endDate" in value:
            start, end = (day(value[key]) if value.get(key) else None for key in ("startDate", "endDate"))
            found.append(("range", (start, end)))
        elif value.get("date") not in (None, "0001-01-01"):
            found.append(("day", (day(value["date"]), day(value["date"]))))
    return found


def same(read: Bounds, kind: str, want: Bounds) -> bool:
    if kind == "day" or read[0] != want[0]:
        return read == want
    if want[1] is None or read[1] is None:
        return read[1] is want[1] is None
    ends = [want[1], add_days(want[1], -1), add_days(want[1], -2)]
    ends += [add_days(add_months(want[1], count), -1) for count in (1, 3, 12)]
    return read[1] in ends


def right(span: DateSpan, result: dict[str, Any]) -> bool:
    wants = wanted(result)
    for text in (span.edtf, *span.alternatives):
        if text and "XXXX" not in text:
            try:
                date = parse(text)
            except DateError:
                continue
            if any(same((date.earliest, date.latest), kind, want) for kind, want in wants):
                return True
    return not wants


def score(path: Path) -> tuple[dict[str, tuple[int, int]], list[str], list[str]]:
    """Right and all, by group; sentences without a date in which one was found; what was not read right."""
    counts = {"named": [0, 0], "relative": [0, 0]}
    invented, missed = [], []
    for record in records(path.parent, path.name):
        reference = day(record["reference"]) if record.get("reference") else None
        spans = read_dates(record["input"], reference)
        if not record["results"]:
            invented += [f"{record['n']}: {record['input']!r}: {span.text!r}" for span in spans]
        for result in record["results"]:
            if result["type"] not in DATES:
                continue
            named = bool(_NAMED.search(result["text"]))
            if not named and reference is None:
                continue
            bare = _LEADING.sub("", result["text"].lower().strip(" .,"))
            over = [
                span
                for span in spans
                if span.start < result["start"] + len(result["text"]) and result["start"] < span.end
            ]
            hit = any(
                _LEADING.sub("", span.text.lower().strip(" .,")) == bare and right(span, result)
                for span in over
            )
            group = counts["named" if named else "relative"]
            group[0] += hit
            group[1] += 1
            if not hit:
                read = [(span.text, span.edtf, *span.alternatives) for span in over]
                missed.append(
                    f"{'N' if named else 'R'} {record['n']}: {record['input'][:70]!r} "
                    f"{(record.get('reference') or '')[:10]}: {result['text']!r} {read}"
                )
    return {name: (count[0], count[1]) for name, count in counts.items()}, invented, missed


def test_dates_that_are_named_are_read_with_their_places(testsets: Path) -> None:
    counts, _, missed = score(testsets / "dates_recognizers_en.jsonl")
    hits, total = counts["named"]
    assert total > 400
    assert hits / total >= 0.96, "\n".join(missed)


def test_dates_relative_to_a_stated_day_are_placed(testsets: Path) -> None:
    counts, _, missed = score(testsets / "dates_recognizers_en.jsonl")
    hits, total = counts["relative"]
    assert total > 150
    assert hits / total >= 0.88, "\n".join(missed)


def test_of_all_dates_more_than_nine_in_ten_are_read_right(testsets: Path) -> None:
    counts, _, missed = score(testsets / "dates_recognizers_en.jsonl")
    assert sum(hits for hits, _ in counts.values()) / sum(total for _, total in counts.values()) >= 0.93, (
        "\n".join(missed)
    )


def test_no_date_is_found_where_others_found_none(testsets: Path) -> None:
    _, invented, _ = score(testsets / "dates_recognizers_en.jsonl")
    assert not invented


def test_dates_as_people_type_them_are_read(testsets: Path) -> None:
    missed, total = [], 0
    for record in records(testsets, "free_dates_misp.jsonl"):
        want = (record["edtf_by_hand"] or "").partition(" (")[0]
        read = [text for span in read_dates(record["text"]) for text in (span.edtf, *span.alternatives)]
        total += 1
        if want not in read if want else not read:
            missed.append(f"{record['text']!r}: {want} {read}")
    assert total > 60
    assert len(missed) / total <= 0.06, "\n".join(missed)


def test_words_for_dates_have_the_edtf_of_others(testsets: Path) -> None:
    """Their "before 1928" takes 1928 in, their "19c" and "90" are too bold for running text: hence the floor."""
    missed, total = [], 0
    for record in records(testsets, "date_words_to_edtf.jsonl"):
        want = (record["edtf"] or "").replace(", ", ",")
        read = [text for span in read_dates(record["text"]) for text in (span.edtf, *span.alternatives)]
        total += 1
        if want not in read if want else read:
            missed.append(f"{record['text']!r}: {want} {read}")
    assert total > 70
    assert len(missed) / total <= 0.32, "\n".join(missed)


def test_english_dates_with_a_month_and_a_year_are_read(testsets: Path) -> None:
    # Their readings that are not in the words: a moved time zone, a month for its settings' day.
    named = re.compile(rf"(?i)\b(?:{_MONTH})[a-z]*\b")
    missed, total = [], 0
    for record in records(testsets, "date_strings.jsonl"):
        text, want = record["text"], record["value"][:10] if record["value"] else ""
        word = named.search(text)
        if not word or word[0].lower() not in MONTH_WORDS or want[:4] not in text or not text.isascii():
            continue
        read = [
            bound
            for span in read_dates(text)
            for other in (span.edtf, *span.alternatives)
            if other and "XXXX" not in other
            for bound in [(parse(other).earliest, parse(other).latest)]
        ]
        total += 1
        if not any(first and last and first <= day(want) <= last for first, last in read):
            missed.append(f"{record['n']} {text!r}: {want} {read}")
    assert total > 30
    assert len(missed) / total <= 0.14, "\n".join(missed)
